package org.clinicsite.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureFile;
import org.clinicsite.picture.PictureFormat;
import org.clinicsite.picture.PictureSizes;
import org.clinicsite.text.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * A picture or document of the content folder, ready to be published under a name that changes with its bytes.
 *
 * @param source relative to the content folder with {@code /}
 * @param file the file itself
 * @param published where it is served, such as {@code /media/hero-1f3a9c0212.svg}; of a photograph where the one size is
 *     that suits those who cannot choose
 * @param picture what is known of it; null when it is no picture, or one that cannot be published
 * @param sizes the sizes of a photograph; null for all else
 * @param fault why it cannot be published; null when it can
 */
public record Media(
        String source,
        Path file,
        String published,
        @Nullable PictureFile picture,
        @Nullable PictureSizes sizes,
        @Nullable PictureFault fault) {

    /** Whether its name is a picture's. */
    public boolean isPicture() {
        return PictureFormat.ofEnding(new FilePath(source).extension()).isPresent();
    }

    /** In CSS pixels; 0 when unknown or not a picture. */
    public int width() {
        return sizes != null ? sizes.only().width() : picture != null ? picture.width() : 0;
    }

    /** In CSS pixels; 0 when unknown or not a picture. */
    public int height() {
        return sizes != null ? sizes.only().height() : picture != null ? picture.height() : 0;
    }

    /** Whether the size is known. */
    public boolean sized() {
        return width() > 0 && height() > 0;
    }

    /** Where it leads to be seen as large as there is. */
    public String largest() {
        return sizes == null ? published : sizes.largest().path();
    }

    /** Whether the file itself is what is published. */
    public boolean isPublishedAsItIs() {
        return sizes == null && (picture == null || picture.isPublishedAsItIs());
    }

    /**
     * What to publish of a picture without sizes that is not published as it is.
     *
     * @throws IOException when it cannot be read
     */
    public byte[] bytes() throws IOException {
        return requireNonNull(picture).published(Files.readAllBytes(file));
    }
}
