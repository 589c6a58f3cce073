package org.clinicsite.document.markdown;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.document.tree.Directive;
import org.jspecify.annotations.Nullable;

/** Reads the line that a directive begins with; linear, without regular expressions. */
final class DirectiveLine {

    private static final String LITERALLY = "For a line that begins with colons write a backslash before them.";

    private final String line;
    private final int start;
    /** Where the line stands in the text. */
    private final int shift;

    private int at;
    private int colons;
    private String name = "";
    private int nameAt;
    private @Nullable String label;
    private final List<Directive.Value> values = new ArrayList<>();
    private Directive.@Nullable Fault fault;

    private DirectiveLine(String line, int start, int shift) {
        this.line = line;
        this.start = start;
        this.shift = shift;
    }

    /**
     * Reads.
     *
     * @param line without its end
     * @param start where the first colon stands in it
     * @param shift where the line stands in the text
     * @return null when the line is a text like any other
     */
    static @Nullable DirectiveLine of(String line, int start, int shift) {
        DirectiveLine read = new DirectiveLine(line, start, shift);
        return read.read() ? read : null;
    }

    /** How many colons a line is made of that may end a container; 0 for any other line. */
    static int closing(CharSequence line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) == ':') {
            end++;
        }
        for (int i = end; i < line.length(); i++) {
            if (line.charAt(i) != ' ' && line.charAt(i) != '\t') {
                return 0;
            }
        }
        return end - start >= 3 ? end - start : 0;
    }

    /** How many colons it begins with: two for a leaf, more for a container. */
    int colons() {
        return colons;
    }

    /** What it says, as far as it could be read. */
    Directive directive() {
        return new Directive(name, label, List.copyOf(values), colons > 2, shift + nameAt);
    }

    /** What is wrong with it; null when nothing is. */
    Directive.@Nullable Fault fault() {
        return fault;
    }

    private boolean read() {
        at = start;
        while (is(':')) {
            at++;
        }
        colons = at - start;
        if (colons > 2) {
            blanks();
        }
        nameAt = at;
        name = word();
        if (colons < 2 || name.isEmpty()) {
            return false;
        }
        if (is('[') && !label() || braces() && !values()) {
            return true;
        }
        blanks();
        if (at < line.length()) {
            wrong(
                    at,
                    "Behind '" + name + "' stands what cannot stand there.",
                    "Write " + line.substring(start, start + colons) + (colons > 2 ? " " : "") + name
                            + "[words]{key=\"value\"} and nothing else on the line. " + LITERALLY);
        }
        return true;
    }

    private boolean braces() {
        int behind = at;
        blanks();
        if (is('{')) {
            return true;
        }
        at = behind;
        return false;
    }

    private boolean label() {
        int open = at++;
        StringBuilder words = new StringBuilder();
        int depth = 1;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length() && "\\[]".indexOf(line.charAt(at + 1)) >= 0) {
                c = line.charAt(++at);
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                at++;
                label = words.toString().strip();
                return true;
            }
            words.append(c);
        }
        return wrong(open, "The bracket behind '" + name + "' is not closed.", "Write ] behind the words.");
    }

    private boolean values() {
        int open = at++;
        while (at < line.length()) {
            blanks();
            if (is('}')) {
                at++;
                return true;
            }
            if (at < line.length() && !value()) {
                return false;
            }
        }
        return wrong(open, "The brace behind '" + name + "' is not closed.", "Write } behind the last value.");
    }

    private boolean value() {
        int keyAt = at;
        String key = word();
        if (key.isEmpty()) {
            return wrong(
                    at,
                    "'" + line.charAt(at) + "' cannot stand here.",
                    "Write values as {key=\"value\"}, with a blank between two of them.");
        }
        String text = "";
        int textAt = keyAt;
        if (is('=')) {
            textAt = ++at;
            if (is('"') || is('\'')) {
                int close = line.indexOf(line.charAt(at), at + 1);
                if (close < 0) {
                    return wrong(at, "The quotation mark is not closed.", "Write another behind the value.");
                }
                textAt = at + 1;
                text = line.substring(textAt, close);
                at = close + 1;
            } else {
                while (at < line.length() && " \t}\"'<>=`".indexOf(line.charAt(at)) < 0) {
                    at++;
                }
                text = line.substring(textAt, at);
            }
        }
        for (Directive.Value other : values) {
            if (other.key().equals(key)) {
                return wrong(keyAt, "'" + key + "' stands twice.", "Take one of them away.");
            }
        }
        values.add(new Directive.Value(key, text, shift + textAt));
        return true;
    }

    private boolean wrong(int where, String message, String advice) {
        fault = new Directive.Fault(shift + where, message, advice);
        return false;
    }

    private String word() {
        int from = at;
        while (at < line.length() && isPart(line.charAt(at), at > from)) {
            at++;
        }
        return line.substring(from, at);
    }

    private static boolean isPart(char c, boolean within) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || within && (c >= '0' && c <= '9' || c == '-' || c == '_');
    }

    private void blanks() {
        while (is(' ') || is('\t')) {
            at++;
        }
    }

    private boolean is(char c) {
        return at < line.length() && line.charAt(at) == c;
    }
}
