package org.clinicsite.text;

import java.util.Comparator;
import java.util.List;

/** Changes of one text, in order and without overlap; knows where each character of the result stood before. */
public final class Edits {

    /** No change. */
    public static final Edits NONE = new Edits(List.of());

    private final List<Edit> edits;
    /** Per edit: the offset in the result just behind its replacement. */
    private final int[] ends;

    /**
     * @param edits in any order
     * @throws IllegalArgumentException when two overlap
     */
    public Edits(List<Edit> edits) {
        this.edits = edits.stream()
                .sorted(Comparator.comparingInt((Edit e) -> e.span().start())
                        .thenComparingInt(e -> e.span().end()))
                .toList();
        this.ends = new int[edits.size()];
        int shift = 0;
        int last = 0;
        for (int i = 0; i < ends.length; i++) {
            Edit edit = this.edits.get(i);
            if (edit.span().start() < last) {
                throw new IllegalArgumentException("edits overlap at " + edit.span().start());
            }
            last = edit.span().end();
            shift += edit.replacement().length() - edit.span().length();
            ends[i] = last + shift;
        }
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** In order. */
    public List<Edit> list() {
        return edits;
    }

    /** The text with all changes made. */
    public String apply(String text) {
        if (edits.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Edit edit : edits) {
            out.append(text, done, edit.span().start()).append(edit.replacement());
            done = edit.span().end();
        }
        return out.append(text, done, text.length()).toString();
    }

    /**
     * Where a character of the result stood before.
     *
     * @param offset in the result
     * @return the offset in the text before; for a character of a replacement the start of what it replaced
     */
    public int before(int offset) {
        int low = 0;
        int high = ends.length;
        while (low < high) { // the first edit whose replacement ends behind the offset
            int middle = (low + high) >>> 1;
            if (ends[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < ends.length) {
            Edit next = edits.get(low);
            if (offset >= ends[low] - next.replacement().length()) {
                return next.span().start();
            }
        }
        return low == 0 ? offset : offset - ends[low - 1] + edits.get(low - 1).span().end();
    }
}
