package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One folder with words in two languages makes a site in either: the locale decides, and no type knows of it. */
class LanguagesOfWordsTest {

    private static final String FACTS = """
            name: Rivage
            tagline: {en: Massage by the lake, fr: Massages au bord du lac}
            description: {fr: "Massages du dos et de la nuque à Vevey, sur rendez-vous.", en: "Massage for backs and necks in Vevey, by appointment."}
            contact: {phone: "+41 21 555 00 00", email: a@rivage.example, reply-time: {en: within a day, fr: sous un jour}}
            payment:
              methods: [{en: Cash, fr: Espèces}, Twint]
            area-served: [Vevey, {en: Geneva, fr: Genève}]
            """;

    @TempDir
    Path root;

    private TestClinic clinic;

    @BeforeEach
    void aClinicInTwoLanguages() throws IOException {
        clinic = TestClinic.of(root, FACTS + "locale: en-GB\n");
        clinic.write("content/services/deep.md", """
                ---
                title: {en: Deep massage, fr: Massage profond}
                slug: deep
                summary: {en: Slow and firm., fr: Lent et ferme.}
                options:
                  - {name: {en: First visit, fr: Première visite}, minutes: 60, price: 120}
                cautions: [{en: You have a fever, fr: Vous avez de la fièvre}]
                ---
                """);
    }

    @Test
    void theSiteShowsTheWordsOfItsOwnLanguage() throws IOException {
        clinic.generate();
        assertThat(clinic.page("/").select("h1, .lead").eachText())
                .contains("Massage by the lake", "Massage for backs and necks in Vevey, by appointment.");
        assertThat(clinic.page("/services/deep/").text())
                .contains("Deep massage", "Slow and firm.", "First visit", "You have a fever")
                .doesNotContain("Massage profond", "Lent et ferme");
        assertThat(clinic.text("/services/deep/index.html"))
                .contains("\"areaServed\":[\"Vevey\",\"Geneva\"]")
                .doesNotContain("Genève", "{en", "languages");
    }

    @Test
    void anotherLocaleMakesTheSiteInTheOtherLanguageAtTheSameAddresses() throws IOException {
        clinic.write("content/data/clinic.yaml", FACTS + "locale: fr-CH\n");
        clinic.generate();
        assertThat(clinic.page("/").select("h1, .lead").eachText())
                .contains("Massages au bord du lac", "Massages du dos et de la nuque à Vevey, sur rendez-vous.");
        assertThat(clinic.page("/services/deep/").text())
                .contains("Massage profond", "Lent et ferme.", "Première visite", "Vous avez de la fièvre")
                .doesNotContain("Deep massage", "Slow and firm");
        assertThat(clinic.text("/services/deep/index.html")).contains("\"areaServed\":[\"Vevey\",\"Genève\"]");
    }

    /** Who writes French expects a French page: what is not shown is told, once for a file. */
    @Test
    void whatIsWrittenInAnotherLanguageIsToldOnceForAFile() throws IOException {
        assertThat(clinic.generate().warnings().stream().map(Problem::says))
                .hasSize(2)
                .allMatch(said -> said.contains("What is written in fr is not shown: the site is in en-GB."))
                .anyMatch(said -> said.startsWith("content/data/clinic.yaml:2:"))
                .anyMatch(said -> said.startsWith("content/services/deep.md:2:"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tagline: {de: Massage am See}                | 'tagline' says nothing in en-GB, the language of the site.
            tagline: {en: "", fr: Massages}              | 'tagline' says nothing in en-GB, the language of the site.
            tagline: {en: Massage, colour: red}          | 'tagline' is a text, or a text for each language; 'colour' is neither.
            tagline: {en: [Massage, Yoga]}               | 'tagline' is a text, or a text for each language; 'en' is neither.
            tagline: [Massage, Yoga]                     | 'tagline' is one value, not a list or keys.
            name: [Rivage, Vevey]                        | 'name' is one value, not a list or keys.
            name: {de: Ufer}                             | 'name' says nothing in en-GB, the language of the site.
            description: {de: Massage}                   | 'description' says nothing in en-GB, the language of the site.
            area-served: {en: [Geneva], fr: [Genève]}    | 'area-served' is a text, or a text for each language; 'en' is neither.
            """)
    void whatIsNoWordingIsRefusedWithWhatToWrite(String line, String said) throws IOException {
        String key = line.substring(0, line.indexOf(':') + 1);
        TestClinic other = TestClinic.of(
                root.resolve("other"),
                Stream.of("name: R", "description: Massage.", "locale: en-GB", "contact: {email: a@rivage.example}")
                        .filter(one -> !one.startsWith(key))
                        .collect(Collectors.joining("\n", "", "\n" + line + "\n")));
        assertThat(other.errors()).singleElement().asString().contains(said);
    }

    /** Who writes German says nein; on the page that would be a word without a sentence. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-DE | parking: nein     | Vor Ort gibt es keine Parkplätze.
            de-DE | toilet: Keine     | Es gibt keine Besuchertoilette.
            fr-FR | transit: aucun    | Il n’y a pas de transports en commun à proximité.
            es-ES | step-free: no     | El acceso tiene escalones.
            pl-PL | parking: nie      | Na miejscu nie ma parkingu.
            nl-NL | parking: geen     | Er is geen parkeergelegenheid bij de praktijk.
            nl-BE | toilet: neen      | Er is geen toilet voor bezoekers.
            it-IT | parking: nessuno  | Non c’è un parcheggio presso lo studio.
            pt-PT | transit: não      | Não há transportes públicos por perto.
            pt-PT | step-free: no     | O acesso tem degraus.
            de-DE | parking: Nein, aber die Bahn hält vor der Tür. | Nein, aber die Bahn hält vor der Tür.
            """)
    void thereIsNoneMayBeSaidInTheSitesLanguage(String locale, String line, String shown) throws IOException {
        TestClinic other = TestClinic.of(
                root.resolve("other"),
                "name: R\ndescription: M.\nlocale: " + locale + "\ncontact: {email: a@rivage.example}\n");
        other.write(
                "content/locations/quay.md",
                "---\ntitle: Q\naddress: {street: A 1, locality: B, country: DE}\n" + line + "\n---\nA door.\n");
        other.generate();
        assertThat(other.page("/locations/quay/").select("main").text()).contains(shown);
    }

    @Test
    void wordsOfTheCountryGoBeforeThoseOfTheLanguageAndOfAnotherCountry() throws IOException {
        assertThat(tagline("{en: General, en-GB: British}")).isEqualTo("British");
        assertThat(tagline("{en-AU: Australian, en: General}")).isEqualTo("General");
        assertThat(tagline("{fr: Massages, en-US: American}")).isEqualTo("American");
        assertThat(tagline("Plain")).isEqualTo("Plain");
    }

    private String tagline(String written) throws IOException {
        TestClinic other = TestClinic.of(
                root.resolve("other"),
                "name: R\ndescription: Massage.\nlocale: en-GB\ncontact: {phone: '+41 21 555 00 00'}\ntagline: "
                        + written + "\n");
        other.generate();
        return other.page("/").select("h1").text();
    }
}
