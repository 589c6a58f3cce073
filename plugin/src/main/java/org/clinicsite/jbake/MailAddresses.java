package org.clinicsite.jbake;

import java.util.Random;

/**
 * Writes mail addresses as flexmark does for JBake: each character as a decimal entity, a hexadecimal one or itself, by
 * a row of random numbers that always starts the same. In JBake that row runs through all files in their order; here
 * files are read by many threads, so the addresses are marked first and written in order afterwards.
 */
final class MailAddresses {

    private static final char START = '\uE000';
    private static final char END = '\uE001';
    private static final String HREF = "<a href=\"mailto:" + START;
    /** Where flexmark's row starts. */
    private static final int SEED = 0x2626;

    private final Random random = new Random(SEED);

    /** Marks an address that a link goes to. */
    static String mark(String address) {
        return START + address + END;
    }

    /** Takes the marks away; the same characters elsewhere are the author's. */
    static String unmarked(String html) {
        String mark = "mailto:" + START;
        int at = html.indexOf(mark);
        if (at < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length());
        int done = 0;
        for (; at >= 0; at = html.indexOf(mark, done)) {
            int start = at + mark.length();
            int end = html.indexOf(END, start);
            out.append(html, done, start - 1).append(html, start, end);
            done = end + 1;
        }
        return out.append(html, done, html.length()).toString();
    }

    /** Writes the addresses of the next file. */
    String written(String html) {
        int link = html.indexOf(HREF);
        if (link < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length() * 2);
        int done = 0;
        while (link >= 0) {
            int start = link + HREF.length();
            int end = html.indexOf(END, start);
            int text = html.indexOf('>', end) + 1;
            int close = html.indexOf("</a>", text);
            out.append(html, done, link).append("<a href=\"");
            write("mailto:" + plain(html.substring(start, end)), out);
            out.append(html, end + 1, text);
            write(plain(html.substring(text, close)), out);
            done = close;
            link = html.indexOf(HREF, done);
        }
        return out.append(html, done, html.length()).toString();
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private void write(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (random.nextInt(5)) {
                case 0, 1 -> out.append("&#").append((int) c).append(';');
                case 2, 3 -> out.append("&#x").append(Integer.toHexString(c)).append(';');
                default -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\'' -> out.append("&#39;");
                        default -> out.append(c);
                    }
                }
            }
        }
    }
}
