package org.clinicsite.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;

/**
 * The site's folder, written whole or not at all. What lies there and is not ours stays. Files go to a folder beside it; {@link #swap()} puts that in place by
 * renaming. Until then, and when anything fails, the old site stays as it was. A file whose bytes are those of the old
 * site is not written anew but carried over.
 *
 * <p>{@link #write} may be called from many threads.
 */
public final class OutputFolder implements AutoCloseable {

    private final Path target;
    private final Path staging;
    private final boolean replaces;
    private final Set<String> ours;
    private final Set<String> unchanged = ConcurrentHashMap.newKeySet();
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final AtomicInteger written = new AtomicInteger();

    /**
     * What a build did to the folder.
     *
     * @param written files that are new or have new bytes
     * @param unchanged files that stood there already
     * @param deleted files of the old site that the new one does not have
     */
    public record Summary(int written, int unchanged, int deleted) {}

    private OutputFolder(Path target, Path staging, boolean replaces, Set<String> ours) {
        this.target = target;
        this.staging = staging;
        this.replaces = replaces;
        this.ours = ours;
    }

    /**
     * Begins a site beside the one there is.
     *
     * @param target the site's folder; need not exist
     * @param ours the files that the last build put there, relative to it with {@code /}; only these may be deleted
     * @throws SiteException when the folder is a working copy of Git, or no folder at all
     * @throws IOException when no folder can be made beside it
     */
    public static OutputFolder begin(Path target, Set<String> ours) throws SiteException, IOException {
        Path folder = target.toAbsolutePath().normalize();
        Path parent = folder.getParent();
        if (parent == null
                || Files.exists(folder.resolve(".git"))
                || Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SiteException(Problem.error(
                    Code.UNSAFE_OUTPUT_FOLDER,
                    null,
                    0,
                    0,
                    "The output folder cannot be " + folder + ": it is a file, a whole disk or a working copy of Git.",
                    "Name another with -Dsite.outputDirectory=DIR."));
        }
        Files.createDirectories(parent);
        sweep(parent, folder);
        boolean replaces = Files.exists(folder);
        // not a temporary folder of the system's making: that would be closed to the web server
        String mine = folder.getFileName() + ".new" + ProcessHandle.current().pid();
        return new OutputFolder(folder, Files.createDirectory(parent.resolve(mine)), replaces, Set.copyOf(ours));
    }

    /** Puts right what builds that were killed left behind: a site that was on its way back goes back. */
    private static void sweep(Path parent, Path folder) throws IOException {
        String prefix = folder.getFileName() + ".";
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(parent, f -> isLeftover(f.getFileName().toString(), prefix))) {
            for (Path file : files) {
                if (file.getFileName().toString().startsWith(prefix + "old") && !Files.exists(folder)) {
                    Files.move(file, folder, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    FolderTree.delete(file);
                }
            }
        }
    }

    private static boolean isLeftover(String name, String prefix) {
        String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        return (rest.startsWith("new") || rest.startsWith("old"))
                && rest.length() > 3
                && rest.chars().skip(3).allMatch(Character::isDigit);
    }

    /**
     * Writes a file of the new site.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(OutputFile file) {
        sizes.put(file.path(), file.size());
        try {
            if (replaces && file.isIn(target.resolve(file.path()))) {
                unchanged.add(file.path());
                return;
            }
            Path to = inside(file.path());
            makeFolder(requireNonNull(to.getParent()));
            file.writeTo(to);
            paths.add(file.path());
            written.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + target.resolve(file.path()) + ": " + e.getMessage(), e);
        }
    }

    /** Every path of the site goes through here: none leads out of the folder. */
    private Path inside(String path) throws IOException {
        Path to = staging.resolve(path).normalize();
        if (!to.startsWith(staging) || to.equals(staging)) {
            throw new IOException("'" + path + "' leads out of the site's folder");
        }
        return to;
    }

    private void makeFolder(Path folder) throws IOException {
        if (!folders.contains(folder)) {
            Files.createDirectories(folder);
            folders.add(folder);
        }
    }

    /**
     * Puts the new site in the place of the old one.
     *
     * @throws IOException when it cannot; the old site is there, whole
     */
    public Summary swap() throws IOException {
        Set<String> fresh = FolderTree.files(staging);
        Set<String> gone = new TreeSet<>(); // of ours
        Set<String> carried = new TreeSet<>(unchanged);
        for (String path : replaces ? FolderTree.files(target) : Set.<String>of()) {
            if (!unchanged.contains(path) && !fresh.contains(path)) {
                (ours.contains(path) ? gone : carried).add(path);
            }
        }
        if (fresh.isEmpty() && gone.isEmpty() && replaces) {
            FolderTree.delete(staging);
            return new Summary(0, unchanged.size(), 0);
        }
        for (String path : carried) {
            Path to = staging.resolve(path);
            makeFolder(requireNonNull(to.getParent()));
            carryOver(target.resolve(path), to);
        }
        if (!replaces) {
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Path old = target.resolveSibling(
                    target.getFileName() + ".old" + ProcessHandle.current().pid());
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            try {
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                throw e;
            }
            FolderTree.delete(old);
        }
        return new Summary(written.get(), unchanged.size(), gone.size());
    }

    /** The files of the new site, relative to its folder with {@code /}, sorted. */
    public Set<String> files() {
        Set<String> files = new TreeSet<>(unchanged);
        files.addAll(paths);
        return files;
    }

    /** How many bytes each file of the new site has, by its path. */
    public Map<String, Long> sizes() {
        return Map.copyOf(sizes);
    }

    /** One file under two names costs nothing; where the disk has no such links, a copy with its date. */
    private static void carryOver(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Takes away what was begun and not put in place. */
    @Override
    public void close() throws IOException {
        if (Files.exists(staging)) {
            FolderTree.delete(staging);
        }
    }
}
