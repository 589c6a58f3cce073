package org.clinicsite.generate;

import java.util.Optional;
import org.clinicsite.site.BaseUrl;
import org.jspecify.annotations.Nullable;

/** Pages of a site that is put together and not written yet, drawn as they are asked for. For many threads. */
public interface DrawnPages {

    /** Where the site will be published; null when that is not known. */
    @Nullable
    BaseUrl address();

    /**
     * The file of a page, or of a style sheet or icon that a page which was drawn asks for.
     *
     * @param path from the site's root, such as {@code /articles/neck/}
     * @return empty where there is none, or where a template is at fault: a build tells of it
     */
    Optional<byte[]> file(String path);

    /**
     * Where a text is seen.
     *
     * @param source the file, relative to the source directory with {@code /}
     */
    Optional<String> pageOf(String source);
}
