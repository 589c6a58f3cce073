package org.clinicsite.publish.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * OpenSSH's own server (Debian: openssh-server) on a free loopback port, with keys and settings of its own in a folder. Lets
 * in who runs the test, by a key. Not there: the test is skipped, with {@code CI=true} it fails.
 */
public final class OpenSsh implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Process process;
    private final Path folder;
    private final int port;

    private OpenSsh(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts it, with lines of sshd_config before its own. */
    public static OpenSsh start(Path folder, String... settings) throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isExecutable(SSHD), "no " + SSHD);
        }
        Files.createDirectories(folder.resolve(".ssh"));
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // sshd's own wish, which a service fulfils
        }
        key(folder.resolve("host_key"), "ed25519", "");
        key(folder.resolve(".ssh/id_ed25519"), "ed25519", "");
        Files.copy(folder.resolve(".ssh/id_ed25519.pub"), folder.resolve("authorized_keys"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("sshd_config"),
                String.join("\n", settings)
                        + """

                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin yes
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                Subsystem sftp internal-sftp
                """.formatted(port, folder.resolve("host_key"), folder.resolve("authorized_keys")));
        Process process = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        Files.writeString(
                folder.resolve(".ssh/known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host_key.pub")));
        for (int tries = 0; tries < 100 && process.isAlive(); tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return new OpenSsh(process, folder, port);
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("sshd does not start: " + Files.readString(folder.resolve("sshd.log")));
    }

    /** Makes a key pair as people do. */
    public static void key(Path file, String type, String passphrase) throws Exception {
        run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString());
    }

    /** Runs a command to its end. */
    static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(List.of(command) + ": " + said).isZero();
    }

    /** Lets in who holds this key, too. */
    public void allow(Path publicKey) throws IOException {
        Files.writeString(
                folder.resolve("authorized_keys"),
                Files.readString(folder.resolve("authorized_keys")) + Files.readString(publicKey));
    }

    /** {@code sftp://} and all but the path. */
    public String address() {
        return "sftp://" + System.getProperty("user.name") + "@127.0.0.1:" + port;
    }

    /** A home folder, in whose {@code .ssh} lie the key that is let in and known_hosts. */
    public Path home() {
        return folder;
    }

    int port() {
        return port;
    }

    /** The processes that serve a connection each. */
    List<ProcessHandle> connections() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
