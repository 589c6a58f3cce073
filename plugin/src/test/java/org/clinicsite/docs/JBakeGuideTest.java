package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.jbake.JBakeSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jbake.md} promises JBake users no more than is kept. */
class JBakeGuideTest {

    @TempDir
    Path temp;

    private Document document;
    private Folder project;

    @BeforeEach
    void aProject() throws IOException {
        document = Document.read("jbake.md");
        project = new Folder(temp)
                .write("jbake.properties", """
                        site.host=https://www.willowlane.example
                        date.format=yyyy-MM-dd
                        render.archive=false
                        render.feed=false
                        render.sitemap=false
                        render.tags=false
                        """)
                .write(
                        "templates/index.ftl",
                        "<#list published_posts as post><a href=\"${post.uri}\">${post.title}</a></#list>")
                .write("templates/page.ftl", "<main>${content.body}</main>")
                .write(
                        "templates/post.ftl",
                        "<main>${content.body}</main>${data.get('times.yml').opens!} ${data.get('times.yml').price!} ${.now?date?iso_utc}")
                .write("data/times.yml", "opens: \"17:45\"\n")
                .write("content/first.md", post("First", "[next](second.md)"))
                .write("content/second.md", post("Second", "Text."));
    }

    private static String post(String title, String body) {
        return "title=" + title + "\ndate=2026-03-14\ntype=post\nstatus=published\n~~~~~~\n" + body + "\n";
    }

    @Test
    void aJBakeProjectIsBuiltAsItIs() throws IOException {
        project.generate();
        assertThat(text("index.html")).contains("<a href=\"first.html\">First</a>");
        assertThat(text("first.html")).contains("<a href=\"second.html\">next</a>");
        assertThat(project.root().resolve("target/site-reports"))
                .isDirectoryContaining("glob:**/{build,findings}.json");
        assertThat(project.root().resolve("target/site-reports/links.json")).doesNotExist();
        assertThat(project.root().resolve("target/site-reports/sections.json")).doesNotExist();
    }

    @Test
    void nowIsTheBuildsDate() throws IOException {
        project.generate();
        assertThat(text("first.html")).contains("2026-11-22");
    }

    @Test
    void timesAndPricesOfDataStayAsTheyAreWritten() throws IOException {
        project.write("data/times.yml", "opens: 17:45\nprice: 1.10\n");
        assertThat(project.told()).isNotEmpty().allMatch(line -> line.startsWith("data/times.yml:"));
        assertThat(text("first.html")).contains("17:45 1.10");
    }

    @Test
    void addressesAreJBakes() throws IOException {
        project.write("content/my page.md", post("Mine", "Text."))
                .write("content/zürich.md", post("Zürich", "Text."))
                .generate();
        assertThat(project.site("my+page.html")).exists();
        assertThat(project.site("zürich.html")).exists();
        assertThat(text("index.html")).contains("href=\"my+page.html\"", "href=\"z%C3%BCrich.html\"");
    }

    @Test
    void hiddenFilesGoByJBakesSwitchAndBackupsStayAtHome() throws IOException {
        project.write("assets/.secret", "x").write("assets/a.css~", "x").write("assets/.well-known/x.txt", "x");
        assertThat(project.told())
                .singleElement()
                .asString()
                .startsWith("assets/a.css~: It is left out: an editor leaves behind such");
        assertThat(project.site(".secret")).exists();
        assertThat(project.site("a.css~")).doesNotExist();
        assertThat(project.site(".well-known/x.txt")).exists();
    }

    @Test
    void whatJBakeLosesIsTold() throws IOException {
        project.write("content/plain.md", "Text.\n")
                .write("content/case.md", "Title=Case\ntype=page\nstatus=published\n~~~~~~\nText.\n")
                .write(
                        "content/script.md",
                        "title=S\ntype=page\nstatus=published\n~~~~~~\n<a href=\"javascript:x\">x</a>\n\n<div>\n")
                .write("content/undated.md", "title=U\ntype=post\nstatus=published\n~~~~~~\nText.\n");
        assertThat(project.told())
                .anyMatch(line -> line.startsWith("content/plain.md:1: ") && line.contains("is left out"))
                .anyMatch(line -> line.startsWith("content/case.md:1:1: 'Title' is read as 'title'."))
                .anyMatch(line -> line.contains("Raw HTML with javascript:")
                        && line.endsWith("is published as it stands. [raw-html]"))
                .anyMatch(line -> line.contains("The HTML does not close <div>"))
                .anyMatch(line -> line.contains("The post has no date"));
        assertThat(project.site("case.html")).exists();
        assertThat(text("script.html")).contains("</div>");
    }

