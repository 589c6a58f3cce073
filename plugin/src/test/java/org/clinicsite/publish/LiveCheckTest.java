package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.PublicLedger.Fact;
import org.clinicsite.site.PublicLedger.Kind;
import org.clinicsite.site.PublicLedger.PublicPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live site beside its build: a server that a test spoils. */
class LiveCheckTest {

    @TempDir
    Path temp;

    private HttpServer server;
    private SiteFolder site;

    /** What the server shows in place of the site's own files. */
    private final Map<String, String> instead = new TreeMap<>();

    private boolean sendsHeaders = true;
    private boolean leadsOn = true;
    private int missing = 404;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (sendsHeaders) {
                exchange.getResponseHeaders().add("X-Frame-Options", "DENY");
            }
            if (leadsOn && path.equals("/old/")) {
                exchange.getResponseHeaders().add("Location", "/prices/");
                exchange.sendResponseHeaders(301, -1);
                exchange.close();
                return;
            }
            Path file = site.folder().resolve(path.substring(1) + (path.endsWith("/") ? "index.html" : ""));
            boolean is = Files.isRegularFile(file);
            byte[] bytes = instead.containsKey(path)
                    ? instead.get(path).getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(is ? file : site.folder().resolve("404.html"));
            exchange.sendResponseHeaders(is ? 200 : missing, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        site = new SiteFolder(temp.resolve("site"));
        site.write("index.html", page("Heron Yard", "Call 01632 960123"));
        site.write("prices/index.html", page("Prices", "30 minutes £36"));
        site.write("404.html", page("Not here", ""));
        site.write("_headers", "/*\n  X-Frame-Options: DENY\n/assets/*\n  Cache-Control: immutable\n");
        site.write("_redirects", "/old/ /prices/ 301\n");
        site.write(FileRules.BUILD_ID, "3fa9\n");
        TreeMap<String, PublicPage> pages = new TreeMap<>();
        pages.put("/", new PublicPage("Heron Yard", "home", "", new TreeSet<>()));
        pages.put("/prices/", new PublicPage("Prices", "prices", "", new TreeSet<>()));
        site.write(
                PublicLedger.PATH,
                new String(
                        new PublicLedger(
                                        address(),
                                        "3fa9",
                                        List.of(
                                                new Fact(Kind.CONTACT, "", "telephone", "01632 960123", null),
                                                new Fact(Kind.PRICE, "Back massage", "30 minutes", "£36", null)),
                                        pages)
                                .toBytes(),
                        StandardCharsets.UTF_8));
    }

    private static String page(String title, String text) {
        return "<!doctype html><html lang=en><meta charset=utf-8><title>" + title + "</title><main><h1>" + title
                + "</h1><p>" + text + "</main>";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private LiveCheck.Seen look() throws Exception {
        return LiveCheck.of(site.folder(), null, Clock.systemUTC(), millis -> {}, Progress.NONE);
    }

    private List<String> told() throws Exception {
        return look().problems().stream().map(Problem::told).toList();
    }

    @Test
    void siteAsItWasBuiltIsWell() throws Exception {
        LiveCheck.Seen seen = look();

        assertThat(seen.problems()).isEmpty();
        assertThat(seen.lines())
                .containsExactly(
                        "build 3fa9",
                        "1 header",
                        "1 redirect",
                        "the page for missing ones",
                        "2 pages as built, with 2 facts");
    }

    @Test
    void anotherBuildAndAFactThatIsNotShownAreErrors() throws Exception {
        instead.put("/" + FileRules.BUILD_ID, "77aa\n");
        instead.put("/prices/", page("Prices", "30 minutes £34"));

        assertThat(told())
                .anyMatch(line -> line.contains("it shows another build (77aa)"))
                .anyMatch(
                        line -> line.contains("/prices/ does not show what was built: Back massage, 30 minutes £36."));
        assertThat(look().isWell()).isFalse();
    }

    @Test
    void hostThatPutsSomethingIntoPagesIsAWarning() throws Exception {
        instead.put("/", page("Heron Yard", "Call 01632 960123") + "<script src=/cdn/x.js></script>");

        assertThat(told()).singleElement().asString().contains("The host changes pages on their way: /.");
        assertThat(look().isWell()).isTrue();
    }

    @Test
    void serverThatReadsNoneOfOurRulesIsToldOfEach() throws Exception {
        sendsHeaders = false;
        leadsOn = false;
        missing = 200;

        assertThat(told())
                .anyMatch(line -> line.contains("without 1 header of 1: X-Frame-Options."))
                .anyMatch(line -> line.contains("The old address /old/ does not lead to /prices/: it answers 200."))
                .anyMatch(line -> line.contains("A page that is missing is answered with 200 in place of 404."))
                .hasSize(3);
    }

    @Test
    void serversOwnPageForMissingOnesIsAWarning() throws Exception {
        site.write("404.html", page("Not here at all", ""));
        instead.put("/no-such-page-3fa9/", "<title>nginx</title>");

        assertThat(told()).singleElement().asString().contains("answered with a page of the server's own");
    }

    @Test
    void whoCannotBeReachedIsToldOnce() throws Exception {
        server.stop(0);

        assertThat(told()).singleElement().asString().contains("cannot be reached");
    }

    @Test
    void exampleIsNotAsked() {
        assertThatThrownBy(() -> LiveCheck.of(
                        site.folder(), "https://clinic.example/", Clock.systemUTC(), millis -> {}, Progress.NONE))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("is an example; nobody lives there");
    }
}
