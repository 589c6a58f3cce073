package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.Form;
import org.clinicsite.source.facts.JobFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/** Whether what texts name by a slug is there: services, people, places, articles. */
final class References {

    private final Part site;
    private final Fates fates;
    private final Map<PageKind, Set<String>> slugs = new EnumMap<>(PageKind.class);
    private final List<Problem> problems = new ArrayList<>();

    private References(Part site, Fates fates) {
        this.site = site;
        this.fates = fates;
    }

    /** What is wrong with them. */
    static List<Problem> faults(Part site, Fates fates) {
        References references = new References(site, fates);
        site.pages().forEach(references::check);
        return references.problems;
    }

    private void check(Page page) {
        if (page.facts() instanceof ServiceFacts facts) {
            check(page, "therapists", facts.therapists(), PageKind.THERAPIST);
            check(page, "locations", facts.locations(), PageKind.LOCATION);
        } else if (page.facts() instanceof TherapistFacts facts) {
            check(page, "services", facts.services(), PageKind.SERVICE);
            facts.days().forEach((slug, days) -> {
                if (slug.equals(TherapistFacts.EVERYWHERE)) {
                    reportDaysAtNoLocation(page);
                } else {
                    check(page, "days", List.of(slug), PageKind.LOCATION);
                    reportDaysBehindClosedDoors(page, slug, days);
                }
            });
        } else if (page.facts() instanceof ArticleFacts facts) {
            check(page, "author", slug(facts.author()), PageKind.THERAPIST);
            check(page, "reviewer", slug(facts.reviewer()), PageKind.THERAPIST);
            check(page, "service", one(facts.service()), PageKind.SERVICE);
            check(page, "related", facts.related(), PageKind.ARTICLE);
        } else if (page.facts() instanceof ConditionFacts facts) {
            check(page, "services", facts.services(), PageKind.SERVICE);
            check(page, "therapists", facts.therapists(), PageKind.THERAPIST);
            check(page, "reviewer", slug(facts.reviewer()), PageKind.THERAPIST);
        } else if (page.facts() instanceof EventFacts facts) {
            check(page, "location", one(facts.location()), PageKind.LOCATION);
            check(page, "therapists", facts.therapists(), PageKind.THERAPIST);
        } else if (page.facts() instanceof JobFacts facts) {
            check(page, "locations", facts.locations(), PageKind.LOCATION);
        } else if (page.facts() instanceof PageFacts facts && facts.action() != null) {
            checkAction(page, facts.action().to());
        }
    }

    /** A button that leads nowhere makes a page of one button worthless. */
    private void checkAction(Page page, String to) {
        FactPlaces places = requireNonNull(page.article()).source().places();
        if (!to.startsWith("/")) {
            if (!Form.BOOKING_ADDRESS.fits(to)) {
                problems.add(places.error(
                        Code.BAD_VALUE,
                        "to",
                        to,
                        "action.to: '" + to + "' is no address.",
                        "Write a path of the site, such as /booking/, or https://…, tel:… or mailto:…."));
            }
            return;
        }
        String path = to.split("[?#]", 2)[0];
        String folder = path.endsWith("/") || path.endsWith(".html") ? path : path + "/";
        Set<String> known = new TreeSet<>(site.redirects().keySet());
        site.pages().forEach(other -> known.add(other.path().value()));
        if (!known.contains(folder) && !fates.isRefusedSlug(new PagePath(folder).last())) {
            problems.add(places.error(
                    Code.UNKNOWN_REFERENCE,
                    "to",
                    to,
                    "action.to: there is no page '" + to + "'.",
                    Nearest.advice(folder, known)));
        }
    }

    /** Days without a location are those at the only one. */
    private void reportDaysAtNoLocation(Page therapist) {
        List<String> known = site.of(PageKind.LOCATION).stream().map(Page::slug).toList();
        if (!known.isEmpty()) {
            problems.add(requireNonNull(therapist.article())
                    .source()
                    .places()
                    .error(
                            Code.WRONG_SHAPE,
                            "days",
                            null,
                            "days: at which of the locations?",
                            "Write a line for each below it, indented: '" + known.get(0) + ": [monday]'. There are: "
                                    + String.join(", ", known) + "."));
        }
    }

    /** A guest is called by name, as people write it: with a blank or a capital letter, which no slug has. */
    private static List<String> slug(@Nullable String author) {
        return author != null && author.equals(author.toLowerCase(Locale.ROOT)) && author.indexOf(' ') < 0
                ? List.of(author)
                : List.of();
    }

    private static List<String> one(@Nullable String slug) {
        return slug == null ? List.of() : List.of(slug);
    }

    private void check(Page page, String key, Collection<String> named, PageKind kind) {
        FactPlaces places = requireNonNull(page.article()).source().places();
        Set<String> known = slugs(kind);
        for (String slug : named) {
            if (known.contains(slug) || fates.isRefusedSlug(slug) && !fates.isOverSlug(slug)) {
                continue; // it is there, or was told already
            }
            if (fates.isOverSlug(slug)) {
                problems.add(places.warning(
                        Code.LINK_TO_UNPUBLISHED,
                        key,
                        slug,
                        key + ": '" + slug + "' is over.",
                        "Take it out here, or give it a later 'expires'."));
            } else if (fates.isUnpublishedSlug(slug)) {
                problems.add(places.error(
                        Code.LINK_TO_UNPUBLISHED,
                        key,
                        slug,
                        key + ": '" + slug + "' is not published yet.",
                        "Publish it first, or take it out here."));
            } else {
                problems.add(places.error(
                        Code.UNKNOWN_REFERENCE,
                        key,
                        slug,
                        key + ": there is no " + kind.layout() + " '" + slug + "'.",
                        advice(slug, known, kind)));
            }
        }
    }

    private Set<String> slugs(PageKind kind) {
        return slugs.computeIfAbsent(
                kind, k -> site.of(k).stream().map(Page::slug).collect(Collectors.toSet()));
    }

    /** The slug of the page whose title was written in its place, else the nearest. */
    private String advice(String written, Set<String> known, PageKind kind) {
        return site.of(kind).stream()
                .filter(page -> Slug.of(page.title()).equals(Slug.of(written)))
                .findFirst()
                .map(page -> "Write its slug: '" + page.slug() + "'.")
                .orElseGet(() -> {
                    Set<String> named = new TreeSet<>(known);
                    named.addAll(fates.refusedSlugs(kind.layout() + "s"));
                    return Nearest.advice(written, named);
                });
    }

    /** A therapist works on a day on which the location's week says that it is closed: one of both is wrong. */
    private void reportDaysBehindClosedDoors(Page therapist, String slug, List<DayOfWeek> days) {
        for (Page location : site.of(PageKind.LOCATION)) {
            if (!location.slug().equals(slug)
                    || !(location.facts() instanceof LocationFacts facts)
                    || facts.hours() == null) {
                continue;
            }
            for (DayOfWeek day : days) {
                if (requireNonNull(facts.hours().days().get(day)).closed()) {
                    String name = EnumWord.of(day);
                    problems.add(requireNonNull(therapist.article())
                            .source()
                            .places()
                            .warning(
                                    Code.CLOSED_DAY,
                                    "days",
                                    name,
                                    "days." + slug + ": '" + slug + "' is closed on " + name + ".",
                                    "Take the day away, or write its hours into "
                                            + requireNonNull(location.article())
                                                    .source()
                                                    .text()
                                                    .path() + "."));
                }
            }
        }
    }
}
