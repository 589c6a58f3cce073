package org.clinicsite.links;

import java.nio.charset.StandardCharsets;

/**
 * The lines of a data file, found by a key within each. Holds the file's bytes and where its keys stand, and no string of
 * a line: to make thirty thousand of them would cost a small site more than all of its links. Hashing is open, with linear
 * probing.
 */
final class LineTable {

    private static final int LEAST = 64;

    private final byte[] file;

    /** Where a key begins, and where it ends, by slot; a key is never empty, so that an end of 0 is a free slot. */
    private int[] starts = new int[LEAST];

    private int[] ends = new int[LEAST];
    private int size;

    /** @param file its bytes, in UTF-8 */
    LineTable(byte[] file) {
        this.file = file;
    }

    /** What is done with a line. */
    interface Line {

        /**
         * Does it.
         *
         * @param number of the line, from 1
         * @param start of the line in the file, without blanks before it
         * @param end of the line, without blanks after it
         */
        void at(int number, int start, int end);
    }

    /** Goes through all lines but empty ones. */
    void forEach(Line work) {
        int number = 0;
        for (int start = 0; start < file.length; number++) {
            int end = start;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            int next = end + 1;
            while (start < end && isBlank(file[start])) {
                start++;
            }
            while (end > start && isBlank(file[end - 1])) {
                end--;
            }
            if (start < end) {
                work.at(number + 1, start, end);
            }
            start = next;
        }
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** What stands there. */
    String text(int start, int end) {
        return new String(file, start, end - start, StandardCharsets.UTF_8);
    }

    /** Adds a key, which may be there already. */
    void add(int start, int end) {
        if (size * 2 >= starts.length) {
            grow();
        }
        put(start, end);
        size++;
    }

    private void put(int start, int end) {
        int slot = slot(file, start, end);
        while (ends[slot] != 0) {
            slot = slot + 1 & ends.length - 1;
        }
        starts[slot] = start;
        ends[slot] = end;
    }

    private void grow() {
        int[] oldStarts = starts;
        int[] oldEnds = ends;
        starts = new int[oldStarts.length * 2];
        ends = new int[oldEnds.length * 2];
        for (int i = 0; i < oldEnds.length; i++) {
            if (oldEnds[i] != 0) {
                put(oldStarts[i], oldEnds[i]);
            }
        }
    }

    private int slot(byte[] bytes, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 15) & ends.length - 1;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Looks for a key.
     *
     * @param text where it stands, in UTF-8
     * @return the slot of its first line; -1 when there is none
     */
    int find(byte[] text, int start, int end) {
        return start < end ? from(slot(text, start, end), text, start, end) : -1;
    }

    /** The slot of the next line with the same key; -1 when there is none. */
    int next(int slot) {
        return from(slot + 1 & ends.length - 1, file, starts[slot], ends[slot]);
    }

    private int from(int slot, byte[] text, int start, int end) {
        for (int at = slot; ends[at] != 0; at = at + 1 & ends.length - 1) {
            if (isSame(at, text, start, end)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isSame(int slot, byte[] text, int start, int end) {
        int from = starts[slot];
        if (ends[slot] - from != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (text[i] != file[from + i - start]) {
                return false;
            }
        }
        return true;
    }

    /** Where the key of a slot begins in the file. */
    int start(int slot) {
        return starts[slot];
    }

    /** Where it ends. */
    int end(int slot) {
        return ends[slot];
    }
}
