package org.clinicsite.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code git daemon}, Git's own server for {@code git://}. */
class GitDaemonTest {

    private static final Path DAEMON = Path.of("/usr/lib/git-core/git-daemon");

    @TempDir
    Path temp;

    private Process daemon;
    private int port;
    private SiteFolder site;
    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(Files.isExecutable(DAEMON), "git is not installed here");
        site = new SiteFolder(temp.resolve("site")).write("index.html", "home");
        Path repository = temp.resolve("clinic.git");
        Git.init().setBare(true).setDirectory(repository.toFile()).call().close();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        daemon = new ProcessBuilder(
                        DAEMON.toString(),
                        "--listen=127.0.0.1",
                        "--port=" + port,
                        "--base-path=" + temp,
                        "--export-all",
                        "--enable=receive-pack",
                        temp.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("daemon.log").toFile())
                .start();
        await();
    }

    private void await() throws Exception {
        for (int i = 0; ; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (java.net.ConnectException e) {
                assertThat(i).as(Files.readString(temp.resolve("daemon.log"))).isLessThan(200);
                Thread.sleep(50);
            }
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (daemon != null) {
            daemon.destroy();
            daemon.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private PublishTarget open(int at) throws Exception {
        Retry quick = new Retry(3, Duration.ZERO, Duration.ZERO, Duration.ZERO, millis -> {}, () -> 0);
        return Targets.open(
                TargetSettings.parse("git:git://127.0.0.1:" + at + "/clinic.git"),
                new TargetContext(Credentials.NONE, 1, quick, Progress.NONE));
    }

    private void publish(PublishTarget target) throws Exception {
        now = now.plusSeconds(60);
        target.publish(Publication.of(target.standing(), site.read(), 5, now, Progress.NONE, () -> {}));
    }

    private String home() throws Exception {
        try (PublishTarget target = open(port)) {
            return new String(target.read("index.html"), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void siteIsPublishedAndTakenBack() throws Exception {
        for (String text : new String[] {"home", "second"}) {
            site.write("index.html", text);
            try (PublishTarget target = open(port)) {
                publish(target);
            }
            assertThat(home()).isEqualTo(text);
        }
        try (PublishTarget target = open(port)) {
            target.rollback(target.releases().get(1), Progress.NONE);
        }
        assertThat(home()).isEqualTo("home");
    }

    @Test
    void repositoryThatIsNotThereIsNamed() throws Exception {
        Files.move(temp.resolve("clinic.git"), temp.resolve("moved.git"));
        try (PublishTarget target = open(port)) {
            assertThatThrownBy(target::standing).hasMessageContaining("git://127.0.0.1:" + port + "/clinic.git");
        }
    }

    @Test
    void hostThatDoesNotListenIsToldOf() throws Exception {
        try (Socket taken = new Socket()) { // so that nobody else listens there meanwhile
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int closed = taken.getLocalPort();
            try (PublishTarget target = open(closed)) {
                assertThatThrownBy(target::standing).hasMessageContaining("git://127.0.0.1:" + closed);
            }
        }
    }
}
