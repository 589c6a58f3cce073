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

    private final char[] text;

    private int paragraph; // where it starts
    private long marks;
    private long codeMarks;
    private final BitSet codeLengths = new BitSet();

    private Intricacy(String text) {
        this.text = text.toCharArray();
    }

    /** Why a text cannot be read; null when it can. */
    static MarkdownDocument.@Nullable Refusal of(String text) {
        return new Intricacy(text).refusal();
    }

    private MarkdownDocument.@Nullable Refusal refusal() {
        int start = 0;
        while (start < text.length) {
            int end = start;
            while (end < text.length && text[end] != '\n' && text[end] != '\r') {
                end++;
            }
            if (depth(start, end) > MAX_NESTING) {
                return new MarkdownDocument.Refusal(
                        start, "Quotes or lists lie more than " + MAX_NESTING + " deep within each other.");
            }
            if (isBlank(start, end)) {
                marks = 0;
                codeMarks = 0;
                codeLengths.clear();
                paragraph = end;
            } else if (!count(start, end)) {
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

    private boolean isBlank(int start, int end) {
        int i = start;
        while (i < end && Character.isWhitespace(text[i])) {
            i++;
        }
        return i == end;
    }

    /** How deep a line lies in quotes and lists. */
    private int depth(int start, int end) {
        int depth = 0;
        int blanks = 0;
        for (int i = start; i < end; i++) {
            char c = text[i];
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
        char c = text[i];
        boolean mark = c == '-' || c == '*' || c == '+' || c == '.' || c == ')';
        return mark && (i + 1 == end || text[i + 1] <= ' ');
    }

    /** @return false when a row of marks is too long */
    private boolean count(int start, int end) {
        int row = 0; // of one mark, blanks between them or not
        char last = 0;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c == ' ' || c == '\t') {
                continue;
            }
            if (c >= 'a' && c <= 'z') { // most of any text, and no mark
                last = c;
                continue;
            }
            row = c == last ? row + 1 : 1;
            last = c;
            switch (c) {
                case '[', ']', '<', '&', '!' -> marks++;
                case '|' -> marks += i == start ? 1 : 0;
                case '`' -> {
                    int from = i;
                    while (i + 1 < end && text[i + 1] == '`') {
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
