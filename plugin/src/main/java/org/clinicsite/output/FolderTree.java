package org.clinicsite.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/** All that lies below a folder of this machine; symbolic links are files, and not followed. */
public final class FolderTree {

    private FolderTree() {}

    /**
     * Paths of files and links below a folder, relative to it with {@code /}, sorted.
     *
     * @throws IOException when it, or a folder in it, cannot be read, or a name is not known as it was meant
     */
    public static SortedSet<String> files(Path folder) throws IOException {
        SortedSet<String> files = new TreeSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                checkName(folder, dir);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                checkName(folder, file);
                files.add(relative(folder, file));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static void checkName(Path folder, Path file) throws IOException {
        if (file.equals(folder)) {
            return;
        }
        FileNames.Reading reading = FileNames.reading(file);
        if (reading != FileNames.Reading.RIGHT) {
            boolean locale = reading == FileNames.Reading.OTHER_LOCALE;
            throw new DiskFault(
                    Code.BAD_FILE_NAME,
                    file.getParent() + "/" + FileNames.encoded(file),
                    locale ? "has a name that the locale of this run cannot read" : "has a name that is not UTF-8",
                    locale ? "Run Maven with LC_ALL=C.UTF-8." : "Rename or delete it.",
                    null);
        }
    }

    /** A path relative to a folder above it, with {@code /}. */
    static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /**
     * A path as the disk has it: symbolic links are followed, as far as there is something. It need not exist.
     *
     * @return absolute and normal
     */
    static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (Path there = whole; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(whole)).normalize();
                } catch (IOException e) {
                    return whole; // cannot be looked at: compared as written
                }
            }
        }
        return whole;
    }

    /** Deletes a folder or file with all that is in it; one that is not there is no failure. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.delete(file);
                } catch (AccessDeniedException e) {
                    open(folder, file, e);
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException thrown) throws IOException {
                try {
                    Files.delete(dir);
                } catch (AccessDeniedException e) {
                    open(folder, dir, e);
                    Files.delete(dir);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Lets its owner delete what is in a folder that goes as well; tried where that was refused. */
    private static void open(Path root, Path child, AccessDeniedException refused) throws IOException {
        Path folder = child.getParent();
        if (folder == null || child.equals(root)) {
            throw refused;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null) {
            throw refused;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(view.readAttributes().permissions());
        permissions.add(PosixFilePermission.OWNER_WRITE);
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        view.setPermissions(permissions);
    }
}
