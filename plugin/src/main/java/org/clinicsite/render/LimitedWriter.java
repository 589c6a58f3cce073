package org.clinicsite.render;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers a page, and ends it when it gets too long. */
final class LimitedWriter extends Writer {

    /** In UTF-16 units: more than any honest page has; a loop without end meets it in a second or two. */
    static final int MOST = 32 << 20;

    /** More was written than any page has. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1;
    }

    private char[] out = new char[1 << 15];
    private int length;

    @Override
    public void write(char[] characters, int start, int count) throws IOException {
        makeRoom(count);
        System.arraycopy(characters, start, out, length, count);
        length += count;
    }

    @Override
    public void write(String text) throws IOException {
        write(text, 0, text.length());
    }

    @Override
    public void write(String text, int start, int count) throws IOException {
        makeRoom(count);
        text.getChars(start, start + count, out, length);
        length += count;
    }

    private void makeRoom(int count) throws IOException {
        if (count > MOST - length) {
            throw new TooLong();
        }
        if (count > out.length - length) {
            out = Arrays.copyOf(out, Math.max(length + count, out.length * 2));
        }
    }

    /** In UTF-8. */
    byte[] bytes() {
        char[] text = out; // looked at character by character
        int end = length;
        int wide = 0;
        for (int i = 0; i < end; i++) {
            if (text[i] >= 128) {
                wide++;
            }
        }
        byte[] bytes = new byte[end + 2 * wide]; // no UTF-16 unit takes more than three bytes
        int size = 0;
        for (int i = 0; i < end; ) {
            if (text[i] < 128) { // nearly all of a page; the encoder would take several times as long
                bytes[size++] = (byte) text[i++];
                continue;
            }
            int from = i;
            while (i < end && text[i] >= 128) {
                i++;
            }
            byte[] run = new String(text, from, i - from).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(run, 0, bytes, size, run.length);
            size += run.length;
        }
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(out, 0, length);
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
