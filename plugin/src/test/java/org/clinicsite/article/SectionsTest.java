package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Locale;
import org.clinicsite.source.Format;
import org.clinicsite.text.Edits;
import org.junit.jupiter.api.Test;

class SectionsTest {

    @Test
    void aHeadingGetsItsIdAndAPermalinkBesideIt() {
        assertThat(Reading.markdown("## Who should *not* come & why").page())
                .isEqualTo(
                        "<div class=\"heading\"><h2 id=\"who-should-not-come-why\">Who should <em>not</em> come &amp; why</h2>"
                                + "<a class=\"permalink\" href=\"#who-should-not-come-why\"><span aria-hidden=\"true\">#</span>"
                                + "<span class=\"visually-hidden\">Link to section: Who should not come &amp; why</span></a></div>\n");
    }

    @Test
    void aFeedGetsNoPermalinks() {
        assertThat(Reading.markdown("## Rest").html()).isEqualTo("<h2 id=\"rest\">Rest</h2>\n");
    }

    @Test
    void equalHeadingsAreCounted() {
        assertThat(Reading.markdown("## Neck\n## Neck\n## Neck 1\n## Neck").ids())
                .containsExactly("neck", "neck-1", "neck-1-1", "neck-2");
    }

    @Test
    void whatTheAuthorWroteWinsOverASlugThatComesFirst() {
        Reading reading = Reading.markdown("## Neck\n## The cervical spine {#neck}");
        assertThat(reading.article().sections())
                .extracting(Section::id, Section::title, Section::origin)
                .containsExactly(
                        tuple("neck-1", "Neck", Section.Origin.SLUG),
                        tuple("neck", "The cervical spine", Section.Origin.AUTHOR));
        assertThat(reading.html())
                .contains("<h2 id=\"neck\">The cervical spine</h2>")
                .doesNotContain("{");
    }

    @Test
    void anIdWrittenTwiceIsToldAndTheSecondHeadingGetsItsSlug() {
        Reading reading = Reading.markdown("## One {#a}\n\n## Two {#a}");
        assertThat(reading.ids()).containsExactly("a", "two");
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.md:3:1: The id 'a' stands on this page already. Choose another; until then the"
                                + " heading's own words make its id.");
    }

    @Test
    void idsOfTheLayoutAreNotGivenAway() {
        Reading reading = Reading.markdown("## Main\n## Contents {#contents}\n## Sources");
        assertThat(reading.ids()).containsExactly("main-1", "contents-1", "sources-1");
        assertThat(reading.said()).singleElement().asString().contains("'contents' belongs to the page");
    }

    @Test
    void onlyAnIdMayStandInBraces() {
        Reading reading = Reading.markdown("# T\n## H {onclick=alert(1)}\n## I {#x onclick=\"y\"}\n## J {.class}");
        assertThat(reading.html()).doesNotContainPattern("<h[^>]* (onclick|class)=");
        assertThat(reading.titles()).contains("H {onclick=alert(1)}");
    }

    @Test
    void aHeadingOfSignsIsCalledByItsNumber() {
        assertThat(Reading.markdown("## Neck\n## ???\n## 🙂").ids()).containsExactly("neck", "section-2", "section-3");
    }

    @Test
    void anEmptyHeadingIsLeftOutAndTold() {
        Reading reading = Reading.markdown("text\n\n##\n\nmore");
        assertThat(reading.html()).isEqualTo("<p>text</p>\n<p>more</p>\n");
        assertThat(reading.said())
                .singleElement()
                .asString()
                .startsWith("content/articles/x.md:3:1: This heading has no text");
    }

    @Test
    void levelsBeginAtTwoAndLeaveNoneOut() {
        assertThat(Reading.markdown("### A\n##### B\n#### C\n## D\n### E")
                        .article()
                        .sections())
                .extracting(Section::title, Section::level)
                .containsExactly(tuple("A", 2), tuple("B", 3), tuple("C", 3), tuple("D", 2), tuple("E", 3));
    }

    @Test
    void theOnlyH1IsTheTitleAndStandsOnce() {
        Reading reading = Reading.markdown("# Neck care\n\nText.\n\n## Rest");
        assertThat(reading.article().title()).isEqualTo("Neck care");
        assertThat(reading.html()).isEqualTo("<p>Text.</p>\n<h2 id=\"rest\">Rest</h2>\n");
    }

    @Test
    void theHeadersTitleWinsAndIsNotRepeated() {
        Reading same = Reading.of(Format.MARKDOWN, "Neck care", "## Neck  Care\n\nText.", Edits.NONE);
        assertThat(same.html()).isEqualTo("<p>Text.</p>\n");
        Reading other = Reading.of(Format.MARKDOWN, "Neck care", "# Shoulders\n\nText.", Edits.NONE);
        assertThat(other.article().title()).isEqualTo("Neck care");
        assertThat(other.titles()).containsExactly("Shoulders");
    }

    @Test
    void severalH1sAreSections() {
        Reading reading = Reading.markdown("# One\n\n# Two\n");
        assertThat(reading.article().title()).isNull();
        assertThat(reading.html()).contains("<h2 id=\"one\">").contains("<h2 id=\"two\">");
    }

    @Test
    void theFormatAndTheHeaderChangeNoAnchor() {
        var markdown = Reading.markdown("## Größe & Maß\n\nText\n\n## Größe & Maß");
        var jbake = Reading.of(
                Format.MARKDOWN,
                "T",
                "title=T\r\n~~~~~~\r\n",
                "## Größe & Maß\r\n\r\nText\r\n\r\n## Größe & Maß",
                Edits.NONE);
        var html = Reading.html("<h2>Größe &amp; Maß</h2><p>Text<h2>Größe &amp; Maß</h2>");
        assertThat(markdown.ids())
                .containsExactly("größe-maß", "größe-maß-1")
                .isEqualTo(jbake.ids())
                .isEqualTo(html.ids());
        assertThat(jbake.article().sections()).extracting(Section::line).containsExactly(3, 7);
    }

    @Test
    void anchorsAreTheSameInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Reading.markdown("## ILIAC Injury").ids()).containsExactly("iliac-injury");
            assertThat(Reading.html("<H2>ILIAC Injury</H2><IMG SRC=i.png>").ids())
                    .containsExactly("iliac-injury");
            assertThat(Reading.pasted("Title\n\nReport Page\n\nText").html()).isEqualTo("<p>Text</p>\n");
        } finally {
            Locale.setDefault(before);
        }
    }
}
