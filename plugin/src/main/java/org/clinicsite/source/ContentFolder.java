package org.clinicsite.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.FileNames;

/** Finds files below a folder; knows which names are nobody's content, and never leaves the folder. */
public final class ContentFolder {

    private static final Set<String> NOBODYS =
            Set.of("thumbs.db", "desktop.ini", "ehthumbs.db", "readme.md", "readme.txt");
    private static final Set<String> BACKUPS = Set.of("swp", "swo", "bak", "orig", "rej", "tmp", "part", "crdownload");

    private ContentFolder() {}

    /**
     * All files below a folder by their path relative to it with {@code /}, sorted. Hidden files, editors' backups and
     * system files are passed over; a link that leads nowhere or out of the folder is passed over with a warning, a name
     * that is not UTF-8 with an error.
     *
     * @param folder where to look; a missing folder has no files
     * @param shownAs the folder as people know it, such as {@code content}
     * @throws SiteException when the locale of this Java cannot name what lies there
     */
    public static Map<String, Path> files(Path folder, String shownAs, Problems problems)
            throws SiteException, IOException {
        Map<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        Path real = folder.toRealPath();
        List<String> unnamed = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return !dir.equals(folder) && (isNobodys(name(dir), true) || !isRead(dir))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            /** Whether the name is known as it was meant. */
            private boolean isRead(Path file) {
                FileNames.Reading reading = FileNames.reading(file);
                if (reading == FileNames.Reading.RIGHT) {
                    return true;
                }
                String parent = path(folder, Objects.requireNonNull(file.getParent()));
                String shown = shownAs + "/" + (parent.isEmpty() ? "" : parent + "/") + FileNames.encoded(file);
                if (reading == FileNames.Reading.OTHER_LOCALE) {
                    unnamed.add(shown);
                } else {
                    problems.add(Problem.error(
                            Code.BAD_FILE_NAME,
                            shown,
                            0,
                            0,
                            "The name is not UTF-8: it came from an old machine or archive.",
                            "Rename it."));
                }
                return false;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isNobodys(name(file), false) || !isRead(file)) {
                    return FileVisitResult.CONTINUE;
                }
                String path = path(folder, file);
                if (attributes.isSymbolicLink() && !leadsToFile(file, real, shownAs + "/" + path, problems)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isOther()) {
                    problems.add(Problem.warning(
                            Code.NOT_A_FILE,
                            shownAs + "/" + path,
                            0,
                            0,
                            "This is not a file (a pipe or device); it is left out.",
                            null));
                    return FileVisitResult.CONTINUE;
                }
                String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
                files.put(path.startsWith("static/") || files.containsKey(composed) ? path : composed, file);
                return FileVisitResult.CONTINUE;
            }
        });
        if (!unnamed.isEmpty()) {
            throw new SiteException(DiskFault.ofLocale(unnamed, "give it a name of the letters a to z"));
        }
        return files;
    }

    /**
     * What {@link #files} passes over below a folder, by path relative to it with {@code /}, sorted; a folder that is passed
     * over as a whole ends in {@code /}.
     *
     * @param folder where to look; a missing folder has nothing
     */
    public static List<String> passedOver(Path folder) throws IOException {
        List<String> passed = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return passed;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                if (dir.equals(folder) || !isNobodys(name(dir), true)) {
                    return FileVisitResult.CONTINUE;
                }
                passed.add(path(folder, dir) + "/");
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isNobodys(name(file), false)) {
                    passed.add(path(folder, file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(passed);
        return passed;
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static boolean leadsToFile(Path link, Path root, String shown, Problems problems) throws IOException {
        String wrong;
        try {
            Path target = link.toRealPath();
            if (target.startsWith(root) && Files.isRegularFile(target)) {
                return true;
            }
            wrong = target.startsWith(root) ? "leads to a folder" : "leads out of the folder";
        } catch (NoSuchFileException e) {
            wrong = "leads nowhere";
        }
        problems.add(Problem.warning(
                Code.SYMBOLIC_LINK,
                shown,
                0,
                0,
                "The symbolic link " + wrong + "; it is left out.",
                "Put the file itself here."));
        return false;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /**
     * Whether a name is a hidden file ({@code .well-known} is not), a backup of an editor, a note of an office program that
     * it has a file open, or a system's own file.
     */
    private static boolean isNobodys(String name, boolean folder) {
        if (name.startsWith(".")) {
            return !name.equals(".well-known") && !name.equals(".nojekyll");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return !folder
                && (name.endsWith("~")
                        || name.startsWith("~$")
                        || name.startsWith("#") && name.endsWith("#")
                        || NOBODYS.contains(lower)
                        || dot >= 0 && BACKUPS.contains(lower.substring(dot + 1)));
    }
}
