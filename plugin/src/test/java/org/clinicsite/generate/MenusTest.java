package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What header and footer lead to, and what stands above both. */
class MenusTest {

    @TempDir
    Path temp;

    private TestClinic clinic(String facts) throws IOException {
        TestClinic clinic = new TestClinic(temp);
        Path file = clinic.root().resolve("content/data/clinic.yaml");
        return clinic.write("content/data/clinic.yaml", Files.readString(file, StandardCharsets.UTF_8) + facts)
                .write("content/pages/fair.md", "---\ntitle: At your fair\n---\nWe bring the chair.\n")
                .write("content/pages/privacy.md", "---\ntitle: Privacy\nlayout: policy\n---\nWe keep little.\n");
    }

    @Test
    void aMenuHasGroupsTitlesAndAddressesElsewhere() throws IOException {
        TestClinic clinic = clinic("""
                menu:
                  - {title: What we do, link: /services/}
                  - title: Visit us
                    items: [/prices/, {title: Shop, link: "https://shop.test.example/"}]
                  - /locations/
                """);
        assertThat(clinic.generate().warnings()).isEmpty();
        Document page = clinic.page("/prices/");
        assertThat(page.select("#menu > ul > li > a").eachText()).containsExactly("What we do", "Locations");
        assertThat(page.select("#menu details > summary").eachText()).containsExactly("Visit us");
        assertThat(page.select("#menu details a").eachAttr("href"))
                .containsExactly("/prices/", "https://shop.test.example/");
        assertThat(page.select("#menu [aria-current=page]").eachText()).containsExactly("Prices");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"https://shop.test.example/\"] | 'https://shop.test.example/' leads elsewhere and needs a 'title'.",
                "[{title: Visit us}] | menu: a group needs a 'title' and 'items'.",
                "[{items: [/prices/]}] | menu: a group needs a 'title' and 'items'.",
                "[{title: Us, items: [/prize/]}] | menu: there is no page '/prize/'.",
            })
    void whatLeadsNowhereIsAnError(String menu, String message) throws IOException {
        assertThat(clinic("menu: " + menu + "\n").errors().toString()).contains(message);
    }

    @Test
    void theFooterHasPlainPagesUntilTheClinicSaysWhatItHas() throws IOException {
        TestClinic clinic = clinic("");
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page("/").select("footer nav a").eachText()).contains("At your fair", "Privacy", "Site map");

        clinic = clinic(
                "footer: [{title: The clinic, items: [/locations/, {title: Shop, link: 'https://shop.test.example/'}]}]\n");
        assertThat(clinic.generate().warnings().toString())
                .contains("content/pages/fair.md", "Nothing leads to this page but the site map.");
        Document home = clinic.page("/");
        assertThat(home.select("footer nav h2").eachText()).containsExactly("The clinic", "More");
        assertThat(home.select("footer nav a").eachText())
                .as("the law wants the privacy page on each")
                .containsExactly("Locations", "Shop", "Privacy", "Site map");
    }

    @Test
    void aTextThatLeadsToAPlainPageIsEnough() throws IOException {
        TestClinic clinic = clinic("footer: [/locations/]\n").article("neck", "Come to [the fair](../pages/fair.md).");
        assertThat(clinic.generate().warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, ''",
        "2026-12-01, Closed today. Ring us",
        "2026-12-02, Closed today. Ring us",
        "2026-12-03, ''"
    })
    void anAnnouncementStandsAboveEachPageFromItsFirstDayToItsLast(String today, String shown) throws IOException {
        TestClinic clinic = clinic("""
                announcements:
                  - {text: Closed today., level: urgent, link: "tel:+441632960000", link-text: Ring us, from: 2026-12-01, until: 2026-12-02}
                """).today(LocalDate.parse(today));
        clinic.generate();
        assertThat(clinic.page("/services/").select(".announcement.urgent").text())
                .isEqualTo(shown);
    }
}
