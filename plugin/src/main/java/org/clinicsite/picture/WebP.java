package org.clinicsite.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The chunks of a WebP, <a href="https://www.rfc-editor.org/rfc/rfc9649.html">RFC 9649</a>. Java cannot decode one, so it
 * is published in the size that it has.
 */
final class WebP {

    /** Bits of VP8X that announce the chunks EXIF and XMP. */
    private static final int NOTES = 0x08 | 0x04;

    private WebP() {}

    static Parts read(byte[] file) throws PictureFault {
        Bytes bytes = new Bytes(file);
        long end = 8 + bytes.u32le(4);
        if (end > file.length) {
            throw PictureFault.endsTooEarly();
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, 12);
        int width = 0;
        int height = 0;
        boolean pixels = false;
        boolean moves = false;
        Turn turn = Turn.NONE;
        for (long at = 12; at + 8 <= end; ) {
            String type = bytes.latin((int) at, 4);
            long size = bytes.u32le(at + 4);
            int data = (int) at + 8;
            long next = data + size + (size & 1);
            if (data + size > end) {
                throw PictureFault.endsTooEarly();
            }
            if (type.equals("VP8X")) {
                width = bytes.u24le(data + 4) + 1;
                height = bytes.u24le(data + 7) + 1;
            } else if (type.equals("VP8 ") || type.equals("VP8L")) {
                pixels = true;
                if (width == 0) {
                    boolean lossy = type.equals("VP8 ");
                    long bits = bytes.u32le(data + 1);
                    width = lossy ? bytes.u16le(data + 6) & 0x3FFF : (int) (bits & 0x3FFF) + 1;
                    height = lossy ? bytes.u16le(data + 8) & 0x3FFF : (int) (bits >> 14 & 0x3FFF) + 1;
                }
            } else if (type.equals("ANMF")) {
                pixels = true;
                moves = true;
            } else if (type.equals("EXIF")) {
                turn = Turn.read(new Bytes(Arrays.copyOfRange(file, data, data + (int) size)));
            }
            if (!type.equals("EXIF") && !type.equals("XMP ")) {
                byte[] chunk = Arrays.copyOfRange(file, (int) at, (int) at + 8 + (int) (size + (size & 1)));
                if (type.equals("VP8X")) {
                    chunk[8] = (byte) (chunk[8] & ~NOTES);
                }
                plain.writeBytes(chunk);
            }
            at = next;
        }
        if (width == 0 || height == 0 || !pixels) {
            throw PictureFault.damaged("it holds no picture");
        }
        if (!turn.equals(Turn.NONE)) {
            throw new PictureFault(
                    "It lies on its side: a WebP is published as it is, without the note that turns it.",
                    "Turn it upright and save it again, or give the original JPEG.");
        }
        byte[] out = plain.toByteArray();
        int length = out.length - 8;
        for (int i = 0; i < 4; i++) {
            out[4 + i] = (byte) (length >> 8 * i);
        }
        return new Parts(width, height, Turn.NONE, null, out, moves, false);
    }
}
