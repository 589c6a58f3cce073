package org.clinicsite.render;

import java.util.Optional;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.ShortcutWriter;
import org.clinicsite.site.Page;
import org.jspecify.annotations.Nullable;

/** What the templates show besides the {@code Site}: the texts and the images. Called from many threads. */
public interface PageContent {

    /**
     * The page's text as HTML, addresses resolved as they are served; empty when the page has no text.
     *
     * @param shortcuts draws the shortcuts in it
     * @param pictures draws the pictures in it; null where a picture is an {@code <img>} of one size
     */
    String body(Page page, ShortcutWriter shortcuts, @Nullable PictureDrawer pictures);

    /** What becomes of the addresses in the page's text, which has one. */
    LinkRewriter links(Page page);

    /**
     * The image that a file names in its header.
     *
     * @param page the page whose header names it; the home page for images of {@code clinic.yaml}
     * @param address as written, such as {@code anna.svg}
     * @return empty when there is no such image
     */
    Optional<Picture> picture(Page page, String address);

    /**
     * A file to take home that a page names in its header.
     *
     * @param page the page whose header names it
     * @param address as written, such as {@code intake-form.pdf}
     * @return empty when there is no such file
     */
    Optional<Download> file(Page page, String address);
}
