package org.clinicsite.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a build may fill: missing, empty, or ours. It is ours when it holds a build id, or when the reports
 * remember files of a build that lie there. Anything else is somebody's and refused: it would be rebuilt as a whole.
 */
public final class SiteFolder {

    /** No more are counted: a home folder may hold millions. */
    private static final int MOST_COUNTED = 10_000;

    /** What keeps an empty folder in a repository, and what desktops leave in any. */
    private static final Set<String> OF_NO_ACCOUNT =
            Set.of(".gitkeep", ".keep", ".gitignore", ".ds_store", "thumbs.db", "desktop.ini", ".directory");

    /** What tells whose a folder is, the surest first. */
    private static final Map<String, String> OWNERS = new LinkedHashMap<>();

    static {
        OWNERS.put("css/maven-base.css", "the pages of Maven's own site plugin");
        OWNERS.put("wp-config.php", "a WordPress site");
        OWNERS.put("pom.xml", "a Maven project");
        OWNERS.put("package.json", "a Node.js project");
        OWNERS.put("content/data/clinic.yaml", "a clinic's content");
        OWNERS.put("data/clinic.yaml", "a clinic's content");
        OWNERS.put("jbake.properties", "a JBake project");
        OWNERS.put("maven-status", "what a Maven build made");
        OWNERS.put("Documents", "somebody's home folder");
        OWNERS.put(".bashrc", "somebody's home folder");
        OWNERS.put(".profile", "somebody's home folder");
        OWNERS.put("etc/passwd", "a whole system");
        OWNERS.put("Windows/System32", "a whole system");
    }

