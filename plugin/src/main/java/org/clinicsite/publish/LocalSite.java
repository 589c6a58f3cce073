package org.clinicsite.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clinicsite.output.FolderTree;
import org.clinicsite.work.Workers;

/** The folder that is to be published, as it was when it was looked at. A file that has changed since is refused. */
public final class LocalSite {

    private final Path folder;
    private final SortedMap<String, Manifest.Entry> files;

    private LocalSite(Path folder, SortedMap<String, Manifest.Entry> files) {
        this.folder = folder;
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Looks at every file of a folder.
     *
     * @param folder the site
     * @param rules types and caching
     * @param workers read with many threads
     * @throws IOException when a file cannot be read
     */
    public static LocalSite read(Path folder, FileRules rules, Workers workers) throws IOException {
        List<String> paths = List.copyOf(FolderTree.files(folder));
        try {
            List<Manifest.Entry> entries = workers.map(paths, path -> {
                try {
                    byte[] bytes = Files.readAllBytes(folder.resolve(path));
                    return new Manifest.Entry(
                            sha256(bytes), bytes.length, FileRules.contentType(path), rules.cacheControl(path));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            TreeMap<String, Manifest.Entry> files = new TreeMap<>();
            for (int i = 0; i < paths.size(); i++) {
                files.put(paths.get(i), entries.get(i));
            }
            return new LocalSite(folder, files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The files by path, sorted. */
    public SortedMap<String, Manifest.Entry> files() {
        return files;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** 64 digits that stand for all paths, bytes and headers together: the same for the same site. */
    public String digest() {
        MessageDigest digest = sha256();
        files.forEach((path, entry) -> digest.update(
                (path + "\0" + entry.sha256() + "\0" + entry.contentType() + "\0" + entry.cacheControl() + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The file behind a path, for a hard link or a stream. */
    public Path file(String path) throws NoSuchFileException {
        if (!files.containsKey(path)) {
            throw new NoSuchFileException(path);
        }
        return folder.resolve(path);
    }

    /**
     * A file's bytes, which are those of its entry.
     *
     * @throws TargetException when it has changed since it was looked at
     */
    public byte[] bytes(String path) throws IOException {
        Path file = file(path);
        Manifest.Entry entry = requireNonNull(files.get(path));
        byte[] bytes = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : new byte[0];
        if (bytes.length != entry.size() || !sha256(bytes).equals(entry.sha256())) {
            throw new TargetException(
                    "'" + path + "' changed while it was being published.",
                    "Wait until the site has been generated, then publish again.");
        }
        return bytes;
    }

    /** SHA-256 of some bytes, 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
