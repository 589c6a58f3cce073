package org.clinicsite.markdown;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that the parser would not get through: nesting beyond its stack, and paragraphs of which some mark makes it
 * go through the rest again and again, so that it means minutes. No text for people comes near.
 */
final class Intricacy {

    /** How deep quotes and lists may lie within each other; a person stops at four. */
    private static final int MAX_NESTING = 100;
    /** How many marks may stand in a row. */
    private static final int MAX_ROW = 1000;
    /** Characters gone through for one paragraph: some seconds of parsing. */
    private static final long MAX_COST = 1_000_000_000;
    /** What an open bracket costs each link behind it, in characters gone through, as measured. */
    private static final int BRACKET = 20;
    /** What a line of a paragraph in pieces costs each other one at worst: when it begins with a bracket. */
    private static final int PIECE = 1000;
    /** The same of other lines without open marks, as measured: 10,000 lines of links in a quote take some seconds. */
    private static final int PLAIN_PIECE = 8;
    /** What an open mark of a paragraph in pieces costs each character, as measured. */
    private static final int PIECE_MARK = 30;

    private final String text;

    private int paragraph; // where it starts
    private boolean list; // whether it is an item's
    private long marks; // for which the rest of the paragraph is gone through
    private long allMarks;
    private long passed; // characters gone through
    private int lines;
    private boolean inPieces; // the lines' beginnings are not part of it
    private int open; // brackets
    private int targets; // that have begun and not ended
    private int unfinished; // targets that a blank or the line's end has cut off
    private int emphases; // stars and low lines
    private int bracketLines; // that begin with one
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
            lines++;
            inPieces |= end > start && (text.charAt(start) <= ' ' || text.charAt(start) == '>');
            if (!count(start, end)) {
                return new MarkdownDocument.Refusal(start, "More than " + MAX_ROW + " equal marks stand in a row.");
            }
            long length = (long) end - paragraph;
            if (passed + cost() * length > MAX_COST || inPieces && isLongInPieces(length)) {
                return new MarkdownDocument.Refusal(paragraph, "This paragraph is too long for the many marks in it.");
            }
            start = end + 1;
        }
        return null;
    }

    /** How often the paragraph is gone through. */
    private long cost() {
        return marks + codeMarks * codeLengths.cardinality();
    }

    /** Whether a paragraph in pieces takes too long even when only marks that stay open cost what they can cost. */
    private boolean isLongInPieces(long length) {
        long squared = (long) lines * lines;
        return (squared * PIECE > MAX_COST || allMarks * length > MAX_COST)
                && squared * PLAIN_PIECE
                                + (long) bracketLines * lines * PIECE
                                + (marks + open + unfinished + emphases) * PIECE_MARK * length
                        > MAX_COST;
    }

    private void begin(int at) {
        marks = 0;
        allMarks = 0;
        passed = 0;
        lines = 0;
        inPieces = false;
        open = 0;
        targets = 0;
        unfinished = 0;
        emphases = 0;
        bracketLines = 0;
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
        unfinished += targets;
        targets = 0;
        int row = 0; // of one mark, blanks between them or not
        char last = 0;
        boolean atStart = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t') {
                unfinished += targets;
                targets = 0;
                continue;
            }
            bracketLines += atStart && c == '[' ? 1 : 0;
            atStart &= c == '>';
            passed += targets;
            row = c == last ? row + 1 : 1;
            last = c;
            switch (c) {
                case '[' -> {
                    open++;
                    allMarks++;
                }
                case ']' -> {
                    open = Math.max(0, open - 1);
                    allMarks++;
                    char next = i + 1 < end ? text.charAt(i + 1) : ' ';
                    if (next == '(') {
                        targets++;
                        passed += (long) open * BRACKET;
                    } else if (next == ':') { // a definition
                        marks++;
                    }
                }
                case ')' -> targets = 0;
                case '<' -> {
                    char next = i + 1 < end ? text.charAt(i + 1) : ' ';
                    if (i == start || next == '!' || next == '?') { // a block; what ends with marks of its own
                        marks++;
                    }
                    allMarks++;
                }
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
                    emphases += c == '*' || c == '_' || c == '~' ? 1 : 0;
                }
                default -> {}
            }
        }
        return true;
    }
}
