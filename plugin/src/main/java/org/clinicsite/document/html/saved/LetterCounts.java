package org.clinicsite.document.html.saved;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** How many letters an element has, without its text being put together for it. */
final class LetterCounts {

    private LetterCounts() {}

    /** The letters of some words as a page shows them: runs of blanks are one, those at the edges none. */
    static int of(String words) {
        int letters = 0;
        boolean gap = false;
        for (int i = 0; i < words.length(); i++) {
            if (isBlank(words.charAt(i))) {
                gap = letters > 0;
            } else {
                letters += gap ? 2 : 1;
                gap = false;
            }
        }
        return letters;
    }

    /** Whether an element surely has more letters than some number; blanks between its parts are not counted. */
    static boolean areMoreThan(int most, Element element) {
        return left(most, element) < 0;
    }

    private static int left(int most, Element element) {
        int left = most;
        for (Node node = next(element, element); node != null && left >= 0; node = next(node, element)) {
            left -= node instanceof TextNode words ? of(words.getWholeText()) : 0;
        }
        return left;
    }

    /** The node behind another, in the order of the page, below a root; null behind the last. However deep, no stack is used. */
    static @Nullable Node next(Node node, Node root) {
        Node inner = node.firstChild();
        if (inner != null) {
            return inner;
        }
        Node at = node;
        while (at != null && at != root) {
            Node sibling = at.nextSibling();
            if (sibling != null) {
                return sibling;
            }
            at = at.parent();
        }
        return null;
    }

    /** Whether an element shows no letter. */
    static boolean isBlank(Element element) {
        return left(0, element) == 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '\u00A0';
    }
}
