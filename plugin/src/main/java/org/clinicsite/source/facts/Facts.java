package org.clinicsite.source.facts;

/** The header of one content file: what is common to all, and what its kind adds. */
public sealed interface Facts permits ArticleFacts, FaqFacts, LocationFacts, PageFacts, ServiceFacts, TherapistFacts {

    /** The keys that every content file may have. */
    CommonFacts common();
}
