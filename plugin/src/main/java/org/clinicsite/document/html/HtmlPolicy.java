package org.clinicsite.document.html;

import java.util.Set;
import org.clinicsite.document.tree.Tag;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

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

    /** Attributes that say nothing to a reader; they go without a word. */
    private static final Set<String> SILENT =
            Set.of("rel", "target", "loading", "decoding", "name", "role", "tabindex", "srcset", "sizes");

    private final Safelist allowed = new Safelist();

    HtmlPolicy() {
        for (Tag tag : Tag.values()) {
            if (tag.kind().isKept()) {
                allowed.addTags(tag.label());
            }
        }
        allowed.addAttributes(":all", "class", "dir", "id", "lang")
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
    }

    /** Decides on an element. */
    Verdict of(Element element) {
        Tag tag = Tag.of(element.normalName());
        if (tag != null && tag.kind() == Tag.Kind.NO_TEXT || isHidden(element)) {
            return Verdict.DROP;
        }
        return tag != null && tag.kind().isKept() ? Verdict.KEEP : Verdict.UNWRAP;
    }

    /** Whether an element is a box of a page that is written as a plain one. */
    static boolean isBox(@Nullable Tag tag) {
        return tag != null && tag.kind() == Tag.Kind.PAGE_BOX;
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
        return !style.isEmpty() && Styles.hides(style)
                || element.normalName().equals("font") && element.attr("size").equals("0");
    }
}
