package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Todo;
import org.jspecify.annotations.Nullable;
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
        in(jurisdiction, null);
    }

    private void in(String jurisdiction, @Nullable String profession) throws IOException {
        clinic.write(
                "content/data/clinic.yaml",
                """
                name: Test Clinic
                tagline: Massage in Testford
                description: A clinic that exists only in tests, with one room, one therapist and one kind of massage.
                url: https://www.test.example
                jurisdiction: %s
                currency: GBP
                contact: {phone: "+44 1632 960000", email: hello@test.example}
                booking: {url: "https://book.test.example/", cancellation: Free until the day before.}
                """.formatted(jurisdiction)
                        + (profession == null ? "" : "profession: " + profession + "\n")
                        + TestClinic.PAYING);
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
    @CsvSource({
        "AU, 2, 3, 'Australian Consumer Law, s 99B'",
        "US, 4, 5, 15 U.S.C. § 1693l-1(c)",
        "US-CA, 4, 5, 15 U.S.C. § 1693l-1(c)",
        "IE, 4, 5, Consumer Protection (Gift Vouchers) Act 2019",
        "NZ, 2, 3, Fair Trading (Gift Card Expiry) Amendment Act 2024",
        "au, 1, 3, 'Australian Consumer Law, s 99B'"
    })
    void aVoucherThatEndsSoonerThanTheLawAllowsIsAnErrorThatNamesTheLaw(
            String jurisdiction, int years, int least, String law) throws IOException {
        in(jurisdiction);
        voucherOf(years);
        assertThat(clinic.errors())
                .containsExactly("content/pages/vouchers.md:8:16: voucher.valid-years: in " + jurisdiction
                        + " a voucher must hold at least " + least + " years (" + law + "). Write " + least
                        + " or more, or set 'jurisdiction' in clinic.yaml if it is wrong.");
    }

    @ParameterizedTest
    @CsvSource({"AU, 3, 3 years", "US, 5, 5 years", "GB, 1, one year", "DE, 2, 2 years"})
    void aVoucherThatHoldsLongEnoughIsShown(String jurisdiction, int years, String shown) throws IOException {
        in(jurisdiction);
        voucherOf(years);
        clinic.generate();
        assertThat(clinic.page("/vouchers/").select("main dd").eachText()).contains(shown + " from the date of issue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ontario", "ON", "UK", "CA_ON", "AU-NSWX"})
    void aPlaceThatNoRuleCanBeFoundForIsRefusedAndNotTakenForOneWithoutRules(String jurisdiction) throws IOException {
        in(jurisdiction);
        assertThat(clinic.errors())
                .containsExactly("content/data/clinic.yaml:5:15: jurisdiction: '" + jurisdiction
                        + "' is not the code of a country or of a part of it. Write it as GB, US-CA or CA-ON.");
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
    @CsvSource(delimiter = '|', textBlock = """
            AU     |               | Health Practitioner Regulation National Law, s 133(1)(c) | physiotherapy, osteopathy, acupuncture
            AU-NSW | osteopathy    | Health Practitioner Regulation National Law, s 133(1)(c) |
            CA-ON  |               | O. Reg. 544/94, s. 6 (2) (d)                             | massage
            CA-ON  | acupuncture   | O. Reg. 318/12, s. 30                                    |
            FR     | physiotherapy | Code de la santé publique, art. R4321-67 et suivants     |
            """)
    void whereTestimonialsAreNotAllowedNothingOfThemExistsAndTheBuildSaysWhy(
            String jurisdiction, @Nullable String profession, String law, @Nullable String ifUnsaid)
            throws IOException {
        in(jurisdiction, profession);
        testimonials();
        GenerateResult result = clinic.generate();
        assertThat(clinic.site().keySet()).noneMatch(path -> path.contains("testimonials"));
        assertThat(clinic.site().values())
                .noneMatch(text -> text.contains("testimonials") || text.contains("They started on time"));
        assertThat(result.warnings())
                .extracting(Problem::says)
                .contains("content/pages/testimonials.md: The jurisdiction " + jurisdiction
                        + " does not allow testimonials (" + law + "); the page is not made. Delete the file, or set"
                        + " 'jurisdiction' in clinic.yaml if it is wrong."
                        + (ifUnsaid == null
                                ? ""
                                : " The rule is for " + ifUnsaid
                                        + "; if you practise something else, say so by 'profession'."));
    }

    /** Massage therapists are not registered in Australia; physiotherapists in Ontario have been allowed them since 2019. */
    @ParameterizedTest
    @CsvSource({"AU, massage", "AU, yoga", "CA-ON, physiotherapy", "FR, massage", "DE, osteopathy"})
    void aRuleForOtherProfessionsForbidsNothing(String jurisdiction, String profession) throws IOException {
        in(jurisdiction, profession);
        testimonials();
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page("/testimonials/").text()).contains("They started on time.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NZ | physiotherapy | Medicines Act 1981, s 58(1)(c)
            ES | acupuncture   | Real Decreto 1907/1996, art. 4.7
            GB | massage       |
            ES | physiotherapy |
            """)
    void whereTheWordsDecideTestimonialsAreShownAndAToDoNamesTheLaw(
            String jurisdiction, String profession, @Nullable String law) throws IOException {
        in(jurisdiction, profession);
        testimonials();
        GenerateResult result = clinic.generate();
        assertThat(result.warnings()).isEmpty();
        assertThat(clinic.page("/testimonials/").text()).contains("They started on time.");
        assertThat(todos(result, "testimonials.with-care"))
                .isEqualTo(
                        law == null
                                ? List.of()
                                : List.of("What clients say of a treatment's result may be no advertisement here: "
                                        + law + "."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DE    | 2 | A voucher of 2 years may hold longer here: §§ 195, 199, 307 BGB.
            DE    | 3 |
            AT    | 3 | A voucher of 3 years may hold longer here: § 879 Abs. 3 ABGB.
            CA-BC | 9 | A voucher of 9 years may hold longer here: the consumer protection law of most provinces.
            GB    | 1 |
            """)
    void whatCourtsLetStandIsAdviceAndNoError(String jurisdiction, int years, @Nullable String said)
            throws IOException {
        in(jurisdiction);
        voucherOf(years);
        assertThat(todos(clinic.generate(), "voucher.years")).isEqualTo(said == null ? List.of() : List.of(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NL | The site does not say which business it is of, which the law asks for: Art. 3:15d BW and art. 27 Handelsregisterwet.
            PL | The site does not say which business it is of, which the law asks for: Ustawa o świadczeniu usług drogą elektroniczną, art. 5.
            CH | The site has no legal notice, which the law asks for: Art. 3 Abs. 1 lit. s UWG.
            GB |
            """)
    void whoIsBehindTheSiteIsAskedForWithTheLaw(String jurisdiction, @Nullable String said) throws IOException {
        in(jurisdiction);
        assertThat(todos(clinic.generate(), "legal-notice")).isEqualTo(said == null ? List.of() : List.of(said));
    }

    private static List<String> todos(GenerateResult result, String key) {
        return result.todos().stream()
                .filter(todo -> todo.improvement().key().equals(key))
                .map(Todo::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"CA, true", "CA-BC, false", "GB, false"})
    void aCountryOfWhichOnlyAPartForbidsThemIsAskedForThePart(String jurisdiction, boolean asked) throws IOException {
        in(jurisdiction);
        testimonials();
        String warning =
                "content/pages/testimonials.md: A part of CA does not allow testimonials: CA-ON. Say which part the"
                        + " clinic is in: 'jurisdiction: CA-ON' in clinic.yaml, or that of another.";
        assertThat(clinic.generate().warnings().stream().map(Problem::says).toList())
                .isEqualTo(asked ? List.of(warning) : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"testimonials.md", "/testimonials/", "/testimonials"})
    void aLinkToWhatTheLawForbidsIsToldWithTheLaw(String address) throws IOException {
        in("AU");
        testimonials();
        clinic.write("content/pages/us.md", "---\ntitle: Us\n---\nRead [them](" + address + ").\n");
        assertThat(clinic.errors())
                .containsExactly("content/pages/us.md:4:13: '" + address + "' is not made: the jurisdiction AU does not"
                        + " allow testimonials. Take the link away.");
    }

    @Test
    void whereTheyAreAllowedEachIsShownWithSourceMonthAndWhatWasDoneToIt() throws IOException {
        in("GB");
        testimonials();
        clinic.generate();
        assertThat(clinic.page("/testimonials/").select("figure").text())
                .isEqualTo("They started on time. Feedback card, March 2026 Shown with permission. Shortened.");
        assertThat(clinic.page("/").select("footer a[href=/testimonials/]").text())
                .isEqualTo("What clients say");
        assertThat(clinic.text("/testimonials/index.html")).doesNotContain("\"Review\"", "AggregateRating");
    }
}
