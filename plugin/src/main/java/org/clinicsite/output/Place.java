package org.clinicsite.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Places that are somebody's, whatever lies there: no build takes one for a folder of its own. */
public final class Place {

    /** What makes a folder a working copy, and of what. */
    private static final Map<String, String> WORKING_COPIES = new LinkedHashMap<>();

    static {
        WORKING_COPIES.put(".git", "Git");
        WORKING_COPIES.put(".hg", "Mercurial");
        WORKING_COPIES.put(".svn", "Subversion");
        WORKING_COPIES.put(".bzr", "Bazaar");
        WORKING_COPIES.put(".jj", "Jujutsu");
    }

    /** Of Linux: a line per mount, the mount point in its fifth word, blanks as {@code \040} (proc(5)). */
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

    private Place() {}

    /**
     * What kind of place a folder is.
     *
     * @param folder need not exist; links are followed
     * @param homes the home folders of the user
     * @return what it is, to stand behind its path, such as "is your home folder"; null when it is nobody's
     */
    static @Nullable String fault(Path folder, Set<Path> homes) {
        Path real = FolderTree.real(folder);
        if (real.getParent() == null) {
            return "is a whole disk";
        }
        for (Path home : homes) {
            Overlap overlap = Overlap.of(real, home);
            if (overlap == Overlap.SAME || overlap == Overlap.HOLDS) {
                return overlap == Overlap.SAME ? "is your home folder" : "holds your home folder " + home;
            }
        }
        for (Map.Entry<String, String> copy : WORKING_COPIES.entrySet()) {
            if (Files.exists(real.resolve(copy.getKey()), LinkOption.NOFOLLOW_LINKS)) {
                return "is a working copy of " + copy.getValue() + " (it holds " + copy.getKey() + ")";
            }
            for (Path part : real) {
                if (part.toString().equals(copy.getKey())) {
                    return "lies in " + copy.getKey() + ", where " + copy.getValue() + " keeps its history";
                }
            }
        }
        return null;
    }

    /** As {@link #fault(Path, Set)}, for the user who runs this. */
    public static @Nullable String fault(Path folder) {
        return fault(folder, homes(folder));
    }

    /** The home folders of the user: that of the system's list and that of the environment. */
    static Set<Path> homes(Path folder) {
        return folder.getFileSystem() != FileSystems.getDefault()
                ? Set.of()
                : Stream.of(
                                Optional.ofNullable(System.getProperty("user.home")),
                                Optional.ofNullable(System.getenv("HOME")),
                                Optional.ofNullable(System.getenv("USERPROFILE")))
                        .flatMap(Optional::stream)
                        .flatMap(name -> whole(name).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<Path> whole(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty(); // no folder, so nobody's home
        }
    }

    /** Whether a folder is where a disk is mounted, or a volume of its own: it cannot be renamed. */
    static boolean isMountPoint(Path folder) {
        Path real = FolderTree.real(folder);
        Path parent = real.getParent();
        if (parent == null || !Files.isDirectory(real)) {
            return parent == null;
        }
        try {
            if (!device(real).equals(device(parent))) {
                return true;
            }
        } catch (IOException e) {
            return false; // then renaming tells
        }
        return real.getFileSystem() == FileSystems.getDefault() && isBound(real);
    }

    private static Object device(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(folder, "unix:dev")
                : Files.getFileStore(folder);
    }

    /** A folder of the same disk that is mounted there once more, as containers do. */
    private static boolean isBound(Path real) {
        if (!Files.isReadable(MOUNTS)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(MOUNTS, StandardCharsets.ISO_8859_1)) {
            String path = new String(real.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return lines.map(line -> line.split(" ", 6))
                    .anyMatch(words -> words.length > 5
                            && words[4].replace("\\040", " ")
                                    .replace("\\011", "\t")
                                    .replace("\\012", "\n")
                                    .replace("\\134", "\\")
                                    .equals(path));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
