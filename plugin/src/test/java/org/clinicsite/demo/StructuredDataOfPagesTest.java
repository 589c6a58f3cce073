package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.clinicsite.check.GraphChecker;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo's pages say to machines: valid, complete, and the same as what they say to people. */
class StructuredDataOfPagesTest {

    private static final Path OUTPUT = Path.of("target", "data-site");
    private static final String BASE = "https://www.heronyard.example/clinic/";

    private static Map<String, Document> pages;

    @BeforeAll
    static void generate() throws Exception {
        DemoSite.generate(OUTPUT, BASE);
        pages = DemoSite.documents(OUTPUT, BASE);
    }

    @Test
    void everyPageUsesTheWordsOfSchemaOrgAsTheyAreMeant() {
        SoftAssertions softly = new SoftAssertions();
        pages.forEach((path, page) ->
                softly.assertThat(PageGraph.mistakes(page)).as(path).isEmpty());
        softly.assertAll();
    }

    @Test
    void everyValueStandsOnThePageTooForPeople() {
        SoftAssertions softly = new SoftAssertions();
        pages.forEach((path, page) ->
                softly.assertThat(ShownValues.missing(page)).as(path).isEmpty());
        softly.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"de-DE, EUR", "fr-FR, EUR"})
    void everyValueStandsOnThePageInOtherLanguagesToo(String locale, String currency, @TempDir Path folder)
            throws Exception {
        DemoSite.generate(folder, BASE, locale, currency);
        Map<String, Document> translated = DemoSite.documents(folder.resolve("site"), BASE);
        SoftAssertions softly = new SoftAssertions();
        translated.forEach((path, page) ->
                softly.assertThat(ShownValues.missing(page)).as(path).isEmpty());
        softly.assertAll();

        Document page = translated.get("/services/deep-tissue/");
        page.select("td").forEach(cell -> cell.text(cell.text().replace("46", "45")));
        assertThat(ShownValues.missing(page)).contains("Offer.price: 46.00");
    }

    @Test
    void aValueThatThePageDoesNotShowIsFound() {
        Document page = pages.get("/services/deep-tissue/").clone();
        page.select("td").forEach(cell -> cell.text(cell.text().replace("£46", "£45")));
        page.select("h1").first().text("Deep massage");

        assertThat(ShownValues.missing(page)).contains("Offer.price: 46.00");
    }

    @Test
    void everyPageSaysWhichSiteItBelongsToAndTheWayBack() {
        SoftAssertions softly = new SoftAssertions();
        pages.forEach((path, page) -> {
            List<Map<?, ?>> nodes = PageGraph.nodes(page);
            softly.assertThat(names(only(nodes, "WebSite")))
                    .as("website on " + path)
                    .containsAll(keys("name url inLanguage publisher"));
            Map<?, ?> webPage = nodes.stream()
                    .filter(node -> node.get("@id") != null
                            && node.get("@id").toString().endsWith("#webpage"))
                    .findFirst()
                    .orElseThrow();
            softly.assertThat(names(webPage)).as(path).containsAll(keys("name url isPartOf inLanguage"));
            softly.assertThat(webPage.get("name"))
                    .as(path)
                    .isEqualTo(page.select("h1").text());
            softly.assertThat(webPage.get("url"))
                    .as(path)
                    .isEqualTo(page.select("meta[property=og:url]").attr("content"));
            softly.assertThat(crumbs(nodes))
                    .as("way back on " + path)
                    .isEqualTo(page.select(".breadcrumbs li").eachText());
            boolean top = path.equals("/") || path.equals("/404.html");
            softly.assertThat(crumbs(nodes).size()).as(path).isGreaterThanOrEqualTo(top ? 0 : 2);
            softly.assertThat(webPage.containsKey("breadcrumb")).as(path).isEqualTo(!top);
        });
        softly.assertAll();
    }

    /** The names of the way back; their positions are 1, 2, 3 and only the last leads nowhere. */
    private static List<String> crumbs(List<Map<?, ?>> nodes) {
        List<Map<?, ?>> items = nodes.stream()
                .filter(node -> "ListItem".equals(node.get("@type")))
                .toList();
        List<String> names = new ArrayList<>();
        for (Map<?, ?> item : items) {
            names.add(item.get("name").toString());
            assertThat(item.get("position")).isEqualTo((long) names.size());
            assertThat(item.containsKey("item")).isEqualTo(names.size() < items.size());
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "/, WebPage, name url isPartOf inLanguage",
        "/, Organization, name url logo sameAs legalName vatID",
        "/, HealthAndBeautyBusiness, name address geo telephone url openingHoursSpecification hasMap parentOrganization",
        "/locations/saltbeck/, HealthAndBeautyBusiness, name address geo telephone email url image"
                + " openingHoursSpecification priceRange paymentAccepted currenciesAccepted hasMap amenityFeature"
                + " knowsLanguage parentOrganization potentialAction",
        "/locations/saltbeck/, PostalAddress, streetAddress addressLocality addressRegion postalCode addressCountry",
        "/locations/saltbeck/, EntryPoint, urlTemplate",
        "/services/sports/, Service, name description serviceType provider areaServed url offers termsOfService",
        "/services/sports/, Offer, name price priceCurrency url additionalProperty",
        "/services/sports/, PropertyValue, name value unitCode",
        "/prices/, Organization, hasOfferCatalog",
        "/prices/, OfferCatalog, name itemListElement",
        "/therapists/anna-whitfield/, ProfilePage, mainEntity",
        "/therapists/anna-whitfield/, Person, name jobTitle honorificSuffix image url worksFor knowsLanguage hasCredential",
        "/therapists/anna-whitfield/, EducationalOccupationalCredential,"
                + " name credentialCategory recognizedBy identifier",
        "/articles/low-back-pain/, MedicalWebPage, lastReviewed reviewedBy mainEntity",
        "/articles/low-back-pain/, BlogPosting, headline description image datePublished dateModified author publisher"
                + " articleSection wordCount citation inLanguage hasPart",
        "/articles/low-back-pain/, WebPageElement, name url",
        "/articles/low-back-pain/, Person, name url",
        "/faq/, FAQPage, mainEntity",
        "/faq/, Question, name acceptedAnswer url",
        "/faq/, Answer, text",
        "/contact/, ContactPage, name",
        "/about/, AboutPage, name"
    })
    void eachKindOfPageSaysWhatItHasTo(String path, String type, String properties) {
        List<Map<?, ?>> nodes = PageGraph.nodes(pages.get(path)).stream()
                .filter(node -> type.equals(node.get("@type")))
                .toList();

        assertThat(nodes)
                .isNotEmpty()
                .allSatisfy(node -> assertThat(names(node)).containsAll(keys(properties)));
    }

    @Test
    void everyPlaceSaysTheHoursThatItsPageShows() {
        SoftAssertions softly = new SoftAssertions();
        pages.forEach((path, page) -> {
            if (path.matches("/locations/.+/")) {
                Map<String, Set<String>> shown = new TreeMap<>();
                for (Element row : page.select("table.hours").get(0).select("tbody tr")) {
                    times(row)
                            .forEach(time -> shown.computeIfAbsent(
                                            row.select("th").text(), k -> new TreeSet<>())
                                    .add(time));
                }
                for (Element row : page.select("table.hours tbody tr:has(time)")) {
                    List<String> days = row.select("time").eachAttr("datetime");
                    String key = days.get(0) + "/" + days.get(days.size() - 1);
                    Set<String> times = shown.computeIfAbsent(key, k -> new TreeSet<>());
                    times.addAll(times(row));
                    if (times.isEmpty()) {
                        times.add("00:00–00:00");
                    }
                }
                softly.assertThat(hours(PageGraph.nodes(page))).as(path).isEqualTo(shown);
            }
        });
        softly.assertAll();
    }

    private static List<String> times(Element row) {
        return row.select("td span").eachText().stream()
                .filter(text -> !text.equals("closed"))
                .toList();
    }

    private static Map<String, Set<String>> hours(List<Map<?, ?>> nodes) {
        Map<String, Set<String>> hours = new TreeMap<>();
        for (Map<?, ?> node : nodes) {
            if ("OpeningHoursSpecification".equals(node.get("@type"))) {
                List<?> days = node.containsKey("dayOfWeek")
                        ? GraphChecker.values(node.get("dayOfWeek"))
                        : List.of(node.get("validFrom") + "/" + node.get("validThrough"));
                days.forEach(day -> hours.computeIfAbsent(
                                day.toString().replace("https://schema.org/", ""), k -> new TreeSet<>())
                        .add(node.get("opens") + "–" + node.get("closes")));
            }
        }
        return hours;
    }

    @Test
    void aThingHasOneNameAndOneTypeOnAllPages() {
        Map<String, Set<String>> saidById = new TreeMap<>();
        pages.values().stream()
                .flatMap(page -> PageGraph.nodes(page).stream())
                .filter(node -> node.containsKey("@id") && node.containsKey("@type"))
                .forEach(node -> saidById.computeIfAbsent(node.get("@id").toString(), k -> new TreeSet<>())
                        .add(node.get("@type") + " " + node.get("name")));

        assertThat(saidById.values()).allSatisfy(said -> assertThat(said).hasSize(1));
    }

    private static Map<?, ?> only(List<Map<?, ?>> nodes, String type) {
        List<Map<?, ?>> found =
                nodes.stream().filter(node -> type.equals(node.get("@type"))).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Set<String> names(Map<?, ?> node) {
        return node.keySet().stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static Set<String> keys(String names) {
        return Stream.of(names.split(" ")).collect(Collectors.toSet());
    }
}
