package org.clinicsite.jbake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.FileNames;

/**
 * Finds the files of a JBake project, in JBake's order: by name, a folder where its name stands.
 *
 * <p>Other than JBake, a link that leaves the project is not followed, and what an editor, a desktop or a version control
 * left behind is not published; each is told.
 */
final class ProjectFiles {

    /** What JBake has an engine for; anything else in the content folder is copied. */
    private static final Set<String> ASCIIDOC_EXTENSIONS = Set.of("ad", "adoc", "asciidoc");

    private static final Set<String> CONTENT_EXTENSIONS = Set.of("html", "ad", "adoc", "asciidoc", "md", "yml", "yaml");

    private static final Set<String> LEFT_BY_DESKTOPS =
            Set.of("thumbs.db", "desktop.ini", "ehthumbs.db", ".ds_store", ".directory");

    private static final Set<String> OF_VERSION_CONTROL = Set.of(".git", ".hg", ".svn", ".bzr", "cvs");
    private static final List<String> LEFT_BY_EDITORS = List.of("~", ".swp", ".swo", ".swx", ".bak", ".orig", ".rej");

    private final Path root;
    private final JBakeConfig config;
    private final Problems problems;
    private final Refusals refusals;
    private final Set<Path> allowedRoots = new HashSet<>();
    private final Set<Path> reported = new HashSet<>();
    private final Set<String> unnamed = new LinkedHashSet<>();
    private final List<Path> content = new ArrayList<>();
    private final List<Path> besideContent = new ArrayList<>();
    private boolean contentKnown;

    /**
     * @param root the project's folder
     * @param problems gets a warning for each link that leads nowhere or out of the project, and for what is left out
     * @param refusals says whether that is left out which JBake publishes and nobody means to
     * @throws IOException when a folder's real place cannot be found
     */
    ProjectFiles(Path root, JBakeConfig config, Problems problems, Refusals refusals) throws IOException {
        this.root = root;
        this.config = config;
        this.problems = problems;
        this.refusals = refusals;
        for (Path folder : List.of(
                root,
                config.getContentFolder().toPath(),
                config.getAssetFolder().toPath(),
                config.getDataFolder().toPath(),
                config.getTemplateFolder().toPath())) {
            if (Files.isDirectory(folder)) {
                allowedRoots.add(folder.toRealPath());
            }
        }
    }

    /** A file as people know it: relative to the project with {@code /}, or its whole path when it lies outside. */
    String name(Path file) {
        return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
    }

    /**
     * The sources of pages.
     *
     * @throws SiteException when the locale of this Java cannot name a file
     */
    List<Path> content() throws SiteException, IOException {
        lookThroughContent();
        checkNames();
        return content;
    }

    private void checkNames() throws SiteException {
        if (!unnamed.isEmpty()) {
            throw new SiteException(DiskFault.ofLocale(List.copyOf(unnamed), "give it a name of the letters a to z"));
        }
    }

    /** Once: it is asked of each file whether it is one, may be read and is no link. */
    private void lookThroughContent() throws IOException {
        if (!contentKnown) {
            contentKnown = true;
            // JBake draws what lies in a hidden folder of the content: sites make /.well-known/security.txt so.
            walk(config.getContentFolder().toPath(), file -> !isHidden(file) || Files.isDirectory(file), file -> {
                (isContent(file) ? content : besideContent).add(file);
            });
        }
    }

    /** The YAML files that lie directly in the data folder; JBake looks no deeper. */
    List<Path> data() throws SiteException, IOException {
        List<Path> found = new ArrayList<>();
        Path folder = config.getDataFolder().toPath();
        if (Files.isDirectory(folder)) {
            for (Path file : children(folder)) {
                String extension = extension(file).toLowerCase(Locale.ROOT);
                if ((extension.equals("yml") || extension.equals("yaml")) && !staysAtHome(file) && isUsableFile(file)) {
                    found.add(file);
                }
            }
        }
        checkNames();
        return found;
    }

