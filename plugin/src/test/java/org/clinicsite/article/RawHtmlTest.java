package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawHtmlTest {

    @Test
    void whatIsHarmlessStays() {
        assertThat(Reading.markdown("H<sub>2</sub>O\n\n<details open><summary>More</summary>\n\n*text*\n\n</details>")
                        .html())
                .contains("H<sub>2</sub>O")
                .contains("<details open=\"\"><summary>More</summary>")
                .contains("<em>text</em>");
    }

    @Test
    void aFrameIsLeftOutAndToldWithItsLine() {
        Reading reading = Reading.markdown("ok\n\n<iframe src=\"https://a.example/\"></iframe>\n\nend");
        assertThat(reading.html())
                .contains("ok")
                .contains("end")
                .doesNotContain("frame")
                .doesNotContain("a.example");
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.md:3:1: <iframe> may not stand in an article; it is left out. Link to what"
                                + " it shows instead; in Markdown '::: video' around the link makes a picture with a play"
                                + " button of it, and '::map' or '::book' show your own.");
    }

    @Test
    void anUnclosedBoxIsClosedAndTold() {
        Reading reading = Reading.markdown("ok\n\n<div>\n\ntext");
        assertThat(reading.html().replace("\n", "")).isEqualTo("<p>ok</p><div><p>text</p></div>");
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.md:3:1: <div> is not closed; it is closed where what it lies in ends."
                                + " Write </div> where it should end.");
        assertThat(Reading.html("<p>a<ul><li>b</ul><table><tr><td>c</table>").problems())
                .isEmpty();
    }

    @Test
    void anEndTagTooManyClosesNothing() {
        assertThat(Reading.markdown("a </div></main></body> b").html())
                .doesNotContain("</main>")
                .contains(" b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(9))",
                "[x](JaVaScRiPt:alert(9))",
                "[x](java&#10;script:alert(9))",
                "[x](&#x6A;avascript:alert(9))",
                "[x](<\u0001javascript:alert(9)>)",
                "[x]( vbscript:alert(9))",
                "[x](data:text/html;base64,PHN2Zz4=)",
                "<javascript:alert(9)>",
                "[x][y]\n\n[y]: javascript:alert(9)",
                "![x](javascript:alert(9))",
                "![x](data:image/svg+xml,alert)",
                "<a href=\"java\tscript:alert(9)\">x</a>",
                "<a href=' javascript&colon;alert(9)'>x</a>",
                "<img src=x onerror=alert(9)>",
                "<b onmouseover='alert(9)'>x</b>",
                "a <b onmouseover='alert(9)'>x\n\ny",
                "a <a onmouseover='alert(9)' href='javascript:alert(9)'>x\n\ny\n\n- z",
                "<p><i><b onclick='alert(9)'><p>x</i>y<p>z",
                "<table><b onclick='alert(9)'><tr><td>x</table>y",
                "<script>alert(9)</script>",
                "x <script>alert(9)</script> y",
                "<svg onload=alert(9)><a href='javascript:alert(9)'>x</a></svg>",
                "<math><mi xlink:href='javascript:alert(9)'>x</mi></math>",
                "<div style='background:url(javascript:alert(9))'>x</div>",
                "<form action='javascript:alert(9)'><button formaction='javascript:alert(9)'>x</button></form>",
                "<object data='javascript:alert(9)'></object><embed src='javascript:alert(9)'>",
                "<base href='javascript:alert(9)//'><meta http-equiv=refresh content='0;javascript:alert(9)'>",
                "<noscript><p title='</noscript><img src=x onerror=alert(9)>'></noscript>",
                "<template><img src=x onerror=alert(9)></template>",
                "<a title='\"><img src=x onerror=alert(9)>' href='/'>x</a>",
                "<div title=\"\n\n[x](/y) onclick=alert(9) \">\n\nz",
                "| a |\n|---|\n| <img src=x onerror=alert(9)> |",
                "## H <img src=x onerror=alert(9)>",
                "<svg><style><img src=x onerror=alert(9)></style></svg>",
                "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(9)></annotation-xml></math>",
                "[x](/y \"\\\"onclick=alert(9) \")"
            })
    void nothingThatRunsGetsThroughAndNothingGoesInSilence(String attack) {
        for (Reading reading : new Reading[] {Reading.markdown(attack), Reading.html(attack)}) {
            var body = org.jsoup.Jsoup.parse(reading.page());
            assertThat(body.select(
                            "script, iframe, object, embed, svg, math, style, base, meta, form, template, noscript"))
                    .isEmpty();
            for (var element : body.getAllElements()) {
                for (var attribute : element.attributes()) {
                    assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
                    if (attribute.getKey().equals("href") || attribute.getKey().equals("src")) {
                        assertThat(attribute.getValue().toLowerCase(java.util.Locale.ROOT))
                                .doesNotContain("script:")
                                .doesNotContain("data:");
                    }
                }
            }
        }
    }

    @Test
    void aDangerousAddressIsToldWithItsPlace() {
        assertThat(Reading.markdown("a\n[x](javascript:alert(1))").said())
                .singleElement()
                .asString()
                .startsWith("content/articles/x.md:2:5: The address 'javascript:alert(1)' could run a program");
        assertThat(Reading.html("<p>\n<a href='javascript:alert(1)'>x</a>").said())
                .singleElement()
                .asString()
                .startsWith("content/articles/x.html:2:10: The address");
    }

    @Test
    void evenARewriterCannotBringADangerousAddressIn() {
        Article article = Reading.markdown("[x](/y) ![z](/z)").article();
        assertThat(article.html(
                        (kind, address, start) ->
                                new LinkRewriter.Target("javascript:alert(1)", null, java.util.List.of()),
                        null))
                .isEqualTo("<p>x z</p>\n");
    }

    @Test
    void whatReadersNeverSawDoesNotComeToLight() {
        Reading reading = Reading.html("<p>a<span style='display: none'>cheap pills</span><b hidden>x</b></p>");
        assertThat(reading.html()).isEqualTo("<p>a</p>");
        assertThat(reading.said()).hasSize(2).allMatch(said -> said.contains("hidden from readers"));
    }

    @Test
    void aLinkLeftOpenEndsWithItsBlock() {
        assertThat(Reading.markdown("<a href='/x'>one\n\ntwo\n\n[three](/y)")
                        .html()
                        .replace("\n", ""))
                .isEqualTo("<p><a href=\"/x\">one</a></p><p>two</p><p><a href=\"/y\">three</a></p>");
    }

    @Test
    void manyRefusalsOfAKindAreToldOnce() {
        Reading reading = Reading.html("<p style='x:y'>a</p>".repeat(40) + "<blink>b</blink>".repeat(3));
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.html:1:1: The attribute style may not stand in an article (40 times); it is left"
                                + " out. Take it away.",
                        "content/articles/x.html:1:801: <blink> is not known here (3 times); its text stays, the tag goes."
                                + " Take the tag away.");
        assertThat(reading.html()).endsWith("</p>bbb");
    }

    @Test
    void aWholePageGivesItsMainText() {
        Reading reading = Reading.html("""
                <!DOCTYPE html><html><head><title>Neck care</title><style>p{}</style></head><body>
                <nav><a href="/">Home</a></nav>
                <main><h1>Neck care</h1><p>Text.</p><h3 id="rest">Rest</h3><p>More.</p></main>
                <footer>© Clinic</footer></body></html>""");
        assertThat(reading.article().title()).isEqualTo("Neck care");
        assertThat(reading.html()).isEqualTo("<p>Text.</p><h2 id=\"rest\">Rest</h2>\n<p>More.</p>");
        assertThat(reading.article().sections())
                .containsExactly(new Section("rest", 2, "Rest", 3, Section.Origin.AUTHOR, java.util.List.of()));
        assertThat(reading.said()).singleElement().asString().contains("Taken for a saved web page", "'Home'");
    }

    @Test
    void aPageWithoutH1IsCalledByItsTitle() {
        assertThat(Reading.html("<title>Neck care</title><p>Text.").article().title())
                .isEqualTo("Neck care");
    }

    @Test
    void idsOnOtherElementsStayWhenTheyAreFree() {
        Reading reading = Reading.html("<p id=a>1<p id=a>2<p id=main>3<a name=b>4</a><h2>A</h2><h2>B</h2>");
        assertThat(reading.html())
                .contains("<p id=\"a\">1</p><p>2</p><p>3<span id=\"b\">4</span></p>")
                .contains("<h2 id=\"a-1\">A</h2>")
                .contains("<h2 id=\"b-1\">B</h2>");
        assertThat(reading.problems()).hasSize(2);
    }

    @Test
    void headingsInHtmlAndInMarkdownAreNumberedTogether() {
        Reading reading = Reading.markdown("## A\n\n<h2>A</h2>\n\n<h2 id=\"c\">A</h2>\n");
        assertThat(reading.ids()).containsExactly("a", "a-1", "c");
        assertThat(reading.article().sections()).extracting(Section::line).containsExactly(1, 3, 5);
    }
}
