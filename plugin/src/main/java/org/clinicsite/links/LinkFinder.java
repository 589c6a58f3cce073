package org.clinicsite.links;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.clinicsite.markdown.MarkdownDocument;
import org.clinicsite.markdown.MarkdownLinks;
import org.clinicsite.markdown.MarkdownLinks.Part;
import org.clinicsite.source.Format;
import org.clinicsite.text.SourceText;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything in a file that is a link or that a reader takes for one: Markdown links, references and autolinks,
 * HTML, wiki markup and BBCode in pasted text, bare addresses, and all of them in disguise. Code is left alone.
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

    /**
     * Searches a file.
     *
     * @param source the file
     * @param bodyStart where the body begins
     * @param format how the body is written
     * @param markdown the body as read Markdown, offsets from the body's start; null when it is not Markdown
     */
    FoundLinks find(SourceText source, int bodyStart, Format format, @Nullable MarkdownDocument markdown) {
        String text = source.text();
        Layers layers = new Layers(text.length());
        layers.set(0, bodyStart, Layers.MARKUP);
        List<FoundLink> links = new ArrayList<>();
        List<Span> code = List.of();
        List<Block> blocks;
        switch (format) {
            case MARKDOWN -> blocks = markdown(text, bodyStart, markdown, layers, links);
            case HTML -> {
                HtmlLinks html = new HtmlLinks(text, bodyStart, layers, true);
                html.read(text.substring(bodyStart));
                links.addAll(dressed(html.links, html.hidden, FoundLink.Dressing.HIDDEN));
                blocks = html.blocks;
            }
            default -> {
                if (holdsTags(text, bodyStart)) {
                    HtmlLinks html = new HtmlLinks(text, bodyStart, layers, false);
                    html.read(text.substring(bodyStart));
                    links.addAll(dressed(html.links, html.hidden, FoundLink.Dressing.HIDDEN));
                    code = html.code;
                }
                blocks = paragraphs(text, bodyStart);
            }
        }
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
        return new FoundLinks(
                source, dressed(links, code, FoundLink.Dressing.CODE), whole(blocks, text, bodyStart), layers);
    }

    private static boolean holdsTags(String text, int from) {
        int at = text.indexOf('<', from);
        while (at >= 0) {
            if (text.regionMatches(true, at, "<a", 0, 2)
                    || text.regionMatches(true, at, "<img", 0, 4)
                    || text.regionMatches(true, at, "<iframe", 0, 7)
                    || text.regionMatches(true, at, "<form", 0, 5)
                    || text.regionMatches(true, at, "<area", 0, 5)
                    || text.regionMatches(true, at, "<embed", 0, 6)
                    || text.regionMatches(true, at, "<object", 0, 7)
                    || text.regionMatches(true, at, "<button", 0, 7)
                    || text.regionMatches(true, at, "<input", 0, 6)
                    || text.regionMatches(true, at, "<frame", 0, 6)
                    || text.regionMatches(true, at, "<code", 0, 5)
                    || text.regionMatches(true, at, "<pre", 0, 4)) {
                return true;
            }
            at = text.indexOf('<', at + 1);
        }
        return false;
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

    // ---- Markdown

    private List<Block> markdown(
            String text, int shift, @Nullable MarkdownDocument document, Layers layers, List<FoundLink> links) {
        List<Block> blocks = new ArrayList<>();
        if (document == null) {
            return blocks;
        }
        Map<Integer, Uses> references = new LinkedHashMap<>();
        Map<Integer, Part> definitions = new HashMap<>();
        List<Part> images = new ArrayList<>();
        List<Span> pictures = new ArrayList<>();
        boolean html = false;
        Span item = null;
        Map<Span, Span> items = new HashMap<>();
        for (Part part : MarkdownLinks.of(document)) {
            Span whole = moved(part.whole(), shift);
            switch (part.kind()) {
                case LINK -> {
                    Span address = moved(part.address(), shift);
                    Span label = moved(part.text(), shift);
                    layers.set(whole, Layers.MARKUP);
                    layers.set(label, Layers.ANCHOR);
                    if (address.length() > 0) {
                        links.add(new FoundLink(
                                address,
                                LinkVerdict.Form.INLINE,
                                requireNonNull(part.target()),
                                List.of(whole),
                                List.of(label),
                                title(text, address, whole),
                                FoundLink.Dressing.NONE,
                                false));
                    }
                }
                case REFERENCE, IMAGE_REFERENCE -> {
                    Span label = moved(part.text(), shift);
                    layers.set(whole, Layers.MARKUP);
                    if (part.kind() == MarkdownLinks.Kind.REFERENCE) {
                        layers.set(label, Layers.ANCHOR);
                    } else {
                        pictures.add(whole);
                    }
                    Uses uses = references.computeIfAbsent(
                            requireNonNull(part.definition()).start(), k -> new Uses());
                    uses.wholes.add(whole);
                    uses.labels.add(label);
                    uses.image |= part.kind() == MarkdownLinks.Kind.IMAGE_REFERENCE;
                }
                case DEFINITION -> {
                    layers.set(whole, Layers.MARKUP);
                    definitions.put(requireNonNull(part.address()).start(), part);
                }
                case IMAGE -> {
                    layers.set(whole, Layers.MARKUP);
                    if (!isSpacer(part.target())) {
                        pictures.add(whole);
                    }
                    images.add(part);
                }
                case AUTOLINK, MAIL -> {
                    Span address = moved(part.address(), shift);
                    layers.set(whole, Layers.MARKUP);
                    links.add(new FoundLink(
                            address,
                            LinkVerdict.Form.AUTOLINK,
                            requireNonNull(part.target()),
                            List.of(whole),
                            List.of(),
                            null,
                            FoundLink.Dressing.NONE,
                            false));
                }
                case CODE -> layers.set(whole, Layers.CODE);
                case HTML, HTML_BLOCK -> html = true;
                case ITEM -> item = whole;
                case PARAGRAPH, HEADING -> {
                    Span around = item != null && item.contains(whole) ? item : null;
                    boolean inItem = around != null;
                    boolean alone = around != null
                            && text.substring(whole.end(), around.end()).isBlank()
                            && items.put(around, whole) == null;
                    blocks.add(new Block(
                            whole,
                            around != null && alone ? around : whole,
                            part.kind() == MarkdownLinks.Kind.HEADING
                                    ? Block.Kind.HEADING
                                    : inItem ? Block.Kind.ITEM : Block.Kind.PARAGRAPH));
                }
            }
        }
        for (Part part : images) {
            Span address = moved(part.address(), shift);
            if (address.length() > 0) {
                links.add(new FoundLink(
                        address,
                        LinkVerdict.Form.IMAGE,
                        requireNonNull(part.target()),
                        List.of(moved(part.whole(), shift)),
                        List.of(),
                        null,
                        FoundLink.Dressing.NONE,
                        true));
            }
        }
        for (Part part : definitions.values()) {
            Span address = moved(part.address(), shift);
            Uses uses = references.getOrDefault(requireNonNull(part.address()).start(), new Uses());
            List<Span> wholes = new ArrayList<>(uses.wholes);
            wholes.add(moved(part.whole(), shift));
            links.add(new FoundLink(
                    address,
                    uses.image ? LinkVerdict.Form.IMAGE : LinkVerdict.Form.REFERENCE,
                    requireNonNull(part.target()),
                    wholes,
                    uses.labels,
                    null,
                    FoundLink.Dressing.NONE,
                    false));
        }
        pictures.sort(Comparator.comparingInt(Span::start));
        List<FoundLink> marked = new ArrayList<>(links.size());
        for (FoundLink link : links) {
            boolean holds = link.texts().stream().anyMatch(t -> holdsOne(pictures, t));
            marked.add(holds ? with(link, link.dressing(), true) : link);
        }
        links.clear();
        links.addAll(marked);
        if (html) {
            char[] rest = text.toCharArray();
            for (int i = shift; i < rest.length; i++) {
                if (layers.at(i) >= Layers.MARKUP && rest[i] != '\n') {
                    rest[i] = ' ';
                }
            }
            HtmlLinks tags = new HtmlLinks(text, shift, layers, false);
            tags.read(new String(rest, shift, rest.length - shift));
            for (Span span : tags.code) {
                for (int i = span.start(); i < span.end(); i++) {
                    if (layers.at(i) <= Layers.ANCHOR) {
                        layers.set(i, i + 1, Layers.CODE);
                    }
                }
            }
            links.addAll(tags.links);
            List<FoundLink> all = dressed(links, tags.hidden, FoundLink.Dressing.HIDDEN);
            links.clear();
            links.addAll(all);
        }
        return blocks;
    }

    /** Whether a picture is one that nobody sees. */
    static boolean isSpacer(@Nullable String address) {
        String name = address == null
                ? ""
                : address.substring(address.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("spacer.")
                || name.startsWith("blank.")
                || name.startsWith("pixel.")
                || name.startsWith("transparent.")
                || name.startsWith("clear.")
                || name.startsWith("1x1.");
    }

    private static final class Uses {
        private final List<Span> wholes = new ArrayList<>();
        private final List<Span> labels = new ArrayList<>();
        private boolean image;
    }

    private static boolean holdsOne(List<Span> sorted, Span outer) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).start() < outer.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < sorted.size() && outer.contains(sorted.get(low));
    }

    private static @Nullable String title(String text, Span address, Span whole) {
        String tail = text.substring(address.end(), whole.end()).strip();
        return tail.length() > 3 ? tail.substring(1, tail.length() - 2) : null;
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
                form == LinkVerdict.Form.IMAGE);
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
    private static List<Block> paragraphs(String text, int from) {
        List<Block> blocks = new ArrayList<>();
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
                blocks.add(new Block(span, span, item ? Block.Kind.ITEM : Block.Kind.PARAGRAPH));
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
            blocks.add(new Block(span, span, item ? Block.Kind.ITEM : Block.Kind.PARAGRAPH));
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

    private static Span moved(@Nullable Span span, int shift) {
        return span == null ? new Span(0, 0) : new Span(span.start() + shift, span.end() + shift);
    }

    private static FoundLink with(FoundLink link, FoundLink.Dressing dressing, boolean picture) {
        return new FoundLink(
                link.address(),
                link.form(),
                link.decoded(),
                link.uses(),
                link.texts(),
                link.title(),
                dressing,
                picture);
    }

    /** The links, those in some stretches with what these do to them. */
    private static List<FoundLink> dressed(List<FoundLink> links, List<Span> hidden, FoundLink.Dressing dressing) {
        if (hidden.isEmpty()) {
            return List.copyOf(links);
        }
        hidden.sort(Comparator.comparingInt(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : hidden) { // nested ones fall away
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
            out.add(unseen ? with(link, dressing, link.picture()) : link);
        }
        return out;
    }

    /** The blocks in order, without overlap, the stretches between them filled. */
    private static List<Block> whole(List<Block> blocks, String text, int from) {
        List<Block> sorted = new ArrayList<>(blocks);
        sorted.sort(Comparator.comparingInt((Block b) -> b.outer().start())
                .thenComparingInt(b -> b.outer().end()));
        List<Block> out = new ArrayList<>(sorted.size() + 4);
        int last = from;
        for (Block block : sorted) {
            if (block.outer().start() < last) {
                continue;
            }
            gap(out, text, last, block.outer().start());
            out.add(block);
            last = block.outer().end();
        }
        gap(out, text, last, text.length());
        return List.copyOf(out);
    }

    private static void gap(List<Block> out, String text, int start, int end) {
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
            out.add(new Block(span, span, Block.Kind.PARAGRAPH));
        }
    }
}