    private static final Pattern GENERATOR = Pattern.compile(
            "<meta\\s+name=[\"']?generator[\"']?\\s+content=[\"']([^\"'<>]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final String OPTION = "-Dsite.outputDirectory";

    private final Path path;
    private final boolean exists;
    private final Set<String> ours;
    private final boolean known;
    private @Nullable Set<String> folded;

    private SiteFolder(Path path, boolean exists, Set<String> ours, boolean known) {
        this.path = path;
        this.exists = exists;
        this.ours = Set.copyOf(ours);
        this.known = known;
    }

    /**
     * Looks at a folder; nothing is written.
     *
     * @param named as it was given; need not exist; when it is a link, the folder behind it is meant
     * @param record what earlier builds put where
     * @throws SiteException when it is somebody's
     * @throws IOException when it cannot be read
     */
    public static SiteFolder of(Path named, BuildRecord record) throws SiteException, IOException {
        return of(named, record, Place.homes(named));
    }

    /** As {@link #of(Path, BuildRecord)}, for a user with other home folders. */
    static SiteFolder of(Path named, BuildRecord record, Set<Path> homes) throws SiteException, IOException {
        Path folder = FolderTree.real(named);
        String place = Place.fault(folder, homes);
        if (place != null) {
            throw refused(named, folder, place + ".");
        }
        if (Files.isSymbolicLink(named) && !Files.exists(named)) {
            throw refused(named, folder, "is a link that leads nowhere, to " + Files.readSymbolicLink(named) + ".");
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new SiteFolder(folder, false, written(named, folder, record), false);
        }
        if (!Files.isDirectory(folder)) {
            throw refused(named, folder, "is a file.");
        }
        if (Place.isMountPoint(folder)) {
            throw refused(
                    named,
                    folder,
                    "is a mount point or a volume of its own, which cannot be renamed; a site is put in its place by"
                            + " renaming its folder.",
                    "Name a folder in it: " + OPTION + "=" + folder.resolve("site") + ".");
        }
        if (isPublished(folder)) {
            throw refused(
                    named,
                    folder,
                    "is a site that was published, with releases to go back to.",
                    "Build into a folder of its own, such as target/site, and publish it with"
                            + " mvn site:publish -Dsite.target=directory:DIR.");
        }
        return known(named, folder, record);
    }

    private static SiteFolder known(Path named, Path folder, BuildRecord record) throws SiteException, IOException {
        Optional<String> id = BuildMark.of(folder);
        Set<String> written = written(named, folder, record);
        if (written.isEmpty() && !record.last().isEmpty() && isMoved(folder, id, record)) {
            written = record.last();
        }
        long there = id.isPresent()
                ? 0
                : written.stream().filter(file -> isThere(folder, file)).count();
        if (id.isEmpty() && (there == 0 || there < written.size() / 2)) {
            Foreign foreign = new Foreign(folder, written);
            if (foreign.count > 0) {
                throw refused(
                        named,
                        folder,
                        foreign.says(),
                        anotherFolder(folder) + " Or delete what lies there, if nobody needs it.");
            }
        }
        boolean whole = id.isPresent() ? id.get().equals(record.buildId()) : there == written.size();
        return new SiteFolder(folder, true, written, whole && !written.isEmpty());
    }

    private static Set<String> written(Path named, Path folder, BuildRecord record) {
        Set<String> behindLinks = record.files().get(folder.toString());
        return behindLinks != null ? behindLinks : record.files().getOrDefault(named.toString(), Set.of());
    }

    /** Whether this is the folder of the last build under another name: the whole project was moved or copied. */
    private static boolean isMoved(Path folder, Optional<String> id, BuildRecord record) {
        return id.isPresent()
                ? id.get().equals(record.buildId())
                : record.last().stream().allMatch(file -> isThere(folder, file));
    }

    private static boolean isThere(Path folder, String file) {
        try {
            return Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false; // written by a machine that could name it
        }
    }

    /** A folder below {@code releases} of a directory target, or its {@code current} where that is no link. */
    private static boolean isPublished(Path folder) {
        String name = String.valueOf(folder.getFileName());
        Path parent = folder.getParent();
        return parent != null
                && (parent.endsWith("releases") && Files.isRegularFile(folder.resolveSibling(name + ".json"))
                        || name.equals("current") && Files.isRegularFile(folder.resolveSibling("releases/plain")));
    }

    private static SiteException refused(Path named, Path folder, String is) {
        return refused(named, folder, is, anotherFolder(folder));
    }

    private static String anotherFolder(Path folder) {
        return "Name a folder for the site alone: outputDirectory (" + OPTION + "=DIR), such as "
                + (folder.endsWith("target/site") ? "target/clinic-site." : "target/site.");
    }

    private static SiteException refused(Path named, Path folder, String is, String advice) {
        String path = FileNames.shown(named.toString(), Integer.MAX_VALUE);
        String real = named.toAbsolutePath().normalize().equals(folder) ? "" : ", which is " + folder + ",";
        return new SiteException(Problem.error(
                Code.UNSAFE_OUTPUT_FOLDER, null, 0, 0, "outputDirectory " + path + real + " " + is, advice));
    }

    /** The same once it is there again. */
    SiteFolder found() {
        return new SiteFolder(path, true, ours, false);
    }

    /** The folder itself, links followed. */
    Path path() {
        return path;
    }

    /** Whether there is one already. */
    boolean exists() {
        return exists;
    }

    /** The files that the last build put there, relative to it with {@code /}; only these may be deleted. */
    Set<String> ours() {
        return ours;
    }

    /** Whether a build put a file there under this name, or under one that some disks take for the same. */
    boolean isOurs(String file) {
        return ours.contains(file) || folded().contains(FileNames.folded(file));
    }

    private synchronized Set<String> folded() {
        if (folded == null) {
            folded = ours.stream().map(FileNames::folded).collect(Collectors.toSet());
        }
        return folded;
    }

    /** Whether {@link #ours} is what the last build left there, so that anything else is certainly somebody's own. */
    boolean isKnown() {
        return known;
    }

    /** Files that no build made. */
    private static final class Foreign extends SimpleFileVisitor<Path> {

        /** Hidden files say little; of the others the one that a listing would show first. */
        private static final Comparator<String> SHOWN_FIRST = Comparator.comparing(
                        (String path) -> ("/" + path).contains("/."))
                .thenComparing(Comparator.naturalOrder());

        private final Path folder;
        private final Set<String> ours;
        private int count;
        private @Nullable String example;

        Foreign(Path folder, Set<String> ours) throws IOException {
            this.folder = folder;
            this.ours = ours;
            Files.walkFileTree(folder, this);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = FolderTree.relative(folder, file);
            String name = String.valueOf(file.getFileName());
            if (!ours.contains(path) && !OF_NO_ACCOUNT.contains(FileNames.folded(name))) {
                count++;
                if (example == null || SHOWN_FIRST.compare(path, example) < 0) {
                    example = path;
                }
            }
            return count < MOST_COUNTED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            count++; // a folder that may not be read is not empty and not ours
            example = example == null ? FolderTree.relative(folder, file) : example;
            return FileVisitResult.CONTINUE;
        }

        String says() {
            String shown = String.valueOf(example);
            String files = count == 1 ? "a file" : count < MOST_COUNTED ? count + " files" : "thousands of files";
            return "holds " + files + " that no build made" + (count == 1 ? ", " : ", such as ")
                    + FileNames.shown(shown, 100) + owner(folder.resolve(shown)) + "." + whose();
        }

        private static String owner(Path file) {
            try {
                String owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
                return owner.equals(System.getProperty("user.name")) ? "" : " of the user '" + owner + "'";
            } catch (IOException | UnsupportedOperationException | SecurityException e) {
                return "";
            }
        }

        private String whose() {
            for (Map.Entry<String, String> mark : OWNERS.entrySet()) {
                if (Files.exists(folder.resolve(mark.getKey()))) {
                    return " It looks like " + mark.getValue() + ".";
                }
            }
            String maker = maker(folder.resolve("index.html"));
            return maker == null ? "" : " It looks like a site made by " + maker + ".";
        }

        private static @Nullable String maker(Path index) {
            try {
                if (!Files.isRegularFile(index)) {
                    return null;
                }
                byte[] head = new byte[4096];
                try (var in = Files.newInputStream(index)) {
                    int length = in.readNBytes(head, 0, head.length);
                    Matcher matcher = GENERATOR.matcher(new String(head, 0, length, StandardCharsets.UTF_8));
                    return matcher.find() ? FileNames.shown(matcher.group(1)) : null;
                }
            } catch (IOException e) {
                return null;
            }
        }
    }
}
