package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.clinicsite.document.tree.Places;
import org.clinicsite.text.Sentences;
import org.clinicsite.text.Span;
import org.clinicsite.text.WordBreaks;
import org.jspecify.annotations.Nullable;

/**
 * Cuts pasted text into blocks, in doubt for the paragraph. Blank lines part blocks; a line too long to have been
 * wrapped is a paragraph of its own; bullets and counted numbers make lists; a short line that stands alone above prose
 * and does not end as a sentence does is a heading, provided that the text has at least two of its kind. What stands
 * below a picture is neither a heading nor the prose that a heading needs.
 */
final class PastedBlocks {

    /** Editors and mail programs wrap at 72 to 80 columns, seldom later. */
    private static final int LONGEST_WRAPPED = 100;
    /** A paragraph whose lines are all shorter was broken by hand. */
    private static final int LONGEST_BROKEN = 50;

    private static final int LONGEST_HEADING = 80;
    private static final int MOST_HEADING_WORDS = 12;
    /** So many words follow a heading at least. */
    private static final int LEAST_PROSE = 12;

    private static final int LONGEST_CAPTION = 250;

    private final String text;
    private final List<PastedBlock> blocks = new ArrayList<>();
    /** Whether the line before was blank. */
    private boolean parted;
    /** The blocks that are captions of pictures. */
    private final BitSet captions = new BitSet();

    private PastedBlocks(String text) {
        this.text = text;
    }

    /**
     * Cuts.
     *
     * @param credits what told whose a picture is and was taken out, by places in the file
     */
    static List<PastedBlock> of(String text, NavigableMap<Integer, String> credits, Places places) {
        PastedBlocks reader = new PastedBlocks(text);
        reader.read(PastedLines.lines(text));
        reader.captions(credits, places);
        reader.headings();
        return reader.blocks;
    }

    private void read(List<Span> lines) {
        PastedBlocks reader = this;
        List<Span> chunk = new ArrayList<>();
        Set<Integer> numbered = reader.numbered(lines);
        boolean quoting = isQuoting(lines);
        for (int i = 0; i < lines.size(); i++) {
            Span shown = trimmed(text, lines.get(i));
            if (quoting && isQuoted(shown)) {
                reader.addChunk(chunk, shown);
                chunk.clear();
                List<Span> quoted = new ArrayList<>();
                for (; i < lines.size() && isQuoted(trimmed(text, lines.get(i))); i++) {
                    quoted.add(unquoted(lines.get(i)));
                }
                i--;
                PastedBlocks inner = new PastedBlocks(text);
                inner.read(quoted);
                if (!inner.blocks.isEmpty()) {
                    blocks.add(new PastedBlock.Quote(List.copyOf(inner.blocks)));
                }
                parted = true;
                continue;
            }
            boolean parted = reader.parted
                    || chunk.size() == 1 && numbered.contains(chunk.get(0).start());
            reader.parted = shown.length() == 0;
            if (shown.length() > 0) {
                if (parted) {
                    reader.addChunk(chunk, shown);
                    chunk.clear();
                }
                chunk.add(shown);
            }
        }
        reader.addChunk(chunk, new Span(text.length(), text.length()));
    }

    /** Whether lines that begin with {@code >} quote: several do, or one with a blank behind it. */
    private boolean isQuoting(List<Span> lines) {
        int marks = 0;
        for (Span line : lines) {
            Span shown = trimmed(text, line);
            marks += isQuoted(shown) && shown.length() > 1 ? 1 : 0;
        }
        return marks > 0;
    }

    private boolean isQuoted(Span shown) {
        return shown.length() > 0
                && text.charAt(shown.start()) == '>'
                && (shown.length() == 1 || " \t>".indexOf(text.charAt(shown.start() + 1)) >= 0);
    }

    private Span unquoted(Span line) {
        int start = trimmed(text, line).start();
        while (start < line.end() && (text.charAt(start) == '>' || PastedLines.isBlank(text.charAt(start)))) {
            start++;
        }
        return new Span(Math.min(start, line.end()), line.end());
    }

