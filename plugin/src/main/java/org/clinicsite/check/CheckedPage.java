package org.clinicsite.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What a page of HTML holds that others depend on, and what it depends on.
 *
 * @param path in the site's folder, such as {@code prices/index.html}
 * @param anchors every id, and every name of an old-style anchor
 * @param promises ids of its headings, in their order: what others may link to
 * @param links every address that it loads or leads to
 * @param leftovers places where an expression of a template stands in its text
 * @param canonical the address that it gives as its own; null when it gives none
 * @param isRedirect whether it only leads on
 * @param isDraft whether it says of itself that it is a draft
 * @param isDiskCopy whether it says of itself that it belongs to a copy that works from a disk
 */
record CheckedPage(
        String path,
        Set<String> anchors,
        List<String> promises,
        List<Link> links,
        List<Place> leftovers,
        @Nullable String canonical,
        boolean isRedirect,
        boolean isDraft,
        boolean isDiskCopy) {

    /** An address with its place; line and column from 1, 0 where not known. */
    record Link(String address, boolean isLoaded, int line, int column) {}

    /** Some words with their place. */
    record Place(String quote, int line, int column) {}

    private static final Set<String> CODE = Set.of("code", "pre", "kbd", "samp", "textarea");
    private static final int QUOTE = 60;

    /** Reads a page. */
    static CheckedPage parse(String path, String html) {
        PageContents plain = PlainPage.read(html);
        return plain == null ? parseTree(path, html) : of(path, plain, List.of());
    }

    /** Reads a page as a browser does, whatever it holds. */
    static CheckedPage parseTree(String path, String html) {
        Document document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        Reader reader = new Reader();
        document.traverse(reader);
        return of(path, reader.contents, reader.leftovers);
    }

    private static CheckedPage of(String path, PageContents contents, List<Place> leftovers) {
        return new CheckedPage(
                path,
                contents.anchors,
                contents.promises(),
                contents.links,
                leftovers,
                contents.canonical,
                contents.isRedirect,
                contents.isDraft,
                contents.isDiskCopy);
    }

    private static final class Reader implements NodeVisitor {
        final PageContents contents = new PageContents();
        final List<Place> leftovers = new ArrayList<>();
        private int inCode;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                inCode += CODE.contains(element.normalName()) ? 1 : 0;
                read(element);
            } else if (inCode == 0 && node instanceof TextNode text) {
                leftover(text.getWholeText(), node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                inCode -= CODE.contains(element.normalName()) ? 1 : 0;
                contents.end(element.normalName());
            }
        }

        private void read(Element element) {
            List<String> keys = new ArrayList<>();
            List<String> values = new ArrayList<>();
            if (element.attributesSize() > 0) {
                for (Attribute attribute : element.attributes()) {
                    keys.add(attribute.getKey());
                    values.add(attribute.getValue());
                    leftover(attribute.getValue(), element);
                }
            }
            Range.Position at = element.sourceRange().start();
            contents.begin(
                    element.normalName(), keys, values, Math.max(0, at.lineNumber()), Math.max(0, at.columnNumber()));
        }

        private void leftover(String text, Node node) {
            int at = text.indexOf("${");
            if (at >= 0) {
                Range.Position place = node.sourceRange().start();
                leftovers.add(new Place(
                        text.substring(at, Math.min(text.length(), at + QUOTE)),
                        Math.max(0, place.lineNumber()),
                        Math.max(0, place.columnNumber())));
            }
        }
    }
}
