package org.clinicsite.picture;

import org.jspecify.annotations.Nullable;

/**
 * How a picture has to be turned to stand upright: the tag Orientation of
 * <a href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E">Exif 3.0</a>, section 4.6.5.1.1,
 * values 1 to 8. {@code flipped} is done first.
 *
 * @param quarters clockwise quarter turns, 0 to 3
 * @param flipped whether left and right are exchanged before
 */
record Turn(int quarters, boolean flipped) {

    static final Turn NONE = new Turn(0, false);

    private static final int ORIENTATION = 0x0112;

    /** Whether width and height change places. */
    boolean swaps() {
        return quarters % 2 == 1;
    }

    private static Turn of(int orientation) {
        return switch (orientation) {
            case 2 -> new Turn(0, true);
            case 3 -> new Turn(2, false);
            case 4 -> new Turn(2, true);
            case 5 -> new Turn(3, true);
            case 6 -> new Turn(1, false);
            case 7 -> new Turn(1, true);
            case 8 -> new Turn(3, false);
            default -> NONE;
        };
    }

    /**
     * Reads the tag. Notes that make no sense turn nothing, as in browsers.
     *
     * @param exif a TIFF structure, as in JPEG's APP1 behind {@code Exif00} and in PNG's eXIf
     */
    static Turn read(@Nullable Bytes exif) {
        if (exif == null) {
            return NONE;
        }
        Exif notes = Exif.of(exif);
        try {
            long value = notes == null ? -1 : notes.value(notes.directory(), ORIENTATION);
            return notes == null || value < 0 ? NONE : of(notes.u16(value));
        } catch (PictureFault e) {
            return NONE; // the notes end too early; the picture itself may be whole
        }
    }
}
