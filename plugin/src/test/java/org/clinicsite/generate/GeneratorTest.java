package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.clinicsite.problem.Problem;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way from a content folder to a site. */
class GeneratorTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp.resolve("clinic"));
    }

    // ---- the site

    @Test
    void everyKindOfContentGetsItsPagesAndNothingElseExists() throws IOException {
        clinic.article("neck", "Text.").generate();
        assertThat(clinic.site().keySet().stream().filter(p -> p.endsWith(".html")))
                .containsExactly(
                        "/404.html",
                        "/articles/index.html",
                        "/articles/neck/index.html",
                        "/index.html",
                        "/locations/index.html",
                        "/locations/quay/index.html",
                        "/prices/index.html",
                        "/services/deep/index.html",
                        "/services/index.html",
                        "/site-map/index.html",
                        "/tags/index.html",
                        "/tags/neck/index.html",
                        "/therapists/anna/index.html",
                        "/therapists/index.html");
    }

    @Test
    void everyPageHasOneHeadingATitleACanonicalAddressAndALanguage() throws IOException {
        clinic.article("neck", "Text.").generate();
        for (String path : clinic.site().keySet()) {
            if (path.endsWith(".html")) {
                Document page = clinic.page(path);
                assertThat(page.select("h1")).as(path).hasSize(1);
                assertThat(page.title()).as(path).isNotBlank();
                assertThat(page.select("html").attr("lang")).as(path).isEqualTo("en-GB");
                assertThat(page.select("main")).as(path).hasSize(1);
                if (!path.equals("/404.html")) {
                    assertThat(page.select("link[rel=canonical]").attr("href"))
                            .as(path)
                            .isEqualTo("https://www.test.example" + path.replace("index.html", ""));
                }
            }
        }
    }

    @Test
    void everyInternalLinkOfTheSiteLeadsSomewhere() throws IOException {
        clinic.article("neck", "Text.").generate();
        assertEveryLinkLeadsSomewhere("");
    }

    @Test
    void aBasePathStandsBeforeEveryAddress() throws IOException {
        clinic.with(o -> TestClinic.baseUrl(o, "https://host.example/repo/"))
                .article("neck", "See [prices](/prices/).");
        clinic.generate();
        assertEveryLinkLeadsSomewhere("/repo");
        assertThat(clinic.page("/articles/neck/").select("main a[href=/repo/prices/]"))
                .hasSize(1);
    }

    private void assertEveryLinkLeadsSomewhere(String base) throws IOException {
        Map<String, String> site = clinic.site();
        for (String path : site.keySet()) {
            if (!path.endsWith(".html")) {
                continue;
            }
            Document page = clinic.page(path);
            for (Element element : page.select("[href], [src]")) {
                String address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
                if (address.startsWith("#")) {
                    assertThat(page.getElementById(address.substring(1)))
                            .as(path + " " + address)
                            .isNotNull();
                } else if (address.startsWith("/")) {
                    assertThat(address).as(path).startsWith(base + "/");
                    String file = address.substring(base.length()).replaceFirst("#.*", "");
                    assertThat(site)
                            .as(path + " " + address)
                            .containsKey(file.endsWith("/") ? file + "index.html" : file);
                } else {
                    assertThat(address).as(path).matches("(https://|mailto:|tel:).*");
                }
            }
        }
    }

    // ---- links and pictures within the content

    @Test
    void aLinkToASourceFileLeadsToItsPage() throws IOException {
        clinic.article("one", "[two](two.md#part), [deep](../services/deep.md)").article("two", "## Part\n\nText.");
        clinic.generate();
        assertThat(clinic.page("/articles/one/").select("main p a").eachAttr("href"))
                .contains("/articles/two/#part", "/services/deep/");
    }

    @Test
    void aPictureBesideTheTextIsPublishedUnderAHashedNameWithItsSize() throws IOException {
        clinic.write("content/articles/neck.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'/>");
        clinic.article("one", "![A neck](neck.svg)").generate();
        Element image = clinic.page("/articles/one/").selectFirst("main img[alt=A neck]");
        assertThat(image.attr("src")).matches("/media/neck-[0-9a-f]{10}\\.svg");
        assertThat(image.attr("width")).isEqualTo("300");
        assertThat(image.attr("height")).isEqualTo("200");
        assertThat(clinic.site()).containsKey(image.attr("src"));
    }

    @Test
    void aMissingPictureIsNamedWithFileAndLine() throws IOException {
        clinic.write("content/articles/shoulder.jpg", new byte[0]);
        assertThat(clinic.article("one", "Text.\n\n![x](sholder.jpg)").errors())
                .containsExactly("content/articles/one.md:10:6: There is no picture 'sholder.jpg'. Did you mean"
                        + " 'shoulder.jpg'?");
    }

    @Test
    void aLinkToNoPageIsNamedWithTheNearest() throws IOException {
        assertThat(clinic.article("one", "[deep](../services/deap.md)").errors())
                .containsExactly(
                        "content/articles/one.md:8:8: There is no page or file '../services/deap.md'. Did you mean"
                                + " 'deep.md'?");
    }

    @Test
    void aLinkThatIsWrittenAsOnWindowsOrWithoutItsSchemeIsToldHowToWriteIt() throws IOException {
        assertThat(clinic.article("one", "[deep](..\\services\\deep.md) [club](www.otter-club.example/join)")
                        .errors())
                .containsExactly(
                        "content/articles/one.md:8:8: There is no page or file '..\\services\\deep.md'. Write '/' in place of"
                                + " '\\': '../services/deep.md'.",
                        "content/articles/one.md:8:36: There is no page or file 'www.otter-club.example/join'. It leads to"
                                + " another site as 'https://www.otter-club.example/join'.");
    }

    @Test
    void aFileIsFoundHoweverItsAccentsAreStored() throws IOException {
        clinic.write(
                "content/articles/Ru\u0308cken cafe\u0301.md",
                "---\ntitle: Back\npublished: 2026-01-02\n---\n\nA text.");
        clinic.article("one", "[back](R%C3%BCcken%20caf%C3%A9.md) [back](<R\u00FCcken caf\u00E9.md>)")
                .generate();
        assertThat(
                        clinic.page("/articles/one/")
                                .select(
                                        "main a[href=/articles/r\u00FCcken-caf\u00E9/], main a[href=/articles/r%C3%BCcken-caf%C3%A9/]"))
                .hasSize(2);
    }

    @Test
    void aPictureThatCannotBeShownTakesItsWordsOutOfItsBox() throws IOException {
        clinic.write(
                "content/articles/fig.html",
                "<title>Fig</title><figure>\n  <img src=\"https://pictures.example/a.jpg\" alt=\"A neck\">\n"
                        + "  <figcaption>Drawn by a friend.</figcaption>\n</figure><p>Text.</p>");
        clinic.generate();
        assertThat(clinic.page("/articles/fig/").select("main .prose").text()).isEqualTo("Drawn by a friend. Text.");
    }

    @Test
    void aDateThatCannotBeMeantIsTold() throws IOException {
        clinic.write(
                "content/articles/two.md",
                "---\ntitle: Two\npublished: 2026-03-02\nupdated: 2026-03-01\n---\n\nA text.");
        clinic.write("content/articles/three.md", "---\ntitle: Three\npublished: 0026-03-02\n---\n\nA text.");
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .anyMatch(line ->
                        line.contains("two.md:4:") && line.contains("updated: 2026-03-01 is before it was published"))
                .anyMatch(line ->
                        line.contains("three.md:3:") && line.contains("published: 0026-03-02 is of the year 26"));
    }

    @Test
    void anArticleWithoutADateAmongOthersIsTold() throws IOException {
        clinic.write("content/articles/two.md", "---\ntitle: Two\n---\n\nA text.");
        clinic.write("content/articles/pasted.txt", "A text that was pasted has no header to forget a day in.\n");
        assertThat(clinic.generate().warnings())
                .as("no article has a date")
                .extracting(Problem::says)
                .noneMatch(line -> line.contains("has no date"));
        clinic.write("content/articles/one.md", "---\ntitle: One\npublished: 2026-03-02\n---\n\nA text.");
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .filteredOn(line -> line.contains("has no date"))
                .singleElement()
                .asString()
                .startsWith(
                        "content/articles/two.md:2:1: The article has no date, as others have; it stands behind them.")
                .contains("Write 'published: ");
    }

    @Test
    void aLinkToASectionThatIsNotThereIsTold() throws IOException {
        clinic.article("one", "[here](#nope) [there](two.md#nope)").article("two", "## Part\n\nText.");
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .containsExactly(
                        "content/articles/one.md:8:8: '#nope' leads to a section that /articles/one/ does not have. There is"
                                + " none.",
                        "content/articles/one.md:8:23: 'two.md#nope' leads to a section that /articles/two/ does not have."
                                + " There are: part.");
    }

    @Test
    void aPictureOfAnotherServerIsLeftOutAndItsWordsStay() throws IOException {
        clinic.article("one", "[![A knee](https://pictures.example/x.png)](/prices/)");
        assertThat(clinic.generate().warnings()).hasSize(1);
        assertThat(clinic.page("/articles/one/")
                        .select("main .prose a[href=/prices/]")
                        .text())
                .isEqualTo("A knee");
    }

    @Test
    void anEmptyArticleIsTold() throws IOException {
        clinic.article("one", "\n");
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .containsExactly("content/articles/one.md:7: The text is empty. Write it below the header, or delete"
                        + " the file.");
    }

    @Test
    void aPictureWithoutWordsForItIsTold() throws IOException {
        clinic.write("content/articles/knee.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>");
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-01\nimage: knee.svg\n---\nText.\n");
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .containsExactly(
                        "content/articles/a.md:4:8: The picture 'knee.svg' has no 'image-alt'. Say what it shows, or"
                                + " write \"\" for an ornament.");
    }

    @Test
    void aPathThatNoDiskTakesIsNamedWithItsFile() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\npermalink: /" + "a".repeat(300) + "/\n---\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith("content/pages/a.md:3:12: permalink: '/aaa")
                .contains("…' has a part that is too long for a file, more than 240 bytes. Write a path");
    }

    @Test
    void anAliasOfAPathInUseIsNamedInItsPlace() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\naliases: [/a/]\n---\nText.\n");
        assertThat(clinic.errors())
                .containsExactly("content/pages/a.md:3:11: The alias '/a/' is a path that the site uses. Delete it.");
    }

    @Test
    void anAliasLeadsToTheNewPage() throws IOException {
        clinic.write("content/pages/new.md", "---\ntitle: New\naliases: [/old/]\n---\nText.\n")
                .generate();
        assertThat(clinic.page("/old/").select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://www.test.example/new/");
        assertThat(clinic.page("/old/").select("meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("0; url=/new/");
        assertThat(clinic.text("/sitemap.xml")).doesNotContain("/old/");
    }

    @Test
    void filesBelowStaticArePublishedAsTheyAre() throws IOException {
        clinic.write("content/static/robots.txt", "User-agent: *\nDisallow: /\n")
                .write("content/static/.well-known/x.txt", "x")
                .generate();
        assertThat(clinic.text("/robots.txt")).isEqualTo("User-agent: *\nDisallow: /\n");
        assertThat(clinic.text("/.well-known/x.txt")).isEqualTo("x");
    }

    // ---- paths

    @Test
    void twoSourcesOnOnePathAreNamedBoth() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\npermalink: /same/\n---\n");
        clinic.write("content/pages/b.md", "---\ntitle: B\npermalink: /same/\n---\n");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/pages/b.md:3:12: It wants the path /same/index.html, which content/pages/a.md has."
                                + " Give it another 'slug' or 'permalink'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Team/", "/caf\u00e9/"})
    void pathsThatDifferOnlyByCaseOrUnicodeFormAreNamedBoth(String path) throws IOException {
        String other = path.equals("/Team/") ? "/team/" : "/cafe\u0301/";
        clinic.write("content/pages/a.md", "---\ntitle: A\npermalink: " + path + "\n---\n");
        clinic.write("content/pages/b.md", "---\ntitle: B\npermalink: " + other + "\n---\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .contains("content/pages/a.md", "content/pages/b.md", "is too like");
    }

    @Test
    void noPageTakesThePlaceOfTheSitemap() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\npermalink: /sitemap.xml\n---\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(
                        "content/pages/a.md:3:12: permalink: '/sitemap.xml' has the name of a file that the generator makes itself.");
    }

    @Test
    void noPathLeadsOutOfTheSite() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\npermalink: ../up.html\nslug: ../up\n---\n");
        assertThat(clinic.errors())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error).startsWith("content/pages/a.md:"))
                .anySatisfy(error -> assertThat(error).contains("Write 'up'."));
        assertThat(temp.resolve("clinic/target/up.html")).doesNotExist();
    }

    @Test
    void aNameInAnotherScriptIsEncodedOnce() throws IOException {
        clinic.write("content/pages/боль в шее.md", "---\ntitle: Боль в шее\n---\nText.\n");
        clinic.write("content/pages/other.md", "---\ntitle: Other\n---\n[there](боль%20в%20шее.md)\n");
        clinic.generate();
        assertThat(clinic.site()).containsKey("/боль-в-шее/index.html");
        assertThat(clinic.page("/other/").select("main a:containsOwn(there)").attr("href"))
                .isEqualTo("/%D0%B1%D0%BE%D0%BB%D1%8C-%D0%B2-%D1%88%D0%B5%D0%B5/");
    }

    // ---- references and dates

    @Test
    void anUnknownTherapistIsNamedWithTheNearest() throws IOException {
        String text = Files.readString(clinic.root().resolve("content/services/deep.md"));
        clinic.write("content/services/deep.md", text.replace("[anna]", "[ana]"));
        assertThat(clinic.errors())
                .containsExactly("content/services/deep.md:7:14: therapists: there is no therapist 'ana'. Did you mean"
                        + " 'anna'?");
    }

    @Test
    void draftsAndArticlesOfTheFutureWait() throws IOException {
        clinic.write("content/articles/draft.md", "---\ntitle: D\nstatus: draft\npublished: 2026-01-01\n---\n");
        clinic.write("content/articles/later.md", "---\ntitle: L\npublished: 2026-11-23\n---\n");
        clinic.generate();
        assertThat(clinic.site().keySet()).noneMatch(path -> path.contains("draft") || path.contains("later"));

        clinic.with(o -> TestClinic.flags(o, true, true, false)).generate();
        assertThat(clinic.site()).containsKeys("/articles/draft/index.html", "/articles/later/index.html");
    }

    @Test
    void tagsThatDifferOnlyInCaseAreOneTagAndTold() throws IOException {
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-01\ntags: [Neck Pain]\n---\n");
        clinic.write("content/articles/b.md", "---\ntitle: B\npublished: 2026-01-02\ntags: [neck pain]\n---\n");
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .anySatisfy(w -> assertThat(w).contains("The tag is written in several ways: Neck Pain, neck pain."));
        assertThat(clinic.page("/tags/neck-pain/").select("main").text()).contains("A", "B");
    }

    @Test
    void aPageOfTheClinicsOwnTakesThePlaceOfTheListOfTopics() throws IOException {
        clinic.article("neck", "Text.").write("content/pages/tags.md", "---\ntitle: Our topics\n---\nOur own words.\n");
        clinic.generate();
        assertThat(clinic.page("/tags/").select("main").text()).contains("Our own words.");
        assertThat(clinic.site()).containsKey("/tags/neck/index.html");
    }

    @Test
    void aLinkThatRunsAScriptGoesAndIsTold() throws IOException {
        GenerateResult result = clinic.write(
                        "content/pages/js.md", "---\ntitle: Js\n---\n[x](javascript:alert(9101))\n")
                .generate();
        assertThat(result.mended().all())
                .extracting(Problem::says)
                .singleElement()
                .asString()
                .startsWith("content/pages/js.md:4:5: ");
        assertThat(clinic.text("/js/index.html")).doesNotContain("javascript:", "alert");
    }

    @Test
    void eachPageOfALongListHasATitleAndADescriptionOfItsOwn() throws IOException {
        for (int i = 0; i < 41; i++) {
            clinic.article("neck" + i, "Text.");
        }
        clinic.generate();
        List<String> pages = List.of("/articles/", "/articles/page/2/", "/articles/page/3/");
        List<String> titles = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        for (String page : pages) {
            titles.add(clinic.page(page).title());
            descriptions.add(clinic.page(page).select("meta[name=description]").attr("content"));
        }
        assertThat(titles).doesNotHaveDuplicates();
        assertThat(descriptions)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.length() >= 50 && text.length() <= 160)
                .element(2)
                .asString()
                .startsWith("Articles: page 3 of 3 – Test Clinic");
    }

    @Test
    void anArticleWithoutDateIsTold() throws IOException {
        clinic.write("content/articles/a.md", "---\ntitle: A\n---\nText.\n");
        GenerateResult result = clinic.generate();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.todos())
                .filteredOn(todo -> todo.improvement().key().equals("missing-meta"))
                .singleElement()
                .extracting(todo -> todo.path() + " " + todo.quote())
                .asString()
                .startsWith("content/articles/a.md author, published");
        assertThat(clinic.text("/articles/a/index.html")).doesNotContain("<time");
    }

    // ---- the run

    @Test
    void whatIsInADescriptionStaysText() throws IOException {
        clinic.write(
                "content/articles/a.md",
                "---\ntitle: A\npublished: 2026-01-01\ndescription: '\"><script>alert(9100)</script>'\n---\nText.\n");
        clinic.generate();
        clinic.site().forEach((path, text) -> {
            if (path.endsWith("ml")) {
                assertThat(text).as(path).doesNotContain("<script>alert");
            }
        });
        assertThat(clinic.page("/articles/a/").select("meta[name=description]").attr("content"))
                .isEqualTo("\"><script>alert(9100)</script>");
    }

    @Test
    void aFailedBuildLeavesTheOldSiteByteForByte() throws IOException {
        clinic.generate();
        Map<String, String> before = clinic.site();
        clinic.write("content/pages/bad.md", "---\norder: first\n---\n");
        clinic.errors();
        assertThat(clinic.site()).isEqualTo(before);
    }

    @Test
    void aWarningFailsTheBuildWhenAskedTo() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\nfeatured: 1\n---\nText.\n")
                .with(o -> TestClinic.flags(o, false, false, true));
        assertThat(clinic.errors()).singleElement().asString().contains("Unknown key 'featured'");
        assertThat(clinic.site()).isEmpty();
    }

    @Test
    void fiveBadFilesAreAllNamedInOneRun() throws IOException {
        for (int i = 1; i <= 4; i++) {
            clinic.write("content/pages/bad" + i + ".md", "---\norder: first\n---\n");
        }
        clinic.write("content/pages/latin1.md", "für".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(clinic.errors()).hasSize(5);
    }

    @Test
    void aSecondRunWritesNothing() throws IOException {
        clinic.article("neck", "Text.");
        GenerateResult first = clinic.generate();
        GenerateResult second = clinic.generate();
        assertThat(first.written()).isPositive();
        assertThat(second.written()).isZero();
        assertThat(second.unchanged()).isEqualTo(first.written());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
        for (int i = 0; i < 25; i++) {
            clinic.article("n" + i, "## A\n\nText " + i + "\n\n## B\n\n[next](n" + (i + 1) % 25 + ".md)\n");
        }
        clinic.generate();
        Map<String, String> two = clinic.site();
        Path other = temp.resolve("other");
        for (int threads : List.of(1, 7)) {
            clinic.with(o -> TestClinic.elsewhere(o, other, threads)).generate();
            assertThat(clinic.site()).isEqualTo(two);
        }
    }

    @Test
    void localeAndTimeZoneOfTheMachineDoNotShow() throws IOException {
        clinic.article("IIII", "## TITLE I\n\nText.").generate();
        Map<String, String> before = clinic.site();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            clinic.with(o -> TestClinic.elsewhere(o, temp.resolve("other"), 2)).generate();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(clinic.site()).isEqualTo(before);
    }

    @Test
    void aWholeSiteInAnotherFolderIsTheSame() throws IOException {
        clinic.article("neck", "Text.").generate();
        TestClinic second = new TestClinic(temp.resolve("a second place"));
        second.article("neck", "Text.").generate();
        assertThat(second.site()).isEqualTo(clinic.site());
    }

    @Test
    void mixedLineEndsGiveTheSamePage() throws IOException {
        clinic.article("neck", "# A\n\ntext\nmore\n\n    code\n    more\n").generate();
        Map<String, String> before = clinic.site();
        clinic.article("neck", "# A\r\n\r\ntext\nmore\r\n\n    code\r\n    more\r\n")
                .generate();
        assertThat(clinic.site()).isEqualTo(before);
    }

    @Test
    void aLinkThatIsAskedForIsExplained() throws IOException {
        clinic.article("neck", "See [the guideline](https://www.nhs.uk/conditions/neck-pain/).\n");
        assertThat(clinic.generate().explanation()).isEmpty();
        List<String> why = clinic.with(o -> TestClinic.explaining(o, "https://www.nhs.uk/conditions/neck-pain/"))
                .generate()
                .explanation();
        assertThat(why.get(0))
                .isEqualTo("content/articles/neck.md:8:21: https://www.nhs.uk/conditions/neck-pain/ is kept.");
        assertThat(why.get(1)).contains("Britain's health service. (known)");
        assertThat(why).last().asString().endsWith("deny in content/link-policy.yaml:  - www.nhs.uk");
    }

    @Test
    void theReportsSayWhatWasMade() throws IOException {
        GenerateResult result =
                clinic.article("neck", "## One\n\nText.\n\n## One\n\nMore.\n").generate();
        assertThat(clinic.report("sections.json"))
                .contains(
                        "{\"source\":\"articles/neck.md\",\"path\":\"/articles/neck/\",\"published\":\"2026-03-14\",\"sections\":["
                                + "{\"id\":\"one\",\"level\":2,\"title\":\"One\",\"line\":8,\"origin\":\"slug\",\"aliases\":[]},"
                                + "{\"id\":\"one-1\",\"level\":2,\"title\":\"One\",\"line\":12,\"origin\":\"slug\",\"aliases\":[]}]}");
        assertThat(clinic.report("build.json"))
                .startsWith("{\"schema\":1,\"pages\":" + result.pages() + ",\"written\":" + result.written()
                        + ",\"unchanged\":0,\"links\":{\"keep\":")
                .contains("\"stages\":[{\"name\":\"source\",\"millis\":");
    }

    @Test
    void whatAnEditorWouldMarkIsToldAndFailsNothing() throws IOException {
        clinic.article("neck", "Massage cures neck pain.\n");

        GenerateResult result =
                clinic.with(o -> TestClinic.flags(o, false, false, true)).generate();

        assertThat(result.findings())
                .filteredOn(f -> f.rule().equals("cure-claim"))
                .singleElement()
                .extracting(f -> f.source() + ":" + f.line() + ":" + f.column())
                .isEqualTo("content/articles/neck.md:8:9");
        assertThat(clinic.report("findings.json"))
                .contains(
                        "{\"rule\":\"cure-claim\",\"kind\":\"problem\",\"level\":\"error\",\"source\":\"content/articles/neck.md\",\"line\":8,\"column\":9,"
                                + "\"quote\":\"cures neck pain\",\"message\":");
    }

    @Test
    void aSiteWithoutArticlesIsNotLookedAtByAnEditor() throws IOException {
        clinic.write("content/pages/about.md", "---\ntitle: About\n---\nMassage cures neck pain.\n");

        assertThat(clinic.generate().findings()).isEmpty();
    }
}
