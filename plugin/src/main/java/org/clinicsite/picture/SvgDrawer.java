package org.clinicsite.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.clinicsite.text.Fingerprint;

/**
 * Makes a PNG of an SVG, or finds the one that was made before. Letters have to be outlines: a {@code <text>} would ask the
 * machine for a font, and look otherwise on each. May be called from many threads.
 */
public final class SvgDrawer {

    /** To be changed with anything that changes the bytes. */
    private static final String RECIPE = "svg 1";

    private final PictureCache cache;

    /** @param cache the folder for what was drawn; made when it is not there */
    public SvgDrawer(Path cache) {
        this.cache = new PictureCache(cache);
    }

    /** Whether a drawing looks the same on every machine. */
    public static boolean isDrawable(String svg) {
        return !svg.contains("<text") && !svg.contains("foreignObject");
    }

    /**
     * Draws.
     *
     * @param svg the file's text
     * @param width in pixels
     * @param height in pixels
     * @return a PNG
     * @throws PictureFault when it is no SVG
     * @throws IOException when the cache cannot be read or written
     */
    public synchronized byte[] png(String svg, int width, int height) throws PictureFault, IOException {
        String key = HexFormat.of()
                        .formatHex(Fingerprint.sha256(
                                svg.getBytes(StandardCharsets.UTF_8),
                                (RECIPE + " " + width + " " + height).getBytes(StandardCharsets.UTF_8)))
                + ".png";
        Optional<byte[]> known = cache.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        Codec.prepare();
        byte[] made = Codec.encode(draw(svg, width, height), PictureFormat.PNG);
        cache.keep(key, made);
        return made;
    }

    private static Pixels draw(String svg, int width, int height) throws PictureFault {
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        URI.create("memory:drawing.svg"),
                        LoaderContext.createDefault());
        if (document == null) {
            throw new PictureFault("It cannot be drawn as a picture of pixels.", "Export it again as a plain SVG.");
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            document.render(null, graphics, new ViewBox(0, 0, width, height));
        } finally {
            graphics.dispose();
        }
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        boolean opaque = true;
        for (int pixel : argb) {
            opaque &= pixel >>> 24 == 255;
        }
        Pixels pixels = new Pixels(width, height, opaque, argb);
        return FewColours.image(pixels) == null ? FewColours.of(pixels, 256) : pixels;
    }
}
