package org.clinicsite.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clinicsite.output.FolderTree;

/** What a target stores in a folder of this machine, be it served by an SFTP server or a bare repository. */
public final class TamperedFolder implements Tamper.Stored {

    private final Path root;

    /** Everything below a folder. */
    public TamperedFolder(Path root) {
        this.root = root;
    }

    /** Copies a folder as it is: links as links, with times and modes. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException thrown) throws IOException {
                Files.setLastModifiedTime(
                        to.resolve(from.relativize(folder).toString()), Files.getLastModifiedTime(folder));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public SortedSet<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root)) {
                    names.add(root.relativize(folder).toString());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                names.add(root.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }

    @Override
    public byte[] read(String name) throws IOException {
        Path file = root.resolve(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : new byte[0];
    }

    /** The place of a name, free now; the folders above it are there. */
    private Path free(String name) throws IOException {
        Path file = root.resolve(name);
        for (Path above = file.getParent(); !above.equals(root); above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                FolderTree.delete(above);
            }
        }
        Files.createDirectories(file.getParent());
        FolderTree.delete(file);
        return file;
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        Files.write(free(name), bytes);
    }

    @Override
    public void delete(String name) throws IOException {
        FolderTree.delete(root.resolve(name));
    }

    @Override
    public boolean link(String name, String leadsTo) throws IOException {
        Files.createSymbolicLink(free(name), Path.of(leadsTo));
        return true;
    }

    @Override
    public boolean folder(String name) throws IOException {
        Files.createDirectory(free(name));
        return true;
    }

    @Override
    public boolean pipe(String name) throws IOException {
        try {
            return new ProcessBuilder("mkfifo", free(name).toString()).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean rename(String from, String to) throws IOException {
        if (from.equals(to)) {
            return false;
        }
        Path there = root.resolve(from);
        if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Files.move(there, free(to));
        return true;
    }

    @Override
    public boolean time(String name, Instant time) throws IOException {
        BasicFileAttributes found =
                Files.readAttributes(root.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isOther() || found.isSymbolicLink()) {
            return false; // a pipe would be opened and waited for
        }
        Files.getFileAttributeView(root.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(time), null, null);
        return true;
    }
}
