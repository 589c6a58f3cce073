package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clinics without rooms, people alone, other professions: what pages and search engines are told of each. */
class KindsOfPracticeTest {

    private static final String BARE = """
            name: Fern Practice
            description: Hands-on treatment for people who work with their hands.
            url: https://fern.example/
            contact: {phone: "+44 1632 960777"}
            """;

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void write() throws IOException {
        clinic = TestClinic.of(temp, BARE);
    }

    private void place(String name, String... keys) throws IOException {
        clinic.write(
                "content/locations/" + name + ".md",
                "---\ntitle: Round " + name + "\n" + String.join("\n", keys) + "\n---\nSome words.\n");
    }

    private String graph(String page) throws IOException {
        return clinic.page(page).select("script[type=application/ld+json]").html();
    }

    @Test
    void aMobilePlaceHasItsAreaAndItsFareAndNoClosedDays() throws IOException {
        place("moor", "kind: mobile", "area: [Dell, Fen]", "travel-fee: 4 pounds", "hours: {thu: '13:00-19:00'}");
        clinic.generate();

        for (String page : new String[] {"/", "/locations/moor/"}) {
            assertThat(clinic.page(page).text())
                    .contains("We come to you: Dell and Fen.")
                    .contains("Thu 13:00–19:00")
                    .doesNotContain("closed", "Opening hours", "We see people from");
            assertThat(clinic.page(page).select(".address, table.hours")).isEmpty();
        }
        assertThat(clinic.page("/locations/moor/").text()).contains("Travel: 4 pounds");
        assertThat(graph("/locations/moor/"))
                .contains("\"areaServed\":[\"Dell\",\"Fen\"]", "\"telephone\":\"+441632960777\"")
                .doesNotContain("PostalAddress");
    }

    @Test
    void theOnlyPlaceWithoutRoomsIsLedToDirectly() throws IOException {
        place("moor", "kind: mobile", "area: [Dell]");
        clinic.generate();

        assertThat(clinic.page("/").select("header nav a").eachText()).containsExactly("Round moor");
        assertThat(clinic.page("/locations/moor/").select(".breadcrumbs li").eachText())
                .containsExactly("Home", "Round moor");
        assertThat(clinic.page("/locations/").select("link[rel=canonical]").attr("href"))
                .as("the list's address leads on")
                .endsWith("/locations/moor/");
    }

    @Test
    void anAddressWhereNobodyComesIsNotShownAndTold() throws IOException {
        place("moor", "kind: mobile", "area: [Dell]", "address: {street: 9 Private Way, locality: Dell, country: GB}");
        GenerateResult result = clinic.generate();

        assertThat(result.warnings().stream().map(Object::toString))
                .anySatisfy(line ->
                        assertThat(line).contains("content/locations/moor.md").contains("The address is not shown"));
        assertThat(clinic.page("/locations/moor/").html()).doesNotContain("Private Way");
    }

    @Test
    void whatIsOnlineIsAServiceAndNoPlace() throws IOException {
        place("screen", "kind: online", "booking: https://book.example/screen");
        clinic.generate();

        assertThat(clinic.page("/locations/screen/").select("main").text()).contains("Online appointments.");
        assertThat(graph("/locations/screen/"))
                .contains("\"serviceUrl\":\"https://book.example/screen\"", "ServiceChannel")
                .doesNotContain("HealthAndBeautyBusiness", "PostalAddress");
    }

    @Test
    void roomsBesideAnotherKindKeepTheirDoor() throws IOException {
        place("works", "kind: companies", "area: [Dell]");
        place("house", "address: {street: 2 High Way, locality: Fen, country: GB}", "hours: {mon: '09:00-12:00'}");
        clinic.generate();

        assertThat(clinic.page("/locations/").select("main").text())
                .contains("We visit workplaces: Dell.", "2 High Way", "closed");
        assertThat(graph("/locations/house/")).contains("\"streetAddress\":\"2 High Way\"");
    }

