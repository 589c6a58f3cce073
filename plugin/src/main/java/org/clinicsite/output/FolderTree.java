package org.clinicsite.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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
        return new TreeSet<>(tree(folder).keySet());
    }

    /** The same with what the disk tells of each. */
    public static SortedMap<String, BasicFileAttributes> tree(Path folder) throws IOException {
        SortedMap<String, BasicFileAttributes> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                checkName(folder, dir);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                checkName(folder, file);
                files.put(relative(folder, file), attributes);
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
        Path whole = folder.toAbsolutePath();
        delete(requireNonNull(whole.getParent()), requireNonNull(whole.getFileName()));
    }

    /**
     * Deletes what lies below a folder. A link is deleted and not what it leads to; where the system can, no part of the path
     * below the folder is ever followed, also when somebody puts a link there in this very moment.
     *
     * @param below the folder
     * @param path relative to it
     */
    public static void delete(Path below, Path path) throws IOException {
        if (!Files.exists(below.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(below)) {
            if (stream instanceof SecureDirectoryStream<Path> folder) {
                delete(folder, path, false);
                return;
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        deleteByName(below.resolve(path));
    }

    /** @param goes whether the folder itself goes as well */
    private static void delete(SecureDirectoryStream<Path> above, Path path, boolean goes) throws IOException {
        if (path.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> folder =
                    above.newDirectoryStream(path.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                delete(folder, path.subpath(1, path.getNameCount()), goes);
            }
            return;
        }
        BasicFileAttributes found = above.getFileAttributeView(
                        path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (found.isDirectory()) {
            try (SecureDirectoryStream<Path> folder = above.newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS)) {
                for (Path each : folder) {
                    delete(folder, requireNonNull(each.getFileName()), true);
                }
            }
        }
        try {
            deleteOne(above, path, found.isDirectory());
        } catch (AccessDeniedException e) {
            open(goes ? above.getFileAttributeView(PosixFileAttributeView.class) : null, e);
            deleteOne(above, path, found.isDirectory());
        }
    }

    private static void deleteOne(SecureDirectoryStream<Path> above, Path path, boolean folder) throws IOException {
        if (folder) {
            above.deleteDirectory(path);
        } else {
            above.deleteFile(path);
        }
    }

    /** Where the system opens no folder for what is done in it, such as Windows. */
    private static void deleteByName(Path folder) throws IOException {
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

    private static void open(Path root, Path child, AccessDeniedException refused) throws IOException {
        Path folder = child.equals(root) ? null : child.getParent();
        open(folder == null ? null : Files.getFileAttributeView(folder, PosixFileAttributeView.class), refused);
    }

    /** Lets its owner delete what is in a folder that goes as well; tried where that was refused. */
    private static void open(@Nullable PosixFileAttributeView view, AccessDeniedException refused) throws IOException {
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
