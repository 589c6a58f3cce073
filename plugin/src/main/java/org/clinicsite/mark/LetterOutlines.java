package org.clinicsite.mark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Letters as outlines, of the font that travels with the plugin: {@code letters.txt}, of Latin, Greek and Cyrillic, a line each.
 * So no drawing asks the machine for a font, and looks the same on each. A line is read when its letter is wanted: a site wants
 * some thirty of eight hundred.
 */
final class LetterOutlines {

    /** All measures of the font are thousandths of the size. */
    private static final double UNITS = 1000;

    /** Height of a capital letter, as a share of the size. */
    static final double CAPITAL = .694;

    /** @param nearer how much nearer letters stand behind it */
    private record Glyph(int advance, String outline, Map<Integer, Integer> nearer) {}

    private static final class Holder {
        private static final LetterOutlines LETTERS = new LetterOutlines();
    }

    private final byte[] font;
    private final Map<Integer, Integer> lines = new HashMap<>(); // by letter where its line begins
    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    private LetterOutlines() {
        try (InputStream in = Objects.requireNonNull(LetterOutlines.class.getResourceAsStream("letters.txt"))) {
            font = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int line = 0; line < font.length; line = end(line, '\n') + 1) {
            if (font[line] != '#' || font[line + 1] == '\t') { // else a remark
                lines.put(text(line, end(line, '\t')).codePointAt(0), line);
            }
        }
    }

    static LetterOutlines get() {
        return Holder.LETTERS;
    }

    private int end(int from, char mark) {
        int end = from;
        while (font[end] != mark) {
            end++;
        }
        return end;
    }

    private String text(int from, int to) {
        return new String(font, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether all of a text can be drawn. */
    boolean have(String text) {
        return text.codePoints().allMatch(lines::containsKey);
    }

    /**
     * How wide a line is.
     *
     * @param text of which each letter is {@link #have had}
     * @param size of the letters
     * @return in the unit of the size
     */
    double width(String text, double size) {
        int width = 0;
        int before = 0;
        for (int letter : text.codePoints().toArray()) {
            width += advance(before, letter);
            before = letter;
        }
        return width * size / UNITS;
    }

    private int advance(int before, int letter) {
        return glyph(letter).advance - kerning(before, letter);
    }

    private int kerning(int before, int letter) {
        return before == 0 ? 0 : glyph(before).nearer.getOrDefault(letter, 0);
    }

    private synchronized Glyph glyph(int letter) {
        Glyph known = glyphs.get(letter);
        if (known == null) {
            Integer line = lines.get(letter);
            if (line == null) {
                throw new IllegalArgumentException("the font has no " + Character.toString(letter));
            }
            String[] parts = text(line, end(line, '\n')).split("\t", -1);
            known = new Glyph(Integer.parseInt(parts[1]), parts[2], nearer(parts.length > 3 ? parts[3] : null));
            glyphs.put(letter, known);
        }
        return known;
    }

    /** @param written such as {@code 17:mnp 40:t} */
    private static Map<Integer, Integer> nearer(@Nullable String written) {
        Map<Integer, Integer> nearer = new HashMap<>();
        if (written != null) {
            for (String some : written.split(" ")) {
                int colon = some.indexOf(':');
                int by = Integer.parseInt(some.substring(0, colon));
                some.substring(colon + 1).codePoints().forEach(letter -> nearer.put(letter, by));
            }
        }
        return nearer;
    }

    /** A number as drawings have it, such as {@code 12.50}; {@link String#format} takes as long as all the rest. */
    static String number(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /**
     * A line as SVG.
     *
     * @param text of which each letter is {@link #have had}
     * @param x where it begins
     * @param baseline where its letters stand
     * @param size of the letters
     * @param colour such as {@code #ffffff}
     */
    String line(String text, double x, double baseline, double size, String colour) {
        String scale = number(size / UNITS, 5);
        StringBuilder svg = new StringBuilder("<g fill=\"" + colour + "\" transform=\"translate(" + number(x, 2) + " "
                + number(baseline, 2) + ") scale(" + scale + " -" + scale + ")\">");
        int at = 0;
        int before = 0;
        for (int letter : text.codePoints().toArray()) {
            at -= kerning(before, letter);
            Glyph glyph = glyph(letter);
            if (!glyph.outline.isEmpty()) {
                svg.append(at == 0 ? "<path d=\"" : "<path transform=\"translate(" + at + ")\" d=\"")
                        .append(glyph.outline)
                        .append("\"/>");
            }
            at += glyph.advance;
            before = letter;
        }
        return svg.append("</g>").toString();
    }
}
