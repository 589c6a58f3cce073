package org.clinicsite.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.output.OutputFile;
import org.clinicsite.text.Fingerprint;

/**
 * What tells one build of a site from another when only the live site can be asked: the first half of a SHA-256 over all
 * paths and bytes, in a small file of the site. The same site has the same. May be told of files by many threads.
 */
final class BuildId {

    /** Where it is served. */
    static final String PATH = ".well-known/build-id.txt";

    private static final int BYTES = 16;

    private final Map<String, byte[]> digests = new ConcurrentHashMap<>();

    /**
     * Takes a file into account.
     *
     * @throws UncheckedIOException when what is copied cannot be read
     */
    OutputFile with(OutputFile file) {
        try (InputStream in = file.open()) {
            digests.put(file.path(), Fingerprint.sha256(in));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read what becomes " + file.path() + ": " + e.getMessage(), e);
        }
    }

    /** The file to write when all others are known. */
    OutputFile file() {
        MessageDigest all = Fingerprint.digest();
        new TreeMap<>(digests).forEach((path, digest) -> {
            all.update(path.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
            all.update(digest);
        });
        String id = java.util.HexFormat.of().formatHex(all.digest(), 0, BYTES);
        return new OutputFile(PATH, (id + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
