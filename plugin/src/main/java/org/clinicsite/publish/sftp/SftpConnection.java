package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.jspecify.annotations.Nullable;

/**
 * One connection with several channels, made when it is first needed and made anew when it broke off. May be used by many
 * threads: a channel carries the requests of several at once, so that none waits for the way to the host and back.
 */
final class SftpConnection implements AutoCloseable {

    /** OpenSSH lets ten in ({@code MaxSessions}). */
    private static final int MOST_CHANNELS = 8;

    /** How many threads share a channel. */
    private static final int THREADS_PER_CHANNEL = 4;

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration LOGIN = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int HEARTBEATS_WITHOUT_ANSWER = 3;

    /** Something that is done over a channel. */
    interface Work<T> {
        /** Does it once. */
        T over(SftpClient sftp) throws IOException;
    }

    private final Address address;
    private final String user;
    private final HostKeys hostKeys;
    private final Future<Identity> keys;
    private final TargetContext context;
    private final List<SftpClient> channels = new ArrayList<>();
    private int limit;
    private int next;
    private @Nullable SshClient client;
    private @Nullable ClientSession session;

    SftpConnection(Address address, String user, HostKeys hostKeys, Future<Identity> keys, TargetContext context) {
        this.address = address;
        this.user = user;
        this.hostKeys = hostKeys;
        this.keys = keys;
        this.context = context;
        this.limit = Math.min(context.threads(), MOST_CHANNELS);
    }

    /** How many threads may use it to advantage. */
    int threads() {
        return context.threads() == 1 ? 1 : Math.min(context.threads(), MOST_CHANNELS) * THREADS_PER_CHANNEL;
    }

    /**
     * Does something, again when the connection broke off meanwhile.
     *
     * @param what the path, for people
     */
    <T> T call(String what, Work<T> work) throws IOException {
        return context.retry().call(what, context.progress(), () -> once(what, work));
    }

    /**
     * Does something once.
     *
     * @param what the path, for people
     * @throws NoSuchFileException when the host has no such file
     * @throws TargetException temporary when the connection broke off
     */
    <T> T once(String what, Work<T> work) throws IOException {
        SftpClient sftp = channel();
        try {
            return work.over(sftp);
        } catch (SftpException e) {
            throw translated(what, e);
        } catch (TargetException | NoSuchFileException | InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            drop(sftp);
            throw TargetException.temporary(
                    Code.CONNECTION_LOST,
                    "The connection to " + address.host() + " broke off (" + e.getMessage() + ").",
                    null,
                    e);
        }
    }

