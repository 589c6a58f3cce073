package org.clinicsite.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.markdown.Directive;
import org.clinicsite.markdown.Escape;
import org.clinicsite.markdown.HtmlChoices;
import org.clinicsite.markdown.MarkdownDocument;
import org.clinicsite.markdown.Outline;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.text.UniqueIds;
import org.clinicsite.text.Words;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTML articles, and Markdown that holds HTML: once parsed, cleaned by {@link HtmlPolicy}, every refusal told.
 * What comes out is balanced, whatever went in.
 */
final class HtmlReader {

    private static final HtmlPolicy POLICY = new HtmlPolicy();
    private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "wbr");
    /** Elements whose end tag HTML lets an author leave out. */
    private static final Set<String> MAY_STAY_OPEN = Set.of(
            "caption", "colgroup", "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr");

    /** Says of a section made from Markdown which shortcut it stands for; no author's element keeps it. */
    private static final String SHORTCUT = "data-shortcut";

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    /** Elements that end a line of the plain text. */
    private static final Set<String> BLOCKS = Set.of(
            "blockquote",
            "br",
            "caption",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "td",
            "th",
            "tr",
            "ul",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");
    /** The parts of a whole page that are not its text. */
    private static final Set<String> PAGE_PARTS = Set.of("nav", "aside", "footer");

    private final Source source;
    private final Places places;
    /** Where the parsed HTML came from; null when it is the body itself. */
    private @Nullable OffsetMap map;
    /** Those of Markdown, in order. */
    private List<Shortcut> shortcuts = List.of();

    HtmlReader(Source source, Places places) {
        this.source = source;
        this.places = places;
    }

    /** Reads a whole page or a fragment. */
    ReadArticle.Body read(String html) {
        Document document = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
        Element root = document.body();
        Element text = only(document, "main");
        if (text == null) {
            text = only(document, "article");
        }
        if (text != null) {
            root = text;
        }
        String title = document.title().isBlank() ? null : document.title().strip();
        return read(root, title, html.length());
    }

    /** Reads Markdown: as HTML whose places are known. */
    ReadArticle.Body read(MarkdownDocument document, Outline outline, int length) {
        StringBuilder html = new StringBuilder(length + length / 8);
        OffsetMap places = new OffsetMap();
        document.write(html, new Passing(places, outline));
        map = places;
        shortcuts = outline.directives().stream().map(this.places::shortcut).toList();
        Document parsed = Jsoup.parse(html.toString(), "", Parser.htmlParser().setTrackPosition(true));
        return read(parsed.body(), null, length);
    }

    private static @Nullable Element only(Document document, String tag) {
        var all = document.getElementsByTag(tag);
        return all.size() == 1 ? all.first() : null;
    }

    private ReadArticle.Body read(Element root, @Nullable String pageTitle, int length) {
        clean(root);
        List<SectionPlan.Heading> headings = new ArrayList<>();
        Map<Element, Integer> numbers = new IdentityHashMap<>();
        List<Element> withIds = new ArrayList<>();
        for (Element element : root.getAllElements()) {
            if (element == root) {
                continue;
            }
            if (HEADINGS.contains(element.normalName())) {
                numbers.put(element, headings.size());
                String id = element.id();
                headings.add(new SectionPlan.Heading(
                        element.normalName().charAt(1) - '0',
                        headingText(element),
                        id.isEmpty() || !isId(id) ? null : id,
                        offset(element)));
                element.removeAttr("id");
            } else if (element.hasAttr("id")) {
                withIds.add(element);
            }
        }
        Set<String> standing = ids(withIds);
        UniqueIds ids = SectionPlan.freshIds(standing);
        String given = source.facts().common().title();
        List<Node> blocks = blocks(root);
        int first = blocks.isEmpty() || !(blocks.get(0) instanceof Element e) ? -1 : numbers.getOrDefault(e, -1);
        SectionPlan plan = SectionPlan.of(headings, given, first, ids, places);
        String title = plan.title();
        if (title == null && pageTitle != null) {
            title = pageTitle;
        }

        StringBuilder text = new StringBuilder(length);
        List<String> others = new ArrayList<>();
        List<ProposedSections.Block> prose = new ArrayList<>(blocks.size());
        for (Node block : blocks) {
            int start = text.length();
            Integer number = block instanceof Element element ? numbers.get(element) : null;
            boolean heading = number != null;
            if (number != null) {
                Section section = plan.section(number);
                text.append(section == null ? "" : section.title());
            } else {
                plainText(block, text);
            }
            String said = text.substring(start).strip();
            text.append('\n');
            if (!heading) {
                others.add(said);
            }
            prose.add(new ProposedSections.Block(
                    heading ? "" : said, block instanceof TextNode || isNamed(block, "p"), offset(block)));
        }
        List<Section> sections = plan.sections();
        Map<Node, Section> before = new IdentityHashMap<>();
        if (sections.isEmpty() && ProposedSections.wanted(source)) {
            @Nullable Section[] proposed = ProposedSections.of(prose, title, ids, places);
            sections = ProposedSections.only(proposed);
            for (int i = 0; i < proposed.length; i++) {
                Section section = proposed[i];
                if (section != null) {
                    before.put(blocks.get(i), section);
                }
            }
        }
        GappedHtml.Builder html = new GappedHtml.Builder(length);
        Writer writer = new Writer(html, numbers, plan, before);
        for (Node child : root.childNodes()) {
            child.traverse(writer);
        }
        return new ReadArticle.Body(
                title,
                sections,
                shortcuts,
                html.build(),
                Words.count(text),
                Opening.of(paragraphs(root, blocks), others));
    }

    /** The paragraphs of the text itself, not those of quotations, lists and captions. */
    private List<String> paragraphs(Element root, List<Node> blocks) {
        List<String> paragraphs = new ArrayList<>();
        List<Node> nodes = new ArrayList<>(blocks);
        if (blocks.stream().noneMatch(block -> isNamed(block, "p"))) {
            root.select("p").stream()
                    .filter(p -> p.closest("blockquote, li, figure, td, dd, details") == null)
                    .forEach(nodes::add);
        }
        for (Node node : nodes) {
            if (node instanceof TextNode || isNamed(node, "p")) {
                StringBuilder said = new StringBuilder();
                plainText(node, said);
                paragraphs.add(said.toString());
            }
        }
        return paragraphs;
    }

    private static boolean isNamed(Node node, String name) {
        return node instanceof Element element && element.normalName().equals(name);
    }

    /** The blocks of the text: what lies in the root, or in the one box that all of it lies in. */
    private static List<Node> blocks(Element root) {
        List<Node> blocks = new ArrayList<>();
        for (Node child : root.childNodes()) {
            if (child instanceof Element || child instanceof TextNode text && !text.isBlank()) {
                blocks.add(child);
            }
        }
        if (blocks.size() == 1
                && blocks.get(0) instanceof Element box
                && !box.hasAttr(SHORTCUT)
                && (box.normalName().equals("div") || box.normalName().equals("section"))) {
            return blocks(box);
        }
        return blocks;
    }

    /** Takes out what the policy refuses, and tells. */
    private void clean(Element root) {
        Set<Element> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<String, Refusal> attributes = new TreeMap<>();
        Map<String, Refusal> unwrapped = new TreeMap<>();
        Map<String, Refusal> unclosed = new TreeMap<>();
        for (Element element : new ArrayList<>(root.getAllElements())) {
            if (element == root || gone.contains(element)) {
                continue;
            }
            String name = element.normalName();
            if (PAGE_PARTS.contains(name) && source.format() == Format.HTML) {
                drop(element, gone);
                continue;
            }
            if (isOurs(element)) {
                continue;
            }
            if (name.equals("a") && !isWritten(element)) {
                element.unwrap(); // the link was where its tag is
                continue;
            }
            switch (POLICY.of(element)) {
                case DROP -> {
                    places.refused(
                            offset(element),
                            HtmlPolicy.isHidden(element)
                                    ? "This <" + name + "> is hidden from readers; it is left out."
                                    : "<" + name + "> may not stand in an article; it is left out.",
                            advice(name));
                    drop(element, gone);
                }
                case UNWRAP -> {
                    if (!isBox(name)) {
                        unwrapped.computeIfAbsent(name, n -> new Refusal(offset(element))).count++;
                    }
                    if (isBox(name)) {
                        element.tagName("div");
                        attributes(element, attributes);
                    } else {
                        element.unwrap();
                    }
                }
                case KEEP -> {
                    if (isLeftOpen(element)) {
                        unclosed.computeIfAbsent(name, n -> new Refusal(offset(element))).count++;
                    }
                    attributes(element, attributes);
                }
            }
        }
        unclosed.forEach((name, refusal) -> places.refused(
                refusal.offset,
                "<" + name + "> is not closed" + refusal.times() + "; it is closed where what it lies in ends.",
                "Write </" + name + "> where it should end."));
        unwrapped.forEach((name, refusal) -> places.refused(
                refusal.offset,
                "<" + name + "> is not known here" + refusal.times() + "; its text stays, the tag goes.",
                "Take the tag away."));
        attributes.forEach((name, refusal) -> places.refused(
                refusal.offset,
                "The attribute " + name + " may not stand in an article" + refusal.times() + "; it is left out.",
                "Take it away."));
    }

    /** Whether a tag stands for an element; a tag left open makes the parser repeat it in the blocks that follow. */
    private static boolean isWritten(Element element) {
        return element.sourceRange().isTracked() && !element.sourceRange().isImplicit();
    }

    /** Whether the author forgot an end tag; those that HTML lets out are not missed. */
    private static boolean isLeftOpen(Element element) {
        return isWritten(element)
                && element.endSourceRange().isImplicit()
                && !VOID.contains(element.normalName())
                && !MAY_STAY_OPEN.contains(element.normalName());
    }

    /** Whether an element was made from Markdown, where the author can only choose its address. */
    private boolean isOurs(Element element) {
        return map != null
                && isWritten(element)
                && !map.isRaw(element.sourceRange().startPos());
    }

    /** Boxes of a page that mean nothing within an article. */
    private static boolean isBox(String name) {
        return switch (name) {
            case "main", "article", "header", "address", "center", "form", "fieldset", "hgroup" -> true;
            default -> false;
        };
    }

    private static void drop(Element element, Set<Element> gone) {
        gone.addAll(element.getAllElements());
        element.remove();
    }

    private static @Nullable String advice(String name) {
        return switch (name) {
            case "iframe", "video", "audio", "embed", "object" -> "Link to what it shows instead.";
            case "style" -> "Put rules into the template's CSS.";
            default -> "Delete it.";
        };
    }

    /** Something refused several times, told once. */
    private static final class Refusal {
        final int offset;
        int count;

        Refusal(int offset) {
            this.offset = offset;
        }

        String times() {
            return count == 1 ? "" : " (" + count + " times)";
        }
    }

    private void attributes(Element element, Map<String, Refusal> refused) {
        if (element.normalName().equals("a") && !element.hasAttr("id") && element.hasAttr("name")) {
            element.attr("id", element.attr("name")); // how anchors were written in HTML 4
        }
        List<String> bad = null;
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            boolean address = key.equals("href") || key.equals("src");
            if (!POLICY.keeps(element, attribute)) {
                bad = bad == null ? new ArrayList<>(2) : bad;
                bad.add(key);
                if (!POLICY.isSilent(attribute)) {
                    refused.computeIfAbsent(key, k -> new Refusal(offset(element))).count++;
                }
            } else if (address) {
                places.checkAddress(attribute.getValue(), addressOffset(element, attribute));
            }
        }
        if (bad != null) {
            bad.forEach(element::removeAttr);
        }
    }

    /** The ids of other elements than headings; one that is taken or cannot be one goes. */
    private Set<String> ids(List<Element> elements) {
        Set<String> ids = new HashSet<>();
        for (Element element : elements) {
            String id = element.id();
            if (!isId(id) || LayoutIds.RESERVED.contains(id) || !ids.add(id)) {
                if (isId(id)) {
                    places.refused(
                            offset(element),
                            "The id '" + id + "' stands on this page already; here it is left out.",
                            "Choose another.");
                }
                element.removeAttr("id");
            }
        }
        return ids;
    }

    private static boolean isId(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c <= ' ' || c == 0xA0 || "\"'<>&`".indexOf(c) >= 0 || Character.isWhitespace(c)) {
                return false;
            }
        }
        return !id.isEmpty();
    }

    private static String headingText(Element heading) {
        StringBuilder text = new StringBuilder();
        plainText(heading, text);
        return text.toString().replaceAll("[\\s\u00A0]+", " ").strip();
    }

    private static void plainText(Node node, StringBuilder text) {
        node.traverse(new NodeVisitor() {
            @Override
            public void head(Node n, int depth) {
                if (n instanceof TextNode t) {
                    text.append(t.getWholeText());
                } else if (n instanceof Element e && e.normalName().equals("img")) {
                    text.append(e.attr("alt"));
                }
            }

            @Override
            public void tail(Node n, int depth) {
                if (n instanceof Element e && BLOCKS.contains(e.normalName())) {
                    text.append('\n');
                }
            }
        });
    }

    /** Where a node stands in the body. */
    private int offset(Node node) {
        int at = Math.max(0, node.sourceRange().startPos());
        return map == null ? at : map.body(at);
    }

    /** Where the value of an attribute stands in the body. */
    private int addressOffset(Element element, Attribute attribute) {
        if (map != null) {
            int link = map.link(Math.max(0, element.sourceRange().startPos()));
            if (link >= 0) {
                return link;
            }
        }
        var range = attribute.sourceRange().valueRange();
        int at = range.isTracked()
                ? range.startPos()
                : Math.max(0, element.sourceRange().startPos());
        return map == null ? at : map.body(at);
    }

    /** Writes the cleaned tree; iterative, as a tree may be deep. */
    private final class Writer implements NodeVisitor {

        private final GappedHtml.Builder html;
        private final StringBuilder out;
        private final Map<Element, Integer> headings;
        private final SectionPlan plan;
        private final Map<Node, Section> before;
        /** The depth of a heading that is not written, and all in it; -1 outside of one. */
        private int skipping = -1;

        Writer(GappedHtml.Builder html, Map<Element, Integer> headings, SectionPlan plan, Map<Node, Section> before) {
            this.html = html;
            this.out = html.out();
            this.headings = headings;
            this.plan = plan;
            this.before = before;
        }

        @Override
        public void head(Node node, int depth) {
            if (skipping >= 0) {
                return;
            }
            Section proposed = before.get(node);
            if (proposed != null) {
                html.heading(proposed);
            }
            if (node instanceof TextNode text) {
                Escape.text(out, text.getWholeText());
                return;
            }
            if (!(node instanceof Element element)) {
                return; // comments
            }
            Integer number = headings.get(element);
            if (number != null) {
                Section section = plan.section(number);
                if (section == null) {
                    skipping = depth;
                } else {
                    html.openHeading(section);
                }
                return;
            }
            String name = element.normalName();
            if (name.equals("img")) {
                picture(element);
                return;
            }
            if (element.hasAttr(SHORTCUT)) {
                html.openShortcut();
                return;
            }
            Attribute href = name.equals("a") ? element.attribute("href") : null;
            if (href != null) {
                List<String> others = new ArrayList<>();
                for (Attribute attribute : element.attributes()) {
                    if (!attribute.getKey().equals("href")
                            && !attribute.getKey().equals("id")) {
                        others.add(attribute.getKey());
                        others.add(attribute.getValue());
                    }
                }
                if (element.hasAttr("id")) { // the anchor stays when the link goes
                    out.append("<span id=\"");
                    Escape.attribute(out, element.id());
                    out.append("\"></span>");
                }
                html.openLink(href.getValue(), places.inFile(addressOffset(element, href)), null, others);
                return;
            }
            out.append('<').append(name.equals("a") ? "span" : name);
            attributes(element);
            out.append('>');
        }

        @Override
        public void tail(Node node, int depth) {
            if (skipping >= 0) {
                if (depth == skipping) {
                    skipping = -1;
                }
                return;
            }
            if (!(node instanceof Element element)) {
                return;
            }
            Integer number = headings.get(element);
            if (number != null) {
                Section section = plan.section(number);
                if (section != null) {
                    html.closeHeading(section);
                }
                return;
            }
            String name = element.normalName();
            if (element.hasAttr(SHORTCUT)) {
                html.closeShortcut(shortcuts.get(Integer.parseInt(element.attr(SHORTCUT))));
            } else if (name.equals("a")) {
                if (element.hasAttr("href")) {
                    html.closeLink();
                } else {
                    out.append("</span>");
                }
            } else if (!VOID.contains(name)) {
                out.append("</").append(name).append('>');
            }
        }

        private void picture(Element element) {
            Attribute src = element.attribute("src");
            if (src == null) {
                return;
            }
            List<String> size = new ArrayList<>();
            for (String side : List.of("width", "height")) {
                if (element.attr(side).matches("[0-9]{1,5}")) {
                    size.add(side);
                    size.add(element.attr(side));
                }
            }
            html.picture(
                    src.getValue(),
                    places.inFile(addressOffset(element, src)),
                    element.attr("alt"),
                    element.hasAttr("title") ? element.attr("title") : null,
                    size);
        }

        private void attributes(Element element) {
            for (Attribute attribute : element.attributes()) {
                out.append(' ').append(attribute.getKey()).append("=\"");
                Escape.attribute(out, attribute.getValue());
                out.append('"');
            }
        }
    }

    /** Writes Markdown as HTML that still has to be cleaned, and notes what came from where. */
    private record Passing(OffsetMap map, List<Outline.Heading> headings, List<Directive> directives)
            implements HtmlChoices {

        Passing(OffsetMap map, Outline outline) {
            this(map, outline.headings(), outline.directives());
        }

        @Override
        public void beforeBlock(StringBuilder out, int block) {
            // found again in the parsed HTML
        }

        @Override
        public boolean openHeading(StringBuilder out, int heading) {
            var written = headings.get(heading);
            map.link(out.length(), written.offset());
            out.append("<h").append(written.level());
            if (written.id() != null) {
                out.append(" id=\"");
                Escape.attribute(out, written.id());
                out.append('"');
            }
            out.append('>');
            return true;
        }

        @Override
        public void closeHeading(StringBuilder out, int heading) {
            out.append("</h").append(headings.get(heading).level()).append(">\n");
        }

        @Override
        public void openLink(StringBuilder out, String address, int offset, @Nullable String title) {
            map.link(out.length(), offset);
            out.append("<a href=\"");
            Escape.attribute(out, address);
            title(out, title);
            out.append("\">");
        }

        @Override
        public void closeLink(StringBuilder out) {
            out.append("</a>");
        }

        @Override
        public void image(StringBuilder out, String address, int offset, String alt, @Nullable String title) {
            map.link(out.length(), offset);
            out.append("<img src=\"");
            Escape.attribute(out, address);
            out.append("\" alt=\"");
            Escape.attribute(out, alt);
            title(out, title);
            out.append("\">");
        }

        private static void title(StringBuilder out, @Nullable String title) {
            if (title != null) {
                out.append("\" title=\"");
                Escape.attribute(out, title);
            }
        }

        @Override
        public void openDirective(StringBuilder out, Directive directive) {
            map.link(out.length(), directive.offset());
            out.append("<section " + SHORTCUT + "=\"")
                    .append(directives.indexOf(directive))
                    .append("\">");
        }

        @Override
        public void closeDirective(StringBuilder out, Directive directive) {
            out.append("</section>\n");
        }

        @Override
        public void rawHtml(StringBuilder out, String html, int offset) {
            map.raw(out.length(), html.length(), offset);
            out.append(html);
        }
    }

    /** Which part of HTML made from Markdown came from where. */
    private static final class OffsetMap {

        /** Per entry: start in the HTML, length there, start in the body. A length of 0 marks a link or heading. */
        private int[] entries = new int[48];

        private int count;

        void raw(int start, int length, int body) {
            add(start, length, body);
        }

        void link(int start, int body) {
            add(start, 0, body);
        }

        private void add(int start, int length, int body) {
            if (count + 3 > entries.length) {
                entries = Arrays.copyOf(entries, entries.length * 2);
            }
            entries[count++] = start;
            entries[count++] = length;
            entries[count++] = body;
        }

        /** The last entry that starts at or before an offset; -3 when none does. */
        private int entry(int at) {
            int low = 0;
            int high = count / 3;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (entries[middle * 3] <= at) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return (low - 1) * 3;
        }

        /** Where the address of a Markdown link stands whose tag starts here; -1 when it is no such link. */
        int link(int at) {
            int entry = entry(at);
            return entry >= 0 && entries[entry] == at && entries[entry + 1] == 0 ? entries[entry + 2] : -1;
        }

        /** Whether the author wrote the HTML here. */
        boolean isRaw(int at) {
            int entry = entry(at);
            return entry >= 0 && at < entries[entry] + entries[entry + 1];
        }

        /** Where something stands in the body: exactly within raw HTML, else at or before it. */
        int body(int at) {
            int entry = entry(at);
            if (entry < 0) {
                return 0;
            }
            return entries[entry + 2] + Math.min(at - entries[entry], Math.max(0, entries[entry + 1] - 1));
        }
    }
}
