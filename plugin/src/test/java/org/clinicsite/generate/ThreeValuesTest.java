package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.problem.SiteException;
import org.clinicsite.problem.Todo;
import org.clinicsite.text.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name, what the clinic does and a way to reach it make a site; all else is a list of what would improve it. */
class ThreeValuesTest {

    private static final String THREE = """
            name: Hands of Holm
            description: Massage for tired backs.
            contact: {phone: "+44 1632 960777"}
            """;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact: {phone: '+44 1632 960777'}",
                "contact: {email: hello@holm.example}",
                "contact: {messengers: ['https://wa.me/441632960777']}",
                "booking: {url: 'https://book.holm.example/'}",
                "booking: {url: 'tel:+441632960777'}",
                "booking: no\ncontact: {phone: '+44 1632 960777'}"
            })
    void threeValuesMakeASiteWithoutAWarning(String reach) throws IOException {
        TestClinic clinic =
                TestClinic.of(root, "name: Hands of Holm\ndescription: Massage for tired backs.\n" + reach + "\n");
        assertThat(clinic.generate().warnings()).isEmpty();
        Document home = clinic.page("/");
        assertThat(home.select("h1").text()).isEqualTo("Hands of Holm");
        assertThat(home.select(".lead").text()).isEqualTo("Massage for tired backs.");
        assertThat(home.select(".hero .ways a")).hasSize(1);
        assertThat(home.select("header .act a")).hasSize(1);
        assertThat(home.text()).doesNotContain("null", "invalid", "example.org");
    }

    @Test
    void aNumberAsTheCountryWritesItIsShownSoAndDialledFromEverywhere() throws IOException {
        TestClinic clinic = TestClinic.of(root, """
                name: Hands of Holm
                description: Massage for tired backs.
                url: https://holm.example/
                locale: en-GB
                contact: {phone: 01632 960777}
                """);
        clinic.generate();
        Document home = clinic.page("/");
        assertThat(home.select(".hero .ways a[href=tel:+441632960777]").text()).contains("01632", "960777");
        assertThat(home.select("script[type=application/ld+json]").html()).contains("\"telephone\":\"+441632960777\"");
        assertThat(home.html()).doesNotContain("tel:0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "locale: en-GB|01632 96|is no number of GB: it is too short, too long, or one of another country.",
                "time-zone: Europe/London|01632 960777|says no country, and neither does the clinic.",
                "jurisdiction: US-CA|(01632) 960777 1|is no number of US: it is too short, too long, or one of another country.",
            })
    void aNumberThatNobodyCouldDialIsAnError(String facts, String number, String fault) throws IOException {
        assertThat(TestClinic.of(
                                root,
                                "name: Holm\ndescription: Massage.\n" + facts + "\ncontact: {phone: " + number + "}\n")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("content/data/clinic.yaml:4:18: phone: '" + number + "' " + fault
                        + " Write it with its country");
    }

    @Test
    void withoutAnAddressNothingIsAbsoluteAndOneToDoSaysSo() throws IOException {
        TestClinic clinic = TestClinic.of(root, THREE)
                .write(
                        "content/services/deep.md",
                        "---\ntitle: Deep\noptions: [{minutes: 60, price: 50}]\n---\nSlow.\n");
        GenerateResult result = clinic.generate();
        assertThat(result.address()).isNull();
        assertThat(clinic.text("/prices/index.html")).doesNotContain("@id", "null");
        assertThat(clinic.site().keySet())
                .contains("/index.html", "/404.html", "/robots.txt", "/.well-known/security.txt")
                .doesNotContain("/feed.xml", "/sitemap.xml", "/llms.txt");
        Document home = clinic.page("/");
        assertThat(home.select("link[rel=canonical], meta[property=og:url]")).isEmpty();
        assertThat(home.select("script[type=application/ld+json]").html()).doesNotContain("@id\"", "\"url\"");
        assertThat(clinic.text("/robots.txt")).doesNotContain("Sitemap");
        assertThat(clinic.text("/.well-known/security.txt")).contains("Contact: tel:+441632960777");
        assertThat(result.todos())
                .filteredOn(todo -> todo.improvement().key().equals("clinic.url"))
                .extracting(Todo::says)
                .singleElement()
                .asString()
                .startsWith("content/data/clinic.yaml:1:1: The site's address is not known");
    }

    @Test
    void publishingAsksForTheAddress() throws IOException {
        TestClinic clinic = TestClinic.of(root, THREE);
        clinic.generate();
        assertThat(asked(clinic)).startsWith("content/data/clinic.yaml: The site's address is not known");
        clinic.write("content/data/clinic.yaml", THREE + "url: https://holm.example/\n");
        clinic.generate();
        assertThat(asked(clinic)).isEmpty();
        assertThat(clinic.site().keySet()).contains("/sitemap.xml", "/llms.txt");
    }

    private static String asked(TestClinic clinic) throws IOException {
        try {
            Generator.askForAddress(clinic.options());
            return "";
        } catch (SiteException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tagline: Massage|its name and a way to reach it",
                "name: Holm|what it does in a sentence and a way to reach it",
                "name: Holm\\ndescription: Massage|a way to reach it",
                "locale: en-GB|its name, what it does in a sentence and a way to reach it",
                "name: Holm\\ndescription: Massage\\nbooking: none|a way to reach it",
            })
    void whatLacksOfTheThreeIsToldInOneLineInTheOrderOfItsWorth(String facts, String lacks) throws IOException {
        assertThat(TestClinic.of(root, facts.replace("\\n", "\n") + "\n").errors())
                .singleElement()
                .asString()
                .startsWith("content/data/clinic.yaml:1:1: The clinic's facts do not say " + lacks + ". Add the line");
    }

    @Test
    void aServiceATherapistAndAPlaceNeedNothingButTheirFile() throws IOException {
        TestClinic clinic = TestClinic.of(root, THREE);
        for (String file : List.of("services/back-massage", "therapists/ada-brook", "locations/mill-lane")) {
            clinic.write("content/" + file + ".md", "A few words of its own.\n");
        }
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page("/services/back-massage/").select("h1").text()).isEqualTo("Back massage");
        assertThat(clinic.page("/therapists/ada-brook/").select("h1").text()).isEqualTo("Ada brook");
        assertThat(clinic.page("/locations/mill-lane/").select("table, dl, address"))
                .isEmpty();
        assertThat(clinic.page("/services/back-massage/").select("main table, main dl"))
                .isEmpty();
    }

    @Test
    void toDosHaveAnOrderAndNeverFailABuild() throws IOException {
        TestClinic clinic = TestClinic.of(root, THREE).with(o -> TestClinic.flags(o, false, false, true));
        List<Todo> todos = clinic.generate().todos();
        assertThat(todos).hasSizeGreaterThan(5).isSorted();
        List<JsonObject> told = JsonObject.parse(clinic.report("findings.json")).objects("findings").stream()
                .filter(one -> one.text("kind").equals("todo"))
                .toList();
        assertThat(told)
                .extracting(one -> one.text("rule"))
                .containsExactlyElementsOf(
                        todos.stream().map(todo -> todo.improvement().key()).toList());
        assertThat(told).extracting(one -> one.number("rank")).isSorted();
        assertThat(clinic.report("todo.html")).contains(todos.get(0).message(), "levels: {clinic.url: off}");
    }

    @Test
    void aToDoIsTurnedOffByItsKey() throws IOException {
        TestClinic clinic = TestClinic.of(root, THREE)
                .write("content/editorial.yaml", "levels:\n  clinic.url: off\n  therapists: warning\n");
        assertThat(clinic.generate().todos())
                .extracting(todo -> todo.improvement().key() + " " + todo.level())
                .contains("therapists warning")
                .noneMatch(line -> line.startsWith("clinic.url"));
        clinic.write("content/editorial.yaml", "levels:\n  location.parkin: off\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .contains("There is no rule 'location.parkin'", "location.parking");
    }

    @Test
    void whatTheLawAsksComesFirstWithItsName() throws IOException {
        TestClinic clinic = TestClinic.of(root, THREE + "locale: de-DE\n");
        assertThat(clinic.generate().todos().subList(0, 2))
                .extracting(Todo::says)
                .satisfiesExactly(
                        notice -> assertThat(notice).contains("legal notice", "§ 5 DDG", "content/pages/impressum.md"),
                        privacy -> assertThat(privacy).contains("GDPR, art. 13"));
        clinic.write("content/pages/impressum.md", "---\nlayout: policy\ntitle: Impressum\n---\nA. Holm, Holm 1.\n")
                .write("content/pages/datenschutz.md", "---\nlayout: policy\ntitle: Datenschutz\n---\nNichts.\n");
        assertThat(clinic.generate().todos().get(0).improvement().key()).isEqualTo("clinic.url");
    }
}
