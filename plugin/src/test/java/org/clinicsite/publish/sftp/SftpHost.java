package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.nativefs.NativeFileSystemFactory;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** MINA's own SSH server on a free loopback port; its files lie in a folder. Lets {@code anna} in with {@code opensesame}. */
final class SftpHost implements AutoCloseable {

    /** The password. */
    static final String PASSWORD = "opensesame-4711";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair key;
    private final SftpSubsystemFactory subsystem = new SftpSubsystemFactory();
    private final List<String> writes = Collections.synchronizedList(new ArrayList<>());

    SftpHost(Path root) throws Exception {
        key = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("anna") && password.equals(PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectories(root)));
        server.setSubsystemFactories(List.of(subsystem));
        listening(new Log());
    }

    /** Whatever clients did but look, in order. */
    List<String> writes() {
        return List.copyOf(writes);
    }

    private final class Log implements SftpEventListener {

        @Override
        public void open(ServerSession session, String remote, Handle file) {
            if (file instanceof FileHandle opened && opened.getOpenOptions().contains(StandardOpenOption.WRITE)) {
                writes.add("open " + file.getFile());
            }
        }

        @Override
        public void creating(ServerSession session, Path path, Map<String, ?> attributes) {
            writes.add("create " + path);
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) {
            writes.add("move " + from + " to " + to);
        }

        @Override
        public void removing(ServerSession session, Path path, boolean folder) {
            writes.add("remove " + path);
        }

        @Override
        public void linking(ServerSession session, Path source, Path target, boolean symbolic) {
            writes.add("link " + source + " to " + target);
        }

        @Override
        public void modifyingAttributes(ServerSession session, Path path, Map<String, ?> attributes) {
            writes.add("modify " + path);
        }
    }

    /** Takes extensions away that OpenSSH's server has. */
    SftpHost without(String... extensions) {
        String all = "posix-rename@openssh.com hardlink@openssh.com copy-data fsync@openssh.com";
        for (String each : extensions) {
            all = all.replace(each, "");
        }
        String openssh = List.of(all.split(" +")).stream()
                .filter(each -> each.endsWith("@openssh.com"))
                .map(each -> each + "=1")
                .collect(java.util.stream.Collectors.joining(","));
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, openssh.isEmpty() ? "none" : openssh);
        SftpModuleProperties.CLIENT_EXTENSIONS.set(server, all.contains("copy-data") ? "copy-data" : "");
        return this;
    }

    /** Listens to what clients do. */
    SftpHost listening(SftpEventListener listener) {
        subsystem.addSftpEventListener(listener);
        return this;
    }

    /** Lets those in who hold a key. */
    SftpHost accepting(Predicate<PublicKey> keys) {
        server.setPublickeyAuthenticator((user, key, session) -> keys.test(key));
        return this;
    }

    /** Paths are those of this machine, and links may lead anywhere, as on a host that shuts nobody in. */
    SftpHost onTheDisk() {
        server.setFileSystemFactory(NativeFileSystemFactory.INSTANCE);
        return this;
    }

    SftpHost start() throws IOException {
        server.start();
        return this;
    }

    int port() {
        return server.getPort();
    }

    /** The line of known_hosts. */
    String known(String host) {
        return host + " " + PublicKeyEntry.toString(key.getPublic());
    }

    /** {@code SHA256:…}. */
    String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
    }

    /** Cuts all connections. */
    void cut() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
