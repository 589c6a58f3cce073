package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML that other programs wrote: what of it is the article, and what is told. */
class SavedHtmlTest {

    private static final String PROSE =
            "Warm hands loosen a stiff neck, slowly, in small circles, and without any pressure on the"
                    + " throat. Breathe out while the head turns, and stop where it begins to pull.";

    /** A page as a magazine makes it. */
    private static String page(String article) {
        return "<!DOCTYPE html><html><head><title>A stiff neck | Otter Weekly</title>"
                + "<meta property=\"og:site_name\" content=\"Otter Weekly\"><meta name=author content=\"Ada Reed\">"
                + "<meta property=\"article:published_time\" content=\"2024-03-05T08:00:00Z\">"
                + "<link rel=stylesheet href=x.css></head><body>"
                + "<header><a href=/>Otter Weekly</a></header><nav><a href=/a>Sleep</a> <a href=/b>Food</a></nav>"
                + article
                + "<aside class=sidebar><h2>Most read</h2><ul><li><a href=/c>Ten soups</a></li></ul></aside>"
                + "<div class=newsletter-box><h3>Our letter</h3><p>Every Friday, the best of the week, in your box.</p></div>"
                + "<div id=comments><h3>2 comments</h3><p>" + PROSE.replace("Warm", "Cold") + "</p></div>"
                + "<footer>© Otter Weekly</footer></body></html>";
    }

    @Test
    void ofASavedPageOnlyTheArticleIsShown() {
        Reading reading = Reading.html(
                page("<div class=wrap><h1>A stiff neck</h1><p class=byline>By Ada Reed</p><div class=share-bar>"
                        + "<a href=/f>Facebook</a> <a href=/t>Twitter</a></div><div class=\"text x7\"><p class=lead>"
                        + PROSE
                        + "</p><h2 class=h>At night</h2><p>" + PROSE + "</p><p>" + PROSE + "</p></div></div>"));
        assertThat(reading.article().title()).isEqualTo("A stiff neck");
        assertThat(reading.html())
                .isEqualToIgnoringWhitespace("<p>" + PROSE + "</p><h2 id=\"at-night\">At night</h2><p>" + PROSE
                        + "</p><p>" + PROSE + "</p>");
        assertThat(reading.said())
                .singleElement()
                .asString()
                .contains("Taken for a saved web page", "'Sleep Food'", "by Ada Reed", "published 2024-03-05");
    }

    @Test
    void aHeadingAboveTheTitleNamesThePartOfTheSite() {
        Reading reading = Reading.html(page("<div class=column><section class=channel><h1>Slow Living</h1></section>"
                + "<section class=entry><h2>A stiff neck</h2><p>" + PROSE + "</p><h3>At night</h3><p>" + PROSE
                + "</p><p>"
                + PROSE + "</p></section></div>"));
        assertThat(reading.article().title()).isEqualTo("A stiff neck");
        assertThat(reading.titles()).containsExactly("At night");
        assertThat(reading.html()).doesNotContain("Slow Living");
    }

    @Test
    void ofSeveralArticlesTheOneWithTheTextIsIt() {
        String card = "<article class=card><h3><a href=/z>Ten soups</a></h3><p>For cold days.</p></article>";
        Reading reading = Reading.html(page("<main>" + card + card + "<article><h1>A stiff neck</h1><p>" + PROSE
                + "</p><p>" + PROSE + "</p></article>" + card + "</main>"));
        assertThat(reading.article().title()).isEqualTo("A stiff neck");
        assertThat(reading.html()).doesNotContain("soups").contains("Warm hands");
    }

    @Test
    void aTranscriptInAFooterAndSlidesInAnAsideAreText() {
        String slides = ("<aside class=slide><h2>Slide</h2><p>" + PROSE + "</p></aside>").repeat(3);
        Reading reading = Reading.html(page("<article><h1>A stiff neck</h1><p>" + PROSE + "</p>" + slides
                + "<footer><h2>Transcript</h2><p>She said so in the film.</p></footer></article>"));
        assertThat(reading.html()).contains("She said so").contains("<h2 id=\"slide\">");
    }

    @Test
    void whatWasLeftOpenIsNoParagraphAroundOthers() {
        Reading reading = Reading.html("<nav><a href=/n>N</a></nav><main>Press <kbd>F5 now <address>" + PROSE
                + "</address><p>" + PROSE + "</p></main>");
        assertThat(reading.html()).contains("<p>" + PROSE + "</p>").doesNotContain("<p>Press <kbd>F5 now <p>");
        assertThat(org.jsoup.Jsoup.parseBodyFragment(reading.html()).select("p:empty"))
                .isEmpty();
    }

