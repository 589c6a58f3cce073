package org.clinicsite.source.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header of a text on health: who checked it, when, and what it rests on. */
public sealed interface Sourced extends Facts permits ArticleFacts, ConditionFacts {

    /** Slug of the therapist who checked it. */
    @Nullable
    String reviewer();

    /** When it was checked. */
    @Nullable
    DateText reviewed();

    /** When it has to be checked again. */
    @Nullable
    DateText nextReview();

    /** What it rests on, in the order of their numbers. */
    List<ArticleFacts.Source> sources();

    /** The same with other sources. */
    Sourced withSources(List<ArticleFacts.Source> others);
}
