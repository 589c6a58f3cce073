package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A look at the live site after the switch. */
class LiveSiteTest {

    @TempDir
    Path temp;

    private HttpServer server;
    private SiteFolder site;
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        site = new SiteFolder(temp).write("index.html", "home");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            String answer = answers.size() > 1 ? answers.pop() : answers.peek();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.matches("\\d{3}") ? Integer.parseInt(answer) : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/clinic";
    }

    private String look() throws IOException {
        return new LiveSite(address(), waits::add).isShown(site.read()).orElse("shown");
    }

    @Test
    void sameBuildIdIsTheSameSite() throws Exception {
        site.write(FileRules.BUILD_ID, "3fa9\n");
        answers.add("3fa9\n");

        assertThat(look()).isEqualTo("shown");
        assertThat(asked).containsExactly("/clinic/.well-known/build-id.txt");
    }

    @Test
    void siteWithoutBuildIdIsKnownByItsHomePage() throws Exception {
        answers.add("home");

        assertThat(look()).isEqualTo("shown");
        assertThat(asked).containsExactly("/clinic/");
    }

    @Test
    void cachesAndServersAreGivenTime() throws Exception {
        site.write(FileRules.BUILD_ID, "new\n");
        answers.addAll(List.of("old\n", "503", "new\n"));

        assertThat(look()).isEqualTo("shown");
        assertThat(waits).containsExactly(1000L, 2000L);
    }

    @Test
    void siteThatStaysTheOldOneIsToldOfWithWhatWasSeen() throws Exception {
        site.write(FileRules.BUILD_ID, "new\n");
        answers.add("old\n");

        assertThat(look())
                .isEqualTo("The site is published, but " + address()
                        + "/ does not show it yet: it shows another build (old). A cache may need longer; look at where"
                        + " its server takes the files from.");
        assertThat(waits).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.heron.example/",
                "https://x.test",
                "https://example.org/a/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http://a b/",
                "//host",
                "https:///",
                "\u0000"
            })
    void namesThatAreNobodysAreNotAsked(String address) throws Exception {
        assertThat(new LiveSite(address, waits::add).isShown(site.read())).isEmpty();
        assertThat(waits).isEmpty();
    }
}