    @Test
    void aPictureThatIsLoadedLateHasItsAddressAndItsCaption() {
        Reading reading = Reading.html(page("<article><h1>A stiff neck</h1><p>" + PROSE
                + "</p><figure class=wp><img src=\"data:image/gif;base64,R0\""
                + " data-src=\"/neck.jpg\" alt=\"A neck\"><figcaption>Small circles</figcaption></figure><p>" + PROSE
                + "</p></article>"));
        assertThat(reading.html())
                .contains("<img src=\"/neck.jpg\" alt=\"A neck\">")
                .contains("<figcaption>Small circles</figcaption>");
    }

    @Test
    void listsOfWordAreListsNestedAsTheyWere() {
        Reading reading = Reading.html(
                "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body lang=EN-GB>"
                        + item(1, "·", "Neck") + item(2, "a)", "Left side") + item(2, "b)", "Right side")
                        + item(1, "·", "Back")
                        + "<p class=MsoNormal><span lang=EN-GB style='font-size:11pt'>Go slowly.<o:p></o:p></span></p></body></html>");
        assertThat(reading.html().replaceAll("\\n", ""))
                .isEqualTo(
                        "<ul><li>Neck<ol><li>Left side</li><li>Right side</li></ol></li><li>Back</li></ul><p>Go slowly.</p>");
    }

    private static String item(int level, String marker, String words) {
        return "<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level" + level
                + " lfo1'><![if !supportLists]>" + "<span style='mso-list:Ignore'>" + marker
                + "<span>&nbsp;&nbsp; </span></span><![endif]>" + words + "<o:p></o:p></p>";
    }

    @Test
    void listsOfGoogleDocsAreNestedAndBoldIsBold() {
        Reading reading = Reading.html(
                "<b style=\"font-weight:normal\" id=\"docs-internal-guid-1\"><ul class=\"lst-kix_a1-0 start\"><li>Neck</li></ul>"
                        + "<ul class=\"lst-kix_a1-1 start\"><li>Left</li></ul><ul class=\"lst-kix_a1-0\"><li>Back</li></ul>"
                        + "<p class=c3><span style=\"font-weight:700\">Slowly</span><span class=c1> always.</span></p></b>");
        assertThat(reading.html().replaceAll("\\n", ""))
                .isEqualTo(
                        "<ul><li>Neck<ul><li>Left</li></ul></li><li>Back</li></ul><p><strong>Slowly</strong> always.</p>");
    }

    @Test
    void htmlOfTheAuthorsOwnStaysAsItIs() {
        assertThat(Reading.html("<p class=\"lead\">One.</p><p>Share</p>").html())
                .contains("class=\"lead\"", "Share");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Word
                "<p class=MsoNormal>Backs move<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference>[1]</span></a> a lot.</p>"
                        + "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> So they say.</p></div></div>",
                // Google Docs
                "<p id=\"docs-internal-guid-1\">Backs move<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup> a lot.</p>"
                        + "<hr><div><p><a href=\"#ftnt_ref1\" id=\"ftnt1\">[1]</a><span> So they say.</span></p></div>",
                // LibreOffice
                "<meta name=generator content=\"LibreOffice 7\"><p>Backs move<a class=sdfootnoteanc name=sdfootnote1anc href=\"#sdfootnote1sym\"><sup>1</sup></a> a lot.</p>"
                        + "<div id=sdfootnote1><p class=sdfootnote><a class=sdfootnotesym name=sdfootnote1sym href=\"#sdfootnote1anc\">1</a> So they say.</p></div>",
                // what makes HTML of Markdown
                "<html><head><title>Backs</title></head><body><nav><a href=/n>N</a></nav><article><h1>Backs</h1><p>Backs move<sup id=\"fnref:a\"><a href=\"#fn:a\" class=footnote-ref>1</a></sup> a lot.</p>"
                        + "<section class=footnotes><hr><ol><li id=\"fn:a\"><p>So they say.&nbsp;<a href=\"#fnref:a\" class=footnote-backref>↩</a></p></li></ol></section></article></body></html>"
            })
    void aNoteIsANoteWhateverProgramWroteIt(String html) {
        assertThat(Reading.html(html).html())
                .contains("<p>Backs move<sup class=\"note\" id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup> a lot.</p>")
                .containsPattern("<ol class=\"notes\"><li id=\"fn-1\">(?:<p>)?So they say\\.[ \u00A0]+"
                        + "<a href=\"#fnref-1\" class=\"back\">↩\uFE0E 1</a>(?:</p>)?</li></ol>")
                .doesNotContain("[1]", "<hr");
    }

    @Test
    void aLinkWithinTheTextThatNothingLeadsBackFromIsNoNote() {
        assertThat(Reading.html(
                                "<p id=\"docs-internal-guid-1\">See part <a href=\"#b\">2</a>.</p><p id=b>Part two.</p>")
                        .html())
                .contains("<a href=\"#b\">2</a>")
                .doesNotContain("class=\"note");
    }
}
