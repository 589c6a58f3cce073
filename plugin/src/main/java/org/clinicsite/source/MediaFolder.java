package org.clinicsite.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureFile;
import org.clinicsite.picture.PictureFormat;
import org.clinicsite.picture.PictureMaker;
import org.clinicsite.picture.PictureSizes;
import org.clinicsite.picture.WebpEncoder;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.source.facts.Hosting;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.Fingerprint;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/** The content folder's pictures and documents. Reads a file when it is first asked for, once. */
public final class MediaFolder {

    /** Bytes of a file's own name in that under which it is served: room is left for its hash, size and ending. */
    private static final int LONGEST_STEM = 180;

    private static final int LONGEST_ENDING = 20;

    private final Map<String, Path> files;
    private final String shownAs;
    private final @Nullable WebpEncoder webp;
    private final Hosting host;
    private final Map<String, Media> known = new ConcurrentHashMap<>();

    /**
     * @param files the content folder's files that are no texts, by path
     * @param shownAs the content folder as people know it
     * @param webp what makes WebP beside JPEG and PNG; null for none
     * @param host what it does not take is not read
     */
    public MediaFolder(Map<String, Path> files, String shownAs, @Nullable WebpEncoder webp, Hosting host) {
        this.files = files;
        this.shownAs = shownAs;
        this.webp = webp;
        this.host = host;
    }

    /** Whether there is such a file. */
    public boolean has(String path) {
        return files.containsKey(path) && !path.startsWith("static/");
    }

    /** All paths there are, sorted, for advice. */
    public Set<String> paths() {
        return files.keySet();
    }

    /** A path relative to the content folder as people know it. */
    public String shown(String path) {
        return shownAs + "/" + path;
    }

    /**
     * The file at a path relative to the content folder.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public Optional<Media> find(String path) {
        return has(path) ? Optional.of(known.computeIfAbsent(path, this::read)) : Optional.empty();
    }

    private Media read(String path) {
        Path file = requireNonNull(files.get(path));
        FilePath name = new FilePath(path);
        String slug = FileNames.cut(Slug.of(name.stem()), LONGEST_STEM);
        String stem = "/media/" + (slug.isEmpty() ? "file" : slug) + "-";
        String ending = FileNames.cut(Slug.of(name.extension()), LONGEST_ENDING);
        try {
            long size = Files.size(file);
            boolean picture = PictureFormat.ofEnding(ending).isPresent();
            if (picture && size > PictureFile.MOST_BYTES) {
                return new Media(path, file, stem + "0." + ending, null, null, tooLarge());
            }
            Optional<String> refusal = picture ? Optional.empty() : host.refuses(size);
            if (refusal.isPresent()) {
                PictureFault fault = new PictureFault(refusal.get(), Hosting.TOO_LARGE);
                return new Media(path, file, stem + "0." + ending, null, null, fault);
            }
            if (picture) {
                return picture(path, file, Files.readAllBytes(file), stem, ending);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new Media(path, file, published(stem, Fingerprint.of(in), ending), null, null, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(file, e));
        }
    }

    private Media picture(String path, Path file, byte[] bytes, String stem, String ending) {
        try {
            PictureFile picture = PictureFile.read(bytes, ending);
            PictureFormat scaled = picture.scaled();
            if (scaled == null) {
                return new Media(
                        path,
                        file,
                        published(stem, Fingerprint.of(picture.published(bytes)), ending),
                        picture,
                        null,
                        null);
            }
            String key = PictureMaker.key(bytes, webp);
            PictureSizes sizes = PictureSizes.of(picture, scaled, key, stem + key.substring(0, 10), webp != null);
            return new Media(path, file, sizes.only().path(), picture, sizes, null);
        } catch (PictureFault fault) {
            return new Media(path, file, published(stem, Fingerprint.of(bytes), ending), null, null, fault);
        }
    }

    private static PictureFault tooLarge() {
        return new PictureFault(
                "It has more than " + (PictureFile.MOST_BYTES >> 20) + " MB.", "Export it again, 4000 pixels wide.");
    }

    private static String published(String stem, String fingerprint, String ending) {
        return stem + fingerprint + (ending.isEmpty() ? "" : "." + ending);
    }
}
