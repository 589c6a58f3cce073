package org.clinicsite.publish.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.KilledRemotePublish;
import org.clinicsite.publish.Nginx;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetContract;
import org.clinicsite.publish.TargetSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on OpenSSH's server with an Ed25519 key; and what that server alone can show. */
@Tag("full")
class OpenSshIT extends TargetContract {

    @TempDir
    static Path folder;

    private static OpenSsh host;

    @BeforeAll
    static void start() throws Exception {
        host = OpenSsh.start(folder.resolve("sshd"));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Override
    protected PublishTarget open() throws Exception {
        return open(Credentials.NONE, Map.of());
    }

    private SftpTarget open(Credentials credentials, Map<String, String> environment) throws Exception {
        return SftpTarget.open(
                TargetSettings.parse(host.address() + temp.resolve("www")),
                new TargetContext(credentials, 4, Retry.USUAL, Progress.NONE),
                environment,
                host.home());
    }

    @Override
    protected Map<String, String> visitorsSee() throws IOException {
        return SftpTargetTest.texts(temp.resolve("www/current"));
    }

    @Override
    protected List<String> writes() throws IOException {
        return disk(temp).stream().filter(line -> !line.startsWith("site")).toList();
    }

    @Override
    protected void putForeign(String path, String text) throws IOException {
        Files.writeString(temp.resolve("www/current").resolve(path), text);
    }

    @Test
    void linkIsReplacedInOneStepSoThatItIsNeverAway() throws Exception {
        publish(3);
        Path current = temp.resolve("www/current");
        List<String> away = new ArrayList<>();
        Thread visitor = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                if (!Files.exists(current.resolve("index.html"))) {
                    away.add("away");
                }
            }
        });
        visitor.start();
        for (int i = 0; i < 8; i++) {
            site.write("index.html", "<h1>" + i + "</h1>");
            publish(3);
        }
        visitor.interrupt();
        visitor.join();
        assertThat(away).isEmpty();
    }

    @Test
    void filesThatDidNotChangeAreTheSameOnTheDisk() throws Exception {
        publish(3);
        Object before = Files.getAttribute(temp.resolve("www/current/prices/index.html"), "unix:ino");
        site.write("index.html", "<h1>Second</h1>");
        publish(3);

        assertThat(Files.getAttribute(temp.resolve("www/current/prices/index.html"), "unix:ino"))
                .isEqualTo(before);
    }

    @Test
    void keyWithAPassphraseLetsUsInWhenTheSettingsHoldIt() throws Exception {
        Path key = temp.resolve("key with blanks");
        OpenSsh.key(key, "ed25519", "tulip mania");
        host.allow(temp.resolve("key with blanks.pub"));
        try (PublishTarget target = open(new Credentials("settings.xml", null, null, key, "tulip mania"), Map.of())) {
            assertThat(target.standing().releases()).isEmpty();
        }
        Credentials wrong = new Credentials("server 'x' of settings.xml", null, null, key, "rose");
        try (PublishTarget target = open(wrong, Map.of())) {
            assertThatThrownBy(target::releases)
                    .hasMessageStartingWith("The private key " + key + " cannot be used.")
                    .hasMessageContaining("passphrase of server 'x' of settings.xml")
                    .hasMessageNotContaining("rose");
        }
    }

    @Test
    void rsaKeyLetsUsIn() throws Exception {
        OpenSsh.key(temp.resolve("rsa"), "rsa", "");
        host.allow(temp.resolve("rsa.pub"));
        try (PublishTarget target =
                open(new Credentials("settings.xml", null, null, temp.resolve("rsa"), null), Map.of())) {
            assertThat(target.standing().releases()).isEmpty();
        }
    }

    @Test
    void keysOfTheAgentLetUsIn() throws Exception {
        Path socket = Path.of(Files.createTempDirectory("agent").toString(), "s");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("agent.log").toFile())
                .start();
        try {
            for (int i = 0; i < 50 && !Files.exists(socket); i++) {
                Thread.sleep(100);
            }
            OpenSsh.key(temp.resolve("agents"), "ed25519", "");
            host.allow(temp.resolve("agents.pub"));
            ProcessBuilder builder =
                    new ProcessBuilder("ssh-add", "-q", temp.resolve("agents").toString());
            builder.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(builder.start().waitFor(10, TimeUnit.SECONDS)).isTrue();
            Path nobody = Files.createDirectories(temp.resolve("nobody/.ssh")).getParent();
            Files.copy(host.home().resolve(".ssh/known_hosts"), nobody.resolve(".ssh/known_hosts"));

            try (PublishTarget target = SftpTarget.open(
                    TargetSettings.parse(host.address() + temp.resolve("www")),
                    new TargetContext(Credentials.NONE, 1, Retry.USUAL, Progress.NONE),
                    Map.of("SSH_AUTH_SOCK", socket.toString()),
                    nobody)) {
                assertThat(target.standing().releases()).isEmpty();
            }
        } finally {
            agent.destroy();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        }
    }

    @Test
    void keyThatTheHostDoesNotKnowIsExplainedAndNotTriedAgain() throws Exception {
        OpenSsh.key(temp.resolve("stranger"), "ed25519", "");
        List<String> said = new ArrayList<>();
        TargetContext context = new TargetContext(
                new Credentials("server 'live' of settings.xml", null, null, temp.resolve("stranger"), null),
                2,
                Retry.USUAL,
                notes(said));
        try (PublishTarget target = SftpTarget.open(
                TargetSettings.parse(host.address() + temp.resolve("www")), context, Map.of(), host.home())) {
            assertThatThrownBy(target::standing)
                    .hasMessageStartingWith("The host 127.0.0.1 does not let '" + System.getProperty("user.name")
                            + "' in. Tried: the key " + temp.resolve("stranger") + ". Check the user's name")
                    .hasMessageContaining("server 'live' of settings.xml");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void connectionThatBreaksOffIsMadeAnewAndThePublishGoesOn() throws Exception {
        for (int i = 0; i < 200; i++) {
            site.write("page-" + i + "/index.html", "page " + i);
        }
        List<Boolean> cut = new ArrayList<>();
        TargetContext context = new TargetContext(Credentials.NONE, 4, Retry.USUAL, Progress.NONE);
        try (PublishTarget target = SftpTarget.open(
                TargetSettings.parse(host.address() + temp.resolve("www")), context, Map.of(), host.home())) {
            Progress cutting = new Progress() {
                private int sent;

                @Override
                public void begin(String step, int files, long bytes) {}

                @Override
                public synchronized void sent(String path, long bytes) {
                    if (++sent == 50) {
                        host.connections().forEach(each -> cut.add(each.destroyForcibly()));
                    }
                }

                @Override
                public void note(String line) {}
            };
            target.publish(Publication.of(target.standing(), site.read(), 3, Instant.now(), cutting, () -> {}));
        }
        assertThat(cut).contains(true);
        assertThat(visitorsSee()).hasSize(204);
    }

    @Test
    void publishThatIsKilledLeavesOneSiteOrTheOtherAndTheNextFinishes() throws Exception {
        new KilledRemotePublish(
                        temp, host.address() + temp.resolve("www"), List.of("-Duser.home=" + host.home()), List.of())
                .run(this::visitorsSee, KilledRemotePublish::whole);
        try (Stream<Path> left = Files.list(temp.resolve("www/releases"))) {
            assertThat(left.filter(path -> path.toString().endsWith(".json"))).hasSize(3);
        }
        assertThat(temp.resolve("www/.lock")).isEmptyDirectory();
    }

    @Test
    void noVisitorOfNginxMeetsAPageWithoutItsStyleSheet() throws Exception {
        publishStyled("3fa9c1d2e8");
        try (Nginx nginx = Nginx.serving(temp.resolve("nginx"), temp.resolve("www/current"))) {
            AtomicInteger fetched = new AtomicInteger();
            List<String> failures = Collections.synchronizedList(new ArrayList<>());
            AtomicBoolean open = new AtomicBoolean(true);
            Thread visitor = new Thread(() -> {
                while (open.get()) {
                    String page = nginx.get("/prices/", failures);
                    nginx.get("/assets/site-" + page.strip() + ".css", failures);
                    fetched.incrementAndGet();
                }
            });
            visitor.start();
            for (int i = 0; i < 10; i++) {
                publishStyled("0000000" + i + "aa");
            }
            open.set(false);
            visitor.join();
            assertThat(failures).isEmpty();
            assertThat(fetched.get()).isGreaterThan(10);
        }
    }

    private void publishStyled(String hash) throws Exception {
        Path assets = site.folder().resolve("assets");
        try (Stream<Path> old = Files.list(assets)) {
            for (Path each : old.toList()) {
                Files.delete(each);
            }
        }
        site.write("assets/site-" + hash + ".css", "h1 {}").write("prices/index.html", hash);
        publish(3);
    }

    @Test
    void folderThatMayNotBeWrittenToIsNamedWithWhatToDo() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeFalse(
                System.getProperty("user.name").equals("root"), "root may write everywhere");
        Files.createDirectory(
                temp.resolve("www"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        try (PublishTarget target = open()) {
            Publication publication =
                    Publication.of(target.standing(), site.read(), 3, Instant.now(), Progress.NONE, () -> {});
            assertThatThrownBy(() -> target.publish(publication))
                    .hasMessageContaining("permission denied")
                    .hasMessageContaining("must be able to read and write");
        }
    }

    private static Progress notes(List<String> said) {
        return new Progress() {
            @Override
            public void begin(String step, int files, long bytes) {}

            @Override
            public void sent(String path, long bytes) {}

            @Override
            public synchronized void note(String line) {
                said.add(line);
            }
        };
    }
}
