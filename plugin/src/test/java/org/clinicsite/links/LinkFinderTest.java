package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clinicsite.links.LinkVerdict.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFinderTest {

    /** Addresses with their forms, each checked to stand where the review says. */
    private static List<String> found(LinkReview review) {
        return review.verdicts().stream()
                .map(v -> {
                    assertThat(v.address().of(review.text().text())).isEqualTo(v.written());
                    return v.form().word() + " " + v.written();
                })
                .toList();
    }

    @Test
    void markdownLinksOfEveryForm() {
        assertThat(found(Reviews.markdown("""
                [a](https://a.org/x "title") <https://b.org> [c][ref] ![d](d.png) https://e.org/ and <a href='https://f.org'>f</a>

                [ref]: https://c.org/
                """)))
                .containsExactly(
                        "inline https://a.org/x",
                        "autolink https://b.org",
                        "image d.png",
                        "bare https://e.org/",
                        "html https://f.org",
                        "reference https://c.org/");
    }

    @Test
    void codeIsLeftAlone() {
        assertThat(found(Reviews.markdown("`https://a.org` and\n\n    https://b.org\n\n```\nhttps://c.org\n```\n")))
                .isEmpty();
        assertThat(found(Reviews.html(
                        "<p><code>https://a.org</code></p><pre>https://b.org</pre><script>https://c.org</script>")))
                .isEmpty();
    }

    @Test
    void pastedTextHoldsWikiMarkupBulletinBoardCodeAndHtml() {
        assertThat(
                        found(
                                Reviews.text(
                                        "[https://a.org label] [url=https://b.org]b[/url] [url]https://c.org[/url] "
                                                + "[d](https://d.org) <https://e.org> <a href=https://f.org target=x>f</a> [img]https://g.org/g.png[/img]")))
                .containsExactly(
                        "inline https://a.org",
                        "inline https://b.org",
                        "bare https://c.org",
                        "inline https://d.org",
                        "autolink https://e.org",
                        "html https://f.org",
                        "image https://g.org/g.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hxxps://www.example.org/a",
                "hxxps://www[.]example[.]org/a",
                "h**p://example.org/a",
                "example[dot]org",
                "example (dot) org",
                "example . org",
                "https://www.exa\u200bmple.org/a",
                "https://www.exa\u00admple.org/",
                "https://ｗｗｗ．ｅｘａｍｐｌｅ．ｏｒｇ/a",
                "https://www。example。org/a",
                "https:\\\\www.example.org\\a",
                "https://www.%65xample.org/",
                "https://trusted.org@example.org/",
                "https://ex\u0430mple.org/",
                "hTTps://example.org/"
            })
    void disguisedAddressesAreFoundWholeAndUnderstood(String written) {
        LinkReview review = Reviews.text("Words before " + written + " and words behind.");
        assertThat(Reviews.only(review).written()).isEqualTo(written);
        assertThat(Reviews.only(review).form()).isEqualTo(Form.DISGUISED);
        assertThat(Reviews.only(review).host().replace("www.", "")).isEqualTo("example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A full stop without a blank.It happens.",
                "of stress.Life is good",
                "e.g. this",
                "version 1.2.3",
                "write to anna@example.org",
                "README.md and setup.sh",
                "It ends here . common sense",
                "Dr.Smith and U.S.A.",
                "12.30 to 14.00",
                "and/or"
            })
    void proseIsNoAddress(String prose) {
        assertThat(Reviews.text(prose).verdicts()).isEmpty();
    }

    @Test
    void punctuationOfTheSentenceIsNotPartOfAnAddress() {
        assertThat(found(Reviews.text("See https://a.org/x_(y), (https://b.org/z). \"https://c.org\"! https://d.org?")))
                .containsExactly(
                        "bare https://a.org/x_(y)", "bare https://b.org/z", "bare https://c.org", "bare https://d.org");
    }

    @Test
    void offsetsCountCodePointsBehindEmojis() {
        LinkReview review = Reviews.text("\ud83d\ude00\ud83d\ude00\nSee \ud83d\ude00 https://a.org/");
        String json = new String(new LinkReportWriter(List.of(review)).json(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(json).contains("\"start\": 9, \"end\": 23, \"line\": 2, \"column\": 7");
    }

    @Test
    void badlyNestedHtmlGivesEachLinkOnce() {
        assertThat(found(Reviews.html("<b><a href=https://a.org>one<p>two</b></a> <a href='https://b.org'>three")))
                .containsExactly("html https://a.org", "html https://b.org");
    }

    @Test
    void everyPrefixOfAWildTextCanBeRead() {
        String wild =
                "[a](<https://a.org> \"t\") <a href=\"https://b.org'>[url=https://c.org][https://d.org e] hxxp://f[.]org \ud83d\ude00[x]: https://g.org";
        for (int end = 0; end <= wild.length(); end++) {
            String text = wild.substring(0, end);
            Reviews.text(text).edits().apply(text);
            Reviews.markdown(text).edits().apply(text);
            Reviews.html(text).edits().apply(text);
        }
    }
}
