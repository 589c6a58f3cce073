package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clinicsite.LargeFile;
import org.clinicsite.problem.Problem;
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
    void anAnswerOnALinkIsRefusedAsNoLinkIsJudged() throws IOException {
        project.generate();
        assertThatThrownBy(() -> Generator.answerLinks(project.options(), "shop.example", null))
                .hasMessageContaining("The links of a JBake project are not judged; nothing was written.");
        assertThat(temp.resolve("content/link-policy.yaml")).doesNotExist();
    }

    @Test
    void whatLeadsNowhereInATemplateIsToldAtItsLineAndStopsNothing() throws IOException {
        project.write(
                        "templates/menu.ftl",
                        "<nav>\n  <a href=\"/frist.html\">x</a> <a href=\"/first.html#top\">y</a>\n</nav>")
                .write(
                        "templates/post.ftl",
                        "<#include \"menu.ftl\"><h1 id=\"name\">${content.title}</h1><a href=\"#nam\">x</a>"
                                + "<script src=\"https://cdn.example/x.js\"></script>${content.body}")
                .write(
                        "content/second.md",
                        "title=Second\ndate=2026-01-02\ntype=post\nstatus=published\n~~~~~~\n[x](/not-of-a-template/)\n");

        GenerateResult result = project.generate();

        assertThat(result.warnings())
                .filteredOn(one -> String.valueOf(one.path()).startsWith("templates/"))
                .extracting(Problem::told)
                .containsExactly(
                        "templates/menu.ftl:2:3: '/frist.html' leads to no page and no file of the site. Did you mean"
                                + " '/first.html'? [broken-link]",
                        "templates/post.ftl:1:57: '#nam': there is no anchor 'nam' on /first.html. Did you mean '#name'?"
                                + " [broken-anchor]");
        assertThat(project.text("/first.html")).doesNotContainPattern("[\uE0F0\uE0F1]");
    }

    @Test
    void theReportsCountWhatWasMade() throws IOException {
        project.generate();
        assertThat(project.report("build.json")).startsWith("{\"schema\":1,\"pages\":1,\"written\":2,\"unchanged\":0,");
        assertThat(project.generate().written()).isZero();
    }

    @Test
    void aSiteWithAsciiDocIsMadeAgainWhereWhatItIsMadeOfMayHaveChanged(@TempDir Path elsewhere) throws IOException {
        project.write(
                "content/second.adoc",
                "= Second\n:jbake-type: post\n:jbake-status: published\n:jbake-date: 2026-01-02\n\nText.\n");
        project.generate();
        assertThat(Generator.isStale(project.options())).isFalse(); // though results lie in the project's folder now
        Path part = Files.writeString(elsewhere.resolve("part.adoc"), "One.\n");
        project.write(
                "content/second.adoc",
                "= Second\n:jbake-type: post\n:jbake-status: published\n:jbake-date: 2026-01-02\n\ninclude::" + part
                        + "[]\n");
        project.generate();
        assertThat(project.text("/second.html")).contains("One.");
        assertThat(Generator.isStale(project.options())).isTrue();
        Files.writeString(part, "Two.\n");
        project.generate();
        assertThat(project.text("/second.html")).contains("Two.");
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

    @Test
    void whatIsRefusedTellsOnceHowToLetItThrough() throws IOException {
        project.write("content/a.md", "title=A\ndate=14.3.26\ntype=post\nstatus=published\n~~~~~~\nText.\n")
                .write("content/b.md", "title=B\ndate=14.3.26\ntype=post\nstatus=published\n~~~~~~\nText.\n");
        assertThat(project.errors())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("jbake.properties says: yyyy-MM-dd."),
                        last -> assertThat(last)
                                .endsWith("says: yyyy-MM-dd. What JBake builds all the same is built with"
                                        + " jbake.strict=false in jbake.properties."));

        project.with(o ->
                o.toBuilder().jbakeProperties(Map.of("jbake.strict", "false")).build());
        project.write("assets/notes.txt", "-----BEGIN PRIVATE KEY-----\nMIIE\n");
        assertThat(project.generate().warnings())
                .extracting(Problem::path)
                .contains("content/a.md", "content/b.md", "assets/notes.txt");
        assertThat(project.site()).containsKeys("/a.html", "/b.html", "/notes.txt");
    }

    @Test
    void whatThePomAndTheCommandLineSetIsConfigurationWhereTheFileSaysNothing() throws IOException {
        project.write("templates/post.ftl", "${config.site_host} ${config.project_owner}")
                .with(o -> o.toBuilder()
                        .jbakeProperties(Map.of("site.host", "https://other.example", "project.owner", "Jo"))
                        .build());
        project.generate();
        assertThat(project.text("/first.html")).isEqualTo("https://jbake.example Jo");
    }

    /** Of the project's own files: those that every test's folder holds are no documents of JBake's. */
    private List<String> told() throws IOException {
        return project.generate().warnings().stream()
                .filter(problem -> problem.path() == null
                        || problem.path().startsWith("assets/")
                        || problem.path().equals("content/long.md"))
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }

    @Test
    void aPrivateKeyAmongTheAssetsStopsTheBuildUntilItIsWaived() throws IOException {
        project.write("assets/notes.txt", "-----BEGIN PRIVATE KEY-----\nMIIE\n");
        assertThat(project.errors())
                .containsExactly(
                        "assets/notes.txt:1:1: It holds a private key. Take it out, and change what it opens if it"
                                + " was ever published. If visitors may have it: write 'assets/notes.txt: why' into"
                                + " waivers.yaml.");

        project.write("waivers.yaml", "assets/notes.txt: A lesson; it opens nothing.\n");
        assertThat(told()).isEmpty();
        assertThat(Generator.letThrough(project.options())).containsExactly("notes.txt");
    }

    @Test
    void aKeyThatIsLetThroughIsBuiltAndNotPublished() throws IOException {
        project.write("assets/notes.txt", "-----BEGIN PRIVATE KEY-----\nMIIE\n")
                .with(o -> o.toBuilder()
                        .jbakeProperties(Map.of("jbake.strict", "false"))
                        .build());

        assertThat(told()).containsExactly("assets/notes.txt: It holds a private key.");
        assertThat(project.site()).containsKey("/notes.txt");
        assertThat(Generator.letThrough(project.options())).isEmpty();
    }

    @Test
    void whatALiveSiteMayHaveLongSinceIsToldAndStopsNothing() throws IOException {
        project.write("assets/lessons/herbs.sql", "CREATE TABLE herbs (name text);")
                .write("assets/app.js", "key = 'AKIA" + "IOSFODNN7CLINIC1';");
        LargeFile.make(temp.resolve("assets/film.mp4"), 101 << 20);

        assertThat(told())
                .containsExactly(
                        "assets/app.js: It holds a token of AWS (AKIA\u2026).",
                        "assets/film.mp4: It has 105.9 MB; many hosts take none of more than 100 MB, and"
                                + " Cloudflare Pages none of more than 25 MiB.",
                        "assets/lessons/herbs.sql: It is a dump of a database.");
        assertThat(Generator.letThrough(project.options())).containsExactly("app.js", "lessons/herbs.sql");
        assertThat(project.site()).containsKeys("/app.js", "/film.mp4", "/lessons/herbs.sql");
    }

    @Test
    void aTextThatIsLongIsToldAndPublished() throws IOException {
        project.write(
                "content/long.md",
                "title=Long\ndate=2026-01-01\ntype=post\nstatus=published\ntags=" + "t,".repeat(3) + "u\n~~~~~~\n"
                        + "Word word word word word.\n\n".repeat(210_000));

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("content/long.md: It has 5.7 MB; ")
                .contains("a text of more than 5 MB takes long to build and to load.");
        assertThat(project.site()).containsKey("/long.html");
    }
}
