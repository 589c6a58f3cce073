package org.clinicsite.site;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the home page, from top to bottom: the owner's {@code home.sections}, else all that the clinic has something
 * for. The first is always the hero, for it holds the page's h1.
 */
final class HomeSections {

    /** More places than these do not fit below the hero and have a section of their own. */
    private static final int PLACES_IN_HERO = 3;

    /** In the order in which a clinic has them that names none. */
    private enum Section {
        HERO,
        OFFERS,
        REASONS,
        SERVICES,
        PEOPLE,
        REVIEWS,
        FIRST_VISIT,
        PLACES,
        TEXT,
        GALLERY,
        ARTICLES,
        QUESTIONS,
        CLOSING;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Site site;
    private final ClinicFacts clinic;

    private HomeSections(Site site) {
        this.site = site;
        this.clinic = site.clinic();
    }

    /** The words of the sections, as {@code home.sections} has them; each is there once and has something to show. */
    static List<String> of(Site site) {
        HomeSections sections = new HomeSections(site);
        Set<String> words = new LinkedHashSet<>();
        words.add(Section.HERO.word());
        List<String> wanted = sections.wanted();
        for (Section section : Section.values()) {
            if (wanted.isEmpty() && sections.isDefault(section)) {
                words.add(section.word());
            }
        }
        if (wanted.isEmpty() && words.size() == 2) { // right below the hero the same invitation would stand twice
            words.remove(Section.CLOSING.word());
        }
        for (String word : wanted) {
            Section section = section(word);
            if (section != null && sections.has(section)) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    /** Warns of sections that were asked for and have nothing to show. */
    static void check(Site site, FactPlaces places, Problems problems) {
        HomeSections sections = new HomeSections(site);
        for (String word : sections.wanted()) {
            Section section = section(word);
            if (section != null && !sections.has(section)) {
                problems.add(places.problem(
                        Code.EMPTY_SECTION,
                        Problem.Level.WARNING,
                        "sections",
                        word,
                        "home.sections: '" + word + "' has nothing to show.",
                        "Write " + needed(section) + ", or take '" + word + "' out."));
            }
        }
    }

    private static @Nullable Section section(String word) {
        for (Section section : Section.values()) {
            if (section.word().equals(word)) {
                return section;
            }
        }
        return null; // told when the facts were read
    }

    private List<String> wanted() {
        return clinic.home() == null ? List.of() : clinic.home().sections();
    }

    private boolean isDefault(Section section) {
        return section == Section.PLACES
                ? site.all(PageKind.LOCATION).stream()
                                .filter(HomeSections::isTold)
                                .count()
                        > PLACES_IN_HERO
                : has(section);
    }

    private boolean has(Section section) {
        ClinicFacts.Home home = clinic.home();
        return switch (section) {
            case HERO, CLOSING -> true;
            case OFFERS ->
                !clinic.offers().isEmpty()
                        || site.all(PageKind.SERVICE).stream()
                                .anyMatch(page -> page.facts() instanceof ServiceFacts service
                                        && !service.offers().isEmpty());
            case REASONS -> home != null && !home.reasons().isEmpty();
            case SERVICES -> !site.all(PageKind.SERVICE).isEmpty();
            case PEOPLE -> !site.all(PageKind.THERAPIST).isEmpty();
            case REVIEWS -> {
                Page page = site.only(PageKind.HOME);
                yield page != null && !Testimonials.on(site, page).isEmpty();
            }
            case FIRST_VISIT -> home != null && home.firstVisit() != null;
            case PLACES -> !site.all(PageKind.LOCATION).isEmpty();
            case TEXT -> hasText();
            case GALLERY -> home != null && !home.gallery().isEmpty();
            case ARTICLES -> !site.all(PageKind.ARTICLE).isEmpty();
            case QUESTIONS -> !site.all(PageKind.FAQ).isEmpty();
        };
    }

    private boolean hasText() {
        Page home = site.only(PageKind.HOME);
        Article article = home == null ? null : home.article();
        return article != null
                && (article.wordCount() > 0 || !article.shortcuts().isEmpty());
    }

    /** Whether a place says enough to stand among the facts below the hero. */
    private static boolean isTold(Page location) {
        return location.facts() instanceof LocationFacts facts
                && (facts.address() != null && facts.address().street() != null
                        || facts.hours() != null
                        || !facts.kind().hasPremises());
    }

    private static String needed(Section section) {
        return switch (section) {
            case OFFERS -> "'offers' into clinic.yaml or a service";
            case REASONS -> "'home.reasons'";
            case SERVICES -> "a file into content/services";
            case PEOPLE -> "a file into content/therapists";
            case REVIEWS -> "'reviews' into clinic.yaml, where the law allows them";
            case FIRST_VISIT -> "'home.first-visit'";
            case PLACES -> "a file into content/locations";
            case TEXT -> "content/pages/home.md";
            case GALLERY -> "'home.gallery'";
            case ARTICLES -> "a file into content/articles";
            case QUESTIONS -> "a file into content/faq";
            case HERO, CLOSING -> throw new IllegalArgumentException(section.word() + " is never empty");
        };
    }
}
