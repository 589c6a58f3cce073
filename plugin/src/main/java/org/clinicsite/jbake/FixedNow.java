package org.clinicsite.jbake;

/**
 * Takes the clock out of a template: <code>.now</code> becomes a variable that holds the build's date. FreeMarker has no
 * setting for it. The variable's name is as long, so that lines and columns of messages stay right.
 */
final class FixedNow {

    /** The variable that stands for <code>.now</code>. */
    static final String NAME = "now_";

    private static final String NOW = ".now";

    private final String template;
    private final StringBuilder out;

    private FixedNow(String template) {
        this.template = template;
        this.out = new StringBuilder(template);
    }

    /** The template with each <code>.now</code> of an expression replaced; text around expressions stays. */
    static String in(String template) {
        if (!template.contains(NOW)) {
            return template;
        }
        FixedNow fixed = new FixedNow(template);
        fixed.text();
        return fixed.out.toString();
    }

    private void text() {
        int i = 0;
        while (i < template.length()) {
            if (template.startsWith("<#--", i) || template.startsWith("[#--", i)) {
                int end = template.indexOf("--" + (template.charAt(i) == '<' ? '>' : ']'), i + 4);
                i = end < 0 ? template.length() : end + 3;
            } else if (template.startsWith("${", i) || template.startsWith("#{", i)) {
                i = expression(i + 2, '}');
            } else if (template.startsWith("<#", i) || template.startsWith("<@", i)) {
                i = expression(i + 2, '>');
            } else if (template.startsWith("[#", i) || template.startsWith("[@", i) || template.startsWith("[=", i)) {
                i = expression(i + 2, ']');
            } else {
                i++;
            }
        }
    }

    /** Goes through an expression and returns the place behind its end. */
    private int expression(int from, char end) {
        int depth = 0;
        int i = from;
        while (i < template.length()) {
            char c = template.charAt(i);
            if (depth == 0 && c == end) {
                return i + 1;
            }
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
                depth--;
            } else if (c == '"' || c == '\'') {
                i = string(i + 1, c, i > from && template.charAt(i - 1) == 'r');
                continue;
            } else if (c == '.' && isNow(i)) {
                out.replace(i, i + NOW.length(), NAME);
                i += NOW.length();
                continue;
            }
            i++;
        }
        return i;
    }

    /** Goes through a string literal, where another expression may stand, and returns the place behind its quote. */
    private int string(int from, char quote, boolean raw) {
        int i = from;
        while (i < template.length()) {
            char c = template.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\' && !raw) {
                i += 2;
            } else if (c == '$' && !raw && template.startsWith("${", i)) {
                i = expression(i + 2, '}');
            } else {
                i++;
            }
        }
        return i;
    }

    /** {@code x.now} is a part of x, <code>.nowhere</code> another name. */
    private boolean isNow(int dot) {
        int end = dot + NOW.length();
        if (!template.startsWith(NOW, dot)
                || end < template.length() && Character.isJavaIdentifierPart(template.charAt(end))) {
            return false;
        }
        char before = template.charAt(dot - 1);
        return !Character.isJavaIdentifierPart(before) && before != ')' && before != ']' && before != '.';
    }
}
