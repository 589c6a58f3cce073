package org.clinicsite.mark;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture that a link to the site shows in a chat or a network: mark, name, what the clinic does, host. 1200 × 630, the shape
 * that networks agree on (<a href="https://developers.facebook.com/docs/sharing/webmasters/images/">Facebook</a>).
 */
public final class SocialCard {

    /** In pixels. */
    public static final int WIDTH = 1200;

    /** In pixels. */
    public static final int HEIGHT = 630;

    /** Room for words, left and right of which nothing stands. */
    private static final int MARGIN = 90;

    private static final int LINE = WIDTH - 2 * MARGIN;
    private static final double[] NAME_SIZES = {96, 80, 64, 52};
    private static final double TAGLINE_SIZE = 42;
    private static final double HOST_SIZE = 30;

    private SocialCard() {}

    /**
     * Draws.
     *
     * @param mark of the clinic; it gives the card its colours
     * @param logo what stands in the mark's place: an SVG element that fills a square of 64; null for the mark
     * @param name of the clinic
     * @param tagline what it does
     * @param host such as {@code www.heronyard.example}; null when not known
     */
    public static String svg(Mark mark, @Nullable String logo, String name, String tagline, @Nullable String host) {
        Mark.Colours colours = mark.colours();
        StringBuilder svg = new StringBuilder(Mark.open(WIDTH, HEIGHT))
                .append("<path fill=\"" + colours.ground() + "\" d=\"M0 0h1200v630H0z\"/>\n")
                .append("<g fill=\"none\" stroke=\"" + colours.letters()
                        + "\" stroke-width=\"26\" opacity=\".09\"><path d=\"M700 640a250 250 0 0 1 500 0M760 640a190 190 0 0 1 380"
                        + " 0M820 640a130 130 0 0 1 260 0M880 640a70 70 0 0 1 140 0\"/></g>\n");
        svg.append("<path fill=\"" + colours.letters()
                + "\" d=\"M106 70h132a16 16 0 0 1 16 16v132a16 16 0 0 1-16 16H106a16 16"
                + " 0 0 1-16-16V86a16 16 0 0 1 16-16z\"/>\n");
        svg.append("<g transform=\"translate(108 88) scale(2)\">")
                .append(logo == null ? mark.drawn(mark.shape().outline) : logo)
                .append("</g>\n");
        double y = 250;
        List<String> lines = List.of();
        double size = 0;
        for (double wanted : NAME_SIZES) {
            lines = lines(name, wanted, 2);
            size = wanted;
            if (!lines.isEmpty()) {
                break;
            }
        }
        for (String line : lines) {
            y += size * 1.08;
            svg.append(LetterOutlines.get().line(line, MARGIN - size * .04, y, size, colours.letters()))
                    .append('\n');
        }
        y += 24;
        for (String line : lines(tagline, TAGLINE_SIZE, lines.size() > 1 ? 2 : 3)) {
            y += TAGLINE_SIZE * 1.3;
            svg.append(LetterOutlines.get().line(line, MARGIN, y, TAGLINE_SIZE, colours.letters()))
                    .append('\n');
        }
        if (host != null && LetterOutlines.get().have(host) && y < HEIGHT - 80) {
            svg.append(LetterOutlines.get().line(host, MARGIN, HEIGHT - 48, HOST_SIZE, colours.stroke()))
                    .append('\n');
        }
        return svg.append("</svg>\n").toString();
    }

    /** A text in lines; empty when it does not fit, or the font lacks a letter: better no words than a box. */
    private static List<String> lines(String text, double size, int most) {
        LetterOutlines font = LetterOutlines.get();
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            if (!font.have(word) || font.width(word, size) > LINE) {
                return List.of();
            }
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.width(longer, size) > LINE) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines.size() <= most ? lines : List.of();
    }

    /** What of a text fits below a name: all of it, else its first sentence. */
    public static String fitting(String text) {
        return lines(text, TAGLINE_SIZE, 2).isEmpty() ? text.split("(?<=[.!?。])\\s", 2)[0] : text;
    }
}
