package org.clinicsite.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
 */
record CheckedPage(
        String path,
        Set<String> anchors,
        List<String> promises,
        List<Link> links,
        List<Place> leftovers,
        @Nullable String canonical,
        boolean isRedirect,
        boolean isDraft) {

    /** An address with its place; line and column from 1, 0 where not known. */
    record Link(String address, boolean isLoaded, int line, int column) {}

    /** Some words with their place. */
    record Place(String quote, int line, int column) {}

    private static final Set<String> CODE = Set.of("code", "pre", "kbd", "samp", "textarea");
    private static final int QUOTE = 60;

    /** Reads a page. */
    static CheckedPage parse(String path, String html) {
        Document document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        Reader reader = new Reader();
        document.traverse(reader);
        Element main = document.selectFirst("main");
        List<String> promises = new ArrayList<>();
        for (Element heading :
                (main == null ? document.body() : main).select("h1[id],h2[id],h3[id],h4[id],h5[id],h6[id]")) {
            promises.add(heading.id());
        }
        Element canonical = document.selectFirst("link[rel=canonical]");
        return new CheckedPage(
                path,
                reader.anchors,
                promises,
                reader.links,
                reader.leftovers,
                canonical == null ? null : canonical.attr("href"),
                document.selectFirst("meta[http-equiv=refresh]") != null,
                document.selectFirst("meta[name=clinic-site][content=draft]") != null);
    }

    private static final class Reader implements NodeVisitor {
        final Set<String> anchors = new LinkedHashSet<>();
        final List<Link> links = new ArrayList<>();
        final List<Place> leftovers = new ArrayList<>();
        private int inCode;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                inCode += CODE.contains(element.normalName()) ? 1 : 0;
                if (element.attributesSize() > 0) {
                    read(element);
                }
            } else if (inCode == 0 && node instanceof TextNode text) {
                leftover(text.getWholeText(), node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            inCode -= node instanceof Element element && CODE.contains(element.normalName()) ? 1 : 0;
        }

        private void read(Element element) {
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue();
                switch (attribute.getKey()) {
                    case "id" -> anchors.add(value);
                    case "name" -> {
                        if (element.normalName().equals("a")) {
                            anchors.add(value);
                        }
                    }
                    case "href" -> link(element, value, element.normalName().equals("link") && isLoaded(element));
                    case "src", "poster" -> link(element, value, true);
                    case "data" -> {
                        if (element.normalName().equals("object")) {
                            link(element, value, true);
                        }
                    }
                    case "srcset", "imagesrcset" -> {
                        for (String candidate : value.split(",\\s")) {
                            link(element, candidate.strip().split("\\s")[0], true);
                        }
                    }
                    case "content" -> {
                        if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
                            int url = value.toLowerCase(java.util.Locale.ROOT).indexOf("url=");
                            if (url >= 0) {
                                link(element, value.substring(url + 4).strip(), false);
                            }
                        }
                    }
                    default -> {}
                }
                leftover(value, element);
            }
        }

        private static boolean isLoaded(Element element) {
            String rel = element.attr("rel");
            return !rel.contains("canonical") && !rel.contains("alternate");
        }

        private void link(Element element, String address, boolean isLoaded) {
            if (!address.isBlank()) {
                Range.Position at = element.sourceRange().start();
                links.add(new Link(
                        address.strip(), isLoaded, Math.max(0, at.lineNumber()), Math.max(0, at.columnNumber())));
            }
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
