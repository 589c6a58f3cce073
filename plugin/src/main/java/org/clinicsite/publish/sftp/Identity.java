package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.TargetException;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to a host. A key file or a password that was given counts; when neither was, the agent's keys do, then those
 * of {@code ~/.ssh} that have no passphrase.
 */
final class Identity {

    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Credentials credentials;
    private final Path home;
    private final @Nullable Path agent;
    private final List<String> tried = new ArrayList<>();
    private final List<KeyPair> keys = new ArrayList<>();

    /**
     * Reads the keys.
     *
     * @param environment where {@code SSH_AUTH_SOCK} is looked up
     * @param home the folder that holds {@code .ssh}
     * @throws TargetException when the key file that was given cannot be used
     */
    Identity(Credentials credentials, Map<String, String> environment, Path home) throws TargetException {
        this.credentials = credentials;
        this.home = home;
        String socket = environment.get("SSH_AUTH_SOCK");
        boolean given = credentials.keyFile() != null || credentials.secret() != null;
        Path path = given || socket == null || socket.isEmpty() ? null : Path.of(socket);
        this.agent = path != null && Files.exists(path) ? path : null;
        if (agent != null) {
            tried.add("the ssh agent");
        }
        if (credentials.keyFile() != null) {
            readGiven(credentials.keyFile());
        } else if (!given) {
            readUsual();
        }
        if (credentials.secret() != null) {
            tried.add("the password");
        }
    }

    private void readGiven(Path file) throws TargetException {
        Path key =
                file.toString().startsWith("~/") ? home.resolve(file.toString().substring(2)) : file;
        String passphrase = credentials.passphrase();
        try {
            read(key, passphrase);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new TargetException(
                    Code.BAD_PRIVATE_KEY,
                    "The private key " + key + " cannot be used"
                            + (Files.isReadable(key) ? "." : ": there is no such file that may be read."),
                    "See the privateKey" + (passphrase == null ? "" : " and the passphrase") + " of "
                            + credentials.origin() + "; ssh-keygen -yf " + key + " tells whether the file is in order"
                            + (passphrase == null ? ", and whether it wants a passphrase." : "."));
        }
        tried.add("the key " + key);
    }

    private void readUsual() {
        for (String name : USUAL) {
            Path key = home.resolve(".ssh").resolve(name);
            if (Files.isReadable(key)) {
                try {
                    read(key, null);
                    tried.add("the key " + key);
                } catch (IOException | GeneralSecurityException | RuntimeException e) {
                    tried.add("not " + key + ", which has a passphrase or cannot be read");
                }
            }
        }
    }

    private void read(Path file, @Nullable String passphrase) throws IOException, GeneralSecurityException {
        int before = keys.size();
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null,
                    new PathResource(file),
                    in,
                    passphrase == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase));
            if (pairs != null) {
                pairs.forEach(keys::add);
            }
        }
        if (keys.size() == before) {
            throw new IOException("no key in it");
        }
    }

    /** Before it is started. */
    void prepare(SshClient client) {
        if (agent != null) {
            client.setAgentFactory(AgentSocket.at(agent));
        }
    }

    /** Before it logs in. */
    void prepare(ClientSession session) {
        keys.forEach(session::addPublicKeyIdentity);
        if (credentials.secret() != null) {
            session.addPasswordIdentity(credentials.secret());
        }
    }

    /** Why the host does not let us in, and what to check. */
    TargetException refused(String user, Address address, Throwable cause) {
        return new TargetException(
                Code.NOT_LET_IN,
                "The host " + address.host() + " does not let '" + user + "' in. Tried: "
                        + (tried.isEmpty()
                                ? "nothing, for there is neither key nor password"
                                : String.join(", ", tried))
                        + ".",
                "Check the user's name, that its public key stands in ~/.ssh/authorized_keys on the host, and "
                        + (credentials == Credentials.NONE
                                ? "that a server of settings.xml has the target's name"
                                : credentials.origin())
                        + ". It is not tried again, so that nobody gets locked out.",
                cause);
    }
}
