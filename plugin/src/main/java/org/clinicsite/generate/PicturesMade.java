package org.clinicsite.generate;

/**
 * What became of a site's photographs in one build. Those whose sizes are kept from an earlier build do not count.
 *
 * @param sizes how many sizes were made
 * @param pictures of how many pictures
 */
public record PicturesMade(int sizes, int pictures) {

    /** All were there. */
    public static final PicturesMade NONE = new PicturesMade(0, 0);
}
