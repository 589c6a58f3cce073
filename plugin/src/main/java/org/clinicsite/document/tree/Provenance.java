package org.clinicsite.document.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a text came from, as far as it tells itself.
 *
 * @param kind what it was taken for
 * @param removals what was left out of it, in the order of the file
 * @param author who wrote it, as its page says; null when nothing tells
 * @param date the day on which it was published, {@code yyyy-MM-dd}; null when nothing tells
 */
public record Provenance(
        TextKind kind,
        List<Removal> removals,
        @Nullable String author,
        @Nullable String date) {

    /** Of a text that was written for this site. */
    public static final Provenance OWN = new Provenance(TextKind.OWN, List.of(), null, null);

    /** Of a text that tells nothing but its kind. */
    public static Provenance of(TextKind kind, List<Removal> removals) {
        return new Provenance(kind, removals, null, null);
    }
}
