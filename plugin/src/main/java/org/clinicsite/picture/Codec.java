package org.clinicsite.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JPEG and PNG with the JDK's own {@code javax.imageio}. What that is known to stumble over (profiles,
 * notes, thumbnails, CMYK) has been taken out by {@link Parts} before.
 */
final class Codec {

    /** Of 0 to 1: the scale of the Independent JPEG Group, divided by 100. */
    private static final float QUALITY = .78f;

    /** On a screen with two pixels to one of CSS, or far away, less is seen of what is lost. */
    private static final float QUALITY_OF_LARGE = .7f;

    /** In pixels. */
    private static final int LARGE_WIDTH = 800;

    /** A picture of more pixels is read with rows and columns left out where twice the wanted width remains. */
    private static final long MANY_PIXELS = 24_000_000;

    private Codec() {}

    /**
     * Makes Java ready for pictures. Nothing is shown; where this is not said, Java on a Mac puts a program into the dock.
     * Readers and writers other than Java's own are not wanted, so the class path is not searched for them.
     */
    static void prepare() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /**
     * Decodes.
     *
     * @param wanted the width that is needed, before it is turned
     * @throws PictureFault when it is damaged
     */
    static Rows decode(PictureFormat format, Parts parts, int wanted) throws PictureFault {
        ColourProfile profile = ColourProfile.read(parts.profile());
        ImageReader reader = own(ImageIO.getImageReadersByFormatName(name(format)));
        String[] warning = new String[1];
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(parts.plain()))) {
            reader.setInput(in, true, false);
            reader.addIIOReadWarningListener((source, text) -> {
                if (isDamage(text)) {
                    warning[0] = text;
                }
            });
            ImageReadParam param = reader.getDefaultReadParam();
            int step = step(parts, wanted);
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            if (warning[0] != null) {
                throw PictureFault.damaged("a part of it cannot be read");
            }
            return new Decoded(image, profile);
        } catch (IOException | RuntimeException e) {
            throw PictureFault.damaged("it cannot be read to its end");
        } finally {
            reader.dispose();
        }
    }

    /** Cameras leave stray bytes between parts, which harms nobody; a part that is missing does. */
    private static boolean isDamage(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature end") || text.contains("bad huffman");
    }

    private static int step(Parts parts, int wanted) {
        int step = 1;
        while ((long) (parts.width() / step) * (parts.height() / step) > MANY_PIXELS
                && parts.width() / (step + 1) >= 2 * wanted) {
            step++;
        }
        return step;
    }

    private static String name(PictureFormat format) {
        return format == PictureFormat.PNG ? "png" : "jpeg";
    }

    /** The JDK's own: another one on the class path would write other bytes. */
    private static <T> T own(Iterator<T> all) {
        while (all.hasNext()) {
            T one = all.next();
            if (one.getClass().getName().startsWith("com.sun.imageio.")) {
                return one;
            }
        }
        throw new IllegalStateException("this Java cannot read and write JPEG and PNG: it lacks java.desktop");
    }

    /** Encodes; nothing but the picture is written. */
    static byte[] encode(Pixels pixels, PictureFormat format) throws IOException {
        return encode(pixels, format, pixels.width() > LARGE_WIDTH ? QUALITY_OF_LARGE : QUALITY);
    }

    /**
     * Encodes.
     *
     * @param quality of a JPEG, 0 to 1; a PNG loses nothing
     */
    static byte[] encode(Pixels pixels, PictureFormat format, float quality) throws IOException {
        BufferedImage few = format == PictureFormat.PNG ? FewColours.image(pixels) : null;
        BufferedImage image = few != null ? few : pixels.opaque() ? opaque(pixels) : clear(pixels);
        ImageWriter writer = own(ImageIO.getImageWritersByFormatName(name(format)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            if (param instanceof JPEGImageWriteParam jpeg) {
                jpeg.setCompressionQuality(quality);
                jpeg.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            } else {
                param.setCompressionQuality(0); // the smallest file
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A byte to a number, as JPEG is written: any other way each row would be turned into this one. */
    private static BufferedImage opaque(Pixels pixels) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int at = 0;
        for (int argb : pixels.argb()) {
            bytes[at] = (byte) argb;
            bytes[at + 1] = (byte) (argb >> 8);
            bytes[at + 2] = (byte) (argb >> 16);
            at += 3;
        }
        return image;
    }

    private static BufferedImage clear(Pixels pixels) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
        return image;
    }

    /** What was decoded, in whatever way its numbers are kept. */
    private static final class Decoded implements Rows {

        private final Raster raster;
        private final ColourProfile profile;
        private final @Nullable IndexColorModel palette;
        private final int bands;
        private final int shift;
        private final boolean opaque;
        private final int[] samples;

        Decoded(BufferedImage image, ColourProfile profile) {
            this.raster = image.getRaster();
            this.profile = profile;
            this.palette = image.getColorModel() instanceof IndexColorModel index ? index : null;
            this.bands = raster.getNumBands();
            this.shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
            this.samples = new int[raster.getWidth() * bands];
            this.opaque = !image.getColorModel().hasAlpha();
        }

        @Override
        public int width() {
            return raster.getWidth();
        }

        @Override
        public int height() {
            return raster.getHeight();
        }

        @Override
        public boolean opaque() {
            return opaque;
        }

        @Override
        public void read(int y, float[] out) {
            int[] row = raster.getPixels(0, y, raster.getWidth(), 1, samples);
            float[] linear = new float[3];
            int at = 0;
            for (int i = 0; i < row.length; i += bands) {
                int alpha = 255;
                if (palette != null) {
                    int argb = palette.getRGB(row[i]);
                    alpha = argb >>> 24;
                    profile.linear(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, linear);
                } else {
                    int red = row[i] >> shift;
                    int green = bands > 2 ? row[i + 1] >> shift : red;
                    int blue = bands > 2 ? row[i + 2] >> shift : red;
                    alpha = opaque ? 255 : row[i + bands - 1] >> shift;
                    profile.linear(red, green, blue, linear);
                }
                float share = alpha / 255f;
                out[at++] = linear[0] * share;
                out[at++] = linear[1] * share;
                out[at++] = linear[2] * share;
                if (!opaque) {
                    out[at++] = share;
                }
            }
        }
    }
}
