package org.clinicsite.document.pasted;

import org.clinicsite.document.tree.Places;

/** Flaws of typing that came along with a pasted text: told, never mended, as the wording is the author's. */
final class PastedFlaws {

    /** So many of one kind are told one by one. */
    private static final int TOLD = 10;

    private PastedFlaws() {}

    /** Tells of quotation marks glued to the words around them, and of blanks side by side. */
    static void report(String text, Places places) {
        int glued = 0;
        int doubled = 0;
        int lastGlued = 0;
        int lastDoubled = 0;
        for (int i = 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '“' || c == '”' || c == '„') {
                if (isGlued(text, i)) {
                    lastGlued = i;
                    if (++glued <= TOLD) {
                        places.warn(
                                i,
                                "A quotation mark is glued to the words around it: " + around(text, i) + ".",
                                "Put a blank before or behind it.");
                    }
                }
            } else if (c == ' ' && text.charAt(i - 1) > ' ' && text.charAt(i + 1) == ' ') {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) == ' ') {
                    end++;
                }
                boolean inLine = end < text.length() && text.charAt(end) > ' ';
                boolean asWritten = places.inFile(end - 1) - places.inFile(i) == end - 1 - i;
                if (inLine && asWritten) {
                    lastDoubled = i;
                    if (++doubled <= TOLD) {
                        places.warn(i, "Two blanks stand side by side: " + around(text, i) + ".", "Delete one.");
                    }
                }
                i = end - 1;
            }
        }
        more(glued, lastGlued, "glued quotation mark", places);
        more(doubled, lastDoubled, "doubled blank", places);
    }

    private static void more(int count, int last, String what, Places places) {
        if (count > TOLD) {
            int rest = count - TOLD;
            places.warn(last, rest + " more " + what + (rest == 1 ? "" : "s") + " up to here.", null);
        }
    }

    /** A letter on both sides. In Hebrew that is how abbreviations are written. */
    private static boolean isGlued(String text, int i) {
        int before = text.codePointBefore(i);
        int after = text.codePointAt(i + 1);
        return Character.isLetter(before)
                && Character.isLetter(after)
                && Character.UnicodeScript.of(before) != Character.UnicodeScript.HEBREW
                && !Character.isIdeographic(before)
                && !Character.isIdeographic(after);
    }

    /** Some words on both sides. */
    private static String around(String text, int i) {
        int start = Math.max(0, i - 20);
        while (start > 0 && start > i - 40 && text.charAt(start - 1) > ' ') {
            start--;
        }
        int end = Math.min(text.length(), i + 20);
        while (end < text.length() && end < i + 40 && text.charAt(end) > ' ') {
            end++;
        }
        String said = text.substring(start, end);
        int line = said.lastIndexOf('\n', i - start);
        int next = said.indexOf('\n', i - start);
        return said.substring(line + 1, next < 0 ? said.length() : next).strip();
    }
}
