package org.clinicsite.picture;

/**
 * Makes a picture smaller: light, not numbers, is mixed, with the cubic filter of Catmull and Rom (B = 0, C = 1/2 in
 * Mitchell and Netravali, <a href="https://doi.org/10.1145/54852.378514">Reconstruction Filters in Computer Graphics</a>).
 * Plain arithmetic of Java, whose results do not depend on the machine; those of Java's own drawing may.
 */
final class Scaling {

    /** Of the filter, in pixels of the result, to either side. */
    private static final double REACH = 2;

    private static final int CHANNELS = 4;

    private Scaling() {}

    /** The same picture, this wide and high. */
    static Pixels to(Rows from, int width, int height) {
        Mix[] across = mixes(from.width(), width);
        Mix[] down = mixes(from.height(), height);
        float[] source = new float[from.width() * CHANNELS];
        float[][] ready = new float[from.height()][];
        float[] sum = new float[width * CHANNELS];
        int[] argb = new int[width * height];
        int first = 0;
        float[] spare = null;
        for (int y = 0; y < height; y++) {
            Mix mix = down[y];
            for (; first < mix.start; first++) {
                spare = ready[first] == null ? spare : ready[first];
                ready[first] = null;
            }
            java.util.Arrays.fill(sum, 0);
            for (int i = 0; i < mix.weights.length; i++) {
                int row = mix.start + i;
                if (ready[row] == null) {
                    from.read(row, source);
                    ready[row] = across(source, across, spare == null ? new float[sum.length] : spare);
                    spare = null;
                }
                add(sum, ready[row], mix.weights[i]);
            }
            encode(sum, argb, y * width, from.opaque());
        }
        return new Pixels(width, height, from.opaque(), argb);
    }

    private static void add(float[] sum, float[] row, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight;
        }
    }

    private static float[] across(float[] source, Mix[] mixes, float[] out) {
        int at = 0;
        for (Mix mix : mixes) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            int from = mix.start * CHANNELS;
            for (float weight : mix.weights) {
                red += source[from] * weight;
                green += source[from + 1] * weight;
                blue += source[from + 2] * weight;
                alpha += source[from + 3] * weight;
                from += CHANNELS;
            }
            out[at] = red;
            out[at + 1] = green;
            out[at + 2] = blue;
            out[at + 3] = alpha;
            at += CHANNELS;
        }
        return out;
    }

    private static void encode(float[] row, int[] argb, int at, boolean opaque) {
        for (int i = 0; i < row.length; i += CHANNELS) {
            float alpha = opaque ? 1 : Math.min(1, Math.max(0, row[i + 3]));
            int a = (int) (alpha * 255 + .5f);
            float by = a == 0 ? 0 : 1 / alpha;
            argb[at++] = a << 24
                    | ColourProfile.encoded(row[i] * by) << 16
                    | ColourProfile.encoded(row[i + 1] * by) << 8
                    | ColourProfile.encoded(row[i + 2] * by);
        }
    }

    /** What one pixel is mixed of. */
    private record Mix(int start, float[] weights) {}

    private static Mix[] mixes(int from, int to) {
        Mix[] mixes = new Mix[to];
        double step = (double) from / to;
        double scale = Math.max(1, step);
        for (int i = 0; i < to; i++) {
            double centre = (i + .5) * step - .5;
            int start = Math.max(0, (int) Math.ceil(centre - REACH * scale));
            int end = Math.min(from - 1, (int) Math.floor(centre + REACH * scale));
            double[] weights = new double[end - start + 1];
            double total = 0;
            for (int at = start; at <= end; at++) {
                weights[at - start] = cubic(Math.abs(at - centre) / scale);
                total += weights[at - start];
            }
            float[] shares = new float[weights.length];
            for (int k = 0; k < shares.length; k++) {
                shares[k] = (float) (weights[k] / total);
            }
            mixes[i] = new Mix(start, shares);
        }
        return mixes;
    }

    private static double cubic(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((-.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
}
