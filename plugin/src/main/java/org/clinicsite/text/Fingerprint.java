package org.clinicsite.text;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells two versions of a file apart, in the name under which it is served and wherever else files are compared. */
public final class Fingerprint {

    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    /** The first ten hexadecimal digits of the SHA-256: enough that no two versions of one file share a name. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes), 0, 5);
    }

    /** The same of all that a stream holds, which is never in memory as a whole; the stream stays open. */
    public static String of(InputStream in) throws IOException {
        return HexFormat.of().formatHex(sha256(in), 0, 5);
    }

    /** All 32 bytes of the SHA-256 over these, one after the other. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The same over all that a stream holds, which is never in memory as a whole; the stream stays open. */
    public static byte[] sha256(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }

    /**
     * Sixteen bytes that stand for all that a stream holds, where nobody gains by forging them: XXH3 of 128 bits
     * (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). Forty times as quick as a SHA-256 in a JVM that
     * compiles quickly, as Maven's often does. The stream stays open.
     */
    public static byte[] quick(InputStream in) throws IOException {
        HashStream128 hash = Hashing.xxh3_128().hashStream();
        byte[] buffer = new byte[Math.max(1 << 10, Math.min(in.available(), BUFFER))];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            hash.putBytes(buffer, 0, read);
        }
        return hash.get().toByteArray();
    }

    /** A SHA-256 that has seen nothing yet. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
