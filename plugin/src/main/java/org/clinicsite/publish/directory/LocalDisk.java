package org.clinicsite.publish.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.clinicsite.publish.Disk;

/** A folder of this machine. */
final class LocalDisk implements Disk {

    private final Path root;

    LocalDisk(Path root) {
        this.root = root;
    }

    @Override
    public String shown(String path) {
        return root.resolve(path).toString();
    }

    @Override
    public List<String> roots() throws IOException {
        Set<String> roots = new LinkedHashSet<>(List.of(slashed(root)));
        roots.add(slashed(root.toRealPath()));
        return List.copyOf(roots);
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    @Override
    public Found find(String path) throws IOException {
        return found(root.resolve(path));
    }

    static Found found(Path file) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Kind kind = found.isSymbolicLink()
                    ? Kind.LINK
                    : found.isOther() // asked first: a junction of Windows is also a folder
                            ? Kind.OTHER
                            : found.isDirectory() ? Kind.FOLDER : Kind.FILE;
            return new Found(
                    kind,
                    kind == Kind.FILE ? found.size() : 0,
                    kind == Kind.FILE ? found.lastModifiedTime().toMillis() : 0);
        } catch (NoSuchFileException e) {
            return Found.NOTHING;
        }
    }

    @Override
    public SortedMap<String, Found> list(String folder, Predicate<String> wanted) throws IOException {
        SortedMap<String, Found> names = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                root.resolve(folder), file -> wanted.test(file.getFileName().toString()))) {
            for (Path file : files) {
                names.put(file.getFileName().toString(), found(file));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new TreeMap<>();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public Map<String, byte[]> read(Map<String, Found> files, int most) {
        Map<String, byte[]> read = new HashMap<>();
        for (String path : files.keySet()) {
            read(root.resolve(path), most).ifPresent(bytes -> read.put(path, bytes));
        }
        return read;
    }

    /** A file's bytes; empty when it is longer, none, or not to be read. */
    static Optional<byte[]> read(Path file, int most) {
        try {
            if (!found(file).is(Kind.FILE)) {
                return Optional.empty(); // a pipe would be waited for
            }
            try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(most + 1);
                return bytes.length > most ? Optional.empty() : Optional.of(bytes);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String readLink(String path) throws IOException {
        try {
            return slashed(Files.readSymbolicLink(root.resolve(path)));
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
