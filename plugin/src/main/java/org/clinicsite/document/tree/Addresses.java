package org.clinicsite.document.tree;

import java.util.Locale;
import java.util.Set;
import org.clinicsite.text.FilePath;
import org.jspecify.annotations.Nullable;

/** Which addresses may stand in a page, and how they are spelled there. */
public final class Addresses {

    /** Schemes that open a page, a letter, a call or a map; any other runs a program, and {@code data:} brings one. */
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "mailto", "tel", "sms", "geo", "whatsapp", "webcal");

    /** Schemes that run a program; {@code data:} brings a page or a picture along. */
    private static final Set<String> RUN = Set.of("javascript", "vbscript", "data");

    private Addresses() {}

    /** Whether an address is relative or has a scheme that cannot run anything. */
    public static boolean isSafe(String address) {
        String scheme = scheme(address);
        return scheme == null || SCHEMES.contains(scheme);
    }

    /** Whether a scheme runs a program, or brings along what may. */
    public static boolean runs(String scheme) {
        return RUN.contains(scheme);
    }

    /**
     * The scheme of an address in small letters, as a browser reads it: blanks, control characters and invisible ones around
     * and within it do not count.
     *
     * @return null for an address without one
     */
    public static @Nullable String scheme(String address) {
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || c >= 0x7F && c <= 0xA0 || Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (c == ':') {
                return scheme.toString().toLowerCase(Locale.ROOT);
            }
            if (c == '/' || c == '?' || c == '#') {
                return null;
            }
            scheme.append(c);
        }
        return null;
    }

    /** Percent-encodes what may stand in no address; what is encoded already, and letters of any script, stay. */
    public static String encoded(String address) {
        String trimmed = address.strip();
        StringBuilder out = null;
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean bad = c <= ' '
                    || c == 0x7F
                    || "\"<>\\^`{|}".indexOf(c) >= 0
                    || c == '%' && !(isHex(trimmed, i + 1) && isHex(trimmed, i + 2));
            if (bad && out == null) {
                out = new StringBuilder(trimmed.length() + 16).append(trimmed, 0, i);
            }
            if (out != null) {
                if (bad) {
                    out.append('%')
                            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
                } else {
                    out.append(c);
                }
            }
        }
        return out == null ? trimmed : out.toString();
    }

    private static boolean isHex(String text, int i) {
        return i < text.length() && Character.digit(text.charAt(i), 16) >= 0;
    }

    /** Whether a picture is one that nobody sees. */
    public static boolean isSpacer(String address) {
        String name = new FilePath(address).name().toLowerCase(Locale.ROOT);
        return name.startsWith("spacer.")
                || name.startsWith("blank.")
                || name.startsWith("pixel.")
                || name.startsWith("transparent.")
                || name.startsWith("clear.")
                || name.startsWith("1x1.");
    }
}