    private IOException translated(String what, SftpException e) {
        return switch (e.getStatus()) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
                (IOException) new NoSuchFileException(what).initCause(e);
            case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
                new TargetException(
                        Code.NO_PERMISSION,
                        "The host refuses '" + what + "': permission denied.",
                        "The user '" + user + "' must be able to read and write " + address.path() + " (chown, chmod).",
                        e);
            case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
                new TargetException(
                        Code.DISK_FULL,
                        "The host's disk is full: '" + what + "'.",
                        "Make room, or keep fewer releases.",
                        e);
            case SftpConstants.SSH_FX_CONNECTION_LOST, SftpConstants.SSH_FX_NO_CONNECTION ->
                TargetException.temporary(Code.CONNECTION_LOST, "The host lost its connection.", null, e);
            default ->
                new TargetException(
                        Code.HOST_REFUSED,
                        "The host could not do it: '" + what + "': " + e.getMessage() + ".",
                        "Its disk may be full, a quota used up, or something else may stand in the way.",
                        e);
        };
    }

    private synchronized SftpClient channel() throws IOException {
        ClientSession open = session;
        if (open == null || !open.isOpen()) {
            channels.clear();
            open = connect();
            session = open;
        }
        channels.removeIf(channel -> !channel.isOpen());
        if (channels.size() < limit && (channels.size() <= next || channels.isEmpty())) {
            try {
                channels.add(SftpClientFactory.instance().createSftpClient(open, SftpConstants.SFTP_V3));
            } catch (IOException | IllegalStateException e) {
                if (channels.isEmpty()) {
                    if (open.isOpen()) {
                        open.close(true);
                        throw new TargetException(
                                Code.HOST_REFUSED,
                                address.host() + " lets '" + user + "' in, but not transfer files (" + e.getMessage()
                                        + ").",
                                "The host needs the sftp subsystem: see Subsystem sftp in its sshd_config.",
                                e);
                    }
                    throw TargetException.temporary(
                            Code.CONNECTION_LOST,
                            "The connection to " + address.host() + " broke off (" + e.getMessage() + ").",
                            null,
                            e);
                }
                limit = channels.size(); // as many as it wants
            }
        }
        next = (next + 1) % limit;
        return channels.get(next % channels.size());
    }

    private synchronized void drop(SftpClient sftp) {
        channels.remove(sftp);
        try {
            sftp.close();
        } catch (IOException e) {
            // it is broken anyway
        }
        if (channels.isEmpty() && session != null) {
            session.close(true);
            session = null;
        }
    }

    /** The keys; they are read while the client is made ready. */
    private Identity identity() throws IOException {
        try {
            return keys.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The publish was interrupted.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TargetException refused) {
                throw refused;
            }
            throw new IOException("The keys cannot be read: " + e.getCause(), e.getCause());
        }
    }

    private ClientSession connect() throws IOException {
        SshClient ssh = client();
        Identity identity = identity();
        ClientSession made = null;
        try {
            made = ssh.connect(user, address.host(), address.port())
                    .verify(CONNECT)
                    .getClientSession();
            identity.prepare(made);
            made.auth().verify(LOGIN);
            return made;
        } catch (IOException | UnresolvedAddressException e) {
            if (made != null) {
                made.close(true);
            }
            TargetException refusal = hostKeys.refusal();
            if (refusal != null) {
                throw refusal;
            }
            if (e instanceof InterruptedIOException interrupted) {
                throw interrupted;
            }
            if (e instanceof SshException disconnect
                    && disconnect.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
                throw identity.refused(user, address, e);
            }
            if (hasCause(e, UnresolvedAddressException.class)) {
                throw new TargetException(
                        Code.NO_SUCH_PLACE,
                        "There is no host called '" + address.host() + "'.",
                        "See the target's url.",
                        e);
            }
            throw TargetException.temporary(
                    Code.CONNECTION_LOST,
                    "No connection to " + address.host() + " on port " + address.port() + " (" + e.getMessage() + ").",
                    null,
                    e);
        }
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private SshClient client() throws IOException {
        SshClient there = client;
        if (there != null) {
            return there;
        }
        SshClient made = SshClient.setUpDefaultClient();
        made.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
        made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        made.setServerKeyVerifier(hostKeys);
        Set<String> known = hostKeys.types();
        List<NamedFactory<Signature>> signatures = new ArrayList<>(made.getSignatureFactories());
        signatures.sort(Comparator.comparing(
                (NamedFactory<Signature> each) -> !known.contains(KeyUtils.getCanonicalKeyType(each.getName()))));
        made.setSignatureFactories(signatures);
        if (context.credentials().secret() == null) {
            // dear to compute, and without a password nothing is sent that should stay secret for decades
            List<KeyExchangeFactory> exchanges = new ArrayList<>(made.getKeyExchangeFactories());
            exchanges.sort(Comparator.comparing(each -> each.getName().startsWith("sntrup")));
            made.setKeyExchangeFactories(exchanges);
        }
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(made, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(made, HEARTBEATS_WITHOUT_ANSWER);
        identity().prepare(made);
        made.start();
        client = made;
        return made;
    }

    @Override
    public synchronized void close() throws IOException {
        channels.clear();
        if (session != null) {
            session.close(false).await(Duration.ofSeconds(2));
            session = null;
        }
        if (client != null) {
            client.stop();
            client = null;
        }
    }
}
