package org.clinicsite.source.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a condition: what people come with, which services may help, and who gives them.
 *
 * @param common keys of every content file; the title is what people call it
 * @param summary one sentence for lists
 * @param services slugs of the services that may help
 * @param therapists slugs of those to see with it; those who give the services when empty
 * @param signs what people notice, a phrase each
 * @param redFlags signs that need a doctor at once, a phrase each
 * @param updated when its text last changed in meaning
 * @param reviewer slug of the therapist who checked it
 * @param reviewed when it was checked
 * @param nextReview when it has to be checked again
 * @param sources what it rests on, in the order of their numbers
 * @param disclaimer a sentence in place of the clinic's own
 */
public record ConditionFacts(
        @Unwrapped CommonFacts common,
        @Nullable Wording summary,
        List<String> services,
        List<String> therapists,
        List<Wording> signs,
        List<Wording> redFlags,
        @Nullable DateText updated,
        @Nullable String reviewer,
        @Nullable DateText reviewed,
        @Nullable DateText nextReview,
        List<ArticleFacts.Source> sources,
        @Nullable Wording disclaimer)
        implements Sourced {

    @Override
    public ConditionFacts withSources(List<ArticleFacts.Source> others) {
        return new ConditionFacts(
                common,
                summary,
                services,
                therapists,
                signs,
                redFlags,
                updated,
                reviewer,
                reviewed,
                nextReview,
                List.copyOf(others),
                disclaimer);
    }
}
