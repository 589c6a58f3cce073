package org.clinicsite.links;

import java.util.Arrays;
import org.clinicsite.text.Span;

/** The characters of a file, and what each is: prose, a link's text, markup or code. */
final class Layers {

    static final byte PROSE = 0;
    /** Text that a reader sees as a link. */
    static final byte ANCHOR = 1;
    /** Text of a link that is itself an address: seen, but no words. */
    static final byte SHOWN = 2;

    static final byte MARKUP = 3;
    static final byte CODE = 4;

    private final char[] chars;
    private final byte[] kinds;

    /** Of a text that is all prose. */
    Layers(String text) {
        chars = text.toCharArray();
        kinds = new byte[chars.length];
    }

    void set(int start, int end, byte kind) {
        if (start < end) {
            Arrays.fill(kinds, start, end, kind);
        }
    }

    void set(Span span, byte kind) {
        set(span.start(), span.end(), kind);
    }

    byte at(int offset) {
        return kinds[offset];
    }

    /** The text, for loops that look at every character; not to be changed. */
    char[] chars() {
        return chars;
    }

    /** What each is, for the same loops; not to be changed. */
    byte[] kinds() {
        return kinds;
    }

    int length() {
        return kinds.length;
    }
}
