package org.clinicsite.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.clinicsite.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Texts as they were read before, for a process that reads one content folder again and again. A text is read anew when its
 * file has another size, time or identity, or the site another language. Times are coarse: a file that was written just before
 * it was read may be written once more within the same tick, so that what is read of it is not kept, as Git does it
 * (https://git-scm.com/docs/racy-git). For many threads.
 */
public final class KeptTexts {

    /** Longer than the coarsest time of a disk (FAT: two seconds). */
    private static final long COARSE_MILLIS = 2500;

    private record Stamp(long size, FileTime time, @Nullable Object file) {

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isSure(long now) {
            return time.toMillis() < now - COARSE_MILLIS;
        }
    }

    /**
     * A text as it was read.
     *
     * @param source null when it could not be understood
     * @param problems what is wrong with it
     * @param lost what is known of one that could not be understood, as {@link Content#lost}
     */
    record Read(@Nullable Source source, List<Problem> problems, Map<String, String> lost) {}

    private record Entry(
            Path file,
            Stamp text,
            @Nullable Path beside,
            @Nullable Stamp besides,
            Locale locale,
            Read read) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /**
     * A text, read now or before.
     *
     * @param path in the content folder
     * @param beside the YAML file beside it; null when there is none
     * @param locale the site's language
     * @param reading reads it
     */
    Read read(String path, Path file, @Nullable Path beside, Locale locale, Supplier<Read> reading) {
        long now = System.currentTimeMillis();
        Stamp text = Stamp.of(file);
        Stamp besides = beside == null ? null : Stamp.of(beside);
        Entry before = entries.get(path);
        if (before != null
                && before.file().equals(file)
                && before.text().equals(text)
                && Objects.equals(before.beside(), beside)
                && Objects.equals(before.besides(), besides)
                && before.locale().equals(locale)) {
            return before.read();
        }
        Read read = reading.get();
        if (text.isSure(now) && (besides == null || besides.isSure(now))) {
            entries.put(path, new Entry(file, text, beside, besides, locale, read));
        } else {
            entries.remove(path);
        }
        return read;
    }

    /** Keeps these alone: the others are gone from the folder. */
    void keepOnly(Set<String> paths) {
        if (entries.size() > paths.size() || !paths.containsAll(entries.keySet())) {
            entries.keySet().retainAll(paths);
        }
    }

    /** Reads these files anew, whatever their times say; of a folder all in it. */
    public void forget(Collection<Path> changed) {
        entries.values()
                .removeIf(entry -> changed.stream()
                        .anyMatch(file -> entry.file().startsWith(file)
                                || entry.beside() != null && entry.beside().startsWith(file)));
    }
}
