package org.clinicsite.mark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.clinicsite.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The mark of a clinic that has no logo: the letters of its name on a ground, in a shape and colours that the name chooses. The
 * same name has the same mark for ever.
 *
 * @param initials one or two letters; {@code ""} where the font has none of them, then an ornament stands there
 * @param shape of the ground
 * @param colours of ground, letters and stroke
 */
public record Mark(String initials, Shape shape, Colours colours) {

    /** The side of its square, in its own unit. */
    static final int SIDE = 64;

    /**
     * Colours as CSS writes them.
     *
     * @param ground what the letters stand on
     * @param letters at least 4.5 : 1 on the ground
     * @param stroke the small line below the letters
     */
    public record Colours(String ground, String letters, String stroke) {}

    /** What the ground looks like. */
    enum Shape {
        ARCH("M4 64V28a28 28 0 0 1 56 0v36z"),
        DISC("M32 2a30 30 0 0 1 0 60 30 30 0 0 1 0-60z"),
        SQUARE("M18 3h28a15 15 0 0 1 15 15v28a15 15 0 0 1-15 15H18A15 15 0 0 1 3 46V18A15 15 0 0 1 18 3z"),
        LEAF("M3 3h34a24 24 0 0 1 24 24v34H27A24 24 0 0 1 3 37z");

        final String outline;

        Shape(String outline) {
            this.outline = outline;
        }
    }

    /** Each beside the paper of the template; letters in its raised paper have 7 : 1 or more on each ground. */
    private static final List<Colours> CHOICE = List.of(
            new Colours("#0f5257", "#fffdf9", "#f0b596"),
            new Colours("#7a2f1f", "#fffdf9", "#f2c49b"),
            new Colours("#27496d", "#fffdf9", "#f3c67a"),
            new Colours("#3d5a3a", "#fffdf9", "#e9c98f"),
            new Colours("#5b2f56", "#fffdf9", "#eeb3a6"),
            new Colours("#2f4350", "#fffdf9", "#9fd0c5"),
            new Colours("#5a4320", "#fffdf9", "#f0cf97"),
            new Colours("#7b2945", "#fffdf9", "#f3bcae"));

    /**
     * The mark of a name.
     *
     * @param name the clinic's, such as {@code Heron Yard Massage}
     * @param colours the owner's; null to let the name choose
     */
    public static Mark of(String name, @Nullable Colours colours) {
        byte[] hash = Fingerprint.sha256(name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        Shape[] shapes = Shape.values();
        return new Mark(
                Initials.of(name),
                shapes[(hash[0] & 0xFF) % shapes.length],
                colours != null ? colours : CHOICE.get((hash[1] & 0xFF) % CHOICE.size()));
    }

    /** As a file: the shape on nothing, for tabs of browsers and the head of a page. */
    public String svg() {
        return open(SIDE, SIDE) + drawn(shape.outline) + "</svg>\n";
    }

    /** As a file that fills its square to the edge, as telephones want an icon: they cut it to a shape of their own. */
    public String square() {
        return open(SIDE, SIDE) + drawn("M0 0h64v64H0z") + "</svg>\n";
    }

    static String open(int width, int height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\">\n";
    }

    /** On a square of 64. */
    String drawn(String ground) {
        return "<path fill=\"" + colours.ground + "\" d=\"" + ground + "\"/>\n"
                + (initials.isEmpty() ? ornament() : letters());
    }

    /** Three arches within each other, as on the pages of the template. */
    private String ornament() {
        return "<path fill=\"none\" stroke=\"" + colours.letters + "\" stroke-width=\"4\" stroke-linecap=\"round\""
                + " d=\"M16 46V34a16 16 0 0 1 32 0v12M24 46V34a8 8 0 0 1 16 0v12\"/>\n" + stroke(46, 32, 0);
    }

    private String letters() {
        LetterOutlines font = LetterOutlines.get();
        double size = initials.codePointCount(0, initials.length()) == 1 ? 46 : 34;
        size = Math.min(size, size * 44 / Math.max(44, font.width(initials, size)));
        double capital = size * LetterOutlines.CAPITAL;
        double middle = 30.5;
        double baseline = middle + capital / 2;
        double width = font.width(initials, size);
        return font.line(initials, (SIDE - width) / 2, baseline, size, colours.letters)
                + "\n"
                + stroke(baseline + 8.5, 32, Math.min(width * .3, 9));
    }

    private String stroke(double y, double middle, double half) {
        return "<path fill=\"none\" stroke=\"" + colours.stroke + "\" stroke-width=\"3\" stroke-linecap=\"round\" d=\"M"
                + LetterOutlines.number(middle - half, 2) + " " + LetterOutlines.number(y, 2) + "h"
                + LetterOutlines.number(half == 0 ? .01 : 2 * half, 2) + "\"/>\n";
    }
}
