package org.clinicsite.document.html.saved;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.clinicsite.document.tree.Tag;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** How much text lies in each element of a page, how much of it in links, and how much reads like prose. In characters. */
final class Measures {

    /** A paragraph that is shorter may be a caption, a button, a date. */
    private static final int PROSE = 60;
    /** With more of its letters in links it is a row of links. */
    private static final double PROSE_LINKS = 0.5;

    private static final Size NONE = new Size(0, 0, 0);

    private final Map<Element, Size> sizes = new IdentityHashMap<>();

    /**
     * The size of an element.
     *
     * @param text all letters
     * @param links those in links
     * @param prose those of its paragraphs
     */
    record Size(int text, int links, int prose) {

        /** The share of its letters that lie in links, 0 to 1. */
        double density() {
            return text == 0 ? 0 : (double) links / text;
        }
    }

    Measures(Element root) {
        measure(root, false, 0);
    }

    Size of(Element element) {
        return sizes.getOrDefault(element, NONE);
    }

    private Size measure(Element element, boolean linked, int depth) {
        boolean inLink = linked || element.normalName().equals("a") && element.hasAttr("href");
        int text = 0;
        int links = 0;
        int prose = 0;
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode words) {
                int letters = LetterCounts.of(words.getWholeText());
                text += letters;
                links += inLink ? letters : 0;
            } else if (child instanceof Element inner && depth < 2000) {
                Size size = measure(inner, inLink, depth + 1);
                text += size.text();
                links += size.links();
                prose += size.prose();
            }
        }
        if (isParagraph(element) && text >= PROSE && links <= text * PROSE_LINKS) {
            prose = Math.max(prose, text - links);
        }
        Size size = new Size(text, links, prose);
        sizes.put(element, size);
        return size;
    }

    private static final Set<String> PROSE_TAGS = Set.of("p", "li", "dd", "blockquote", "pre", "td");

    private static boolean isParagraph(Element element) {
        String name = element.normalName();
        return PROSE_TAGS.contains(name) && !holdsBlock(element, name)
                || (name.equals("div") || name.equals("section") || name.equals("center")) && holdsLineOnly(element);
    }

    private static final Set<String> BLOCKS = Set.of("p", "ul", "ol", "table", "div");

    private static boolean holdsBlock(Element element, String but) {
        for (Node node = LetterCounts.next(element, element); node != null; node = LetterCounts.next(node, element)) {
            if (node instanceof Element inner
                    && BLOCKS.contains(inner.normalName())
                    && !inner.normalName().equals(but)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an element that is made for blocks holds words of a line and nothing that parts them. */
    static boolean holdsLineOnly(Element element) {
        for (Element child : element.children()) {
            Tag tag = Tag.of(child.normalName());
            if (tag != null && tag.kind().compareTo(Tag.Kind.BREAK) > 0 && tag.kind() != Tag.Kind.UNKNOWN
                    || tag != null && !child.children().isEmpty() && !holdsLineOnly(child)) {
                return false;
            }
        }
        return !element.ownText().isBlank() || !element.children().isEmpty();
    }
}
