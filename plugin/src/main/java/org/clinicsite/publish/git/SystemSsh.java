package org.clinicsite.publish.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clinicsite.publish.Credentials;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * SSH by the system's own {@code ssh}: its agent, its {@code ~/.ssh/config} and its known hosts count, as they do for
 * {@code git push}. Asks nothing: without a key that opens by itself it fails.
 */
final class SystemSsh extends SshSessionFactory {

    private final String command;
    private final Credentials credentials;

    SystemSsh(String command, Credentials credentials) {
        this.command = command;
        this.credentials = credentials;
    }

    @Override
    public String getType() {
        return "system";
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider unused, FS fs, int timeout)
            throws TransportException {
        List<String> words = new ArrayList<>(List.of(command, "-o", "BatchMode=yes", "-o", "SendEnv=GIT_PROTOCOL"));
        if (credentials.keyFile() != null) {
            words.addAll(List.of("-i", credentials.keyFile().toString(), "-o", "IdentitiesOnly=yes"));
        }
        if (uri.getPort() > 0) {
            words.addAll(List.of("-p", String.valueOf(uri.getPort())));
        }
        String user = uri.getUser() != null ? uri.getUser() : credentials.user();
        words.add("--"); // a host that begins with a hyphen is no option
        words.add(user == null ? uri.getHost() : user + "@" + uri.getHost());
        return new Session(words);
    }

    private record Session(List<String> words) implements RemoteSession2 {

        @Override
        public Process exec(String remote, int timeout) throws IOException {
            return exec(remote, Map.of(), timeout);
        }

        @Override
        public Process exec(String remote, Map<String, String> environment, int timeout) throws IOException {
            List<String> all = new ArrayList<>(words);
            all.add(remote);
            ProcessBuilder builder = new ProcessBuilder(all);
            builder.environment().putAll(environment);
            return builder.start();
        }

        @Override
        public void disconnect() {
            // each command has a connection of its own, which ends with it
        }
    }
}
