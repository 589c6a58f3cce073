package org.clinicsite.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.clinicsite.lint.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links to other sites, of which a server in this process plays all. */
class OutsideLinksTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger mostAtATime = new AtomicInteger();
    private HttpServer server;
    private String origin;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtATime.accumulateAndGet(now.incrementAndGet(), Math::max);
        String path = exchange.getRequestURI().getPath();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        asked.add(exchange.getRequestMethod() + " " + path);
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        now.decrementAndGet();
        int status = switch (path) {
            case "/well", "/new", "/" -> 200;
            case "/no-head" -> head ? 405 : 200;
            case "/shy" -> 403;
            case "/busy" -> 503;
            case "/moved", "/twice", "/to-private", "/to-dead", "/home", "/round" -> 301;
            case "/for-now" -> 302;
            default -> 404;
        };
        String to = switch (path) {
            case "/moved" -> "/new?a=b";
            case "/twice" -> origin + "/moved";
            case "/to-private" -> "http://192.168.0.1/secret";
            case "/to-dead" -> "/gone";
            case "/home" -> "/";
            case "/round" -> "/round";
            default -> "/new";
        };
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", to);
        }
        exchange.sendResponseHeaders(status, head ? -1 : 5);
        if (!head) {
            exchange.getResponseBody().write("Hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    /** This machine may be asked, and only this one. */
    private OutsideLinks links(Duration pause, Instant day) {
        return new OutsideLinks(
                "test",
                folder.resolve("cache/links.json"),
                new OutsideLinks.Manners(
                        address -> address.isLoopbackAddress() || PublicAddresses.isPublic(address),
                        pause,
                        Clock.fixed(day, ZoneOffset.UTC)));
    }

    private OutsideLinks.Summary ask(String... addresses) throws IOException {
        return links(Duration.ZERO, NOON).ask(new LinkedHashSet<>(List.of(addresses)));
    }

    private String told(String path) throws IOException {
        String address = path.startsWith("/") ? origin + path : path;
        return ask(address)
                .finding(address)
                .map(f -> f.rule() + " " + f.level().word() + ": " + f.message() + " " + f.advice())
                .orElse("");
    }

    @Test
    void eachLinkIsToldByWhatBecameOfIt() throws IOException {
        assertThat(told("/well")).isEmpty();
        assertThat(told("/no-head")).isEmpty();
        assertThat(told("/for-now")).isEmpty();
        assertThat(told("/shy")).isEmpty();
        assertThat(told("/gone"))
                .isEqualTo("dead-outside-link error: It leads nowhere: 404."
                        + " Link to where it is now, or take the link away.");
        assertThat(told("/to-dead")).startsWith("dead-outside-link error: It leads nowhere: 404.");
        assertThat(told("/busy"))
                .startsWith("silent-outside-link warning: It did not answer: it has a fault of its own, 503.");
        assertThat(told("/round")).startsWith("silent-outside-link warning: It did not answer: it leads on and on.");
        assertThat(told("http://nothing.invalid/x")).isEmpty(); // the only one, and so this machine is offline
    }

    @Test
    void aMovedLinkIsToldWithTheLineToWrite() throws IOException {
        assertThat(told("/moved"))
                .isEqualTo("moved-outside-link warning: It was moved for good. Write " + origin + "/new?a=b");
        assertThat(told("/twice#part"))
                .isEqualTo("moved-outside-link warning: It was moved for good. Write " + origin + "/new?a=b#part");
        assertThat(told("/home"))
                .isEqualTo(
                        "moved-outside-link warning: It was moved for good, to the first page of a site: it may be gone."
                                + " Write " + origin + "/");
    }

    @Test
    void aHostThatDoesNotExistIsDeadWhereOthersAnswer() throws IOException {
        OutsideLinks.Summary both = ask("http://nothing.invalid/x", origin + "/well");
        assertThat(both.finding("http://nothing.invalid/x").map(Finding::message))
                .contains("It leads nowhere: no such host.");
        assertThat(both.says()).isEqualTo("2 links to other sites asked: 1 well, 1 dead");
        assertThat(ask("http://nothing.invalid/x").says())
                .isEqualTo("1 link to another site asked: no host could be found; is this machine offline?");
    }

    @Test
    void noAddressOfAPrivateNetworkIsAskedNorOneBehindARedirect() throws IOException {
        assertThat(told("/to-private")).startsWith("private-outside-link warning: ");
        OutsideLinks careful = new OutsideLinks(
                "test",
                folder.resolve("other.json"),
                new OutsideLinks.Manners(PublicAddresses::isPublic, Duration.ZERO, Clock.systemUTC()));
        asked.clear();
        String port = origin.substring(origin.lastIndexOf(':'));
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
            String address = "http://" + host + port + "/well";
            assertThat(careful.ask(new LinkedHashSet<>(List.of(address))).finding(address))
                    .as(host)
                    .map(Finding::rule)
                    .contains("private-outside-link");
        }
        for (String host : List.of("127.1", "2130706433")) {
            String address = "http://" + host + port + "/well";
            assertThat(careful.ask(new LinkedHashSet<>(List.of(address))).finding(address))
                    .as(host)
                    .map(Finding::rule)
                    .hasValueSatisfying(rule -> assertThat(rule).isIn("private-outside-link", "silent-outside-link"));
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsSilent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(told("http://127.0.0.1:" + port + "/"))
                .startsWith("silent-outside-link warning: It did not answer: the connection was refused.");
    }

    @Test
    void aHostIsAskedOneByOneWithAPauseAndHeadFirst() throws IOException {
        long begin = System.nanoTime();
        links(Duration.ofMillis(100), NOON)
                .ask(new LinkedHashSet<>(
                        List.of(origin + "/well", origin + "/well#a", origin + "/new", origin + "/no-head")));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(300));
        assertThat(mostAtATime).hasValue(1);
        assertThat(asked).containsExactly("HEAD /well", "HEAD /new", "HEAD /no-head", "GET /no-head");
    }

    @Test
    void anAnswerHoldsForADayAndAFaultForNoTimeAtAll() throws IOException {
        told("/well");
        told("/moved");
        told("/gone");
        told("/busy");
        asked.clear();
        assertThat(told("/well")).isEmpty();
        assertThat(told("/moved")).startsWith("moved-outside-link");
        assertThat(told("/gone")).startsWith("dead-outside-link");
        assertThat(asked).isEmpty();
        told("/busy");
        assertThat(asked).containsExactly("HEAD /busy");

        links(Duration.ZERO, NOON.plus(Duration.ofDays(1))).ask(new LinkedHashSet<>(List.of(origin + "/well")));
        assertThat(asked).contains("HEAD /well");

        Files.writeString(folder.resolve("cache/links.json"), "{\"schema\":1");
        assertThat(told("/well")).isEmpty();
    }
}
