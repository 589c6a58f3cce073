package org.clinicsite.publish.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor who asks without a pause while the site is published and taken back. */
class ServedWhilePublishingTest {

    private static final Pattern STYLE = Pattern.compile("href='([^']+)'");

    @TempDir
    Path temp;

    private final List<String> missed = new CopyOnWriteArrayList<>();
    private final AtomicInteger visits = new AtomicInteger();

    @Test
    void noVisitorEverMeetsAPageWithoutItsAssets() throws Exception {
        Path root = temp.resolve("www");
        SiteFolder site = new SiteFolder(temp.resolve("site"));
        publish(root, site, 0);
        HttpServer server = serve(root.resolve("current"));
        AtomicBoolean going = new AtomicBoolean(true);
        Thread visitor = new Thread(() -> visit(server.getAddress().getPort(), going));
        visitor.start();
        try {
            for (int i = 1; i <= 12; i++) {
                publish(root, site, i);
                if (i % 4 == 0) {
                    rollback(root);
                }
                // a busy machine may hold the visitor up for longer than assets of old pages are kept, three publishes
                int seen = visits.get();
                while (visitor.isAlive() && visits.get() == seen) {
                    Thread.onSpinWait();
                }
            }
        } finally {
            going.set(false);
            visitor.join();
            server.stop(0);
        }

        assertThat(missed).isEmpty();
        assertThat(visits).hasPositiveValue();
    }

    private static PublishTarget open(Path root) throws Exception {
        return Targets.open(
                TargetSettings.parse("directory:" + root),
                new TargetContext(Credentials.NONE, 2, Retry.USUAL, Progress.NONE));
    }

    private static void publish(Path root, SiteFolder site, int number) throws Exception {
        if (number > 0) {
            site.delete("assets/site-%010d.css".formatted(number - 1));
        }
        site.write("index.html", "<link rel=stylesheet href='/assets/site-%010d.css'>".formatted(number));
        site.write("assets/site-%010d.css".formatted(number), "h1 {}");
        try (PublishTarget target = open(root)) {
            target.publish(Publication.of(
                    target.standing(), site.read(), 5, Instant.ofEpochSecond(number), Progress.NONE, () -> {}));
        }
    }

    private static void rollback(Path root) throws Exception {
        try (PublishTarget target = open(root)) {
            List<Release> releases = target.standing().releases();
            target.rollback(releases.get(1), Progress.NONE);
        }
    }

    private static HttpServer serve(Path current) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring(1);
            try {
                byte[] bytes = Files.readAllBytes(current.resolve(path.isEmpty() ? "index.html" : path));
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (NoSuchFileException e) {
                exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private void visit(int port, AtomicBoolean going) {
        HttpClient client = HttpClient.newHttpClient();
        while (going.get()) {
            Matcher style = STYLE.matcher(get(client, port, "/"));
            if (style.find()) {
                get(client, port, style.group(1));
            }
            visits.incrementAndGet();
        }
    }

    private String get(HttpClient client, int port, String path) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                missed.add(response.statusCode() + " " + path);
            }
            return response.body();
        } catch (IOException | InterruptedException e) {
            missed.add(e.toString());
            return "";
        }
    }
}
