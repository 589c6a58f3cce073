package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinic that says little has pages that say little, and no heading, line or list of nothing. */
class LeanClinicTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp);
    }

    private void without(String... paths) throws IOException {
        for (String path : paths) {
            Files.delete(temp.resolve(path));
        }
    }

    @Test
    void withoutAHeadlineTheTaglineStandsOnceOnTheHomePage() throws IOException {
        clinic.generate();
        assertThat(clinic.page("/").select("main h1").text()).isEqualTo("Massage in Testford");
        assertThat(clinic.page("/").select("main").text()).containsOnlyOnce("Massage in Testford");
        clinic.write(
                "content/data/clinic.yaml",
                clinic.file("content/data/clinic.yaml") + "home: {headline: Slow and firm by the water}\n");
        clinic.generate();
        assertThat(clinic.page("/").select("main .eyebrow").text()).isEqualTo("Massage in Testford");
    }

    @Test
    void withoutLocationsNothingAnnouncesHoursOrDays() throws IOException {
        without("content/locations/quay.md");
        clinic.write(
                        "content/therapists/anna.md",
                        clinic.file("content/therapists/anna.md").replace("days: {quay: [monday]}\n", ""))
                .write("content/pages/contact.md", "---\ntitle: Contact\nlayout: contact\n---\nRing us.\n")
                .write(
                        "content/data/clinic.yaml",
                        clinic.file("content/data/clinic.yaml")
                                .replace("hello@test.example", "hello@test.example, reply-time: within a day"));
        clinic.generate();
        assertThat(clinic.page("/contact/").select("main h2").eachText()).containsExactly("By phone", "By email");
        assertThat(clinic.page("/therapists/anna/").select("main h2").eachText())
                .doesNotContain("Days");
        assertThat(clinic.page("/therapists/anna/").select("dl:empty")).isEmpty();
    }

    @Test
    void withNothingButAnArticleTheHomePageHasNoEmptyListOfFacts() throws IOException {
        without("content/locations/quay.md", "content/services/deep.md", "content/therapists/anna.md");
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-02\n---\nText.\n");
        clinic.generate();
        assertThat(clinic.page("/").select("main dl")).isEmpty();
        assertThat(clinic.text("/llms.txt")).contains("## Articles").doesNotContain("## More");
    }

    @Test
    void theTimeThatAnExtraAddsStandsBesideIt() throws IOException {
        clinic.write(
                "content/services/deep.md",
                clinic.file("content/services/deep.md")
                        .replace(
                                "cautions:",
                                "add-ons:\n  - {name: More for the feet, minutes: 15, price: 12}\n"
                                        + "  - {name: Warm stones, price: 6}\ncautions:"));
        clinic.generate();
        assertThat(clinic.page("/services/deep/").select("main .lengths dt").eachText())
                .containsExactly("More for the feet + 15 minutes", "Warm stones");
        assertThat(clinic.page("/prices/").select("tbody th").eachText())
                .contains("plus: More for the feet + 15 minutes", "plus: Warm stones");
    }
}
