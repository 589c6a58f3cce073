package org.clinicsite.document.html;

/** Tags that were copied out of a program, {@code <a href=\"…\">}, with the quotation marks that were meant. */
public final class EscapedQuotes {

    /** No tag is longer. */
    private static final int LONGEST = 2000;

    private EscapedQuotes() {}

    /** The text, a blank instead of each backslash that stood before a quotation mark in a tag; as long as before. */
    public static String mended(String text) {
        int at = text.indexOf("=\\\"");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        int done = 0;
        while (at >= 0) {
            int open = at;
            while (open >= done && at - open < LONGEST && "<>".indexOf(text.charAt(open)) < 0) {
                open--;
            }
            boolean tag = open >= done && text.charAt(open) == '<' && Character.isLetter(text.charAt(open + 1));
            int close = tag ? at : text.length();
            while (close < text.length() && close - open < LONGEST && text.charAt(close) != '>') {
                close++;
            }
            if (close < text.length() && text.charAt(close) == '>') {
                addTag(out, open, close);
                done = close;
                at = text.indexOf("=\\\"", close);
            } else {
                at = text.indexOf("=\\\"", at + 3);
            }
        }
        return out.toString();
    }

    private static void addTag(StringBuilder text, int open, int close) {
        for (int i = open; i + 1 < close; i++) {
            if (text.charAt(i) == '\\' && text.charAt(i + 1) == '"') {
                if (text.charAt(i - 1) == '=') {
                    text.setCharAt(i, ' ');
                } else {
                    text.setCharAt(i, '"');
                    text.setCharAt(i + 1, ' ');
                }
                i++;
            }
        }
    }
}
