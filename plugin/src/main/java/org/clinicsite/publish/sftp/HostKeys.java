package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.TargetException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a host is the one that it should be: by a fingerprint in the settings, else by {@code known_hosts} as ssh reads
 * it (hashed names and {@code @revoked} included; certificates are not). An unknown host is refused, never learnt.
 */
final class HostKeys implements ServerKeyVerifier {

    private final Address address;
    private final List<Path> files;
    private final @Nullable String fingerprint;
    private volatile @Nullable TargetException refusal;

    /**
     * @param address the host
     * @param files known_hosts, the first is the one to add to; those that are not there are skipped
     * @param fingerprint {@code SHA256:…}; when given it alone counts
     */
    HostKeys(Address address, List<Path> files, @Nullable String fingerprint) {
        this.address = address;
        this.files = List.copyOf(files);
        this.fingerprint = fingerprint;
    }

    /** Why the host was refused; null when it was not. */
    @Nullable
    TargetException refusal() {
        return refusal;
    }

    /** The types of the host's keys that are known, such as {@code ssh-ed25519}: to be asked for first. */
    Set<String> types() throws IOException {
        Set<String> types = new LinkedHashSet<>();
        for (KnownHostEntry entry : entries()) {
            if (!isRevoked(entry)) {
                types.add(entry.getKeyEntry().getKeyType());
            }
        }
        return types;
    }

    private List<KnownHostEntry> entries() throws IOException {
        List<KnownHostEntry> entries = new ArrayList<>();
        for (Path file : files) {
            if (Files.isReadable(file)) {
                for (KnownHostEntry entry : KnownHostEntry.readKnownHostEntries(file)) {
                    if (!"cert-authority".equals(entry.getMarker())
                            && entry.getKeyEntry() != null
                            && entry.isHostMatch(address.host(), address.port())) {
                        entries.add(entry);
                    }
                }
            }
        }
        return entries;
    }

    private static boolean isRevoked(KnownHostEntry entry) {
        return "revoked".equals(entry.getMarker());
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
        try {
            refusal = check(key);
        } catch (IOException e) {
            refusal = new TargetException(
                    Code.HOST_KEY, "known_hosts could not be read: " + e.getMessage() + ".", "Mend it.", e);
        }
        return refusal == null;
    }

    private @Nullable TargetException check(PublicKey key) throws IOException {
        String print = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        if (fingerprint != null) {
            return fingerprint.equals(print)
                    ? null
                    : new TargetException(
                            Code.HOST_KEY,
                            "The host " + address.pattern() + " shows the key " + print + ", and hostKey says "
                                    + fingerprint + ".",
                            "Somebody may sit in between, or the host was set up anew: ask its keeper for the"
                                    + " fingerprint. Nothing was sent.");
        }
        String changed = null;
        for (KnownHostEntry entry : entries()) {
            PublicKey known = key(entry.getKeyEntry());
            if (known != null && KeyUtils.compareKeys(known, key)) {
                return isRevoked(entry)
                        ? new TargetException(
                                Code.HOST_KEY,
                                "The key " + print + " of " + address.pattern() + " is marked @revoked in known_hosts.",
                                "Ask the host's keeper. Nothing was sent.")
                        : null;
            }
            if (known != null && !isRevoked(entry) && sameType(known, key)) {
                changed = KeyUtils.getFingerPrint(BuiltinDigests.sha256, known);
            }
        }
        if (changed != null) {
            return new TargetException(
                    Code.HOST_KEY,
                    "The key of " + address.pattern() + " has changed: it was " + changed + ", now it is " + print
                            + ".",
                    "Somebody may sit in between, or the host was set up anew: ask its keeper for the fingerprint. Only"
                            + " when it is the new one, forget the old one with: ssh-keygen -R '" + address.pattern()
                            + "'. Nothing was sent.");
        }
        return new TargetException(
                Code.HOST_KEY,
                "The host " + address.pattern() + " is not known: its key is " + print + " ("
                        + PublicKeyEntry.toString(key).split(" ", 2)[0] + ").",
                "Ask its keeper for the fingerprint (ssh-keygen -lf on the host's key). When it is the same, add this line"
                        + " to " + files.get(0) + ":\n  " + address.pattern() + " " + PublicKeyEntry.toString(key));
    }

    private static boolean sameType(PublicKey one, PublicKey other) {
        return String.valueOf(KeyUtils.getKeyType(one)).equals(KeyUtils.getKeyType(other));
    }

    private static @Nullable PublicKey key(AuthorizedKeyEntry entry) {
        try {
            return entry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException e) {
            return null; // of a type that nobody knows here
        }
    }
}
