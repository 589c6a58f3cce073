package org.clinicsite.jbake;

import java.util.Locale;
import java.util.Set;
import org.jbake.model.DocumentModel;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code img.path.update=true} does: pictures' addresses are written from the site's host.
 *
 * <p>JBake 2.7 writes the whole text anew with jsoup 1.14.3, which breaks and indents its lines. Later versions lay it
 * out in another way, so the layout is done here, by 1.14.3's rules.
 */
final class PictureAddresses {

    /** Elements that jsoup 1.14.3 knows as blocks. */
    private static final Set<String> BLOCK = words("html head body frameset script noscript style meta link title frame"
            + " noframes section nav aside hgroup header footer p h1 h2 h3 h4 h5 h6 ul ol pre div blockquote hr address"
            + " figure figcaption form fieldset ins del dl dt dd li table caption thead tfoot tbody colgroup col tr th"
            + " td video audio canvas details menu plaintext template article main svg math center dir applet marquee"
            + " listing");

    private static final Set<String> INLINE = words("object base font tt i b u big small em strong dfn code samp kbd"
            + " var cite abbr time acronym mark ruby rt rp a img br wbr map q sub sup bdo iframe embed span input"
            + " select textarea label button optgroup option legend datalist keygen output progress meter area param"
            + " source track summary command device basefont bgsound menuitem data bdi s strike nobr");

    /** Written without an end tag. */
    private static final Set<String> EMPTY = words("meta link base frame img br wbr embed hr input keygen col command"
            + " device area basefont bgsound menuitem param source track");

    /** Blocks whose inside is not put on lines of its own. */
    private static final Set<String> INSIDE_INLINE =
            words("title a p h1 h2 h3 h4 h5 h6 pre address li th td script style ins del s");

    private static final Set<String> KEEPS_BLANKS = words("pre plaintext title textarea");

    /** Attributes that are written without a value when it is empty or their own name. */
    private static final Set<String> BOOLEAN = words("allowfullscreen async autofocus checked compact declare default"
            + " defer disabled formnovalidate hidden inert ismap itemscope multiple muted nohref noresize noshade"
            + " novalidate nowrap open readonly required reversed seamless selected sortable truespeed typemustmatch");

    /** How far up it is looked for an element that keeps its blanks. */
    private static final int LEVELS_UP = 6;

    private static final int WIDEST_INDENT = 30;

    /** An attribute that never leaves this class. */
    private static final String SINGLE = "data-jbake-single";

    private PictureAddresses() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** Writes a document's body anew, its pictures' addresses as the configuration says. */
    static void update(DocumentModel model, JBakeConfig config) {
        Document document = Jsoup.parseBodyFragment(withEnds(model.getBody()));
        String folder = folder(model);
        for (Element picture : document.getElementsByTag("img")) {
            String source = picture.attr("src");
            if (!source.startsWith("http://") && !source.startsWith("https://")) {
                picture.attr("src", address(source, folder, config));
            }
        }
        model.setBody(written(document));
    }

