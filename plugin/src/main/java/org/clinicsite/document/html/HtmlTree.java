package org.clinicsite.document.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.document.tree.Addresses;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Characters;
import org.clinicsite.text.Span;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Cleans jsoup's tree and makes ours of it. */
final class HtmlTree {

    private static final HtmlPolicy POLICY = new HtmlPolicy();

    /** How deep one element may lie in another; what is deeper stays without its tag. Browsers stop at 512. */
    private static final int MAX_DEPTH = 400;

    private static final Evaluator PICTURED =
            QueryParser.parse("img,svg,picture,i[class],span[class*=icon],video,button,input");

    private static final Evaluator IMAGE = QueryParser.parse("img");

    private final String html;
    private final Origin origin;
    private final Places places;
    private final List<Node> leftOut = new ArrayList<>();
    private final List<Span> hidden = new ArrayList<>();
    /** What a link looked like before it was cleaned; those without anything to tell are not in it. */
    private final Map<Element, Looks> looks = new IdentityHashMap<>();

    private record Looks(Inline.Dressing dressing, boolean pictured) {}

    HtmlTree(String html, Origin origin, Places places) {
        this.html = html;
        this.origin = origin;
        this.places = places;
    }

    /** What is left out, with its links. */
    List<Node> leftOut() {
        return leftOut;
    }

    /** What markup hides. */
    List<Span> hidden() {
        return hidden;
    }

    /** @param page whether the root may be a whole page */
    List<Node> of(Element root, boolean page) {
        look(root);
        clean(root, page);
        cleanIds(root);
        return children(root, 0);
    }

    // ---- before cleaning

    private void look(Element root) {
        for (Element element : root.getAllElements()) {
            if (!element.normalName().equals("a") || isOurs(element)) {
                continue;
            }
            Element image = element.selectFirst(IMAGE);
            boolean spacer = image != null && Addresses.isSpacer(image.attr("src"));
            boolean pictured = !spacer && element.selectFirst(PICTURED) != null;
            boolean ink = isInvisibleInk(element);
            if (ink || pictured) {
                looks.put(element, new Looks(ink ? Inline.Dressing.INVISIBLE_INK : Inline.Dressing.NONE, pictured));
            }
        }
    }

