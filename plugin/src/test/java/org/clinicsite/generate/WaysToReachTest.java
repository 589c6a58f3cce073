package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a clinic can be reached, each page says so, by name and not by address. */
class WaysToReachTest {

    @TempDir
    Path temp;

    private TestClinic lean(String more) throws IOException {
        return TestClinic.of(temp, """
                name: Test Clinic
                tagline: Massage in Testford
                locale: en-GB
                """ + more)
                .write("content/pages/contact.md", "---\ntitle: Contact\nlayout: contact\n---\n");
    }

    @ParameterizedTest
    @CsvSource({
        "sms, sms:+441632960123, Text message",
        "whatsapp, https://wa.me/441632960123, WhatsApp",
        "signal, https://signal.me/#p/+441632960123, Signal"
    })
    void aNumberIsEnoughForEachWayToWrite(String key, String address, String name) throws IOException {
        TestClinic clinic = lean("contact: {" + key + ": 01632 960123}\n");
        assertThat(clinic.generate().warnings()).isEmpty();

        Element header = clinic.page("/").expectFirst("header .act a");
        assertThat(header.attr("href")).isEqualTo(address);
        assertThat(header.text()).isEqualTo(name);
        assertThat(header.select("svg")).hasSize(1);
        Element footer = clinic.page("/").expectFirst("footer .reach li a");
        assertThat(footer.attr("href")).isEqualTo(address);
        assertThat(clinic.page("/contact/").select("main .choices h2").text()).isEqualTo(name);
        assertThat(clinic.text("/.well-known/security.txt")).contains("Contact: " + address + "\n");
    }

    @Test
    void aNumberThatNobodyCanDialIsToldWithItsKey() throws IOException {
        assertThat(lean("contact: {phone: 01632 960123, whatsapp: 12345678901234}\n")
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error).contains("clinic.yaml:4:", "whatsapp: '12345678901234'"));
    }

    @Test
    void whoCanOnlyBeCalledHasNoButtonToBook() throws IOException {
        TestClinic clinic = lean("contact: {phone: 01632 960123}\n");
        clinic.generate();
        for (String path : new String[] {"/", "/contact/", "/404.html", "/site-map/"}) {
            Document page = clinic.page(path);
            assertThat(page.select("header .act a").eachAttr("href")).as(path).containsExactly("tel:+441632960123");
            assertThat(page.select("a:contains(Book)")).as(path).isEmpty();
        }
    }

    @Test
    void theOnlyPlaceWithABookingSystemIsWhereOneBooks() throws IOException {
        TestClinic clinic = unbooked();
        clinic.write(
                "content/locations/quay.md",
                clinic.file("content/locations/quay.md").replace("map:", "booking: https://quay.test.example/\nmap:"));
        clinic.generate();

        assertThat(clinic.page("/").select("header a.button").attr("href")).isEqualTo("https://quay.test.example/");
        assertThat(temp.resolve("target/site/booking")).doesNotExist();
        assertThat(clinic.generate().todos())
                .noneMatch(todo -> todo.improvement().key().equals("clinic.booking"));
    }

    @Test
    void amongSeveralOneChoosesOnAPageOfTheirOwn() throws IOException {
        TestClinic clinic = unbooked();
        String quay = clinic.file("content/locations/quay.md");
        clinic.write("content/locations/quay.md", quay.replace("map:", "booking: https://quay.test.example/\nmap:"))
                .write(
                        "content/locations/hill.md",
                        quay.replace("The Quay", "The Hill")
                                .replace("map:", "booking: https://hill.test.example/\nmap:"))
                .write(
                        "content/therapists/anna.md",
                        clinic.file("content/therapists/anna.md")
                                .replace("languages:", "booking: https://anna.test.example/\nlanguages:"));
        assertThat(clinic.generate().warnings()).isEmpty();

        assertThat(clinic.page("/prices/").select("header a.button").attr("href"))
                .isEqualTo("/booking/");
        Document chooser = clinic.page("/booking/");
        assertThat(chooser.select("h1").text()).isEqualTo("Book");
        assertThat(chooser.select("main h2").eachText())
                .containsExactly("Where would you like to come?", "Who would you like to see?", "By phone", "By email");
        assertThat(chooser.select(".chooser a.button").eachAttr("href"))
                .containsExactly(
                        "https://hill.test.example/", "https://quay.test.example/", "https://anna.test.example/");
        assertThat(chooser.select(".chooser a.button").eachText())
                .containsExactly("Book The Hill", "Book The Quay", "Book Anna Test");
        assertThat(clinic.page("/locations/hill/").select("main .ways a").attr("href"))
                .isEqualTo("https://hill.test.example/");
    }

    /** One without an address to book at that is for all. */
    private TestClinic unbooked() throws IOException {
        TestClinic clinic = new TestClinic(temp);
        return clinic.write(
                "content/data/clinic.yaml",
                clinic.file("content/data/clinic.yaml").replace("url: \"https://book.test.example/\", ", ""));
    }

    @Test
    void profilesAreCalledByTheirServiceAndHaveItsMark() throws IOException {
        TestClinic clinic = lean("""
                contact: {phone: 01632 960123}
                social:
                  - https://www.instagram.com/testclinic/
                  - https://www.facebook.com/testclinic
                  - https://www.facebook.com/testford
                  - https://de.linkedin.com/company/test
                  - https://social.test.example/@clinic
                """);
        clinic.generate();

        Document home = clinic.page("/");
        assertThat(home.select("footer .social a").eachText())
                .containsExactly(
                        "Instagram", "Facebook testclinic", "Facebook testford", "LinkedIn", "social.test.example");
        assertThat(home.select("footer .social a").eachAttr("rel")).containsOnly("me");
        for (Element mark : home.select("footer .social svg")) {
            assertThat(mark.attr("aria-hidden")).isEqualTo("true");
            assertThat(mark.attr("width")).isEqualTo("20");
            assertThat(mark.select("path").attr("d")).startsWith("M");
        }
        assertThat(home.select("footer .social svg")).hasSize(5);
        assertThat(clinic.text("/index.html")).contains("\"sameAs\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Visa, visa",
        "Apple Pay, applepay",
        "EC-Karte, card",
        "Debit and credit cards, card",
        "Barzahlung, cash",
        "Espèces, cash",
        "Virement, bank",
        "Carte bancaire, card",
        "PayPal, paypal",
        "Vista, ''",
        "Barter, ''"
    })
    void aWayToPayHasItsMarkWhereWeKnowIt(String way, String key) throws IOException {
        TestClinic clinic = new TestClinic(temp);
        clinic.write(
                "content/data/clinic.yaml",
                clinic.file("content/data/clinic.yaml").replace("[Cash, Cards]", "[" + way + "]"));
        clinic.generate();

        Element shown = clinic.page("/prices/").expectFirst("ul.marks li");
        assertThat(shown.text()).isEqualTo(way);
        assertThat(shown.select("svg")).hasSize(key.isEmpty() ? 0 : 1);
        if (!key.isEmpty()) {
            assertThat(drawing(key)).isEqualTo(shown.select("path").attr("d"));
        }
    }

    private static String drawing(String key) throws IOException {
        try (var in = WaysToReachTest.class.getResourceAsStream("/org/clinicsite/render/marks.txt")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(key + "\t"))
                    .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
