package org.clinicsite.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.source.facts.DateText;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a text beside it.
 *
 * @param title null when nothing says it
 * @param slug the last part of its address; null when nothing says it
 * @param published when it first appeared
 * @param updated when it changed
 * @param author a name, or the slug of a therapist
 * @param description a sentence or two
 * @param tags topics
 * @param isDraft whether nobody was to see it
 * @param isPage whether it belongs to no series by date
 * @param addresses where it was on the web: whole addresses or paths
 * @param kept keys of our own headers, kept as they are
 * @param dropped keys that say nothing here
 */
record Head(
        @Nullable String title,
        @Nullable String slug,
        @Nullable DateText published,
        @Nullable DateText updated,
        @Nullable String author,
        @Nullable String description,
        List<String> tags,
        boolean isDraft,
        boolean isPage,
        List<String> addresses,
        Map<String, Object> kept,
        List<String> dropped) {

    /** Of a text that tells nothing. */
    static final Head NONE = new Head(
            null, null, null, null, null, null, List.of(), false, false, List.of(), new LinkedHashMap<>(), List.of());

    /** The same with one more address. */
    Head at(String address) {
        List<String> all = new ArrayList<>(addresses);
        if (!all.contains(address)) {
            all.add(address);
        }
        return new Head(
                title,
                slug,
                published,
                updated,
                author,
                description,
                tags,
                isDraft,
                isPage,
                List.copyOf(all),
                kept,
                dropped);
    }

    /** The same with what was found elsewhere, where it says nothing itself. */
    Head or(
            @Nullable String otherTitle,
            @Nullable String otherSlug,
            @Nullable DateText day,
            boolean draft,
            boolean page,
            List<String> places) {
        return new Head(
                title == null ? otherTitle : title,
                slug == null ? otherSlug : slug,
                published == null ? day : published,
                updated,
                author,
                description,
                tags,
                isDraft || draft,
                isPage || page,
                addresses.isEmpty() ? places : addresses,
                kept,
                dropped);
    }
}
