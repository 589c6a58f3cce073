package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.clinicsite.problem.SiteException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every address of a site is judged, wherever it is written; and an owner's answers are taken from the command line. */
class LinksOfASiteTest {

    private static final String HEADER = """
            ---
            title: About necks
            description: An article about necks that exists only in a test and is long enough to describe itself.
            published: 2026-03-14
            author: anna
            tags: [neck]
            %s---
            A neck that is held still grows stiff, so we move it slowly and warm the shoulders first.

            %s
            """;

    private TestClinic clinic;

    @BeforeEach
    void makeClinic(@TempDir Path root) throws IOException {
        clinic = new TestClinic(root);
    }

    private Document article(String header, String body) throws IOException {
        clinic.write("content/articles/necks.md", HEADER.formatted(header, body));
        clinic.generate();
        return clinic.page("/articles/necks/");
    }

    private static Element linkTo(Document page, String part) {
        return page.selectFirst("a[href*=" + part + "]");
    }

    @Test
    void refusedSourceOfAHeaderKeepsItsTitleAndStandsInTheReport() throws IOException {
        clinic.write("content/link-policy.yaml", "deny:\n  - refused.example\n");
        Document page = article("""
                sources:
                  - {title: A paper on rest, url: "https://refused.example/paper"}
                  - {title: Neck pain, url: "https://www.nhs.uk/conditions/neck-pain/"}
                """, "Rest.");
        assertThat(linkTo(page, "refused.example")).isNull();
        assertThat(page.text()).contains("A paper on rest");
        assertThat(linkTo(page, "nhs.uk")).isNotNull();
        assertThat(clinic.report("links.json"))
                .contains("\"written\": \"https://refused.example/paper\"", "\"form\": \"header\"", "policy:deny");
    }

    @Test
    void authorOfAHeaderIsANameAndNeverALink() throws IOException {
        clinic.write(
                "content/articles/necks.md",
                HEADER.replace("author: anna", "author: https://refused.example/me")
                        .formatted("", "Rest."));
        assertThat(clinic.errors()).anySatisfy(error -> assertThat(error).contains("author"));
        assertThat(clinic.site()).isEmpty();
    }

    @Test
    void captionOfAPictureAndOfATableIsJudgedLikeOtherWords() throws IOException {
        clinic.write("content/link-policy.yaml", "deny:\n  - refused.example\n");
        Document page = article("", """
                <figure><p>A neck.</p>
                <figcaption>The neck, drawn by <a href="https://refused.example/a">a friend</a>.</figcaption></figure>

                <table><caption>Hours, after <a href="https://refused.example/b">a study</a></caption>
                <tr><td>One</td></tr></table>
                """);
        assertThat(page.text()).contains("drawn by a friend", "after a study");
        assertThat(linkTo(page, "refused.example")).isNull();
    }

    @Test
    void addressInTheBodyOfAMailIsOpened() throws IOException {
        clinic.write("content/link-policy.yaml", "deny:\n  - refused.example\n");
        Document page = article("", """
                [Write to us](mailto:hello@test.example?subject=Neck) or
                [tell a friend](mailto:?body=Look%20at%20https%3A%2F%2Frefused.example%2Fa).
                """);
        assertThat(linkTo(page, "refused.example")).isNull();
        assertThat(linkTo(page, "subject=Neck")).isNotNull();
        assertThat(page.text()).contains("tell a friend");
    }

    @Test
    void addressesOfDataFilesAreTheClinicsOwn() throws IOException {
        Document page = article("", "[Book](https://book.test.example/new) and [find us](https://map.example/quay).");
        assertThat(linkTo(page, "book.test.example/new").hasAttr("rel")).isFalse();
        assertThat(clinic.report("links.json")).contains("\"decidedBy\": \"facts\"");
    }

    @Test
    void hostThatNobodyKnowsIsAskedAboutUntilItIsDecided() throws IOException, SiteException {
        String body =
                "The oil comes from https://bramblefarm.example/oils and costs [little](https://bramblefarm.example/).";
        clinic.write(
                "content/articles/oils.txt",
                "Oils\n\nWe warm the oil before we use it, and so does the skin. " + body + "\n");
        clinic.generate();
        assertThat(questions()).contains("bramblefarm.example");

        assertThat(Generator.answerLinks(clinic.options(), "bramblefarm.example", null))
                .containsExactly("content/link-policy.yaml now has \"- bramblefarm.example\" under allow.");
        assertThat(clinic.file("content/link-policy.yaml")).isEqualTo("allow:\n  - bramblefarm.example\n");
        clinic.generate();
        assertThat(questions()).doesNotContain("bramblefarm.example");
        assertThat(linkTo(clinic.page("/articles/oils/"), "bramblefarm.example").hasAttr("rel"))
                .isFalse();

        Generator.answerLinks(clinic.options(), null, "bramblefarm.example");
        assertThat(clinic.file("content/link-policy.yaml"))
                .contains("deny:\n  - bramblefarm.example")
                .doesNotContain("allow:\n  -");
        clinic.generate();
        assertThat(questions()).doesNotContain("bramblefarm.example");
        assertThat(linkTo(clinic.page("/articles/oils/"), "bramblefarm.example"))
                .isNull();
    }

    @Test
    void answerOnAHostThatTheLastReportDoesNotNameChangesNothing() throws IOException {
        clinic.write("content/link-policy.yaml", "# ours\nallow:\n  - friend.example\n");
        article("", "See https://bramblefarm.example/oils for it.");
        assertThatThrownBy(() -> Generator.answerLinks(clinic.options(), "bramblefarn.example", null))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("bramblefarn.example");
        assertThat(clinic.file("content/link-policy.yaml")).isEqualTo("# ours\nallow:\n  - friend.example\n");
    }

    @Test
    void headingOverNothingGoesAlsoFromTheContents() throws IOException {
        clinic.write("content/link-policy.yaml", "deny:\n  - refused.example\n");
        Document page = article("", """
                ## Warmth

                Warm shoulders are soft shoulders.

                ## Our shops

                - <https://refused.example/a>
                - <https://refused.example/b>

                ## Sleep

                Sleep on your side with a flat pillow.
                """);
        assertThat(page.text()).contains("Warmth", "Sleep").doesNotContain("Our shops");
        assertThat(page.select("[href=#our-shops], #our-shops")).isEmpty();
    }

    /** What the first part of the report asks. */
    private String questions() throws IOException {
        Document report = Jsoup.parse(clinic.report("links.html"));
        Element asked = report.selectFirst("table.questions");
        return asked == null ? "" : asked.text();
    }
}
