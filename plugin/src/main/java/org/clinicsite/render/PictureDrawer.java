package org.clinicsite.render;

import org.jspecify.annotations.Nullable;

/** Draws the pictures within a text as the template's {@code partials/text-picture.ftlh} says. */
@FunctionalInterface
public interface PictureDrawer {

    /**
     * Draws one.
     *
     * @param picture what to show
     * @param alt the words for it
     * @param title what the author wrote as title; null when nothing
     * @param first whether it is the first picture of the page, and likely seen at once
     * @return HTML, without a line end
     */
    String draw(Picture picture, String alt, @Nullable String title, boolean first);
}
