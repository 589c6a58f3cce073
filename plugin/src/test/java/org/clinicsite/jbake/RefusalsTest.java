package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is refused and what {@code jbake.strict=false} makes of it: a warning, and the site that JBake makes. That JBake makes
 * it so is held by {@code StockJBakeIT}.
 */
class RefusalsTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void aProjectThatListsWhatIsPublished() {
        project = Project.in(folder)
                .with("render.index=true")
                .file(
                        "templates/index.ftl",
                        "<#list published_content?sort_by('uri') as d>${d.title!'-'} ${d.uri} ${d.date?string('yyyy-MM-dd')}\n"
                                + "</#list>")
                .page("good.md", "Good\n");
    }

    /** Builds strictly, which must fail with these lines, then as JBake does. */
    private Project.Built letThrough(String... refused) {
        Project.Built strict = project.build();
        assertThat(strict.good()).isFalse();
        List<String> errors =
                strict.says().stream().filter(line -> line.startsWith("ERROR")).toList();
        assertThat(errors).hasSize(refused.length);
        for (int i = 0; i < refused.length; i++) {
            assertThat(errors.get(i)).startsWith("ERROR " + refused[i]);
        }
        Project.Built loose = project.with("jbake.strict=false").build();
        assertThat(loose.says()).noneMatch(line -> line.startsWith("ERROR"));
        for (String line : refused) {
            assertThat(loose.says()).anyMatch(says -> says.startsWith("WARNING " + line));
        }
        assertThat(loose.good()).isTrue();
        return loose;
    }

    private static String header(String lines) {
        return lines + "\ntype=page\nstatus=published\n~~~~~~\nText\n";
    }

    @Test
    void aDateThatRollsOverIsWhatJBakeMakesOfIt() {
        project.file("content/x.md", header("title=X\ndate=2026-13-01"));
        assertThat(letThrough("content/x.md:2:1: '2026-13-01' is no date.").page("index.html"))
                .contains("X x.html 2027-01-01");
    }

    @Test
    void aDateThatIsNoneIsLikeNoDate() {
        project.file("content/x.md", header("title=X\ndate=14.3.26"));
        assertThat(letThrough("content/x.md:2:1: '14.3.26' is no date.").page("index.html"))
                .contains("X x.html 2026-11-22");
    }

    @Test
    void junkAboveAHeaderTakesTheHeaderAway() {
        project.file("content/x.md", "Some words\n" + header("title=X"));
        Project.Built built = letThrough("content/x.md:1:1: The header line has no '='");
        assertThat(built.pages()).doesNotContainKey("x.html");

        project.with("default.type=page", "default.status=published");
        assertThat(project.build().page("index.html")).contains("- x.html 2026-11-22");
    }

    @Test
    void aControlCharacterIsShownInPages() {
        project.file("content/x.md", header("title=X\u0001Y"));
        assertThat(letThrough("content/x.md:1:8: The file holds the control character U+0001.")
                        .page("x.html"))
                .contains("X\u0001Y");
    }

    @Test
    void bytesThatAreNoLettersAreReplaced() {
        project.file("content/x.md", header("title=Caf\u00E9").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(letThrough("content/x.md:1:10: The byte 0xE9 is not UTF-8.").page("x.html"))
                .contains("Caf\uFFFD");
    }

    @Test
    void ofTwoSourcesWithOnePathTheLastIsThere() {
        project.file("content/x.html", header("title=of HTML")).file("content/x.md", header("title=of Markdown"));
        Project.Built built = letThrough("content/x.md: content/x.html and content/x.md have one path: x.html.");
        assertThat(built.page("x.html")).contains("of Markdown");
        assertThat(built.page("index.html")).contains("of Markdown x.html").doesNotContain("of HTML");
    }

    @Test
    void anAssetWinsOverADocumentThatListsStillName() {
        project.file("content/x.md", header("title=X")).file("assets/x.html", "asset");
        Project.Built built = letThrough("assets/x.html: content/x.md and assets/x.html have one path: x.html.");
        assertThat(built.pages()).doesNotContainKey("x.html");
        assertThat(built.assets()).containsKey("x.html");
        assertThat(built.page("index.html")).contains("X x.html");
    }

    @Test
    void theSiteMapWinsOverADocument() {
        project.with("render.sitemap=true", "sitemap.file=x.html")
                .file("templates/sitemap.ftl", "map")
                .file("content/x.md", header("title=X"));
        assertThat(letThrough("jbake.properties: content/x.md and the sitemap have one path: x.html.")
                        .page("x.html"))
                .isEqualTo("map");
    }

    @Test
    void namesThatDifferInCaseAreTwoFiles() {
        project.file("content/x.md", header("title=small")).file("content/X.md", header("title=large"));
        assertThat(letThrough(
                                "content/x.md: content/X.md and content/x.md have paths that some disks cannot tell apart")
                        .pages())
                .containsKeys("x.html", "X.html");
    }

    @Test
    void aPictureThatIsMissingIsAHole() {
        project.page("x.md", "![x](no.png)\n");
        assertThat(letThrough("content/x.md:6: The picture is not there: 'no.png'.")
                        .page("x.html"))
                .contains("<img src=\"no.png\" alt=\"x\" />");
    }

    @Test
    void permalinksAreLeftToTemplates() {
        project.file("content/x.md", header("title=X\npermalink=/p.html"))
                .file("content/y.md", header("title=Y\npermalink=/p.html"))
                .file("content/z.md", header("title=Z\npermalink=../z.html"));
        // The path that climbs is told while texts are read, and nothing is looked at after that.
        assertThat(project.build().says())
                .contains("ERROR content/z.md:2:1: The permalink leaves the site: '../z.html'."
                        + " Write it without '..'.");
        project.file("content/z.md", header("title=Z\npermalink=/good.html"));
        assertThat(letThrough(
                                "content/y.md: content/y.md and content/x.md have one permalink: /p.html.",
                                "content/z.md: The permalink /good.html is the place of content/good.md.")
                        .pages())
                .containsKeys("x.html", "y.html", "z.html");
    }

    @Test
    void whatJBakeCannotBuildStaysAnError() {
        project.with("jbake.strict=false").page("x.md", "x\n").file("templates/page.ftl", "${nope}");
        assertThat(project.build().says()).singleElement().asString().startsWith("ERROR templates/page.ftl:1:3:");
    }

    @Test
    void theKeyIsTrueOrFalse() {
        project.with("jbake.strict=maybe");
        assertThat(project.build().says())
                .containsExactly("ERROR jbake.properties: jbake.strict is neither true nor false: 'maybe'. Write"
                        + " jbake.strict=true or jbake.strict=false.");
    }
}
