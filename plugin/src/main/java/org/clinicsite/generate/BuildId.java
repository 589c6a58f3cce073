package org.clinicsite.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.output.BuildMark;
import org.clinicsite.output.OutputFile;
import org.clinicsite.text.Fingerprint;

/**
 * What tells one build of a site from another when only the live site can be asked: a fingerprint of all paths and bytes, in
 * a small file of the site. The same site has the same. May be told of files by many threads.
 */
final class BuildId {

    private static final int BYTES = 16;

    private final Map<String, byte[]> digests = new ConcurrentHashMap<>();

    /**
     * Takes a file into account.
     *
     * @throws UncheckedIOException when what is copied cannot be read
     */
    OutputFile with(OutputFile file) {
        try (InputStream in = file.open()) {
            digests.put(file.path(), Fingerprint.quick(in));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read what becomes " + file.path() + ": " + e.getMessage(), e);
        }
    }

    /** The file to write when all others are known. */
    OutputFile file() {
        return new OutputFile(BuildMark.PATH, (value() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The id of all that was taken into account so far: 32 lower-case hexadecimal digits. */
    String value() {
        MessageDigest all = Fingerprint.digest();
        new TreeMap<>(digests).forEach((path, digest) -> {
            all.update(path.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
            all.update(digest);
        });
        return HexFormat.of().formatHex(all.digest(), 0, BYTES);
    }
}
