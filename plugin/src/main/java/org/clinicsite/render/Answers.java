package org.clinicsite.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds questions and answers in the HTML of a text: each heading of level 2 is a question, what follows it is its
 * answer. Reads the HTML that {@code Article} writes, nothing else.
 */
final class Answers {

    private static final String HEADING = "<div class=\"heading\"><h2 id=\"";

    private static final List<String> LINES = List.of("</p", "</li", "</h", "</tr", "</dd", "</caption", "</fig");

    private Answers() {}

    /**
     * A question with its answer.
     *
     * @param id the heading's anchor
     * @param question the heading as plain text
     * @param text the answer as plain text, paragraphs on lines of their own
     */
    record Answer(String id, String question, String text) {}

    /** All questions in order; an answer ends where the next heading of the same level begins. */
    static List<Answer> in(String html) {
        List<Answer> answers = new ArrayList<>();
        for (int at = html.indexOf(HEADING); at >= 0; ) {
            int next = html.indexOf(HEADING, at + 1);
            int idEnd = html.indexOf('"', at + HEADING.length());
            int open = html.indexOf('>', idEnd) + 1;
            int close = html.indexOf("</h2>", open);
            int body = html.indexOf("</div>", close) + "</div>".length();
            answers.add(new Answer(
                    html.substring(at + HEADING.length(), idEnd),
                    text(html.substring(open, close)),
                    text(html.substring(body, next < 0 ? html.length() : next))));
            at = next;
        }
        return answers;
    }

    /** Plain text of well-formed HTML: tags go, ends of blocks become line ends, the usual entities are read. */
    static String text(String html) {
        StringBuilder out = new StringBuilder(html.length());
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                int end = html.indexOf('>', i);
                if (end < 0) {
                    break;
                }
                if (endsLine(html, i)) {
                    out.append('\n');
                } else if (html.startsWith("</t", i) || html.startsWith("</dt", i)) {
                    out.append(' '); // cells
                }
                i = end;
            } else if (c == '&') {
                i = entity(html, i, out);
            } else {
                out.append(c == '\n' ? ' ' : c);
            }
        }
        return squeeze(out);
    }

    private static boolean endsLine(String html, int at) {
        for (String tag : LINES) {
            if (html.startsWith(tag, at)) {
                return true;
            }
        }
        return false;
    }

    private static int entity(String html, int at, StringBuilder out) {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > 8) {
            out.append('&');
            return at;
        }
        String name = html.substring(at + 1, end);
        switch (name) {
            case "amp" -> out.append('&');
            case "lt" -> out.append('<');
            case "gt" -> out.append('>');
            case "quot" -> out.append('"');
            case "nbsp" -> out.append('\u00a0');
            default -> {
                if (!name.startsWith("#")) {
                    out.append('&').append(name).append(';');
                } else if (name.startsWith("#x") || name.startsWith("#X")) {
                    out.appendCodePoint(Integer.parseInt(name.substring(2), 16));
                } else {
                    out.appendCodePoint(Integer.parseInt(name.substring(1)));
                }
            }
        }
        return end;
    }

    private static String squeeze(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char last = out.length() == 0 ? '\n' : out.charAt(out.length() - 1);
            if (c == '\n' && last == ' ') {
                out.setCharAt(out.length() - 1, '\n');
            } else if (!(c == ' ' || c == '\n') || last != ' ' && last != '\n') {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
