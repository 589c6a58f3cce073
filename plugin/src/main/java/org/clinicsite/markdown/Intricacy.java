package org.clinicsite.markdown;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that the parser would not get through: nesting beyond its stack, and paragraphs in which the number of
 * marks times the length, which is what its inline parser costs, means minutes. No text for people comes near.
 */
final class Intricacy {

    /** How deep quotes and lists may lie within each other; a person stops at four. */
    private static final int MAX_NESTING = 100;
    /** How many marks may stand in a row. */
    private static final int MAX_ROW = 1000;
    /** Marks times characters of one paragraph: some seconds of parsing. */
    private static final long MAX_COST = 1_000_000_000;

    private final String text;

    private int paragraph; // where it starts
    private boolean list; // whether it is an item's
    private long marks;
    private long codeMarks;
    private final BitSet codeLengths = new BitSet();

    private Intricacy(String text) {
        this.text = text;
    }

    /** Why a text cannot be read; null when it can. */
    static MarkdownDocument.@Nullable Refusal of(String text) {
        return new Intricacy(text).refusal();
    }

    private MarkdownDocument.@Nullable Refusal refusal() {
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            if (depth(start, end) > MAX_NESTING) {
                return new MarkdownDocument.Refusal(
                        start, "Quotes or lists lie more than " + MAX_NESTING + " deep within each other.");
            }
            if (text.substring(start, end).isBlank()) {
                begin(end);
                list = false;
            } else if (startsItem(start, end)) {
                begin(start);
            }
            if (!count(start, end)) {
                return new MarkdownDocument.Refusal(start, "More than " + MAX_ROW + " equal marks stand in a row.");
            }
            long length = (long) end - paragraph;
            if ((marks + codeMarks * codeLengths.cardinality()) * length > MAX_COST) {
                return new MarkdownDocument.Refusal(paragraph, "This paragraph is too long for the many marks in it.");
            }
            start = end + 1;
        }
        return null;
    }

    private void begin(int at) {
        marks = 0;
        codeMarks = 0;
        codeLengths.clear();
        paragraph = at;
    }

    /**
     * Whether a line surely starts a list item, and with it a paragraph: a bullet with text, or, where a list stands
     * already, a number (https://spec.commonmark.org/0.31.2/#list-items).
     */
    private boolean startsItem(int start, int end) {
        int i = start;
        while (i < end && i < start + 3 && text.charAt(i) == ' ') {
            i++;
        }
        int digits = i;
        while (i < end && i < digits + 9 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        boolean numbered = i > digits;
        boolean starts = i + 2 < end
                && (numbered ? ".)" : "-*+").indexOf(text.charAt(i)) >= 0
                && text.charAt(i + 1) == ' '
                && text.charAt(i + 2) > ' '
                && (!numbered || list || i == digits + 1 && text.charAt(digits) == '1');
        list |= starts;
        return starts;
    }

    /** How deep a line lies in quotes and lists. */
    private int depth(int start, int end) {
        int depth = 0;
        int blanks = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t') {
                blanks++;
            } else if (c == '>') {
                depth++;
            } else if (isMarker(i, end)) {
                // an item deep inside others stands far to the right, two columns or more for each of them
                depth += 1 + blanks / 2;
                blanks = 0;
            } else if (c < '0' || c > '9') {
                break;
            }
        }
        return depth;
    }

    /** Whether a list item's marker ends here: a bullet, or the point behind a number, with a blank after it. */
    private boolean isMarker(int i, int end) {
        char c = text.charAt(i);
        boolean mark = c == '-' || c == '*' || c == '+' || c == '.' || c == ')';
        return mark && (i + 1 == end || text.charAt(i + 1) <= ' ');
    }

    /** @return false when a row of marks is too long */
    private boolean count(int start, int end) {
        int row = 0; // of one mark, blanks between them or not
        char last = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t') {
                continue;
            }
            row = c == last ? row + 1 : 1;
            last = c;
            switch (c) {
                case '[', ']', '<', '&', '!' -> marks++;
                case '|' -> marks += i == start ? 1 : 0;
                case '`' -> {
                    int from = i;
                    while (i + 1 < end && text.charAt(i + 1) == '`') {
                        i++;
                    }
                    codeMarks++;
                    codeLengths.set(i + 1 - from);
                }
                case '*', '-', '_', '=', '~', '#' -> {
                    if (row > MAX_ROW) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }
}
