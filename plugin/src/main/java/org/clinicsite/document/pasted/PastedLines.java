package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Sentences;
import org.clinicsite.text.Span;
import org.clinicsite.text.Titles;
import org.jspecify.annotations.Nullable;

/** Finds the title of a pasted text, and the lines that are not part of its body: title, its repetition, page chrome. */
final class PastedLines {

    /** A first line that is longer is a paragraph, not a title. */
    private static final int LONGEST_TITLE = 150;

    /** A first line that is longer and ends with a full stop is a paragraph too. */
    private static final int LONGEST_SENTENCE = 100;

    /** No footer of a page or mail is longer. */
    private static final int LONGEST_FOOTER = 250;

    /** What a page shows below a text has no more lines. */
    private static final int MOST_END_LINES = 40;

    private final @Nullable String title;
    /** What follows the last sentence of a paragraph. */
    private static final Pattern DATELINE = Pattern.compile("(?<=[.!?…]) +([^.!?…]{6,60})$");

    private final Edits edits;
    private final List<Removal> removals;
    private final NavigableMap<Integer, String> credits;

    private PastedLines(
            @Nullable String title, Edits edits, List<Removal> removals, NavigableMap<Integer, String> credits) {
        this.title = title;
        this.edits = edits;
        this.removals = removals;
        this.credits = credits;
    }

