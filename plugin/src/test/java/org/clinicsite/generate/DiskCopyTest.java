package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.clinicsite.problem.SiteException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of a clinic's site that works without a server, and what it leaves alone. */
class DiskCopyTest {

    private static final String PICTURE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\" viewBox=\"0 0 4 3\"/>";

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void clinic() throws IOException {
        clinic = new TestClinic(temp);
        clinic.write("content/pages/about.md", """
                ---
                title: About
                aliases: [/old/]
                ---
                See [massage](../services/deep.md#cautions).

                ![A room](room.svg)
                """).write("content/pages/room.svg", PICTURE);
    }

    private Path copy() throws IOException, SiteException {
        GenerateResult result = clinic.generate();
        Path home = Generator.copyForDisk(clinic.options(), result);
        assertThat(home)
                .isEqualTo(temp.resolve("target/site-from-disk/index.html"))
                .exists();
        return home.getParent();
    }

    private static Document page(Path copy, String file) throws IOException {
        return Jsoup.parse(Files.readString(copy.resolve(file)));
    }

    @Test
    void linksPicturesAndStylesNameFiles() throws Exception {
        Document about = page(copy(), "about/index.html");

        assertThat(about.select("main a").eachAttr("href")).contains("../services/deep/index.html#cautions");
        assertThat(about.selectFirst("main img").attr("src")).startsWith("../media/");
        assertThat(about.selectFirst("link[rel=stylesheet]").attr("href")).startsWith("../assets/css/site-");
        assertThat(about.selectFirst(".brand").attr("href")).isEqualTo("../index.html");
        assertThat(about.selectFirst("link[rel=canonical]").attr("href")).isEqualTo("https://www.test.example/about/");
    }

    @Test
    void addressesThatATemplateOrFileOfTheClinicsOwnHoldsAreKnownToo() throws Exception {
        clinic.write("site-template/shortcuts/note.ftlh", "<p class=\"note\"><a href=\"/about/\">us</a></p>\n")
                .write("content/pages/more.md", "---\ntitle: More\n---\n::note\n")
                .write("content/static/flyer/index.html", "<a href=/>home</a><img src=../mark.svg alt=x>")
                .write("content/static/mark.svg", PICTURE)
                .write(
                        "content/static/latin.html",
                        "<p>Caf\u00e9 <a href=/about/>us</a>".getBytes(StandardCharsets.ISO_8859_1));
        Path copy = copy();

        assertThat(page(copy, "more/index.html").selectFirst(".note a").attr("href"))
                .isEqualTo("../about/index.html");
        assertThat(copy.resolve("flyer/index.html"))
                .hasContent("<a href=../index.html>home</a><img src=../mark.svg alt=x>");
        assertThat(Files.readAllBytes(copy.resolve("latin.html")))
                .isEqualTo("<p>Caf\u00e9 <a href=about/index.html>us</a>".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void anOldPathStillLeadsToTheNewOne() throws Exception {
        assertThat(page(copy(), "old/index.html")
                        .selectFirst("meta[http-equiv=refresh]")
                        .attr("content"))
                .isEqualTo("0; url=../about/index.html");
    }

    @Test
    void theSiteAndWhatIsForHostsAndSearchEnginesStaysAsItIs() throws Exception {
        clinic.article("neck", "Text.");
        clinic.generate();
        Map<String, String> before = clinic.site();
        Path copy = copy();

        assertThat(clinic.site()).isEqualTo(before);
        Map<String, String> copied = TestClinic.files(copy);
        for (String file :
                new String[] {"/404.html", "/feed.xml", "/sitemap.xml", "/_redirects", "/_headers", "/robots.txt"}) {
            assertThat(copied.get(file)).as(file).isEqualTo(before.get(file));
        }
        TreeSet<String> files = new TreeSet<>(before.keySet());
        files.remove("/.well-known/build-id.txt"); // it names the bytes of the site
        files.remove("/.well-known/clinic-site.json"); // so does it
        assertThat(copied.keySet()).isEqualTo(files);
        assertThat(jsonLd(copied.get("/about/index.html"))).isEqualTo(jsonLd(before.get("/about/index.html")));
    }

    private static String jsonLd(String html) {
        return Jsoup.parse(html).selectFirst("script[type=application/ld+json]").data();
    }

    @Test
    void aBasePathIsNoFolderOfTheCopy() throws Exception {
        clinic.with(o -> TestClinic.baseUrl(o, "https://me.example/repo/"));
        Document home = page(copy(), "index.html");

        assertThat(home.selectFirst(".brand").attr("href")).isEqualTo("index.html");
        assertThat(home.select("a[href^=/], a[href*=repo]")).isEmpty();
    }

    /** On a disk it would keep the page from its own style sheet. */
    @Test
    void thePolicyThatStandsInThePagesOnGitHubIsNotInTheCopy() throws Exception {
        clinic.write("content/data/clinic.yaml", clinic.file("content/data/clinic.yaml") + "hosting: github-pages\n");
        Path copy = copy();

        assertThat(clinic.page("/").select("meta[http-equiv=Content-Security-Policy]"))
                .hasSize(1);
        assertThat(page(copy, "index.html").select("meta[http-equiv=Content-Security-Policy]"))
                .isEmpty();
    }

    @Test
    void aPageThatIsGoneGoesFromTheCopyAndAFileOfSomebodyElseStays() throws Exception {
        clinic.write("content/pages/more.md", "---\ntitle: More\n---\nText.\n");
        Path copy = copy();
        Files.writeString(copy.resolve("notes.txt"), "Mine.");
        Files.delete(temp.resolve("content/pages/more.md"));
        copy();

        assertThat(copy.resolve("more/index.html")).doesNotExist();
        assertThat(copy.resolve("notes.txt")).exists();
        assertThat(page(copy, "about/index.html").select("main a")).isNotEmpty();
    }

    /** What is published is the site: the copy neither makes it stale nor passes for it. */
    @Test
    void theCopyIsNeverTakenForTheSite() throws Exception {
        Path copy = copy();

        assertThat(Generator.isStale(clinic.options())).isFalse();
        assertThat(Generator.isStale(TestClinic.into(clinic.options(), copy))).isTrue();
        assertThat(page(copy, "index.html").select("meta[name=clinic-site][content=disk-copy]"))
                .as("publish refuses a page that says so")
                .hasSize(1);

        clinic.with(o -> TestClinic.into(o, copy)).generate();
        assertThat(clinic.page("/").selectFirst(".brand").attr("href")).isEqualTo("/");
    }

    @Test
    void twoCopiesOfOneSiteHaveTheSameBytes() throws Exception {
        Map<String, String> first = TestClinic.files(copy());
        clinic.with(o -> TestClinic.elsewhere(o, o.outputDirectory(), 1));
        assertThat(TestClinic.files(copy())).isEqualTo(first);
    }
}
