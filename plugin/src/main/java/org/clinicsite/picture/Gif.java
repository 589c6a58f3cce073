package org.clinicsite.picture;

/** The blocks of a GIF, <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a</a>. It is published as it is. */
final class Gif {

    private Gif() {}

    static Parts read(byte[] file) throws PictureFault {
        Bytes bytes = new Bytes(file);
        int width = bytes.u16le(6);
        int height = bytes.u16le(8);
        if (width == 0 || height == 0) {
            throw PictureFault.damaged("it has no size");
        }
        int at = 13 + table(bytes.u8(10));
        int frames = 0;
        while (true) {
            int block = bytes.u8(at);
            if (block == 0x3B) {
                break;
            } else if (block == 0x21) {
                at = behindSubBlocks(bytes, at + 2);
            } else if (block == 0x2C) {
                frames++;
                at = behindSubBlocks(bytes, at + 11 + table(bytes.u8(at + 9)));
            } else {
                throw PictureFault.damaged("its parts do not follow one another");
            }
        }
        if (frames == 0) {
            throw PictureFault.damaged("it holds no picture");
        }
        return new Parts(width, height, Turn.NONE, null, file, frames > 1, false);
    }

    /** Bytes of a colour table. */
    private static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int behindSubBlocks(Bytes bytes, int start) throws PictureFault {
        int at = start;
        for (int length = bytes.u8(at); length > 0; length = bytes.u8(at)) {
            at += length + 1;
        }
        return at + 1;
    }
}
