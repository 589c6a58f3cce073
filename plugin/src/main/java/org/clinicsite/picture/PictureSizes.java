package org.clinicsite.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes in which a photograph is published. Known before any is made: their names come from the picture's bytes and
 * from how sizes are made, not from the bytes of the result.
 *
 * @param key 64 hexadecimal digits that differ when the picture or the way of making sizes differs
 * @param plain JPEG or PNG, from small to large
 * @param webp the same as WebP; empty when none are made
 */
public record PictureSizes(String key, List<PictureSize> plain, List<PictureSize> webp) {

    /**
     * Widths in pixels. A portrait is shown 272 CSS pixels wide, a column of text 608, the first picture at most 1120, and
     * a telephone has two or three pixels to one of CSS; a step of about 1.4 wastes at most half of the bytes.
     */
    private static final int[] WIDTHS = {320, 480, 640, 960, 1280, 1920};

    private static final int WIDEST = 1920;
    private static final int HIGHEST = 3840;

    /** What link previews want at least: https://developers.facebook.com/docs/sharing/webmasters/images/. */
    private static final int FOR_PREVIEWS = 1200;

    /**
     * The sizes of a picture.
     *
     * @param file what it is
     * @param written how its sizes are written
     * @param key see {@link PictureSizes#key}
     * @param stem what paths begin with, such as {@code /media/anna-1f3a9c0212}
     * @param webp whether WebP is made as well
     */
    public static PictureSizes of(PictureFile file, PictureFormat written, String key, String stem, boolean webp) {
        return new PictureSizes(
                key, sizes(file, stem, written), webp ? sizes(file, stem, PictureFormat.WEBP) : List.of());
    }

    private static List<PictureSize> sizes(PictureFile file, String stem, PictureFormat format) {
        List<PictureSize> sizes = new ArrayList<>();
        for (int width : widths(file.width(), file.height())) {
            int height = Math.max(1, (int) Math.round((double) file.height() * width / file.width()));
            sizes.add(new PictureSize(stem + "-" + width + "." + format.ending(), width, height, format));
        }
        return List.copyOf(sizes);
    }

    /** Never wider than the picture; the last is the picture's own width where that is not too large. */
    static List<Integer> widths(int width, int height) {
        long most = Math.min(Math.min(width, WIDEST), Math.max(1, (long) HIGHEST * width / height));
        List<Integer> widths = new ArrayList<>();
        for (int step : WIDTHS) {
            if (step * 10L <= most * 9L) { // one that is hardly smaller than the last would be of no use
                widths.add(step);
            }
        }
        widths.add((int) most);
        return widths;
    }

    /** The one for those that cannot choose: feed readers, link previews, search engines, old browsers. */
    public PictureSize only() {
        for (PictureSize size : plain) {
            if (size.width() >= FOR_PREVIEWS) {
                return size;
            }
        }
        return largest();
    }

    /** The largest one. */
    public PictureSize largest() {
        return plain.get(plain.size() - 1);
    }

    /** All, in every format. */
    public List<PictureSize> all() {
        List<PictureSize> all = new ArrayList<>(plain);
        all.addAll(webp);
        return all;
    }
}
