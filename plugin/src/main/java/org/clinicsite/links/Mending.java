package org.clinicsite.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;

/**
 * Takes links out of a text so that it reads on. Only the link and what merely carried it goes: a blank too many, an
 * orphaned "visit", empty brackets, an arrow, a paragraph of which nothing is left. All else stays character for
 * character.
 */
final class Mending {

    /** Words that only lead to a link, longest first; matched before it, up to the link. */
    private static final List<String> LEADS = byLength(
            "click here",
            "click on",
            "click",
            "please click here",
            "please visit",
            "visit our website at",
            "visit our website",
            "visit our site",
            "visit the website",
            "visit us at",
            "visit us",
            "visit",
            "see also",
            "see",
            "go to",
            "head to",
            "head over to",
            "check out",
            "check it out at",
            "look at",
            "read more",
            "read more at",
            "read more here",
            "learn more",
            "learn more at",
            "find out more",
            "find out more at",
            "find out more here",
            "more info",
            "more information",
            "for more information",
            "for more information visit",
            "for more info",
            "for more info visit",
            "for more details",
            "for details",
            "further information",
            "more details",
            "source",
            "sources",
            "original source",
            "website",
            "our website",
            "homepage",
            "link",
            "url",
            "web",
            "via",
            "at",
            "on",
            "from",
            "here",
            "this link",
            "follow this link",
            "follow the link",
            "available at",
            "browse",
            "try",
            "order here",
            "order now",
            "buy here",
            "book here",
            "book now",
            "sign up",
            "download",
            "download here",
            "download now",
            "watch",
            "look here",
            "more here",
            "full article",
            "read the full article",
            "get it here",
            "get it at",
            "now",
            "today",
            "or",
            "and",
            "please click for source",
            "contact us at",
            "more at",
            "more on",
            "by visiting",
            "under");

    /** Words that only follow a link, up to the end of the sentence. */
    private static final List<String> TAILS = byLength(
            "for more information",
            "for more info",
            "for more details",
            "for details",
            "for more",
            "to learn more",
            "to find out more",
            "to read more",
            "to book",
            "to order",
            "now",
            "today",
            "here",
            "to get started",
            "and see for yourself",
            "or",
            "and");

    private static final String OPENING = "([{<\"'“‘«*_~";
    private static final String CLOSING = ")]}>\"'”’»*_~";
    private static final String ARROWS = "→➡►▶»›👉=>-–—|•·:";
    private static final String STOPS = ".!?。！？";

    private final String text;
    private final FoundLinks found;
    private final Layers layers;
    private final int bodyStart;

    Mending(FoundLinks found, int bodyStart) {
        this.found = found;
        this.bodyStart = bodyStart;
        this.text = found.source().text();
        this.layers = found.layers();
    }

    private static List<String> byLength(String... words) {
        List<String> list = new ArrayList<>(List.of(words));
        list.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        return List.copyOf(list);
    }

