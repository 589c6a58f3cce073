package org.clinicsite.site;

import java.util.List;
import java.util.Optional;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.JobFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.WordBreaks;
import org.jspecify.annotations.Nullable;

/** What search engines and link previews say of a page. */
final class Descriptions {

    /** The most that a search engine shows of a description, and the most that the clinic bar allows. */
    private static final int SHOWN = 155;

    /** Below it a description says nothing to those who search, above it its end is cut off. */
    private static final int SHORTEST = 50;

    static final int LONGEST = 160;

    private Descriptions() {}

    /** What its author wrote, else how the text begins. */
    static String of(Article article, ClinicFacts clinic) {
        Wording description = article.source().facts().common().description();
        if (description != null) {
            return description.text();
        }
        Wording summary = summary(article.source().facts());
        String written = summary != null ? summary.text() : article.excerpt(SHOWN);
        return written.isBlank() ? filled(PageTitles.of(article) + " – " + clinic.name(), clinic) : written;
    }

    private static @Nullable Wording summary(Facts facts) {
        return facts instanceof ServiceFacts service
                ? service.summary()
                : facts instanceof ConditionFacts condition
                        ? condition.summary()
                        : facts instanceof EventFacts event
                                ? event.summary()
                                : facts instanceof JobFacts job ? job.summary() : null;
    }

    /** What is said of a page whose own words are few: they, and what the clinic does. */
    static String filled(String words, ClinicFacts clinic) {
        if (words.codePointCount(0, words.length()) >= SHORTEST) {
            return WordBreaks.opening(words, SHOWN);
        }
        return WordBreaks.opening(words + (words.endsWith(".") ? " " : ". ") + clinic.description(), SHOWN);
    }

    /** The titles of what a list has, for its description: as many as it can show, and more. */
    static String names(List<Page> pages) {
        StringBuilder names = new StringBuilder();
        for (Page page : pages) {
            if (names.length() > 10 * SHOWN) {
                break;
            }
            names.append(names.isEmpty() ? "" : ", ").append(page.title());
        }
        return names.toString();
    }

    /** Tells of a written one that is too short or too long; where one sign is a word there is no such rule. */
    static Optional<Problem> checkLength(FactPlaces places, String description) {
        int length = description.codePointCount(0, description.length());
        return (length < SHORTEST || length > LONGEST)
                        && description.codePoints().noneMatch(Character::isIdeographic)
                ? Optional.of(places.warning(
                        Code.DESCRIPTION_LENGTH,
                        "description",
                        description,
                        "The description has " + length + " characters; search engines want " + SHORTEST + " to "
                                + LONGEST + ".",
                        length < SHORTEST
                                ? "Say what is on the page, where, and for whom."
                                : "Shorten it; its end would be cut off."))
                : Optional.empty();
    }
}
