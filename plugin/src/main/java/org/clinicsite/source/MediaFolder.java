package org.clinicsite.source;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.Fingerprint;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/** The content folder's pictures and documents. Reads a file when it is first asked for, once. */
public final class MediaFolder {

    private final Map<String, Path> files;
    private final String shownAs;
    private final Problems problems;
    private final Map<String, Media> known = new ConcurrentHashMap<>();

    /**
     * @param files the content folder's files that are no texts, by path
     * @param shownAs the content folder as people know it
     * @param problems gets an error for a picture that cannot be read
     */
    public MediaFolder(Map<String, Path> files, String shownAs, Problems problems) {
        this.files = files;
        this.shownAs = shownAs;
        this.problems = problems;
    }

    /** Whether there is such a file. */
    public boolean has(String path) {
        return files.containsKey(path) && !path.startsWith("static/");
    }

    /** All paths there are, sorted, for advice. */
    public Set<String> paths() {
        return files.keySet();
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
        try {
            byte[] bytes = Files.readAllBytes(file);
            String name = path.substring(path.lastIndexOf('/') + 1);
            int dot = name.lastIndexOf('.');
            String stem = Slug.of(dot > 0 ? name.substring(0, dot) : name);
            String ending = dot > 0 ? name.substring(dot).toLowerCase(Locale.ROOT) : "";
            Size size = size(path, ending, bytes);
            return new Media(
                    path,
                    file,
                    "/media/" + (stem.isEmpty() ? "file" : stem) + "-" + Fingerprint.of(bytes) + ending,
                    size.width(),
                    size.height());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + shownAs + "/" + path, e);
        }
    }

    private record Size(int width, int height) {
        static final Size UNKNOWN = new Size(0, 0);

        static Size of(String width, String height) {
            return new Size(Math.round(Float.parseFloat(width)), Math.round(Float.parseFloat(height)));
        }
    }

    private Size size(String path, String ending, byte[] bytes) {
        Size size = switch (ending) {
            case ".svg" -> svgSize(new String(bytes, StandardCharsets.UTF_8));
            case ".png", ".jpg", ".jpeg", ".gif" -> rasterSize(bytes);
            default -> Size.UNKNOWN;
        };
        if (size == null) {
            problems.add(Problem.error(
                    shownAs + "/" + path,
                    0,
                    0,
                    "The picture cannot be read.",
                    "Export it again as " + ending.substring(1) + "."));
            return Size.UNKNOWN;
        }
        return size;
    }

    private static @Nullable Size rasterSize(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            return new Size(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static final class Svg {
        private static final Pattern ROOT = Pattern.compile("<svg\\b[^>]*>");
        private static final Pattern WIDTH = Pattern.compile("\\swidth=[\"']([0-9.]+)(?:px)?[\"']");
        private static final Pattern HEIGHT = Pattern.compile("\\sheight=[\"']([0-9.]+)(?:px)?[\"']");
        private static final Pattern BOX =
                Pattern.compile("\\sviewBox=[\"'][-0-9.]+[ ,]+[-0-9.]+[ ,]+([0-9.]+)[ ,]+([0-9.]+)[\"']");
    }

    private static Size svgSize(String svg) {
        Matcher root = Svg.ROOT.matcher(svg);
        if (!root.find()) {
            return Size.UNKNOWN;
        }
        Matcher width = Svg.WIDTH.matcher(root.group());
        Matcher height = Svg.HEIGHT.matcher(root.group());
        if (width.find() && height.find()) {
            return Size.of(width.group(1), height.group(1));
        }
        Matcher box = Svg.BOX.matcher(root.group());
        return box.find() ? Size.of(box.group(1), box.group(2)) : Size.UNKNOWN;
    }
}
