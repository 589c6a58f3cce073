package org.clinicsite.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells two versions of a file apart in the name under which it is served. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The first ten hexadecimal digits of the SHA-256: enough that no two versions of one file share a name. */
    public static String of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
