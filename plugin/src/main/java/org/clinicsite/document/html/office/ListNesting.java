package org.clinicsite.document.html.office;

import java.util.ArrayDeque;
import java.util.Deque;

/** Blocks one after another, where a paragraph may be an item of a list by its level alone. */
final class ListNesting {

    /** A list that is open, with an item that is open in it. */
    private record Open(String list, int level, String tag) {}

    private final StringBuilder out = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();

    /** Adds a block that is no item. */
    void addBlock(String html) {
        close(-1);
        out.append(html).append('\n');
    }

    /**
     * Adds an item.
     *
     * @param list tells lists of one level from each other
     * @param level from 0
     */
    void addItem(String list, int level, boolean ordered, String html) {
        String tag = ordered ? "ol" : "ul";
        close(level);
        Open last = open.peek();
        if (last != null
                && last.level() == level
                && (!last.list().equals(list) || !last.tag().equals(tag))) {
            close(level - 1);
            last = open.peek();
        }
        if (last != null && last.level() == level) {
            out.append("</li>\n<li>");
        } else {
            out.append('<').append(tag).append("><li>");
            open.push(new Open(list, level, tag));
        }
        out.append(html);
    }

    private void close(int level) {
        while (!open.isEmpty() && open.getFirst().level() > level) {
            out.append("</li></").append(open.pop().tag()).append(">\n");
        }
    }

    String html() {
        close(-1);
        return out.toString();
    }
}
