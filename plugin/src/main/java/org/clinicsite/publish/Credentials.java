package org.clinicsite.publish;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to a host. Deliberately no record: nothing prints what it holds, and it cannot be written to a stream.
 * Comes from {@code settings.xml} or the environment, never from a goal's parameter, which {@code mvn -X} would print.
 */
public final class Credentials {

    /** Nobody: what the system has by itself counts, such as an ssh agent, or a server that asks for nothing. */
    public static final Credentials NONE = new Credentials("nowhere", null, null, null, null);

    private final String origin;
    private final @Nullable String user;
    private final @Nullable String secret;
    private final @Nullable Path keyFile;
    private final @Nullable String passphrase;

    /**
     * @param origin where it was found, for people, such as {@code server 'clinic' of settings.xml}
     * @param user the user's name, or the id of an access key; null when not given
     * @param secret the password, token or secret key; null when not given
     * @param keyFile the file of a private key; null when not given
     * @param passphrase of the key file; null when it has none
     */
    public Credentials(
            String origin,
            @Nullable String user,
            @Nullable String secret,
            @Nullable Path keyFile,
            @Nullable String passphrase) {
        this.origin = origin;
        this.user = user;
        this.secret = secret;
        this.keyFile = keyFile;
        this.passphrase = passphrase;
    }

    /** Where it was found, for people. */
    public String origin() {
        return origin;
    }

    /** The user's name, or the id of an access key; null when not given. */
    public @Nullable String user() {
        return user;
    }

    /** The password, token or secret key; null when not given. Not for any message. */
    public @Nullable String secret() {
        return secret;
    }

    /** The file of a private key; null when not given. */
    public @Nullable Path keyFile() {
        return keyFile;
    }

    /** Of the key file; null when it has none. Not for any message. */
    public @Nullable String passphrase() {
        return passphrase;
    }

    /** Only where it was found. */
    @Override
    public String toString() {
        return "credentials from " + origin;
    }
}