    /**
     * Where lines such as {@code 2 How it is done} begin, which papers put right above their prose: each the first behind
     * a blank line, counted from 1, two of them at least.
     */
    private Set<Integer> numbered(List<Span> lines) {
        Set<Integer> starts = new HashSet<>();
        int next = 1;
        boolean blank = true;
        for (Span line : lines) {
            Span shown = trimmed(text, line);
            int digits = next < 10 ? 1 : 2;
            int letter = shown.start() + digits + 1;
            if (blank
                    && shown.length() > digits + 1
                    && shown.length() < LONGEST_BROKEN
                    && text.startsWith(next + " ", shown.start())
                    && Character.isUpperCase(text.charAt(letter))
                    && !Sentences.isEnded(shown.of(text))) {
                starts.add(shown.start());
                next++;
            }
            blank = shown.length() == 0;
        }
        return starts.size() < 2 ? Set.of() : starts;
    }

    private static Span trimmed(String text, Span line) {
        int start = line.start();
        int end = line.end();
        while (start < end && PastedLines.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && PastedLines.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    /**
     * Reads lines between two blank ones.
     *
     * @param after the line that comes next; empty at the end
     */
    private void addChunk(List<Span> lines, Span after) {
        List<Span> prose = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Span line = lines.get(i);
            String said = line.length() > LONGEST_HEADING + 12 ? "" : line.of(text);
            int marks = PastedLines.headingMarks(said);
            if (marks > 0) {
                addProse(prose);
                int start = line.start() + said.indexOf(PastedLines.heading(said), marks);
                blocks.add(new PastedBlock.Heading(
                        marks, new Span(start, start + PastedLines.heading(said).length()), true));
                continue;
            }
            if (isRule(line) && (prose.isEmpty() || text.charAt(line.start()) != '=')) {
                addProse(prose);
                blocks.add(new PastedBlock.Rule(line.start()));
                continue;
            }
            if (i + 1 < lines.size() && prose.isEmpty() && isUnderline(lines.get(i + 1))) {
                int level = text.charAt(lines.get(i + 1).start()) == '=' ? 1 : 2;
                blocks.add(new PastedBlock.Heading(level, line, true));
                i++;
                continue;
            }
            int bullet = bullet(line);
            int number = bullet > 0 ? -1 : number(line);
            boolean item = bullet > 0 || number >= 0 && startsOrdered(lines, i, number, after);
            if (!item) {
                prose.add(line);
                continue;
            }
            addProse(prose);
            i = items(lines, i, number, after) - 1;
        }
        addProse(prose);
    }

    /** Whether a number begins a list and not a sentence such as "1999. A year". */
    private boolean startsOrdered(List<Span> lines, int i, int number, Span after) {
        for (int next = i + 1; next <= lines.size(); next++) {
            int follows = number(next < lines.size() ? lines.get(next) : after);
            if (follows >= 0) {
                if (follows == number + 1) {
                    return true;
                }
                break;
            }
        }
        return !blocks.isEmpty()
                && i == 0
                && blocks.get(blocks.size() - 1) instanceof PastedBlock.Items list
                && list.ordered()
                && list.first() + list.items().size() == number;
    }

    /** Whether a list of its own begins within another: 1 and then 2, or two of a kind. */
    private boolean begins(List<Span> lines, int i, Span after) {
        return number(lines.get(i)) <= 1 && startsOrdered(lines, i, number(lines.get(i)), after);
    }

    /** Reads the items of one list, joining them to the list just before when that goes on here. */
    private int items(List<Span> lines, int from, int firstNumber, Span after) {
        List<List<Span>> items = new ArrayList<>();
        boolean ordered = firstNumber >= 0;
        int i = from;
        for (; i < lines.size(); i++) {
            Span line = lines.get(i);
            int mark = ordered ? 0 : bullet(line);
            if (ordered && number(line) == firstNumber + items.size()) {
                mark = numberLength(line);
            }
            if (mark > 0) {
                List<Span> item = new ArrayList<>();
                item.add(without(line, mark));
                items.add(item);
            } else if (bullet(line) > 0 || items.isEmpty() || line.length() > LONGEST_WRAPPED) {
                break;
            } else if (number(line) >= 0 && begins(lines, i, after)) {
                break; // another list
            } else if (isBelow(items.get(items.size() - 1), line)) {
                break;
            } else {
                items.get(items.size() - 1).add(line); // the item was wrapped
            }
        }
        PastedBlock last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (from == 0
                && last instanceof PastedBlock.Items list
                && list.ordered() == ordered
                && (!ordered || list.first() + list.items().size() == firstNumber)) {
            List<List<Span>> joined = new ArrayList<>(list.items());
            joined.addAll(items);
            blocks.set(blocks.size() - 1, new PastedBlock.Items(ordered, list.first(), joined));
        } else {
            blocks.add(new PastedBlock.Items(ordered, Math.max(1, firstNumber), items));
        }
        return i;
    }

    /** Whether a line does not go on with an item: that has ended before the page's edge, and the line begins anew. */
    private boolean isBelow(List<Span> item, Span line) {
        Span last = item.get(item.size() - 1);
        boolean indented = line.start() > 0 && " \t".indexOf(text.charAt(line.start() - 1)) >= 0;
        return !indented
                && last.length() < LONGEST_BROKEN
                && Sentences.isEnded(last.of(text))
                && Character.isUpperCase(text.charAt(line.start()));
    }

    /** Lines of prose: long ones are paragraphs of their own, unless a sentence plainly goes on. */
    private void addProse(List<Span> lines) {
        List<Span> paragraph = new ArrayList<>();
        boolean broken = true;
        boolean afterLong = false;
        for (Span line : lines) {
            boolean isLong = line.length() > LONGEST_WRAPPED;
            if (!paragraph.isEmpty() && (isLong || afterLong) && !goesOn(paragraph.get(paragraph.size() - 1), line)) {
                addParagraph(paragraph, broken);
                paragraph = new ArrayList<>();
                broken = true;
            }
            paragraph.add(line);
            broken &= line.length() < LONGEST_BROKEN;
            afterLong = isLong;
        }
        addParagraph(paragraph, broken);
        lines.clear();
    }

    /** Whether a line begins in the middle of the sentence of the line before. */
    private boolean goesOn(Span before, Span line) {
        return Character.isLowerCase(text.charAt(line.start())) && !Sentences.isEnded(before.of(text));
    }

    private void addParagraph(List<Span> lines, boolean broken) {
        if (!lines.isEmpty()) {
            blocks.add(new PastedBlock.Paragraph(List.copyOf(lines), broken && lines.size() > 1));
        }
    }

    /**
     * Finds the captions: lines above a picture's credit that the credit repeats, or that stand between what looks like a
     * heading and prose. A line above a credit may also be a heading, or all that its section says.
     */
    private void captions(NavigableMap<Integer, String> credits, Places places) {
        for (int i = 0; i < blocks.size() && !credits.isEmpty(); i++) {
            int first = i;
            for (String credit = creditBelow(i, credits, places);
                    credit != null;
                    credit = creditBelow(++i, credits, places)) {
                captions.set(i, PageChrome.repeats(credit, line(i).of(text)));
            }
            if (i > first
                    && first > 0
                    && looksLikeHeading(first - 1)
                    && isProse(i, LEAST_PROSE)
                    && !looksLikeHeading(i)) {
                captions.set(first, i);
            }
        }
    }

    /** The credit between a single line and the block below it; null when there is none. */
    private @Nullable String creditBelow(int i, NavigableMap<Integer, String> credits, Places places) {
        if (i + 1 >= blocks.size() || !isLine(i) || line(i).length() > LONGEST_CAPTION) {
            return null;
        }
        int below = places.inFile(blocks.get(i + 1).start());
        Map.Entry<Integer, String> next = credits.higherEntry(places.inFile(line(i).start()));
        return next == null || next.getKey() > below ? null : next.getValue();
    }

    private boolean isLine(int i) {
        return blocks.get(i) instanceof PastedBlock.Paragraph paragraph
                && paragraph.lines().size() == 1;
    }

    /** The first line of a paragraph. */
    private Span line(int i) {
        return ((PastedBlock.Paragraph) blocks.get(i)).lines().get(0);
    }

    /** The block below, captions passed over. */
    private int below(int i) {
        return captions.nextClearBit(i + 1);
    }

    /**
     * Makes headings of the lines that look like one, when they are several or others are marked. Where two have prose
     * below them, those of the same looks with a single sentence or a list below are headings too.
     */
    private void headings() {
        int alike = 0;
        int shouted = 0;
        boolean marked = false;
        boolean[] looks = new boolean[blocks.size()];
        for (int i = 0; i < looks.length; i++) {
            marked |= blocks.get(i) instanceof PastedBlock.Heading;
            if (looksLikeHeading(i) && leadsTo(i, LEAST_PROSE)) {
                looks[i] = true;
                alike++;
            }
            if (looksLikeHeading(i) && isShouted(i) && leadsTo(i, 1)) {
                shouted++;
            }
        }
        if (marked || alike < 2 && shouted < 2) {
            return;
        }
        for (int i = 0; i < looks.length; i++) {
            boolean sameLooks =
                    looksLikeHeading(i) && (shouted < 2 ? leadsToSentence(i) : isShouted(i) && leadsTo(i, 1));
            if (looks[i] && alike >= 2 || sameLooks) {
                blocks.set(i, new PastedBlock.Heading(2, line(i), false));
            }
        }
    }

    private boolean looksLikeHeading(int i) {
        if (!isLine(i) || captions.get(i) || i + 1 == blocks.size()) {
            return false;
        }
        String said = line(i).of(text);
        if (said.length() > LONGEST_HEADING || WordBreaks.count(said) > MOST_HEADING_WORDS) {
            return false;
        }
        char last = said.charAt(withoutClosing(said) - 1);
        char first = said.charAt(0);
        return ".!…,;-–—)([{。！،".indexOf(last) < 0
                && !isItem(i)
                && !Character.isLowerCase(first)
                && (Character.isLetterOrDigit(Character.codePointAt(said, 0)) || "\"“«¿".indexOf(first) >= 0)
                && !said.contains("://")
                && !said.contains("@")
                && !tellsWhen(said);
    }

    /** How long a line is without the quotation marks that close it behind what ends a sentence: {@code "World War Z."} */
    private static int withoutClosing(String said) {
        int end = said.length();
        while (end > 1 && "\"'”’»“‘«".indexOf(said.charAt(end - 1)) >= 0) {
            end--;
        }
        return ".!…".indexOf(said.charAt(end - 1)) >= 0 ? end : said.length();
    }

    /** Whether a line is one of several that a line with a colon leads to: what is counted up, the last of it too. */
    private boolean isItem(int i) {
        for (int at = i - 1; at >= 0; at--) {
            if (!(blocks.get(at) instanceof PastedBlock.Paragraph paragraph)) {
                return false;
            }
            List<Span> lines = paragraph.lines();
            if (text.charAt(lines.get(lines.size() - 1).end() - 1) == ':') {
                return at < i - 1;
            }
            String said = lines.get(0).of(text);
            if (lines.size() != 1 || said.length() > LONGEST_HEADING || Sentences.isEnded(said)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a line tells, as those about a text do, its date in figures or the time, or more than one thing. */
    private static boolean tellsWhen(String said) {
        if (said.contains(" | ")) {
            return true;
        }
        for (int i = 1; i + 2 < said.length(); i++) {
            char mark = said.charAt(i);
            boolean between = Character.isDigit(said.charAt(i - 1)) && Character.isDigit(said.charAt(i + 1));
            if (between && mark == ':' && Character.isDigit(said.charAt(i + 2))) {
                return true; // 9:30
            }
            int next = i + 1;
            while (next < said.length() && next < i + 3 && Character.isDigit(said.charAt(next))) {
                next++;
            }
            if (between
                    && "./-".indexOf(mark) >= 0
                    && next + 1 < said.length()
                    && said.charAt(next) == mark
                    && Character.isDigit(said.charAt(next + 1))) {
                return true; // 4.3.2026
            }
        }
        return false;
    }

    /** Whether a line is written in capitals. */
    private boolean isShouted(int i) {
        int letters = 0;
        String said = line(i).of(text);
        for (int at = 0; at < said.length(); at++) {
            if (Character.isLowerCase(said.charAt(at))) {
                return false;
            }
            letters += Character.isUpperCase(said.charAt(at)) ? 1 : 0;
        }
        return letters > 2;
    }

    /** Whether prose of so many words follows a line, directly or behind a list; captions may stand between. */
    private boolean leadsTo(int i, int words) {
        int next = below(i);
        if (next < blocks.size() && blocks.get(next) instanceof PastedBlock.Items) {
            char last = text.charAt(line(i).end() - 1);
            return last != ':' && (words == 1 || isProse(below(next), words));
        }
        return isProse(next, words) && (words > 1 || !isShouted(next));
    }

    private boolean leadsToSentence(int i) {
        int next = below(i);
        return isProse(next, 3)
                && blocks.get(next) instanceof PastedBlock.Paragraph paragraph
                && Sentences.isEnded(
                        paragraph.lines().get(paragraph.lines().size() - 1).of(text));
    }

    private boolean isProse(int i, int least) {
        if (i >= blocks.size() || !(blocks.get(i) instanceof PastedBlock.Paragraph paragraph)) {
            return false;
        }
        int words = 0;
        for (Span line : paragraph.lines()) {
            words += WordBreaks.count(line.of(text));
        }
        return words >= least;
    }

    /** A row of dashes, stars or the like. */
    private boolean isRule(Span line) {
        int marks = 0;
        for (int i = line.start(); i < line.end(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                continue;
            }
            if ("-*_=~#—–•".indexOf(c) < 0) {
                return false;
            }
            marks++;
        }
        return marks >= 3;
    }

    /** A row of {@code =} or {@code -} under a title. */
    private boolean isUnderline(Span line) {
        char c = text.charAt(line.start());
        if (c != '=' && c != '-' || line.length() < 3) {
            return false;
        }
        for (int i = line.start(); i < line.end(); i++) {
            if (text.charAt(i) != c) {
                return false;
            }
        }
        return true;
    }

    /** The length of a bullet and the blank behind it; 0 when the line begins with none. */
    private int bullet(Span line) {
        if (line.length() < 3) {
            return 0;
        }
        if ("o§Ø".indexOf(text.charAt(line.start())) >= 0) {
            return text.charAt(line.start() + 1) == '\t' ? 2 : 0; // as Word's other bullets are pasted
        }
        if ("-*+•◦▪‣·–●○■\uF0B7\uF0A7".indexOf(text.charAt(line.start())) < 0) {
            return 0;
        }
        char after = text.charAt(line.start() + 1);
        boolean own = "•◦▪‣●○■\uF0B7\uF0A7".indexOf(text.charAt(line.start())) >= 0;
        return PastedLines.isBlank(after) ? 2 : own ? 1 : 0;
    }

    /** The number in {@code 1.} or {@code 1)} and a blank at the line's start; -1 when there is none below 100. */
    private int number(Span line) {
        int length = numberLength(line);
        if (length == 0) {
            return -1;
        }
        int number = 0;
        for (int i = line.start(); Character.digit(text.charAt(i), 10) >= 0; i++) {
            number = number * 10 + Character.digit(text.charAt(i), 10);
        }
        return number;
    }

    private int numberLength(Span line) {
        int i = line.start();
        while (i < line.end() && i < line.start() + 3 && Character.isDigit(text.charAt(i))) {
            i++;
        }
        int digits = i - line.start();
        boolean counts = digits > 0
                && digits < 3
                && i + 2 < line.end()
                && (text.charAt(i) == '.' || text.charAt(i) == ')')
                && PastedLines.isBlank(text.charAt(i + 1));
        return counts ? digits + 2 : 0;
    }

    private Span without(Span line, int mark) {
        return trimmed(text, new Span(Math.min(line.end(), line.start() + mark), line.end()));
    }
}
