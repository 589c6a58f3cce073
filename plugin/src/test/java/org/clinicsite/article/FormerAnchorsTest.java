package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Anchors that were published and whose headings are gone. */
class FormerAnchorsTest {

    private static final String PASTED = """
            Tired hands

            Hands hold the rail of the bus, and the thumb does most of it.

            A bowl of warm water is the oldest help. Rub in some oil afterwards.

            Sleep matters as much. Wake with **numb** fingers and tell a doctor.
            """;

    private static String keeping(Reading reading, String... published) {
        return reading.article().keeping(Set.of(published)).html(LinkRewriter.AS_WRITTEN, "Link to section:");
    }

    @Test
    void anAnchorLeadsToTheParagraphThatHasItsWords() {
        assertThat(keeping(Reading.pasted(PASTED), "warm-water", "numb-fingers"))
                .contains("<span id=\"warm-water\"></span><p>A bowl")
                .contains("<span id=\"numb-fingers\"></span><p>Sleep");
    }

    @Test
    void wordsOfTwoParagraphsLeadToTheFirstOfThem() {
        assertThat(keeping(Reading.pasted(PASTED), "oil-and-sleep"))
                .contains("<span id=\"oil-and-sleep\"></span><p>A bowl");
    }

    @Test
    void theNumberOfANameThatWasTakenIsNoWord() {
        assertThat(keeping(Reading.pasted(PASTED), "thumb-2")).contains("<span id=\"thumb-2\"></span><p>Hands");
    }

    @Test
    void theListOfContentsThatIsGoneLeadsToTheBeginning() {
        assertThat(keeping(Reading.pasted(PASTED), "contents")).startsWith("<span id=\"contents\"></span><p>Hands");
    }

    @Test
    void whatTheTextDoesNotSayAndWhatBelongsToThePageIsLeftOut() {
        assertThat(keeping(Reading.pasted(PASTED), "cold-feet", "sources", "next"))
                .doesNotContain("<span");
    }

    @Test
    void anIdThatIsThereIsNotWrittenTwice() {
        Reading marked = Reading.html("<p>The <b id=\"thumb\">thumb</b> and the bus.</p>");
        assertThat(keeping(marked, "thumb", "bus"))
                .containsOnlyOnce("id=\"thumb\"")
                .contains("<span id=\"bus\">");
    }

    @Test
    void whoWritesHeadingsDecidesOnTheirAnchors() {
        assertThat(keeping(Reading.markdown("## Water\n\nWarm water and oil."), "warm-water"))
                .doesNotContain("<span id");
    }

    @Test
    void feedsHaveNoUseForThem() {
        assertThat(Reading.pasted(PASTED)
                        .article()
                        .keeping(Set.of("warm-water"))
                        .html(LinkRewriter.AS_WRITTEN, null))
                .doesNotContain("<span");
    }
}
