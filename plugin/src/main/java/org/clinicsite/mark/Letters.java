package org.clinicsite.mark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Letters as outlines, of the font that travels with the plugin: {@code letters.svg}, an
 * <a href="https://www.w3.org/TR/SVG11/fonts.html">SVG font</a> of Latin, Greek and Cyrillic. So no drawing asks the machine
 * for a font, and looks the same on each.
 */
final class Letters {

    /** All measures of the font are thousandths of the size. */
    private static final double UNITS = 1000;

    /** Height of a capital letter, as a share of the size. */
    static final double CAPITAL = .694;

    private record Glyph(int advance, String outline) {}

    private static final class Holder {
        private static final Letters LETTERS = read();
    }

    private final Map<Integer, Glyph> glyphs = new HashMap<>();
    private final Map<String, Integer> nearer = new HashMap<>();

    private Letters() {}

    static Letters get() {
        return Holder.LETTERS;
    }

    private static Letters read() {
        Letters letters = new Letters();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Objects.requireNonNull(Letters.class.getResourceAsStream("letters.svg"))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in, "UTF-8");
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    letters.element(xml);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("letters.svg is no XML", e);
        }
        return letters;
    }

    private void element(XMLStreamReader xml) {
        if (xml.getLocalName().equals("glyph")) {
            String outline = xml.getAttributeValue(null, "d");
            glyphs.put(
                    xml.getAttributeValue(null, "unicode").codePointAt(0),
                    new Glyph(
                            Integer.parseInt(xml.getAttributeValue(null, "horiz-adv-x")),
                            outline == null ? "" : outline));
        } else if (xml.getLocalName().equals("hkern")) {
            int by = Integer.parseInt(xml.getAttributeValue(null, "k"));
            for (String first : xml.getAttributeValue(null, "u1").split(",")) {
                for (String second : xml.getAttributeValue(null, "u2").split(",")) {
                    nearer.put(first + second, by);
                }
            }
        }
    }

    /** Whether all of a text can be drawn. */
    boolean have(String text) {
        return text.codePoints().allMatch(glyphs::containsKey);
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
        return before == 0 ? 0 : nearer.getOrDefault(Character.toString(before) + Character.toString(letter), 0);
    }

    private Glyph glyph(int letter) {
        Glyph glyph = glyphs.get(letter);
        if (glyph == null) {
            throw new IllegalArgumentException("the font has no " + Character.toString(letter));
        }
        return glyph;
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
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<g fill=\"%s\" transform=\"translate(%.2f %.2f) scale(%.5f -%.5f)\">",
                colour,
                x,
                baseline,
                size / UNITS,
                size / UNITS));
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
