package org.clinicsite.text;

import java.util.ArrayList;
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
                throw new IllegalArgumentException(
                        "edits overlap at " + edit.span().start());
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

    /**
     * These changes and then others, as changes of the first text.
     *
     * @param next changes of the text that {@link #apply} gives
     */
    public Edits then(Edits next) {
        if (isEmpty() || next.isEmpty()) {
            return isEmpty() ? next : this;
        }
        Pieces pieces = new Pieces();
        List<Edit> composed = new ArrayList<>(edits.size() + next.edits.size());
        StringBuilder replacement = new StringBuilder();
        int kept = 0; // up to here the first text is dealt with
        int offset = 0; // in the text between
        for (Edit edit : next.edits) {
            kept = pieces.keep(edit.span().start() - offset, kept, replacement, composed);
            pieces.skip(edit.span().length());
            replacement.append(edit.replacement());
            offset = edit.span().end();
        }
        pieces.keep(Integer.MAX_VALUE, kept, replacement, composed);
        return new Edits(composed);
    }

    /** The result read from its start, as stretches of the first text and replacements in turn. */
    private final class Pieces {

        private int edit; // the next edit whose replacement is not used up
        private int used; // so much of that replacement is
        private int from; // the next character of the first text

        /**
         * Lets characters of the result stand: those of the first text end the change before them.
         *
         * @return up to where the first text is dealt with
         */
        int keep(int count, int kept, StringBuilder replacement, List<Edit> composed) {
            int left = count;
            int done = kept;
            while (left > 0 && (edit < edits.size() || from < Integer.MAX_VALUE)) {
                int copied = Math.min(left, nextStart() - from);
                if (copied > 0) {
                    if (from > done || replacement.length() > 0) {
                        composed.add(new Edit(new Span(done, from), replacement.toString()));
                        replacement.setLength(0);
                    }
                    from += copied;
                    done = from;
                    left -= copied;
                }
                if (from == nextStart() && edit < edits.size()) {
                    String text = edits.get(edit).replacement();
                    int taken = Math.min(left, text.length() - used);
                    replacement.append(text, used, used + taken);
                    left -= taken;
                    advance(taken);
                    if (left == 0) {
                        break;
                    }
                }
            }
            return done;
        }

        /** Leaves characters of the result out. */
        void skip(int count) {
            int left = count;
            while (left > 0) {
                int copied = Math.min(left, nextStart() - from);
                from += copied;
                left -= copied;
                if (left > 0) {
                    int taken = Math.min(left, edits.get(edit).replacement().length() - used);
                    left -= taken;
                    advance(taken);
                }
            }
        }

        private int nextStart() {
            return edit < edits.size() ? edits.get(edit).span().start() : Integer.MAX_VALUE;
        }

        private void advance(int taken) {
            used += taken;
            if (used == edits.get(edit).replacement().length()) {
                from = edits.get(edit).span().end();
                edit++;
                used = 0;
            }
        }
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
     * Up to where characters of the result stand as they stood before, one by one.
     *
     * @param offset in the result
     * @return an offset in the result; the given one when a replacement stands there
     */
    public int plainUntil(int offset) {
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
        if (low == ends.length) {
            return Integer.MAX_VALUE;
        }
        return Math.max(offset, ends[low] - edits.get(low).replacement().length());
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
        return low == 0
                ? offset
                : offset - ends[low - 1] + edits.get(low - 1).span().end();
    }
}
