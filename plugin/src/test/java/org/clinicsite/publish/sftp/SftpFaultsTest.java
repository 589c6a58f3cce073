package org.clinicsite.publish.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.FaultyProxy;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong on the way to a host, and what is said then. */
@Tag("full")
class SftpFaultsTest {

    private static final Credentials PASSWORD = new Credentials("the test", null, SftpHost.PASSWORD, null, null);

    @TempDir
    Path temp;

    private final List<String> said = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private SftpHost host;
    private SiteFolder site;

    @BeforeEach
    void site() throws Exception {
        site = new SiteFolder(temp.resolve("site"));
        site.write("index.html", "<h1>Home</h1>").write("prices/index.html", "<h1>Prices</h1>");
        host = new SftpHost(temp.resolve("host"));
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
    }

    private SftpTarget target(Credentials credentials, int port, Map<String, String> options) throws Exception {
        TargetSettings settings = TargetSettings.parse("sftp://anna@127.0.0.1:" + port + "/www");
        settings.options().put("knownHosts", temp.resolve("known_hosts").toString());
        settings.options().putAll(options);
        Retry retry = new Retry(
                3, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofMinutes(2), waits::add, () -> 0.5);
        Progress progress = new Progress() {
            @Override
            public void begin(String step, int files, long bytes) {}

            @Override
            public void sent(String path, long bytes) {}

            @Override
            public synchronized void note(String line) {
                said.add(line);
            }
        };
        return SftpTarget.open(settings, new TargetContext(credentials, 2, retry, progress), Map.of(), temp);
    }

    private SftpTarget target() throws Exception {
        return target(PASSWORD, host.port(), Map.of());
    }

    private void known(int port) throws IOException {
        Files.writeString(temp.resolve("known_hosts"), host.known("[127.0.0.1]:" + port) + "\n");
    }

    private void publish(PublishTarget target) throws IOException {
        target.publish(Publication.of(
                target.standing(),
                site.read(),
                3,
                Instant.parse("2026-11-22T10:00:00Z"),
                new Progress() {
                    @Override
                    public void begin(String step, int files, long bytes) {}

                    @Override
                    public void sent(String path, long bytes) {}

                    @Override
                    public synchronized void note(String line) {
                        said.add(line);
                    }
                },
                () -> {}));
    }

    private String published(String path) throws IOException {
        return Files.readString(temp.resolve("host/www/current").resolve(path));
    }

