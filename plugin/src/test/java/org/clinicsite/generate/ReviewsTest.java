package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import org.clinicsite.lint.Finding;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients wrote stands on the pages that it is about, as far as the law of the place lets it. */
class ReviewsTest {

    private static final String REVIEWS = """
            reviews:
              - {text: They started on time., name: K. L., month: 2026-03, consent: true, edited: true}
              - text: Anna knocked before she came in.
                source: https://www.google.com/maps/reviews/1
                consent: public
                about: [anna]
              - {text: An hour that lasts an hour., consent: yes, about: [deep], rewarded: true}
            """;

    @TempDir
    Path temp;

    private TestClinic clinic(String more) throws IOException {
        TestClinic clinic = new TestClinic(temp);
        return clinic.write("content/data/clinic.yaml", clinic.file("content/data/clinic.yaml") + more);
    }

    @Test
    void theyStandWhereTheyBelongWithMonthSourceAndReason() throws IOException {
        TestClinic clinic = clinic(REVIEWS);
        assertThat(clinic.generate().warnings()).isEmpty();

        assertThat(clinic.page("/").select("main .reviews blockquote").eachText())
                .containsExactly(
                        "They started on time.", "Anna knocked before she came in.", "An hour that lasts an hour.");
        Element first = clinic.page("/").expectFirst(".reviews figure");
        assertThat(first.select("figcaption").text()).isEqualTo("K. L., March 2026 Shown with permission. Shortened.");
        assertThat(first.select("time").attr("datetime")).isEqualTo("2026-03");
        Element anna = clinic.page("/therapists/anna/").expectFirst(".reviews figure");
        assertThat(anna.select("blockquote").text()).isEqualTo("Anna knocked before she came in.");
        assertThat(anna.select("a").attr("href")).isEqualTo("https://www.google.com/maps/reviews/1");
        assertThat(anna.select("a").text()).isEqualTo("Read it on Google");
        assertThat(anna.text()).doesNotContain("permission");
        assertThat(clinic.page("/services/deep/").select(".reviews blockquote").eachText())
                .containsExactly("An hour that lasts an hour.");
        assertThat(clinic.page("/prices/").select(".reviews")).isEmpty();
    }

    @Test
    void whatTheyClaimIsLookedAtAsIfTheClinicSaidIt() throws IOException {
        TestClinic clinic = clinic("""
                reviews:
                  - text: >
                      Anna is the best in town.
                      She cured my back pain for good.
                    consent: true
                  - {text: "They can ease any pain, and it flushes out toxins.", consent: true}
                  - {text: Anna knocked before she came in., consent: true}
                """);
        assertThat(clinic.generate().findings())
                .extracting(Finding::says)
                .allMatch(said -> said.startsWith("content/data/clinic.yaml:")
                        && said.endsWith("You answer for a review that you show as for your own words: show another, or"
                                + " leave this part out and say 'edited: true'."))
                .extracting(said -> said.substring("content/data/".length(), said.indexOf('.', said.indexOf('”'))))
                .containsExactly(
                        "clinic.yaml:15:11: cure-claim: “cured my back pain”",
                        "clinic.yaml:15:11: testimonial-claim: “cured my”",
                        "clinic.yaml:17:22: boundless-claim: “ease any pain”",
                        "clinic.yaml:17:44: energy-as-fact: “flushes out”");
    }

    @Test
    void thoseOnThePageOfTestimonialsAreNoOthers() throws IOException {
        TestClinic clinic = new TestClinic(temp);
        clinic.write("content/pages/testimonials.md", """
                ---
                title: What clients say
                layout: testimonials
                description: What people who come to us for massage say about time, rooms and manners, in their words.
                testimonials:
                  - {text: She cured my back pain for good., consent: true}
                  - {text: They started on time., consent: true}
                ---
                Their words.
                """);
        assertThat(clinic.generate().findings())
                .extracting(Finding::source, Finding::line, Finding::rule)
                .contains(tuple("content/pages/testimonials.md", 6, "cure-claim"));
    }

