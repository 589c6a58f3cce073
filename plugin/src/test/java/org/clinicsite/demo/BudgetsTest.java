package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.clinicsite.check.Budgets;
import org.clinicsite.output.ServedFiles;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a first visit costs, compressed, in bytes and requests. */
class BudgetsTest {

    private static final Path OUTPUT = Path.of("target", "budget-site");
    private static final String BASE = "https://www.heronyard.example/clinic/";

    private static final Budgets BUDGETS = new Budgets(OUTPUT, new ServedFiles(Set.of(), "", ""));

    private static Map<String, Document> pages;

    @BeforeAll
    static void generate() throws Exception {
        DemoSite.generate(OUTPUT, BASE);
        pages = DemoSite.documents(OUTPUT, BASE);
    }

    @Test
    void everyPageWithItsStyleSheetComesInTheFirstFlight() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, Document> page : pages.entrySet()) {
            long bytes = compressed(DemoSite.file(OUTPUT, page.getKey()));
            for (Element sheet : page.getValue().select("link[rel=stylesheet]")) {
                bytes += compressed(local(sheet.absUrl("href")));
            }
            softly.assertThat(bytes)
                    .as("HTML and CSS of " + page.getKey())
                    .isLessThanOrEqualTo(Budgets.FIRST_FLIGHT_BYTES);
        }
        softly.assertAll();
    }

    @Test
    void noPageHasAScriptThatRunsOrAnythingFromElsewhere() {
        SoftAssertions softly = new SoftAssertions();
        pages.forEach((path, page) -> {
            softly.assertThat(page.select("script:not([type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
            softly.assertThat(page.select("[style], style, iframe, object, embed, base, form"))
                    .as(path)
                    .isEmpty();
            for (Element element : page.getAllElements()) {
                element.attributes()
                        .forEach(attribute ->
                                softly.assertThat(attribute.getKey()).as(path).doesNotStartWith("on"));
            }
            for (String address : loaded(page)) {
                softly.assertThat(address).as(path).startsWith(BASE);
            }
        });
        softly.assertAll();
    }

    @Test
    void theWholeHomePageIsSmallAndTakesFewRequests() throws Exception {
        Set<String> addresses = loaded(pages.get("/"));
        long bytes = compressed(DemoSite.file(OUTPUT, "/"));
        for (String address : addresses) {
            bytes += compressed(local(address));
        }

        assertThat(bytes).as("bytes").isLessThanOrEqualTo(120_000);
        assertThat(addresses.size() + 1).as("requests").isLessThanOrEqualTo(Budgets.HOME_REQUESTS);
    }

    @Test
    void everyPictureAndDrawingSaysHowMuchRoomItTakesAndOnlyTheFirstIsUrgent() {
        SoftAssertions softly = new SoftAssertions();
        pages.forEach((path, page) -> {
            softly.assertThat(page.select("img:not([width][height]), svg:not([width][height])"))
                    .as(path)
                    .isEmpty();
            softly.assertThat(page.select("img:not([alt])")).as(path).isEmpty();
            softly.assertThat(page.select("img[fetchpriority=high]").size())
                    .as(path)
                    .isLessThanOrEqualTo(1);
            softly.assertThat(page.select("main img:not([fetchpriority=high], [loading=lazy])"))
                    .as(path)
                    .isEmpty();
        });
        softly.assertAll();
    }

    /** Those too that the demo has no use for. */
    @Test
    void everyDrawingOfTheTemplateSaysHowMuchRoomItTakes() throws IOException {
        List<String> drawings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("../site-template"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ftlh")).toList()) {
                Pattern.compile("<svg [^>]*>")
                        .matcher(Files.readString(file).replaceAll("</?#[^>]*>", ""))
                        .results()
                        .forEach(drawing -> drawings.add(drawing.group()));
            }
        }
        assertThat(drawings)
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(d -> d.matches(".* width=\"\\d+\" height=\"\\d+\".*"));
    }

    /** What a browser loads besides the page: sheets, icons, manifest and pictures, of several sizes the first. */
    private static Set<String> loaded(Document page) {
        Set<String> addresses = new TreeSet<>();
        page.select("link[rel~=(?i)^(stylesheet|icon|manifest|preload)$]")
                .forEach(e -> addresses.add(e.absUrl("href")));
        page.select("img[src]").forEach(e -> addresses.add(e.absUrl("src")));
        return addresses;
    }

    private static Path local(String address) {
        return OUTPUT.resolve(URI.create(address).getPath().substring("/clinic/".length()));
    }

    private static long compressed(Path file) {
        return BUDGETS.weight(OUTPUT.relativize(file).toString().replace('\\', '/'));
    }
}
