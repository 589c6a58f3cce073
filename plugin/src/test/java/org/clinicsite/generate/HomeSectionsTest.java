package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on the home page, and in which order. */
class HomeSectionsTest {

    private static final String DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"600\" viewBox=\"0 0 900 600\"><path d=\"M0 0h9v9z\"/></svg>";

    @TempDir
    Path temp;

    private TestClinic clinic(String home) throws IOException {
        TestClinic clinic = new TestClinic(temp);
        Path facts = clinic.root().resolve("content/data/clinic.yaml");
        return clinic.write(
                "content/data/clinic.yaml",
                Files.readString(facts, StandardCharsets.UTF_8) + "home:\n" + home.indent(2));
    }

    private static List<String> ids(Document home) {
        return home.select("main > section").eachAttr("aria-labelledby");
    }

    @Test
    void aClinicThatNamesNoSectionsShowsWhatItHas() throws IOException {
        TestClinic clinic = new TestClinic(temp);
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(ids(clinic.page("/"))).containsExactly("treatments", "people", "part_invitation");

        clinic.article("neck", "A stiff neck passes.");
        clinic.write("content/faq/first.md", "---\ntitle: First things\n---\n## Does it hurt?\n\nIt should not.\n");
        clinic.generate();
        assertThat(ids(clinic.page("/")))
                .containsExactly("treatments", "people", "reading", "part_questions", "part_invitation");
        assertThat(clinic.page("/").select(".asked a").attr("href")).isEqualTo("/faq/#does-it-hurt");
    }

    @Test
    void theOwnersOrderCountsAndTheHeroIsAlwaysFirst() throws IOException {
        TestClinic clinic = clinic("""
                sections: [people, reasons, hero, services, closing]
                reasons: [{title: Time, text: An hour is an hour.}, {title: No steps}]
                closing: {title: Come by, text: We have tea.}
                """);
        assertThat(clinic.generate().warnings()).isEmpty();
        Document home = clinic.page("/");
        assertThat(home.select("main > :first-child").hasClass("hero")).isTrue();
        assertThat(ids(home)).containsExactly("people", "part_reasons", "treatments", "part_invitation");
        assertThat(home.select(".reasons :is(h3, .title)").eachText()).containsExactly("Time", "No steps");
        assertThat(home.select(".invitation").text()).startsWith("Come by We have tea.");
    }

    @Test
    void aSectionThatHasNothingToShowIsLeftOutAndTold() throws IOException {
        TestClinic clinic = clinic("sections: [services, gallery]\n");
        assertThat(clinic.generate().warnings())
                .hasSize(1)
                .allSatisfy(warning -> assertThat(warning.toString())
                        .contains("home.sections: 'gallery' has nothing to show.")
                        .contains("Write 'home.gallery', or take 'gallery' out."));
        assertThat(ids(clinic.page("/"))).containsExactly("treatments");
    }

    @Test
    void aSectionThatThereIsNotIsAnErrorWithTheNearest() throws IOException {
        assertThat(clinic("sections: [hero, sevices]\n").errors().toString()).contains("sevices", "services");
    }

    /** Addresses and hours stand once: below the hero, or in a section of their own. */
    @Test
    void placesStandOnce() throws IOException {
        TestClinic clinic = clinic("sections: [services, places]\n");
        clinic.generate();
        Document home = clinic.page("/");
        assertThat(home.select("main dl.hours")).hasSize(1);
        assertThat(home.select(".facts dl.hours")).isEmpty();
        assertThat(home.select("#places")).hasSize(1);

        clinic = clinic("lead: Hello.\n");
        clinic.generate();
        home = clinic.page("/");
        assertThat(home.select(".facts dl.hours")).hasSize(1);
        assertThat(home.select("main dl.hours")).hasSize(1);
        assertThat(home.select("#places")).hasSize(1);
        assertThat(home.select(".facts a[href=https://map.example/quay]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"beside, 1, .hero .wrap > .view", "behind, 1, .hero.behind > .view", "none, 0, .hero.bare"})
    void thePictureStandsWhereItIsWanted(String stand, int pictures, String where) throws IOException {
        TestClinic clinic = clinic("image: door.svg\nimage-alt: A door.\npicture: " + stand + "\n")
                .write("content/images/door.svg", DRAWING);
        assertThat(clinic.generate().warnings()).isEmpty();
        Document home = clinic.page("/");
        assertThat(home.select(".hero img.view")).hasSize(pictures);
        assertThat(home.select(where)).hasSize(1);
    }

    @Test
    void servicesHavePicturesAsFarAsThePageStaysBelowTwelveRequests() throws IOException {
        TestClinic clinic = new TestClinic(temp);
        for (int i = 1; i <= 10; i++) {
            clinic.write("content/services/kind" + i + ".svg", DRAWING.replace("M0 0", "M" + i + " 0"));
            clinic.write("content/services/kind" + i + ".md", """
                    ---
                    title: Kind %d
                    image: kind%d.svg
                    image-alt: Kind %d.
                    options: [{minutes: 60, price: 58}]
                    ---
                    Slow.
                    """.formatted(i, i, i));
        }
        clinic.generate();
        Document home = clinic.page("/");
        assertThat(home.select("main img")).hasSize(3);
        assertThat(home.select(".features .service-card")).hasSize(3);
        assertThat(home.select(".service-card")).as("each service once").hasSize(11);
        assertThat(home.select(".service-card h3").eachText()).doesNotHaveDuplicates();
    }

    @Test
    void theGalleryShowsItsPicturesWithTheirWords() throws IOException {
        TestClinic clinic = clinic("gallery: [{image: door.svg, alt: A door., caption: The way in.}]\n")
                .write("content/images/door.svg", DRAWING);
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page("/").select(".gallery img").attr("alt")).isEqualTo("A door.");
        assertThat(clinic.page("/").select(".gallery figcaption").text()).isEqualTo("The way in.");
    }

    @Test
    void everyPageButThoseOfBookingEndsWithAWayToBook() throws IOException {
        TestClinic clinic = new TestClinic(temp).article("neck", "A stiff neck passes.");
        clinic.write("content/pages/contact.md", "---\ntitle: Contact\nlayout: contact\n---\nHello.\n");
        clinic.generate();
        for (String page :
                List.of("/services/", "/services/deep/", "/articles/neck/", "/locations/quay/", "/prices/")) {
            assertThat(clinic.page(page).select("main > :last-child .ways a").attr("href"))
                    .as(page)
                    .isEqualTo("https://book.test.example/");
        }
        assertThat(clinic.page("/contact/").select(".invitation")).isEmpty();
    }

    @Test
    void thePageOfAPlaceHasOneListOfHowToGetThere() throws IOException {
        TestClinic clinic = new TestClinic(temp);
        clinic.generate();
        Document place = clinic.page("/locations/quay/");
        assertThat(place.select("section[aria-labelledby=part_here] dt").eachText())
                .containsExactly("Finding us", "Public transport", "Parking", "Step-free access", "Toilet");
        assertThat(place.select("main h2").eachText()).doesNotContain("Parking").contains("Getting here");
    }
}
