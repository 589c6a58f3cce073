package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.render.SmallClinic.Rendering;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteRendererTest {

    @TempDir
    private Path folder;

    @Test
    void titleNamesThePageAndThenTheClinic() throws Exception {
        Rendering site = new SmallClinic().in(folder);
        assertThat(site.document("/articles/neck/").title()).isEqualTo("A stiff neck – Oak House");
        assertThat(site.document("/").title()).isEqualTo("Oak House – Norbury");
    }

    @Test
    void canonicalIsTheWholeAddress() throws Exception {
        Document page = new SmallClinic().in(folder).document("/articles/neck/");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://oak.example/articles/neck/");
    }

    /** A part of a site in a further language: its pages lie in a folder, know so, and lead to each other there. */
    @Test
    void inAFurtherLanguageEveryPageLiesInItsFolderAndLinksStayThere() throws Exception {
        List<String> own = paths(new SmallClinic().in(folder).site());
        Rendering french = new SmallClinic().below("fr").in(folder);
        assertThat(paths(french.site()))
                .isEqualTo(own.stream().map(path -> "/fr" + path).toList());
        assertThat(french.site().pages())
                .allMatch(page -> page.path().language().equals("fr"));
        for (Page page : french.site().pages()) {
            List<String> ways =
                    french.document(page.path().value()).select("a[href^=/]").eachAttr("href");
            assertThat(ways).as(page + " links").isNotEmpty();
            assertThat(ways.stream().map(way -> way.replaceFirst("#.*", "")))
                    .as(page + " links")
                    .isSubsetOf(paths(french.site()));
        }
    }

    private static List<String> paths(Site site) {
        return site.pages().stream().map(page -> page.path().value()).toList();
    }

    @Test
    void markupInHeadersIsTextEverywhere() throws Exception {
        String nasty =
                "Is it \"><script>alert(1)</script> or </title><b>bold</b>? A description of more than fifty letters.";
        Rendering site = new SmallClinic()
                .with("content/articles/neck.md", """
                        ---
                        title: A <i>stiff</i> "neck" & more
                        description: '%s'
                        published: 2026-03-14
                        ---
                        Text.
                        """.formatted(nasty))
                .in(folder);
        Document page = site.document("/articles/neck/");
        assertThat(page.select("meta[name=description]").attr("content")).isEqualTo(nasty);
        assertThat(page.select("h1").text()).isEqualTo("A <i>stiff</i> \"neck\" & more");
        assertThat(page.select("script:not([type=application/ld+json]), i, b")).isEmpty();
        String feed = site.file("/feed.xml");
        assertThat(feed)
                .contains("<title>A &lt;i&gt;stiff&lt;/i&gt; &quot;neck&quot; &amp; more</title>")
                .contains("<summary>Is it &quot;&gt;&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void everyPageHasOneHeadingOfTheFirstLevelAndNamedLandmarks() throws Exception {
        Rendering site = new SmallClinic().in(folder);
        for (Page page : site.site().pages()) {
            Document document = site.document(page.path().value());
            assertThat(document.select("h1")).as(page + " h1").hasSize(1);
            assertThat(document.select("body > a:first-child[href=#main]"))
                    .as(page + " skip link")
                    .hasSize(1);
            assertThat(document.select("main#main")).as(page + " main").hasSize(1);
            assertThat(document.select("nav:not([aria-label]):not([aria-labelledby])"))
                    .as(page + " navs")
                    .isEmpty();
            assertThat(document.select("html").attr("lang")).isEqualTo("en-GB");
            assertThat(document.select("[style], style, script[src], [onclick], iframe, form"))
                    .as(page + " CSP")
                    .isEmpty();
            assertThat(headingLevels(document)).as(page + " headings").doesNotContain("gap");
        }
    }

    private static List<String> headingLevels(Document document) {
        List<String> levels = new ArrayList<>();
        int last = 1;
        for (Element heading : document.select("main h1, main h2, main h3, main h4")) {
            int level = heading.tagName().charAt(1) - '0';
            levels.add(level > last + 1 ? "gap" : heading.tagName());
            last = level;
        }
        return levels;
    }

    @Test
    void contentsListLeadsToEachSection() throws Exception {
        Document page = new SmallClinic().in(folder).document("/articles/neck/");
        assertThat(page.select("nav.contents a").eachAttr("href"))
                .containsExactly("#what-helps", "#what-massage-adds", "#when-to-see-a-doctor");
        assertThat(page.select("nav.contents a").eachText())
                .containsExactly("What helps", "What massage adds", "When to see a doctor");
    }

    @Test
    void everyAddressOfASiteBelowAPathBeginsWithIt() throws Exception {
        Rendering site = new SmallClinic()
                .withFact("https://oak.example/", "https://oak.example/repo/")
                .in(folder);
        for (Page page : site.site().pages()) {
            Document document = site.document(page.path().value());
            for (String attribute : List.of("href", "src")) {
                assertThat(document.select("[" + attribute + "^=/]").eachAttr(attribute))
                        .as(page + " " + attribute)
                        .isNotEmpty()
                        .allMatch(address -> address.startsWith("/repo/"));
            }
        }
        assertThat(site.file("/site.webmanifest"))
                .contains("\"start_url\":\"/repo/\"")
                .contains("\"src\":\"/repo/assets/");
        assertThat(site.file("/sitemap.xml")).contains("<loc>https://oak.example/repo/articles/neck/</loc>");
    }

    @Test
    void aFileOfTheClinicReplacesTheBuiltInPartial() throws Exception {
        Rendering site = new SmallClinic()
                .with(
                        "site-template/partials/footer.ftlh",
                        "<#macro draw><footer>Ours, ${clinic.name}</footer></#macro>")
                .in(folder);
        assertThat(site.document("/").select("footer").text()).isEqualTo("Ours, Oak House");
    }

    @Test
    void aWordOfTheClinicReplacesTheBuiltInWord() throws Exception {
        Rendering site = new SmallClinic()
                .with("site-template/words/en.yaml", "book: {book: Reserve}")
                .in(folder);
        assertThat(site.document("/").select("header .button").text()).isEqualTo("Reserve");
    }

    @Test
    void aMissingWordIsToldWithItsKey() throws Exception {
        Rendering site = new SmallClinic()
                .with("site-template/layouts/page.ftlh", "Hello\n${words('greeting.morning')}")
                .with("content/pages/extra.md", "---\ntitle: Extra\n---\nText.\n")
                .in(folder);
        assertThatThrownBy(() -> site.html("/extra/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageStartingWith("site-template/layouts/page.ftlh:2:")
                .hasMessageContaining("The word 'greeting.morning' is missing");
    }

    @Test
    void aLayoutThatDoesNotExistIsToldWithTheFileThatAsksForIt() throws Exception {
        SmallClinic clinic = new SmallClinic()
                .with("site-template/layouts/campaign.ftlh", "Hello")
                .with("content/pages/extra.md", "---\ntitle: Extra\nlayout: campain\n---\nText.\n")
                .with("content/pages/more.md", "---\ntitle: More\nlayout: base\n---\nText.\n");
        assertThatThrownBy(() -> clinic.in(folder))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("content/pages/extra.md:3:9: There is no layout 'campain'. Did you mean"
                        + " 'campaign'? One of your own is a file site-template/layouts/campain.ftlh.")
                .hasMessageContaining("content/pages/more.md:3:9: There is no layout 'base'.");
    }

    @Test
    void aMistakeInALayoutIsToldOnceForAllItsPages() throws Exception {
        Rendering site = new SmallClinic()
                .with("site-template/partials/header.ftlh", "<#macro draw>\n${page.tittle}\n</#macro>")
                .in(folder);
        List<TemplateFault> faults = new ArrayList<>();
        for (Page page : site.site().pages()) {
            try {
                site.renderer().render(page);
            } catch (TemplateFault fault) {
                faults.add(fault);
            }
        }
        assertThat(faults).hasSameSizeAs(site.site().pages());
        assertThat(TemplateFault.problems(faults))
                .extracting(Problem::says)
                .containsExactly(
                        "site-template/partials/header.ftlh:2:3: 'page.tittle' has no value here. (on page /)");
    }

    @Test
    void feedHasWholeAddressesAndNoPermalinkMarks() throws Exception {
        String feed = new SmallClinic().in(folder).file("/feed.xml");
        assertThat(feed)
                .contains("<updated>2026-05-01T00:00:00+01:00</updated>")
                .contains("href=&quot;https://oak.example/articles/neck/#what-helps&quot;")
                .doesNotContain("permalink")
                .doesNotContain("Link to section");
    }

    @Test
    void sitemapDatesAreTheContentsOwnAndHiddenPagesAreNotInIt() throws Exception {
        String map = new SmallClinic()
                .with("content/pages/hidden.md", "---\ntitle: Hidden\nnoindex: true\n---\nText.\n")
                .in(folder)
                .file("/sitemap.xml");
        assertThat(map)
                .contains("<loc>https://oak.example/articles/neck/</loc><lastmod>2026-05-01</lastmod>")
                .doesNotContain("404.html")
                .doesNotContain("hidden");
    }

    @Test
    void securityTextEndsWithinAYearOfTheBuildsDate() throws Exception {
        assertThat(new SmallClinic().in(folder).file("/.well-known/security.txt"))
                .contains("Contact: mailto:desk@oak.example\n")
                .contains("Expires: 2027-11-17T00:00:00Z\n");
    }

    @Test
    void arabicWordsRunFromRightToLeft() throws Exception {
        Rendering site = new SmallClinic()
                .withFact("locale: en-GB", "locale: ar")
                .with("site-template/words/ar.yaml", arabic())
                .in(folder);
        Document page = site.document("/articles/neck/");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("html").attr("lang")).isEqualTo("ar");
        assertThat(page.select(".byline time").first().text()).isEqualTo("14 مارس 2026");
        assertThat(page.select("header .tel").text())
                .as("kept apart from the words around it, so that its plus stays in front")
                .isEqualTo("\u2066+44 1632 960001\u2069");
        assertThat(page.select("header .tel").attr("href")).isEqualTo("tel:+441632960001");
    }

    /** All English words, and a few Arabic ones before them: the first of a key counts. */
    private static String arabic() {
        String english = new TemplateFolder(null).text("words/en.yaml");
        return english.replaceFirst(
                "months: \\{1: January, 2: February, 3: March", "months: {1: يناير, 2: فبراير, 3: مارس");
    }
}