    @Test
    void theClinicItselfMaySayHowItWorks() throws IOException {
        clinic.write(
                "content/data/clinic.yaml",
                BARE + "voice: i\npractice: [rooms, mobile]\narea-served: [Dell]\nfees: {travel: no}\n");
        clinic.generate();

        assertThat(clinic.page("/").text())
                .contains("I come to you.", "I see people from Dell.", "There is no charge for travel.")
                .doesNotContain("We ");
    }

    @Test
    void oneTherapistSaysIUntilThereIsAnother() throws IOException {
        clinic.write("content/therapists/kit.md", "---\ntitle: Kit Moss\n---\nKit cooks.\n");
        clinic.generate();
        assertThat(clinic.page("/").select("header nav a").eachText()).containsExactly("About me");
        assertThat(clinic.page("/").select("header nav a").attr("href")).isEqualTo("/therapists/kit/");

        clinic.write("content/therapists/lou.md", "---\ntitle: Lou Reed\n---\nLou sings.\n");
        clinic.generate();
        assertThat(clinic.page("/").select("header nav a").eachText()).containsExactly("Therapists");
        assertThat(clinic.page("/therapists/").select("main .people h2").eachText())
                .containsExactly("Kit Moss", "Lou Reed");
    }

    @Test
    void theClinicChoosesItsVoice() throws IOException {
        clinic.write("content/therapists/kit.md", "---\ntitle: Kit Moss\n---\nKit cooks.\n");
        clinic.write("content/data/clinic.yaml", BARE + "voice: we\narea-served: [Dell]\n");
        clinic.generate();

        assertThat(clinic.page("/").text()).contains("We see people from Dell.");
        assertThat(clinic.page("/therapists/").select("h1").text()).isEqualTo("Therapists");
    }

    @Test
    void aWordOfTheClinicsOwnGoesBeforeWhatOneAloneSays() throws IOException {
        clinic.write("content/data/clinic.yaml", BARE + "voice: i\narea-served: [Dell]\n");
        clinic.write("site-template/words/en.yaml", "footer:\n  area: \"At home in {places}.\"\n");
        clinic.generate();

        assertThat(clinic.page("/").text()).contains("At home in Dell.").doesNotContain("I see people");
    }

    @ParameterizedTest
    @CsvSource({
        "massage, HealthAndBeautyBusiness, Treatments",
        "physiotherapy, Physiotherapy, Treatments",
        "osteopathy, HealthAndBeautyBusiness, Treatments",
        "acupuncture, HealthAndBeautyBusiness, Treatments",
        "yoga, HealthClub, Classes"
    })
    void eachProfessionIsToldAsWhatItIs(String profession, String type, String services) throws IOException {
        clinic.write("content/data/clinic.yaml", BARE + "profession: " + profession + "\n");
        clinic.write("content/services/one.md", "---\ntitle: First hour\n---\nAn hour.\n");
        clinic.generate();

        assertThat(graph("/")).contains("\"@type\":\"" + type + "\"");
        assertThat(clinic.page("/services/").select("h1").text()).isEqualTo(services);
    }

    @Test
    void whoIsAwayIsSaidToBeUntilItIsOver() throws IOException {
        clinic.write("content/therapists/kit.md", """
                ---
                title: Kit Moss
                away:
                  - {from: 2026-10-01, until: 2026-11-21}
                  - {from: 2026-11-10, until: 2026-11-22, note: Lou stands in.}
                  - {from: 2027-05-01}
                new-clients: From spring again.
                ---
                Kit cooks.
                """);
        clinic.generate();

        assertThat(clinic.page("/therapists/kit/").select("main").text())
                .contains("Away: 10–22 November 2026. Lou stands in.")
                .contains("Away from 1 May 2027")
                .contains("From spring again.")
                .doesNotContain("October");
    }
}
