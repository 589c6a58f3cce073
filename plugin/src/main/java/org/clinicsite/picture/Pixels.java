package org.clinicsite.picture;

/**
 * A picture in sRGB, row by row from the top left.
 *
 * @param width in pixels
 * @param height in pixels
 * @param opaque whether nothing shines through
 * @param argb alpha, red, green, blue, eight bits each
 */
record Pixels(int width, int height, boolean opaque, int[] argb) implements Rows {

    @Override
    public void read(int y, float[] out) {
        float[] linear = new float[3];
        int at = 0;
        for (int i = y * width; i < (y + 1) * width; i++) {
            int pixel = argb[i];
            ColourProfile.SRGB.linear(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF, linear);
            if (opaque) {
                out[at++] = linear[0];
                out[at++] = linear[1];
                out[at++] = linear[2];
                continue;
            }
            float alpha = (pixel >>> 24) / 255f;
            out[at++] = linear[0] * alpha;
            out[at++] = linear[1] * alpha;
            out[at++] = linear[2] * alpha;
            out[at++] = alpha;
        }
    }

    /** The same upright. */
    Pixels turned(Turn turn) {
        if (turn.equals(Turn.NONE)) {
            return this;
        }
        int toWidth = turn.swaps() ? height : width;
        int toHeight = turn.swaps() ? width : height;
        int[] to = new int[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = turn.flipped() ? width - 1 - x : x;
                int toX = switch (turn.quarters()) {
                    case 1 -> height - 1 - y;
                    case 2 -> width - 1 - from;
                    case 3 -> y;
                    default -> from;
                };
                int toY = switch (turn.quarters()) {
                    case 1 -> from;
                    case 2 -> height - 1 - y;
                    case 3 -> width - 1 - from;
                    default -> y;
                };
                to[toY * toWidth + toX] = argb[y * width + x];
            }
        }
        return new Pixels(toWidth, toHeight, opaque, to);
    }
}
