package org.clinicsite.site;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names a published file or folder may have, so that every disk, host and address bar takes them. */
public final class PathNames {

    /** Disks take names of 255 bytes; some are left for those that publishing adds. */
    private static final int LONGEST_NAME = 240;

    /** Object stores take keys of 1,024 bytes of UTF-8 (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
    private static final int LONGEST_PATH = 1000;

    /** Devices of Windows, with any ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹",
            "com²", "com³", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²",
            "lpt³");

    /** What the generator makes itself. */
    private static final Set<String> GENERATED = Set.of(
            "404.html",
            "feed.xml",
            "sitemap.xml",
            "robots.txt",
            "llms.txt",
            "site.webmanifest",
            "_headers",
            "_redirects",
            "cname");

    private static final Set<String> GENERATED_FOLDERS = Set.of("assets", "media");

    private PathNames() {}

    /** A path as disks take it that know no capital letters and write an accent in one way only. */
    public static String fold(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c > 0x7F || c >= 'A' && c <= 'Z') {
                return Normalizer.normalize(path, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
            }
        }
        return path;
    }

    /** A path that fits into a message, control characters made visible. */
    public static String shown(String path) {
        StringBuilder shown = new StringBuilder();
        path.codePoints().limit(60).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return path.codePointCount(0, path.length()) > 60 ? shown.append('…').toString() : shown.toString();
    }

    /**
     * What no disk or host takes.
     *
     * @param path with {@code /} between its parts
     * @return what is wrong, to stand behind the path and "has"; null when nothing is
     */
    static @Nullable String fault(String path) {
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return "more than " + LONGEST_PATH + " bytes, which some hosts refuse";
        }
        for (String part : path.split("/")) {
            if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return "a part that is too long for a file, more than " + LONGEST_NAME + " bytes";
            }
            if (part.endsWith(".") || part.endsWith(" ")) {
                return "a part that ends with a " + (part.endsWith(".") ? "point" : "blank")
                        + ", which Windows takes away";
            }
            int dot = part.indexOf('.');
            if (DEVICES.contains((dot < 0 ? part : part.substring(0, dot)).toLowerCase(Locale.ROOT))) {
                return "the part '" + part + "', which is a device on Windows and cannot be a file there";
            }
        }
        return null;
    }

    /**
     * What no author may ask for.
     *
     * @param path as written in a header
     * @return as {@link #fault}
     */
    static @Nullable String writtenFault(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '?' || c == '#' || c == '%') {
                return "the character '" + c + "', which has a meaning of its own in an address";
            }
            if (c < ' ' || c >= 0x7F && c < 0xA0) {
                return String.format("the control character U+%04X", (int) c);
            }
            if ("\\:*\"<>|".indexOf(c) >= 0) {
                return "the character '" + c + "', which Windows does not take in a file's name";
            }
        }
        for (String part : path.split("/")) {
            if (part.equals(".") || part.equals("..")) {
                return "the part '" + part + "', which could lead out of the site";
            }
            if (part.startsWith(".")) {
                return "the part '" + part + "', and folders that begin with a point are hidden from visitors";
            }
        }
        String plain = path.startsWith("/") ? path.substring(1) : path;
        String first = plain.indexOf('/') < 0 ? plain : plain.substring(0, plain.indexOf('/'));
        if (GENERATED.contains(plain.toLowerCase(Locale.ROOT))) {
            return "the name of a file that the generator makes itself";
        }
        if (path.startsWith("/") && GENERATED_FOLDERS.contains(first.toLowerCase(Locale.ROOT))) {
            return "the folder '" + first + "', which the generator fills itself";
        }
        return fault(path);
    }
}
