package org.clinicsite.picture;

import org.jspecify.annotations.Nullable;

/**
 * A raster picture's file, taken apart.
 *
 * @param width of what is stored, before it is turned
 * @param height likewise
 * @param turn how to turn it upright
 * @param profile its ICC profile; null when it has none, which means sRGB
 * @param plain the file with nothing in it but what is needed to show it: no Exif, GPS, XMP, IPTC, comment or thumbnail
 * @param moves whether it is an animation
 * @param photograph whether it has the many shades of a photograph and nothing shines through, so that a JPEG of it is
 *     much smaller than a PNG
 */
record Parts(
        int width, int height, Turn turn, @Nullable Bytes profile, byte[] plain, boolean moves, boolean photograph) {

    static Parts of(PictureFormat format, byte[] file) throws PictureFault {
        return switch (format) {
            case JPEG -> Jpeg.read(file);
            case PNG -> Png.read(file);
            case GIF -> Gif.read(file);
            case WEBP -> WebP.read(file);
            case SVG -> throw new IllegalArgumentException("an SVG has no pixels");
        };
    }
}
