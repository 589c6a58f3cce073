package org.clinicsite.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From a picture's numbers to light in sRGB's primaries: a curve for each channel, then a matrix, as
 * <a href="https://www.color.org/specification/ICC.1-2022-05.pdf">ICC.1:2022</a>, annex F.3, has it for displays and
 * cameras. In Java alone and with {@link StrictMath}, so that every machine gets the same numbers.
 */
final class ColourProfile {

    /** No curve that is understood. */
    private static final float[] NONE = {};

    /** No matrix: the primaries are those of sRGB. */
    private static final float[] UNCHANGED = {};

    /** IEC 61966-2-1; what a picture without a profile is in. */
    static final ColourProfile SRGB = new ColourProfile(srgbCurves(), UNCHANGED);

    private static final int HEADER = 128;

    /** From XYZ under D50, as profiles have it, to linear sRGB: the inverse of the colorants of the sRGB profile. */
    private static final double[] TO_SRGB = {
        3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427
    };

    private final float[][] curves;
    private final float[] matrix;

    private ColourProfile(float[][] curves, float[] matrix) {
        this.curves = curves;
        this.matrix = matrix;
    }

    /**
     * Reads a profile.
     *
     * @param icc null for none
     * @return sRGB where there is none, or one that makes no sense: so do browsers
     * @throws PictureFault when it is of a kind that cannot be converted
     */
    static ColourProfile read(@Nullable Bytes icc) throws PictureFault {
        if (icc == null) {
            return SRGB;
        }
        try {
            if (!icc.hasText(36, "acsp")) {
                return SRGB;
            }
            String space = icc.latin(16, 4);
            if (space.equals("GRAY")) {
                float[] curve = curve(icc, "kTRC");
                return curve.length == 0
                        ? SRGB
                        : simplified(new ColourProfile(new float[][] {curve, curve, curve}, UNCHANGED));
            }
            if (!space.equals("RGB ")) {
                return SRGB; // a profile that is not of this picture
            }
            float[] red = curve(icc, "rTRC");
            float[] green = curve(icc, "gTRC");
            float[] blue = curve(icc, "bTRC");
            int[] colorants = {tag(icc, "rXYZ"), tag(icc, "gXYZ"), tag(icc, "bXYZ")};
            if (Math.min(red.length, Math.min(green.length, blue.length)) == 0
                    || Math.min(colorants[0], colorants[1]) < 0
                    || colorants[2] < 0) {
                throw new PictureFault(
                        "It has a colour profile of a kind that is not understood.",
                        "Export it again with the colours sRGB.");
            }
            return simplified(new ColourProfile(new float[][] {red, green, blue}, matrix(icc, colorants)));
        } catch (EndsEarly e) {
            return SRGB;
        }
    }

    /** The profile of a picture that is in sRGB anyway is no reason to change its numbers. */
    private static ColourProfile simplified(ColourProfile profile) {
        float[] linear = new float[3];
        for (int value = 0; value < 256; value += 5) {
            for (int channel = 0; channel < 4; channel++) {
                int red = channel == 0 || channel == 3 ? value : 0;
                int green = channel == 1 || channel == 3 ? value : 0;
                int blue = channel == 2 || channel == 3 ? value : 0;
                profile.linear(red, green, blue, linear);
                if (Math.abs(encoded(linear[0]) - red) > 1
                        || Math.abs(encoded(linear[1]) - green) > 1
                        || Math.abs(encoded(linear[2]) - blue) > 1) {
                    return profile;
                }
            }
        }
        return SRGB;
    }

    /** Three numbers from 0 to 255 as light from 0 to 1; outside of that where sRGB has no such colour. */
    void linear(int red, int green, int blue, float[] out) {
        float r = curves[0][red];
        float g = curves[1][green];
        float b = curves[2][blue];
        if (matrix.length == 0) {
            out[0] = r;
            out[1] = g;
            out[2] = b;
        } else {
            out[0] = matrix[0] * r + matrix[1] * g + matrix[2] * b;
            out[1] = matrix[3] * r + matrix[4] * g + matrix[5] * b;
            out[2] = matrix[6] * r + matrix[7] * g + matrix[8] * b;
        }
    }

    /** Light from 0 to 1 as a number of sRGB from 0 to 255; what is outside is cut off. */
    static int encoded(float light) {
        int index = light <= 0 ? 0 : light >= 1 ? Encoding.STEPS : (int) (light * Encoding.STEPS + .5f);
        return Encoding.TABLE[index] & 0xFF;
    }

    private static final class Encoding {
        static final int STEPS = 1 << 15;
        static final byte[] TABLE = table();

        private static byte[] table() {
            byte[] table = new byte[STEPS + 1];
            fill(table, 0, value(0), STEPS, value(STEPS));
            return table;
        }

