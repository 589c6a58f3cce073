package org.clinicsite.picture;

import java.nio.charset.StandardCharsets;

/**
 * Numbers in a file's bytes. Reading behind the end is a fault of the picture, not of ours.
 *
 * @param array the bytes, not to be changed
 */
record Bytes(byte[] array) {

    int length() {
        return array.length;
    }

    /** Whether these bytes stand there; false behind the end. */
    boolean startsWith(int at, int... expected) {
        if (at < 0 || at + expected.length > array.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((array[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether this ASCII text stands there. */
    boolean hasText(int at, String text) {
        return at >= 0
                && at + text.length() <= array.length
                && latin(at, text.length()).equals(text);
    }

    String latin(int at, int length) {
        return new String(array, at, length, StandardCharsets.ISO_8859_1);
    }

    int u8(long at) throws PictureFault {
        if (at < 0 || at >= array.length) {
            throw PictureFault.endsTooEarly();
        }
        return array[(int) at] & 0xFF;
    }

    /** Big-endian. */
    int u16(long at) throws PictureFault {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Little-endian. */
    int u16le(long at) throws PictureFault {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24le(long at) throws PictureFault {
        return u16le(at) | u8(at + 2) << 16;
    }

    long u32(long at) throws PictureFault {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32le(long at) throws PictureFault {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }
}
