package org.clinicsite.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of picture that every browser shows. */
public enum PictureFormat {
    JPEG("a JPEG", "jpg", "jpeg", "jpe", "jfif"),
    PNG("a PNG", "png"),
    GIF("a GIF", "gif"),
    WEBP("a WebP", "webp"),
    SVG("an SVG", "svg");

    /** Pictures that cameras, scanners and drawing programs make and that not every browser shows. */
    private static final Set<String> OTHERS = Set.of(
            "heic", "heif", "tif", "tiff", "bmp", "avif", "psd", "raw", "dng", "cr2", "nef", "arw", "ico", "jp2", "jxl",
            "eps", "ai");

    private final String name;
    private final List<String> endings;

    PictureFormat(String name, String... endings) {
        this.name = name;
        this.endings = List.of(endings);
    }

    /** With its article, such as {@code a JPEG}. */
    public String says() {
        return name;
    }

    /** The usual ending, without a dot. */
    public String ending() {
        return endings.get(0);
    }

    /** By the ending of a file's name, without a dot, in lower case. */
    public static Optional<PictureFormat> ofEnding(String ending) {
        for (PictureFormat format : values()) {
            if (format.endings.contains(ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether a file of this ending is a picture that not every browser shows. */
    public static boolean isForeign(String ending) {
        return OTHERS.contains(ending);
    }

    /** By the first bytes; null when they are of no raster picture. */
    static @Nullable PictureFormat ofBytes(Bytes bytes) {
        if (bytes.startsWith(0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (bytes.startsWith(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        }
        if (bytes.startsWith(0, 'G', 'I', 'F', '8')) {
            return GIF;
        }
        if (bytes.startsWith(0, 'R', 'I', 'F', 'F') && bytes.startsWith(8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        }
        return null;
    }

    /** What else the bytes are, for people; null when it cannot be told. */
    static @Nullable String foreign(Bytes bytes) {
        if (bytes.startsWith(4, 'f', 't', 'y', 'p')) {
            String brand = bytes.length() < 12 ? "" : bytes.latin(8, 4);
            return brand.startsWith("avi")
                    ? "an AVIF"
                    : brand.startsWith("he") || brand.startsWith("mi") ? "a HEIC" : "a film";
        }
        if (bytes.startsWith(0, 'I', 'I', '*', 0) || bytes.startsWith(0, 'M', 'M', 0, '*')) {
            return "a TIFF";
        }
        if (bytes.startsWith(0, 'B', 'M')) {
            return "a BMP";
        }
        if (bytes.startsWith(0, '%', 'P', 'D', 'F')) {
            return "a PDF";
        }
        String start =
                new String(bytes.array(), 0, Math.min(200, bytes.length()), StandardCharsets.UTF_8).stripLeading();
        if (start.startsWith("<svg") || start.startsWith("<?xml")) {
            return "an SVG";
        }
        return start.startsWith("<") ? "a web page" : null;
    }
}
