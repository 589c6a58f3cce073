package org.clinicsite.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.ClinicFacts.HomeSection;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.text.EnumWord;

/**
 * What stands on the home page, from top to bottom: the owner's {@code home.sections}, else all that the clinic has something
 * for. The first is always the hero, for it holds the page's h1.
 */
final class HomeSections {

    /** More places than these do not fit below the hero and have a section of their own. */
    private static final int PLACES_IN_HERO = 3;

    private final Site site;
    private final ClinicFacts clinic;

    private HomeSections(Site site) {
        this.site = site;
        this.clinic = site.clinic();
    }

    /** The words of the sections, as {@code home.sections} has them; each is there once and has something to show. */
    static List<String> of(Site site) {
        HomeSections sections = new HomeSections(site);
        Set<HomeSection> shown = new LinkedHashSet<>();
        shown.add(HomeSection.HERO);
        List<HomeSection> wanted = sections.wanted();
        for (HomeSection section : HomeSection.values()) {
            if (wanted.isEmpty() && sections.isDefault(section)) {
                shown.add(section);
            }
        }
        if (wanted.isEmpty() && shown.size() == 2) { // right below the hero the same invitation would stand twice
            shown.remove(HomeSection.CLOSING);
        }
        wanted.stream().filter(sections::has).forEach(shown::add);
        return shown.stream().map(EnumWord::of).toList();
    }

    /** Warns of sections that were asked for and have nothing to show. */
    static List<Problem> faults(Site site, FactPlaces places) {
        HomeSections sections = new HomeSections(site);
        List<Problem> problems = new ArrayList<>();
        for (HomeSection section : sections.wanted()) {
            String word = EnumWord.of(section);
            if (!sections.has(section)) {
                problems.add(places.warning(
                        Code.EMPTY_SECTION,
                        "sections",
                        word,
                        "home.sections: '" + word + "' has nothing to show.",
                        "Write " + needed(section) + ", or take '" + word + "' out."));
            }
        }
        return problems;
    }

    private List<HomeSection> wanted() {
        return clinic.home() == null ? List.of() : clinic.home().sections();
    }

    private boolean isDefault(HomeSection section) {
        return section == HomeSection.PLACES
                ? site.all(PageKind.LOCATION).stream()
                                .filter(HomeSections::isTold)
                                .count()
                        > PLACES_IN_HERO
                : has(section);
    }

    private boolean has(HomeSection section) {
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
            case EVENTS ->
                site.all(PageKind.EVENT).stream()
                        .anyMatch(page -> page.facts() instanceof EventFacts event
                                && event.state() != EventFacts.State.CANCELLED);
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

    private static String needed(HomeSection section) {
        return switch (section) {
            case OFFERS -> "'offers' into clinic.yaml or a service";
            case REASONS -> "'home.reasons'";
            case SERVICES -> "a file into content/services";
            case EVENTS -> "a file into content/events";
            case PEOPLE -> "a file into content/therapists";
            case REVIEWS -> "'reviews' into clinic.yaml, where the law allows them";
            case FIRST_VISIT -> "'home.first-visit'";
            case PLACES -> "a file into content/locations";
            case TEXT -> "content/pages/home.md";
            case GALLERY -> "'home.gallery'";
            case ARTICLES -> "a file into content/articles";
            case QUESTIONS -> "a file into content/faq";
            case HERO, CLOSING -> throw new IllegalArgumentException(EnumWord.of(section) + " is never empty");
        };
    }
}