    /**
     * Looks through a text.
     *
     * @param text the body, free of formatting
     * @param given the title of the header; null when it has none
     */
    static PastedLines of(String text, @Nullable String given, PageChrome chrome, Places places) {
        List<Span> lines = lines(text);
        boolean[] dropped = new boolean[lines.size()];
        PageRemains remains = new PageRemains(text, lines);
        remains.mark(dropped);
        boolean[] heads = dropped.clone();
        boolean top = true; // nothing of the text yet
        boolean head = true; // nothing but short lines yet
        boolean titled = given != null;
        for (int i = 0; i < dropped.length; i++) {
            Span line = lines.get(i);
            String said = line.length() > LONGEST_FOOTER ? "" : trimmed(text, line);
            if (dropped[i] || said.isEmpty() && line.length() <= LONGEST_FOOTER) {
                continue;
            }
            boolean parted = top || endsBefore(text, lines, dropped, i) || isBelowCredits(text, lines, i, chrome);
            if (head && (titled || top) && !said.isEmpty() && Byline.of(said, chrome) == Byline.Kind.CHROME
                    || PageChrome.isReadOn(said) && isAlone(text, lines, dropped, i)
                    || PageChrome.isCredit(said) && isAlone(text, lines, dropped, i)) {
                dropped[i] = true;
            } else if (top && i + 1 < dropped.length && (chrome.holds(said) || remains.isTrail(i))) {
                dropped[i] = true;
            } else if (parted && (chrome.isFooter(said) || beginsAfter(text, lines, i, chrome))) {
                dropped[i] = chrome.isFooter(said)
                        || line.length() <= 80
                                && (chrome.holds(said)
                                        || chrome.isButton(said) && isInStack(text, lines, dropped, i, chrome));
            }
            top &= dropped[i];
            titled |= !dropped[i];
            head &= dropped[i] || line.length() <= LONGEST_TITLE && !Sentences.isEnded(said);
        }
        end(text, lines, dropped, chrome);
        List<Removal> removals = new ArrayList<>();
        NavigableMap<Integer, String> credits = new TreeMap<>();
        for (int i = 0; i < dropped.length; i++) {
            String said = dropped[i] ? trimmed(text, lines.get(i)) : "";
            if (!said.isEmpty()) {
                int at = places.inFile(lines.get(i).start());
                removals.add(new Removal(heads[i] ? Removal.Reason.PAGE_HEAD : Removal.Reason.SURFACE, said, at));
                if (PageChrome.isCredit(said)) {
                    credits.put(at, said);
                }
            }
        }
        Span dateline = dateline(text, lines, dropped, chrome);
        if (dateline != null) {
            removals.add(
                    new Removal(Removal.Reason.PAGE_HEAD, trimmed(text, dateline), places.inFile(dateline.start())));
        }
        String title = given;
        for (int i = 0; i < dropped.length; i++) {
            String said = heading(trimmed(text, lines.get(i)));
            if (dropped[i] || said.codePoints().noneMatch(Character::isLetterOrDigit)) {
                continue; // blank, or a line of dashes
            }
            boolean sentence = said.length() > LONGEST_SENTENCE && said.endsWith(".");
            if (title == null && Byline.of(said, chrome) != Byline.Kind.NONE) {
                continue; // who wrote it stands above the title
            }
            if (title == null && said.length() <= LONGEST_TITLE && !sentence) {
                title = said;
                dropped[i] = true;
            } else if (title != null && Titles.same(said, title)) {
                dropped[i] = true;
            } else if (title == null || Byline.of(said, chrome) == Byline.Kind.NONE) {
                break; // credits may stand between the title and its repetition
            }
        }
        answers(text, lines, dropped, title);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < dropped.length; i++) {
            if (dropped[i]) {
                edits.add(new Edit(lines.get(i), ""));
            } else if (dateline != null && dateline.end() == lines.get(i).end()) {
                edits.add(new Edit(dateline, ""));
            }
        }
        return new PastedLines(title, new Edits(edits), List.copyOf(removals), credits);
    }

    /**
     * The day and the agency that a page shows in a row below its lead, and that a copy of it has at the lead's end:
     * {@code … a hearing. 27-06-2012 | Efe}; null where the first paragraph ends as a sentence does.
     */
    private static @Nullable Span dateline(String text, List<Span> lines, boolean[] dropped, PageChrome chrome) {
        for (int i = 0; i < dropped.length; i++) {
            Span line = lines.get(i);
            if (dropped[i] || text.substring(line.start(), line.end()).isBlank()) {
                continue;
            }
            String said = text.substring(line.start(), line.end());
            Matcher row = DATELINE.matcher(said);
            return row.find() && Byline.of(row.group(1), chrome) == Byline.Kind.CHROME
                    ? new Span(line.start() + row.start(), line.end())
                    : null;
        }
        return null;
    }

    /** Drops what a page shows below a text, from "Related posts" on, where only short lines follow and most stands above. */
    private static void end(String text, List<Span> lines, boolean[] dropped, PageChrome chrome) {
        for (int i = 1; i < dropped.length; i++) {
            Span line = lines.get(i);
            if (line.length() <= LONGEST_SENTENCE
                    && line.start() > text.length() / 2
                    && chrome.beginsEnd(trimmed(text, line))
                    && endsBefore(text, lines, dropped, i)
                    && isEnd(text, lines, i + 1, chrome)) {
                for (int at = i; at < dropped.length; at++) {
                    dropped[at] |= !trimmed(text, lines.get(at)).isEmpty();
                }
                return;
            }
        }
    }

    /** Whether no text stands from a line on: few lines, short ones, and none of them a sentence but those of pages. */
    private static boolean isEnd(String text, List<Span> lines, int from, PageChrome chrome) {
        int shown = 0;
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).length() > LONGEST_TITLE) {
                return false;
            }
            String said = trimmed(text, lines.get(i));
            boolean sentence = Sentences.isEnded(said) && !said.endsWith("?");
            if (sentence && !chrome.isFooter(said) && !chrome.holds(said)) {
                return false;
            }
            shown += said.isEmpty() ? 0 : 1;
        }
        return shown <= MOST_END_LINES;
    }

    /** Drops lines such as {@code Re: Title}, which a forum puts above each answer. */
    private static void answers(String text, List<Span> lines, boolean[] dropped, @Nullable String title) {
        for (int i = 0; title != null && i < dropped.length; i++) {
            String said = lines.get(i).length() > LONGEST_TITLE ? "" : trimmed(text, lines.get(i));
            boolean answer = said.regionMatches(true, 0, "Re:", 0, 3) || said.regionMatches(true, 0, "AW:", 0, 3);
            if (answer && Titles.same(said.substring(3).strip(), title)) {
                dropped[i] = true;
            }
        }
    }

    /** The title: of the header, else the first line; null when that is a whole paragraph. */
    @Nullable
    String title() {
        return title;
    }

    /** The text's lines to take out; their ends stay. */
    Edits edits() {
        return edits;
    }

    /** What goes that is no title, with places in the file. */
    List<Removal> removals() {
        return removals;
    }

    /** Of what goes, the lines that tell whose a picture is, by their places in the file. */
    NavigableMap<Integer, String> credits() {
        return credits;
    }

    /** The lines without their ends. */
    static List<Span> lines(String text) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(new Span(start, i));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        lines.add(new Span(start, text.length()));
        return lines;
    }

    /** The line without blanks around it, those of other alphabets and widths included. */
    static String trimmed(String text, Span line) {
        int start = line.start();
        int end = line.end();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isBlank(char c) {
        return c <= ' '
                || c >= 0x7F && c <= 0xA0
                || Character.isWhitespace(c)
                || c == 0x202F
                || c == 0xFEFF
                || c == 0x200B;
    }

    /** Whether the line above or below, blank ones passed over, is a button too. */
    private static boolean isInStack(String text, List<Span> lines, boolean[] dropped, int i, PageChrome chrome) {
        for (int step : new int[] {-1, 1}) {
            int at = i + step;
            while (at >= 0
                    && at < lines.size()
                    && at - i != step * 3
                    && trimmed(text, lines.get(at)).isEmpty()) {
                at += step;
            }
            if (at >= 0 && at < lines.size() && lines.get(at).length() <= 80) {
                String beside = trimmed(text, lines.get(at));
                if (dropped[at] || chrome.holds(beside) || chrome.isButton(beside)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a line has blank ones, or none, above and below it. */
    private static boolean isAlone(String text, List<Span> lines, boolean[] dropped, int i) {
        return (i == 0 || dropped[i - 1] || trimmed(text, lines.get(i - 1)).isEmpty())
                && (i + 1 == lines.size() || trimmed(text, lines.get(i + 1)).isEmpty());
    }

    /** Whether what stands before a line is complete without it. */
    private static boolean endsBefore(String text, List<Span> lines, boolean[] dropped, int i) {
        if (i == 0 || dropped[i - 1]) {
            return true;
        }
        String before = trimmed(text, lines.get(i - 1));
        return before.isEmpty() || Sentences.isEnded(before) || isTitle(text, lines, i - 1);
    }

    /** Whether a line is the first of the text, short, and announces nothing. */
    private static boolean isTitle(String text, List<Span> lines, int i) {
        String said = trimmed(text, lines.get(i));
        if (said.length() > 80 || ":,;-–—".indexOf(said.charAt(said.length() - 1)) >= 0) {
            return false;
        }
        for (int above = i - 1; above >= 0; above--) {
            if (!trimmed(text, lines.get(above)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a stack of buttons, two at least and nothing behind them, begins below a line that tells who wrote a text and
     * when, as pages show it: a short line with a year in it that announces nothing.
     */
    private static boolean isBelowCredits(String text, List<Span> lines, int i, PageChrome chrome) {
        String before = trimmed(text, lines.get(i - 1));
        if (before.length() > 100 || !hasYear(before) || ":,;".indexOf(before.charAt(before.length() - 1)) >= 0) {
            return false;
        }
        int stack = 0;
        for (int at = i; at < lines.size(); at++) {
            String said = trimmed(text, lines.get(at));
            if (said.isEmpty()) {
                break;
            }
            if (said.length() > 80 || !chrome.holds(said) && !chrome.isButton(said)) {
                return false;
            }
            stack++;
        }
        return stack > 1;
    }

    /** Whether four digits from 1900 to 2099 stand in a line by themselves. */
    private static boolean hasYear(String line) {
        for (int at = 0; at + 4 <= line.length(); at++) {
            int end = at;
            while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
                end++;
            }
            if (end - at == 4 && (line.startsWith("19", at) || line.startsWith("20", at))) {
                return true;
            }
            at = Math.max(at, end);
        }
        return false;
    }

    /** Whether what stands behind a line does not go on with it. */
    private static boolean beginsAfter(String text, List<Span> lines, int i, PageChrome chrome) {
        if (i + 1 == lines.size()) {
            return true;
        }
        String after = trimmed(text, lines.get(i + 1));
        return after.isEmpty()
                || chrome.holds(after)
                || chrome.isButton(after)
                || after.length() > 80 && Character.isUpperCase(after.charAt(0));
    }

    /** How many marks make a line a heading, {@code ## so} in Markdown or {@code == so ==} in a wiki; 0 when none do. */
    static int headingMarks(String line) {
        char mark = line.isEmpty() ? 0 : line.charAt(0);
        if (mark != '#' && mark != '=') {
            return 0;
        }
        int marks = 1;
        while (marks < line.length() && line.charAt(marks) == mark) {
            marks++;
        }
        boolean heading = marks <= 6
                && marks + 1 < line.length()
                && line.charAt(marks) == ' '
                && (mark == '#' || line.endsWith(" " + line.substring(0, marks)) || line.endsWith(" =="));
        return heading ? marks : 0;
    }

    /** A line without the marks that make it a heading. */
    static String heading(String line) {
        int marks = headingMarks(line);
        if (marks == 0) {
            return line;
        }
        int end = line.length();
        while (end > marks && line.charAt(end - 1) == line.charAt(0)) {
            end--;
        }
        return line.substring(marks, end).strip();
    }
}
