package org.clinicsite.text;

/** Characters that no page and no feed may hold (https://www.w3.org/TR/xml/#charsets). */
public final class Characters {

    private Characters() {}

    /** Where the first of them stands from an offset on; -1 when none does. */
    public static int forbidden(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= 0xD800 && isForbidden(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isForbidden(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c >= 0xFFFE;
    }

    /** The text without them; a NUL is replaced (https://spec.commonmark.org/0.31.2/#insecure-characters). */
    public static String allowed(String given) {
        int bad = forbidden(given, 0);
        if (bad < 0) {
            return given;
        }
        String text = given.replace('\0', '\uFFFD');
        bad = forbidden(text, bad);
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        while (bad >= 0) {
            out.append(text, done, bad);
            done = bad + 1;
            bad = forbidden(text, done);
        }
        return out.append(text, done, text.length()).toString();
    }
}
