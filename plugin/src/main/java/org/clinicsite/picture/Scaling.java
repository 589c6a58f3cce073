package org.clinicsite.picture;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a picture smaller: light, not numbers, is mixed, with the cubic filter of Catmull and Rom (B = 0, C = 1/2 in
 * Mitchell and Netravali, <a href="https://doi.org/10.1145/54852.378514">Reconstruction Filters in Computer Graphics</a>).
 * Plain arithmetic of Java, whose results do not depend on the machine; those of Java's own drawing may.
 */
final class Scaling {

    /** Of the filter, in pixels of the result, to either side. */
    private static final double REACH = 2;

    private final int width;
    private final int height;
    private final boolean opaque;
    private final int channels;
    private final Mix[] across;
    private final Mix[] down;
    private final float[][] ready;
    private final float[] sum;
    private final int[] argb;
    private final ArrayDeque<float[]> spare = new ArrayDeque<>();
    private int done;
    private int first;

    private Scaling(Rows from, int width, int height) {
        this.width = width;
        this.height = height;
        opaque = from.opaque();
        channels = from.channels();
        across = mixes(from.width(), width);
        down = mixes(from.height(), height);
        ready = new float[from.height()][];
        sum = new float[width * channels];
        argb = new int[width * height];
    }

    /** The same picture, this wide and high. */
    static Pixels to(Rows from, int width, int height) {
        if (width == from.width() && height == from.height()) {
            return same(from);
        }
        return to(from, List.of(new int[] {width, height})).get(0);
    }

    /**
     * The same picture in several sizes, for which it is read once.
     *
     * @param sizes width and height of each, in pixels
     */
    static List<Pixels> to(Rows from, List<int[]> sizes) {
        List<Scaling> all = new ArrayList<>();
        for (int[] size : sizes) {
            all.add(new Scaling(from, size[0], size[1]));
        }
        float[] source = new float[from.width() * from.channels()];
        for (int y = 0; y < from.height(); y++) {
            from.read(y, source);
            for (Scaling one : all) {
                one.take(y, source);
            }
        }
        return all.stream()
                .map(one -> new Pixels(one.width, one.height, one.opaque, one.argb))
                .toList();
    }

    /** Each pixel is mixed of itself alone. */
    private static Pixels same(Rows from) {
        float[] row = new float[from.width() * from.channels()];
        int[] argb = new int[from.width() * from.height()];
        for (int y = 0; y < from.height(); y++) {
            from.read(y, row);
            encode(row, argb, y * from.width(), from.opaque());
        }
        return new Pixels(from.width(), from.height(), from.opaque(), argb);
    }

    /** Takes the next row, and makes the rows that wait for no other. */
    private void take(int y, float[] source) {
        float[] row = spare.isEmpty() ? new float[sum.length] : spare.pop();
        if (opaque) {
            acrossOpaque(source, across, row);
        } else {
            across(source, across, row);
        }
        ready[y] = row;
        for (; done < height && down[done].end() <= y; done++) {
            Mix mix = down[done];
            for (; first < mix.start; first++) {
                spare.push(requireNonNull(ready[first]));
                ready[first] = null;
            }
            Arrays.fill(sum, 0);
            int i = 0;
            for (; i + 3 < mix.weights.length; i += 4) {
                add(sum, ready, mix.start + i, mix.weights, i);
            }
            for (; i < mix.weights.length; i++) {
                add(sum, ready[mix.start + i], mix.weights[i]);
            }
            encode(sum, argb, done * width, opaque);
        }
    }

    private static void add(float[] sum, float[] row, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight;
        }
    }

    /** Four rows at once, in their order. */
    private static void add(float[] sum, float[][] rows, int at, float[] weights, int from) {
        float[] row0 = rows[at];
        float[] row1 = rows[at + 1];
        float[] row2 = rows[at + 2];
        float[] row3 = rows[at + 3];
        float weight0 = weights[from];
        float weight1 = weights[from + 1];
        float weight2 = weights[from + 2];
        float weight3 = weights[from + 3];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + row0[i] * weight0 + row1[i] * weight1 + row2[i] * weight2 + row3[i] * weight3;
        }
    }

    private static void acrossOpaque(float[] source, Mix[] mixes, float[] out) {
        int at = 0;
        for (Mix mix : mixes) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int from = mix.start * 3;
            for (float weight : mix.weights) {
                red += source[from] * weight;
                green += source[from + 1] * weight;
                blue += source[from + 2] * weight;
                from += 3;
            }
            out[at] = red;
            out[at + 1] = green;
            out[at + 2] = blue;
            at += 3;
        }
    }

    private static void across(float[] source, Mix[] mixes, float[] out) {
        int at = 0;
        for (Mix mix : mixes) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            int from = mix.start * 4;
            for (float weight : mix.weights) {
                red += source[from] * weight;
                green += source[from + 1] * weight;
                blue += source[from + 2] * weight;
                alpha += source[from + 3] * weight;
                from += 4;
            }
            out[at] = red;
            out[at + 1] = green;
            out[at + 2] = blue;
            out[at + 3] = alpha;
            at += 4;
        }
    }

    private static void encode(float[] row, int[] argb, int at, boolean opaque) {
        if (opaque) {
            for (int i = 0; i < row.length; i += 3) {
                argb[at++] = 0xFF000000
                        | ColourProfile.encoded(row[i]) << 16
                        | ColourProfile.encoded(row[i + 1]) << 8
                        | ColourProfile.encoded(row[i + 2]);
            }
            return;
        }
        for (int i = 0; i < row.length; i += 4) {
            float alpha = Math.min(1, Math.max(0, row[i + 3]));
            int a = (int) (alpha * 255 + .5f);
            float by = a == 0 ? 0 : 1 / alpha;
            argb[at++] = a << 24
                    | ColourProfile.encoded(row[i] * by) << 16
                    | ColourProfile.encoded(row[i + 1] * by) << 8
                    | ColourProfile.encoded(row[i + 2] * by);
        }
    }

    /** What one pixel is mixed of. */
    private record Mix(int start, float[] weights) {

        /** The last one. */
        int end() {
            return start + weights.length - 1;
        }
    }

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
