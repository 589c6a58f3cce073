package org.clinicsite.article;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** Which HTML an article may hold: text, lists, tables, links and pictures; nothing that runs, embeds or is styled. */
final class HtmlPolicy {

    /** What becomes of an element. */
    enum Verdict {
        /** It stays. */
        KEEP,
        /** Its content stays. */
        UNWRAP,
        /** It goes with all that is in it. */
        DROP
    }

    /** Elements whose content is not the article's text, besides those that run something. */
    private static final Set<String> DROPPED = Set.of(
            "audio",
            "button",
            "canvas",
            "head",
            "input",
            "link",
            "math",
            "meta",
            "noembed",
            "noframes",
            "noscript",
            "option",
            "param",
            "plaintext",
            "select",
            "source",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "track",
            "video",
            "xmp");

    /** Attributes that say nothing to a reader; they go without a word. */
    private static final Set<String> SILENT =
            Set.of("rel", "target", "loading", "decoding", "name", "role", "tabindex", "srcset", "sizes");

    private final Safelist allowed = new Safelist()
            .addTags(
                    "a",
                    "abbr",
                    "b",
                    "bdi",
                    "bdo",
                    "blockquote",
                    "br",
                    "caption",
                    "cite",
                    "code",
                    "col",
                    "colgroup",
                    "dd",
                    "del",
                    "details",
                    "dfn",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "figcaption",
                    "figure",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "li",
                    "mark",
                    "ol",
                    "p",
                    "pre",
                    "q",
                    "rp",
                    "rt",
                    "ruby",
                    "s",
                    "samp",
                    "section",
                    "small",
                    "span",
                    "strong",
                    "sub",
                    "summary",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "time",
                    "tr",
                    "u",
                    "ul",
                    "var",
                    "wbr")
            .addAttributes(":all", "class", "dir", "id", "lang")
            .addAttributes("a", "href", "title")
            .addAttributes("abbr", "title")
            .addAttributes("col", "span")
            .addAttributes("colgroup", "span")
            .addAttributes("details", "open")
            .addAttributes("dfn", "title")
            .addAttributes("img", "alt", "height", "src", "title", "width")
            .addAttributes("li", "value")
            .addAttributes("ol", "reversed", "start", "type")
            .addAttributes("td", "colspan", "headers", "rowspan")
            .addAttributes("th", "abbr", "colspan", "headers", "rowspan", "scope")
            .addAttributes("time", "datetime");

    /** Decides on an element. */
    Verdict of(Element element) {
        String name = element.normalName();
        if (ActiveHtml.isActive(name) || DROPPED.contains(name) || isHidden(element)) {
            return Verdict.DROP;
        }
        return allowed.isSafeTag(name) ? Verdict.KEEP : Verdict.UNWRAP;
    }

    /** Whether an attribute of an element that stays may stay too. Addresses are judged elsewhere. */
    boolean keeps(Element element, Attribute attribute) {
        return allowed.isSafeAttribute(element.normalName(), element, attribute);
    }

    /** Whether the author need not be told that the attribute goes. */
    boolean isSilent(Attribute attribute) {
        return SILENT.contains(attribute.getKey());
    }

    /** What no reader saw must not come to light when its style goes. */
    static boolean isHidden(Element element) {
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String plain = style.toLowerCase(Locale.ROOT).replaceAll("\\s|/\\*.*?\\*/", "");
        return plain.contains("display:none")
                || plain.contains("visibility:hidden")
                || plain.matches(".*(?:^|;)(?:font-size|opacity):0(?:\\.0*)?(?:px|pt|r?em|%)?(?:!important)?(?:;.*)?");
    }
}
