package org.clinicsite.source.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of an article.
 *
 * @param common keys of every content file
 * @param published when it first appeared; a later day than the build's date needs {@code -Dsite.future}
 * @param updated when its text last changed in meaning
 * @param author slug of the therapist who wrote it
 * @param reviewer slug of the therapist who checked it
 * @param reviewed when it was checked
 * @param nextReview when it has to be checked again
 * @param service slug of the service that the article is about
 * @param related slugs of articles to read next; found by tags when not given
 * @param sources what the article rests on, in the order of their numbers
 * @param disclaimer a sentence in place of the clinic's own
 */
public record ArticleFacts(
        @Unwrapped CommonFacts common,
        @Nullable DateText published,
        @Nullable DateText updated,
        @Nullable String author,
        @Nullable String reviewer,
        @Nullable DateText reviewed,
        @Nullable DateText nextReview,
        @Nullable String service,
        List<String> related,
        List<Source> sources,
        @Nullable Wording disclaimer)
        implements Sourced {

    @Override
    public ArticleFacts withSources(List<Source> others) {
        return new ArticleFacts(
                common,
                published,
                updated,
                author,
                reviewer,
                reviewed,
                nextReview,
                service,
                related,
                List.copyOf(others),
                disclaimer);
    }

    /**
     * One thing that the article rests on.
     *
     * @param title what it is called
     * @param publisher who put it out: a journal, a health service
     * @param year when
     * @param url where it can be read; absolute http(s)
     * @param doi its digital object identifier, such as {@code 10.1002/14651858.CD001929.pub3}
     */
    public record Source(
            @Required String title,
            @Nullable String publisher,
            @Nullable Integer year,
            @Nullable @As(Form.WEB_ADDRESS) String url,
            @Nullable String doi) {}
}
