package org.clinicsite.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.clinicsite.document.Draft;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.text.Span;

/**
 * Finds everything in a text that is a link or that a reader takes for one: those of its tree, wiki markup and BBCode in
 * pasted text, bare addresses, and all of them in disguise. Code is left alone.
 */
final class LinkFinder {

    /** A wiki link's or BBCode's text is not longer than this. */
    private static final int LABEL = 400;

    private static final Comparator<FoundLink> BY_PLACE = Comparator.comparingInt(
                    (FoundLink l) -> l.address().start())
            .thenComparingInt(l -> -l.address().end());

    private final Predicate<String> isSuffix;

    /** @param isSuffix whether an ending such as {@code org} is a public one */
    LinkFinder(Predicate<String> isSuffix) {
        this.isSuffix = isSuffix;
    }

    /** Searches a text. */
    FoundLinks find(Draft draft) {
        Source source = draft.source();
        String text = source.text().text();
        int bodyStart = source.bodyStart();
        Format format = source.format();
        Layers layers = new Layers(text);
        layers.set(0, bodyStart, Layers.MARKUP);
        TreeLinks tree = new TreeLinks(text, bodyStart, format, layers);
        tree.gather(draft.tree());
        List<FoundLink> links = new ArrayList<>(tree.links());
        List<TextBlock> blocks = format == Format.TEXT ? paragraphs(text, bodyStart) : tree.blocks();
        new BareAddresses(text, layers, isSuffix)
                .find(
                        bodyStart,
                        text.length(),
                        (start, end, decoded) -> links.add(bare(text, start, end, decoded, layers)));
        for (FoundLink link : links) {
            layers.set(link.address(), link.isHostAlone() ? Layers.ANCHOR : Layers.MARKUP);
            for (Span label : link.texts()) {
                if (showsAddress(text, label)) {
                    for (int i = label.start(); i < label.end(); i++) {
                        if (layers.at(i) <= Layers.ANCHOR) {
                            layers.set(i, i + 1, Layers.SHOWN);
                        }
                    }
                }
            }
        }
        links.sort(BY_PLACE);
        List<FoundLink> seen = dressed(links, tree.hidden(), FoundLink.Dressing.HIDDEN);
        return new FoundLinks(
                source.text(),
                dressed(seen, tree.code(), FoundLink.Dressing.CODE),
                whole(blocks, text, bodyStart),
                layers);
    }

    /** Whether a link's text is one word with a dot in it, or begins like an address. */
    private static boolean showsAddress(String text, Span label) {
        String shown = label.length() > 400 ? "" : label.of(text).strip();
        if (shown.contains("://")) {
            return true;
        }
        int dot = shown.indexOf('.');
        return dot > 0
                && dot < shown.length() - 2
                && shown.chars().noneMatch(Character::isWhitespace)
                && shown.indexOf('<') < 0;
    }

    // ---- pasted text

