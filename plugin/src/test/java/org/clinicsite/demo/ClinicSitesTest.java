package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clinics of {@code src/test/resources/clinics}, which are unlike the demo: what can be said of every page of each. */
class ClinicSitesTest {

    @TempDir
    Path folder;

    static List<ClinicSite> clinics() throws Exception {
        return ClinicSite.all();
    }

    @ParameterizedTest
    @MethodSource("clinics")
    void everyPageIsWholeAndValid(ClinicSite clinic) throws Exception {
        assertThat(clinic.generate(folder)).isEmpty();
        Map<String, Document> pages = DemoSite.documents(folder, clinic.url());
        NuChecker nu = new NuChecker();
        GraphChecker graph = new GraphChecker(new SchemaOrg());
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, Document> entry : pages.entrySet()) {
            String path = entry.getKey();
            Document page = entry.getValue();
            nu.checkHtml(DemoSite.file(folder, path), path);
            softly.assertThat(brokenLinks(page, clinic.url()))
                    .as("broken links of " + path)
                    .isEmpty();
            softly.assertThat(emptyParts(page)).as("nothing in it on " + path).isEmpty();
            softly.assertThat(page.select("h1")).as("h1 of " + path).hasSize(1);
            softly.assertThat(page.select("[id]").eachAttr("id"))
                    .as("ids of " + path)
                    .doesNotHaveDuplicates();
            softly.assertThat(graph.check(page))
                    .as("structured data of " + path)
                    .isEmpty();
        }
        softly.assertThat(nu.messages()).isEmpty();
        softly.assertAll();
    }

    private List<String> brokenLinks(Document page, String base) {
        return page.select("[href], [src]").stream()
                .map(link -> link.absUrl(link.hasAttr("href") ? "href" : "src"))
                .filter(address -> address.startsWith(base))
                .map(URI::create)
                .filter(address -> !Files.isRegularFile(
                        DemoSite.file(folder, "/" + address.getPath().substring("/clinic/".length()))))
                .map(URI::toString)
                .toList();
    }

    private static List<String> emptyParts(Document page) {
        return page.select("main :is(h2, h3, dt, dd, td, th, li, p, ul, dl, table, section, a, caption)").stream()
                .filter(part -> part.text().isBlank() && part.select("img, svg").isEmpty())
                .map(Element::outerHtml)
                .toList();
    }

    @Test
    void saltgrassTellsItsOffersOnTheHomePageAndWhatHoldsWhen() throws Exception {
        ClinicSite.named("saltgrass").generate(folder);
        Map<String, Document> pages =
                DemoSite.documents(folder, ClinicSite.named("saltgrass").url());

        assertThat(pages.get("/").select(".offer-cards h3").eachText())
                .containsExactly("Twilight hour at the beach", "Bring someone new", "Back to work week");
        assertThat(pages.get("/").select(".offer").first().text()).contains("$90 until 28 February 2027");
        assertThat(pages.get("/prices/").select("table.four thead th").eachText())
                .containsExactly("Visit", "Price", "Concession", "Members");
        assertThat(pages.get("/locations/tern-bay/")
                        .select("table.hours caption")
                        .eachText())
                .containsExactly(
                        "Opening hours", "Days that differ", "From 1 March 2027", "Winter: 1 June – 31 August 2027");
        assertThat(pages.get("/locations/tern-bay/")
                        .select("table.hours")
                        .last()
                        .select("tbody tr")
                        .eachText())
                .containsExactly("Mon–Sun by appointment");
        assertThat(pages.get("/services/workplaces/")
                        .select("table.prices tbody tr")
                        .eachText())
                .containsExactly(
                        "Half a day on request", "One day from $980", "Fifteen minutes to try it, 15 minutes free");
    }
}
