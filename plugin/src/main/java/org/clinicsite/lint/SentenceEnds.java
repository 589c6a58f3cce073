package org.clinicsite.lint;

import java.util.Locale;
import java.util.Set;

/** Finds where sentences end. */
final class SentenceEnds {

    /** Words that a full stop shortens, in lower case without their last stop: of English, German and French. */
    private static final Set<String> SHORT = Set.of(
            "dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "approx", "fig", "ca", "cf", "z.b", "bzw", "u.a",
            "d.h", "inkl", "evtl", "nr", "usw", "mme", "m", "p", "pp", "jr", "sr", "ltd", "inc", "al", "tel", "min",
            "max");

    private SentenceEnds() {}

    /** One past the end of the sentence that begins at an offset, blanks behind it included. */
    static int next(char[] text, int start, int limit) {
        for (int i = start; i < limit; i++) {
            char c = text[i];
            if (c > '?' && c < '\u2026' || c != '.' && c != '!' && c != '?' && c != '\u2026') {
                continue;
            }
            int end = i + 1;
            while (end < limit && (isClosing(text[end]) || ".!?\u2026".indexOf(text[end]) >= 0)) {
                end++;
            }
            if (end == limit) {
                return limit;
            }
            if (text[end] == ' ' && (c != '.' || !isShort(text, start, i)) && begins(text, end + 1, limit)) {
                return end + 1;
            }
            i = end - 1;
        }
        return limit;
    }

    private static boolean isClosing(char c) {
        return c == '"'
                || c == '\u201D'
                || c == '\u201C'
                || c == '\u2019'
                || c == '\''
                || c == ')'
                || c == ']'
                || c == '\u00BB';
    }

    private static boolean begins(char[] text, int at, int limit) {
        for (int i = at; i < limit; i++) {
            char c = text[i];
            if (Lexicon.isLetter(c)) {
                return !Character.isLowerCase(c);
            }
            if (c == '\uFFFC') {
                return true;
            }
        }
        return true;
    }

    private static boolean isShort(char[] text, int start, int stop) {
        int from = stop;
        while (from > start && (Lexicon.isLetter(text[from - 1]) || text[from - 1] == '.')) {
            from--;
        }
        int length = stop - from;
        if (length == 0 || length > 6) {
            return false;
        }
        return length == 1 && Character.isUpperCase(text[from])
                || SHORT.contains(new String(text, from, length).toLowerCase(Locale.ROOT));
    }
}