    private static FoundLink bare(String text, int start, int end, String decoded, Layers layers) {
        Span address = new Span(start, end);
        Span whole = address;
        Span label = null;
        LinkVerdict.Form form = LinkVerdict.Form.BARE;
        int lineEnd = Math.min(text.length(), end + LABEL);
        char before = start > 0 ? text.charAt(start - 1) : '\n';
        char after = end < text.length() ? text.charAt(end) : '\n';
        boolean twice = start > 1 && text.charAt(start - 2) == before;
        if (before == '<' && after == '>') {
            whole = new Span(start - 1, end + 1);
            form = LinkVerdict.Form.AUTOLINK;
        } else if (before == '{' && twice && (after == '|' || after == ' ')) {
            int close = closing(text, end, lineEnd, '}');
            if (close >= 0 && text.startsWith("}}", close)) {
                whole = new Span(start - 2, close + 2);
                label = new Span(end + 1, close);
                form = LinkVerdict.Form.INLINE;
            }
        } else if (before == '[' && (after == ' ' || after == '|' || after == '\t')) {
            int close = closing(text, end, lineEnd, ']');
            if (close >= 0) {
                boolean both = twice && text.startsWith("]]", close);
                whole = new Span(both ? start - 2 : start - 1, both ? close + 2 : close + 1);
                label = new Span(end + 1, close);
                form = LinkVerdict.Form.INLINE;
            }
        } else if (before == '[' && twice && text.startsWith("][", end)) {
            int close = closing(text, end + 2, lineEnd, ']');
            if (close >= 0 && text.startsWith("]]", close)) {
                whole = new Span(start - 2, close + 2);
                label = new Span(end + 2, close);
                form = LinkVerdict.Form.INLINE;
            }
        } else if (before == '[' && after == ']') {
            boolean both = twice && text.startsWith("]]", end);
            whole = new Span(both ? start - 2 : start - 1, both ? end + 2 : end + 1);
        } else if (before == ':' && start > 2 && text.charAt(start - 2) == '"' && opensQuote(text, start - 3) >= 0) {
            int open = opensQuote(text, start - 3);
            whole = new Span(open, end);
            label = new Span(open + 1, start - 2);
            form = LinkVerdict.Form.INLINE;
        } else {
            int tag = tagBefore(text, start);
            int plain = bbcode(text, start, "[url]");
            int picture = bbcode(text, start, "[img]");
            if (tag >= 0) {
                int open = text.indexOf(']', end);
                String shut = "[/" + text.substring(tag + 1, text.indexOf('=', tag)) + "]";
                int close = open < 0 || open > lineEnd ? -1 : indexOf(text, shut, open, lineEnd);
                if (close >= 0) {
                    whole = new Span(tag, close + shut.length());
                    label = new Span(open + 1, close);
                    form = LinkVerdict.Form.INLINE;
                }
            } else if (plain >= 0 && text.regionMatches(true, end, "[/url]", 0, 6)) {
                whole = new Span(plain, end + 6);
            } else if (picture >= 0 && text.regionMatches(true, end, "[/img]", 0, 6)) {
                whole = new Span(picture, end + 6);
                form = LinkVerdict.Form.IMAGE;
            } else if (before == '(' && after == ')' && start > 1 && text.charAt(start - 2) == ']') {
                int open = opening(text, start - 3);
                if (open >= 0) {
                    boolean image = open > 0 && text.charAt(open - 1) == '!';
                    whole = new Span(image ? open - 1 : open, end + 1);
                    label = new Span(open + 1, start - 2);
                    form = image ? LinkVerdict.Form.IMAGE : LinkVerdict.Form.INLINE;
                }
            }
        }
        if (label != null) {
            layers.set(whole.start(), label.start(), Layers.MARKUP);
            boolean addressed = indexOf(text, "://", label.start(), label.end()) >= 0; // it counts as a link of its own
            for (int i = label.start(); i < label.end() && !addressed; i++) {
                if (layers.at(i) == Layers.PROSE) {
                    layers.set(i, i + 1, Layers.ANCHOR);
                }
            }
            layers.set(label.end(), whole.end(), Layers.MARKUP);
        } else {
            layers.set(whole, Layers.MARKUP);
        }
        return new FoundLink(
                address,
                form,
                decoded,
                List.of(whole),
                label == null ? List.of() : List.of(label),
                null,
                FoundLink.Dressing.NONE,
                form == LinkVerdict.Form.IMAGE,
                true);
    }

