package org.clinicsite.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a JPEG, <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81</a>, annex B; its profile as
 * in ICC.1:2022, annex B.4.
 */
final class Jpeg {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COM = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final String ICC = "ICC_PROFILE\0";
    private static final String JFIF = "JFIF\0";

    /** JFIF 1.02: the name, version, unit and densities, and the size of a thumbnail, which would follow. */
    private static final int JFIF_LENGTH = 14;

    private final Bytes bytes;
    private final ByteArrayOutputStream plain;
    private final TreeMap<Integer, byte[]> profile = new TreeMap<>();
    private @Nullable Bytes exif;
    private int width;
    private int height;

    private Jpeg(byte[] file) {
        bytes = new Bytes(file);
        plain = new ByteArrayOutputStream(file.length);
    }

    static Parts read(byte[] file) throws PictureFault {
        Jpeg jpeg = new Jpeg(file);
        jpeg.readSegments();
        if (jpeg.width == 0 || jpeg.height == 0) {
            throw PictureFault.damaged("it does not say how large it is");
        }
        return new Parts(
                jpeg.width, jpeg.height, Turn.read(jpeg.exif), jpeg.profile(), jpeg.plain.toByteArray(), false, true);
    }

    private void readSegments() throws PictureFault {
        plain.write(0xFF);
        plain.write(SOI);
        int at = 2;
        while (true) {
            if (bytes.u8(at) != 0xFF) {
                throw PictureFault.damaged("its parts do not follow one another");
            }
            while (bytes.u8(at + 1) == 0xFF) {
                at++; // fill bytes
            }
            int marker = bytes.u8(at + 1);
            if (marker == EOI) {
                plain.write(0xFF);
                plain.write(EOI);
                return; // what cameras put behind the end, such as a second picture, is not published
            }
            if (marker == 0x01 || marker >= 0xD0 && marker <= SOI) {
                at += 2;
                continue;
            }
            int length = bytes.u16(at + 2);
            int end = at + 2 + length;
            if (length < 2) {
                throw PictureFault.damaged("a part of it has no length");
            }
            bytes.u8(end); // something follows every segment
            readSegment(marker, at, end);
            at = end;
            if (marker == SOS) {
                at = endOfScan(end);
                plain.write(bytes.array(), end, at - end);
            }
        }
    }

    private void readSegment(int marker, int at, int end) throws PictureFault {
        int data = at + 4;
        if (marker == APP0) {
            if (bytes.hasText(data, JFIF) && end - data >= JFIF_LENGTH) {
                plain.write(0xFF);
                plain.write(APP0);
                plain.write(0);
                plain.write(JFIF_LENGTH + 2);
                plain.write(bytes.array(), data, JFIF_LENGTH - 2);
                plain.write(0); // a thumbnail of no width
                plain.write(0); // and no height
            }
        } else if (marker == APP1) {
            if (exif == null && bytes.hasText(data, "Exif\0")) {
                exif = new Bytes(Arrays.copyOfRange(bytes.array(), Math.min(data + 6, end), end));
            }
        } else if (marker == APP2) {
            if (bytes.hasText(data, ICC) && end - data > ICC.length() + 2) {
                int number = bytes.u8(data + ICC.length());
                profile.put(number, Arrays.copyOfRange(bytes.array(), data + ICC.length() + 2, end));
            }
        } else if (marker == APP14 || marker < APP0 || marker > 0xEF && marker != COM) {
            if (isFrame(marker)) {
                readFrame(marker, data);
            }
            plain.write(bytes.array(), at, end - at);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private void readFrame(int marker, int data) throws PictureFault {
        if (marker > 0xC2 || bytes.u8(data) != 8) {
            throw new PictureFault(
                    "It is a JPEG of a kind that browsers do not show.", "Export it again as an ordinary JPEG.");
        }
        height = bytes.u16(data + 1);
        width = bytes.u16(data + 3);
        int components = bytes.u8(data + 5);
        if (components == 4) {
            throw new PictureFault(
                    "It is a CMYK JPEG, made for print; browsers show its colours wrong.",
                    "Export it again with the colours sRGB.");
        }
        if (components != 1 && components != 3) {
            throw PictureFault.damaged("it has " + components + " colour channels");
        }
    }

    /** The next marker that is no part of the scan. */
    private int endOfScan(int start) throws PictureFault {
        byte[] array = bytes.array();
        for (int i = start; i + 1 < array.length; i++) {
            if (array[i] == (byte) 0xFF) {
                int next = array[i + 1] & 0xFF;
                if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                    return i;
                }
            }
        }
        throw PictureFault.endsTooEarly();
    }

    private @Nullable Bytes profile() {
        if (profile.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        profile.values().forEach(whole::writeBytes);
        return new Bytes(whole.toByteArray());
    }
}
