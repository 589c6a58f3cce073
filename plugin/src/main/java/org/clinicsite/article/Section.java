package org.clinicsite.article;

import java.util.List;

/**
 * A heading and what follows it.
 *
 * @param id its anchor, unique on the page
 * @param level 2 to 6 as the page shows it
 * @param title the heading as plain text
 * @param line the heading's line in the source file, from 1; of a proposed heading the first line of its text
 * @param origin who made the id
 * @param aliases former ids that still lead here
 */
public record Section(String id, int level, String title, int line, Origin origin, List<String> aliases) {

    /** Who made an id. */
    public enum Origin {
        /** The author wrote {@code {#id}} or {@code id="…"}. */
        AUTHOR,
        /** It is the slug of the author's heading. */
        SLUG,
        /** The heading itself is ours, made for a text that has none. */
        PROPOSED
    }
}
