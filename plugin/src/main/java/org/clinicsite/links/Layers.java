package org.clinicsite.links;

import java.util.Arrays;
import org.clinicsite.text.Span;

/** What each character of a file is: prose, a link's text, markup or code. */
final class Layers {

    static final byte PROSE = 0;
    /** Text that a reader sees as a link. */
    static final byte ANCHOR = 1;
    /** Text of a link that is itself an address: seen, but no words. */
    static final byte SHOWN = 2;

    static final byte MARKUP = 3;
    static final byte CODE = 4;

    private final byte[] kinds;

    Layers(int length) {
        kinds = new byte[length];
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

    /** All of them, for loops that look at every character; not to be changed. */
    byte[] kinds() {
        return kinds;
    }

    int length() {
        return kinds.length;
    }
}
