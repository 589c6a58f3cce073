package org.clinicsite.publish;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clinicsite.output.FolderTree;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Fingerprint;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

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
     * @param sums where sums of files are kept from look to look; null for nowhere
     * @throws IOException when a file cannot be read
     */
    public static LocalSite read(Path folder, FileRules rules, Workers workers, @Nullable Path sums)
            throws IOException {
        KnownSums known = new KnownSums(sums);
        List<String> paths = List.copyOf(FolderTree.files(folder));
        try {
            List<Manifest.Entry> entries = workers.map(paths, path -> {
                try {
                    return entry(path, folder.resolve(path), rules, known);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            TreeMap<String, Manifest.Entry> files = new TreeMap<>();
            for (int i = 0; i < paths.size(); i++) {
                files.put(paths.get(i), entries.get(i));
            }
            known.write();
            return new LocalSite(folder, files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Manifest.Entry entry(String path, Path file, FileRules rules, KnownSums known) throws IOException {
        String type = FileRules.contentType(path);
        String caching = rules.cacheControl(path);
        if (!known.isEmpty()) {
            try (Counted in = new Counted(file)) {
                String sum = known.find(HexFormat.of().formatHex(Fingerprint.quick(in)));
                if (sum != null) {
                    return new Manifest.Entry(sum, in.count, type, caching);
                }
            }
        }
        MessageDigest digest = Fingerprint.digest();
        try (Counted in = new Counted(file)) { // both sums are of the same bytes, whoever writes meanwhile
            byte[] quick = Fingerprint.quick(new DigestInputStream(in, digest));
            String sha256 = HexFormat.of().formatHex(digest.digest());
            known.add(HexFormat.of().formatHex(quick), sha256);
            return new Manifest.Entry(sha256, in.count, type, caching);
        }
    }

    /** The files by path, sorted. */
    public SortedMap<String, Manifest.Entry> files() {
        return files;
    }

    /** 64 digits that stand for all paths, bytes and headers together: the same for the same site. */
    public String digest() {
        MessageDigest digest = Fingerprint.digest();
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

    /** What takes in a file. */
    public interface Sink {
        /** Reads all of the stream, which is closed by others. */
        void take(InputStream in) throws IOException;
    }

    /**
     * Hands out a file of any size, which is never in memory as a whole. What was taken is that of its entry when this
     * returns.
     *
     * @throws TargetException when it has changed since it was looked at; what was taken is then to be thrown away
     */
    public void stream(String path, Sink sink) throws IOException {
        Path file = file(path);
        Manifest.Entry entry = requireNonNull(files.get(path));
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != entry.size()) {
            throw changed(path);
        }
        MessageDigest digest = Fingerprint.digest();
        try (Counted in = new Counted(file)) {
            sink.take(new DigestInputStream(in, digest));
            if (in.count != entry.size()
                    || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
                throw changed(path);
            }
        } catch (TargetException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != entry.size()) {
                throw changed(path); // and not what was read of it
            }
            throw e;
        }
    }

    /**
     * A file's bytes, which are those of its entry; for files that are known to be small.
     *
     * @throws TargetException when it has changed since it was looked at
     */
    public byte[] bytes(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stream(path, in -> in.transferTo(bytes));
        return bytes.toByteArray();
    }

    private static TargetException changed(String path) {
        return new TargetException(
                Code.FILE_CHANGED,
                "'" + path + "' changed while it was being published.",
                "Wait until the site has been generated, then publish again.");
    }

    /** SHA-256 of some bytes, 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Fingerprint.sha256(bytes));
    }

    /** A file, and how much of it was read. */
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(Path file) throws IOException {
            super(Files.newInputStream(file));
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false; // what is read twice would count twice
        }
    }
}
