package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.facts.CommonFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build sets right by itself is told once, stands in every report, and is nobody's to do. */
class MendedTest {

    private static final String PASTED = """
            What tired feet want

            What tired feet want

            Feet carry us all day. https://cheap-soles-deals.example/ They like a mas-
            sage in the  evening, and so does the calf.

            Share
            Report Page
            """;

    private static final String LINK = "content/articles/feet.txt:5:24: cheap-soles-deals.example removed: ";

    @TempDir
    Path temp;

    private TestClinic clinic;
    private GenerateOptions options;

    @BeforeEach
    void aPastedText() throws IOException {
        clinic = new TestClinic(temp).with(o -> options = o);
        clinic.write("content/articles/feet.yaml", """
                description: What feet want in the evening, after a day on which they carried somebody through all of Testford.
                published: 2026-02-01
                author: anna
                reviewer: anna
                reviewed: 2026-02-01
                sources: [{title: A book}]
                """);
        clinic.write("content/articles/feet.txt", PASTED);
    }

    @Test
    void oneLinePerFactAndNoWarning() throws IOException {
        GenerateResult result = clinic.generate();

        List<String> told = says(result.mended().news());
        assertThat(told).hasSize(4);
        assertThat(told.get(0)).startsWith(LINK);
        assertThat(told.subList(1, 4))
                .containsExactly(
                        "content/articles/feet.txt:5:71: Words that were cut at the end of a line are joined: 'massage'.",
                        "content/articles/feet.txt:6:12: Two blanks that stand side by side are shown as one.",
                        "content/articles/feet.txt:8:1: 2 lines of the page that the text was copied from are left out:"
                                + " 'Share', 'Report Page'.");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void whatIsNotOnThePageAnyMoreIsNotAskedForByTheEditor() throws IOException {
        assertThat(clinic.generate().findings())
                .filteredOn(finding -> finding.level() != Level.INFO)
                .isEmpty();
    }

    @Test
    void whatWasToldIsNotToldAgain() throws IOException {
        build();
        assertThat(build().mended().news()).isEmpty();

        clinic.write("content/articles/feet.txt", PASTED.replace("Feet carry", "Our feet,\nboth of them, carry"));
        assertThat(build().mended().news()).as("a text that moved").isEmpty();
    }

    @Test
    void whatIsNewIsTold() throws IOException {
        build();
        clinic.write(
                "content/articles/feet.txt",
                PASTED + "\nThat is all. https://other-soles-deals.example/ So it goes.\n");
        assertThat(says(build().mended().news()))
                .singleElement()
                .asString()
                .startsWith("content/articles/feet.txt:11:14: other-soles-deals.example removed: ");

        clinic.write("content/articles/feet.txt", PASTED);
        assertThat(build().mended().news()).isEmpty();
    }

    @Test
    void aSecondOfTheSameKindIsNewToo() throws IOException {
        build();
        String again =
                PASTED.replace("in the  evening", "in the  evening (https://cheap-casino.example/jackpot says so)");
        clinic.write("content/articles/feet.txt", again);
        assertThat(says(build().mended().news()))
                .singleElement()
                .asString()
                .startsWith("content/articles/feet.txt:6:23: cheap-casino.example unlinked: ");
    }

    @Test
    void withoutTheReportsOfTheLastBuildAllIsTold() throws IOException {
        build();
        Files.delete(temp.resolve("target/site-reports/told.txt"));
        assertThat(build().mended().news()).hasSize(4);
    }

    @Test
    void whatNobodyWasToldIsToldNextTime() throws IOException {
        clinic.generate(); // with mvn -q
        assertThat(clinic.generate().mended().news()).hasSize(4);

        clinic.write("content/pages/a.md", "---\ntitle: A\n---\n[nowhere](nowhere.md)\n");
        clinic.errors(); // a build that failed tells its errors only
        Files.delete(temp.resolve("content/pages/a.md"));
        assertThat(build().mended().news()).hasSize(4);
    }

    @Test
    void reportsHoldAllOfItInEachBuild() throws IOException {
        build();
        build();
        assertThat(clinic.report("links.json")).contains("https://cheap-soles-deals.example/");
        assertThat(clinic.report("findings.json"))
                .contains(
                        "\"rule\":\"tidied-paste\",\"kind\":\"problem\",\"level\":\"info\",\"source\":\"content/articles/feet.txt\",\"line\":8")
                .contains("'massage'", "shown as one");
    }

    @Test
    void theSiteHasTheSameBytesWhetherItIsToldOrNot() throws IOException {
        build();
        var first = clinic.site();
        build();
        assertThat(clinic.site()).isEqualTo(first);
    }

    @Test
    void failOnWarningDoesNotFailForIt() throws IOException {
        clinic.with(o -> TestClinic.flags(o, false, false, true)).generate();
    }

    @Test
    void aWholeSiteMayDoWithoutProposedHeadingsButForTextsThatWantThem() throws IOException {
        String body = Files.readString(Path.of("src/test/resources/upgrade/0.1.0/content/articles/evening-hands.txt"));
        clinic.write("content/articles/feet.txt", body);
        clinic.write("content/articles/hands.txt", body);
        clinic.write("content/articles/hands.yaml", "sections: propose\n");
        clinic.with(o -> o.toBuilder().sections(CommonFacts.Sections.NONE).build())
                .generate();
        assertThat(clinic.page("/articles/feet/").select("main .prose h2")).isEmpty();
        assertThat(clinic.page("/articles/hands/").select("main .prose h2").eachText())
                .containsExactly("Warm water");
    }

    @Test
    void anAnchorThatWasPublishedOutlivesTheHeadingThatWasProposed() throws IOException {
        String body = Files.readString(Path.of("src/test/resources/upgrade/0.1.0/content/articles/evening-hands.txt"));
        clinic.write("content/articles/feet.txt", body);
        clinic.write(
                "content/published.json",
                "{\"schema\": 1, \"pages\": {\"/articles/feet/\": [\"numb-fingers\", \"warm-water\"]}}");
        clinic.generate();
        assertThat(clinic.page("/articles/feet/").select("#numb-fingers + p").text())
                .startsWith("Sleep matters");
        assertThat(clinic.page("/articles/feet/").select("#warm-water")).hasSize(1);
        assertThat(clinic.report("sections.json")).contains("warm-water").doesNotContain("numb-fingers");
    }

    @Test
    void proposedHeadingsAreToldAndNotMissed() throws IOException {
        String body = Files.readString(Path.of("src/test/resources/upgrade/0.1.0/content/articles/evening-hands.txt"));
        clinic.write("content/articles/feet.txt", body);
        GenerateResult result = clinic.generate();
        List<String> titles =
                clinic.page("/articles/feet/").select("main .prose h2").eachText();
        assertThat(titles).containsExactly("Warm water");
        assertThat(says(result.mended().news()))
                .anySatisfy(line -> assertThat(line)
                        .contains("The text has no headings; it gets one: ")
                        .contains(titles));
        assertThat(result.findings()).extracting(Finding::rule).doesNotContain("no-sections");
    }

    @Test
    void whatMayNotStandInAnArticleIsMendedInAPastedPageAndAWarningInOnesOwn() throws IOException {
        String html =
                "<p>Text.</p>\n<iframe src=\"https://x.example/\"></iframe>\n<p onclick=\"x()\">More <blink>text</blink>.</p>"
                        + "\n<p>See <a href=\"/their/page/\">their page</a>.</p>\n";
        clinic.write("content/articles/feet.yaml", "published: 2026-02-01\nauthor: anna\ntitle: Feet\n");
        Files.delete(temp.resolve("content/articles/feet.txt"));
        clinic.write("content/articles/feet.html", html);
        GenerateResult pasted = clinic.generate();
        assertThat(pasted.warnings()).isEmpty();
        assertThat(says(pasted.mended().news())).hasSize(4).anyMatch(line -> line.contains("'/their/page/'"));

        Files.delete(temp.resolve("content/articles/feet.yaml"));
        clinic.write(
                "content/articles/feet.html",
                "---\npublished: 2026-02-01\nauthor: anna\ntitle: Feet\n---\n"
                        + html.replace("/their/page/", "/prices/"));
        GenerateResult own = clinic.generate();
        assertThat(own.warnings()).hasSize(3);
        assertThat(own.mended().all()).isEmpty();
    }

    @Test
    void aLinkInAPastedTextThatSurelyMeantAPageOfOursIsStillAWarning() throws IOException {
        clinic.write("content/articles/feet.txt", PASTED + "\n[More on it](../services/dep.md)\n");
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .singleElement()
                .asString()
                .contains("It is left out of the pasted text. Did you mean");
    }

    private GenerateResult build() throws IOException {
        GenerateResult result = clinic.generate();
        Generator.writeTold(options, result);
        return result;
    }

    private static List<String> says(List<Problem> facts) {
        return facts.stream().map(Problem::says).toList();
    }
}
