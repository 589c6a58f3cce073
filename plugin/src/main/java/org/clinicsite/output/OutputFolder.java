package org.clinicsite.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The site's folder, written whole or not at all. What lies there and is not ours stays, with its times and modes. Files
 * go to a folder beside it; {@link #swap()} puts that in place by renaming. Until then, and when anything fails, the old
 * site stays as it was. A file whose bytes are those of the old site is not written anew but carried over.
 *
 * <p>{@link #write} may be called from many threads.
 */
public final class OutputFolder implements AutoCloseable {

    /** What folders beside the site are called while it is made: nobody else has such names. */
    private static final String PREFIX = ".clinic-site-";

    private static final String NEW = ".new";
    private static final String OLD = ".old";

    private final SiteFolder site;
    private final Path target;
    private final Path staging;
    private final MadeFolders made;
    private final Set<String> unchanged = ConcurrentHashMap.newKeySet();
    private final Set<String> folders = ConcurrentHashMap.newKeySet();
    private final Map<String, Path> folded = new ConcurrentHashMap<>();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final Map<String, Problem> faults = new ConcurrentHashMap<>();
    private final Set<String> unnamed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger written = new AtomicInteger();

    /**
     * What a build did to the folder.
     *
     * @param written files that are new or have new bytes
     * @param unchanged files that stood there already
     * @param deleted files of the old site that the new one does not have
     */
    public record Summary(int written, int unchanged, int deleted) {}

    private OutputFolder(SiteFolder site, Path staging, MadeFolders made) {
        this.site = site;
        this.target = site.path();
        this.staging = staging;
        this.made = made;
    }

    /**
     * Begins a site beside the one there is.
     *
     * @throws IOException when no folder can be made beside it
     */
    public static OutputFolder begin(SiteFolder site) throws IOException {
        Path target = site.path();
        Path parent = requireNonNull(target.getParent());
        MadeFolders made = new MadeFolders();
        try {
            made.make(parent);
            SiteFolder folder = sweep(site);
            return new OutputFolder(folder, Files.createDirectory(beside(target, NEW)), made);
        } catch (IOException e) {
            made.takeBack();
            if (Files.isDirectory(target) && Files.isWritable(target) && !Files.isWritable(parent)) {
                throw new DiskFault(
                        Code.NO_PERMISSION,
                        parent,
                        "may not be written by the user '" + System.getProperty("user.name")
                                + "', and a site is made beside its folder before it takes its place",
                        "Give the right to it (chown, chmod), or build into a folder in " + target
                                + ": -Dsite.outputDirectory=" + target.resolve("site") + ".",
                        e);
            }
            throw DiskFault.of(parent, e);
        }
    }

    /** A folder of this build; not a temporary one of the system's making, which would be closed to the web server. */
    private static Path beside(Path target, String kind) {
        return target.resolveSibling(
                prefix(target) + kind + ProcessHandle.current().pid());
    }

    /** Of one length for all names: with that of the site in it, it could be too long for the disk. */
    private static String prefix(Path target) {
        return PREFIX + Fingerprint.of(String.valueOf(target.getFileName()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts right what builds that were killed left behind: a site that was on its way back goes back. What cannot be
     * deleted now is for the next build.
     */
    private static SiteFolder sweep(SiteFolder site) throws IOException {
        Path target = site.path();
        SiteFolder swept = site;
        for (Path file : leftovers(target)) {
            String name = file.getFileName().toString();
            if (name.startsWith(prefix(target) + OLD) && !Files.exists(target)) {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                swept = site.found();
            } else if (!isAtWork(name)) {
                deleteQuietly(file);
            }
        }
        return swept;
    }

    private static List<Path> leftovers(Path target) {
        Pattern names = Pattern.compile(Pattern.quote(prefix(target)) + "\\.(new|old)\\d{1,18}");
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                requireNonNull(target.getParent()),
                file -> names.matcher(file.getFileName().toString()).matches())) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            return found; // it may be written but not listed
        }
        return found;
    }

    /** Whether another build, or whoever has its number by now, is running. */
    private static boolean isAtWork(String name) {
        long process = Long.parseLong(name.substring(name.lastIndexOf('.') + NEW.length()));
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process).isPresent();
    }

    private static void deleteQuietly(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            return; // held open by a program: the next build tries again
        }
    }

    /**
     * Writes a file of the new site. One that this disk or this Java cannot name is not written but told by
     * {@link #faults()}.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(OutputFile file) {
        String path = file.path();
        sizes.put(path, file.size());
        if (!isTaken(path)) {
            return;
        }
        try {
            Path to = inside(path);
            if (site.exists() && isThere(file)) {
                unchanged.add(path);
                return;
            }
            makeFolder(requireNonNull(to.getParent()), path);
            file.writeTo(to);
            paths.add(path);
            written.incrementAndGet();
        } catch (InvalidPathException e) {
            unnamed.add(path);
        } catch (FileAlreadyExistsException e) {
            writeTwin(path);
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(target.resolve(path), e));
        }
    }

    /** Whether the disk takes such names. That of Windows is known by its separator. */
    private boolean isTaken(String path) {
        if (!staging.getFileSystem().getSeparator().equals("\\")) {
            return true;
        }
        for (String part : path.split("/")) {
            String fault = FileNames.windowsFault(part);
            if (fault != null) {
                faults.put(
                        path,
                        error(
                                Code.BAD_FILE_NAME,
                                "The file " + FileNames.shown(path) + " cannot be written here: its path has " + fault
                                        + ".",
                                "Write its tag or slug in other words, or rename its source."));
                return false;
            }
        }
        return true;
    }

    /** Every path of the site goes through here: none leads out of the folder. */
    private Path inside(String path) throws IOException {
        Path to = FileNames.resolve(staging, path).normalize();
        if (!to.startsWith(staging) || to.equals(staging)) {
            throw new IOException("'" + path + "' leads out of the site's folder");
        }
        return to;
    }

    /**
     * Whether the very file stands there already. One with other bytes has to be ours: when it is known what the last
     * build left there, anything else is somebody's own.
     */
    private boolean isThere(OutputFile made) throws IOException {
        String path = made.path();
        Path file = FileNames.resolve(target, path);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (made.isIn(file)) {
            return true;
        }
        if (site.isKnown() && !site.isOurs(path)) {
            faults.put(
                    path,
                    error(
                            Code.FOREIGN_PLACE,
                            "The site has a file " + FileNames.shown(path) + ", and somebody put one of that name into "
                                    + target + "; no build made it.",
                            "Move it into content/static if visitors are to get it, else delete it."));
        }
        return false;
    }

    private void makeFolder(Path folder, String path) throws IOException {
        if (folders.contains(folder.toString())) {
            return;
        }
        Files.createDirectories(folder);
        for (Path at = folder; !at.equals(staging); at = requireNonNull(at.getParent())) {
            String spelt = at.toString();
            folders.add(spelt);
            Path first = folded.putIfAbsent(FileNames.folded(spelt), at);
            if (first != null && !first.toString().equals(spelt) && Files.isSameFile(first, at)) {
                writeTwin(path);
            }
        }
    }

    private void writeTwin(String path) {
        faults.put(
                path,
                error(
                        Code.PATH_TAKEN,
                        "This disk takes " + FileNames.shown(path)
                                + " and another path of the site for one: they differ"
                                + " at most in case or in the way an accent is written, or one is a folder for the"
                                + " other.",
                        "Write both in one way, or rename one."));
    }

    private static Problem error(Code code, String message, String advice) {
        return Problem.error(code, null, 0, 0, message, advice);
    }

    /** What of the site could not be written, because of its names alone; to be told before {@link #swap()}. */
    public List<Problem> faults() {
        List<Problem> all = new ArrayList<>(new TreeMap<>(faults).values());
        if (!unnamed.isEmpty()) {
            all.add(DiskFault.ofLocale(
                    unnamed.stream().sorted().map(FileNames::encoded).toList(),
                    "write its tag, slug or permalink in the letters a to z"));
        }
        return all;
    }

    /**
     * Puts the new site in the place of the old one.
     *
     * @throws SiteException when some of it could not be written, because of its names
     * @throws IOException when it cannot; the old site is there, whole
     */
    public Summary swap() throws SiteException, IOException {
        List<Problem> faults = faults();
        if (!faults.isEmpty()) {
            throw new SiteException(faults);
        }
        if (!site.exists()) {
            rename(staging, target);
            return new Summary(written.get(), unchanged.size(), 0);
        }
        Carrying old = new Carrying();
        Files.walkFileTree(target, old);
        if (paths.isEmpty() && old.gone.isEmpty()) {
            deleteQuietly(staging);
            return new Summary(0, unchanged.size(), 0);
        }
        old.carry();
        replace();
        return new Summary(written.get(), unchanged.size(), old.gone.size());
    }

    /**
     * Puts what is new into the old site, file by file, each whole, and takes away what is gone. Quicker than {@link #swap},
     * and the site is not whole at each moment: for one that only its author sees.
     *
     * @throws SiteException when some of it could not be written, because of its names
     * @throws IOException when a file cannot be put in its place; some of the old site may be new then
     */
    public Summary update() throws SiteException, IOException {
        List<Problem> faults = faults();
        if (!faults.isEmpty()) {
            throw new SiteException(faults);
        }
        if (!site.exists()) {
            return swap();
        }
        int gone = 0;
        for (String path : site.ours()) {
            if (!unchanged.contains(path) && !paths.contains(path)) {
                Path file = FileNames.resolve(target, path);
                gone += Files.deleteIfExists(file) ? 1 : 0;
                deleteEmpty(file.getParent());
            }
        }
        for (String path : paths) {
            Path to = FileNames.resolve(target, path);
            Files.createDirectories(requireNonNull(to.getParent()));
            rename(FileNames.resolve(staging, path), to);
        }
        return new Summary(written.get(), unchanged.size(), gone);
    }

    /** A folder in which nothing is left, and those above it likewise. */
    private void deleteEmpty(@Nullable Path folder) throws IOException {
        try {
            for (Path at = folder; at != null && !at.equals(target); at = at.getParent()) {
                Files.delete(at);
            }
        } catch (DirectoryNotEmptyException e) {
            // it stays
        } catch (NoSuchFileException e) {
            // it went with the file before
        }
    }

    /** The old site as it is found, and the way of what stays into the new one. */
    private final class Carrying extends SimpleFileVisitor<Path> {

        private final List<Path> foreign = new ArrayList<>();
        private final List<Path> kept = new ArrayList<>();
        private final Set<String> gone = new TreeSet<>();

        /** Those that hold something beside folders. */
        private final Set<Path> filled = new HashSet<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path folder = file.getParent();
            while (folder != null && filled.add(folder) && !folder.equals(target)) {
                folder = folder.getParent();
            }
            String path = FolderTree.relative(target, file);
            if (!unchanged.contains(path) && !paths.contains(path)) {
                if (site.ours().contains(path)) {
                    gone.add(path);
                } else {
                    foreign.add(file);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException thrown) throws IOException {
            if (thrown != null) {
                throw thrown;
            }
            kept.add(folder); // those in it came before
            return FileVisitResult.CONTINUE;
        }

        void carry() throws IOException {
            for (String path : unchanged) { // as the site spells it
                makeFolder(requireNonNull(staging.resolve(path).getParent()), path);
                carryOver(target.resolve(path), staging.resolve(path));
            }
            for (Path file : foreign) {
                Path to = staging.resolve(target.relativize(file));
                Files.createDirectories(requireNonNull(to.getParent()));
                carryOver(file, to);
            }
            for (Path folder : kept) {
                if (!filled.contains(folder)) { // no build leaves an empty one
                    Files.createDirectories(staging.resolve(target.relativize(folder)));
                }
            }
            for (Path folder : kept) {
                Path to = staging.resolve(target.relativize(folder));
                if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
                    FolderAttributes.copy(folder, to);
                }
            }
        }
    }

    /** One file under two names costs nothing; where the disk has no such links, a copy with its date. */
    private static void carryOver(Path from, Path to) throws IOException {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            return; // the same under another case
        }
        try {
            if (!Files.isSymbolicLink(from)) { // some systems would link to what it leads to
                Files.createLink(to, from);
                return;
            }
        } catch (IOException | UnsupportedOperationException e) {
            Files.deleteIfExists(to);
        }
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw DiskFault.of(from, e);
        }
    }

    private void replace() throws IOException {
        Path old = beside(target, OLD);
        rename(target, old);
        try {
            rename(staging, target);
        } catch (IOException e) {
            try {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException stuck) {
                DiskFault lost = new DiskFault(
                        Code.MACHINE_FAULT,
                        target,
                        "could not be put in its place",
                        "The old site lies in " + old + ": rename it.",
                        e);
                lost.addSuppressed(stuck);
                throw lost;
            }
            throw e;
        }
        deleteQuietly(old);
    }

    private void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DiskFault(
                    Code.FILE_IN_USE,
                    target,
                    "cannot be renamed, which puts the new site in the place of the old; the system says: "
                            + DiskFault.text(e),
                    "Close what shows the folder (a local web server, a terminal, Explorer, an editor), then build again.",
                    e);
        }
    }

    /** The files of the new site, relative to its folder with {@code /}, sorted. */
    public Set<String> files() {
        Set<String> files = new TreeSet<>(unchanged);
        files.addAll(paths);
        return Collections.unmodifiableSet(files);
    }

    /** How many bytes each file of the new site has, by its path. */
    public Map<String, Long> sizes() {
        return Map.copyOf(sizes);
    }

    /** Where the site will be, as the disk has it: links followed. */
    public Path target() {
        return target;
    }

    /** Takes away what was begun and not put in place. */
    @Override
    public void close() throws IOException {
        if (Files.exists(staging)) {
            FolderTree.delete(staging);
        }
        if (!Files.exists(target)) {
            made.takeBack();
        }
    }
}
