package org.clinicsite.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.render.Download;
import org.clinicsite.site.PagePath;
import org.clinicsite.source.Media;
import org.clinicsite.text.FilePath;

/** Files of the content folder that visitors take home. */
final class Downloads {

    private Downloads() {}

    /** A file as templates know it: its size is that of what is published of a document, or about that of a picture. */
    static Download of(Media media) {
        String name = media.source();
        try {
            return new Download(
                    new PagePath(media.largest()),
                    new FilePath(name).extension().toUpperCase(Locale.ROOT),
                    Files.size(media.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(media.file(), e));
        }
    }
}