    @Test
    void whatIsWrongStopsTheBuild() throws IOException {
        project.write("content/status.md", "title=S\ntype=page\nstatus=hidden\n~~~~~~\nText.\n")
                .write("content/date.md", "title=S\ndate=14.3.26\ntype=page\nstatus=published\n~~~~~~\nText.\n");
        assertThat(project.told())
                .anyMatch(
                        line -> line.startsWith("content/status.md:3:1: There is no status 'hidden'; the page is made"))
                .anyMatch(line -> line.startsWith("content/date.md:2:1: '14.3.26' is no date."));
        assertThat(project.site("index.html")).doesNotExist();

        project.write("jbake.properties", Files.readString(temp.resolve("jbake.properties")) + "jbake.strict=false\n");
        assertThat(project.told()).anyMatch(line -> line.startsWith("content/date.md:2:1: '14.3.26' is no date."));
        assertThat(project.site("date.html")).exists();
    }

    @Test
    void anotherTemplateLanguageAsksForTheDependencyThatIsShown() throws IOException {
        project.write(
                        "jbake.properties",
                        Files.readString(temp.resolve("jbake.properties")) + "template.page.file=page.thyme\n")
                .write("content/p.md", "title=P\ntype=page\nstatus=published\n~~~~~~\nText.\n");
        String shown =
                document.blocks("Templates in other languages").get(0).text().replaceAll("\\s+", "");
        assertThat(project.told())
                .anySatisfy(line -> assertThat(line.replaceAll("\\s+", ""))
                        .contains("atemplateforThymeleaf,'page.thyme'")
                        .contains(shown.replace("<dependencies>", "").replace("</dependencies>", "")));
    }

    @Test
    void templatesSeeDataOnly() throws IOException {
        for (String wish : List.of(
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}", "${renderer}", "${config.java_version}")) {
            project.write("templates/post.ftl", wish);
            assertThat(project.told()).as(wish).anyMatch(line -> line.startsWith("templates/post.ftl:1:"));
        }
    }

    @Test
    void asciiDocIsReadWithTheDependencyThatIsShown() throws IOException {
        project.write("content/a.adoc", "= A\n:jbake-type: page\n:jbake-status: published\n\nText of *today*.\n");
        assertThat(document.blocks("AsciiDoc").get(0).text().replaceAll("\\s+", ""))
                .contains(JBakeSite.ASCIIDOC_DEPENDENCY);
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<asciidoctorj.version>"
                        + JBakeSite.ASCIIDOC_DEPENDENCY.replaceAll(".*<version>(.*)</version>.*", "$1"));
        assertThat(project.told()).noneMatch(line -> line.contains("a.adoc"));
        assertThat(project.site("a.html")).content().contains("<strong>today</strong>");
    }

    @Test
    void thePomIsTheOneThatClinicsWrite() throws IOException {
        assertThat(pom(document)).isEqualTo(pom(Document.read("clinics.md")));
    }

    private static String pom(Document document) {
        return document.files().stream()
                .filter(b -> b.path().equals("pom.xml"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void anArticleMovesWithItsHeader() throws IOException {
        Folder clinic = new Folder(temp.resolve("clinic"))
                .write(Document.read("clinics.md").blocks("Start a site of your own"))
                .write(document.blocks("From a JBake project to a clinic's site"));
        clinic.generate();
        assertThat(clinic.site("articles/neck/index.html")).exists();
        String article = Files.readString(clinic.root().resolve("content/articles/neck.md"));

        clinic.write("content/articles/neck.md", "permalink=/blog/neck.html\n" + article)
                .generate();
        assertThat(clinic.site("blog/neck.html")).exists();
        assertThat(clinic.site("articles/neck/index.html")).doesNotExist();

        clinic.write("content/articles/neck.md", "aliases=/blog/neck.html\n" + article)
                .generate();
        assertThat(clinic.site("blog/neck.html")).exists();
        assertThat(clinic.site("articles/neck/index.html")).exists();
    }

    private String text(String path) throws IOException {
        return Files.readString(project.site(path));
    }
}
