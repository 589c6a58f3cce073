package org.clinicsite.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a camera noted: a TIFF structure, as in JPEG's APP1 behind {@code Exif00}, in PNG's eXIf and WebP's EXIF. <a
 * href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E">Exif 3.0</a>, section 4.6.
 *
 * @param bytes the structure and what stands before it
 * @param start where it begins; all places in it count from there
 * @param little whether numbers begin with their smallest byte
 */
record Exif(Bytes bytes, int start, boolean little) {

    private static final int GPS_DIRECTORY = 0x8825;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE = 4;

    /** Three fractions: degrees, minutes, seconds. */
    private static final int ANGLE = 24;

    /** Reads the beginning; null when it makes no sense. */
    static @Nullable Exif of(Bytes bytes) {
        int start = bytes.hasText(0, "Exif\0\0") ? 6 : 0; // some programs write that into PNG and WebP too
        boolean little = bytes.hasText(start, "II");
        return little || bytes.hasText(start, "MM") ? new Exif(bytes, start, little) : null;
    }

    /** The first directory. */
    long directory() throws PictureFault {
        return u32(start + 4L);
    }

    /** Where the value of a tag stands in the bytes; -1 when a directory has no such tag. */
    long value(long directory, int tag) throws PictureFault {
        int entries = u16(start + directory);
        for (int i = 0; i < entries; i++) {
            long entry = start + directory + 2 + 12L * i;
            if (u16(entry) == tag) {
                return entry + 8;
            }
        }
        return -1;
    }

    /** Whether it names a place on earth: a latitude and a longitude that are not empty. */
    boolean hasPlace() throws PictureFault {
        long gps = value(directory(), GPS_DIRECTORY);
        return gps >= 0 && isAngle(value(u32(gps), LATITUDE)) && isAngle(value(u32(gps), LONGITUDE));
    }

    private boolean isAngle(long value) throws PictureFault {
        if (value < 0) {
            return false;
        }
        long angle = start + u32(value);
        for (int i = 0; i < ANGLE; i++) {
            if (bytes.u8(angle + i) != 0) {
                return true;
            }
        }
        return false;
    }

    int u16(long at) throws PictureFault {
        return little ? bytes.u16le(at) : bytes.u16(at);
    }

    private long u32(long at) throws PictureFault {
        return little ? bytes.u32le(at) : bytes.u32(at);
    }
}
