package org.clinicsite.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells two versions of a file apart in the name under which it is served. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The first ten hexadecimal digits of the SHA-256: enough that no two versions of one file share a name. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes), 0, 5);
    }

    /** All 32 bytes of the SHA-256 over these, one after the other. */
    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
