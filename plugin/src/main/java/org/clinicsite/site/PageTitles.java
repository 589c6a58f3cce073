package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;

/** What the page of a text is called. */
final class PageTitles {

    private PageTitles() {}

    /** The text's title, else one of the file's name. */
    static String of(Article article) {
        if (article.title() != null && !article.title().isBlank()) {
            return article.title();
        }
        String title = ofFile(article);
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static String ofFile(Article article) {
        String name =
                article.source().baseName().replace('-', ' ').replace('_', ' ').strip();
        return name.isEmpty() ? article.source().type().word() : name;
    }

    /** Tells of a text without a title; of a service, a person or a place that is a to-do. */
    static Optional<Problem> checkMissing(Article article) {
        if (article.title() != null && !article.title().isBlank()) {
            return Optional.empty();
        }
        Source source = article.source();
        return switch (source.type()) {
            case SERVICE, THERAPIST, LOCATION -> Optional.empty();
            case ARTICLE, CONDITION, EVENT, JOB, FAQ, PAGE -> {
                FactPlaces places = source.places();
                boolean beside = places.text() != source.text();
                boolean headed = beside || source.header() != Source.HeaderKind.NONE;
                String sibling = source.text().path().replaceFirst("\\.[^./]*$", ".yaml");
                yield Optional.of(Problem.warning(
                        Code.MISSING_KEY,
                        places.text().path(),
                        headed ? 1 : 0,
                        headed ? 1 : 0,
                        "The page has no title; '" + ofFile(article) + "' is shown.",
                        "Add a line 'title: …' to "
                                + (beside ? "it" : headed || source.format() != Format.TEXT ? "its header" : sibling)
                                + "."));
            }
        };
    }

    /** Warns of pages of one title: who searches, or has two tabs open, cannot tell them apart. */
    static List<Problem> standingTwice(Part site) {
        Map<String, Page> first = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Page page : site.byKind()) {
            if (page.article() == null || !page.indexed() || page.kind() == PageKind.FAQ) {
                continue;
            }
            Page other = first.putIfAbsent(page.title().toLowerCase(Locale.ROOT), page);
            if (other != null) {
                problems.add(page.article()
                        .source()
                        .places()
                        .warning(
                                Code.SAME_TITLE,
                                "title",
                                page.title(),
                                "'" + page.title() + "' is also the title of "
                                        + requireNonNull(other.article())
                                                .source()
                                                .text()
                                                .path() + ".",
                                "Name one of them so that people can tell them apart."));
            }
        }
        return problems;
    }
}
