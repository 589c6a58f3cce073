package org.clinicsite.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.mark.Mark;
import org.clinicsite.mark.SocialCard;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.SvgDrawer;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.source.facts.ClinicFacts;
import org.jspecify.annotations.Nullable;

/**
 * The icons of a site and the card that links to it show: of the clinic's logo where it has one that is fit for a small square,
 * else of the mark that its name has. Files of the clinic's own template come before all of these.
 */
public final class SiteIcons {

    private static final String SVG = "icons/icon.svg";
    private static final String CARD = "icons/card.png";

    /** Names of all that is made, as templates ask for them. */
    static final List<String> NAMES = List.of(SVG, "icons/icon-192.png", "icons/icon-512.png", CARD);

    /** The side of the largest icon, in pixels. */
    private static final int LARGEST = 512;

    /** How much wider than high, or higher than wide, a logo may be to be read at the size of a tab. */
    private static final double NEARLY_SQUARE = 1.3;

    /** In bytes. A favicon with a picture of pixels in it is loaded with each first visit. */
    private static final int HEAVIEST_LOGO = 30_000;

    /**
     * The picture that {@code theme.logo} names.
     *
     * @param bytes the file
     * @param type its media type, such as {@code image/svg+xml}
     * @param width in its own unit
     * @param height likewise
     */
    public record Logo(byte[] bytes, String type, int width, int height) {
        boolean isSvg() {
            return type.equals("image/svg+xml");
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final Mark mark;
    private final ClinicFacts clinic;
    private final BaseUrl base;
    private final TemplateFolder folder;
    private final SvgDrawer drawer;
    private final @Nullable Logo logo;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    /**
     * @param clinic its name, theme and tagline
     * @param base its host stands on the card
     * @param folder the template; an {@code icons/icon.svg} of the clinic's own gives the other icons too
     * @param drawer makes pixels of drawings
     * @param logo null when the clinic has none, or none that can be read
     */
    public SiteIcons(ClinicFacts clinic, BaseUrl base, TemplateFolder folder, SvgDrawer drawer, @Nullable Logo logo) {
        this.clinic = clinic;
        this.base = base;
        this.folder = folder;
        this.drawer = drawer;
        this.logo = logo != null && isSmallSquare(logo) ? logo : null;
        this.mark = Mark.of(clinic.name().text(), colours(clinic.theme()));
    }

    private static boolean isSmallSquare(Logo logo) {
        double wide = (double) logo.width / Math.max(1, logo.height);
        return wide < NEARLY_SQUARE
                && wide > 1 / NEARLY_SQUARE
                && logo.bytes.length <= HEAVIEST_LOGO
                && (!logo.isSvg() || SvgDrawer.isDrawable(logo.text()));
    }

    /** The owner's colours, where there is one; whether letters can be read on it was looked at with the theme. */
    private static Mark.@Nullable Colours colours(Map<String, String> theme) {
        Colour primary = Colour.parse(theme.getOrDefault("primary", "")).orElse(null);
        if (primary == null) {
            return null;
        }
        Colour white = new Colour(255, 255, 255);
        Colour letters = Colour.parse(theme.getOrDefault("on-primary", "")).orElse(white);
        boolean dark = letters.contrast(new Colour(0, 0, 0)) > letters.contrast(white);
        Colour stroke = primary.mix(dark ? 255 : 0, 60);
        return new Mark.Colours(primary.toString(), letters.toString(), stroke.toString());
    }

    /**
     * One of them.
     *
     * @param file such as {@code icons/icon-192.png}
     * @return empty for all that is no icon of a site
     */
    Optional<byte[]> find(String file) {
        return NAMES.contains(file) ? Optional.of(made.computeIfAbsent(file, this::make)) : Optional.empty();
    }

    private byte[] make(String file) {
        try {
            if (file.equals(SVG)) {
                return (logo == null ? mark.svg() : logo.isSvg() ? logo.text() : framed(logo, 0, ""))
                        .getBytes(StandardCharsets.UTF_8);
            }
            if (file.equals(CARD)) {
                return drawer.png(card(), SocialCard.WIDTH, SocialCard.HEIGHT);
            }
            int side = file.endsWith("-192.png") ? 192 : LARGEST;
            return drawer.png(square(), side, side);
        } catch (PictureFault e) {
            throw new IllegalStateException("what was read as an SVG can be drawn", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For telephones, which cut a square to a shape of their own. */
    private String square() throws PictureFault, IOException {
        String own = folder.hasOwn(SVG) ? folder.text(SVG) : null;
        if (own != null && SvgDrawer.isDrawable(own)) {
            return own;
        }
        return logo == null ? mark.square() : framed(logo, 8, "<path fill=\"#fffdf9\" d=\"M0 0h64v64H0z\"/>");
    }

    private String card() throws PictureFault, IOException {
        String tagline = clinic.tagline() != null
                ? clinic.tagline().text()
                : clinic.description().text();
        return SocialCard.svg(
                mark,
                logo == null ? null : image(logo, 2),
                clinic.name().text(),
                SocialCard.fitting(tagline),
                base.isKnown() ? base.host() : null);
    }

    /** A logo as a drawing of 64. */
    private String framed(Logo framed, int margin, String ground) throws PictureFault, IOException {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\" width=\"64\" height=\"64\">" + ground
                + image(framed, margin) + "</svg>\n";
    }

    /** Within another drawing a drawing is drawn first: so nothing of it, such as an id, gets mixed with the other. */
    private String image(Logo shown, int margin) throws PictureFault, IOException {
        int side = 64 - 2 * margin;
        byte[] pixels = shown.isSvg() ? drawer.png(shown.text(), LARGEST, LARGEST) : shown.bytes;
        return "<image x=\"" + margin + "\" y=\"" + margin + "\" width=\"" + side + "\" height=\"" + side
                + "\" href=\"data:" + (shown.isSvg() ? "image/png" : shown.type) + ";base64,"
                + Base64.getEncoder().encodeToString(pixels) + "\"/>";
    }
}
