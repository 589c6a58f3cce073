package org.clinicsite.render;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers a page in UTF-8, and ends it when it gets too long. */
final class LimitedWriter extends Writer {

    /** In UTF-16 units: more than any honest page has; a loop without end meets it in a second or two. */
    static final int MOST = 32 << 20;

    /** More was written than any page has. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1;
    }

    /**
     * Something that is written in one piece.
     *
     * @param utf8 as it stands in a page
     * @param length in UTF-16 units
     */
    record Piece(byte[] utf8, int length) {

        @Override
        public String toString() {
            return new String(utf8, StandardCharsets.UTF_8);
        }
    }

    private byte[] out = new byte[1 << 13]; // a page has some thirty pieces that are drawn by themselves, and small
    private int size;
    private int length; // in UTF-16 units
    private char half; // of a pair, whose other half is still to come; 0 for none

    @Override
    public void write(char[] characters, int start, int count) throws IOException {
        length(count);
        int i = start;
        int end = start + count;
        if (half == 0) {
            byte[] out = makeRoom(count);
            int at = size;
            while (i < end && characters[i] < 0x80) { // nearly all of a page
                out[at++] = (byte) characters[i++];
            }
            size = at;
        }
        if (i < end) {
            encode(new String(characters, i, end - i));
        }
    }

    @Override
    public void write(String text) throws IOException {
        length(text.length());
        encode(text);
    }

    @Override
    public void write(String text, int start, int count) throws IOException {
        write(text.substring(start, start + count));
    }

    /** Writes what was drawn elsewhere, behind what is whole itself. */
    void write(Piece piece) throws IOException {
        length(piece.length());
        append(piece.utf8());
    }

    /** All that was written, to be written again. */
    Piece piece() {
        return new Piece(bytes(), length);
    }

    private void length(int count) throws IOException {
        if (count > MOST - length) {
            throw new TooLong();
        }
        length += count;
    }

    private void encode(String written) {
        String text = written;
        if (half != 0 && !text.isEmpty()) {
            text = half + text;
            half = 0;
        }
        int end = text.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            half = text.charAt(end - 1);
            text = text.substring(0, end - 1);
        }
        append(text.getBytes(StandardCharsets.UTF_8)); // a copy, where all of it is ASCII
    }

    private void append(byte[] bytes) {
        System.arraycopy(bytes, 0, makeRoom(bytes.length), size, bytes.length);
        size += bytes.length;
    }

    private byte[] makeRoom(int more) {
        if (more > out.length - size) {
            out = Arrays.copyOf(out, Math.max(size + more, out.length * 2));
        }
        return out;
    }

    /** In UTF-8. */
    byte[] bytes() {
        if (half == 0) {
            return Arrays.copyOf(out, size);
        }
        byte[] all = Arrays.copyOf(out, size + 1);
        all[size] = '?'; // as Java writes half a pair
        return all;
    }

    @Override
    public void flush() {
        // nothing waits
    }

    @Override
    public void close() {
        // nothing is open
    }
}
