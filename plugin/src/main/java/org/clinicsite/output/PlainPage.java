package org.clinicsite.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Reads pages that are written out in full, tag by tag, without a tree: every element is closed by its own end tag, in
 * order, and nothing stands where a browser would move it. That is how {@code generate} writes them, and it is many times
 * faster than the parser. Every other page is left to the parser, which knows what browsers make of it
 * (https://html.spec.whatwg.org/multipage/parsing.html); where this one reads a page, both read the same.
 */
final class PlainPage {

    private static final String START = "<!doctype html>";

    private static final Set<String> VOID = Set.of(
            "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    /** What is no markup up to the element's own end tag. */
    private static final Set<String> TEXT = Set.of("script", "style", "title", "textarea");

    private static final Set<String> IN_HEAD = Set.of("meta", "link", "title", "style", "script");

    /** They end a paragraph that is open. */
    private static final Set<String> BLOCK = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "search",
            "section",
            "summary",
            "table",
            "ul",
            "li",
            "dd",
            "dt");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /** Elements that may stand anywhere in the body, also within themselves. */
    private static final Set<String> INLINE = Set.of(
            "abbr",
            "audio",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "i",
            "ins",
            "kbd",
            "label",
            "mark",
            "meter",
            "output",
            "picture",
            "progress",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "time",
            "u",
            "var",
            "video",
            "map");

    /** Elements that cannot stand within themselves: a second one ends the first, or is dropped. */
    private static final Set<String> ONCE = Set.of("a", "button", "form");

    /** Of a drawing; in it nothing else may stand. */
    private static final Set<String> DRAWING =
            Set.of("circle", "defs", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "symbol", "use");

    /** Elements of tables and what they stand in. */
    private static boolean isInItsPlace(String name, String parent) {
        return switch (name) {
            case "caption", "colgroup", "thead", "tbody", "tfoot" -> parent.equals("table");
            case "tr" -> parent.equals("thead") || parent.equals("tbody") || parent.equals("tfoot");
            case "td", "th" -> parent.equals("tr");
            case "col" -> parent.equals("colgroup");
            case "li" -> parent.equals("ul") || parent.equals("ol") || parent.equals("menu");
            case "dt", "dd" -> parent.equals("dl") || parent.equals("div");
            default -> false;
        };
    }

    private static boolean isOfTable(String name) {
        return switch (name) {
            case "table", "colgroup", "thead", "tbody", "tfoot", "tr" -> true;
            default -> false;
        };
    }

    private final String html;

    /** The same, which is read several times faster letter by letter. */
    private final char[] text;

    private final PageTags.Reader reader;
    private final List<String> open = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int nextLine; // where the line after it starts
    private boolean headDone;
    private boolean bodyDone;
    private boolean selfClosing;

    private PlainPage(String html, char[] text, PageTags.Reader reader) {
        this.html = html;
        this.text = text;
        this.reader = reader;
    }

    /** Whether the page was read; else the parser has to. */
    static boolean read(String html, PageTags.Reader reader) {
        if (!html.regionMatches(true, 0, START, 0, START.length())) {
            return false;
        }
        char[] text = html.toCharArray();
        return !isOdd(html, text) && new PlainPage(html, text, reader).readAll();
    }

    /** Whether it holds what is rare and read in ways of its own; an expression of a template among it, also in disguise. */
    private static boolean isOdd(String html, char[] text) {
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c < ' ' && c != '\n' && c != '\t'
                    || c == '$' && i + 1 < text.length && text[i + 1] == '{'
                    || c == '&' && isOddEntity(html, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOddEntity(String html, int amp) {
        return html.startsWith("&#", amp) && !html.startsWith("&#39;", amp) // an apostrophe, as templates write it
                || html.startsWith("&dollar", amp)
                || html.startsWith("&lcub", amp)
                || html.startsWith("&lbrace", amp);
    }

    private boolean readAll() {
        at = START.length();
        while (at < text.length) {
            int tag = find('<', at);
            if (!mayHoldText(at, tag < 0 ? text.length : tag)) {
                return false;
            }
            if (tag < 0) {
                break;
            }
            at = tag;
            char next = at + 1 < text.length ? text[at + 1] : ' ';
            boolean read = next == '/' ? endTag() : next == '!' ? comment() : startTag();
            if (!read) {
                return false;
            }
        }
        return bodyDone && open.isEmpty();
    }

    /** Only white space stands where text would be moved or would begin the body. */
    private boolean mayHoldText(int from, int to) {
        String parent = parent();
        if (!parent.isEmpty() && !parent.equals("html") && !parent.equals("head") && !isOfTable(parent)) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (!isSpace(text[i])) {
                return false;
            }
        }
        return true;
    }

    private String parent() {
        return open.isEmpty() ? "" : open.get(open.size() - 1);
    }

    private boolean comment() {
        if (!html.startsWith("<!--", at)) {
            return false;
        }
        int end = html.indexOf("-->", at + 4);
        int odd = html.indexOf("--!>", at + 4);
        if (end < 0 || odd >= 0 && odd < end || html.startsWith(">", at + 4) || html.startsWith("->", at + 4)) {
            return false;
        }
        at = end + 3;
        return true;
    }

    private boolean endTag() {
        int end = find('>', at);
        String name = parent();
        if (end != at + 2 + name.length() || !html.startsWith(name, at + 2)) {
            return false;
        }
        open.remove(open.size() - 1);
        at = end + 1;
        headDone |= name.equals("head");
        bodyDone |= name.equals("body");
        reader.end(name);
        return true;
    }

    private boolean startTag() {
        int start = at;
        int end = start + 1;
        while (end < text.length && isLetterOrDigit(text[end])) {
            end++;
        }
        String name = html.substring(start + 1, end);
        at = end;
        if (name.isEmpty() || !mayStart(name) || !attributes()) {
            return false;
        }
        boolean drawing = name.equals("svg") || DRAWING.contains(name);
        if (selfClosing && !drawing && !VOID.contains(name)) {
            return false;
        }
        place(start);
        reader.begin(new PageTags.Tag(name, names, values, start, line, start - lineStart + 1));
        if (VOID.contains(name) || selfClosing) {
            reader.end(name);
            return true;
        }
        if (TEXT.contains(name)) {
            return text(name);
        }
        open.add(name);
        return true;
    }

    /** Whether a browser would put the element right where it stands, and close nothing for it. */
    private boolean mayStart(String name) {
        String parent = parent();
        if (parent.isEmpty()) {
            return name.equals("html") && !bodyDone;
        }
        if (parent.equals("html")) {
            return !bodyDone && (headDone ? name.equals("body") : name.equals("head"));
        }
        if (parent.equals("head")) {
            return IN_HEAD.contains(name);
        }
        if (parent.equals("svg") || DRAWING.contains(parent)) {
            return DRAWING.contains(name);
        }
        if (isInItsPlace(name, parent)) {
            return !BLOCK.contains(name) || !open.contains("p");
        }
        if (isOfTable(parent)) {
            return false;
        }
        if (BLOCK.contains(name)) {
            return !open.contains("p")
                    && !name.equals("li")
                    && !name.equals("dd")
                    && !name.equals("dt")
                    && (!HEADINGS.contains(name) || open.stream().noneMatch(HEADINGS::contains))
                    && (!ONCE.contains(name) || !open.contains(name));
        }
        if (ONCE.contains(name)) {
            return !open.contains(name);
        }
        return INLINE.contains(name)
                || name.equals("svg")
                || name.equals("script")
                || name.equals("style")
                || name.equals("textarea")
                || VOID.contains(name) && !name.equals("col");
    }

    private boolean attributes() {
        names.clear();
        values.clear();
        selfClosing = false;
        while (at < text.length) {
            char c = text[at];
            if (isSpace(c)) {
                at++;
            } else if (c == '>') {
                at++;
                return true;
            } else if (c == '/' && at + 1 < text.length && text[at + 1] == '>') {
                selfClosing = true;
                at += 2;
                return true;
            } else if (!isSpace(text[at - 1]) || !attribute()) {
                return false;
            }
        }
        return false;
    }

    private boolean attribute() {
        int start = at;
        while (at < text.length && isOfName(text[at])) {
            at++;
        }
        String name = html.substring(start, at).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || at >= text.length || names.contains(name)) {
            return false;
        }
        String value = "";
        if (text[at] == '=') {
            char quote = at + 1 < text.length ? text[at + 1] : '>';
            int end = quote == '"' || quote == '\'' ? find(quote, at + 2) : -1;
            if (end < 0) {
                return false;
            }
            value = html.substring(at + 2, end);
            at = end + 1;
        }
        names.add(name);
        values.add(value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true));
        return true;
    }

    /** Up to the end tag of an element in which nothing else is a tag. */
    private boolean text(String name) {
        int end = html.indexOf("</", at);
        while (end >= 0 && !html.regionMatches(true, end + 2, name, 0, name.length())) {
            end = html.indexOf("</", end + 2);
        }
        int comment = html.indexOf("<!--", at);
        if (end < 0 || comment >= 0 && comment < end || !html.startsWith(name + ">", end + 2)) {
            return false;
        }
        at = end + 3 + name.length();
        reader.end(name);
        return true;
    }

    /** Counts lines up to a place, which is never before the last one. */
    private void place(int to) {
        while (nextLine <= to) {
            if (nextLine > 0) {
                line++;
                lineStart = nextLine;
            }
            int end = find('\n', nextLine);
            nextLine = end < 0 ? Integer.MAX_VALUE : end + 1;
        }
    }

    /** Where a letter stands next; -1 when it does not. */
    private int find(char wanted, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isOfName(char c) {
        return isLetterOrDigit(c) || c >= 'A' && c <= 'Z' || c == '-' || c == '_' || c == ':' || c == '.';
    }
}
