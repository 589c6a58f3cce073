package org.clinicsite.source;

import java.nio.file.Path;

/**
 * A picture or document of the content folder, ready to be published under a name that changes with its bytes.
 *
 * @param source relative to the content folder with {@code /}
 * @param file the file itself
 * @param published where it is served, such as {@code /media/hero-1f3a9c02.svg}
 * @param width in CSS pixels; 0 when unknown or not a picture
 * @param height in CSS pixels; 0 when unknown or not a picture
 */
public record Media(String source, Path file, String published, int width, int height) {

    /** Whether the size is known. */
    public boolean sized() {
        return width > 0 && height > 0;
    }
}
