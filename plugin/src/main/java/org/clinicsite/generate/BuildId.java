package org.clinicsite.generate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.output.BuildMark;
import org.clinicsite.output.OutputFile;

/**
 * What tells one build of a site from another when only the live site can be asked: the first half of a SHA-256 over all
 * paths and bytes, in a small file of the site. The same site has the same. May be told of files by many threads.
 */
final class BuildId {

    private static final int BYTES = 16;

    private final Map<String, byte[]> digests = new ConcurrentHashMap<>();

    /** Takes a file into account. */
    OutputFile with(OutputFile file) {
        digests.put(file.path(), sha256().digest(file.bytes()));
        return file;
    }

    /** The file to write when all others are known. */
    OutputFile file() {
        return new OutputFile(BuildMark.PATH, (value() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The id of all that was taken into account so far: 32 lower-case hexadecimal digits. */
    String value() {
        MessageDigest all = sha256();
        new TreeMap<>(digests).forEach((path, digest) -> {
            all.update(path.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
            all.update(digest);
        });
        return HexFormat.of().formatHex(all.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
