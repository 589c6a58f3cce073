package org.clinicsite.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The chunks of a PNG, <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>. */
final class Png {

    /** What shows: the picture, its palette and transparency, and the frames of an animation. */
    private static final Set<String> SHOWN = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "acTL", "fcTL", "fdAT", "IEND");

    /** The colour type without palette and without transparency. */
    private static final int TRUE_COLOUR = 2;

    /** Bytes to a pixel: photographs pack to 1.2 or more, screenshots and drawings to less than 0.3. */
    private static final double SHADES = .75;

    /** Colour profiles are some kilobytes; more than this is none. */
    private static final int LARGEST_PROFILE = 4 << 20;

    private Png() {}

    static Parts read(byte[] file) throws PictureFault {
        Bytes bytes = new Bytes(file);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, 8);
        int width = 0;
        int height = 0;
        boolean moves = false;
        boolean opaque = false;
        long packed = 0;
        Turn turn = Turn.NONE;
        Bytes profile = null;
        long at = 8;
        while (true) {
            long length = bytes.u32(at);
            long end = at + 12 + length;
            bytes.u8(end - 1);
            int data = (int) at + 8;
            int size = (int) length;
            String type = bytes.latin((int) at + 4, 4);
            if (at == 8 && (!type.equals("IHDR") || size != 13)) {
                throw PictureFault.damaged("it does not say how large it is");
            }
            CRC32 sum = new CRC32();
            sum.update(file, (int) at + 4, size + 4);
            if (sum.getValue() != bytes.u32(data + (long) size)) {
                throw PictureFault.damaged("a checksum in it does not fit");
            }
            switch (type) {
                case "IHDR" -> {
                    width = (int) Math.min(bytes.u32(data), Integer.MAX_VALUE);
                    height = (int) Math.min(bytes.u32(data + 4), Integer.MAX_VALUE);
                    opaque = bytes.u8(data + 9) == TRUE_COLOUR;
                }
                case "acTL" -> moves = true;
                case "tRNS" -> opaque = false;
                case "IDAT" -> packed += size;
                case "eXIf" -> turn = Turn.read(new Bytes(Arrays.copyOfRange(file, data, data + size)));
                case "iCCP" -> profile = profile(file, data, data + size);
                default -> {}
            }
            if (SHOWN.contains(type)) {
                plain.write(file, (int) at, size + 12);
            }
            if (type.equals("IEND")) {
                break;
            }
            at = end;
        }
        if (width == 0 || height == 0) {
            throw PictureFault.damaged("it has no size");
        }
        boolean photograph = opaque && packed > (long) (SHADES * width * height);
        return new Parts(width, height, turn, profile, plain.toByteArray(), moves, photograph);
    }

    /** iCCP: a name, a zero byte, the method 0, the packed profile. */
    private static @Nullable Bytes profile(byte[] file, int start, int end) {
        int name = start;
        while (name < end && file[name] != 0) {
            name++;
        }
        if (name + 2 >= end) {
            return null;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, name + 2, end - name - 2);
            byte[] buffer = new byte[8192];
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (!inflater.finished() && out.size() < LARGEST_PROFILE) {
                int count = inflater.inflate(buffer);
                if (count == 0) {
                    return null;
                }
                out.write(buffer, 0, count);
            }
            return inflater.finished() ? new Bytes(out.toByteArray()) : null;
        } catch (DataFormatException e) {
            return null; // without a profile that can be read it is shown as browsers show it, as sRGB
        } finally {
            inflater.end();
        }
    }
}