    /**
     * Gives {@code <a name="top"/>} and the like an end tag, because jsoup 1.14.3 takes them for empty, HTML for open. One
     * that is no element of HTML, as in SVG, gets a mark: it is written as it was.
     */
    private static String withEnds(String html) {
        int slash = html.indexOf("/>");
        if (slash < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length() + 64);
        int done = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(at + 1, done))) {
            if (html.startsWith("<!--", at)) {
                int end = html.indexOf("-->", at + 4);
                if (end < 0) {
                    break;
                }
                at = end;
                continue;
            }
            int nameEnd = at + 1;
            while (nameEnd < html.length()
                    && (Character.isLetterOrDigit(html.charAt(nameEnd))
                            || nameEnd > at + 1 && isNameMark(html.charAt(nameEnd)))) {
                nameEnd++;
            }
            int close = RawHtml.tagEnd(html, nameEnd);
            if (nameEnd == at + 1 || close >= html.length()) {
                continue;
            }
            String name = html.substring(at + 1, nameEnd).toLowerCase(Locale.ROOT);
            if (html.charAt(close - 1) == '/' && !EMPTY.contains(name) && !endsInBareValue(html, close - 1)) {
                boolean known = BLOCK.contains(name) || INLINE.contains(name);
                out.append(html, done, close - 1)
                        .append(known ? "" : " " + SINGLE)
                        .append("></")
                        .append(name)
                        .append('>');
                done = close + 1;
            } else if (name.equals("script") || name.equals("style") || name.equals("textarea")) {
                int end = RawHtml.indexOfEndTag(html, name, close);
                if (end < 0) {
                    break;
                }
                at = end;
            } else {
                at = close;
            }
        }
        return out.append(html, done, html.length()).toString();
    }

    /** Whether a slash ends a value without quotes, as in {@code <a href=there/>}: then it is a part of it. */
    private static boolean endsInBareValue(String html, int slash) {
        for (int i = slash - 1; i > 0 && html.charAt(i) != '<' && !isBlank(html.charAt(i)); i--) {
            if (html.charAt(i) == '"' || html.charAt(i) == '\'') {
                return false;
            }
            if (html.charAt(i) == '=') {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameMark(char c) {
        return c == '-' || c == ':' || c == '_';
    }

    private static String address(String source, String folder, JBakeConfig config) {
        String path = source.startsWith("/") ? source : folder + source.replaceFirst("\\./", "");
        if (!config.getImgPathPrependHost()) {
            return path;
        }
        String host = config.getSiteHost();
        return host + (host.endsWith("/") || path.startsWith("/") ? "" : "/") + path;
    }

    /** As JBake finds it: a page that lies in no folder gives its own address. */
    private static String folder(DocumentModel model) {
        String uri = model.getUri();
        String bare = model.getNoExtensionUri();
        if (bare != null) {
            uri = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        }
        return uri.contains("/") ? uri.substring(0, uri.lastIndexOf('/') + 1) : uri;
    }

    private static String written(Document document) {
        StringBuilder out = new StringBuilder();
        for (Node node : document.body().childNodes()) {
            write(node, 0, out);
        }
        return out.toString().trim();
    }

    private static void write(Node node, int depth, StringBuilder out) {
        if (node instanceof Element element) {
            writeElement(element, depth, out);
        } else if (node instanceof TextNode text && !(node instanceof CDataNode)) {
            String whole = text.getWholeText();
            if (isFirstInBlock(text) && !isBlank(whole)) {
                indent(depth, out);
            }
            writeText(whole, !keepsBlanks(text.parent()), out);
        } else if (node instanceof DataNode data) {
            out.append(data.getWholeData());
        } else if (node instanceof Comment comment) {
            if (isFirstInBlock(comment)) {
                indent(depth, out);
            }
            out.append("<!--").append(comment.getData()).append("-->");
        } else {
            out.append(node.outerHtml());
        }
    }

    private static void writeElement(Element element, int depth, StringBuilder out) {
        String name = element.normalName();
        Element parent = element.parent();
        boolean onItsLine = isLaidOut(name) || parent != null && isLaidOut(parent.normalName());
        boolean runsOn = !BLOCK.contains(name)
                && !EMPTY.contains(name)
                && (parent == null || BLOCK.contains(parent.normalName()))
                && element.previousSibling() != null;
        if (onItsLine && !runsOn && !out.isEmpty()) {
            indent(depth, out);
        }
        out.append('<').append(element.normalName());
        for (Attribute attribute : element.attributes()) {
            writeAttribute(attribute, out);
        }
        boolean marked = element.hasAttr(SINGLE);
        boolean single = element.childNodeSize() == 0 && (EMPTY.contains(name) || marked);
        out.append(single && marked ? " />" : ">");
        for (Node child : element.childNodes()) {
            write(child, depth + 1, out);
        }
        if (!single) {
            if (element.childNodeSize() > 0 && isLaidOut(name)) {
                indent(depth, out);
            }
            out.append("</").append(element.normalName()).append('>');
        }
    }

    /** Whether what an element holds stands on lines of its own; so it does in an element that is not known. */
    private static boolean isLaidOut(String name) {
        return !INLINE.contains(name) && !INSIDE_INLINE.contains(name);
    }

    private static boolean isFirstInBlock(Node node) {
        return node.siblingIndex() == 0 && node.parent() instanceof Element parent && isLaidOut(parent.normalName());
    }

    private static boolean keepsBlanks(@Nullable Node node) {
        @Nullable Node at = node;
        for (int level = 0; level < LEVELS_UP && at instanceof Element element; level++) {
            if (KEEPS_BLANKS.contains(element.normalName())) {
                return true;
            }
            at = element.parent();
        }
        return false;
    }

    private static void indent(int depth, StringBuilder out) {
        out.append('\n').append(" ".repeat(Math.min(depth, WIDEST_INDENT)));
    }

    private static void writeAttribute(Attribute attribute, StringBuilder out) {
        String key = attribute
                .getKey()
                .replaceAll("[\\x00-\\x1f\\x7f-\\x9f \"'/=]", "")
                .toLowerCase(Locale.ROOT);
        if (key.isEmpty() || key.equals(SINGLE)) {
            return;
        }
        out.append(' ').append(key);
        String value = attribute.getValue();
        boolean bare = !attribute.hasDeclaredValue()
                || (value.isEmpty() || value.equalsIgnoreCase(key)) && BOOLEAN.contains(key);
        if (bare) {
            return;
        }
        out.append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                out.append("&quot;");
            } else if (c == '<' || c == '>') {
                out.append(c);
            } else {
                writeCharacter(c, out);
            }
        }
        out.append('"');
    }

    private static void writeText(String text, boolean joinBlanks, StringBuilder out) {
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (joinBlanks && isBlank(c)) {
                if (!blank) {
                    out.append(' ');
                }
                blank = true;
                continue;
            }
            blank = false;
            writeCharacter(c, out);
        }
    }

    private static void writeCharacter(char c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\u00A0' -> out.append("&nbsp;");
            case '\t', '\n', '\r' -> out.append(c);
            default -> {
                if (c < ' ') {
                    out.append("&#x").append(Integer.toHexString(c)).append(';');
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> isBlank((char) c));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
