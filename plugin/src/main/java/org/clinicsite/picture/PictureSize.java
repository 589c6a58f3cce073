package org.clinicsite.picture;

/**
 * One size of a picture.
 *
 * @param path where it is served, such as {@code /media/anna-1f3a9c0212-640.jpg}
 * @param width in pixels
 * @param height in pixels
 * @param format how it is written
 */
public record PictureSize(String path, int width, int height, PictureFormat format) {}
