package org.clinicsite.document.markdown;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that the parser would not get through: nesting beyond its stack, and paragraphs in which some mark without
 * its end makes it go through the rest again and again, so that it means minutes. No text for people comes near.
 */
final class Intricacy {

    /** How deep quotes and lists may lie within each other; a person stops at four. */
    private static final int MAX_NESTING = 100;
    /** How many marks may stand in a row. */
    private static final int MAX_ROW = 1000;
    /** Steps of about ten nanoseconds for one paragraph: some seconds of parsing. */
    private static final long MAX_STEPS = 500_000_000;

    // what the following take in such steps, as measured
    /** An open bracket, for each link behind it. */
    private static final int BRACKET = 3;
    /** A tag of the kind that begins with {@code <!} or {@code <?} and has no end, for each character behind it. */
    private static final int TAG = 9;
    /** A row of stars that ends nothing, for each other row. */
    private static final int STARS = 6;
    /** A line of a paragraph in pieces, for each other line. */
    private static final int PIECE = 2;
    /** A cell of a table, also one that is not there because its line is too short. */
    private static final int CELL = 250;

    private final char[] text;

    private int paragraph; // where it starts
    private boolean list; // whether it is an item's
    private long steps;
    private long lines;
    private long columns; // bars on the line that has most of them
    private boolean inPieces; // the lines' beginnings are not part of it
    private int openBrackets;
    private int openTargets;
    private int openInstructions; // <?
    private int openDeclarations; // <!
    private int openSections; // <![CDATA[
    private final BitSet codeLengths = new BitSet();
    private final Emphasis stars = new Emphasis();
    private final Emphasis lowLines = new Emphasis();

    private Intricacy(String text) {
        this.text = text.toCharArray(); // each is looked at several times
    }

    /** Why a text cannot be read; null when it can. */
    static @Nullable Refusal of(String text) {
        return new Intricacy(text).refusal();
    }

    private @Nullable Refusal refusal() {
        char[] text = this.text;
        int start = 0;
        while (start < text.length) {
            int end = start;
            while (end < text.length && text[end] != '\n' && text[end] != '\r') {
                end++;
            }
            if (depth(start, end) > MAX_NESTING) {
                return new Refusal(start, "Quotes or lists lie more than " + MAX_NESTING + " deep within each other.");
            }
            if (isBlank(start, end)) {
                begin(end);
                list = false;
            } else if (startsItem(start, end)) {
                begin(start);
            }
            lines++;
            inPieces |= end > start && (text[start] <= ' ' || text[start] == '>');
            if (!count(start, end)) {
                return new Refusal(start, "More than " + MAX_ROW + " equal marks stand in a row.");
            }
            if (allSteps((long) end - paragraph) > MAX_STEPS) {
                return new Refusal(paragraph, "This paragraph is too long for the many marks in it.");
            }
            start = end + 1;
        }
        return null;
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** What the paragraph takes so far; a row of backticks without its like is looked for once for each length. */
    private long allSteps(long length) {
        return steps
                + codeLengths.cardinality() * length
                + (inPieces ? lines * lines * PIECE : 0)
                + columns * lines * CELL
                + stars.steps()
                + lowLines.steps();
    }

    private void begin(int at) {
        steps = 0;
        lines = 0;
        columns = 0;
        inPieces = false;
        openBrackets = 0;
        openTargets = 0;
        openInstructions = 0;
        openDeclarations = 0;
        openSections = 0;
        codeLengths.clear();
        stars.clear();
        lowLines.clear();
        paragraph = at;
    }

    /**
     * Whether a line surely starts a list item, and with it a paragraph: a bullet with text, or, where a list stands
     * already, a number (https://spec.commonmark.org/0.31.2/#list-items).
     */
    private boolean startsItem(int start, int end) {
        int i = start;
        while (i < end && i < start + 3 && text[i] == ' ') {
            i++;
        }
        int digits = i;
        while (i < end && i < digits + 9 && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        boolean numbered = i > digits;
        boolean starts = i + 2 < end
                && (numbered ? ".)" : "-*+").indexOf(text[i]) >= 0
                && text[i + 1] == ' '
                && text[i + 2] > ' '
                && (!numbered || list || i == digits + 1 && text[digits] == '1');
        list |= starts;
        return starts;
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
        char[] text = this.text;
        openTargets = 0;
        openInstructions = 0;
        int bars = 0;
        int row = 0; // of one mark, blanks between them or not
        char last = 0;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c == ' ' || c == '\t') {
                openTargets = 0;
                continue;
            }
            if ((openTargets | openInstructions | openDeclarations | openSections) != 0) {
                steps += openTargets + (long) (openInstructions + openDeclarations + openSections) * TAG;
            }
            if ((char) ((c | 32) - 'a') < 26) { // nearly all of a text: no mark
                last = c;
                continue;
            }
            row = c == last ? row + 1 : 1;
            last = c;
            switch (c) {
                case '[' -> openBrackets++;
                case ']' -> {
                    openBrackets = Math.max(0, openBrackets - 1);
                    if (at(i + 1, end) == '(') {
                        openTargets++;
                        steps += (long) openBrackets * BRACKET;
                    }
                }
                case ')' -> openTargets = 0;
                case '<' -> countTag(i, end);
                case '>' -> {
                    openDeclarations = 0;
                    openInstructions = at(i - 1, end) == '?' ? 0 : openInstructions;
                    openSections = i > 1 && text[i - 2] == ']' && text[i - 1] == ']' ? 0 : openSections;
                }
                case '|' -> bars++;
                case '`' -> {
                    int from = i;
                    while (at(i + 1, end) == '`') {
                        i++;
                    }
                    codeLengths.set(i + 1 - from);
                }
                case '*', '-', '_', '=', '~', '#' -> {
                    if (row > MAX_ROW) {
                        return false;
                    }
                    if ((c == '*' || c == '_') && at(i + 1, end) != c) {
                        countEmphasis(i, end);
                    }
                }
                default -> {}
            }
        }
        columns = Math.max(columns, bars);
        return true;
    }