    @Test
    void hostThatIsNotKnownIsRefusedWithTheLineToAdd() throws Exception {
        host.start();
        try (PublishTarget target = target()) {
            assertThatThrownBy(target::standing)
                    .hasMessage("The host [127.0.0.1]:" + host.port() + " is not known: its key is "
                            + host.fingerprint()
                            + " (ssh-ed25519). Ask its keeper for the fingerprint (ssh-keygen -lf on"
                            + " the host's key). When it is the same, add this line to " + temp.resolve("known_hosts")
                            + ":\n  " + host.known("[127.0.0.1]:" + host.port()));
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void hostWhoseKeyChangedIsRefused() throws Exception {
        host.start();
        try (SftpHost other = new SftpHost(temp.resolve("other"))) {
            Files.writeString(temp.resolve("known_hosts"), other.known("[127.0.0.1]:" + host.port()) + "\n");
            try (PublishTarget target = target()) {
                assertThatThrownBy(target::standing)
                        .hasMessageStartingWith("The key of [127.0.0.1]:" + host.port() + " has changed: it was "
                                + other.fingerprint() + ", now it is " + host.fingerprint() + ".")
                        .hasMessageContaining("ssh-keygen -R '[127.0.0.1]:" + host.port() + "'");
            }
        }
    }

    @Test
    void hostWhoseKeyWasRevokedIsRefused() throws Exception {
        host.start();
        Files.writeString(temp.resolve("known_hosts"), "@revoked " + host.known("[127.0.0.1]:" + host.port()) + "\n");
        try (PublishTarget target = target()) {
            assertThatThrownBy(target::standing).hasMessageContaining("is marked @revoked in known_hosts");
        }
    }

    @Test
    void fingerprintInTheSettingsIsEnoughAndMustBeRight() throws Exception {
        host.start();
        try (PublishTarget target = target(PASSWORD, host.port(), Map.of("hostKey", host.fingerprint()))) {
            assertThat(target.standing().releases()).isEmpty();
        }
        String other = "SHA256:" + "A".repeat(43);
        try (PublishTarget target = target(PASSWORD, host.port(), Map.of("hostKey", other))) {
            assertThatThrownBy(target::standing)
                    .hasMessageStartingWith("The host [127.0.0.1]:" + host.port() + " shows the key "
                            + host.fingerprint() + ", and hostKey says " + other + ".");
        }
    }

    @Test
    void wrongPasswordIsExplainedOnceAndNotShown() throws Exception {
        host.start();
        known(host.port());
        Credentials wrong = new Credentials("server 'live' of settings.xml", null, "wrong-hush", null, null);
        try (PublishTarget target = target(wrong, host.port(), Map.of())) {
            assertThatThrownBy(target::standing)
                    .hasMessageStartingWith("The host 127.0.0.1 does not let 'anna' in. Tried: the password.")
                    .hasMessageContaining("server 'live' of settings.xml")
                    .hasMessageNotContaining("hush");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void hostThatDoesNotListenIsTriedAFewTimes() throws Exception {
        host.start();
        int port = host.port();
        known(port);
        host.close();
        try (PublishTarget target = target(PASSWORD, port, Map.of())) {
            assertThatThrownBy(target::standing).hasMessageStartingWith("No connection to 127.0.0.1 on port " + port);
        }
        assertThat(waits).containsExactly(375L, 750L);
        assertThat(said).hasSize(2).allSatisfy(line -> assertThat(line).contains("Trying again in"));
    }

    @Test
    void connectionThatIsResetInTheMidstOfAFileIsMadeAnew() throws Exception {
        site.write("media/film.mp4", "x".repeat(3_000_000));
        host.start();
        try (FaultyProxy proxy = FaultyProxy.to(host.port()).resettingOnceAfter(1_000_000)) {
            known(proxy.port());
            try (PublishTarget target = target(PASSWORD, proxy.port(), Map.of())) {
                publish(target);
            }
            assertThat(proxy.faults()).isEqualTo(1);
        }
        assertThat(published("media/film.mp4")).hasSize(3_000_000);
        assertThat(said).anySatisfy(line -> assertThat(line).contains("broke off"));
    }

    @Test
    void slowHostIsWaitedFor() throws Exception {
        host.start();
        try (FaultyProxy proxy = FaultyProxy.to(host.port()).delaying(Duration.ofMillis(20))) {
            known(proxy.port());
            try (PublishTarget target = target(PASSWORD, proxy.port(), Map.of())) {
                publish(target);
            }
        }
        assertThat(published("index.html")).isEqualTo("<h1>Home</h1>");
        assertThat(said).containsExactly("The first release. Let the web server serve /www/current.");
    }

    @Test
    void diskThatIsFullIsNamedWithTheFileAndTheOldSiteStays() throws Exception {
        boolean[] full = {false};
        host.listening(new SftpEventListener() {
                    @Override
                    public void writing(
                            ServerSession session,
                            String remote,
                            FileHandle file,
                            long offset,
                            byte[] data,
                            int from,
                            int length)
                            throws IOException {
                        if (full[0] && file.getFile().endsWith("prices/index.html")) {
                            throw new IOException("No space left on device");
                        }
                    }
                })
                .start();
        known(host.port());
        try (PublishTarget target = target()) {
            publish(target);
        }
        site.write("prices/index.html", "<h1>Other prices</h1>");
        full[0] = true;
        try (PublishTarget target = target()) {
            assertThatThrownBy(() -> publish(target))
                    .hasMessageContaining("1 file could not be sent:\n  prices/index.html: ")
                    .hasMessageContaining("disk may be full");
        }
        assertThat(published("prices/index.html")).isEqualTo("<h1>Prices</h1>");

        full[0] = false;
        try (PublishTarget target = target()) {
            publish(target);
        }
        assertThat(published("prices/index.html")).isEqualTo("<h1>Other prices</h1>");
    }

    @Test
    void whatMayNotBeWrittenIsNamedWithWhatToDo() throws Exception {
        host.listening(new SftpEventListener() {
                    @Override
                    public void creating(ServerSession session, Path path, Map<String, ?> attributes)
                            throws IOException {
                        throw new AccessDeniedException(path.toString());
                    }
                })
                .start();
        known(host.port());
        try (PublishTarget target = target()) {
            assertThatThrownBy(() -> publish(target))
                    .hasMessageStartingWith("The host refuses '/www': permission denied.")
                    .hasMessageContaining("The user 'anna' must be able to read and write /www");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void hostWithoutLinksOfItsOwnGetsEveryFileAgain() throws Exception {
        host.without("hardlink@openssh.com", "copy-data").start();
        known(host.port());
        site.write("assets/site-3fa9c1d2e8.css", "h1 {}");
        try (PublishTarget target = target()) {
            publish(target);
        }
        site.delete("assets/site-3fa9c1d2e8.css").write("index.html", "<h1>Second</h1>");
        try (PublishTarget target = target()) {
            publish(target);
        }
        assertThat(published("index.html")).isEqualTo("<h1>Second</h1>");
        assertThat(published("prices/index.html")).isEqualTo("<h1>Prices</h1>");
        assertThat(published("assets/site-3fa9c1d2e8.css")).isEqualTo("h1 {}"); // kept, and no longer on this machine
    }

    @Test
    void hostThatCannotReplaceALinkIsToldOf() throws Exception {
        host.without("posix-rename@openssh.com").start();
        known(host.port());
        try (PublishTarget target = target()) {
            publish(target);
        }
        site.write("index.html", "<h1>Second</h1>");
        try (PublishTarget target = target()) {
            publish(target);
        }
        assertThat(published("index.html")).isEqualTo("<h1>Second</h1>");
        assertThat(said)
                .contains("This host's SFTP server cannot replace a link in one step (it lacks"
                        + " posix-rename@openssh.com): for a moment visitors find no site. OpenSSH's server can.");
    }

    @Test
    void folderThatSomebodyElseMadeIsLeftAlone() throws Exception {
        Files.createDirectories(temp.resolve("host/www/current"));
        host.start();
        known(host.port());
        try (PublishTarget target = target()) {
            assertThatThrownBy(target::standing)
                    .hasMessage("/www/current is there already, and no publish made it. Name another folder, such as"
                            + " /www/site, and let the web server serve 'current' in that one. What is here stays as it"
                            + " is.");
        }
    }

    @Test
    void passwordInTheAddressIsRefused() {
        assertThatThrownBy(() -> SftpTarget.open(
                        TargetSettings.parse("sftp://anna:opensesame@host/www"),
                        new TargetContext(Credentials.NONE, 1, Retry.USUAL, Progress.NONE),
                        Map.of(),
                        temp))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("url holds a password")
                .hasMessageNotContaining("opensesame");
    }
}
