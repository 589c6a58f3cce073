package org.clinicsite.text;

/** Text made safe for HTML. Line ends become LF, control characters go. */
public final class Escape {

    private Escape() {}

    /** Adds text to the content of an element. */
    public static void text(StringBuilder out, CharSequence text) {
        escape(out, text, 0, text.length(), false);
    }

    /** Adds a part of a text to the content of an element. */
    public static void text(StringBuilder out, CharSequence text, int start, int end) {
        escape(out, text, start, end, false);
    }

    /** Adds text to the value of an attribute between double quotes. */
    public static void attribute(StringBuilder out, CharSequence text) {
        escape(out, text, 0, text.length(), true);
    }

    /** The text that {@code text} made safe. */
    public static String undone(String escaped) {
        return escaped.indexOf('&') < 0
                ? escaped
                : escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static void escape(StringBuilder out, CharSequence given, int start, int end, boolean quotes) {
        String text = given.toString();
        char[] chars = new char[end - start]; // read several times faster than a text
        text.getChars(start, end, chars, 0);
        int plain = start;
        for (int i = start; i < end; i++) {
            char c = chars[i - start];
            if (c > '>' && c < 0xFFFE
                    || c >= ' ' && c <= '>' && c != '&' && c != '<' && c != '>' && c != '"'
                    || c == '\n'
                    || c == '\t') {
                continue;
            }
            if (c == '"' && !quotes) {
                continue;
            }
            out.append(text.substring(plain, i)); // quicker than character by character
            plain = i + 1;
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\0' -> out.append('\uFFFD');
                case '\r' -> {
                    if (i + 1 == end || text.charAt(i + 1) != '\n') {
                        out.append('\n');
                    }
                }
                default -> {} // other control characters have no place in HTML
            }
        }
        out.append(text.substring(plain, end));
    }
}