    private void countTag(int i, int end) {
        switch (at(i + 1, end)) {
            case '?' -> openInstructions++;
            case '!' -> {
                char next = at(i + 2, end);
                openSections += next == '[' ? 1 : 0;
                openDeclarations += next != '[' && next != '-' ? 1 : 0; // a comment's end is near, found or not
            }
            default -> {}
        }
    }

    /** Counts a row of stars or low lines that ends here. */
    private void countEmphasis(int last, int end) {
        char mark = text[last];
        int first = last;
        while (first > 0 && text[first - 1] == mark) {
            first--;
        }
        char before = first > 0 ? text[first - 1] : ' ';
        char after = at(last + 1, end);
        boolean opens = after > ' ' && (Character.isLetterOrDigit(after) || !Character.isLetterOrDigit(before));
        boolean closes = before > ' ' && (Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(after));
        (mark == '*' ? stars : lowLines).add(last + 1 - first, opens, closes);
    }

    /** A character of the line, a blank behind its end. */
    private char at(int i, int end) {
        return i >= 0 && i < end ? text[i] : ' ';
    }

    /**
     * The rows of one mark in a paragraph. Each that ends nothing is compared with all others only where rows both begin
     * and end something and their lengths differ (rules 9 and 10 of
     * https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis).
     */
    private static final class Emphasis {

        private long rows;
        private long open;
        private long surplus; // rows that end nothing, for all that is known
        private boolean both;
        private boolean one; // of three marks
        private boolean two;

        void add(int length, boolean opens, boolean closes) {
            rows++;
            one |= length % 3 == 1;
            two |= length % 3 == 2;
            if (opens && closes) {
                both = true;
                surplus++;
            } else if (opens) {
                open++;
            } else if (open > 0) {
                open--;
            } else {
                surplus++;
            }
        }

        long steps() {
            return both && one && two ? surplus * rows * STARS : 0;
        }

        void clear() {
            rows = 0;
            open = 0;
            surplus = 0;
            both = false;
            one = false;
            two = false;
        }
    }
}
