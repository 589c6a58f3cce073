package org.clinicsite.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a page that was just drawn leads to, loads, and has a browser do.
 *
 * @param file in the site's folder, such as {@code prices/index.html}
 * @param anchors what links to it may name
 * @param parts in the order of the page
 */
public record DrawnPage(String file, Set<String> anchors, List<Part> parts) {

    /** What a part of a page is to a browser. */
    public enum Kind {
        /** An address that people follow. */
        LINK,
        /** An address that is asked as soon as the page is shown. */
        LOADED,
        /** What would run. */
        SCRIPT,
        /** Another page within this one. */
        FRAME,
        /** What would be sent. */
        FORM,
        /** Sound or film. */
        MEDIA,
        /** Looks that stand in the page. */
        STYLE,
        /** What all addresses are relative to. */
        BASE
    }

    /**
     * A part.
     *
     * @param words the address, or the tag in short
     * @param offset of its tag in the page's text
     */
    public record Part(Kind kind, String words, int offset) {}

    /** Types of links that browsers follow by themselves: https://html.spec.whatwg.org/multipage/links.html#linkTypes */
    private static final Set<String> LOADED = Set.of(
            "stylesheet",
            "icon",
            "apple-touch-icon",
            "apple-touch-icon-precomposed",
            "mask-icon",
            "manifest",
            "preload",
            "modulepreload",
            "prefetch",
            "preconnect",
            "dns-prefetch");

    /** Types of scripts that run; others are data (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element). */
    private static final Set<String> RUNS = Set.of(
            "",
            "module",
            "importmap",
            "speculationrules",
            "text/javascript",
            "application/javascript",
            "application/ecmascript",
            "text/ecmascript",
            "application/x-javascript",
            "text/jscript",
            "text/livescript");

    /** Elements of feeds and sitemaps whose text is an address: RSS 2.0, https://www.sitemaps.org/protocol.html. */
    private static final Set<String> ADDRESSES = Set.of("loc", "link", "url", "comments");

    /** Reads a page as browsers do, a feed or a sitemap as their readers do. */
    public static DrawnPage read(String file, String text) {
        return file.endsWith(".xml") ? readXml(file, text) : readHtml(file, text);
    }

    private static DrawnPage readXml(String file, String xml) {
        Document document = Parser.xmlParser().setTrackPosition(true).parseInput(xml, "");
        List<Part> parts = new ArrayList<>();
        for (Element element : document.getAllElements()) {
            int offset = element.sourceRange().start().pos();
            String name = element.normalName().replaceFirst("^.*:", "");
            if (ADDRESSES.contains(name)
                    && element.childrenSize() == 0
                    && !element.ownText().isBlank()) {
                parts.add(new Part(Kind.LINK, element.ownText().strip(), offset));
            }
            for (String key : List.of("href", "src", "url")) {
                if (!element.attr(key).isBlank()) {
                    parts.add(new Part(Kind.LINK, element.attr(key).strip(), offset));
                }
            }
        }
        return new DrawnPage(file, Set.of(), parts);
    }

    private static DrawnPage readHtml(String file, String html) {
        Document page = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        Set<String> anchors = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        for (Element element : page.getAllElements()) {
            if (!element.id().isEmpty()) {
                anchors.add(element.id());
            }
            if (element.normalName().equals("a") && element.hasAttr("name")) {
                anchors.add(element.attr("name"));
            }
            int offset = element.sourceRange().start().pos();
            if (element.attributesSize() > 0 || element.normalName().matches("script|style|form|iframe|frame")) {
                read(element, offset, parts);
            }
        }
        return new DrawnPage(file, anchors, parts);
    }

    private static void read(Element element, int offset, List<Part> parts) {
        String name = element.normalName();
        switch (name) {
            case "script" -> {
                if (RUNS.contains(element.attr("type").strip().toLowerCase(Locale.ROOT))) {
                    parts.add(new Part(Kind.SCRIPT, shown(element, "src"), offset));
                }
                return;
            }
            case "iframe", "frame", "object", "embed" -> {
                parts.add(new Part(Kind.FRAME, shown(element, name.equals("object") ? "data" : "src"), offset));
                return;
            }
            case "form" -> {
                if (!element.attr("method").equalsIgnoreCase("dialog")) {
                    parts.add(new Part(Kind.FORM, shown(element, "action"), offset));
                }
            }
            case "video", "audio" -> parts.add(new Part(Kind.MEDIA, shown(element, "src"), offset));
            case "style" -> parts.add(new Part(Kind.STYLE, "<style>", offset));
            case "base" -> parts.add(new Part(Kind.BASE, shown(element, "href"), offset));
            default -> {}
        }
        for (Attribute attribute : element.attributes()) {
            attribute(element, name, attribute, offset, parts);
        }
    }

    private static void attribute(Element element, String name, Attribute attribute, int offset, List<Part> parts) {
        String key = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue().strip();
        switch (key) {
            case "href", "xlink:href" -> {
                if (value.toLowerCase(Locale.ROOT).startsWith("javascript:")) {
                    parts.add(new Part(Kind.SCRIPT, shown(element, attribute.getKey()), offset));
                } else if (!name.equals("base")) {
                    boolean isLoaded = name.equals("link")
                            ? isLoaded(element.attr("rel"))
                            : name.equals("use") || name.equals("image");
                    parts.add(new Part(isLoaded ? Kind.LOADED : Kind.LINK, value, offset));
                }
            }
            case "src", "poster" -> {
                boolean isMedia = name.equals("video")
                        || name.equals("audio")
                        || element.parent() != null
                                && element.parent().normalName().matches("video|audio");
                if (!isMedia) {
                    parts.add(new Part(Kind.LOADED, value, offset));
                }
            }
            case "srcset", "imagesrcset" -> {
                for (String candidate : value.split(",\\s")) {
                    parts.add(new Part(Kind.LOADED, candidate.strip().split("\\s")[0], offset));
                }
            }
            case "style" -> parts.add(new Part(Kind.STYLE, shown(element, "style"), offset));
            default -> {
                if (key.startsWith("on") && key.length() > 2) {
                    parts.add(new Part(Kind.SCRIPT, shown(element, attribute.getKey()), offset));
                }
            }
        }
    }

    /**
     * Whether a browser asks for what a link element names, or for its host, without anybody's doing.
     *
     * @param rel its types
     */
    public static boolean isLoaded(String rel) {
        for (String word : rel.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (LOADED.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@code <form action="…">}. */
    private static String shown(Element element, String attribute) {
        String value = element.attr(attribute);
        String tag = "<" + element.normalName();
        return element.hasAttr(attribute)
                ? tag + " " + attribute + "=\"" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "\">"
                : tag + ">";
    }
}
