package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.clinicsite.render.SmallClinic.Rendering;
import org.clinicsite.site.Page;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuredDataTest {

    @TempDir
    private Path folder;

    private static String graph(Rendering site, String path) throws TemplateFault {
        return site.document(path)
                .select("script[type=application/ld+json]")
                .first()
                .data();
    }

    @Test
    void everyPageHasOneGraphAndNothingThatMustNeverBeThere() throws Exception {
        Rendering site = new SmallClinic().in(folder);
        for (Page page : site.site().pages()) {
            Document document = site.document(page.path().value());
            assertThat(document.select("script")).as(page + "").hasSize(1);
            String graph = graph(site, page.path().value());
            assertThat(graph).startsWith("{\"@context\":\"https://schema.org\",\"@graph\":[");
            for (String never : new String[] {
                "Review\"",
                "AggregateRating",
                "acceptsReservations",
                "duration",
                "eligibleDuration",
                "branchOf",
                "SearchAction",
                "HowTo"
            }) {
                assertThat(graph).as(page + "").doesNotContain("\"" + never);
            }
        }
    }

    @Test
    void theOwnersMarkIsTheLogoAndKeepsItsShape() throws Exception {
        Rendering site = new SmallClinic()
                .withFact("currency: GBP", "currency: GBP\ntheme:\n  logo: oak.png")
                .in(folder);
        assertThat(graph(site, "/")).contains("\"logo\":\"https://oak.example/media/oak.png\"");
        Element mark = site.document("/contact/").selectFirst(".brand img");
        assertThat(mark.attr("src") + " " + mark.attr("width") + " x " + mark.attr("height"))
                .isEqualTo("/media/oak.png 640 x 480");
    }

    @Test
    void aTitleCannotEndTheScript() throws Exception {
        Rendering site = new SmallClinic()
                .with("content/pages/extra.md", "---\ntitle: 'A </script><b>bold</b> \\ claim'\n---\nText.\n")
                .in(folder);
        assertThat(graph(site, "/extra/")).contains("A \\u003c/script>\\u003cb>bold\\u003c/b> \\\\ claim");
        assertThat(site.document("/extra/").select("b")).isEmpty();
    }

    @Test
    void anArticleIsReviewedAsAPageAndWrittenAsAPosting() throws Exception {
        String graph = graph(new SmallClinic().in(folder), "/articles/neck/");
        assertThat(graph)
                .contains("\"@type\":\"MedicalWebPage\"")
                .contains(
                        "\"lastReviewed\":\"2026-04-30\",\"reviewedBy\":{\"@id\":\"https://oak.example/#person-ada\"}")
                .contains("\"datePublished\":\"2026-03-14T00:00:00Z\",\"dateModified\":\"2026-05-01T00:00:00+01:00\"")
                .contains("{\"@type\":\"WebPageElement\",\"name\":\"What helps\","
                        + "\"url\":\"https://oak.example/articles/neck/#what-helps\"}");
        int posting = graph.indexOf("\"@type\":\"BlogPosting\"");
        assertThat(graph.substring(posting)).doesNotContain("reviewedBy").doesNotContain("lastReviewed");
    }

    @Test
    void aLocationSaysItsHoursOnceForDaysThatShareThemAndClosedAsMidnight() throws Exception {
        assertThat(graph(new SmallClinic().in(folder), "/locations/north/"))
                .contains(
                        "{\"@type\":\"OpeningHoursSpecification\",\"opens\":\"13:00\",\"closes\":\"20:00\",\"dayOfWeek\":\"https://schema.org/Tuesday\"}")
                .contains("{\"@type\":\"OpeningHoursSpecification\",\"opens\":\"00:00\",\"closes\":\"00:00\","
                        + "\"validFrom\":\"2026-12-24\",\"validThrough\":\"2026-12-26\"}")
                .contains("\"telephone\":\"+441632960001\"")
                .contains("\"priceRange\":\"£48–£67.50\"");
    }

    @Test
    void aServiceOffersEachLengthWithItsPrice() throws Exception {
        assertThat(graph(new SmallClinic().in(folder), "/services/relaxation/"))
                .contains("{\"@type\":\"Offer\",\"name\":\"90 minutes\",\"price\":\"67.50\",\"priceCurrency\":\"GBP\","
                        + "\"url\":\"https://book.example/oak\",\"additionalProperty\":{\"@type\":\"PropertyValue\","
                        + "\"name\":\"Length\",\"value\":90,\"unitCode\":\"MIN\"}}");
    }

    @Test
    void aQuestionComesWithItsAnswerAsPlainText() throws Exception {
        assertThat(graph(new SmallClinic().in(folder), "/faq/"))
                .contains("\"@type\":\"FAQPage\"")
                .contains(
                        "{\"@type\":\"Question\",\"name\":\"How do I book?\",\"url\":\"https://oak.example/faq/#how-do-i-book\","
                                + "\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"Online or by phone.\"}}");
    }

    @Test
    void whatItNamesStandsOnThePage() throws Exception {
        Rendering site = new SmallClinic().in(folder);
        for (Page page : site.site().pages()) {
            String visible = visible(site.document(page.path().value()));
            for (String property :
                    new String[] {"name", "jobTitle", "streetAddress", "honorificSuffix", "priceRange", "vatID"}) {
                for (String value : values(graph(site, page.path().value()), property)) {
                    assertThat(visible).as(page + " " + property).contains(value);
                }
            }
        }
    }

    private static String visible(Document document) {
        Element body = document.body();
        return body.text().replace('\u00a0', ' ');
    }

    private static Set<String> values(String graph, String property) {
        Set<String> values = new HashSet<>();
        String start = "\"" + property + "\":\"";
        for (int at = graph.indexOf(start); at >= 0; at = graph.indexOf(start, at + 1)) {
            values.add(graph.substring(at + start.length(), graph.indexOf('"', at + start.length())));
        }
        return values;
    }
}
