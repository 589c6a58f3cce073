package org.clinicsite.text;

/** Characters that no page and no feed may hold (https://www.w3.org/TR/xml/#charsets). */
public final class Characters {

    /** So many are looked at together: an array is read several times faster than a text. */
    private static final int PART = 1024;

    private Characters() {}

    /** Where the first of them stands from an offset on; -1 when none does. */
    public static int forbidden(String text, int from) {
        char[] part = new char[Math.min(PART, Math.max(0, text.length() - from))];
        for (int start = from; start < text.length(); start += part.length) {
            int length = Math.min(part.length, text.length() - start);
            text.getChars(start, start + length, part, 0);
            for (int i = 0; i < length; i++) {
                char c = part[i];
                if (c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= 0xD800 && isForbidden(text, start + i)) {
                    return start + i;
                }
            }
        }
        return -1;
    }

    private static boolean isForbidden(String text, int i) {
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

    /** Whether a character is of one of Unicode's categories of punctuation; symbols are not. */
    public static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
