package org.clinicsite.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the person who builds decides.
 *
 * @param baseUrl in place of the clinic's own {@code url}; null for that one
 * @param drafts whether drafts become pages
 * @param future whether articles dated after {@code today} become pages
 * @param today the day of the build
 */
public record SiteOptions(@Nullable String baseUrl, boolean drafts, boolean future, LocalDate today) {}
