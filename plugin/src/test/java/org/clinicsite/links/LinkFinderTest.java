package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clinicsite.links.LinkVerdict.Form;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
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
        assertThat(found(Reviews.markdown("Say <code>https://a.org</code> so.\n\n<pre>\nhttps://b.org\n</pre>\n")))
                .isEmpty();
    }

    @Test
    void codeInPastedTextIsToldAndLeftAlone() {
        String text = "Say <code>GET https://cheap-casino.example.com/</code> to it.";
        LinkReview review = Reviews.review(text, Format.TEXT, HeaderKind.NONE, "deny: [example.com]");
        assertThat(Reviews.only(review).verdict()).isEqualTo(Verdict.KEEP);
        assertThat(Reviews.only(review).signals().get(0).says()).isEqualTo("It stands in code, which is left alone.");
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
                "hTTps://example.org/",
                "h t t p : / / example.org/a",
                "h t t p s : / / e x a m p l e . o r g / a",
                "e x a m p l e . o r g",
                "www . example . org",
                "www dot example dot org slash a",
                "example( dot )org",
                "example [ punkt ] org",
                "example(point)org",
                "example<dot>org",
                "example&#46;org",
                "hxxps[:]//example[.]org/a",
                "hxxps[://]example[.]org/a",
                "ttp://example.org/a",
                "htttps://example.org/a",
                "&#104;ttp://example.org/a",
                "http&#58;//example.org/a",
                "http:&#x2F;&#x2F;example&#46;org/a",
                "http&colon;&sol;&sol;example.org/a"
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
                "https//example.org/a",
                "https:/example.org/a",
                "https;//example.org/a",
                "https:///example.org/a",
                "http : // example.org/a",
                "https: //example.org/a",
                "http:// example.org/a",
                "www. example. org",
                "www .example .org",
                "https://www. example.org/a",
                "//example.org/a",
                "https://\nexample.org/a",
                "https://exam\nple.org/a",
                "https://www.\r\nexample.org/a",
                "http%3A%2F%2Fexample.org/a",
                "example.org:8080/a"
            })
    void slipsOfTypingAndWrappedLinesHideNothing(String written) {
        LinkVerdict link = Reviews.only(Reviews.text("Words before " + written + " and words behind."));
        assertThat(link.written()).isEqualTo(written);
        assertThat(link.host().replace("www.", "")).isEqualTo("example.org");
        assertThat(link.form()).isEqualTo(Form.BARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://[::1]/", "https://[2001:db8::17]:8080/a", "http://192.0.2.7/a"})
    void hostThatIsANumberIsFound(String written) {
        assertThat(found(Reviews.text("It runs at " + written + " here."))).containsExactly("bare " + written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[url=https://a.org/]a bed[/url]",
                "[URL=\"https://a.org/\"]a bed[/URL]",
                "[url=a.org]a bed[/url]",
                "[link=https://a.org/]a bed[/link]",
                "[https://a.org/ a bed]",
                "[//a.org/ a bed]",
                "[[https://a.org/|a bed]]",
                "[[https://a.org/][a bed]]",
                "{{https://a.org/|a bed}}",
                "\"a bed\":https://a.org/",
                "[a bed](https://a.org/)"
            })
    void markupOfOtherPlacesIsTakenApart(String markup) {
        String text = "We like " + markup + " at night.";
        LinkReview review = Reviews.review(text, Format.TEXT, HeaderKind.NONE, "deny: [a.org]");
        assertThat(Reviews.only(review).form()).isEqualTo(Form.INLINE);
        assertThat(Reviews.only(review).text()).isEqualTo("a bed");
        assertThat(review.edits().apply(text)).isEqualTo("We like a bed at night.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form action='https://a.org/x'></form>",
                "<button formaction='https://a.org/x'>b</button>",
                "<iframe src='https://a.org/x'></iframe>",
                "<object data='https://a.org/x'></object>",
                "<svg><a xlink:href='https://a.org/x'>b</a></svg>",
                "<video src='https://a.org/x'></video>"
            })
    void targetsOfOtherElementsAreFoundOnce(String element) {
        for (LinkReview review : List.of(
                Reviews.html("<p>a " + element + "</p>"),
                Reviews.markdown("a " + element),
                Reviews.text("a " + element))) {
            assertThat(Reviews.only(review).written()).isEqualTo("https://a.org/x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.org",
                "anna.b+c@mail.example.co.uk",
                "info (at) example (dot) org",
                "info[at]example.org",
                "info (at) example.org"
            })
    void mailAddressIsToldAndLeftAlone(String written) {
        LinkReview review = Reviews.text("Write to " + written + " or call.");
        LinkVerdict link = Reviews.only(review);
        assertThat(link.written()).isEqualTo(written);
        assertThat(link.verdict()).isEqualTo(Verdict.KEEP);
        assertThat(link.decidedBy()).isEqualTo("site");
        assertThat(review.edits().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A full stop without a blank.It happens.",
                "of stress.Life is good",
                "e.g. this",
                "version 1.2.3",
                "e. g. this, i. e. that and so on",
                "Dr. Com, St.Gallen, Co.KG, S.p.A. and No.5",
                "index.html, photo.jpg, Node.js and data.zip",
                "EUR 3.50 or 10.000 at 5 p.m.",
                "version v2.0.1",
                "The red dot in the middle",
                "The red dot shop is open",
                "connect the dot it says",
                "meet (at) the corner (dot) end",
                "T h i s is spaced t e x t . A n d so on",
                "I e a t a . c o m p l e t e meal",
                "J . R . R . T o l k i e n",
                "www. The web. www is old",
                "The http:// prefix and the h t t p protocol",
                "the path; https is safe;// no",
                "https: // a comment",
                "he/she // another.thing //x",
                "tps://x",
                "\"quoted\":word",
                "[code]x[/code] [i=1]x[/i]",
                "a <dot> b",
                "a @handle and @b.c",
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
