package org.clinicsite.render;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which tag of a page was written at which place of which template: marks are set before each tag of a template,
 * travel through macros and values with it, and are taken out of what is drawn. A page that is drawn so is looked at and
 * not published.
 */
public final class TemplateMarks {

    // of Unicode's private use area: no text of a template has them
    private static final char BEGIN = '\uE0F0';
    private static final char END = '\uE0F1';

    private final String text;
    private final Map<Integer, Place> places;

    /**
     * A place in a template.
     *
     * @param file such as {@code partials/footer.ftlh}
     * @param line from 1
     * @param column in code points, from 1
     */
    public record Place(String file, int line, int column) {}

    private TemplateMarks(String text, Map<Integer, Place> places) {
        this.text = text;
        this.places = places;
    }

    /** A template with a mark before each tag of HTML or XML; directives, expressions and comments stay as they are. */
    public static String mark(String file, String template) {
        StringBuilder out = new StringBuilder(template.length() * 2);
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < template.length(); ) {
            int end = at + 1;
            if (template.startsWith("<#--", at)) {
                end = after(template, "-->", at);
            } else if (startsDirective(template, at)) {
                end = endOfDirective(template, at);
            } else if (template.startsWith("${", at) || template.startsWith("#{", at)) {
                end = endOfExpression(template, at + 2, '}');
            } else if (template.charAt(at) == '<'
                    && end < template.length()
                    && Character.isLetter(template.charAt(end))) {
                out.append(BEGIN)
                        .append(file)
                        .append(':')
                        .append(line)
                        .append(':')
                        .append(template.codePointCount(lineStart, at) + 1)
                        .append(END);
            }
            for (int i = at; i < end; i++) {
                if (template.charAt(i) == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
            out.append(template, at, end);
            at = end;
        }
        return out.toString();
    }

    private static int after(String template, String end, int from) {
        int at = template.indexOf(end, from);
        return at < 0 ? template.length() : at + end.length();
    }

    private static boolean startsDirective(String template, int at) {
        return template.startsWith("<#", at)
                || template.startsWith("</#", at)
                || template.startsWith("<@", at)
                || template.startsWith("</@", at);
    }

    /** Behind the bracket that closes it: not one in a text, nor one that compares within parentheses. */
    private static int endOfDirective(String template, int from) {
        return endOfExpression(template, from + 2, '>');
    }

    private static int endOfExpression(String template, int from, char close) {
        int open = 0;
        char quote = 0;
        for (int i = from; i < template.length(); i++) {
            char c = template.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == close && open <= 0) {
                return i + 1;
            } else if (c == '(' || c == '[' || c == '{') {
                open++;
            } else if (c == ')' || c == ']' || c == '}') {
                open--;
            }
        }
        return template.length();
    }

    /** Takes the marks out of what was drawn. */
    public static TemplateMarks of(String drawn) {
        StringBuilder text = new StringBuilder(drawn.length());
        Map<Integer, Place> places = new HashMap<>();
        int done = 0;
        for (int at = drawn.indexOf(BEGIN); at >= 0; at = drawn.indexOf(BEGIN, done)) {
            int end = drawn.indexOf(END, at);
            if (end < 0) {
                break;
            }
            text.append(drawn, done, at);
            String[] parts = drawn.substring(at + 1, end).split(":");
            places.put(text.length(), new Place(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
            done = end + 1;
        }
        return new TemplateMarks(text.append(drawn, done, drawn.length()).toString(), places);
    }

    /** What was drawn, without marks. */
    public String text() {
        return text;
    }

    /** Where the tag that begins at an offset of the text was written; null for one that no marked template wrote. */
    public @Nullable Place at(int offset) {
        return places.get(offset);
    }
}
