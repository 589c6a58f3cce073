package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clinicsite.demo.PageGraph;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visit costs, as people read it and as search engines do, on 22 November 2026. */
class PricesTest {

    private static final String SERVICE = "content/services/deep.md";
    private static final String OPTION = "  - {minutes: 60, price: 58.00}\n";

    @TempDir
    Path folder;

    private TestClinic clinic;

    @BeforeEach
    void clinic() throws IOException {
        clinic = new TestClinic(folder);
    }

    private void options(String... options) throws IOException {
        clinic.write(SERVICE, clinic.file(SERVICE).replace(OPTION, "  - " + String.join("\n  - ", options) + "\n"));
    }

    private void clinicSays(String from, String to) throws IOException {
        String path = "content/data/clinic.yaml";
        String text = clinic.file(path);
        assertThat(text).contains(from);
        clinic.write(path, text.replace(from, to));
    }

    /** The rows of the service's table, their cells with bars between. */
    private static List<String> rows(Document page) {
        return page.select("table.prices tbody tr:not(.group)").stream()
                .map(row -> String.join(" | ", row.select("th, td").eachText()))
                .toList();
    }

    /** Every offer in a page's structured data: its name, what it costs, and its days. */
    private static List<String> offers(Document page) {
        List<String> offers = new ArrayList<>();
        for (Map<?, ?> node : PageGraph.nodes(page)) {
            if ("Offer".equals(node.get("@type"))) {
                Map<?, ?> price = node.get("priceSpecification") instanceof Map<?, ?> own ? own : node;
                StringBuilder line = new StringBuilder(node.get("name").toString());
                for (String key : List.of("price", "minPrice", "maxPrice", "priceCurrency", "unitText", "unitCode")) {
                    if (price.get(key) != null) {
                        line.append(' ').append(key).append('=').append(price.get(key));
                    }
                }
                for (String key : List.of("validFrom", "validThrough")) {
                    if (node.get(key) != null) {
                        line.append(' ').append(key).append('=').append(node.get(key));
                    }
                }
                offers.add(line.toString());
            }
        }
        return offers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "58 | £58 | price=58 priceCurrency=GBP",
                "58.50 | £58.50 | price=58.50 priceCurrency=GBP",
                "from 60 | from £60 | minPrice=60 priceCurrency=GBP",
                "From 60 | from £60 | minPrice=60 priceCurrency=GBP",
                "60-80 | £60–£80 | minPrice=60 maxPrice=80 priceCurrency=GBP",
                "60 – 80 | £60–£80 | minPrice=60 maxPrice=80 priceCurrency=GBP",
                "60 to 80 | £60–£80 | minPrice=60 maxPrice=80 priceCurrency=GBP",
                "20 per person | £20 per person | price=20 priceCurrency=GBP unitText=person",
                "from 20 per person | from £20 per person | minPrice=20 priceCurrency=GBP unitText=person",
                "on request | on request | ''",
                "on-request | on request | ''",
                "On Request | on request | ''",
                "Price on request | on request | ''",
                "free | free | price=0 priceCurrency=GBP",
                "0 | free | price=0 priceCurrency=GBP",
                "0.00 | free | price=0.00 priceCurrency=GBP",
            })
    void aPriceIsShownAsItIsAndSearchEnginesAreToldTheSame(String written, String shown, String told)
            throws IOException {
        options("{minutes: 60, price: " + written + "}");
        assertThat(clinic.generate().warnings()).isEmpty();
        Document page = clinic.page("/services/deep/");
        assertThat(rows(page)).containsExactly("60 minutes | " + shown);
        assertThat(offers(page)).containsExactly(("60 minutes " + told).strip());
        assertThat(offers(clinic.page("/prices/"))).containsExactly(("60 minutes " + told).strip());
        assertThat(rows(clinic.page("/prices/"))).containsExactly("60 minutes | " + shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | ab 60 | ab 60 €",
                "de-DE | \"58,50\" | 58,50 €",
                "fr-FR | \"58,50 à 80,90\" | 58,50 € – 80,90 €",
                "de-DE | auf Anfrage | auf Anfrage",
                "de-DE | kostenlos | kostenlos",
                "de-DE | 20 pro Person | 20 € pro Person",
                "de-DE | 60 bis 80 | 60 €–80 €",
                "de-DE | from 60 | ab 60 €",
                "fr-FR | à partir de 60 | dès 60 €",
                "fr-FR | sur demande | sur demande",
                "fr-FR | gratuit | gratuit",
            })
    void thePriceMayBeWrittenInTheSitesLanguage(String locale, String written, String shown) throws IOException {
        clinicSays("locale: en-GB\ncurrency: GBP", "locale: " + locale + "\ncurrency: EUR");
        options("{minutes: 60, price: " + written + "}");
        clinic.generate();
        assertThat(clinic.page("/services/deep/")
                        .select("table.prices td")
                        .text()
                        .replace('\u00a0', ' ')
                        .replace('\u202f', ' '))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "£58 | price: '£58' is not a price.",
                "fifty | price: 'fifty' is not a price.",
                "'58,50' | price: '58,50' is not a price.",
                "80-60 | price: '80-60' begins above its end.",
                "from | price: 'from' is not a price.",
                "-5 | price: '-5' is not a price.",
                "100001 | price: 100001 is out of range.",
                "60-100001 | price: 60-100001 is out of range.",
            })
    void whatIsNoPriceIsRefusedWithTheRightForms(String written, String told) throws IOException {
        options("{minutes: 60, price: " + (written.contains(",") ? "'" + written + "'" : written) + "}");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(SERVICE + ":6:")
                .contains(told);
    }

    @Test
    void aLengthThatIsNoNumberIsToldOnce() throws IOException {
        options("{minutes: sixty, price: 60}");
        assertThat(clinic.errors()).singleElement().asString().contains("minutes: 'sixty' is not a whole number.");
    }

    @Test
    void twoOptionsOfOneLengthHaveNamesAndOneMayHaveNoLength() throws IOException {
        options(
                "{name: First visit, minutes: 45, price: 60}",
                "{name: Follow-up, minutes: 45, price: 50}",
                "{name: At your office, price: on request}");
        clinic.generate();
        Document page = clinic.page("/services/deep/");
        assertThat(rows(page))
                .containsExactly(
                        "First visit, 45 minutes | £60", "Follow-up, 45 minutes | £50", "At your office | on request");
        assertThat(offers(page))
                .containsExactly(
                        "First visit, 45 minutes price=60 priceCurrency=GBP",
                        "Follow-up, 45 minutes price=50 priceCurrency=GBP",
                        "At your office");
        assertThat(page.select("table.prices thead th").eachText()).containsExactly("Appointment", "Price");
    }

    @Test
    void twoOptionsThatNobodyCanTellApartAreRefused() throws IOException {
        options("{minutes: 45, price: 60}", "{minutes: 45, price: 50}");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .contains(
                        "options: 45 minutes stand twice. Give each a 'name', or a day 'from' or 'until' which it holds.");
    }

    @Test
    void aPriceOfTodayAndOneOfNextYearStandTogetherEachWithItsDay() throws IOException {
        options(
                "{minutes: 60, price: 54, until: 2026-11-21}",
                "{minutes: 60, price: 58, from: 2026-11-22, until: 2026-12-31}",
                "{minutes: 60, price: 62, from: 2027-01-01}");
        clinic.generate();
        Document page = clinic.page("/services/deep/");
        assertThat(rows(page))
                .containsExactly("60 minutes until 31 December 2026 | £58", "60 minutes from 1 January 2027 | £62");
        assertThat(offers(page))
                .containsExactly(
                        "60 minutes price=58 priceCurrency=GBP validThrough=2026-12-31",
                        "60 minutes price=62 priceCurrency=GBP validFrom=2027-01-01");
        assertThat(clinic.page("/").select(".facts").text())
                .contains("from £58")
                .doesNotContain("£54");
        assertThat(clinic.page("/locations/quay/").text()).contains("£58 (GBP)").doesNotContain("£62 (GBP)");
    }

    @Test
    void aSecondColumnHasTheClinicsOwnTitle() throws IOException {
        clinicSays("no-show: The full price.", "no-show: The full price., second-price: {title: Members, note: Ask.}");
        options("{minutes: 60, price: 58, concession: 50, second-price: 52}", "{minutes: 90, price: 80}");
        clinic.generate();
        for (String path : List.of("/services/deep/", "/prices/")) {
            Document page = clinic.page(path);
            assertThat(page.select("table.prices thead th").eachText())
                    .containsExactly("Length", "Price", "Concession", "Members");
            assertThat(rows(page).get(0)).isEqualTo("60 minutes | £58 | £50 | £52");
            assertThat(page.select("main").text()).contains("Ask.");
            assertThat(offers(page))
                    .containsExactly(
                            "60 minutes price=58 priceCurrency=GBP",
                            "60 minutes (Concession) price=50 priceCurrency=GBP",
                            "60 minutes (Members) price=52 priceCurrency=GBP",
                            "90 minutes price=80 priceCurrency=GBP");
        }
    }

    @Test
    void offersAreShownFromTheirFirstDayToTheirLast() throws IOException {
        clinic.write(SERVICE, clinic.file(SERVICE).replace("therapists:", """
                offers:
                  - {name: Old, price: 1, until: 2026-11-21}
                  - {name: Last day, text: Today only., price: 2, from: 2026-11-01, until: 2026-11-22}
                  - {name: Next, price: 3, from: 2026-11-23}
                therapists:"""));
        clinicSays("fees:", "offers: [{name: Bring a friend, text: Half price for both., until: 2026-11-30}]\nfees:");
        clinic.generate();
        Document page = clinic.page("/services/deep/");
        assertThat(page.select(".offer").eachText()).containsExactly("Last day Today only. £2 until 22 November 2026");
        assertThat(offers(page))
                .containsExactly(
                        "60 minutes price=58.00 priceCurrency=GBP",
                        "Last day price=2 priceCurrency=GBP validThrough=2026-11-22");
        Document prices = clinic.page("/prices/");
        assertThat(prices.select(".offer").eachText())
                .containsExactly(
                        "Bring a friend Half price for both. until 30 November 2026",
                        "Last day Deep massage Today only. £2 until 22 November 2026");
        assertThat(offers(prices))
                .contains(
                        "Bring a friend validThrough=2026-11-30",
                        "Last day price=2 priceCurrency=GBP validThrough=2026-11-22");
    }

    @Test
    void aServiceWhosePricesHaveAllEndedIsToldAsThat() throws IOException {
        options("{minutes: 60, price: 58, until: 2026-11-21}");
        assertThat(clinic.generate().todos())
                .filteredOn(todo -> todo.improvement().key().equals("service.options"))
                .singleElement()
                .extracting(todo -> todo.message() + " " + todo.advice())
                .isEqualTo("No price of 'Deep massage' holds any longer; none is shown. Write today's below 'options:',"
                        + " or take 'until:' away where the price still holds.");
    }

    @Test
    void packagesMembershipsAndExtrasAreOffersToo() throws IOException {
        clinicSays(
                "no-show: The full price.",
                "no-show: The full price., packages: [{name: Five hours, price: 260}], memberships: [{name: An hour a"
                        + " month, price: 50}, {name: A year, price: from 400, per: year}]");
        clinic.write(
                SERVICE,
                clinic.file(SERVICE).replace("therapists:", "add-ons: [{name: Hot stones, price: free}]\ntherapists:"));
        clinic.generate();
        Document page = clinic.page("/prices/");
        assertThat(page.select(".panel dl.lengths > div").eachText())
                .containsExactly("Five hours £260", "An hour a month £50 a month", "A year from £400 a year");
        assertThat(rows(page)).containsExactly("60 minutes | £58", "plus: Hot stones | free");
        assertThat(offers(page))
                .containsExactly(
                        "60 minutes price=58.00 priceCurrency=GBP",
                        "plus: Hot stones price=0 priceCurrency=GBP",
                        "Five hours price=260 priceCurrency=GBP",
                        "An hour a month price=50 priceCurrency=GBP unitCode=MON",
                        "A year price=400 priceCurrency=GBP unitCode=ANN");
    }

    @Test
    void nothingToPayIsNoLowestPrice() throws IOException {
        options("{name: Talk, minutes: 15, price: free}", "{name: Hour, minutes: 60, price: on request}");
        clinic.generate();
        for (Element fact : clinic.page("/").select(".facts")) {
            assertThat(fact.text())
                    .doesNotContain("£0")
                    .doesNotContain("from £")
                    .contains("15 to 60 minutes");
        }
        assertThat(clinic.page("/locations/quay/").text()).doesNotContain("(GBP)");
    }
}
