package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.clinicsite.generate.GenerateResult;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clinics that are unlike the demo in everything: each is a whole site, and no page of it is half empty. */
class ClinicsTest {

    private static final Path CLINICS = Path.of("src", "test", "resources", "clinics");
    private static final Path OUTPUT = Path.of("target", "clinics");
    private static final String BASE = "https://www.clinics.example/here/";

    private static final Map<String, GenerateResult> RESULTS = new TreeMap<>();
    private static final Map<String, Map<String, Document>> SITES = new TreeMap<>();

    /** The names of all of them. */
    static List<String> clinics() throws IOException {
        try (Stream<Path> folders = Files.list(CLINICS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static Path folder(String clinic) {
        return CLINICS.resolve(clinic);
    }

    @BeforeAll
    static void generate() throws Exception {
        for (String clinic : clinics()) {
            Path output = OUTPUT.resolve(clinic);
            RESULTS.put(clinic, DemoSite.generate(folder(clinic), output, BASE));
            SITES.put(clinic, DemoSite.documents(output, BASE));
        }
    }

    @ParameterizedTest
    @MethodSource("clinics")
    void nothingIsWrong(String clinic) throws Exception {
        assertThat(RESULTS.get(clinic).warnings()).isEmpty();
        NuChecker checker = new NuChecker();
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, Document> page : SITES.get(clinic).entrySet()) {
            checker.checkHtml(DemoSite.file(OUTPUT.resolve(clinic), page.getKey()), page.getKey());
            if (page.getValue().select("script[type=application/ld+json]").isEmpty()) {
                continue; // it leads on
            }
            softly.assertThat(PageGraph.mistakes(page.getValue()))
                    .as(page.getKey())
                    .isEmpty();
            softly.assertThat(page.getValue().select("h1"))
                    .as("h1 of " + page.getKey())
                    .hasSize(1);
            softly.assertThat(page.getValue().select("[id]").eachAttr("id"))
                    .as("ids of " + page.getKey())
                    .doesNotHaveDuplicates();
            softly.assertThat(ShownValues.missing(page.getValue()))
                    .as(page.getKey())
                    .isEmpty();
        }
        softly.assertThat(checker.messages()).isEmpty();
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("clinics")
    void noLinkIsBrokenAndNothingIsEmpty(String clinic) {
        SoftAssertions softly = new SoftAssertions();
        SITES.get(clinic).forEach((path, page) -> {
            for (Element link : page.select("[href], [src]")) {
                String address = link.absUrl(link.hasAttr("href") ? "href" : "src");
                if (address.startsWith(BASE)) {
                    String file = URI.create(address).getRawPath().substring("/here".length());
                    softly.assertThat(DemoSite.file(
                                    OUTPUT.resolve(clinic), URLDecoder.decode(file, StandardCharsets.UTF_8)))
                            .as("on %s: %s", path, link.outerHtml())
                            .isRegularFile();
                }
            }
            for (Element part : page.select(
                    "h1, h2, h3, dt, dd, th, td, li, p, ul, dl, table, caption, section, nav, .panel, .side, .text, .prose, .ways, a")) {
                softly.assertThat(part.hasText() || !part.select("img, svg").isEmpty())
                        .as("on %s: %s", path, part.outerHtml())
                        .isTrue();
            }
            for (Element row : page.select("dl > div")) {
                softly.assertThat(row.select("> dt, > dd").size())
                        .as("on %s: %s", path, row.outerHtml())
                        .isGreaterThan(1);
            }
        });
        softly.assertAll();
    }

    @Test
    void whoDrivesToPeopleAloneHasThreePagesAndSaysI() {
        Map<String, Document> site = SITES.get("mobile");

        assertThat(site.keySet()).containsExactlyInAnyOrder("/", "/about/", "/contact/", "/site-map/", "/404.html");
        assertThat(site.get("/").select("header nav li").eachText()).containsExactly("About me", "Ring or write");
        for (Document page : site.values()) {
            assertThat(page.select("body").text())
                    .contains("I come to you: Penwithy, Carn Vean and Porthmellow.")
                    .doesNotContainPattern("(?i)\\b(we|us|our|ours|locations|therapists|opening hours)\\b");
            assertThat(page.select("img[src*=media], address")).isEmpty();
        }
        assertThat(site.get("/contact/").select("main").text()).contains("free within eight miles of Penwithy");
    }

    @Test
    void aBusinessWithoutPremisesSaysWhereItGoesAndNoAddress() {
        Map<?, ?> business = PageGraph.nodes(SITES.get("mobile").get("/")).stream()
                .filter(node -> "HealthAndBeautyBusiness".equals(node.get("@type")))
                .findFirst()
                .orElseThrow();

        assertThat(business.get("areaServed").toString()).contains("Penwithy", "Carn Vean", "Porthmellow");
        assertThat(business.get("telephone")).isEqualTo("+447700900518");
        assertThat(business.containsKey("address")).isFalse();
    }

    @Test
    void theOsteopathSpeaksForHerselfInFrench() {
        Map<String, Document> site = SITES.get("osteopathe");
        String all = site.values().stream().map(Document::text).collect(Collectors.joining("\n"));

        assertThat(site.get("/").select("header nav li").eachText())
                .containsExactly(
                        "Consultations",
                        "Motifs de consultation",
                        "Tarifs",
                        "À propos",
                        "Adresses",
                        "Articles",
                        "Contact");
        assertThat(all)
                .doesNotContain("Nous recevons", "Équipe", "notre ", " nos ", "massage", "Massage", "Treatments");
        assertThat(site.get("/").select("footer a[href$=/mentions-legales/]").text())
                .isEqualTo("Mentions légales");
        Document solene = site.get("/therapists/solene-mercadier/");
        assertThat(solene.select("main").text())
                .contains("Absence : 21 décembre 2026")
                .contains("Je n’accepte pas de nouveaux patients pour le moment.");
        assertThat(solene.select(".breadcrumbs li").eachText()).containsExactly("Accueil", "Solène Mercadier");
        assertThat(Files.exists(OUTPUT.resolve("osteopathe/therapists/index.html")))
                .as("the address of a team leads to her")
                .isTrue();
        assertThat(RESULTS.get("osteopathe").todos())
                .noneMatch(todo ->
                        todo.says().contains("legal notice") || todo.says().contains("people's data"));
    }

    @Test
    void saltgrassTellsItsOffersOnTheHomePageAndWhatHoldsWhen() {
        Map<String, Document> site = SITES.get("saltgrass");

        assertThat(site.get("/").select(".offer-cards h3").eachText())
                .containsExactly("Twilight hour at the beach", "Bring someone new", "Back to work week");
        assertThat(site.get("/").select(".offer").first().text()).contains("$90 until 28 February 2027");
        assertThat(site.get("/prices/").select(".offer").eachText())
                .last()
                .asString()
                .startsWith("Back to work week Remedial massage")
                .contains("$75 until 8 January 2027");
        assertThat(site.get("/prices/").select("table.four thead th").eachText())
                .containsExactly("Appointment", "Price", "Concession", "Members");
        Document beach = site.get("/locations/tern-bay/");
        assertThat(beach.select("table.hours caption").eachText())
                .containsExactly("Opening hours", "Changed hours", "From 1 March 2027");
        assertThat(beach.select(".panel .pairs > div").eachText())
                .containsExactly("Winter: 1 June – 31 August 2027 By appointment"); // no day of it was named
        assertThat(site.get("/services/workplaces/")
                        .select("table.prices tbody tr")
                        .eachText())
                .containsExactly(
                        "Half a day on request", "One day from $980", "Fifteen minutes to try it, 15 minutes free");
    }
}
