package org.clinicsite.render;

import java.util.Collection;
import java.util.Optional;

/**
 * A colour of the screen.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Colour(int red, int green, int blue) {

    /** Reads {@code #rgb} or {@code #rrggbb}; empty when it is neither. */
    static Optional<Colour> parse(String text) {
        String digits = text.startsWith("#") ? text.substring(1) : "";
        if (digits.length() == 3) {
            digits = "" + digits.charAt(0) + digits.charAt(0) + digits.charAt(1) + digits.charAt(1) + digits.charAt(2)
                    + digits.charAt(2);
        }
        if (digits.length() != 6) {
            return Optional.empty();
        }
        int value = 0;
        for (int i = 0; i < 6; i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0 || digits.charAt(i) > 'f') {
                return Optional.empty();
            }
            value = value * 16 + digit;
        }
        return Optional.of(new Colour(value >> 16, value >> 8 & 255, value & 255));
    }

    /** The contrast of two colours as WCAG 2 measures it, 1 to 21. */
    double contrast(Colour other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance of WCAG 2, 0 to 1. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }

    /**
     * The nearest shade of this colour that is far enough from others: mixed with black or with white, as little as it
     * takes.
     *
     * @param others what it stands on, and what stands on it
     * @param least the contrast that is needed
     * @return empty when no shade is far enough from all of them
     */
    Optional<Colour> nearest(Collection<Colour> others, double least) {
        for (int percent = 0; percent <= 100; percent++) {
            for (int end : new int[] {0, 255}) {
                Colour shade = mix(end, percent);
                if (others.stream().allMatch(other -> shade.contrast(other) >= least)) {
                    return Optional.of(shade);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A shade between this colour and black or white.
     *
     * @param end 0 for black, 255 for white
     * @param percent how far the way there
     */
    Colour mix(int end, int percent) {
        return new Colour(mix(red, end, percent), mix(green, end, percent), mix(blue, end, percent));
    }

    private static int mix(int from, int to, int percent) {
        return from + (to - from) * percent / 100;
    }

    /** As CSS writes it, such as {@code #0f5257}. */
    @Override
    public String toString() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }
}