    /**
     * What is copied as it is: the asset folder, then what the content folder holds beside content, which wins.
     *
     * @return output path with {@code /} to file, sorted
     * @throws SiteException when the locale of this Java cannot name a file
     */
    Map<String, Path> assets() throws SiteException, IOException {
        Map<String, Path> found = new TreeMap<>();
        Path assets = config.getAssetFolder().toPath();
        if (Files.isDirectory(assets)) {
            boolean hidden = !config.getAssetIgnoreHidden();
            walk(assets, file -> hidden || !isHidden(file), file -> found.put(path(assets, file), file));
        }
        Path folder = config.getContentFolder().toPath();
        lookThroughContent();
        checkNames();
        for (Path file : besideContent) {
            Path before = found.put(path(folder, file), file);
            if (before != null && Files.mismatch(before, file) >= 0) {
                problems.add(Problem.warning(
                        Code.PATH_TAKEN,
                        name(file),
                        0,
                        0,
                        "It hides " + name(before) + ": both would be published as " + path(folder, file) + ".",
                        "Rename or remove one of them."));
            }
        }
        return found;
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void walk(Path folder, Predicate<Path> wanted, Consumer<Path> visitor) throws IOException {
        walk(folder, wanted, new HashSet<>(), visitor);
    }

    private void walk(Path folder, Predicate<Path> wanted, Set<Path> above, Consumer<Path> visitor) throws IOException {
        Path real = folder.toRealPath();
        if (!above.add(real)) {
            warnOnce(Code.SYMBOLIC_LINK, folder, "The link leads back to a folder above it.", "Remove the link.");
            return;
        }
        for (Path child : children(folder)) {
            if (!wanted.test(child) || staysAtHome(child)) {
                continue;
            }
            if (Files.isDirectory(child)) {
                if (isNamed(child) && isInside(child) && !isIgnored(child)) {
                    walk(child, wanted, above, visitor);
                }
            } else if (isUsableFile(child)) {
                visitor.accept(child);
            }
        }
        above.remove(real);
    }

    private static List<Path> children(Path folder) throws IOException {
        Map<String, Path> children = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) { // names that are not UTF-8 may look alike
                children.put(child.getFileName().toString() + '\0' + children.size(), child);
            }
        }
        return new ArrayList<>(children.values());
    }

    private static boolean isContent(Path file) {
        return CONTENT_EXTENSIONS.contains(extension(file));
    }

    static boolean isAsciiDoc(Path file) {
        return ASCIIDOC_EXTENSIONS.contains(extension(file));
    }

    /** What stands behind the last dot, as written; empty for none and for a name that starts with its only dot. */
    static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1) : "";
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private boolean staysAtHome(Path file) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        String whose = null;
        if (OF_VERSION_CONTROL.contains(lower)) {
            whose = "a version control keeps";
        } else if (LEFT_BY_DESKTOPS.contains(lower) || name.startsWith("._")) {
            whose = "a desktop leaves behind";
        } else if (LEFT_BY_EDITORS.stream().anyMatch(lower::endsWith) || name.startsWith("#") && name.endsWith("#")) {
            whose = "an editor leaves behind";
        }
        if (whose == null || !refusals.areErrors()) {
            return false;
        }
        warnOnce(
                Code.LEFTOVER_FILE,
                file,
                "It is left out: " + whose + " such, and JBake would publish it.",
                "Delete it, or keep it out of the folder.");
        return true;
    }

    /** JBake leaves out a folder that holds a file named as {@code ignore.file} says, in any case. */
    private boolean isIgnored(Path folder) throws IOException {
        String marker = config.getIgnoreFileName();
        for (Path child : children(folder)) {
            if (child.getFileName().toString().equalsIgnoreCase(marker)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUsableFile(Path file) throws IOException {
        if (!isNamed(file) || !isInside(file)) {
            return false;
        }
        if (!Files.isRegularFile(file)) {
            warnOnce(Code.NOT_A_FILE, file, "It is not a file; it is left out.", "Remove it.");
            return false;
        }
        if (!Files.isReadable(file)) {
            if (reported.add(file)) {
                problems.add(Problem.error(
                        Code.UNREADABLE_FILE, name(file), 0, 0, "The file cannot be read.", "Check its permissions."));
            }
            return false;
        }
        return true;
    }

    /** Whether this Java knows the name as it was meant. */
    private boolean isNamed(Path file) {
        FileNames.Reading reading = FileNames.reading(file);
        if (reading == FileNames.Reading.RIGHT) {
            return true;
        }
        String folder = name(Objects.requireNonNull(file.getParent()));
        String name = (folder.isEmpty() ? "" : folder + "/") + FileNames.encoded(file);
        if (reading == FileNames.Reading.OTHER_LOCALE) {
            unnamed.add(name);
        } else if (reported.add(file)) {
            problems.add(Problem.warning(
                    Code.BAD_FILE_NAME, name, 0, 0, "The name is not UTF-8; it is left out.", "Rename it."));
        }
        return false;
    }

    private boolean isInside(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return true; // its folder was looked at before
        }
        if (!Files.exists(file)) {
            warnOnce(
                    Code.SYMBOLIC_LINK,
                    file,
                    "The link leads nowhere; it is left out.",
                    "Remove the link or mend its target.");
            return false;
        }
        Path real = file.toRealPath();
        if (allowedRoots.stream().noneMatch(real::startsWith)) {
            warnOnce(
                    Code.SYMBOLIC_LINK,
                    file,
                    "The link leaves the project; it is left out.",
                    "Put a copy in its place.");
            return false;
        }
        return true;
    }

    private void warnOnce(Code code, Path file, String message, String advice) {
        if (reported.add(file)) {
            problems.add(Problem.warning(code, name(file), 0, 0, message, advice));
        }
    }
}
