package org.clinicsite.jbake;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to build a JBake project.
 *
 * @param threads how many work at once, from 1; any number gives the same bytes
 * @param outputTimestamp what templates get as <code>published_date</code>; null for the day's beginning
 * @param today the day whose beginning is <code>.now</code> and stands for dates that are missing, and which decides whether a page of status
 *     {@code published-date} is published yet; null for the clock's in the project's time zone
 * @param destination the output folder that templates see as {@code config.destinationFolder}; null for the configured
 *     one; nothing is written there by this package
 * @param overrides configuration values that win over {@code jbake.properties}, such as {@code site.host}
 * @param given configuration values for what neither {@code jbake.properties} nor JBake's defaults say
 */
public record JBakeOptions(
        int threads,
        @Nullable Instant outputTimestamp,
        @Nullable LocalDate today,
        @Nullable Path destination,
        Map<String, String> overrides,
        Map<String, String> given) {

    /** @throws IllegalArgumentException when threads is below 1 */
    public JBakeOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        overrides = Map.copyOf(overrides);
        given = Map.copyOf(given);
    }
}
