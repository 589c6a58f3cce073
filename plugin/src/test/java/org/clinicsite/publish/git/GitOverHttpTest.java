package org.clinicsite.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git's own server program behind HTTP, with a password and with faults. */
@Tag("full")
class GitOverHttpTest {

    private static final Path BACKEND = Path.of("/usr/lib/git-core/git-http-backend");
    private static final String ANNA =
            "Basic " + Base64.getEncoder().encodeToString("anna:right".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path temp;

    private HttpServer server;
    private SiteFolder site;
    private final Deque<String> faults = new ArrayDeque<>();
    private int asked;
    private long sent;
    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(Files.isExecutable(BACKEND), "git is not installed here");
        site = new SiteFolder(temp.resolve("site")).write("index.html", "home");
        try (Git git = Git.init()
                .setBare(true)
                .setDirectory(temp.resolve("clinic.git").toFile())
                .call()) {
            git.getRepository().getConfig().setBoolean("http", null, "receivepack", true);
            git.getRepository().getConfig().save();
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        asked++;
        String fault = faults.poll();
        if (fault != null && fault.equals("reset")) {
            exchange.close();
        } else if (fault != null) {
            exchange.sendResponseHeaders(Integer.parseInt(fault), -1);
            exchange.close();
        } else if (!ANNA.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"clinic\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        } else {
            run(exchange);
        }
    }

    /** As a web server runs a CGI program (RFC 3875). */
    private void run(HttpExchange exchange) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(BACKEND.toString());
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", temp.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REMOTE_USER", "anna");
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        String query = exchange.getRequestURI().getQuery();
        environment.put("QUERY_STRING", query == null ? "" : query);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        environment.put("CONTENT_TYPE", type == null ? "" : type);
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        environment.put("HTTP_CONTENT_ENCODING", encoding == null ? "" : encoding);
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        environment.put("GIT_PROTOCOL", protocol == null ? "" : protocol);
        Process process = builder.start();
        byte[] body = exchange.getRequestBody().readAllBytes();
        process.getOutputStream().write(body);
        process.getOutputStream().close();
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            int status = 200;
            for (String header : text.substring(0, end).split("\r\n")) {
                String[] parts = header.split(": ", 2);
                if (parts[0].equals("Status")) {
                    status = Integer.parseInt(parts[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(parts[0], parts[1]);
                }
            }
            byte[] answer = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
            sent += answer.length;
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private PublishTarget open(String password) throws Exception {
        Retry quick = new Retry(3, Duration.ZERO, Duration.ZERO, Duration.ZERO, millis -> {}, () -> 0);
        Credentials credentials = new Credentials("server 'live'", "anna", password, null, null);
        return Targets.open(
                TargetSettings.parse(
                        "git:http://127.0.0.1:" + server.getAddress().getPort() + "/clinic.git"),
                new TargetContext(credentials, 1, quick, Progress.NONE));
    }

    private void publish(String password) throws Exception {
        try (PublishTarget target = open(password)) {
            publish(target);
        }
    }

    private void publish(PublishTarget target) throws Exception {
        now = now.plusSeconds(60);
        target.publish(Publication.of(target.standing(), site.read(), 5, now, Progress.NONE, () -> {}));
    }

    private void configure(String section, String name, boolean value) throws Exception {
        try (Git git = Git.open(temp.resolve("clinic.git").toFile())) {
            git.getRepository().getConfig().setBoolean(section, null, name, value);
            git.getRepository().getConfig().save();
        }
    }

    private String onTheBranch(String path) throws Exception {
        try (Git git = Git.open(temp.resolve("clinic.git").toFile())) {
            Repository repository = git.getRepository();
            ObjectId blob = repository.resolve("gh-pages:" + path);
            return blob == null ? "" : new String(repository.open(blob).getBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Text that no packing makes shorter. */
    private static String noise() {
        Random random = new Random(5);
        return random.ints(300_000, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void publishTwiceAndGoBack() throws Exception {
        site.write("media/film.txt", noise());
        publish("right");
        site.write("index.html", "second");
        publish("right");
        assertThat(onTheBranch("index.html")).isEqualTo("second");
        sent = 0;
        try (PublishTarget target = open("right")) {
            target.rollback(target.releases().get(1), Progress.NONE);
        }
        assertThat(onTheBranch("index.html")).isEqualTo("home");
        try (PublishTarget target = open("right")) {
            assertThat(target.releases()).extracting(Release::live).containsExactly(false, true);
            assertThat(target.releases()).extracting(Release::files).containsExactly(2, 2);
        }
    }

    private boolean isPublished() throws IOException {
        try (Git git = Git.open(temp.resolve("clinic.git").toFile())) {
            return git.getRepository().resolve("gh-pages") != null;
        }
    }

    @Test
    void tokenOpensTheRepository() throws Exception {
        publish("right");

        assertThat(isPublished()).isTrue();
    }

    @Test
    void wrongTokenIsNotTriedAgainAndTheMessageDoesNotRepeatIt() throws Exception {
        assertThatThrownBy(() -> publish("wr0ng-t0ken"))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("does not let us in")
                .hasMessageContaining("server 'live'")
                .hasMessageNotContaining("wr0ng-t0ken");
        assertThat(asked).as("without a token, then once with it").isEqualTo(2);
        assertThat(isPublished()).isFalse();
    }

    @Test
    void hostThatIsNotThereForAMomentIsAskedAgain() throws Exception {
        faults.add("503");
        faults.add("reset");

        publish("right");

        assertThat(isPublished()).isTrue();
    }

    @Test
    void hostThatIsNotThereAtAllIsToldOf() throws Exception {
        for (int i = 0; i < 20; i++) {
            faults.add("503");
        }

        assertThatThrownBy(() -> publish("right")).hasMessageContaining("503");
        assertThat(asked).isLessThanOrEqualTo(6);
    }

    @Test
    void rollbackFetchesNoFileThatItDoesNotChange() throws Exception {
        configure("uploadpack", "allowFilter", true);

        publishTwiceAndGoBack();

        assertThat(sent).isLessThan(50_000);
    }

    @Test
    void wordsForAnOwnerFetchThePagesThatChangeAndNoOthers() throws Exception {
        configure("uploadpack", "allowFilter", true);
        site.write("media/film.txt", noise());
        publish("right");
        sent = 0;
        try (PublishTarget target = open("right")) {
            assertThat(target.standing().live().files()).hasSize(2);
            assertThat(target.read(List.of("index.html", "nothing.html"))).containsOnlyKeys("index.html");
        }
        assertThat(sent).isLessThan(50_000);
    }

    @Test
    void damagedManifestIsMadeUpForAlsoWhereFilesAreFetchedOneByOne() throws Exception {
        configure("uploadpack", "allowFilter", true);
        site.write("media/film.txt", noise()).write("old.html", "old");
        publish("right");
        site.write("index.html", "second");
        publish("right");
        try (ByHand hand = new ByHand(temp.resolve("clinic.git"), "gh-pages")) {
            hand.commit(".clinic-site.json", hand.file("<<<<<<< HEAD"));
            hand.commit("theirs.txt", hand.file(noise()));
            hand.commit("index.html", hand.file("by hand"));
        }
        site.write("index.html", "third").delete("old.html");
        sent = 0;

        publish("right");

        assertThat(sent).isLessThan(50_000);
        assertThat(onTheBranch("index.html")).isEqualTo("third");
        assertThat(onTheBranch("old.html")).isEmpty();
        assertThat(onTheBranch("theirs.txt")).isEqualTo(noise());
        try (PublishTarget target = open("right")) {
            assertThat(target.releases()).extracting(Release::live).containsExactly(true, false, false);
            target.rollback(target.releases().get(2), Progress.NONE);
        }
        assertThat(onTheBranch("index.html")).isEqualTo("home");
        assertThat(onTheBranch("old.html")).isEqualTo("old");
    }

    @Test
    void hostThatFiltersNothingIsFetchedFromWhole() throws Exception {
        configure("uploadpack", "allowFilter", false);

        publishTwiceAndGoBack();

        assertThat(sent).isGreaterThan(200_000);
    }

    @Test
    void protectedBranchIsSaidToBeSoWithTheHostsOwnWords() throws Exception {
        publish("right");
        Path hook = temp.resolve("clinic.git/hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho 'GH006: Protected branch update failed' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        site.write("index.html", "second");

        assertThatThrownBy(() -> publish("right"))
                .hasMessageContaining("The host refused the branch gh-pages")
                .hasMessageContaining("pre-receive hook declined")
                .hasMessageContaining("GH006: Protected branch update failed")
                .hasMessageContaining("Look whether the branch is protected");
        assertThat(onTheBranch("index.html")).isEqualTo("home");
    }

    @Test
    void oneOfTwoWhoPublishAtOnceIsToldAndPublishesAgain() throws Exception {
        publish("right");
        try (PublishTarget slow = open("right")) {
            site.write("index.html", "slow");
            now = now.plusSeconds(60);
            Publication late =
                    Publication.of(slow.standing(), site.read(), 5, now.plusSeconds(1), Progress.NONE, () -> {});
            site.write("index.html", "quick");
            publish("right");
            site.write("index.html", "slow");

            assertThatThrownBy(() -> slow.publish(late))
                    .hasMessage("Somebody else changed the branch gh-pages meanwhile; nothing was pushed."
                            + " Publish again.");
        }
        assertThat(onTheBranch("index.html")).isEqualTo("quick");
        publish("right");
        assertThat(onTheBranch("index.html")).isEqualTo("slow");
    }
}
