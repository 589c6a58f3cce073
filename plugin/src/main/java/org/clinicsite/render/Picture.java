package org.clinicsite.render;

import java.util.List;
import org.clinicsite.picture.PictureSize;
import org.clinicsite.picture.PictureSizes;
import org.clinicsite.site.PagePath;
import org.jspecify.annotations.Nullable;

/**
 * An image as pages show it.
 *
 * @param path where it is served; of a photograph the one size for those who cannot choose
 * @param width in CSS pixels; 0 when unknown
 * @param height in CSS pixels; 0 when unknown
 * @param sizes of a photograph all there are, from small to large; empty for a drawing
 * @param webp the same as WebP; empty when none are made
 */
public record Picture(PagePath path, int width, int height, List<Size> sizes, List<Size> webp) {

    /**
     * One size.
     *
     * @param path where it is served
     * @param width in pixels
     */
    public record Size(PagePath path, int width) {}

    /**
     * A picture from what is known of its file.
     *
     * @param sizes null when there is one size only
     */
    public static Picture of(PagePath path, int width, int height, @Nullable PictureSizes sizes) {
        return sizes == null
                ? new Picture(path, width, height, List.of(), List.of())
                : new Picture(path, width, height, all(sizes.plain()), all(sizes.webp()));
    }

    /** Where it is served, as templates print it. */
    @Override
    public String toString() {
        return path.value();
    }

    private static List<Size> all(List<PictureSize> sizes) {
        return sizes.stream()
                .map(size -> new Size(new PagePath(size.path()), size.width()))
                .toList();
    }
}
