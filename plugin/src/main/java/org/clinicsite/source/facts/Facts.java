package org.clinicsite.source.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The header of one content file: what is common to all, and what its kind adds. */
public sealed interface Facts
        permits EventFacts, FaqFacts, JobFacts, LocationFacts, PageFacts, ServiceFacts, Sourced, TherapistFacts {

    /** The keys that every content file may have. */
    CommonFacts common();

    /** The day on which it appeared or will; null when nothing says so. */
    default @Nullable DateText published() {
        return null;
    }

    /** Whether its last day lies before this one. */
    default boolean isOver(LocalDate today) {
        return common().isOver(today);
    }
}
