package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.source.Format;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {

    private static final String PROSE =
            "Warmth before a session lets the muscles along the spine give way sooner, and most people feel it at once.";

    private static void assertHtml(String text, String html) {
        assertThat(Reading.pasted(text).html()).as(text).isEqualTo(html);
    }

    @Test
    void theFirstLineIsTheTitleAndStandsOnce() {
        Reading reading = Reading.pasted("Warm Backs\n\nWARM BACKS\n\n\nText.\n");
        assertThat(reading.article().title()).isEqualTo("Warm Backs");
        assertThat(reading.html()).isEqualTo("<p>Text.</p>\n");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void dayAndAgencyBehindTheLeadAreNoPartOfIt() {
        for (String row : new String[] {"12-03-2019 | Reuters", "14 März 2021 | dpa", "AFP | 3 mai 2020"}) {
            Reading reading = Reading.pasted(PROSE + " " + PROSE + " " + row + "\n\nMore of the text.\n");
            assertThat(reading.html())
                    .as(row)
                    .isEqualTo("<p>" + PROSE + " " + PROSE + "</p>\n<p>More of the text.</p>\n");
        }
        for (String words : new String[] {"It was 12-03-2019", "Warm | cold", "Room 12 | Reuters"}) {
            assertThat(Reading.pasted(PROSE + " " + PROSE + " " + words + "\n\nMore.\n")
                            .html())
                    .as(words)
                    .contains(words);
        }
    }

    @Test
    void aTitleInTheHeaderWins() {
        Reading same =
                Reading.of(Format.TEXT, "Warm Backs", "title=Warm Backs\n~~~~~~\n", "Warm backs\n\nText.", Edits.NONE);
        assertThat(same.html()).isEqualTo("<p>Text.</p>\n");
        Reading other = Reading.of(Format.TEXT, "Warm Backs", "Cold feet\n\nText.", Edits.NONE);
        assertThat(other.article().title()).isEqualTo("Warm Backs");
        assertThat(other.html()).isEqualTo("<p>Cold feet</p>\n<p>Text.</p>\n");
    }

    @Test
    void aParagraphIsNoTitle() {
        Reading reading = Reading.pasted(PROSE + " " + PROSE + "\n\nMore.");
        assertThat(reading.article().title()).isNull();
        assertThat(reading.html()).startsWith("<p>Warmth before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Report Page",
                "share",
                "PRINT",
                "Powered by SomeBlog",
                "| Share this article |",
                "Weiterlesen",
                "Lire la suite",
                "© 2019 Somebody",
                "Leave a Reply"
            })
    void linesOfThePageItWasCopiedFromAreLeftOutAndTold(String line) {
        Reading reading = Reading.pasted("T\n\nOne.\n\n" + line + "\n\nTwo.");
        assertThat(reading.html()).isEqualTo("<p>One.</p>\n<p>Two.</p>\n");
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.txt:5:1: A line of the page that the text was copied from is left out: '"
                                + line + "'.");
        assertThat(reading.article().edits().apply("T\n\nOne.\n\n" + line + "\n\nTwo."))
                .isEqualTo("\n\nOne.\n\n\n\nTwo.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Share this with a friend who sits all day.",
                "Print is not dead",
                "Powered by steam, the old baths of the town still warm four hundred people on a winter's day, they say.",
                "We share\nprint\nand ink."
            })
    void linesOfTheArticleStay(String line) {
        assertThat(Reading.pasted("T\n\nOne.\n\n" + line + "\n\nTwo.").html()).contains(line.substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quote | Reply | Report",
                "Like Comment Share",
                "Like · Reply · 3 days ago",
                "Reply Quote",
                "Print this page",
                "12 shares",
                "1.2k views",
                "Like 12 Comment 3 Share",
                "Share on Facebook  Tweet  Print",
                "Home | About us | Contact",
                "5 min read",
                "Page 3 of 12",
                "Gefällt mir · Antworten · Teilen",
                "Zitieren Antworten Melden",
                "3 Kommentare",
                "Vor 3 Tagen",
                "J'aime Commenter Partager",
                "Répondre | Citer | Signaler",
                "12 partages"
            })
    void rowsOfButtonsAndCountersOfThatPageAreLeftOut(String row) {
        Reading reading = Reading.pasted("T\n\nOne.\n\n" + row + "\n\nTwo.");
        assertThat(reading.html()).isEqualTo("<p>One.</p>\n<p>Two.</p>\n");
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.txt:5:1: A line of the page that the text was copied from is left out: '"
                                + row + "'.");
    }

    @Test
    void aPastedMailIsTitledByItsSubject() {
        Reading reading = Reading.pasted("""
                From: Anna <anna@example.org>
                To: guests@example.org
                Subject: Fwd: Sitting well
                Date: Mon, 2 Mar 2026 08:15:02 +0100

                View this email in your browser

                Dear guests,

                One.

                You are receiving this email because you signed up.
                Unsubscribe | Forward to a friend
                """);
        assertThat(reading.article().title()).isEqualTo("Sitting well");
        assertThat(reading.html()).isEqualTo("<p>Dear guests,</p>\n<p>One.</p>\n");
        assertThat(reading.said()).singleElement().asString().contains("7 lines", "'To: guests@example.org'");
        assertThat(Reading.pasted("Von: Anna\nBetreff: AW: Sitzen\n\nEins.")
                        .article()
                        .title())
                .isEqualTo("Sitzen");
    }

    @Test
    void aSubjectInProseIsNoMail() {
        assertThat(Reading.pasted("T\n\nTo: the desk, and\nfrom: the desk, you walk.\n")
                        .html())
                .isEqualTo("<p>To: the desk, and<br>\nfrom: the desk, you walk.</p>\n");
        assertThat(Reading.pasted("From: here\nTo: there\n\nOne.").article().title())
                .isEqualTo("From: here");
    }

    @Test
    void cardsOfMembersAndTheLinesAboveTheirPostsAreLeftOut() {
        Reading reading = Reading.pasted("""
                Board » Running » Calves

                Sore calves

                Post by hill » Tue Mar 04, 2025 7:12 pm

                One is sore.

                hill
                Posts: 1,204
                Join Date: Jan 2019

                Top

                Re: Sore calves

                Two is better.

                2 posts • Page 1 of 1
                """);
        assertThat(reading.article().title()).isEqualTo("Sore calves");
        assertThat(reading.html()).isEqualTo("<p>One is sore.</p>\n<p>Two is better.</p>\n");
        assertThat(reading.said()).singleElement().asString().contains("'hill'", "'Top'");
    }

    @Test
    void whatOnlyLooksLikeACardStays() {
        String address = "Our practice\nLocation: 4 Quay Street\nOpen: daily";
        assertThat(Reading.pasted("T\n\nOne.\n\n" + address + "\n\nTwo.").html())
                .contains("Quay Street");
    }

    @Test
    void headsOfPrintedPagesAreLeftOutWithTheirNumbers() {
        assertHtml(
                "T\n\nOne.\n\n44\nManual Practice 12\n\nTwo.\n\n45\nManual Practice 12\n\nThree.",
                "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n");
        assertThat(Reading.pasted("T\n\nOne.\n\n44\nManual Practice 12\n\nTwo.").html())
                .contains("44");
    }

    @Test
    void countedLinesAboveProseAreHeadings() {
        Reading reading =
                Reading.pasted("T\n\n1 Why\n" + PROSE + "\n\n2 How\n" + PROSE + "\n\n4 people came\nto see it.");
        assertThat(reading.titles()).containsExactly("1 Why", "2 How");
    }

    @Test
    void aLineThatTellsWhenIsNoHeading() {
        Reading reading = Reading.pasted("T\n\nBy Anna, 04.03.2026\n\n" + PROSE + "\n\nAt 7:12 pm\n\n" + PROSE);
        assertThat(reading.titles()).doesNotContain("By Anna, 04.03.2026", "At 7:12 pm");
    }

    @Test
    void bulletsOfWordAreItemsAndAListEndsBelowItsLastSentence() {
        assertHtml(
                "T\n\n•\tOne.\no\tTwo.\n§\tThree,\n\tstill.\nNext\nOr so.",
                "<ul>\n<li>One.</li>\n<li>Two.</li>\n<li>Three,\nstill.</li>\n</ul>\n<p>Next<br>\nOr so.</p>\n");
    }

    @Test
    void wikiMarksAreLeftOutAndTold() {
        Reading reading = Reading.pasted("""
                {{Short description|Of a {{nested}} kind}}
                Kneading

                '''Kneading''' is a [[massage]] of the [[calf (leg)|calf]].<ref name="a">A book</ref><ref name="b" />

                == Where ==
                # First
                # Second

                {| class="wikitable"
                ! Movement !! Where
                |-
                | style="x" | Rolling || Back
                |-
                | Wringing
                | Leg
                |}

                [[Category:Massage]]
                """);
        assertThat(reading.article().title()).isEqualTo("Kneading");
        assertThat(reading.html()).isEqualTo("""
                <p>Kneading is a massage of the calf.</p>
                <h2 id="where">Where</h2>
                <ol>
                <li>First</li>
                <li>Second</li>
                </ol>
                <ul>
                <li>Movement – Where</li>
                <li>Rolling – Back</li>
                <li>Wringing – Leg</li>
                </ul>
                """);
        assertThat(reading.said()).singleElement().asString().contains("{{Short description}}", "<ref>", "[[ ]]");
    }

    @Test
    void marksThatAreNoWikisStay() {
        assertHtml(
                "T\n\nIt is 5'' and [[1]] or {{ open. See [[https://a.example/|this]].",
                "<p>It is 5'' and [[1]] or {{ open. See [[<a href=\"https://a.example/\">https://a.example/</a>|this]].</p>\n");
    }

    @Test
    void aStackOfButtonsIsLeftOut() {
        assertHtml("T\n\nOne.\n\nLike\nComment\nShare\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n");
        assertHtml("T\n\nOne.\n\nLike\n\nComment\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Share your experience with your therapist.",
                "Comment",
                "Like",
                "Like a warm bath",
                "Follow your breath",
                "Back | Neck | Shoulders",
                "Home and work",
                "Save your knees",
                "Neck / back / shoulders",
                "12 sessions",
                "5 minutes each morning",
                "3 views of the spine",
                "Report pain to your therapist",
                "Listen to your back",
                "Antworten auf häufige Fragen",
                "Partager la douleur"
            })
    void linesThatOnlySoundLikeButtonsStay(String line) {
        assertThat(Reading.pasted("T\n\nOne.\n\n" + line + "\n\nTwo.").html()).contains(line);
    }

    @Test
    void buttonsBelowTheLineOfAuthorAndDateGo() {
        assertHtml(
                "T\n\nBy Ann Lee, 3 March 2024\nShare\nTweet\n\nText.",
                "<p>By Ann Lee, 3 March 2024</p>\n<p>Text.</p>\n");
        assertHtml(
                "T\n\nWhat we did in 2024:\nPrint\nShare\n\nText.",
                "<p>What we did in 2024:<br>\nPrint<br>\nShare</p>\n<p>Text.</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By admin | March 3, 2019 | 0 Comments",
                "Posted on 3/3/2019 - by admin",
                "Posted by admin on Mar 3rd, 2019 at 2:05 pm",
                "By Jane Doe | 3 Comments",
                "Updated: 2019-03-03",
                "March 3, 2019 · Wellness · 4 min read",
                "Von Anna Berger – 3. März 2019 – 4 Kommentare",
                "Veröffentlicht am 03.03.2019",
                "Publié le 1er mars 2019"
            })
    void theRowOfAuthorAndDayBelowTheTitleGoes(String row) {
        Reading reading = Reading.pasted("Warm Backs\n" + row + "\n\nWarm Backs\n\n" + PROSE + "\n");
        assertThat(reading.article().title()).isEqualTo("Warm Backs");
        assertThat(reading.html()).isEqualTo("<p>" + PROSE + "</p>\n");
        assertThat(reading.said()).hasSize(1).allMatch(line -> line.endsWith("left out: '" + row + "'."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"By Jane Doe, 3 March 2019", "Von Anna Berger – 3. März 2019", "Par Anne | le 1er mars 2019"})
    void whoWroteItStaysAndTheTitleBelowGoes(String credits) {
        Reading reading = Reading.pasted("Warm Backs\n" + credits + "\n\nWarm Backs\n\n" + PROSE + "\n");
        assertThat(reading.html()).isEqualTo("<p>" + credits + "</p>\n<p>" + PROSE + "</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By the sea",
                "By Jane Doe",
                "Von Kopf bis Fuß",
                "Since 2019 we have rooms by the sea",
                "Prices from 1 March 2019",
                "By March 2019 we had moved."
            })
    void otherLinesBelowTheTitleStay(String line) {
        assertThat(Reading.pasted("Warm Backs\n\n" + line + "\n\n" + PROSE + "\n")
                        .html())
                .contains(line);
    }

    @Test
    void whatAPageShowsBelowATextGoesToItsEnd() {
        String text = "Warm Backs\n\n" + PROSE + "\n\n" + PROSE + "\n\n";
        String end = "Tags: warm, back\nRelated Posts\n5 Reasons To Try Reflexology\nDoes It Hurt?\nPrevious Post\n"
                + "Leave a Reply\nYour email address will not be published. Required fields are marked *\n"
                + "© 2019 Spa Blog. All rights reserved.\n";
        assertThat(Reading.pasted(text + end).html()).isEqualTo("<p>" + PROSE + "</p>\n<p>" + PROSE + "</p>\n");
        assertThat(Reading.pasted(text + "Ähnliche Beiträge:\n\nWarme Füße\nKalte Hände\n")
                        .html())
                .isEqualTo("<p>" + PROSE + "</p>\n<p>" + PROSE + "</p>\n");
    }

    @Test
    void textBelowSuchALineStays() {
        String text = "Warm Backs\n\n" + PROSE + "\n\n" + PROSE + "\n\nRelated posts\n\nWarm feet\n\n";
        assertThat(Reading.pasted(text + PROSE + "\n").html())
                .contains("Warm feet")
                .endsWith("<p>" + PROSE + "</p>\n");
        assertThat(Reading.pasted(text + "See you soon.\n").html())
                .contains("Warm feet")
                .endsWith("<p>See you soon.</p>\n");
        assertThat(Reading.pasted("Warm Backs\n\nRelated posts we read\n\n" + PROSE + "\n")
                        .html())
                .contains("Related posts we read");
    }

    @Test
    void menuAndButtonsRightBelowTheTitleGo() {
        assertHtml("T\nHome | Articles | Contact\n12 shares\nShare on Facebook\n\nText.", "<p>Text.</p>\n");
        assertHtml("T:\nShare\n\nText.", "<p>Share</p>\n<p>Text.</p>\n");
    }

    @Test
    void aPicturesCreditGoesWithItsButtonAndCaptionHoweverLong() {
        assertHtml(
                "T\n\nText.\n\nCredit: Ada Marsh, Otter Row View full size image The weir in a wet spring, seen from the boathouse"
                        + " on the morning after the flood. [ See all pictures\n\nMore text.",
                "<p>Text.</p>\n<p>More text.</p>\n");
    }

    @Test
    void creditsThatEndAsASentenceDoesGo() {
        assertHtml("T\n\nText.\n\nRelated posts\n© 2024 A Page. All rights reserved.", "<p>Text.</p>\n");
    }

    @Test
    void whoIsQuotedInBulletinBoardCodeStaysInTheText() {
        assertHtml("T\n\nSo:\n[quote=\"Ann, post:3\"]Rest.[/quote]", "<p>So:</p>\n<p>Ann:</p>\n<p>Rest.</p>\n");
    }

    // ---- words cut at the end of a line

    @Test
    void aWordCutAtTheEndOfALineIsWholeAgain() {
        Reading reading = Reading.pasted(
                "T\n\nA slow mas-\nsage of the mus-\ncles, twice a week, calms the ner-\nvous" + " system.");
        assertThat(reading.html())
                .isEqualTo(
                        "<p>A slow massage<br>\nof the muscles,<br>\ntwice a week, calms the nervous<br>\nsystem.</p>\n");
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.txt:3:8: Words that were cut at the end of a line are joined: 'massage',"
                                + " 'muscles', 'nervous'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Try self-~massage at home. | Try self-massage at home.",
                "Book deep-~tissue work. | Book deep-tissue work.",
                "A hands-on~start, hands-~on later. | A hands-on start, hands-on later.",
                "For neck-~and shoulder pain. | For neck- and shoulder pain.",
                "Bei Rücken-~schmerzen hilft Wärme. | Bei Rückenschmerzen hilft Wärme.",
                "Bei Hals-~und Nackenschmerz. | Bei Hals- und Nackenschmerz.",
                "Für Knie-~Schmerzen. | Für Knie- Schmerzen.",
                "Le mas-~sage du dos. | Le massage du dos.",
                "Peut-~être demain. | Peut-être demain.",
                "From 9-~to 5. | From 9- to 5.",
                "A pause -~then on. | A pause - then on.",
                "It can be done with-~out oil. | It can be done without oil.",
                "My mother-~in-law came too. | My mother-in-law came too.",
                "X-~rays are not needed. | X-rays are not needed.",
                "L’après-~midi, une sieste. | L’après-midi, une sieste.",
                "Un rendez-~vous par mois. | Un rendez-vous par mois.",
                "A day of well-~ness. | A day of wellness.",
                "It may pre-~vent cramp. | It may prevent cramp.",
                "The mi-~graine and ex-~ercise. | The migraine and exercise.",
                "Ask your part-~ner. | Ask your partner.",
                "A walk-~in hour, a user-~friendly room. | A walk-in hour, a user-friendly room.",
                "The 45-~minute visit. | The 45-minute visit.",
                "Go one-~to-one today. | Go one-to-one today.",
                "It is cer-~tain that to-~day is a birth-~day. | It is certain that today is a birthday.",
                "Pre-~season work, then season work. | Pre-season work, then season work.",
            })
    void aHyphenThatBelongsToTheWordStays(String written, String read) {
        String html = Reading.pasted("T\n\n" + written.replace('~', '\n')).html();
        assertThat(html.replaceAll("<br>|</?p>", "").strip().replaceAll("\\s+", " "))
                .isEqualTo(read);
    }

    @Test
    void aLongLineInTheMiddleOfASentenceIsNoParagraphOfItsOwn() {
        String rest = "care is not a luxury, for people who stretch before they go to bed tell that they sleep better"
                + " than before, and that they wake less.";
        assertHtml("T\n\nSelf-\n" + rest, "<p>Self-care\n" + rest.substring(5) + "</p>\n");
        assertHtml("T\n\nCosts\nC" + rest.substring(1), "<p>Costs</p>\n<p>C" + rest.substring(1) + "</p>\n");
    }

    @Test
    void softHyphensGo() {
        assertHtml("T\n\nMas\u00ADsage ther\u00AD\napy, knots&shy;free.", "<p>Massage therapy,<br>\nknotsfree.</p>\n");
    }

    // ---- what a description is made of

    @Test
    void theDescriptionComesFromTheFirstRealParagraph() {
        String pasted = "T\n\nBy Jane Example\n\nWHY WARMTH\n\n" + PROSE + "\n\nHOW LONG\n\n" + PROSE + "\n";
        assertThat(Reading.pasted(pasted).article().excerpt(155)).isEqualTo(PROSE);
        assertThat(Reading.markdown("## Why warmth\n\n- a list\n\n" + PROSE + "\n\n## How long\n\n" + PROSE)
                        .article()
                        .excerpt(155))
                .isEqualTo(PROSE);
        assertThat(Reading.html("<div><h2>Why warmth</h2><p>By Jane</p><p>" + PROSE
                                + "</p></div><div><h2>So</h2></div>")
                        .article()
                        .excerpt(155))
                .isEqualTo(PROSE);
    }

    @Test
    void aShortFirstParagraphBringsTheNextAlong() {
        assertThat(Reading.markdown("It works like this.\n\n## Why\n\n" + PROSE)
                        .article()
                        .excerpt(80))
                .isEqualTo("It works like this. Warmth before a session lets the muscles along the spine…");
    }

    @Test
    void aTextOfListsAloneIsDescribedByThem() {
        assertThat(Reading.markdown("## Bring\n\n- a towel\n- time").article().excerpt(80))
                .isEqualTo("a towel time");
    }

    // ---- headings and lists

    @Test
    void aThirdHeadingInCapitalsNeedsFewWordsBelow() {
        assertThat(Reading.pasted("T\n\nBEFORE\n\n" + PROSE + "\n\nAFTER\n\n" + PROSE + "\n\nAND THEN\n\nRest a while.")
                        .titles())
                .containsExactly("BEFORE", "AFTER", "AND THEN");
        assertThat(Reading.pasted("T\n\nBEFORE\n\nEat little.\n\nAFTER\n\n- water\n- rest\n\nTHEN\n\nWalk.")
                        .titles())
                .containsExactly("BEFORE", "AFTER", "THEN");
    }

    @Test
    void aThirdHeadingWithASingleSentenceBelowIsOneToo() {
        assertThat(Reading.pasted("T\n\nWhy warmth helps\n\n" + PROSE + "\n\nWhat to bring\n\n" + PROSE
                                + "\n\nHow to find us\n\nRing the blue bell.\n\nJane Example\n\nMassage therapist")
                        .titles())
                .containsExactly("Why warmth helps", "What to bring", "How to find us");
    }

    @Test
    void theLastOfWhatIsCountedUpIsNoHeading() {
        assertThat(Reading.pasted("T\n\nWhy warmth helps\n\n" + PROSE + "\n\nWhat to bring\n\n" + PROSE
                                + "\n\nThese muscles are often stiff:\n\nUpper trapezius\n\nLevator scapulae\n\n"
                                + PROSE)
                        .titles())
                .containsExactly("Why warmth helps", "What to bring");
    }

    @Test
    void whatEndsAsASentenceOrLeavesABracketOpenIsNoHeading() {
        for (String line :
                new String[] {"The slow hands of \"Room 12.\"", "Hands on a warm back [", "Sie sagte „Ruhe.“"}) {
            assertThat(Reading.pasted("T\n\nWhy warmth helps\n\n" + PROSE + "\n\nWhat to bring\n\n" + PROSE + "\n\n"
                                    + line + "\n\n" + PROSE)
                            .titles())
                    .as(line)
                    .containsExactly("Why warmth helps", "What to bring");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The weir in spring\n\nCredit: Ada Marsh",
                "The weir in spring.\n\nPhoto: Ada Marsh",
                "The weir in spring [\n\nCredit: Ada Marsh View full size image The weir in spring [ See all",
                "The weir\n\nCredit: Ada Marsh\n\nThe boathouse\n\nCredit: Ada Marsh",
                "Photo: Ada Marsh"
            })
    void aPictureAndItsCaptionDoNotPartAHeadingFromItsProse(String picture) {
        assertThat(Reading.pasted("T\n\nWhy warmth helps\n\n" + picture + "\n\n" + PROSE + "\n\nWhat to bring\n\n"
                                + PROSE)
                        .titles())
                .containsExactly("Why warmth helps", "What to bring");
    }

    @Test
    void aCaptionThatItsCreditRepeatsIsNoHeading() {
        assertThat(Reading.pasted("T\n\nWhy warmth helps\n\n" + PROSE + "\n\nThe weir in spring\n\n"
                                + "Credit: Ada Marsh View full size image The weir in spring\n\n" + PROSE
                                + "\n\nWhat to bring\n\n" + PROSE)
                        .titles())
                .containsExactly("Why warmth helps", "What to bring");
    }

    @Test
    void aCaptionAloneIsNotWhatAHeadingNeedsBelow() {
        assertThat(Reading.pasted("T\n\nWhy warmth helps\n\n" + PROSE + "\n\nWhat to bring\n\n" + PROSE
                                + "\n\nIn the boathouse\n\nThe weir in spring, seen from the house.\n\n"
                                + "Credit: Ada Marsh View full size image The weir in spring, seen from the house.\n\n"
                                + "Text by Ada Marsh")
                        .titles())
                .containsExactly("Why warmth helps", "What to bring");
    }

    @Test
    void whereAPictureStandsBelowEachTextTheTextIsNoCaption() {
        String section = "Bring a large towel, some water, and take your time for a rest.\n\nPhoto: Ada Marsh\n\n";
        assertThat(Reading.pasted("T\n\nWhy warmth helps\n\n" + section + "What to bring\n\n" + section
                                + "How to rest\n\n" + section + "See you soon.")
                        .titles())
                .containsExactly("Why warmth helps", "What to bring", "How to rest");
    }

    @Test
    void aNumberedListRightBelowBulletsIsAListOfItsOwn() {
        assertHtml(
                "T\n\n- oil\n- a towel\n1) Lie down.\n2) Breathe.",
                "<ul>\n<li>oil</li>\n<li>a towel</li>\n</ul>\n<ol>\n<li>Lie down.</li>\n<li>Breathe.</li>\n</ol>\n");
        assertHtml(
                "T\n\n1) Lie down.\n2) Breathe.\n1) Get up.\n2) Drink.",
                "<ol>\n<li>Lie down.</li>\n<li>Breathe.</li>\n</ol>\n<ol>\n<li>Get up.</li>\n<li>Drink.</li>\n</ol>\n");
        assertHtml(
                "T\n\n- oil, about\n40 ml\n- a towel", "<ul>\n<li>oil, about\n40 ml</li>\n<li>a towel</li>\n</ul>\n");
    }

    @Test
    void gluedQuotesStayAndDoubledBlanksAreToldWithTheirPlace() {
        Reading reading = Reading.pasted("T\n\nThis\"letting go\" helps.\nA  pause, a 6\" ball.\n");
        assertThat(reading.html()).contains("This\"letting go\" helps.").contains("A  pause, a 6\" ball.");
        assertThat(reading.said())
                .containsExactly("content/articles/x.txt:4:2: Two blanks that stand side by side are shown as one.");
    }

    @Test
    void aThousandFlawsAreNotToldOneByOne() {
        Reading reading = Reading.pasted("T\n\n" + "a  b\n\n".repeat(1000));
        assertThat(reading.said())
                .containsExactly(
                        "content/articles/x.txt:3:2: Blanks stand side by side in 1000 places and are shown as one.");
    }

    @Test
    void whatTheLinkFilterTakesOutIsGone() {
        String text = "T\n\nOne. https://x.example/ Two.\n\nhttps://y.example/\n\nThree.";
        Edits links = new Edits(List.of(new Edit(new Span(8, 27), ""), new Edit(new Span(33, 51), "")));
        Reading reading = Reading.of(Format.TEXT, null, text, links);
        assertThat(reading.html()).isEqualTo("<p>One. Two.</p>\n<p>Three.</p>\n");
        assertThat(reading.article().edits().apply(text)).isEqualTo("\n\nOne. Two.\n\n\n\nThree.");
    }

    @Test
    void linksOfEveryFormAreOfferedToTheRewriter() {
        String text =
                "Links\n\nSee https://a.example/b?c=d&e. (http://f.example/g(h)) <a class=x href=\"/i\">j</a> [url=/k]l[/url]"
                        + " [url]/m[/url] [n](https://o.example) [p](q) ![r](/s.png)";
        List<String> asked = new ArrayList<>();
        String html = Reading.pasted(text)
                .article()
                .html(
                        (kind, address, start) -> {
                            assertThat(text.substring(start)).startsWith(address);
                            asked.add(kind + " " + address);
                            return new LinkRewriter.Target(address, null, List.of());
                        },
                        null);
        assertThat(asked)
                .containsExactly(
                        "LINK https://a.example/b?c=d&e",
                        "LINK http://f.example/g(h)",
                        "LINK /i",
                        "LINK /k",
                        "LINK /m",
                        "LINK https://o.example",
                        "IMAGE /s.png");
        assertThat(html)
                .contains("<a href=\"https://a.example/b?c=d&amp;e\">https://a.example/b?c=d&amp;e</a>. (<a")
                .contains("<a href=\"/i\">j</a> <a href=\"/k\">l</a> <a href=\"/m\">/m</a>")
                .contains(" [p](q) <img src=\"/s.png\" alt=\"r\">");
    }

    @Test
    void anAddressThatIsNotWantedStaysText() {
        assertThat(Reading.pasted("T\n\nSee https://a.example/ now.")
                        .article()
                        .html((kind, address, start) -> new LinkRewriter.Target(null, null, List.of()), null))
                .isEqualTo("<p>See https://a.example/ now.</p>\n");
    }

    @Test
    void formattingTagsDoNotShow() {
        Reading reading = Reading.pasted(
                "T\n\n<p>One <b>bold</b> &amp; [i]slanted[/i]<br>two</p><p>[B]Three[/B] <!-- x --> a<script>evil()</script></p>");
        assertThat(reading.html()).isEqualTo("<p>One bold &amp; slanted<br>\ntwo</p>\n<p>Three  a</p>\n");
        assertThat(reading.said())
                .anyMatch(
                        said -> said.startsWith(
                                "content/articles/x.txt:3:1: Formatting tags came along with the pasted text and are left out: <p> <b> [i]"));
    }

    @Test
    void bracketsOfTheAuthorStay() {
        assertHtml(
                "T\n\nIf a < b [sic], x<y and [i] or <me@x.example>.",
                "<p>If a &lt; b [sic], x&lt;y and [i] or &lt;me@x.example&gt;.</p>\n");
    }

    @Test
    void bulletsAndNumbersMakeLists() {
        assertHtml(
                "T\n\nYou need:\n- oil\n• a towel\n* time",
                "<p>You need:</p>\n<ul>\n<li>oil</li>\n<li>a towel</li>\n<li>time</li>\n</ul>\n");
        assertHtml(
                "T\n\n1. Lie down.\n\n2. Breathe\nslowly.\n",
                "<ol>\n<li>Lie down.</li>\n<li>Breathe\nslowly.</li>\n</ol>\n");
        assertHtml("T\n\nIn spring of\n1999. A year.", "<p>In spring of<br>\n1999. A year.</p>\n");
        assertHtml("T\n\n2. Second alone.", "<p>2. Second alone.</p>\n");
    }

    @Test
    void wrappedLinesAreOneParagraphAndBrokenOnesKeepTheirBreaks() {
        String line = "the muscles along the spine give way sooner when they are warm, ";
        assertThat(Reading.pasted("T\n\n" + line + "\n" + line).html())
                .doesNotContain("<br>")
                .containsOnlyOnce("<p>");
        assertHtml("T\n\nMon 9–17\nTue 9–13", "<p>Mon 9–17<br>\nTue 9–13</p>\n");
    }

    @Test
    void aLineTooLongToBeWrappedIsAParagraph() {
        assertHtml("T\n" + PROSE + "\n" + PROSE, "<p>" + PROSE + "</p>\n<p>" + PROSE + "</p>\n");
    }

    @Test
    void shortLinesAboveProseAreTheAuthorsHeadings() {
        Reading reading = Reading.pasted(
                "T\n\nWhy warmth helps\n\n" + PROSE + "\n\nWhat to bring?\n\n" + PROSE + "\n\nSee you soon");
        assertThat(reading.titles()).containsExactly("Why warmth helps", "What to bring?");
        assertThat(reading.html())
                .contains("<h2 id=\"why-warmth-helps\">Why warmth helps</h2>")
                .endsWith("<p>See you soon</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A full sentence.", "lower case", "https://a.example/", "With a comma,", "Write to me@a.example"
            })
    void otherShortLinesAreNot(String line) {
        assertThat(Reading.pasted("T\n\n" + (line + "\n\n" + PROSE + "\n\n").repeat(3))
                        .titles())
                .isEmpty();
    }

    @Test
    void oneShortLineAloneIsNotYetAHeading() {
        assertThat(Reading.pasted("T\n\nJane Example\n\n" + PROSE).titles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"## Rest", "== Rest ==", "<h2>Rest</h2>", "Rest\n----"})
    void markedHeadingsAreHeadings(String heading) {
        assertThat(Reading.pasted("T\n\nText.\n\n" + heading + "\n\nText.").titles())
                .containsExactly("Rest");
    }

    @Test
    void zeroWidthAndControlCharactersDoNoHarm() {
        assertThat(Reading.pasted("T\n\n\u200B\n\na\u0000b\u0008c\n\n\u00A0\n").html())
                .isEqualTo("<p>a\uFFFDbc</p>\n");
    }

    @Test
    void anEmptyTextIsAnEmptyArticle() {
        Reading reading = Reading.pasted("");
        assertThat(reading.article().title()).isNull();
        assertThat(reading.html()).isEmpty();
        assertThat(reading.article().wordCount()).isZero();
        assertThat(reading.article().excerpt(100)).isEmpty();
    }

    @Test
    void linesCountInTheFileWhateverWasTakenOut() {
        Reading reading = Reading.of(
                Format.TEXT,
                null,
                "title=x\r\n~~~~~~\r\n",
                "T\r\nT\r\n\r\nShare\r\n\r\n## Rest\r\n\r\n<b>x</b>  y",
                Edits.NONE);
        assertThat(reading.article().sections())
                .singleElement()
                .extracting(Section::line)
                .isEqualTo(8);
        assertThat(reading.said()).anyMatch(said -> said.startsWith("content/articles/x.txt:10:9: Two blanks"));
        assertThat(reading.html()).doesNotContain("\r");
    }

    @Test
    void ofAPostOfANewsGroupNoHeadMarkCardOrAddressIsLeft() {
        Reading reading = Reading.pasted("""
                Path: otter.example!badger!ann
                From: ann@otter.example (Ann Reed)
                Newsgroups: rec.massage
                Subject: Re: Sore calves
                Message-ID: <77@otter.example>
                X-Newsreader: Weir 2

                In article <76@mole.example> bo@mole.example (Bo Hill) writes:
                >Mine ache after each run,
                >and heat does not help.

                Walk for a week, then try again.

                --
                Ann Reed   ann@otter.example
                """);
        assertThat(reading.article().title()).isEqualTo("Sore calves");
        assertThat(reading.html())
                .isEqualTo(
                        "<p>Bo Hill writes:</p>\n<blockquote>\n<p>Mine ache after each run,<br>\nand heat does not help.</p>\n"
                                + "</blockquote>\n<p>Walk for a week, then try again.</p>\n");
        assertThat(reading.said()).singleElement().asString().contains("Taken for a mail");
    }

    @Test
    void aForwardedMailLosesItsInnerHeadAndAnAddressThatIsLeftIsAWarning() {
        Reading reading = Reading.pasted("""
                ---------- Forwarded message ---------
                From: Ann Reed <ann@otter.example>
                Date: Tue, 5 Mar 2024 at 09:12
                Subject: Fwd: Warm oil
                To: Bo <bo@mole.example>

                Warm the oil first.

                Ask cy.weir@mole.example for the recipe.

                Sent from my iPhone
                """);
        assertThat(reading.article().title()).isEqualTo("Warm oil");
        assertThat(reading.html())
                .contains("Warm the oil first.")
                .doesNotContain("iPhone")
                .doesNotContain("otter");
        assertThat(reading.said())
                .anySatisfy(
                        told -> assertThat(told).contains("x.txt:9:", "cy.weir@mole.example", "would be published"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Updated March 05, 2024.",
                "Ann Reed | Staff Writer | Tuesday, 5 March 2024",
                "Share this video",
                "Otter.example / Advice / / / How to sit",
            })
    void theTitleStandsBelowWhatAPageShowsAboveIt(String above) {
        assertThat(Reading.pasted(above + "\n\nHow to sit\n\nOne sits.\n")
                        .article()
                        .title())
                .isEqualTo("How to sit");
    }

    @Test
    void whatWindowsAndWordWroteIsReadAsItWasMeant() {
        assertThat(Reading.pasted("T\n\n\u0093One\u0094 isn\u0092t two\u0097it is one.\n")
                        .html())
                .isEqualTo("<p>“One” isn’t two—it is one.</p>\n");
        assertThat(Reading.pasted("T\n\nIt isnâ€™t so.\n").said())
                .singleElement()
                .asString()
                .contains("x.txt:3:", "UTF-8 was opened as Windows-1252");
    }

    @Test
    void aSentenceThatAPagesEdgeCutIsWhole() {
        Reading reading = Reading.pasted(
                "T\n\nThe neck is kept\n\nOtter papers\n2\n\fOtter papers\n\nwarm at night.\n\nOne.\n\nOtter papers\n3\n");
        assertThat(reading.html()).contains("The neck is kept warm at night.").doesNotContain("papers");
    }
}
