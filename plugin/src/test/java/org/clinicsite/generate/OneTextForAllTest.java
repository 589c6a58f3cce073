package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clinicsite.lint.Finding;
import org.clinicsite.picture.Photograph;
import org.clinicsite.problem.Problem;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Texts of which the page, the lint, the links and the feed each saw something else. One site holds them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneTextForAllTest {

    private static final String CLAIM = "Our massage cures back pain for good.";

    private TestClinic clinic;
    private GenerateResult result;

    @BeforeAll
    void generate(@TempDir Path temp) throws IOException {
        clinic = new TestClinic(temp);
        clinic.article("remark-in-code", "```html\n<!-- start of the page\n```\n\n" + CLAIM + "\n");
        clinic.article("below-a-label", "[note]: https://www.nhs.uk/back-pain\n" + CLAIM + "\n\nSee [note].\n");
        clinic.article("behind-a-remark", "<!-- a remark\n-->" + CLAIM + "\n");
        clinic.article("number-for-a-letter", "Our massage c&#117;res back pain for good.\n");
        clinic.article("name-for-a-letter", "Our massage cur&lowast;es little, but it c&#x75;res back pain.\n");
        clinic.article("tag-in-a-word", "Our massage c<b>ure</b>s back pain for good.\n");
        clinic.article("fence-in-fence", "````text\n```\n" + CLAIM + "\n````\n\nRest.\n");
        clinic.article("fence-like-text", "```\n```text\n" + CLAIM + "\n```\n\nRest.\n");
        clinic.article("code-over-lines", "Never write `our massage\ncures back pain` in a text.\n");
        clinic.article("code-in-a-list", "- Write\n\n  ```\n  " + CLAIM + "\n  ```\n");
        clinic.article(
                "addresses-in-code",
                "Write `<a href=\"/prices/\">` and `src=\"/x.png\"`, or see [why](#why).\n\n## Why\n\nSo.\n");
        clinic.write("content/articles/open-code.html", """
                ---
                title: Open code
                description: A text with a tag that its author forgot to close, of which the rest is no code.
                published: 2026-03-14
                author: anna
                ---
                <p>Press <code>F5 now.</p><h2>Two</h2><p>Our massage cures back pain.</p>
                """);
        clinic.write(
                "content/articles/menu.html",
                """
                ---
                title: A saved page
                description: A page as it was saved, with a menu that is no part of the text and many links in it.
                published: 2026-03-14
                author: anna
                ---
                <nav>""" + "<a href=\"https://oils.example.org/shop\">Buy oils</a>".repeat(30) + """
                </nav><main><p>The oil that we use comes from <a href="https://oils.example.org/how">a press in Testford</a>,
                where hazelnuts grow.</p></main>
                """);
        clinic.article("escaped-quotes", "We read <a href=\\\"https://x.example.org/a\\\">a report</a> on it.\n");
        clinic.article("blanks", "Rest. ![A hand](my photo.jpg)\n");
        clinic.article(
                "angles", "Read [more](<blanks.md>) and [this](<https://www.nhs.uk/a b>).\n\n![Hands](<IMG 1.JPG>)\n");
        clinic.write("content/articles/IMG 1.JPG", Photograph.jpeg(64, 48));
        clinic.article("no-character", "Text &#16; here. And \uFFFF there.\n");
        clinic.article("open-fence", "Rest.\n\n```\nno end\n");
        clinic.article("lost-notes", "Rest.[^x]\n\n[^y]: Nobody names it.\n");
        clinic.article("button", "[Book now](/services/deep/){.button} or [ask](/services/deep/){target=_blank}.\n");
        result = clinic.generate();
    }

    private List<String> rules(String article) {
        return result.findings().stream()
                .filter(f -> f.source().startsWith("content/articles/" + article + "."))
                .map(Finding::rule)
                .toList();
    }

    private List<String> told(String article) {
        return result.warnings().stream()
                .filter(p -> p.path() != null && p.path().startsWith("content/articles/" + article + "."))
                .map(Problem::says)
                .toList();
    }

    private Element prose(String article) throws IOException {
        return clinic.page("/articles/" + article + "/").selectFirst(".prose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remark-in-code",
                "below-a-label",
                "behind-a-remark",
                "number-for-a-letter",
                "name-for-a-letter",
                "tag-in-a-word",
                "open-code"
            })
    void aClaimThatThePageShowsIsTold(String article) throws IOException {
        assertThat(prose(article).text()).contains("cures back pain");
        assertThat(rules(article)).contains("cure-claim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fence-in-fence", "fence-like-text", "code-over-lines", "code-in-a-list"})
    void whatThePageShowsAsCodeIsNoClaim(String article) throws IOException {
        assertThat(prose(article).select("code").text()).contains("cures back pain");
        assertThat(rules(article)).doesNotContain("cure-claim");
    }

    @Test
    void codeIsCodeInTheFeedToo() throws IOException {
        String feed = clinic.text("/feed.xml")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertThat(feed)
                .contains("<code>&lt;a href=\"/prices/\"&gt;</code> and <code>src=\"/x.png\"</code>")
                .contains("<a href=\"https://www.test.example/articles/addresses-in-code/#why\">why</a>");
    }

    @Test
    void aTagThatWasLeftOpenEndsWithItsParagraph() throws IOException {
        assertThat(prose("open-code").select("code").eachText()).containsExactly("F5 now.");
        assertThat(told("open-code")).anyMatch(said -> said.contains("<code> is not closed"));
    }

    @Test
    void linksOfAMenuAreNoLinksOfTheText() throws IOException {
        assertThat(prose("menu").select("a").eachAttr("href")).containsExactly("https://oils.example.org/how");
        assertThat(clinic.report("links.json")).doesNotContain("https://oils.example.org/shop");
    }

    @Test
    void aLinkWithEscapedQuotationMarksIsOne() throws IOException {
        assertThat(prose("escaped-quotes").select("a").eachAttr("href")).containsExactly("https://x.example.org/a");
        assertThat(clinic.report("links.json")).contains("\"https://x.example.org/a\"");
    }

    @Test
    void anAddressInAngleBracketsMayHoldBlanks() throws IOException {
        assertThat(prose("angles").select("a").eachAttr("href"))
                .containsExactly("/articles/blanks/", "https://www.nhs.uk/a%20b");
        assertThat(prose("angles").select("img").eachAttr("alt")).containsExactly("Hands");
        assertThat(prose("angles").text()).doesNotContain("IMG");
    }

    @Test
    void anAddressWithBlanksIsToldWithItsCure() {
        assertThat(told("blanks"))
                .anyMatch(said -> said.contains(":8:17: The address 'my photo.jpg' has blanks in it")
                        && said.contains("(<my photo.jpg>)"));
    }

    @Test
    void whatNoPageMayHoldIsLeftOutEverywhereAndTold() throws Exception {
        assertThat(prose("no-character").text()).isEqualTo("Text here. And there.");
        String feed = clinic.text("/feed.xml");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(feed)));
        assertThat(told("no-character"))
                .anyMatch(said -> said.contains("U+0010"))
                .anyMatch(said -> said.contains("U+FFFF"));
    }

    @Test
    void codeWithoutAnEndIsTold() {
        assertThat(told("open-fence")).anyMatch(said -> said.contains(":10:1: The code that begins here has no end"));
    }

    @Test
    void aMarkWithoutANoteAndANoteWithoutAMarkAreTold() {
        assertThat(told("lost-notes"))
                .anyMatch(said -> said.contains(":8:6: There is no note 'x'"))
                .anyMatch(said -> said.contains(":10:1: Nothing in the text names the note 'y'"));
    }

    @Test
    void aLinkBecomesAButtonAndOtherAttributesAreTold() throws IOException {
        Element prose = prose("button");
        assertThat(prose.text()).isEqualTo("Book now or ask.");
        assertThat(prose.select("a.button").eachText()).containsExactly("Book now");
        assertThat(told("button")).singleElement().asString().contains("{target=_blank} are not read");
    }
}