        /** The curve only rises: between two equal values all are equal, and nothing has to be computed. */
        private static void fill(byte[] table, int from, byte low, int to, byte high) {
            if (low == high) {
                Arrays.fill(table, from, to + 1, low);
            } else if (to - from == 1) {
                table[from] = low;
                table[to] = high;
            } else {
                int middle = (from + to) / 2;
                byte value = value(middle);
                fill(table, from, low, middle, value);
                fill(table, middle, value, to, high);
            }
        }

        private static byte value(int step) {
            double light = (double) step / STEPS;
            double value = light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
            return (byte) Math.round(255 * value);
        }
    }

    private static float[][] srgbCurves() {
        float[] curve = new float[256];
        for (int i = 0; i < 256; i++) {
            double value = i / 255.0;
            curve[i] = (float) (value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4));
        }
        return new float[][] {curve, curve, curve};
    }

    private static float[] matrix(Bytes bytes, int[] colorants) throws EndsEarly {
        float[] matrix = new float[9];
        for (int column = 0; column < 3; column++) {
            double[] xyz = new double[3];
            for (int i = 0; i < 3; i++) {
                xyz[i] = fixed(bytes, colorants[column] + 8 + 4L * i);
            }
            for (int row = 0; row < 3; row++) {
                matrix[3 * row + column] = (float)
                        (TO_SRGB[3 * row] * xyz[0] + TO_SRGB[3 * row + 1] * xyz[1] + TO_SRGB[3 * row + 2] * xyz[2]);
            }
        }
        return matrix;
    }

    /** Where a tag's data begin; -1 when there is no such tag. */
    private static int tag(Bytes bytes, String name) throws EndsEarly {
        long count = Math.min(u32(bytes, HEADER), 200);
        for (int i = 0; i < count; i++) {
            int entry = HEADER + 4 + 12 * i;
            if (bytes.hasText(entry, name)) {
                return (int) Math.min(u32(bytes, entry + 4L), bytes.length());
            }
        }
        return -1;
    }

    /** The types {@code curv} and {@code para}, sections 10.6 and 10.18; {@link #NONE} for any other. */
    private static float[] curve(Bytes bytes, String name) throws EndsEarly {
        int at = tag(bytes, name);
        if (at < 0) {
            return NONE;
        }
        if (bytes.hasText(at, "curv")) {
            int count = (int) Math.min(u32(bytes, at + 8L), 1 << 16);
            if (count > 1) {
                return table(bytes, at + 12, count);
            }
            return power(count == 0 ? 1 : u16(bytes, at + 12L) / 256.0);
        }
        return bytes.hasText(at, "para") ? parametric(bytes, at) : NONE;
    }

    private static float[] table(Bytes bytes, int at, int count) throws EndsEarly {
        float[] curve = new float[256];
        for (int i = 0; i < 256; i++) {
            double place = i / 255.0 * (count - 1);
            int below = Math.min((int) place, count - 2);
            double from = u16(bytes, at + 2L * below);
            double to = u16(bytes, at + 2L * below + 2);
            curve[i] = (float) ((from + (to - from) * (place - below)) / 65535);
        }
        return curve;
    }

    private static float[] power(double gamma) {
        float[] curve = new float[256];
        for (int i = 0; i < 256; i++) {
            curve[i] = (float) StrictMath.pow(i / 255.0, gamma);
        }
        return curve;
    }

    private static float[] parametric(Bytes bytes, int at) throws EndsEarly {
        int type = u16(bytes, at + 8L);
        int[] counts = {1, 3, 4, 5, 7};
        if (type >= counts.length) {
            return NONE;
        }
        double[] p = new double[7]; // g a b c d e f
        for (int i = 0; i < counts[type]; i++) {
            p[i] = fixed(bytes, at + 12 + 4L * i);
        }
        double a = type == 0 ? 1 : p[1];
        double from = type == 0 ? 0 : type < 3 ? -p[2] / a : p[4];
        double behind = type == 2 ? p[3] : type == 4 ? p[5] : 0;
        float[] curve = new float[256];
        for (int i = 0; i < 256; i++) {
            double x = i / 255.0;
            double y;
            if (x >= from) {
                y = StrictMath.pow(Math.max(0, a * x + p[2]), p[0]) + behind;
            } else {
                y = type == 2 ? p[3] : type >= 3 ? p[3] * x + p[6] : 0;
            }
            curve[i] = (float) Math.min(1, Math.max(0, y));
        }
        return curve;
    }

    /** A profile that ends within its own data. */
    private static final class EndsEarly extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static long u32(Bytes bytes, long at) throws EndsEarly {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    private static int u16(Bytes bytes, long at) throws EndsEarly {
        try {
            return bytes.u16(at);
        } catch (PictureFault e) {
            throw new EndsEarly();
        }
    }

    /** A signed number with 16 bits behind the point. */
    private static double fixed(Bytes bytes, long at) throws EndsEarly {
        return (int) u32(bytes, at) / 65536.0;
    }
}
