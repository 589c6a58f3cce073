package org.clinicsite.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
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

    /** The files of the folder, as {@link ContentFolder} found them. */
    private record Listing(Path folder, String shownAs, Map<String, Path> files, List<Problem> problems) {

        static Listing of(Path folder, String shownAs) throws SiteException, IOException {
            Problems problems = new Problems();
            Map<String, Path> files = ContentFolder.files(folder, shownAs, problems);
            return new Listing(folder, shownAs, files, problems.all());
        }
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** Of the last reading. */
    private @Nullable Listing listing;

    /** What has changed since, as somebody told who watches. */
    private final Set<Path> told = new HashSet<>();

    /** Whether the reading under way goes by what was told, and looks at nothing else. */
    private volatile boolean isTrusting;

    /**
     * The files of the content folder, as {@link ContentFolder#files} has them. Where it was told what has changed, and these
     * are files that were there before, neither the folder nor any other file is looked at: {@link #isStillSo} does that later.
     */
    Map<String, Path> files(Path folder, String shownAs, Problems problems) throws SiteException, IOException {
        Listing now = listing;
        isTrusting = now != null
                && !told.isEmpty()
                && now.folder().equals(folder)
                && now.shownAs().equals(shownAs)
                && isListed(now);
        if (now == null || !isTrusting) {
            listing = null;
            now = Listing.of(folder, shownAs);
        }
        told.clear();
        listing = now;
        problems.addAll(now.problems());
        return now.files();
    }

    private boolean isListed(Listing now) {
        Set<Path> files = new HashSet<>(now.files().values());
        return told.stream()
                .allMatch(file -> files.contains(file)
                        ? Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        : !Files.exists(file, LinkOption.NOFOLLOW_LINKS)); // an editor's, already gone
    }

    /**
     * Whether the folder holds what the last reading made of it, where that went by what it was told. If not, the next one looks
     * at all.
     */
    public boolean isStillSo() {
        Listing last = listing;
        if (last == null || !isTrusting) {
            return true;
        }
        boolean same;
        try {
            same = Listing.of(last.folder(), last.shownAs()).equals(last)
                    && entries.values().stream()
                            .allMatch(entry -> Stamp.of(entry.file()).equals(entry.text())
                                    && (entry.beside() == null
                                            || Stamp.of(entry.beside()).equals(entry.besides())));
        } catch (SiteException | IOException | UncheckedIOException e) {
            same = false;
        }
        if (!same) {
            listing = null;
        }
        return same;
    }

    /**
     * A text, read now or before.
     *
     * @param path in the content folder
     * @param beside the YAML file beside it; null when there is none
     * @param locale the site's language
     * @param reading reads it
     */
    Read read(String path, Path file, @Nullable Path beside, Locale locale, Supplier<Read> reading) {
        Entry before = entries.get(path);
        boolean isAlike = before != null
                && before.file().equals(file)
                && Objects.equals(before.beside(), beside)
                && before.locale().equals(locale);
        if (before != null && isAlike && isTrusting) {
            return before.read();
        }
        long now = System.currentTimeMillis();
        Stamp text = Stamp.of(file);
        Stamp besides = beside == null ? null : Stamp.of(beside);
        if (before != null && isAlike && before.text().equals(text) && Objects.equals(before.besides(), besides)) {
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

    /**
     * Reads these files anew, whatever their times say; of a folder all in it. Who tells it watches: nothing else is taken to have
     * changed since the last reading, until {@link #isStillSo}.
     */
    public void forget(Collection<Path> changed) {
        told.addAll(changed);
        entries.values()
                .removeIf(entry -> changed.stream()
                        .anyMatch(file -> entry.file().startsWith(file)
                                || entry.beside() != null && entry.beside().startsWith(file)));
    }
}
