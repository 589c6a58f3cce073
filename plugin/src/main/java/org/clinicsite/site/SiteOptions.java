package org.clinicsite.site;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the person who builds decides.
 *
 * @param baseUrl in place of the clinic's own {@code url}; null for that one
 * @param language tag of the folder that all pages lie in, as {@link PagePath} has it; empty for none
 * @param drafts whether drafts become pages
 * @param future whether articles dated after {@code today} become pages
 * @param today the day of the build
 * @param published the anchors that were ever published, by the path of their page
 */
public record SiteOptions(
        @Nullable String baseUrl,
        String language,
        boolean drafts,
        boolean future,
        LocalDate today,
        Map<String, ? extends Set<String>> published) {}
