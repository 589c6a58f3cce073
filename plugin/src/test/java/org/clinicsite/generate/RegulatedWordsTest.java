package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the law of a place says on vouchers and on what clients said. */
class RegulatedWordsTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp);
    }

    private void in(String jurisdiction) throws IOException {
        clinic.write("content/data/clinic.yaml", """
                name: Test Clinic
                tagline: Massage in Testford
                description: A clinic that exists only in tests, with one room, one therapist and one kind of massage.
                url: https://www.test.example
                jurisdiction: %s
                currency: GBP
                contact: {phone: "+44 1632 960000", email: hello@test.example}
                booking: {url: "https://book.test.example/", cancellation: Free until the day before.}
                """.formatted(jurisdiction) + TestClinic.PAYING);
    }

    private void voucherOf(int years) throws IOException {
        clinic.write("content/pages/vouchers.md", """
                ---
                title: Gift vouchers
                layout: vouchers
                description: How to buy a gift voucher of this clinic, how to use it and for how long it is good.
                voucher:
                  buy: At the desk, within 2 minutes.
                  redeem: Give its number when you book.
                  valid-years: %d
                  refund: Within 14 days.
                ---
                They come in an envelope.
                """.formatted(years));
    }

    @ParameterizedTest
    @CsvSource({"AU, 2, 3", "US, 4, 5", "US-CA, 4, 5", "IE, 4, 5", "NZ, 2, 3", "au, 1, 3"})
    void aVoucherThatEndsSoonerThanTheLawAllowsIsAnError(String jurisdiction, int years, int least) throws IOException {
        in(jurisdiction);
        voucherOf(years);
        assertThat(clinic.errors())
                .containsExactly("content/pages/vouchers.md:8:16: voucher.valid-years: in " + jurisdiction
                        + " a voucher must hold at least " + least + " years. Write " + least
                        + " or more, or set 'jurisdiction' in clinic.yaml if it is wrong.");
    }

    @ParameterizedTest
    @CsvSource({"AU, 3", "US, 5", "GB, 1", "DE, 1"})
    void aVoucherThatHoldsLongEnoughIsShown(String jurisdiction, int years) throws IOException {
        in(jurisdiction);
        voucherOf(years);
        clinic.generate();
        assertThat(clinic.page("/vouchers/").select("main").text()).contains(years + " years from the date of issue");
    }

    private void testimonials() throws IOException {
        clinic.write("content/pages/testimonials.md", """
                ---
                title: What clients say
                layout: testimonials
                description: A few sentences that clients of this clinic wrote, each with its source and its month.
                testimonials:
                  - {text: They started on time., source: Feedback card, month: 2026-03, consent: true, edited: true}
                ---
                Thank you.
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AU", "AU-NSW", "CA-ON"})
    void whereTestimonialsAreNotAllowedNothingOfThemExistsAndTheBuildSaysWhy(String jurisdiction) throws IOException {
        in(jurisdiction);
        testimonials();
        GenerateResult result = clinic.generate();
        assertThat(clinic.site().keySet()).noneMatch(path -> path.contains("testimonials"));
        assertThat(clinic.site().values())
                .noneMatch(text -> text.contains("testimonials") || text.contains("They started on time"));
        assertThat(result.warnings())
                .extracting(Problem::says)
                .contains("content/pages/testimonials.md: The jurisdiction " + jurisdiction
                        + " does not allow testimonials; the page is not made. Delete the file, or set 'jurisdiction' in"
                        + " clinic.yaml if it is wrong.");
    }

    @Test
    void whereTheyAreAllowedEachIsShownWithSourceMonthAndWhatWasDoneToIt() throws IOException {
        in("GB");
        testimonials();
        clinic.generate();
        assertThat(clinic.page("/testimonials/").select("figure").text())
                .isEqualTo("They started on time. Feedback card, March 2026 Shown with consent. Shortened.");
        assertThat(clinic.page("/").select("footer a[href=/testimonials/]").text())
                .isEqualTo("What clients say");
        assertThat(clinic.text("/testimonials/index.html")).doesNotContain("\"Review\"", "AggregateRating");
    }
}
