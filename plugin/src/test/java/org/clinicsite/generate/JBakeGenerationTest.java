package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same door, with a JBake project behind it. */
class JBakeGenerationTest {

    @TempDir
    Path temp;

    private TestClinic project;

    @BeforeEach
    void aProject() throws IOException {
        project = new TestClinic(temp)
                .write(
                        "jbake.properties",
                        "site.host=https://jbake.example\nrender.archive=false\nrender.feed=false\n"
                                + "render.sitemap=false\nrender.index=false\nrender.tags=false\n")
                .write("templates/post.ftl", "<h1>${content.title}</h1>${content.body}")
                .write("assets/style.css", "p { margin: 0 }")
                .write(
                        "content/first.md",
                        "title=First\ndate=2026-01-01\ntype=post\nstatus=published\n~~~~~~\nText.\n");
    }

    @Test
    void pagesAndAssetsStandWhereJBakePutsThem() throws IOException {
        GenerateResult result = project.generate();
        assertThat(project.site().keySet()).containsExactly("/first.html", "/style.css");
        assertThat(project.text("/first.html")).contains("<h1>First</h1>", "<p>Text.</p>");
        assertThat(result.pages()).isEqualTo(1);
    }

    @Test
    void theReportsCountWhatWasMade() throws IOException {
        project.generate();
        assertThat(project.report("build.json")).startsWith("{\"schema\":1,\"pages\":1,\"written\":2,\"unchanged\":0,");
        assertThat(project.generate().written()).isZero();
    }

    @Test
    void aFailedBuildLeavesTheOldSite() throws IOException {
        project.generate();
        project.write("content/bad.md", "title=Bad\ndate=2026-13-01\ntype=post\nstatus=published\n~~~~~~\n");
        assertThat(project.errors()).singleElement().asString().startsWith("content/bad.md:2");
        assertThat(project.site().keySet()).containsExactly("/first.html", "/style.css");
    }

    @Test
    void aCopyWorksFromADisk() throws IOException, SiteException {
        project.write(
                "templates/post.ftl",
                "<head><base href=\"/\"></head><link rel=stylesheet href=/style.css><a href=\"${config.site_host}/first.html#a\">a</a>"
                        + "<a href=first.html>b</a><a href=\"${config.site_host}/forum/\">c</a>${content.body}");
        Path copy = Generator.copyForDisk(project.options(), project.generate()).getParent();

        assertThat(copy.resolve("first.html"))
                .content()
                .contains("<base href=\"./\">", "<link rel=stylesheet href=style.css>", "<a href=\"first.html#a\">")
                .contains("<a href=first.html>", "<a href=\"https://jbake.example/forum/\">c");
        assertThat(Generator.isStale(project.options())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "templates/site", "content", "data"})
    void whatIsWrittenNeverTouchesWhatIsRead(String folder) throws IOException {
        project.with(o -> TestClinic.elsewhere(o, temp.resolve(folder), 1));
        assertThat(project.errors()).singleElement().asString().startsWith("outputDirectory " + temp.resolve(folder));
    }
}
