package org.clinicsite.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that lies below a folder of this machine; symbolic links are files, and not followed. */
public final class FolderTree {

    private FolderTree() {}

    /**
     * Paths of files and links below a folder, relative to it with {@code /}, sorted.
     *
     * @throws IOException when it, or a folder in it, cannot be read
     */
    public static SortedSet<String> files(Path folder) throws IOException {
        return new TreeSet<>(tree(folder).keySet());
    }

    /** The same with what the disk tells of each. */
    public static SortedMap<String, BasicFileAttributes> tree(Path folder) throws IOException {
        SortedMap<String, BasicFileAttributes> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(
                        folder.relativize(file)
                                .toString()
                                .replace(file.getFileSystem().getSeparator(), "/"),
                        attributes);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
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
                delete(folder, path);
                return;
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        deleteByName(below.resolve(path));
    }

    private static void delete(SecureDirectoryStream<Path> above, Path path) throws IOException {
        if (path.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> folder =
                    above.newDirectoryStream(path.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                delete(folder, path.subpath(1, path.getNameCount()));
            }
            return;
        }
        BasicFileAttributes found = above.getFileAttributeView(
                        path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (!found.isDirectory()) {
            above.deleteFile(path);
            return;
        }
        try (SecureDirectoryStream<Path> folder = above.newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : folder) {
                delete(folder, requireNonNull(each.getFileName()));
            }
        }
        above.deleteDirectory(path);
    }

    /** Where the system opens no folder for what is done in it, such as Windows. */
    private static void deleteByName(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException thrown) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
