package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.output.WholeFiles;
import org.clinicsite.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of bytes by their {@linkplain Fingerprint#quick quick sum}, as they were found before, so that a site of which one
 * page has changed is not hashed anew: every file is read, but where a JVM compiles quickly the quick sum takes a fortieth.
 * What is sent is hashed again while it is sent. Safe for many threads.
 */
final class KnownSums {

    /** Quick sum, SHA-256. */
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{32}) ([0-9a-f]{64})");

    private final @Nullable Path file;
    private final Map<String, String> before = new TreeMap<>();
    private final Map<String, String> now = new ConcurrentHashMap<>();

    /** @param file where they are kept; one that is no such list, or missing, knows nothing; null keeps nothing */
    KnownSums(@Nullable Path file) {
        this.file = file;
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                Matcher known = LINE.matcher(line);
                if (known.matches()) {
                    before.put(known.group(1), known.group(2));
                }
            }
        } catch (IOException e) {
            before.clear(); // all is hashed anew
        }
    }

    /** Whether no sum is known: a file then need not be read for its quick sum alone. */
    boolean isEmpty() {
        return before.isEmpty();
    }

    /** The SHA-256 of bytes with this quick sum, 64 hexadecimal digits; null when it is not known. */
    @Nullable
    String find(String quick) {
        String sum = before.get(quick);
        if (sum != null) {
            now.put(quick, sum);
        }
        return sum;
    }

    /** Keeps what was found. */
    void add(String quick, String sha256) {
        now.put(quick, sha256);
    }

    /** Writes down what was found since; a disk that does not take it is no reason not to publish. */
    void write() {
        if (file == null || file.getParent() == null || now.equals(before)) {
            return;
        }
        SortedMap<String, String> sorted = new TreeMap<>(now);
        StringBuilder lines = new StringBuilder();
        sorted.forEach(
                (quick, sum) -> lines.append(quick).append(' ').append(sum).append('\n'));
        try (WholeFiles files = new WholeFiles(file.getParent())) {
            files.write(file.getFileName().toString(), lines.toString().getBytes(StandardCharsets.UTF_8));
            files.keep();
        } catch (IOException e) {
            // the next publish hashes all again
        }
    }
}
