package org.clinicsite.jbake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page to draw.
 *
 * @param path its file from the site's root
 * @param label what it is made from, as people know it
 * @param template the template's file in the template folder
 * @param model the page's own names: {@code content}, {@code tag}, {@code numberOfPages} and the like
 * @param tag the tag that it lists; null for any other page
 * @param from the first post of this index page, from 0; -1 where no pages are counted
 * @param size how many posts an index page lists
 */
record PageToDraw(
        String path,
        String label,
        String template,
        Map<String, Object> model,
        @Nullable String tag,
        int from,
        int size) {

    /** A page that is no part of a paged index. */
    PageToDraw(String path, String label, String template, Map<String, Object> model, @Nullable String tag) {
        this(path, label, template, model, tag, -1, 0);
    }
}
