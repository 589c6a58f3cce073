package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clinicsite.output.WholeFiles;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of files as they were when somebody last read them, so that a site of which one page has changed is not hashed
 * anew. A sum holds as long as the disk gives the file the same number, size, time of change and time of its entry; the last
 * of these nobody can set, and only Unix has it: elsewhere nothing is known. What is sent is hashed again while it is sent.
 * Safe for many threads.
 */
final class KnownSums {

    /** A file that changed this short before it was read may change again within one tick of the disk's clock. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final String ASKED = "unix:ino,size,lastModifiedTime,ctime";

    private final @Nullable Path file;
    private final Map<String, String> before = new HashMap<>();
    private final Map<String, String> now = new ConcurrentHashMap<>();

    /** @param file where they are kept; one that is no such list, or missing, knows nothing; null keeps nothing */
    KnownSums(@Nullable Path file) {
        this.file = file;
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    before.put(line.substring(tab + 1), line.substring(0, tab));
                }
            }
        } catch (IOException e) {
            before.clear(); // all is read anew
        }
    }

    /**
     * What a file is known by, taken before it is read.
     *
     * @return null where the disk does not tell, or the file is too young
     */
    @Nullable
    String look(Path of) throws IOException {
        if (file == null) {
            return null;
        }
        try {
            Map<String, Object> seen = Files.readAttributes(of, ASKED, LinkOption.NOFOLLOW_LINKS);
            if (seen.get("lastModifiedTime") instanceof FileTime modified
                    && seen.get("ctime") instanceof FileTime changed
                    && changed.toInstant().isBefore(Instant.now().minus(TICK))) {
                return seen.get("ino") + " " + seen.get("size") + " " + modified.to(TimeUnit.NANOSECONDS) + " "
                        + changed.to(TimeUnit.NANOSECONDS);
            }
            return null;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return null; // no Unix
        }
    }

    /** The sum of a file that looks so, 64 hexadecimal digits; null when it is not known. */
    @Nullable
    String find(String path, @Nullable String look) {
        String line = before.get(path);
        if (look == null || line == null || !line.endsWith(" " + look) || line.length() != 65 + look.length()) {
            return null;
        }
        now.put(path, line);
        return line.substring(0, 64);
    }

    /** Keeps the sum of a file that looked so before it was read. */
    void add(String path, @Nullable String look, String sha256) {
        if (look != null && path.indexOf('\n') < 0) {
            now.put(path, sha256 + " " + look);
        }
    }

    /** Writes down what was found since; a disk that does not take it is no reason not to publish. */
    void write() {
        if (file == null || file.getParent() == null || now.equals(before)) {
            return;
        }
        SortedMap<String, String> sorted = new TreeMap<>(now);
        StringBuilder lines = new StringBuilder();
        sorted.forEach(
                (path, line) -> lines.append(line).append('\t').append(path).append('\n'));
        try (WholeFiles files = new WholeFiles(file.getParent())) {
            files.write(file.getFileName().toString(), lines.toString().getBytes(StandardCharsets.UTF_8));
            files.keep();
        } catch (IOException e) {
            // the next publish reads all again
        }
    }
}
