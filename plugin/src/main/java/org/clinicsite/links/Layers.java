package org.clinicsite.links;

import java.util.Arrays;
import org.clinicsite.text.Span;

/** What each character of a file is: prose, a link's text, markup or code. */
final class Layers {

    static final byte PROSE = 0;
    /** Text that a reader sees as a link. */
    static final byte ANCHOR = 1;
    static final byte MARKUP = 2;
    static final byte CODE = 3;

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

    int length() {
        return kinds.length;
    }

    /** The text with all but prose and anchors blanked: the same length, line ends kept. */
    char[] visible(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            if (kinds[i] > ANCHOR && out[i] != '\n' && out[i] != '\r') {
                out[i] = ' ';
            }
        }
        return out;
    }
}
