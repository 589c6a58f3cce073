package org.clinicsite.picture;

/** A picture of which one row after the other is read, as light. */
interface Rows {

    /** In pixels. */
    int width();

    /** In pixels. */
    int height();

    /** Whether nothing shines through. */
    boolean opaque();

    /** Numbers to a pixel: red, green, blue, and alpha where something shines through. */
    default int channels() {
        return opaque() ? 3 : 4;
    }

    /**
     * Reads a row.
     *
     * @param y from 0
     * @param out the channels of each pixel as light from 0 to 1, the colours multiplied by alpha
     */
    void read(int y, float[] out);
}