    /** Whether its letters have the colour of what is behind them, as far as the markup alone tells. */
    private static boolean isInvisibleInk(Element link) {
        String ink = null;
        int steps = 0;
        for (org.jsoup.nodes.Node up = link;
                up instanceof Element element && steps < MAX_DEPTH;
                up = up.parent(), steps++) {
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

    // ---- cleaning

    /** Takes out what the policy refuses, and tells. */
    private void clean(Element root, boolean page) {
        Set<Element> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<String, Refusal> attributes = new TreeMap<>();
        Map<String, Refusal> unwrapped = new TreeMap<>();
        Map<String, Refusal> unclosed = new TreeMap<>();
        Set<String> open = new HashSet<>();
        Set<Integer> written = new HashSet<>();
        for (Element element : new ArrayList<>(root.getAllElements())) {
            if (element == root || gone.contains(element)) {
                continue;
            }
            String name = element.normalName();
            Tag tag = Tag.of(name);
            if (page && tag != null && tag.kind() == Tag.Kind.PAGE_PART) {
                drop(element, gone);
                continue;
            }
            if (isOurs(element)) {
                continue;
            }
            boolean copy =
                    !isWritten(element) || !written.add(element.sourceRange().startPos());
            if (copy && (name.equals("a") || open.contains(name))) {
                unwrap(element); // what was left open ends where its block does
                continue;
            }
            switch (POLICY.of(element)) {
                case DROP -> {
                    boolean unseen = HtmlPolicy.isHidden(element);
                    places.reportRefused(
                            Code.HTML_NOT_ALLOWED,
                            offset(element),
                            unseen
                                    ? "This <" + name + "> is hidden from readers; it is left out."
                                    : "<" + name + "> may not stand in an article; it is left out.",
                            advice(name));
                    leaveOut(element, unseen);
                    drop(element, gone);
                }
                case UNWRAP -> {
                    cleanAddress(element, false);
                    if (HtmlPolicy.isBox(tag)) {
                        element.tagName("div");
                        cleanAttributes(element, attributes);
                    } else {
                        unwrapped.computeIfAbsent(name, n -> new Refusal(offset(element))).count++;
                        unwrap(element);
                    }
                }
                case KEEP -> {
                    if (!copy && isLeftOpen(element, tag)) {
                        unclosed.computeIfAbsent(name, n -> new Refusal(offset(element))).count++;
                        if (tag != null && tag.kind().compareTo(Tag.Kind.CODE) <= 0) {
                            open.add(name);
                        }
                    }
                    cleanAttributes(element, attributes);
                }
            }
        }
        unclosed.forEach((name, refusal) -> places.reportRefused(
                Code.UNCLOSED_HTML,
                refusal.offset,
                "<" + name + "> is not closed" + refusal.times() + "; it is closed where what it lies in ends.",
                "Write </" + name + "> where it should end."));
        unwrapped.forEach((name, refusal) -> places.reportRefused(
                Code.HTML_NOT_ALLOWED,
                refusal.offset,
                "<" + name + "> is not known here" + refusal.times() + "; its text stays, the tag goes.",
                "Take the tag away."));
        attributes.forEach((name, refusal) -> places.reportRefused(
                Code.HTML_NOT_ALLOWED,
                refusal.offset,
                "The attribute " + name + " may not stand in an article" + refusal.times() + "; it is left out.",
                "Take it away."));
    }

    /** Beside so many others an element is emptied of its meaning where it stands: taking each out would move all others. */
    private static final int MANY = 5000;

    /** Takes an element away, and leaves what it holds. */
    private static void unwrap(Element element) {
        Element parent = element.parent();
        if (parent != null && parent.childNodeSize() > MANY) {
            element.tagName("span").clearAttributes();
        } else {
            element.unwrap();
        }
    }

    /** Whether a tag stands for an element; a tag left open makes the parser repeat it in the blocks that follow. */
    private static boolean isWritten(Element element) {
        return element.sourceRange().isTracked() && !element.sourceRange().isImplicit();
    }

    /** Whether the author forgot an end tag; those that HTML lets out are not missed. */
    private static boolean isLeftOpen(Element element, @Nullable Tag tag) {
        return isWritten(element)
                && element.endSourceRange().isImplicit()
                && tag != null
                && !tag.isEmpty()
                && !tag.mayStayOpen();
    }

    /** Whether an element was made from Markdown, where the author can only choose its address. */
    private boolean isOurs(Element element) {
        return isWritten(element) && !origin.isOwn(element.sourceRange().startPos());
    }

    private static void drop(Element element, Set<Element> gone) {
        gone.addAll(element.getAllElements());
        element.remove();
    }

    private static @Nullable String advice(String name) {
        return switch (name) {
            case "iframe", "video", "embed", "object" ->
                "Link to what it shows instead; in Markdown '::: video' around the link makes a picture with a play button"
                        + " of it, and '::map' or '::book' show your own.";
            case "audio" -> "Link to what it shows instead.";
            case "button", "form", "input" ->
                "In Markdown write '::button[Words]{to=\"/prices/\"}', or [words](address){.button}.";
            case "marquee", "blink", "center", "font" ->
                "In Markdown '::: caution' makes a box of what nobody may miss.";
            case "style" -> "Put rules into the template's CSS.";
            default -> "Delete it.";
        };
    }

    /** Keeps the addresses of what no page shows. */
    private void leaveOut(Element box, boolean unseen) {
        Span whole = span(box);
        if (unseen && whole.length() > 0) {
            hidden.add(whole);
        }
        for (Element element : box.getAllElements()) {
            cleanAddress(element, unseen);
        }
    }

    /** Keeps the address of an element that is not shown, if it has one. */
    private void cleanAddress(Element element, boolean unseen) {
        String name = element.normalName();
        String key = switch (name) {
            case "a", "area" -> element.hasAttr("href") ? "href" : "xlink:href";
            case "object" -> "data";
            case "form" -> "action";
            case "button", "input" -> "formaction";
            case "img", "iframe", "embed", "frame", "video", "audio", "source", "track" -> "src";
            default -> "";
        };
        Attribute attribute = key.isEmpty() ? null : element.attribute(key);
        if (attribute == null || attribute.getValue().isBlank() || !isWritten(element)) {
            return;
        }
        Inline.Address address = address(element, attribute);
        Span at = span(element);
        boolean picture = switch (name) {
            case "img", "video", "audio", "source", "track" -> true;
            default -> false;
        };
        if (picture) {
            leftOut.add(new Inline.Picture(
                    address, Inline.Form.HTML, element.attr("alt"), null, List.of(), at.start(), at.end()));
            return;
        }
        boolean link = key.endsWith("href");
        Looks look = looks.getOrDefault(element, new Looks(Inline.Dressing.NONE, !link));
        leftOut.add(new Inline.Link(
                address,
                Inline.Form.HTML,
                element.hasAttr("title") ? element.attr("title") : null,
                List.of(),
                link ? children(element, MAX_DEPTH) : List.of(),
                inner(element, at),
                unseen ? Inline.Dressing.HIDDEN : look.dressing(),
                look.pictured(),
                at.start(),
                at.end()));
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

    private void cleanAttributes(Element element, Map<String, Refusal> refused) {
        if (element.normalName().equals("a") && !element.hasAttr("id") && element.hasAttr("name")) {
            element.attr("id", element.attr("name")); // how anchors were written in HTML 4
        }
        List<String> bad = null;
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            if (!POLICY.keeps(element, attribute)) {
                bad = bad == null ? new ArrayList<>(2) : bad;
                bad.add(key);
                if (!POLICY.isSilent(attribute)) {
                    refused.computeIfAbsent(key, k -> new Refusal(offset(element))).count++;
                }
            } else if (key.equals("href") || key.equals("src")) {
                Inline.Address address = address(element, attribute);
                places.checkAddress(address.value(), address.start());
            }
        }
        if (bad != null) {
            bad.forEach(element::removeAttr);
        }
    }

    /** Takes ids of other elements than headings away that are taken or cannot be one. */
    private void cleanIds(Element root) {
        Set<String> ids = new HashSet<>();
        for (Element element : root.getAllElements()) {
            Tag tag = Tag.of(element.normalName());
            if (element == root || !element.hasAttr("id") || tag != null && tag.kind() == Tag.Kind.HEADING) {
                continue;
            }
            String id = element.id();
            if (!isId(id) || LayoutIds.RESERVED.contains(id) || !ids.add(id)) {
                if (isId(id)) {
                    places.reportRefused(
                            Code.DUPLICATE_ANCHOR,
                            offset(element),
                            "The id '" + id + "' stands on this page already; here it is left out.",
                            "Choose another.");
                }
                element.removeAttr("id");
            }
        }
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

    // ---- our tree

    private List<Node> children(Element element, int depth) {
        if (element.childNodeSize() == 0) {
            return List.of();
        }
        List<Node> out = new ArrayList<>(element.childNodeSize());
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof TextNode text) {
                addWords(text, out);
            } else if (child instanceof Element inner) {
                addElement(inner, depth + 1, out);
            }
        }
        return out;
    }

    private void addElement(Element element, int depth, List<Node> out) {
        Tag tag = Tag.of(element.normalName());
        if (tag == null || depth > MAX_DEPTH && !tag.isEmpty()) {
            addFlat(element, out);
            return;
        }
        Span at = span(element);
        switch (tag.kind()) {
            case HEADING -> out.add(heading(element, tag, at, depth));
            case PICTURE -> addPicture(element, at, out);
            case LINK -> addLink(element, at, depth, out);
            default -> {
                Block.Shortcut shortcut = tag == Tag.SECTION && isOurs(element)
                        ? origin.part(element.sourceRange().startPos(), Block.Shortcut.class)
                        : null;
                List<Node> children = children(element, depth);
                at = whole(at, children);
                out.add(
                        shortcut != null
                                ? new Block.Shortcut(shortcut.directive(), children, at.start(), at.end())
                                : new Inline.Element(
                                        tag,
                                        attributes(element),
                                        children,
                                        inner(element, at),
                                        !isOurs(element),
                                        at.start(),
                                        at.end()));
            }
        }
    }

    /** What lies deeper than anybody reads, without its tags. */
    private void addFlat(Element element, List<Node> out) {
        element.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                addWords(text, out);
            }
        });
    }

    private Block.Heading heading(Element element, Tag tag, Span at, int depth) {
        List<Node> children = children(element, depth);
        String id = element.id();
        Block.Heading written = origin.part(Math.max(0, element.sourceRange().startPos()), Block.Heading.class);
        return new Block.Heading(
                tag.level(),
                isId(id) ? id : null,
                children,
                written == null ? at.start() : written.start(),
                written == null ? at.end() : written.end());
    }

    private void addPicture(Element element, Span at, List<Node> out) {
        Attribute src = element.attribute("src");
        if (src == null) {
            return;
        }
        Inline.Picture written =
                isOurs(element) ? origin.part(element.sourceRange().startPos(), Inline.Picture.class) : null;
        if (written != null) {
            out.add(written);
            return;
        }
        List<String> size = new ArrayList<>(4);
        for (String side : List.of("width", "height")) {
            if (element.attr(side).matches("[0-9]{1,5}")) {
                size.add(side);
                size.add(element.attr(side));
            }
        }
        out.add(new Inline.Picture(
                address(element, src),
                Inline.Form.HTML,
                element.attr("alt"),
                element.hasAttr("title") ? element.attr("title") : null,
                List.copyOf(size),
                at.start(),
                at.end()));
    }

    private void addLink(Element element, Span tags, int depth, List<Node> out) {
        List<Node> children = children(element, depth);
        Span at = whole(tags, children);
        Attribute href = element.attribute("href");
        Inline.Link written =
                isOurs(element) ? origin.part(element.sourceRange().startPos(), Inline.Link.class) : null;
        if (written == null && isOurs(element)) { // there and back between a text and its notes
            out.add(new Inline.Element(
                    Tag.A, attributes(element), children, inner(element, at), false, at.start(), at.end()));
            return;
        }
        if (href == null) {
            out.add(new Inline.Element(
                    Tag.SPAN, attributes(element), children, inner(element, at), true, at.start(), at.end()));
            return;
        }
        if (element.hasAttr("id")) { // the anchor stays when the link goes
            out.add(new Inline.Element(
                    Tag.SPAN,
                    List.of("id", element.id()),
                    List.of(),
                    new Span(at.start(), at.start()),
                    true,
                    at.start(),
                    at.start()));
        }
        List<String> others = new ArrayList<>();
        for (Attribute attribute : element.attributes()) {
            if (!attribute.getKey().equals("href") && !attribute.getKey().equals("id")) {
                others.add(attribute.getKey());
                others.add(attribute.getValue());
            }
        }
        Looks look = looks.getOrDefault(element, new Looks(Inline.Dressing.NONE, false));
        out.add(
                written != null
                        ? new Inline.Link(
                                written.address(),
                                written.form(),
                                null,
                                List.copyOf(others),
                                children,
                                written.inner(),
                                Inline.Dressing.NONE,
                                false,
                                written.start(),
                                written.end())
                        : new Inline.Link(
                                address(element, href),
                                Inline.Form.HTML,
                                null,
                                List.copyOf(others),
                                children,
                                inner(element, at),
                                look.dressing(),
                                look.pictured(),
                                at.start(),
                                at.end()));
    }

    private static List<String> attributes(Element element) {
        if (element.attributesSize() == 0) {
            return List.of();
        }
        List<String> out = new ArrayList<>(element.attributesSize() * 2);
        for (Attribute attribute : element.attributes()) {
            out.add(attribute.getKey());
            out.add(attribute.getValue());
        }
        return List.copyOf(out);
    }

    // ---- places

    /** An element that its author left open reaches as far as what it holds. */
    private static Span whole(Span at, List<Node> children) {
        int end = children.isEmpty() ? 0 : children.get(children.size() - 1).end();
        return end > at.end() ? new Span(at.start(), end) : at;
    }

    private int parentOffset(TextNode node) {
        Element parent = node.parent();
        return parent == null ? origin.place(0) : offset(parent);
    }

    private int offset(Element element) {
        return span(element).start();
    }

    /** Where an element stands in the file, its tags included; where its parent does when nothing tells. */
    private Span span(Element element) {
        Range range = element.sourceRange();
        if (!range.isTracked()) {
            int at = origin.place(0);
            return new Span(at, at);
        }
        if (isOurs(element)) {
            Node part = origin.part(range.startPos());
            if (part != null) {
                return new Span(part.start(), part.end());
            }
        }
        int start = origin.place(range.startPos());
        int end = Math.max(start, origin.place(range.endPos()));
        Range close = element.endSourceRange();
        if (close.isTracked() && close.endPos() > range.endPos()) {
            end = Math.max(end, origin.place(close.endPos()));
        }
        return new Span(start, end);
    }

    private Span inner(Element element, Span at) {
        Range range = element.sourceRange();
        if (!range.isTracked() || isOurs(element)) {
            return at;
        }
        int start = Math.min(at.end(), Math.max(at.start(), origin.place(range.endPos())));
        Range close = element.endSourceRange();
        int end = close.isTracked() && close.startPos() >= range.endPos() ? origin.place(close.startPos()) : at.end();
        return new Span(start, Math.max(start, Math.min(end, at.end())));
    }

    private Inline.Address address(Element element, Attribute attribute) {
        String value = attribute.getValue();
        if (isOurs(element)) {
            Node part = origin.part(element.sourceRange().startPos());
            if (part instanceof Inline.Link link) {
                return link.address();
            } else if (part instanceof Inline.Picture picture) {
                return picture.address();
            }
        }
        Range range = attribute.sourceRange().valueRange();
        if (!range.isTracked()) {
            Span whole = span(element);
            return new Inline.Address(value, whole.start(), whole.end());
        }
        int start = range.startPos();
        int end = range.endPos();
        while (start < end && " \t\r\n\"'".indexOf(html.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " \t\r\n\"'".indexOf(html.charAt(end - 1)) >= 0) {
            end--;
        }
        int from = origin.place(start);
        return new Inline.Address(value, from, Math.max(from, origin.place(end)));
    }

    /** Words, each character with the place where the HTML has it; codes are read by jsoup. */
    private void addWords(TextNode node, List<Node> out) {
        String text = node.getWholeText();
        Range range = node.sourceRange();
        if (text.isEmpty()) {
            return;
        }
        if (!range.isTracked()) {
            int at =
                    out.isEmpty() ? parentOffset(node) : out.get(out.size() - 1).end();
            out.add(new Inline.Words(text, at, at));
            return;
        }
        int at = range.startPos();
        int to = range.endPos();
        int done = 0;
        int i = 0;
        while (i < text.length()) {
            char c = at < to ? html.charAt(at) : 0;
            if (at < to && c == '&') {
                int end = code(text, i, at, to);
                if (end > 0) {
                    flush(text, done, i, at, out);
                    String means = Parser.unescapeEntities(html.substring(at, end), false);
                    if (Characters.forbidden(means, 0) >= 0) {
                        places.leaveCharacterOut(origin.place(at), means.charAt(0));
                    }
                    origin.addCode(means, at, end, out);
                    i += means.length();
                    at = end;
                    done = i;
                    continue;
                }
            }
            if (at < to && c == text.charAt(i)) {
                i++;
                at++;
                continue;
            }
            flush(text, done, i, at, out);
            done = i;
            int next = at < to ? html.indexOf(text.charAt(i), at) : -1;
            if (next >= 0 && next < to) { // a character that HTML does not take over
                at = next;
                continue;
            }
            origin.addCode(text.substring(i), Math.min(at, to), to, out);
            return;
        }
        flush(text, done, i, at, out);
    }

    private void flush(String text, int from, int to, int at, List<Node> out) {
        if (to > from) {
            origin.addWords(text.substring(from, to), at - (to - from), out);
        }
    }

    /** Where a code ends that begins in the HTML and stands for what the text has there; -1 when it is none. */
    private int code(String text, int i, int at, int to) {
        int end = at + 1;
        while (end < to && end < at + 34 && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == '#')) {
            end++;
        }
        if (end < to && html.charAt(end) == ';') {
            end++;
        }
        for (; end > at + 2; end--) {
            String written = html.substring(at, end);
            String means = Parser.unescapeEntities(written, false);
            if (!means.equals(written)
                    && !means.endsWith(written.substring(written.length() - 1))
                    && text.startsWith(means, i)) {
                return end;
            }
        }
        return -1;
    }
}
