package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.ClinicFacts.Profession;
import org.clinicsite.source.facts.Review;

/** What clients said: where the law of the place lets a clinic show it, and on which pages. */
public final class Testimonials {

    /** As many as a visitor reads on the way to something else. */
    private static final int MOST_AT_HOME = 6;

    private Testimonials() {}

    /**
     * What is told of the law.
     *
     * @param forbids whether nothing may be shown
     */
    record Telling(boolean forbids, String message, String advice) {}

    private static Optional<Jurisdiction.Rule> forbidding(ClinicFacts clinic) {
        return new Jurisdiction(clinic.rules()).noTestimonials(clinic.profession());
    }

    /**
     * What the law of the clinic's place says to them.
     *
     * @param then what becomes of them, such as {@code the page is not made}
     * @param mend what to take away, such as {@code Delete the file}
     * @return empty where nothing is known that forbids them
     */
    static Optional<Telling> telling(ClinicFacts clinic, String then, String mend) {
        String rules = clinic.rules();
        Profession profession = clinic.profession();
        Optional<Jurisdiction.Rule> rule = forbidding(clinic);
        if (rule.isPresent()) {
            return Optional.of(new Telling(
                    true,
                    "The jurisdiction " + rules + " does not allow testimonials ("
                            + rule.get().law() + "); " + then + ".",
                    mend + ", or set 'jurisdiction' in clinic.yaml if it is wrong."
                            + (profession != null
                                    ? ""
                                    : " The rule is for "
                                            + String.join(", ", rule.get().professions())
                                            + "; if you practise something else, say so by 'profession'.")));
        }
        return new Jurisdiction(rules)
                .partWithoutTestimonials(profession)
                .map(part -> new Telling(
                        false,
                        "A part of " + rules + " does not allow testimonials: " + part + ".",
                        "Say which part the clinic is in: 'jurisdiction: " + part
                                + "' in clinic.yaml, or that of another."));
    }

    /** The clinic's reviews that are shown anywhere; none where the law forbids them. */
    public static List<Review> shown(Site site) {
        return forbidding(site.clinic()).isPresent() ? List.of() : site.clinic().reviews();
    }

    /** The clinic's reviews that a page shows; none where the law forbids them. */
    public static List<Review> on(Site site, Page page) {
        List<Review> all = shown(site);
        return switch (page.kind()) {
            case HOME -> {
                List<Review> first = new ArrayList<>(
                        all.stream().filter(one -> one.about().isEmpty()).toList());
                all.stream().filter(one -> !one.about().isEmpty()).forEach(first::add);
                yield first.subList(0, Math.min(MOST_AT_HOME, first.size()));
            }
            case SERVICE, THERAPIST ->
                all.stream().filter(one -> one.about().contains(page.slug())).toList();
            default -> List.of();
        };
    }

    /** Tells of reviews that may not be shown, and of those that are about nothing that the site has. */
    static List<Problem> faults(Site site, FactPlaces places) {
        List<Review> all = site.clinic().reviews();
        if (all.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        telling(site.clinic(), "no review is shown", "Take 'reviews' away")
                .ifPresent(law -> problems.add(places.warning(
                        Code.TESTIMONIALS_NOT_ALLOWED, "reviews", null, "reviews: " + law.message(), law.advice())));
        Set<String> known = new TreeSet<>();
        site.all(PageKind.SERVICE).forEach(page -> known.add(page.slug()));
        site.all(PageKind.THERAPIST).forEach(page -> known.add(page.slug()));
        for (Review review : all) {
            for (String slug : review.about()) {
                if (!known.contains(slug)) {
                    problems.add(places.error(
                            Code.UNKNOWN_REFERENCE,
                            "reviews",
                            slug,
                            "reviews.about: there is no service and no therapist '" + slug + "'.",
                            Nearest.advice(slug, known)));
                }
            }
        }
        return problems;
    }
}
