package org.clinicsite.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        Collector found = PageTags.read(html, Collector::new);
        return new DrawnPage(file, found.anchors, found.parts);
    }

    private static final class Collector implements PageTags.Reader {

        private final Set<String> anchors = new HashSet<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<String> open = new ArrayList<>();

        @Override
        public void begin(PageTags.Tag tag) {
            String id = tag.value("id");
            if (!id.isEmpty()) {
                anchors.add(id);
            }
            if (tag.name().equals("a") && tag.keys().contains("name")) {
                anchors.add(tag.value("name"));
            }
            element(tag);
            open.add(tag.name());
        }

        @Override
        public void end(String name) {
            open.remove(open.size() - 1);
        }

        private void element(PageTags.Tag tag) {
            String name = tag.name();
            switch (name) {
                case "script" -> {
                    if (RUNS.contains(tag.value("type").strip().toLowerCase(Locale.ROOT))) {
                        add(Kind.SCRIPT, shown(tag, "src"), tag);
                    }
                    return;
                }
                case "iframe", "frame", "object", "embed" -> {
                    add(Kind.FRAME, shown(tag, name.equals("object") ? "data" : "src"), tag);
                    return;
                }
                case "form" -> {
                    if (!tag.value("method").equalsIgnoreCase("dialog")) {
                        add(Kind.FORM, shown(tag, "action"), tag);
                    }
                }
                case "video", "audio" -> add(Kind.MEDIA, shown(tag, "src"), tag);
                case "style" -> add(Kind.STYLE, "<style>", tag);
                case "base" -> add(Kind.BASE, shown(tag, "href"), tag);
                default -> {}
            }
            for (int i = 0; i < tag.keys().size(); i++) {
                attribute(tag, tag.keys().get(i), tag.values().get(i).strip());
            }
        }

        private void attribute(PageTags.Tag tag, String key, String value) {
            String name = tag.name();
            switch (key) {
                case "href", "xlink:href" -> {
                    if (value.regionMatches(true, 0, "javascript:", 0, 11)) {
                        add(Kind.SCRIPT, shown(tag, key), tag);
                    } else if (!name.equals("base")) {
                        boolean isLoaded = name.equals("link")
                                ? isLoaded(tag.value("rel"))
                                : name.equals("use") || name.equals("image");
                        add(isLoaded ? Kind.LOADED : Kind.LINK, value, tag);
                    }
                }
                case "src", "poster" -> {
                    if (!isMedia(name) && (open.isEmpty() || !isMedia(open.get(open.size() - 1)))) {
                        add(Kind.LOADED, value, tag);
                    }
                }
                case "srcset", "imagesrcset" -> {
                    for (String candidate : value.split(",\\s")) {
                        add(Kind.LOADED, candidate.strip().split("\\s")[0], tag);
                    }
                }
                case "style" -> add(Kind.STYLE, shown(tag, "style"), tag);
                default -> {
                    if (key.startsWith("on") && key.length() > 2) {
                        add(Kind.SCRIPT, shown(tag, key), tag);
                    }
                }
            }
        }

        private void add(Kind kind, String words, PageTags.Tag tag) {
            parts.add(new Part(kind, words, tag.offset()));
        }

        private static boolean isMedia(String name) {
            return name.equals("video") || name.equals("audio");
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
    private static String shown(PageTags.Tag tag, String attribute) {
        String value = tag.value(attribute);
        String start = "<" + tag.name();
        return tag.keys().contains(attribute)
                ? start + " " + attribute + "=\"" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "\">"
                : start + ">";
    }
}
