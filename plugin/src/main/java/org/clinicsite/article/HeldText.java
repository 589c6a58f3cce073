package org.clinicsite.article;

import org.jspecify.annotations.Nullable;

/**
 * The text that a shortcut holds, written.
 *
 * @param html all of it
 * @param picture where it begins with a paragraph of nothing but pictures, these; else null
 * @param caption what follows these; null where there is no such paragraph
 */
public record HeldText(
        String html, @Nullable String picture, @Nullable String caption) {}
