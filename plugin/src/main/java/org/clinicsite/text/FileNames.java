package org.clinicsite.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of files: which of them every disk takes, which of them two disks tell apart, and whether this Java can read and
 * write them at all. On Linux it writes names in the encoding of the locale it was started with, which with
 * {@code LC_ALL=C} has no letters but those of English.
 */
public final class FileNames {

    /** Disks take names of 255 bytes; some are left for those that publishing adds. */
    public static final int LONGEST = 240;

    /** Devices of Windows, with any ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹",
            "com²", "com³", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²",
            "lpt³");

    /** From the same page. */
    private static final String NOT_ON_WINDOWS = "\\:*?\"<>|";

    /** How this Java and a name get on. */
    public enum Reading {
        /** As it should be. */
        RIGHT,
        /** The name is UTF-8, as it should be; the locale of this Java says something else. */
        OTHER_LOCALE,
        /** The name is not UTF-8: it came from an old machine or archive. */
        NOT_UTF8
    }

    private FileNames() {}

    /**
     * What not every disk takes.
     *
     * @param name of a file or folder, without {@code /}
     * @return what is wrong, to stand behind "has"; null when nothing is
     */
    public static @Nullable String fault(String name) {
        if (name.length() * 3 > LONGEST && name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return "a part that is too long for a file, more than " + LONGEST + " bytes";
        }
        return windowsFault(name);
    }

    /**
     * What Windows does not take.
     *
     * @return as {@link #fault}
     */
    public static @Nullable String windowsFault(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (NOT_ON_WINDOWS.indexOf(c) >= 0) {
                return "the character '" + c + "', which Windows does not take in a file's name";
            }
            if (c < ' ' || c >= 0x7F && c < 0xA0) {
                return String.format("the control character U+%04X", (int) c);
            }
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return "a part that ends with a " + (name.endsWith(".") ? "point" : "blank") + ", which Windows takes away";
        }
        int dot = name.indexOf('.');
        if (DEVICES.contains(
                (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toLowerCase(Locale.ROOT))) {
            return "the part '" + name + "', which is a device on Windows and cannot be a file there";
        }
        return null;
    }

    /** Two paths with one such form are one file on some disks: these do not tell case or Unicode forms apart. */
    public static String folded(String path) {
        return isAscii(path)
                ? path.toLowerCase(Locale.ROOT)
                : Normalizer.normalize(path, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
    }

    /** A path that fits into a line of a message: at most 60 characters, control characters made visible. */
    public static String shown(String path) {
        return shown(path, 60);
    }

    /** The same with another limit. */
    public static String shown(String path, int most) {
        StringBuilder shown = new StringBuilder();
        path.codePoints().limit(most).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return path.codePointCount(0, path.length()) > most ? shown.append('…').toString() : shown.toString();
    }

    /** As much of a name as fits into so many bytes of UTF-8, whole characters only. */
    public static String cut(String name, int bytes) {
        int length = 0;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            length += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (length > bytes) {
                return name.substring(0, i);
            }
            i += Character.charCount(c);
        }
        return name;
    }

    /**
     * Whether this Java has read a name as it was meant.
     *
     * @param file as a listing of its folder gave it
     */
    public static Reading reading(Path file) {
        String name = String.valueOf(file.getFileName());
        if (isAscii(name)) {
            return Reading.RIGHT;
        }
        String meant = utf8(file);
        return meant == null ? Reading.NOT_UTF8 : same(meant, name) ? Reading.RIGHT : Reading.OTHER_LOCALE;
    }

    /**
     * The name of a file in letters that every console has, where this Java cannot read it: bytes beyond ASCII as
     * {@code %D0}, as an address has them.
     */
    public static String encoded(Path file) {
        String uri = file.toUri().toASCIIString();
        String plain = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /**
     * A file below a folder.
     *
     * @param path relative with {@code /}
     * @throws InvalidPathException when this Java cannot name it on this disk, or would name it in another encoding than
     *     UTF-8, which no web server would find
     */
    public static Path resolve(Path folder, String path) {
        Path file = folder.resolve(path);
        if (!isAscii(path)) {
            for (Path part = file; part != null && !part.equals(folder); part = part.getParent()) {
                if (reading(part) != Reading.RIGHT) {
                    throw new InvalidPathException(path, "the locale's encoding is not UTF-8");
                }
            }
        }
        return file;
    }

    /** A path in letters that every console has, as an address has it. */
    public static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            return path;
        }
    }

    /** The bytes of a name read as UTF-8, whatever the locale says; null when they are not. */
    private static @Nullable String utf8(Path file) {
        try {
            String encoded = encoded(file);
            byte[] bytes = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Some disks hand a name back in another Unicode form. */
    private static boolean same(String one, String other) {
        return Normalizer.normalize(one, Normalizer.Form.NFC).equals(Normalizer.normalize(other, Normalizer.Form.NFC));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
