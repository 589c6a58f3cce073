package org.clinicsite.text;

/** Words as a reader counts them, and texts cut between them. */
public final class WordBreaks {

    private WordBreaks() {}

    /**
     * How many words a text has: runs between blanks that hold a letter or digit; in Chinese and Japanese, which leave
     * no blanks, each character of the scripts.
     */
    public static int count(CharSequence text) {
        char[] chars = chars(text);
        int words = 0;
        boolean counted = false; // this run between blanks already
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= 'a' && c <= 'z') {
                words += counted ? 0 : 1;
                counted = true;
            } else if (c <= ' ' || c == 0xA0 || c >= 0x2000 && Character.isWhitespace(c)) {
                counted = false;
            } else if (isWordless(c)) {
                words++;
                counted = false;
            } else if (!counted && (Character.isLetterOrDigit(c) || Character.isSurrogate(c) && letterAt(chars, i))) {
                words++;
                counted = true;
            }
        }
        return words;
    }

    private static char[] chars(CharSequence text) {
        if (text instanceof StringBuilder builder) { // a whole text, of which no third copy is needed
            char[] chars = new char[builder.length()];
            builder.getChars(0, chars.length, chars, 0);
            return chars;
        }
        return text.toString().toCharArray();
    }

    private static boolean letterAt(char[] text, int i) {
        return Character.isLetterOrDigit(Character.codePointAt(text, i));
    }

    /** A character of a script that is written without blanks between words. */
    private static boolean isWordless(char c) {
        return c >= 0x3041 && c <= 0x30FF || c >= 0x3400 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF;
    }

    /**
     * The beginning of a text, cut behind a word, with an ellipsis when something was cut.
     *
     * @param text plain text; runs of blanks count and come out as one
     * @param limit the most characters (UTF-16 units) of the result, ellipsis counted
     */
    public static String opening(CharSequence text, int limit) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), limit) + 1);
        boolean gap = false;
        int end = 0; // where the last whole word that leaves room for the ellipsis ends
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == 0xA0) {
                gap = out.length() > 0;
                continue;
            }
            if (gap || out.length() > 0 && isWordless(out.charAt(out.length() - 1))) {
                if (out.length() < limit) {
                    end = out.length();
                }
                if (gap) {
                    out.append(' ');
                }
                gap = false;
            }
            out.append(c);
            if (out.length() > limit) {
                out.setLength(end > 0 ? end : wholeCharacters(out, limit - 1));
                while (out.length() > 0 && ",;:–—-(".indexOf(out.charAt(out.length() - 1)) >= 0) {
                    out.setLength(out.length() - 1);
                }
                return limit > 0 ? out.append('…').toString() : "";
            }
        }
        return out.toString();
    }

    private static int wholeCharacters(CharSequence text, int end) {
        int cut = Math.max(0, end);
        return cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    }
}
