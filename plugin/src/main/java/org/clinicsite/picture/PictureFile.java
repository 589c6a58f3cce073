package org.clinicsite.picture;

import org.jspecify.annotations.Nullable;

/**
 * What can be told of a picture's file without decoding it.
 *
 * @param format what it is
 * @param width in pixels as it is seen, turned upright; of an SVG in CSS pixels; 0 when an SVG does not say
 * @param height likewise
 * @param scaled how smaller sizes of it are written; null when none are made and it is published in the size that it has
 */
public record PictureFile(
        PictureFormat format,
        int width,
        int height,
        @Nullable PictureFormat scaled) {

    /** More pixels than any camera takes that a clinic would use; a file of some kilobytes can claim to have them. */
    private static final long MOST_PIXELS = 100_000_000;

    /** No photograph is larger than this, in bytes. */
    public static final long MOST_BYTES = 200L << 20;

    /**
     * Looks at a file.
     *
     * @param bytes all of it
     * @param ending of its name, without a dot, in lower case
     * @throws PictureFault when it cannot be published: empty, cut off, damaged, too large, not what its name says, or an
     *     SVG with a script or with an address outside of it
     */
    public static PictureFile read(byte[] bytes, String ending) throws PictureFault {
        PictureFormat format = PictureFormat.ofEnding(ending)
                .orElseThrow(() -> new IllegalArgumentException("'" + ending + "' is the ending of no picture"));
        if (bytes.length == 0) {
            throw new PictureFault("It is empty: 0 bytes.", "Copy or export it again from the original.");
        }
        Bytes start = new Bytes(bytes);
        PictureFormat found = PictureFormat.ofBytes(start);
        if (format == PictureFormat.SVG && found == null) {
            return Svg.read(bytes);
        }
        if (found == null) {
            String other = PictureFormat.foreign(start);
            throw other == null
                    ? PictureFault.damaged("its bytes are of no picture")
                    : new PictureFault("It is " + other + ", not " + format.says() + ".", "Export it as JPEG or PNG.");
        }
        if (found != format) {
            throw new PictureFault(
                    "It is " + found.says() + ", not " + format.says() + ".",
                    "Let its name end in ." + found.ending() + ".");
        }
        Parts parts = Parts.of(format, bytes);
        if ((long) parts.width() * parts.height() > MOST_PIXELS) {
            throw new PictureFault(
                    "It has " + parts.width() + " × " + parts.height() + " pixels; more than 100 million are not read.",
                    "Export it again, 4000 pixels wide.");
        }
        if (parts.profile() != null) {
            ColourProfile.read(parts.profile()); // whether it can be converted
        }
        boolean scales = format == PictureFormat.JPEG || format == PictureFormat.PNG && !parts.moves();
        PictureFormat scaled = parts.photograph() ? PictureFormat.JPEG : PictureFormat.PNG;
        boolean swaps = parts.turn().swaps();
        return new PictureFile(
                format,
                swaps ? parts.height() : parts.width(),
                swaps ? parts.width() : parts.height(),
                scales ? scaled : null);
    }

    /** Whether it is published byte for byte: a GIF and an SVG are, as nothing in them is noted by a camera. */
    public boolean isPublishedAsItIs() {
        return format == PictureFormat.SVG || format == PictureFormat.GIF;
    }

    /**
     * The bytes to publish of a picture that does not scale: what it shows, without what the camera or a program noted in
     * it.
     *
     * @param bytes those that {@link #read} was given
     */
    public byte[] published(byte[] bytes) {
        if (isPublishedAsItIs()) {
            return bytes;
        }
        try {
            return Parts.of(format, bytes).plain();
        } catch (PictureFault e) {
            throw new IllegalStateException("it was read before", e);
        }
    }
}