    /**
     * Works out what to change.
     *
     * @param verdicts one for each link found, in the same order
     */
    Edits mend(List<Verdict> verdicts) {
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (!verdicts.get(i).takesLinkOut()) {
                continue;
            }
            FoundLink link = found.links().get(i);
            boolean remove = verdicts.get(i) == Verdict.REMOVE;
            int labels = link.texts().size();
            for (int use = 0; use < link.uses().size(); use++) {
                Span whole = link.uses().get(use);
                if (use < labels && !remove) {
                    Span label = link.texts().get(use);
                    cuts.add(new Cut(new Span(whole.start(), label.start()), false));
                    cuts.add(new Cut(new Span(label.end(), whole.end()), false));
                } else {
                    cuts.add(new Cut(whole, true));
                }
            }
        }
        if (cuts.isEmpty()) {
            return Edits.NONE;
        }
        cuts.sort(Comparator.comparingInt((Cut c) -> c.span.start()).thenComparingInt(c -> -c.span.end()));
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < cuts.size()) { // block by block
            int block = found.blockAt(cuts.get(at).span.start());
            int until = at + 1;
            while (until < cuts.size() && found.blockAt(cuts.get(until).span.start()) == block) {
                until++;
            }
            block(block, cuts.subList(at, until), spans);
            at = until;
        }
        return new Edits(merged(spans).stream().map(s -> new Edit(s, "")).toList());
    }

    /** What goes, and whether the sentence round it needs mending. */
    private record Cut(Span span, boolean mend) {}

    private void block(int index, List<Cut> cuts, List<Span> out) {
        Block block = index < 0 ? null : found.blocks().get(index);
        int low = block == null ? 0 : block.text().start();
        int high = block == null
                ? text.length()
                : Math.max(block.text().end(), cuts.get(cuts.size() - 1).span.end());
        // Cuts that touch or are divided by blanks and joints only are mended as one.
        List<Span> joined = new ArrayList<>();
        int i = 0;
        while (i < cuts.size()) {
            Cut cut = cuts.get(i);
            if (!cut.mend) {
                out.add(cut.span);
                i++;
                continue;
            }
            int end = cut.span.end();
            int next = i + 1;
            while (next < cuts.size()
                    && cuts.get(next).mend
                    && (cuts.get(next).span.start() <= end
                            || isJoint(end, cuts.get(next).span.start()))) {
                end = Math.max(end, cuts.get(next).span.end());
                next++;
            }
            joined.add(new Span(cut.span.start(), end));
            i = next;
        }
        if (block != null && !joined.isEmpty() && onlyCarrier(block, joined, low, high)) {
            out.add(paragraph(block));
            return;
        }
        for (Span span : joined) {
            out.add(sentence(span, low, high));
        }
    }

    private boolean isJoint(int from, int to) {
        if (to - from > 6) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n' || Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but carriers would be left of a block. */
    private boolean onlyCarrier(Block block, List<Span> cuts, int low, int high) {
        StringBuilder left = new StringBuilder();
        int at = low;
        for (Span cut : cuts) {
            seen(at, Math.max(at, cut.start()), left);
            left.append(' ');
            at = Math.max(at, cut.end());
            if (left.length() > 400) {
                return false;
            }
        }
        seen(at, high, left);
        String rest = left.toString().strip();
        if (rest.isEmpty()) {
            return true;
        }
        for (int i = 0; i < rest.length(); i++) {
            if (Character.isLetterOrDigit(rest.charAt(i))) {
                return isCarrier(rest);
            }
        }
        // Marks only. A picture that stays is not nothing.
        return !holdsPicture(block, cuts);
    }

    private boolean holdsPicture(Block block, List<Span> cuts) {
        for (FoundLink link : found.links()) {
            if (link.form() == LinkVerdict.Form.IMAGE && block.outer().contains(link.address())) {
                boolean cut = false;
                for (Span span : cuts) {
                    cut |= span.contains(link.address());
                }
                if (!cut) {
                    return true;
                }
            }
        }
        return false;
    }

    private void seen(int from, int to, StringBuilder out) {
        for (int i = from; i < to && out.length() <= 500; i++) {
            byte layer = layers.at(i);
            boolean address = layer == Layers.MARKUP && isKeptAddress(i);
            out.append(layer < Layers.MARKUP || layer == Layers.CODE || address ? text.charAt(i) : ' ');
        }
    }

    private boolean isKeptAddress(int offset) {
        return found.linkAt(offset) >= 0;
    }

    private static boolean isCarrier(String rest) {
        String words = rest.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        boolean again = true;
        while (again && !words.isEmpty()) {
            again = false;
            for (List<String> list : List.of(LEADS, TAILS)) {
                for (String word : list) {
                    if (words.equals(word)) {
                        return true;
                    }
                    if (words.startsWith(word + " ")) {
                        words = words.substring(word.length() + 1);
                        again = true;
                        break;
                    }
                }
            }
        }
        return words.isEmpty();
    }

    /** A block with the line ends that set it apart. */
    private Span paragraph(Block block) {
        int start = block.outer().start();
        int end = block.outer().end();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        boolean lineStart = start == 0 || text.charAt(start - 1) == '\n';
        int breaks = block.kind() == Block.Kind.ITEM ? 1 : 2;
        boolean atEnd = false;
        for (int i = 0; i < breaks; i++) {
            int next = lineBreak(end);
            if (next == end) {
                atEnd = end == text.length();
                break;
            }
            if (lineStart) {
                end = next;
            }
        }
        if (atEnd && lineStart) { // the last one: its break stands before it
            while (start > 0 && (text.charAt(start - 1) == '\n' || text.charAt(start - 1) == '\r')) {
                start--;
            }
            if (start > 0 && end == text.length() && endsWithBreak(block.outer().end())) {
                start = Math.min(block.outer().start(), start + (text.charAt(start) == '\r' ? 2 : 1));
            }
        }
        return new Span(start, end);
    }

    private boolean endsWithBreak(int from) {
        return text.indexOf('\n', from) >= 0;
    }

    private int lineBreak(int at) {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
    }

    /** A removed link with what goes along with it. */
    private Span sentence(Span link, int low, int high) {
        Span span = unwrapped(link, low, high);
        int start = span.start();
        int end = span.end();
        int right = blanksOn(end, high);
        boolean sentenceEnds = right >= high
                || STOPS.indexOf(text.charAt(right)) >= 0
                || ")]\n\r<".indexOf(text.charAt(right)) >= 0
                || Character.isUpperCase(text.codePointAt(right));
        int tail = end;
        if (!sentenceEnds) {
            tail = tailEnd(right, high);
            sentenceEnds = tail > right;
        }
        if (sentenceEnds) {
            int lead = leadStart(start, low);
            // Words behind the link go only with a sentence of which nothing is left.
            if (lead < start && (tail == end || startsSentence(lead, low))) {
                span = unwrapped(new Span(lead, tail), low, high);
                start = span.start();
                end = span.end();
            }
        }
        return joined(start, end, low, high);
    }

    /** A stretch with the brackets, quotes and emphasis that hold nothing else. */
    private Span unwrapped(Span inner, int low, int high) {
        int start = inner.start();
        int end = inner.end();
        while (true) {
            int left = blanksBack(start, low);
            int right = blanksOn(end, high);
            if (left <= low || right >= high) {
                return new Span(start, end);
            }
            int kind = OPENING.indexOf(text.charAt(left - 1));
            int[] tag = tags(left, right, low, high);
            if (kind >= 0 && text.charAt(right) == CLOSING.charAt(kind) && layers.at(left - 1) != Layers.CODE) {
                start = left - 1;
                end = right + 1;
            } else if (tag.length > 0) {
                start = tag[0];
                end = tag[1];
            } else {
                return new Span(start, end);
            }
        }
    }

    /** Tags round a stretch that only carry it, {@code <b>…</b>}; empty when there are none. */
    private int[] tags(int left, int right, int low, int high) {
        if (text.charAt(left - 1) != '>'
                || text.charAt(right) != '<'
                || right + 2 >= high
                || text.charAt(right + 1) != '/') {
            return new int[0];
        }
        int open = text.lastIndexOf('<', left - 1);
        int close = text.indexOf('>', right);
        if (open < low || left - open > 300 || close < 0 || close >= high) {
            return new int[0];
        }
        String name = text.substring(right + 2, close).strip().toLowerCase(Locale.ROOT);
        boolean carries = switch (name) {
            case "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "span",
                    "font",
                    "small",
                    "big",
                    "mark",
                    "center",
                    "sup",
                    "sub",
                    "p",
                    "li",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "dd",
                    "dt",
                    "blockquote" -> true;
            default -> false;
        };
        boolean same = carries
                && text.regionMatches(true, open + 1, name, 0, name.length())
                && open + 1 + name.length() < text.length()
                && (text.charAt(open + 1 + name.length()) == '>' || text.charAt(open + 1 + name.length()) == ' ');
        return same ? new int[] {open, close + 1} : new int[0];
    }

    private int blanksBack(int at, int low) {
        while (at > low && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int blanksOn(int at, int high) {
        while (at < high && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    /** Where the words begin that only lead to a link. */
    private int leadStart(int start, int low) {
        int at = start;
        while (true) {
            int marks = blanksBack(at, low);
            int marksEnd = marks;
            while (marks > low && ARROWS.indexOf(text.charAt(marks - 1)) >= 0 && !closesTag(marks - 1)) {
                marks--;
            }
            int lead = leadBefore(blanksBack(marks, low), low);
            if (lead >= 0) {
                at = lead;
            } else {
                return marks < marksEnd && startsSentence(marks, low) ? marks : at;
            }
        }
    }

    private boolean closesTag(int at) {
        if (text.charAt(at) != '>') {
            return false;
        }
        for (int i = at - 1; i >= 0 && at - i < 300; i--) {
            if (text.charAt(i) == '<') {
                return true;
            }
            if (text.charAt(i) == '>' || text.charAt(i) == '\n') {
                return false;
            }
        }
        return false;
    }

    private int leadBefore(int end, int low) {
        for (String word : LEADS) {
            int start = end - word.length();
            if (start >= low
                    && text.regionMatches(true, start, word, 0, word.length())
                    && (start == low || !Character.isLetterOrDigit(text.charAt(start - 1)))
                    && (word.length() > 4 || startsSentence(start, low) || isPreposition(word))) {
                return start;
            }
        }
        return -1;
    }

    /** Words that cannot end a sentence, so that they go even where the rest of it stays. */
    private static boolean isPreposition(String word) {
        return word.equals("at")
                || word.equals("on")
                || word.equals("via")
                || word.equals("from")
                || word.equals("see");
    }

    private boolean startsSentence(int at, int low) {
        int i = blanksBack(at, low);
        if (i <= low) {
            return true;
        }
        char c = text.charAt(i - 1);
        return STOPS.indexOf(c) >= 0 || "\n\r>([".indexOf(c) >= 0 || (c == '*' || c == '-') && i - 1 == low;
    }

    /** Where the words end that only follow a link; the given place when they do not reach the sentence's end. */
    private int tailEnd(int from, int high) {
        for (String word : TAILS) {
            int end = from + word.length();
            if (text.regionMatches(true, from, word, 0, word.length())
                    && (end >= high
                            || STOPS.indexOf(text.charAt(end)) >= 0
                            || text.charAt(end) == '\n'
                            || text.charAt(end) == '\r')) {
                return end;
            }
        }
        return from;
    }

    /** Closes the gap: one blank where there were two, no blank before a full stop, no second full stop. */
    private int[] gap(int start, int end, int low, int high) {
        int left = blanksBack(start, low);
        int right = blanksOn(end, high);
        boolean atStart = left <= low || text.charAt(left - 1) == '\n';
        boolean atEnd = right >= high || text.charAt(right) == '\n' || text.charAt(right) == '\r';
        if (atStart && atEnd) { // nothing else stands in the line
            int next = lineBreak(right);
            return new int[] {left, next <= high ? next : right};
        }
        if (atEnd) {
            return new int[] {left, right};
        }
        if (atStart) {
            // Also the stop of a sentence of which nothing is left.
            int stop = right;
            while (stop < high && (STOPS.indexOf(text.charAt(stop)) >= 0 || ",;:".indexOf(text.charAt(stop)) >= 0)) {
                stop++;
            }
            return new int[] {start, stop > right ? blanksOn(stop, high) : right};
        }
        char next = text.charAt(right);
        char before = text.charAt(left - 1);
        if (STOPS.indexOf(next) >= 0 || ",;:".indexOf(next) >= 0) {
            if (STOPS.indexOf(before) >= 0 || ",;:".indexOf(before) >= 0) {
                if (STOPS.indexOf(next) >= 0 && STOPS.indexOf(before) < 0) {
                    return new int[] {left - 1, right}; // "see, [link]." keeps the stop
                }
                return new int[] {left, right + 1};
            }
            return new int[] {left, right};
        }
        if (next == ')' || next == ']' || next == '”') {
            return new int[] {left, right};
        }
        if (left < start && right > end) {
            return new int[] {start, right};
        }
        return new int[] {start, end};
    }

    private Span joined(int start, int end, int low, int high) {
        int[] gap = gap(start, end, low, high);
        return new Span(gap[0], Math.max(gap[0], gap[1]));
    }

    private List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        List<Span> out = new ArrayList<>(sorted.size());
        for (Span span : sorted) {
            span = new Span(Math.max(span.start(), bodyStart), Math.max(span.end(), bodyStart)); // never the header
            if (span.length() == 0) {
                continue;
            }
            Span last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && span.start() <= last.end()) {
                out.set(out.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                out.add(span);
            }
        }
        return out;
    }
}
