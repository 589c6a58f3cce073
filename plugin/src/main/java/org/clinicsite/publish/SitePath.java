package org.clinicsite.publish;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * Where a file of a site lies, relative to the site's root: {@code prices/index.html}. Whatever a target's own files say
 * comes through here before anything is done with it: they may be damaged, or written by somebody who means harm. A path
 * of this type stays below whatever folder it is put behind, on every disk and host.
 *
 * @param value parts with {@code /} between them
 */
public record SitePath(String value) implements Comparable<SitePath> {

    /** Bytes of UTF-8 that a key of an object may have (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
    public static final int LONGEST = 1024;

    /** Bytes of UTF-8 that a name may have on the usual disks ({@code NAME_MAX} of Linux and macOS). */
    public static final int LONGEST_NAME = 255;

    /** @throws IllegalArgumentException when the text could lead out of the site, or no disk takes it */
    public SitePath {
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException("The path '" + FileNames.shown(value) + "' has " + fault + ".");
        }
    }

    /**
     * What keeps a text from being a path: a part that leads upwards, a root, a drive, a second kind of separator, also one
     * that only appears when a host decodes or simplifies the text, a character that nobody sees, a name that is too long.
     *
     * @return to stand behind the path and "has"; null when nothing does
     */
    public static @Nullable String fault(String path) {
        if (path.isEmpty()) {
            return "no letter";
        }
        boolean ascii = true;
        int part = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                String fault = partFault(path, part, i);
                if (fault != null) {
                    return fault;
                }
                part = i + 1;
            } else if (c == '\\') {
                return "the character '\\', which separates folders on Windows";
            } else if (c == ':' && i == 1 && Character.isLetter(path.charAt(0))) {
                return "a drive of Windows at its beginning";
            } else if (c < ' ' || c == 0x7F) {
                return String.format("the control character U+%04X", (int) c);
            } else if (c > 0x7F) {
                ascii = false;
            }
        }
        String fault = partFault(path, part, path.length());
        if (fault == null && !ascii) {
            fault = unseen(path);
        }
        if (fault == null) {
            fault = tooLong(path, ascii);
        }
        if (fault == null && (!ascii || path.indexOf('%') >= 0)) {
            fault = disguised(path);
        }
        return fault;
    }

    private static @Nullable String partFault(String path, int from, int to) {
        if (from == to) {
            return from == 0 ? "a '/' at its beginning" : "an empty part";
        }
        char last = path.charAt(to - 1);
        if (last != '.' && last != ' ') {
            return null;
        }
        String part = path.substring(from, to);
        return part.equals(".") || part.equals("..")
                ? "the part '" + part + "', which leads elsewhere"
                : "a part that ends with a " + (last == '.' ? "point" : "blank") + ", which Windows takes away";
    }

    /** Characters that change how the rest is read, and those that are none. */
    private static @Nullable String unseen(String path) {
        for (int i = 0; i < path.length(); ) {
            int c = path.codePointAt(i);
            int type = Character.getType(c);
            boolean direction = c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            boolean none = type == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
            if (direction
                    || none
                    || c == 0xFEFF
                    || type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                return String.format("the character U+%04X, which nobody sees", c);
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private static @Nullable String tooLong(String path, boolean ascii) {
        if ((ascii ? path.length() : bytes(path)) > LONGEST) {
            return "more than " + LONGEST + " bytes";
        }
        for (int from = 0; from <= path.length(); ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to - from > LONGEST_NAME || !ascii && bytes(path.substring(from, to)) > LONGEST_NAME) {
                return "a part of more than " + LONGEST_NAME + " bytes";
            }
            from = to + 1;
        }
        return null;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A host may decode {@code %2e%2e%2f}, or take a letter such as U+FF0F for the plain one that looks like it. */
    private static @Nullable String disguised(String path) {
        String read = Normalizer.normalize(decoded(path), Normalizer.Form.NFKC);
        if (read.chars().filter(c -> c == '/').count()
                        != path.chars().filter(c -> c == '/').count()
                || read.indexOf('\\') >= 0
                || read.indexOf('\0') >= 0
                || read.length() > 1 && read.charAt(1) == ':' && Character.isLetter(read.charAt(0))) {
            return "a separator in disguise";
        }
        for (String part : read.split("/", -1)) {
            if (part.chars().allMatch(c -> c == '.' || c == ' ')) {
                return "a part that leads elsewhere, in disguise";
            }
        }
        return null;
    }

    /** Without {@code %} codes of ASCII; whatever else they may mean leads nowhere. */
    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int high = c == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
            if (low >= 0 && high < 8) {
                out.append((char) (high << 4 | low));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public int compareTo(SitePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