    private static int closing(String text, int from, int to, char close) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == close) {
                return i;
            }
            if (c == '\n' || c == '[') {
                return -1;
            }
        }
        return -1;
    }

    private static int opening(String text, int from) {
        for (int i = from; i >= 0 && from - i < LABEL; i--) {
            char c = text.charAt(i);
            if (c == '[') {
                return i;
            }
            if (c == '\n' || c == ']') {
                return -1;
            }
        }
        return -1;
    }

    /** Where the opening quote of a Textile link's text stands, {@code "text":address}; -1 when none does. */
    private static int opensQuote(String text, int from) {
        for (int i = from; i >= 0 && from - i < LABEL && text.charAt(i) != '\n'; i--) {
            if (text.charAt(i) == '"') {
                return i < from && (i == 0 || text.charAt(i - 1) <= ' ' || text.charAt(i - 1) == '(') ? i : -1;
            }
        }
        return -1;
    }

    /** Where a tag of bulletin boards begins that ends in an equals sign right here, {@code [url=}; -1 when none does. */
    private static int tagBefore(String text, int start) {
        int equals = start - 1;
        if (equals > 0 && (text.charAt(equals) == '"' || text.charAt(equals) == '\'')) {
            equals--;
        }
        int i = equals;
        while (i > 0 && equals - i < 8 && Character.isLetter(text.charAt(i - 1))) {
            i--;
        }
        return equals > 0 && text.charAt(equals) == '=' && i < equals && i > 0 && text.charAt(i - 1) == '['
                ? i - 1
                : -1;
    }

    private static int bbcode(String text, int start, String tag) {
        int at = start - tag.length();
        return at >= 0 && text.regionMatches(true, at, tag, 0, tag.length()) ? at : -1;
    }

    private static int indexOf(String text, String word, int from, int to) {
        for (int i = from; i + word.length() <= to; i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return i;
            }
        }
        return -1;
    }

    /** Paragraphs of raw text: stretches between blank lines or rules; a line of a list stands alone. */
    private static List<TextBlock> paragraphs(String text, int from) {
        List<TextBlock> blocks = new ArrayList<>();
        int start = -1;
        int end = from;
        int at = from;
        boolean item = false;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            int lineEnd = newline < 0 ? text.length() : newline;
            int next = newline < 0 ? text.length() : newline + 1;
            if (lineEnd > at && text.charAt(lineEnd - 1) == '\r') {
                lineEnd--;
            }
            boolean blank = isRule(text, at, lineEnd);
            boolean marker = !blank && isItem(text, at, lineEnd);
            if ((blank || marker || item) && start >= 0) {
                Span span = new Span(start, end);
                blocks.add(new TextBlock(span, span, item ? TextBlock.Kind.ITEM : TextBlock.Kind.PARAGRAPH));
                start = -1;
                item = false;
            }
            if (!blank) {
                if (start < 0) {
                    start = at;
                    item = marker;
                }
                end = lineEnd;
            }
            at = next;
        }
        if (start >= 0) {
            Span span = new Span(start, end);
            blocks.add(new TextBlock(span, span, item ? TextBlock.Kind.ITEM : TextBlock.Kind.PARAGRAPH));
        }
        return blocks;
    }

    private static boolean isRule(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c > ' '
                    && c != '-'
                    && c != '='
                    && c != '_'
                    && c != '*'
                    && c != '~'
                    && c != '#'
                    && c != '\u00a0'
                    && c != '\ufeff') {
                return false;
            }
        }
        return true;
    }

    private static boolean isItem(String text, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) <= ' ') {
            i++;
        }
        int marks = i;
        while (i < end && "*-•·".indexOf(text.charAt(i)) >= 0 && i - marks < 4) {
            i++;
        }
        if (i > marks) {
            return i < end && text.charAt(i) == ' ' && i - marks < 4 && !(text.startsWith("--", marks));
        }
        while (i < end && Character.isDigit(text.charAt(i)) && i - marks < 4) {
            i++;
        }
        return i > marks
                && i + 1 < end
                && (text.charAt(i) == '.' || text.charAt(i) == ')')
                && text.charAt(i + 1) == ' ';
    }

    // ---- all

    /** The links, those in some stretches with what these do to them. */
    private static List<FoundLink> dressed(List<FoundLink> links, List<Span> hidden, FoundLink.Dressing dressing) {
        if (hidden.isEmpty()) {
            return List.copyOf(links);
        }
        List<Span> sorted = new ArrayList<>(hidden);
        sorted.sort(Comparator.comparingInt(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) { // nested ones fall away
            if (merged.isEmpty() || merged.get(merged.size() - 1).end() < span.end()) {
                merged.add(span);
            }
        }
        List<FoundLink> out = new ArrayList<>(links.size());
        for (FoundLink link : links) {
            int low = 0;
            int high = merged.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (merged.get(middle).start() <= link.place().start()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            boolean unseen =
                    low > 0 && merged.get(low - 1).contains(link.place().start());
            out.add(unseen ? link.in(dressing) : link);
        }
        return out;
    }

    /** The blocks in order, without overlap, the stretches between them filled. */
    private static List<TextBlock> whole(List<TextBlock> blocks, String text, int from) {
        List<TextBlock> sorted = new ArrayList<>(blocks);
        sorted.sort(Comparator.comparingInt((TextBlock b) -> b.outer().start())
                .thenComparingInt(b -> b.outer().end()));
        List<TextBlock> out = new ArrayList<>(sorted.size() + 4);
        int last = from;
        for (TextBlock block : sorted) {
            if (block.outer().start() < last) {
                continue;
            }
            addGap(out, text, last, block.outer().start());
            out.add(block);
            last = block.outer().end();
        }
        addGap(out, text, last, text.length());
        return List.copyOf(out);
    }

    private static void addGap(List<TextBlock> out, String text, int start, int end) {
        int first = start;
        while (first < end && text.charAt(first) <= ' ') {
            first++;
        }
        int last = end;
        while (last > first && text.charAt(last - 1) <= ' ') {
            last--;
        }
        boolean words = false; // a rule is no block
        for (int i = first; i < last && !words; i++) {
            words = Character.isLetterOrDigit(text.charAt(i));
        }
        if (words) {
            Span span = new Span(first, last);
            out.add(new TextBlock(span, span, TextBlock.Kind.PARAGRAPH));
        }
    }
}
