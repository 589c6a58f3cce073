package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo site behind a real nginx with the rules that the build writes for it. Skipped where there is no nginx, unless
 * {@code CI=true} asks for it.
 */
@Tag("full")
class NginxIT {

    private static final String FRESH = "public, max-age=0, must-revalidate";

    @TempDir
    private static Path folder;

    private static Process nginx;
    private static int port;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent() || "true".equals(System.getenv("CI")), "nginx is not installed.");
        Path root = folder.resolve("root");
        Path output = root.resolve("clinic");
        Files.createDirectories(output);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DemoSite.generate(output, "http://127.0.0.1:" + port + "/clinic/", Instant.parse("2026-11-22T00:00:00Z"));
        Path types = Path.of("/etc/nginx/mime.types");
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events { }
                http {
                  %3$s
                  access_log off;
                  client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                  uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                  server {
                    listen 127.0.0.1:%2$d;
                    root %1$s/root;
                    include %1$s/root/clinic-reports/nginx.conf;
                  }
                }
                """.formatted(
                        folder, port, Files.exists(types) ? "include " + types + ";" : TYPES));
        nginx = new ProcessBuilder(program.orElseThrow().toString(), "-e", "stderr", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int i = 0; ; i++) {
            try {
                get("/");
                return;
            } catch (IOException e) {
                if (i == 100 || !nginx.isAlive()) {
                    throw new AssertionError(Files.readString(folder.resolve("log")), e);
                }
                Thread.sleep(100);
            }
        }
    }

    /** The part of nginx's own list that a site needs, where nginx lies beside its usual place. */
    private static final String TYPES = """
            types { text/html html; text/css css; text/xml xml; text/plain txt; image/svg+xml svg; image/png png;
              image/jpeg jpg; image/webp webp; }""";

    @AfterAll
    static void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join("|", answer.headers().allValues(name));
    }

    @Test
    void everyPageComesWithEveryHeaderOnce() throws Exception {
        Map<String, String> expected = Map.of(
                "content-type",
                "text/html; charset=utf-8",
                "content-security-policy",
                "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
                        + " manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'; upgrade-insecure-requests",
                "strict-transport-security",
                "max-age=31536000",
                "x-content-type-options",
                "nosniff",
                "x-frame-options",
                "DENY",
                "referrer-policy",
                "strict-origin-when-cross-origin",
                "permissions-policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
                "cross-origin-opener-policy",
                "same-origin",
                "cross-origin-resource-policy",
                "same-origin",
                "cache-control",
                FRESH);
        SoftAssertions softly = new SoftAssertions();
        for (String page : DemoSite.pages(folder.resolve("root/clinic"))) {
            HttpResponse<String> answer = get("/clinic" + (page.equals("/404.html") ? "/nothing/here/" : page));
            softly.assertThat(answer.statusCode()).as(page).isEqualTo(page.equals("/404.html") ? 404 : 200);
            expected.forEach((name, value) -> softly.assertThat(header(answer, name))
                    .as(name + " of " + page)
                    .isEqualTo(value));
        }
        softly.assertAll();
    }

    @Test
    void everyFileComesWithItsTypeAndIsKeptAsLongAsItMayBe() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        String forEver = "public, max-age=31536000, immutable";
        softly.assertThat(typeAndCache("/clinic/feed.xml")).isEqualTo("application/atom+xml; charset=utf-8, " + FRESH);
        softly.assertThat(typeAndCache("/clinic/sitemap.xml")).isEqualTo("text/xml; charset=utf-8, " + FRESH);
        softly.assertThat(typeAndCache("/clinic/robots.txt")).isEqualTo("text/plain; charset=utf-8, " + FRESH);
        softly.assertThat(typeAndCache("/clinic/llms.txt")).isEqualTo("text/plain; charset=utf-8, " + FRESH);
        softly.assertThat(typeAndCache("/clinic/site.webmanifest")).isEqualTo("application/manifest+json, " + FRESH);
        softly.assertThat(typeAndCache("/clinic/.well-known/security.txt"))
                .isEqualTo("text/plain; charset=utf-8, public, max-age=86400");
        try (Stream<Path> files = Files.walk(folder.resolve("root/clinic"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = "/" + folder.resolve("root").relativize(file);
                if (path.startsWith("/clinic/assets/") || path.startsWith("/clinic/media/")) {
                    softly.assertThat(typeAndCache(path))
                            .matches("(text/css; charset=utf-8|image/(svg\\+xml; charset=utf-8|png|jpeg|webp)), "
                                    + forEver);
                }
            }
        }
        softly.assertAll();
    }

    private static String typeAndCache(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return header(answer, "content-type") + ", " + header(answer, "cache-control");
    }

    @Test
    void whatIsMissingGetsThePageForItAndNoBrowserKeepsThat() throws Exception {
        HttpResponse<String> answer = get("/clinic/assets/css/site-0000000000.css");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>Page not found</h1>");
        assertThat(header(answer, "cache-control")).isEqualTo(FRESH);
        assertThat(get("/clinic/_headers").statusCode()).isEqualTo(404);
    }

    @Test
    void anOldPathAndAPathWithoutItsLastSlashLeadOn() throws Exception {
        HttpResponse<String> folded = get("/clinic/prices");
        assertThat(folded.statusCode()).isEqualTo(301);
        assertThat(header(folded, "location")).endsWith("/clinic/prices/");
    }
}
