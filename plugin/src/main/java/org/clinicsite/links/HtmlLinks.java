package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.text.Span;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Links, hidden stretches and blocks of HTML, by jsoup with its positions. Works on whole pages, on fragments and on
 * text that only holds some tags.
 */
final class HtmlLinks implements NodeVisitor {

    /** Elements whose text is not read as a paragraph. */
    private static final Set<String> NO_PROSE = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "textarea",
            "title",
            "head",
            "select",
            "svg",
            "math",
            "object",
            "iframe");

    private static final Set<String> CODE = Set.of("code", "pre", "kbd", "samp", "tt", "xmp", "listing");

    /** How deep one element may lie in another before its ancestors are no longer asked; browsers stop at 512 too. */
    private static final int DEPTH = 512;

    private final int shift;
    private final String text;
    private final Layers layers;
    private final boolean wholeHtml;

    final List<FoundLink> links = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    /** What is code, where tags only stand among other text; elsewhere the layers tell. */
    final List<Span> code = new ArrayList<>();
    /** What no reader sees. */
    final List<Span> hidden = new ArrayList<>();

    private final Map<Integer, Boolean> known = new HashMap<>();

    /**
     * @param text the file
     * @param shift where the HTML begins in it
     * @param layers gets what is markup, anchor, code
     * @param wholeHtml whether all of it is HTML; false when tags only stand among other text, whose layers stay
     */
    HtmlLinks(String text, int shift, Layers layers, boolean wholeHtml) {
        this.text = text;
        this.shift = shift;
        this.layers = layers;
        this.wholeHtml = wholeHtml;
    }

    /** Reads the HTML: the file from the shift on, or the same with other parts blanked. */
    void read(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        parser.setTrackErrors(0);
        Document document = parser.parseInput(html, "");
        if (wholeHtml) {
            layers.set(shift, text.length(), Layers.MARKUP);
        }
        NodeTraversor.traverse(this, document);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode && wholeHtml) {
            Span span = span(node.sourceRange());
            if (span != null) {
                layers.set(span, layerOf(node));
            }
        } else if (node instanceof Element element) {
            Span tag = span(element.sourceRange());
            if (tag == null) {
                return; // made up by the parser
            }
            visit(element, tag, depth);
        }
    }

    private byte layerOf(Node node) {
        boolean anchor = false;
        int steps = 0;
        for (Node up = node.parent(); up instanceof Element element && steps < DEPTH; up = up.parent(), steps++) {
            String name = element.normalName();
            if (NO_PROSE.contains(name)) {
                return Layers.MARKUP;
            }
            if (CODE.contains(name)) {
                return Layers.CODE;
            }
            anchor |= name.equals("a") && (!element.attr("href").isBlank() || element.hasAttr("xlink:href"));
        }
        return anchor ? Layers.ANCHOR : Layers.PROSE;
    }

    private void visit(Element element, Span tag, int depth) {
        String name = element.normalName();
        boolean unseen = depth < DEPTH && hides(element);
        if (unseen) {
            Span whole = whole(element, tag);
            if (whole.length() > tag.length()) {
                hidden.add(whole);
            }
        }
        if (!wholeHtml && CODE.contains(name)) {
            code.add(whole(element, tag));
        }
        switch (name) {
            case "a", "area" -> link(element, tag);
            case "img", "video", "audio", "source", "track" -> image(element, tag);
            case "iframe", "embed", "object", "form", "button", "input", "frame" -> other(element, tag);
            default -> {
                if (wholeHtml && isBlock(name)) {
                    block(element, tag, name);
                }
            }
        }
    }

    private void link(Element element, Span tag) {
        Attribute href = element.attribute(element.hasAttr("href") ? "href" : "xlink:href");
        if (href == null || href.getValue().isBlank()) {
            return;
        }
        Span address = value(href);
        if (address == null || known.putIfAbsent(address.start(), true) != null) {
            return; // the parser makes copies of badly nested links
        }
        Span whole = whole(element, tag);
        Span inner = new Span(tag.end(), Math.max(tag.end(), innerEnd(element, whole)));
        FoundLink.Dressing dressing = FoundLink.Dressing.NONE;
        Element image = element.selectFirst("img");
        boolean spacer = image != null && LinkFinder.isSpacer(image.attr("src"));
        boolean picture =
                !spacer && element.selectFirst("img,svg,picture,i[class],span[class*=icon],video,button,input") != null;
        if (isInvisibleInk(element)) {
            dressing = FoundLink.Dressing.INVISIBLE_INK;
        }
        if (!wholeHtml) {
            layers.set(tag, Layers.MARKUP);
            for (int i = inner.start(); i < inner.end(); i++) {
                if (layers.at(i) == Layers.PROSE) {
                    layers.set(i, i + 1, Layers.ANCHOR);
                }
            }
            layers.set(inner.end(), whole.end(), Layers.MARKUP);
        }
        String title = element.hasAttr("title") ? element.attr("title") : null;
        links.add(new FoundLink(
                address,
                LinkVerdict.Form.HTML,
                href.getValue().strip(),
                List.of(whole),
                List.of(inner),
                title,
                dressing,
                picture));
    }

    private void image(Element element, Span tag) {
        Attribute src = element.attribute("src");
        Span address = src == null || src.getValue().isBlank() ? null : value(src);
        if (src == null || address == null || known.putIfAbsent(address.start(), true) != null) {
            return;
        }
        if (!wholeHtml) {
            layers.set(tag, Layers.MARKUP);
        }
        links.add(new FoundLink(
                address,
                LinkVerdict.Form.IMAGE,
                src.getValue().strip(),
                List.of(tag),
                List.of(),
                null,
                FoundLink.Dressing.NONE,
                true));
    }

    /** Frames and forms: they lead somewhere too. */
    private void other(Element element, Span tag) {
        String key = switch (element.normalName()) {
            case "form" -> "action";
            case "button", "input" -> "formaction";
            case "object" -> "data";
            default -> "src";
        };
        Attribute attribute = element.attribute(key);
        Span address = attribute == null || attribute.getValue().isBlank() ? null : value(attribute);
        if (attribute == null || address == null || known.putIfAbsent(address.start(), true) != null) {
            return;
        }
        if (!wholeHtml) {
            layers.set(tag, Layers.MARKUP);
        }
        links.add(new FoundLink(
                address,
                LinkVerdict.Form.HTML,
                attribute.getValue().strip(),
                List.of(key.equals("src") || key.equals("data") ? whole(element, tag) : tag),
                List.of(),
                null,
                FoundLink.Dressing.NONE,
                true));
    }

    private void block(Element element, Span tag, String name) {
        if (hasBlock(element)) {
            return;
        }
        Span whole = whole(element, tag);
        int end = innerEnd(element, whole);
        if (end <= tag.end()) {
            return;
        }
        Block.Kind kind = name.startsWith("h") && name.length() == 2
                ? Block.Kind.HEADING
                : name.equals("li") || name.equals("dd") || name.equals("dt") ? Block.Kind.ITEM : Block.Kind.PARAGRAPH;
        boolean goesWhole = !name.startsWith("t");
        blocks.add(new Block(new Span(tag.end(), end), goesWhole ? whole : new Span(tag.end(), end), kind));
    }

    private static boolean hasBlock(Element element) {
        for (Element child : element.children()) {
            if (isBlock(child.normalName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlock(String name) {
        return switch (name) {
            case "p",
                    "li",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "div",
                    "td",
                    "th",
                    "dd",
                    "dt",
                    "blockquote",
                    "figcaption",
                    "pre",
                    "caption",
                    "section",
                    "article",
                    "ul",
                    "ol",
                    "table",
                    "tr",
                    "tbody",
                    "center",
                    "header",
                    "footer" -> true;
            default -> false;
        };
    }

    /** Whether an element hides what it holds. */
    private static boolean hides(Element element) {
        if (element.hasAttr("hidden") && !element.attr("hidden").equals("until-found")) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty() && Styles.hides(style)
                || element.normalName().equals("font") && element.attr("size").equals("0");
    }

    /** Whether its letters have the colour of what is behind them, as far as the markup alone tells. */
    private static boolean isInvisibleInk(Element link) {
        String ink = null;
        int steps = 0;
        for (Node up = link; up instanceof Element element && steps < DEPTH; up = up.parent(), steps++) {
            String style = element.attr("style").toLowerCase(Locale.ROOT);
            if (ink == null) {
                ink = Styles.colour(style, element.attr("color"));
            }
            String ground = Styles.background(style, element.attr("bgcolor"));
            if (ground != null) {
                return ground.equals(ink);
            }
            if (element.hasAttr("background")
                    || element.hasAttr("class") && !element.normalName().equals("a")) {
                return false; // a style sheet or a picture may lie behind
            }
        }
        return "#ffffff".equals(ink);
    }

    private Span whole(Element element, Span tag) {
        Span end = span(element.endSourceRange());
        if (end != null && end.end() > tag.end()) {
            return new Span(tag.start(), end.end());
        }
        return tag;
    }

    private int innerEnd(Element element, Span whole) {
        Span end = span(element.endSourceRange());
        return end != null && end.start() >= whole.start() && end.end() <= whole.end() ? end.start() : whole.end();
    }

    /** Where an attribute's value stands, without blanks and quotes round it. */
    private @Nullable Span value(Attribute attribute) {
        Range.AttributeRange range = attribute.sourceRange();
        Span span = span(range.valueRange());
        if (span == null) {
            return null;
        }
        int start = span.start();
        int end = span.end();
        while (start < end && " \t\r\n\"'".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " \t\r\n\"'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return start < end ? new Span(start, end) : null;
    }

    private @Nullable Span span(Range range) {
        if (!range.isTracked()) {
            return null;
        }
        int start = range.start().pos() + shift;
        int end = range.end().pos() + shift;
        return end > start && end <= text.length() ? new Span(start, end) : null;
    }

    @Override
    public void tail(Node node, int depth) {}
}
