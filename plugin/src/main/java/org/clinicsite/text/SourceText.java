package org.clinicsite.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A decoded file that knows its places: what an offset is as line, column and code points. Immutable; line ends are as
 * in the file, the byte-order mark is gone.
 */
public final class SourceText {

    private final String path;
    private final String text;
    private @Nullable LineStarts lineStarts;

    /**
     * @param path the file as people know it: relative to the source directory, with {@code /}
     * @param text what it says
     */
    public SourceText(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** The file, relative to the source directory with {@code /}. */
    public String path() {
        return path;
    }

    /** What the file says, byte-order mark not included. */
    public String text() {
        return text;
    }

    /** The line of an offset, from 1. Lines end with LF, CRLF or CR. */
    public int line(int offset) {
        int at = Arrays.binarySearch(starts(), offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** The column of an offset in code points, from 1. */
    public int column(int offset) {
        return text.codePointCount(starts()[line(offset) - 1], offset) + 1;
    }

    private int[] starts() {
        LineStarts known = lineStarts;
        if (known == null) {
            char[] all = text.toCharArray();
            int[] starts = new int[Math.max(16, all.length / 32)];
            int count = 1;
            for (int i = 0; i < all.length; i++) {
                char c = all[i];
                if (c == '\n' || (c == '\r' && (i + 1 == all.length || all[i + 1] != '\n'))) {
                    if (count == starts.length) {
                        starts = Arrays.copyOf(starts, count * 2);
                    }
                    starts[count++] = i + 1;
                }
            }
            known = new LineStarts(Arrays.copyOf(starts, count));
            lineStarts = known;
        }
        return known.offsets;
    }

    /** Found when first asked for; its final field makes that safe for many threads. */
    private static final class LineStarts {
        final int[] offsets;

        LineStarts(int[] offsets) {
            this.offsets = offsets;
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