    @Test
    void whereNoneIsShownNoneIsLookedAt() throws IOException {
        TestClinic clinic = clinic("""
                jurisdiction: FR
                profession: physiotherapy
                reviews:
                  - {text: She cured my back pain for good., consent: true}
                """);
        assertThat(clinic.generate().findings()).isEmpty();
    }

    @Test
    void searchEnginesAreToldNothingOfThem() throws IOException {
        TestClinic clinic = clinic(REVIEWS);
        clinic.generate();
        for (String path : new String[] {"/", "/services/deep/", "/therapists/anna/"}) {
            assertThat(clinic.page(path)
                            .select("script[type=application/ld+json]")
                            .html())
                    .doesNotContain("Review", "AggregateRating", "They started", "Anna knocked");
            assertThat(clinic.page(path).select("[itemprop], [itemscope]")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AU, physiotherapy, Health Practitioner Regulation National Law",
        "AU, '', Health Practitioner Regulation National Law",
        "CA-ON, massage, O. Reg. 544/94",
        "FR, physiotherapy, Code de la santé publique"
    })
    void whereTheLawForbidsThemNoneIsShownAndTheReasonIsTold(String place, String profession, String law)
            throws IOException {
        TestClinic clinic = clinic("jurisdiction: " + place + "\n"
                + (profession.isEmpty() ? "" : "profession: " + profession + "\n") + REVIEWS);
        int line = 1
                + (int) clinic.file("content/data/clinic.yaml")
                        .lines()
                        .takeWhile(one -> !one.equals("reviews:"))
                        .count();

        assertThat(clinic.generate().warnings())
                .filteredOn(problem -> problem.code() == Code.TESTIMONIALS_NOT_ALLOWED)
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .startsWith("content/data/clinic.yaml:" + line + ":1: reviews: ")
                .contains(law, "no review is shown");
        clinic.site()
                .forEach((path, text) -> assertThat(text)
                        .as(path)
                        .doesNotContain("They started on time", "Anna knocked", "lasts an hour"));
    }

    @ParameterizedTest
    @CsvSource({"AU, massage", "GB, ''", "CA-BC, massage", "FR, massage", "DE, physiotherapy"})
    void whereTheLawLetsThemTheyAreShown(String place, String profession) throws IOException {
        TestClinic clinic = clinic("jurisdiction: " + place + "\n"
                + (profession.isEmpty() ? "" : "profession: " + profession + "\n") + REVIEWS);
        assertThat(clinic.generate().warnings()).noneMatch(problem -> problem.code() == Code.TESTIMONIALS_NOT_ALLOWED);
        assertThat(clinic.page("/").select(".reviews figure")).hasSize(3);
    }

    @Test
    void whereTheResultOfATreatmentMayNotBeAdvertisedATodoSaysSo() throws IOException {
        TestClinic clinic = clinic("jurisdiction: NZ\nprofession: massage\n" + REVIEWS);
        assertThat(clinic.generate().todos())
                .filteredOn(todo -> todo.improvement().key().equals("testimonials.with-care"))
                .singleElement()
                .satisfies(todo -> assertThat(todo.path()).isEqualTo("content/data/clinic.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{text: A} | The key 'reviews.consent' is missing.",
                "{text: A, consent: no} | reviews.consent: 'no' is not known here.",
                "{text: A, consent: public} | consent: what is public has a 'source'",
                "{text: A, consent: true, about: [dep]} | reviews.about: there is no service and no therapist 'dep'.",
                "{text: A, consent: true, month: March} | month: 'March' is not a month.",
                "{consent: true} | The key 'reviews.text' is missing."
            })
    void whatIsWrongIsToldAtItsPlace(String review, String says) throws IOException {
        TestClinic clinic = clinic("reviews: [" + review + "]\n");
        long line = clinic.file("content/data/clinic.yaml").lines().count();
        assertThat(clinic.errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith("content/data/clinic.yaml:" + line + ":")
                        .contains(says));
    }
}
