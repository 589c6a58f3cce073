package org.clinicsite.check;

import java.util.List;
import java.util.Set;
import org.clinicsite.output.PageTags;
import org.jspecify.annotations.Nullable;

/**
 * What a page of HTML holds that others depend on, and what it depends on.
 *
 * @param path in the site's folder, such as {@code prices/index.html}
 * @param anchors every id, and every name of an old-style anchor
 * @param promises ids of its headings, in their order: what others may link to
 * @param links every address that it loads or leads to
 * @param leftovers places where an expression of a template stands in its text
 * @param canonical the address that it gives as its own; null when it gives none
 * @param isRedirect whether it only leads on
 * @param isDraft whether it says of itself that it is a draft
 * @param isDiskCopy whether it says of itself that it belongs to a copy that works from a disk
 */
record CheckedPage(
        String path,
        Set<String> anchors,
        List<String> promises,
        List<Link> links,
        List<Place> leftovers,
        @Nullable String canonical,
        boolean isRedirect,
        boolean isDraft,
        boolean isDiskCopy) {

    /** An address with its place; line and column from 1, 0 where not known. */
    record Link(String address, boolean isLoaded, int line, int column) {}

    /** Some words with their place. */
    record Place(String quote, int line, int column) {}

    /** Reads a page. */
    static CheckedPage parse(String path, String html) {
        return of(path, PageTags.read(html, PageContents::new));
    }

    /** The page that was read. */
    static CheckedPage of(String path, PageContents contents) {
        return new CheckedPage(
                path,
                contents.anchors,
                contents.promises(),
                contents.links,
                contents.leftovers,
                contents.canonical,
                contents.isRedirect,
                contents.isDraft,
                contents.isDiskCopy);
    }
}
