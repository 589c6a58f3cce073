package org.clinicsite.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.LocationFacts;

/**
 * Which texts are shown on the day that counts.
 *
 * @param shown by kind, in the order of the content
 * @param ended those whose last day has passed
 * @param unpublished what became of drafts and of texts of a later day
 * @param withoutList kinds of which there is one that stands for itself: no list has it alone
 */
record Schedule(
        Map<ContentType, List<Article>> shown, List<Article> ended, Part unpublished, Set<ContentType> withoutList) {

    static Schedule of(SiteInputs inputs, List<Article> articles) {
        Map<ContentType, List<Article>> shown = new EnumMap<>(ContentType.class);
        List<Article> ended = new ArrayList<>();
        List<Fate> unpublished = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Article article : articles) {
            Source source = article.source();
            Facts facts = source.facts();
            if (isKeptBack(facts, inputs.options())) {
                unpublished.add(new Fate(source.path(), "", null, new Fate.State.Draft()));
            } else if (facts.isOver(inputs.today())) {
                ended.add(article);
            } else if (waits(inputs, source, problems)) {
                unpublished.add(new Fate(source.path(), "", null, new Fate.State.Waiting()));
            } else {
                shown.computeIfAbsent(source.type(), type -> new ArrayList<>()).add(article);
            }
        }
        return new Schedule(
                shown, ended, new Part(List.of(), Map.of(), unpublished, problems), withoutList(inputs, shown));
    }

    /** How many of the texts will be pages at least; questions share one. */
    static long pages(List<Source> sources, SiteOptions options) {
        return sources.stream()
                .filter(source -> source.type() != ContentType.FAQ
                        && !isKeptBack(source.facts(), options)
                        && !source.facts().isOver(options.today())
                        && !isOfAnotherDay(source.facts(), options))
                .count();
    }

    private static boolean isKeptBack(Facts facts, SiteOptions options) {
        return facts.common().isDraft() && !options.drafts();
    }

    private static boolean isOfAnotherDay(Facts facts, SiteOptions options) {
        DateText published = facts.published();
        return !options.future() && published != null && published.day().isAfter(options.today());
    }

    /** Those of a kind that are shown. */
    List<Article> shown(ContentType type) {
        return shown.getOrDefault(type, List.of());
    }

    private static boolean waits(SiteInputs inputs, Source source, List<Problem> problems) {
        DateText published = source.facts().published();
        if (published == null || !isOfAnotherDay(source.facts(), inputs.options())) {
            return false;
        }
        problems.add(source.places()
                .warning(
                        Code.FUTURE_DATE,
                        "published",
                        null,
                        "It is dated " + published.day() + " and waits; this build counts as " + inputs.today() + ".",
                        "Show it now with -Dsite.future."));
        return true;
    }

    /** One person alone is no team, and what goes to people is no choice of places. */
    private static Set<ContentType> withoutList(SiteInputs inputs, Map<ContentType, List<Article>> shown) {
        Set<ContentType> without = EnumSet.noneOf(ContentType.class);
        if (inputs.words().isAlone()
                && shown.getOrDefault(ContentType.THERAPIST, List.of()).size() == 1) {
            without.add(ContentType.THERAPIST);
        }
        List<Article> places = shown.getOrDefault(ContentType.LOCATION, List.of());
        if (places.size() == 1
                && places.get(0).source().facts() instanceof LocationFacts facts
                && !facts.kind().hasPremises()) {
            without.add(ContentType.LOCATION);
        }
        return without;
    }
}
