package org.clinicsite.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures that no camera took: red above on the left, green above on the right, blue below on the left, white else. */
public final class Photograph {

    /** What a camera writes and nobody should publish. */
    public static final String SECRET = "GPS 51.5007 N 0.1246 W";

    private Photograph() {}

    /** Four quarters, over which a shimmer lies so that it does not pack as well as a drawing. */
    public static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean left = x < width / 2;
                boolean above = y < height / 2;
                int shimmer = (x * 7 + y * 13) % 16;
                int red = above && left || !above && !left ? 235 : 20;
                int green = above && !left || !above && !left ? 235 : 20;
                int blue = !above ? 235 : 20;
                image.setRGB(x, y, red + shimmer << 16 | green + shimmer << 8 | blue + shimmer);
            }
        }
        return image;
    }

    /** A photograph as JPEG. */
    public static byte[] jpeg(int width, int height) {
        return written(quarters(width, height), "jpeg");
    }

    /** The same as PNG. */
    public static byte[] png(int width, int height) {
        return written(quarters(width, height), "png");
    }

    /** A PNG in which no pixel is like its neighbour, as in a photograph. */
    static byte[] grain(int width, int height) {
        BufferedImage image = quarters(width, height);
        Random random = new Random(1);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, image.getRGB(i % width, i / width) ^ random.nextInt(1 << 24) & 0x0F0F0F);
        }
        return written(image, "png");
    }

    /** A disc on nothing, as PNG. */
    static byte[] disc(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillOval(0, 0, size, size);
        graphics.dispose();
        return written(image, "png");
    }

    /** As GIF. */
    public static byte[] gif(int width, int height) {
        return written(quarters(width, height), "gif");
    }

    static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG of a quality, 0 to 1. */
    static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A JPEG as a camera writes it: with Exif (orientation, a place), XMP and a comment. */
    public static byte[] fromCamera(byte[] jpeg, int orientation) {
        byte[] exif = joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation));
        byte[] xmp = ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET).getBytes(StandardCharsets.US_ASCII);
        byte[] comment = SECRET.getBytes(StandardCharsets.US_ASCII);
        return with(with(with(jpeg, 0xFE, comment), 0xE1, xmp), 0xE1, exif);
    }

    /** A TIFF structure with the orientation and a text. */
    static byte[] exif(int orientation) {
        byte[] text = (SECRET + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(8 + 2 + 24 + 4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        out.putShort((short) 2);
        out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
        out.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(38);
        out.putInt(0).put(text);
        return out.array();
    }

    /** A JPEG with one segment more, right behind its start. */
    public static byte[] with(byte[] jpeg, int marker, byte[] data) {
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (data.length + 2 >> 8), (byte) (data.length + 2)};
        return joined(Arrays.copyOf(jpeg, 2), head, data, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A JPEG with an ICC profile. */
    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        return with(jpeg, 0xE2, joined(head, profile));
    }

    /** A PNG with one chunk more, before its pixels. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        byte[] chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
        return joined(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    /** A WebP of one chunk of pixels that nobody looks at, with Exif and XMP when there is an orientation. */
    public static byte[] webp(int width, int height, int orientation) {
        byte[] pixels = chunk(
                "VP8L",
                ByteBuffer.allocate(5)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0x2F)
                        .putInt(width - 1 | height - 1 << 14)
                        .array());
        byte[] canvas = new byte[10];
        canvas[0] = 0x0C;
        canvas[4] = (byte) (width - 1);
        canvas[5] = (byte) (width - 1 >> 8);
        canvas[7] = (byte) (height - 1);
        canvas[8] = (byte) (height - 1 >> 8);
        byte[] chunks = joined(
                chunk("VP8X", canvas),
                pixels,
                chunk("EXIF", exif(orientation)),
                chunk("XMP ", SECRET.getBytes(StandardCharsets.US_ASCII)));
        return joined(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(chunks.length + 4)
                        .array(),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                chunks);
    }

    private static byte[] chunk(String type, byte[] data) {
        return joined(
                type.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(data.length)
                        .array(),
                data,
                new byte[data.length % 2]);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Which of the four quarters are where: the names of the colours, row by row. */
    static String corners(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new java.io.ByteArrayInputStream(picture));
            int right = image.getWidth() * 3 / 4;
            int below = image.getHeight() * 3 / 4;
            return colour(image.getRGB(image.getWidth() / 4, image.getHeight() / 4)) + " "
                    + colour(image.getRGB(right, image.getHeight() / 4)) + " / "
                    + colour(image.getRGB(image.getWidth() / 4, below)) + " "
                    + colour(image.getRGB(right, below));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String colour(int rgb) {
        boolean red = (rgb >> 16 & 0xFF) > 128;
        boolean green = (rgb >> 8 & 0xFF) > 128;
        boolean blue = (rgb & 0xFF) > 128;
        return red && green && blue ? "white" : red ? "red" : green ? "green" : blue ? "blue" : "black";
    }
}
