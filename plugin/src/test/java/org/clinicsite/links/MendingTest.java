package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.clinicsite.document.Drafts;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every host below example.org is denied here, so that only the mending is looked at. */
class MendingTest {

    private static String text(String before) {
        return mended(before, Format.TEXT);
    }

    private static String markdown(String before) {
        return mended(before, Format.MARKDOWN);
    }

    private static String html(String before) {
        return mended(before, Format.HTML);
    }

    private static final LinkFilter DENYING = new LinkFilter(
            LinkPolicy.read(new SourceText("content/link-policy.yaml", "deny: [example.org]"))
                    .value(),
            List.of(),
            List.of(),
            Locale.UK);

    private static LinkReview review(String text, Format format) {
        return DENYING.review(Drafts.of(format, HeaderKind.YAML, text, 0));
    }

    private static String mended(String before, Format format) {
        return review(before, format).edits().apply(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "It eases pain. https://example.org/ This helps.        | It eases pain. This helps.",
                "It eases pain https://example.org/ and helps.          | It eases pain and helps.",
                "It eases pain, https://example.org/.                   | It eases pain.",
                "It eases pain (https://example.org/).                  | It eases pain.",
                "It eases pain (see https://example.org/) for hours.    | It eases pain for hours.",
                "It eases pain. Visit https://example.org/ today! Rest. | It eases pain. Rest.",
                "It eases pain. Click here: https://example.org/        | It eases pain.",
                "It eases pain. Click here >> https://example.org/ Rest.| It eases pain. Rest.",
                "It eases pain: https://example.org/                    | It eases pain",
                "You find us at https://example.org/.                   | You find us.",
                "Sleep well. → https://example.org/                     | Sleep well.",
                "A [url=https://example.org/]good bed[/url] helps.      | A good bed helps.",
                "A [https://example.org/ good bed] helps.               | A good bed helps.",
                "A <a href=https://example.org/>good bed</a> helps.     | A good bed helps.",
                "One hxxps://example[.]org/ two.                        | One two.",
                "He said \"https://example.org/\" twice.                | He said twice.",
            })
    void pastedTextReadsOn(String before, String after) {
        assertThat(text(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "Stretch well and visit https://example.org/ before you run. | Stretch well before you run.",
                "Many rest or go to https://example.org/ for a while.        | Many rest for a while.",
                "Rest and then check out https://example.org/, or walk.      | Rest, or walk.",
                "Dehnen und besuchen Sie https://example.org/ vor dem Lauf.  | Dehnen vor dem Lauf.",
                "Respirez et consultez https://example.org/ avant de courir. | Respirez avant de courir.",
                "Many runners visit https://example.org/ before they run.    | Many runners visit before they run.",
                "They come and see https://example.org/ patients at home.    | They come and see patients at home.",
                "And visit https://example.org/ before you run.              | And visit before you run.",
                "We hand and tryout https://example.org/ before we run.      | We hand and tryout before we run.",
            })
    void aVerbThatOnlyLedToALinkGoesWhereTheSentenceHasAnother(String before, String after) {
        assertThat(text(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "Sit less. Then visit https://example.org/ today. Walk more. | Sit less. Walk more.",
                "Sit less. And then please visit https://example.org/. Walk. | Sit less. Walk.",
                "Sit less. You can also go to https://example.org/. Walk.    | Sit less. Walk.",
                "Sitzen macht steif. Dann besuchen Sie https://example.org/. Gehen hilft. | Sitzen macht steif. Gehen hilft.",
                "Laufen macht müde. Besuchen Sie https://example.org/ für mehr Infos. Warten Sie. | Laufen macht müde. Warten Sie.",
                "Sit less. Then we rest at https://example.org/. Walk more.  | Sit less. Then we rest. Walk more.",
            })
    void aSentenceThatOnlyLedToALinkGoesWithTheWordsThatOpenIt(String before, String after) {
        assertThat(text(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "A [good bed](https://example.org/) helps.              | A good bed helps.",
                "A [**good** bed](https://example.org/ \"buy\") helps.  | A **good** bed helps.",
                "Sleep well. [Click here](https://example.org/) Rest.   | Sleep well. Rest.",
                "Sleep well <https://example.org/>.                     | Sleep well.",
                "Sleep **<https://example.org/>** well.                 | Sleep well.",
                "Sleep [](https://example.org/) well.                   | Sleep well.",
                "`https://example.org/` [bed](https://example.org/)     | `https://example.org/` bed",
            })
    void markdownReadsOn(String before, String after) {
        assertThat(markdown(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "<p>A <a href='https://example.org/'>good <b>bed</b></a> helps.</p> | <p>A good <b>bed</b> helps.</p>",
                "<p>Rest.</p><p><a href='https://example.org/'>Read more</a></p>     | <p>Rest.</p>",
                "<p>Rest <b><a href='https://example.org/'>here</a></b> now.</p>     | <p>Rest now.</p>",
                "<ul><li>One</li><li><a href='https://example.org/'></a></li></ul>   | <ul><li>One</li></ul>",
            })
    void htmlReadsOn(String before, String after) {
        assertThat(html(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "Rollen gibt es über X, meist bis Mai.",
                "Die Matten gibt es bei X.",
                "Kissen finden Sie unter X, sonst im Laden.",
                "Un coussin se trouve sur X, mais plus cher.",
                "On le commande chez X avant midi.",
                "Something like X may be what you need.",
                "The mat is on X for a month.",
                "X sells rollers and mats.",
                "Rest. X has the plan of the week.",
                "According to X, sleep helps.",
                "As X says, warmth helps.",
                "Wie X schreibt, hilft Wärme.",
                "Comme le dit X, la chaleur aide.",
                "D'après X la chaleur aide.",
                "If you want one, X has it.",
                "The mat is warm, and X sells it.",
                "Hier der Ort: X – und viel Freude.",
                "Rest. Visit X - the rollers of the north.",
            })
    void wordsStayWhereTheSentenceNeedsThemAndOnlyTheLinkGoes(String sentence) {
        String before = "Warm hands. " + sentence.replace("X", "https://example.org/a") + " Sleep well.";
        LinkReview review = review(before, Format.TEXT);
        assertThat(review.edits().apply(before)).isEqualTo(before);
        assertThat(Reviews.only(review).verdict()).isEqualTo(Verdict.UNLINK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "Fragen Sie bei X oder bei uns nach.        | Fragen Sie bei uns nach.",
                "Try it at X or at home.                    | Try it at home.",
                "Essayez chez X ou chez nous.               | Essayez chez nous.",
                "Rest well. Get more info >>> X             | Rest well.",
                "Ruhen Sie. Hier gibt es mehr Infos: X      | Ruhen Sie.",
                "See [[X]] rest.                            | See rest.",
            })
    void otherPlaceIsEnoughAndMarksGoWithTheirLink(String before, String after) {
        assertThat(text(before.replace("X", "https://example.org/a"))).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "Rest well. To order a roller: X               | Rest well.",
                "Rest well. For more on rollers and mats: X    | Rest well.",
                "Ruhen Sie. Zur Rolle für zu Hause: X          | Ruhen Sie.",
                "Reposez-vous. Pour commander le rouleau : X   | Reposez-vous.",
                "Our new address is: X                         | ~~",
                "Rest. Unsere Adresse ist: X                   | Rest.",
                "Rollers, Wells: X                             | ~~",
                "We wrote down all that helps a stiff neck: X  | We wrote down all that helps a stiff neck",
                "Die Übungen stehen im Heft des Verbands – X   | Die Übungen stehen im Heft des Verbands",
                "Rollers from a farm - X                       | Rollers from a farm",
                "We wrote it down: X. Rest.                    | We wrote it down. Rest.",
                "To order: X or K.                             | To order: K.",
                "The hours: Monday X                           | The hours: Monday",
            })
    void whatOnlyAnnouncedALinkGoesAndNoColonOrDashStaysBehind(String before, String after) {
        String kept = "https://www.nhs.uk/a";
        assertThat(text(before.replace("X", "https://example.org/a").replace("K", kept))
                        .replace(kept, "K"))
                .isEqualTo(after == null ? "" : after);
    }

    @Test
    void lineThatAnnouncedALinkGoesAndTheLinesRoundItStay() {
        assertThat(text("Rest well.\nTo give us a hand:\nhttps://example.org/a\nWe are a charity.\n"))
                .isEqualTo("Rest well.\nWe are a charity.\n");
        assertThat(text("We wrote it all down\nin a small book:\nhttps://example.org/a\nIt is free.\n"))
                .isEqualTo("We wrote it all down\nin a small book\nIt is free.\n");
        assertThat(text("Good sites:\nhttps://example.org/a\nhttps://www.nhs.uk/a\n"))
                .isEqualTo("Good sites:\nhttps://www.nhs.uk/a\n");
        assertThat(markdown("Rest.\n\nTo order: <https://example.org/a>\n\nSleep.\n"))
                .isEqualTo("Rest.\n\nSleep.\n");
        assertThat(html("<p>Rest.</p><p>To order: <a href='https://example.org/a'>https://example.org/a</a></p>"))
                .isEqualTo("<p>Rest.</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "Visit X - the rollers of the north. Sleep.       | the rollers of the north. Sleep.",
                "Rest. X – Warm hands. Sleep.                     | Rest. Warm hands. Sleep.",
                "Нажимайте X - Тёплые руки                        | Тёплые руки",
                "Rollers X - warm and soft.                       | Rollers - warm and soft.",
                "X -5 degrees                                     | -5 degrees",
                "A roller, X\">Warm hands and more.               | A roller, Warm hands and more.",
            })
    void dashAndTheRestOfATagGoWithTheLinkBeforeThem(String before, String after) {
        assertThat(text(before.replace("X", "https://example.org/a"))).isEqualTo(after);
    }

    @Test
    void dashBehindALinkGoesFromTheItemOfAList() {
        assertThat(text("Sites:\n\n- https://example.org/a -- Warm hands\n- https://www.nhs.uk/a -- Rest\n"))
                .isEqualTo("Sites:\n\n- Warm hands\n- https://www.nhs.uk/a -- Rest\n");
    }

    @Test
    void nameOfAHostAmongTheWordsOfASentenceStays() {
        String before = "We compared example.org with two others. The best was example.org because it is warm.";
        assertThat(text(before)).isEqualTo(before);
    }

    @Test
    void callGoesWithTheWordsThatLedToIt() {
        assertThat(markdown("Repos. Pour en savoir plus, cliquez [ici](https://example.org/). Bien."))
                .isEqualTo("Repos. Bien.");
        assertThat(markdown("Ruhe. Mehr dazu, klicken Sie [hier](https://example.org/). Gut."))
                .isEqualTo("Ruhe. Gut.");
        assertThat(markdown("Rest.\n\n[Get yours >>>](https://example.org/)\n")).isEqualTo("Rest.");
    }

    @Test
    void wordsOfAWikiLinkStayWithoutItsMarks() {
        assertThat(text("The roller [[helps the back|https://example.org/a]] a lot."))
                .isEqualTo("The roller helps the back a lot.");
    }

    @Test
    void callThatASentenceLeadsToStaysAsAWord() {
        assertThat(markdown("Have a look at her website [here](https://example.org/). Rest."))
                .isEqualTo("Have a look at her website here. Rest.");
    }

    @Test
    void linkThatWasTheFullStopOfASentenceLeavesIt() {
        assertThat(markdown("See the ward[.](https://example.org/)\n\nRest.\n")).isEqualTo("See the ward.\n\nRest.\n");
        assertThat(markdown("See the ward [.](https://example.org/) of ours.")).isEqualTo("See the ward of ours.");
    }

    @Test
    void stopThatIsALinkGoesWhereNoSentenceNeedsIt() {
        assertThat(markdown("The mat helps. [.](https://example.org/) Rest.")).isEqualTo("The mat helps. Rest.");
        assertThat(markdown("Rest.\n\n**[.](https://example.org/)**\n\nSleep.\n"))
                .isEqualTo("Rest.\n\nSleep.\n");
        assertThat(html("<p>Rest.</p><p><b><a href='https://example.org/'>.</a></b></p>"))
                .isEqualTo("<p>Rest.</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "Rest. More information is available at X. Sleep.            | Rest. Sleep.",
                "Rest. Full details of the course are posted on X            | Rest.",
                "Ruhe. Weitere Informationen zum Kurs finden Sie auf X. Gut. | Ruhe. Gut.",
                "Ruhe. Alle Einzelheiten stehen unter X                      | Ruhe.",
                "Repos. Tous les renseignements se trouvent sur X. Bien.     | Repos. Bien.",
                "Repos. Vous trouverez plus d'informations sur le cours sur X. Bien. | Repos. Bien.",
                "Ask for information. Rollers are sold at X. Sleep.          | ~Ask for information. Rollers are sold at X. Sleep.~",
                "Details are given at X or at the desk.                      | ~Details are given at the desk.~",
                "Weitere Informationen gibt es bei X oder am Empfang.        | ~Weitere Informationen gibt es bei X oder am Empfang.~",
            })
    void sentenceThatOnlyTellsWhereMoreIsToBeReadGoes(String before, String after) {
        assertThat(text(before.replace("X", "https://example.org/a")))
                .isEqualTo(after.replace("X", "https://example.org/a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "You can look at the rollers here X, they are warm. | You can look at the rollers, they are warm.",
                "You see the rollers here: X. Rest.                 | You see the rollers. Rest.",
                "Our rollers are here: X. Rest.                     | Our rollers are here. Rest.",
                "Die Rollen zeigt ein Film hier X, er ist kurz.     | Die Rollen zeigt ein Film, er ist kurz.",
                "Mehr finden Sie hier: X. Ruhe.                     | Mehr finden Sie hier. Ruhe.",
                "Regardez les rouleaux ici X, ils sont chauds.      | Regardez les rouleaux, ils sont chauds.",
            })
    void wordThatPointedAtALinkGoesWhereTheSentenceCanDoWithout(String before, String after) {
        assertThat(text(before.replace("X", "https://example.org/a"))).isEqualTo(after);
    }

    @Test
    void markThatPartedALinkFromTheWordsBeforeGoesAlsoBehindTags() {
        assertThat(html("<p><i>Rollers ·</i> <b><a href='https://example.org/'>Click here</a></b></p>"))
                .isEqualTo("<p><i>Rollers </i></p>");
        assertThat(text("<i>Rollers</i> <i>|</i> <a href='https://example.org/'>Click here</a>\nRest."))
                .isEqualTo("<i>Rollers</i> <i></i>\nRest.");
    }

    @Test
    void wordsThatOnlyLookLikeASpelledAddressStay() {
        String before = "[m] b a c k . s i t e s rest";
        assertThat(text(before)).isEqualTo(before);
    }

    @Test
    void headingOverNothingGoesAndTheTitleStays() {
        assertThat(markdown("# Necks\n\nRest.\n\n## Shops\n\n<https://example.org/a>\n\n## Sleep\n\nWell.\n"))
                .isEqualTo("# Necks\n\nRest.\n\n## Sleep\n\nWell.\n");
        assertThat(
                        markdown(
                                "# Necks\n\nRest.\n\n## Links\n\nSee:\n\n- <https://example.org/a>\n- <https://example.org/b>\n"))
                .isEqualTo("# Necks\n\nRest.\n\n");
        assertThat(markdown("# Necks\n\n<https://example.org/a>\n\n## Sleep\n\nWell.\n"))
                .isEqualTo("# Necks\n\n## Sleep\n\nWell.\n");
        assertThat(markdown("Rest.\n\n## Shops\n\n<https://example.org/a>\n\n### Beds\n\nFirm.\n"))
                .isEqualTo("Rest.\n\n## Shops\n\n### Beds\n\nFirm.\n");
        assertThat(html("<h1>A</h1><p>Rest.</p><h2>Shops</h2><p><a href='https://example.org/'>Click here</a></p>"))
                .isEqualTo("<h1>A</h1><p>Rest.</p>");
    }

    @Test
    void shortLineThatLedToAListGoesWithIt() {
        assertThat(text("Rest.\n\nOur partners:\n\n- https://example.org/a\n- https://example.org/b\n\nSleep.\n"))
                .isEqualTo("Rest.\n\nSleep.\n");
        assertThat(text("Rest.\nOur partners:\nhttps://example.org/a\nhttps://example.org/b\n\nSleep.\n"))
                .isEqualTo("Rest.\n\nSleep.\n");
    }

    @Test
    void paragraphThatWasOnlyCarrierGoes() {
        assertThat(text("First.\n\nRead more: https://example.org/\n\nSecond.\n"))
                .isEqualTo("First.\n\nSecond.\n");
    }

    @Test
    void lastParagraphThatWasOnlyCarrierGoes() {
        assertThat(text("First.\n\nhttps://example.org/\n")).isEqualTo("First.\n");
    }

    @Test
    void listItemThatWasOnlyALinkGoes() {
        assertThat(markdown("- one\n- <https://example.org/>\n- three\n")).isEqualTo("- one\n- three\n");
    }

    @Test
    void onlyLineOfAParagraphThatIsALinkGoes() {
        assertThat(text("First line\nhttps://example.org/\nlast line.")).isEqualTo("First line\nlast line.");
    }

    @Test
    void referenceGoesWithItsDefinition() {
        assertThat(markdown("A [good bed][b] and a [bed][b].\n\n[b]: https://example.org/ \"x\"\n"))
                .isEqualTo("A good bed and a bed.\n");
    }

    @Test
    void whatIsNotPartOfALinkStays() {
        String before = "Two  blanks ,odd \"quotes\"glued.\r\nTabs\there. https://example.org/ End  .\r\n";
        assertThat(text(before)).isEqualTo("Two  blanks ,odd \"quotes\"glued.\r\nTabs\there. End  .\r\n");
    }

    @Test
    void secondLookFindsNothingToDo() {
        String once = text("One. https://example.org/ Two (https://example.org/a). Visit https://example.org/b now.");
        assertThat(text(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "We like X and K and X.                       | We like K.",
                "With K, X or X.                              | With K.",
                "With X, X and K.                             | With K.",
                "With K, X or K.                              | With K or K.",
                "With K, X, X, K, and K.                      | With K, K, and K.",
                "Either X or K will do.                       | Either K will do.",
                "Shops: X or X or X. Rest.                    | Shops. Rest.",
                "Good beds (see X and X) help.                | Good beds help.",
                "Try X, X and X today. Rest.                  | Rest.",
                "Bett oder Liege: K, X und X.                 | Bett oder Liege: K.",
                "Visit us at X or call 0117 496.              | Visit us or call 0117 496.",
                "Call 0117 496 or visit X.                    | Call 0117 496.",
                "Sleep helps, as X says.                      | Sleep helps.",
                "Sleep helps – X – and so does rest.          | Sleep helps – and so does rest.",
                "(X) \"X\" X, X. End.                          | End.",
                "Le massage aide (voir X). Reposez-vous.      | Le massage aide. Reposez-vous.",
                "Le massage aide. Pour en savoir plus : X     | Le massage aide.",
                "Massage hilft. Siehe X. Dann ruhen.          | Massage hilft. Dann ruhen.",
                "Massage hilft (mehr unter X). Dann ruhen.    | Massage hilft. Dann ruhen.",
                "Massage hilft. Weitere Informationen finden Sie unter X. Dann ruhen. | Massage hilft. Dann ruhen.",
                "Quelle: X                                    | ~~",
                "Ayuda mucho. Véase X. Fuente: X              | Ayuda mucho.",
                "It helps.X Rest.                             | It helps. Rest.",
            })
    void whatOnlyJoinedOrIntroducedGoesToo(String before, String after) {
        String kept = "https://www.nhs.uk/a";
        assertThat(text(before.replace("X", "https://example.org/a").replace("K", kept))
                        .replace(kept, "K"))
                .isEqualTo(after == null ? "" : after);
    }

    @Test
    void footnoteOfWhichNothingIsLeftGoesWithItsMark() {
        assertThat(markdown("It helps.[^1] Rest.[^2]\n\n[^1]: See https://example.org/a\n\n[^2]: Sleep.\n"))
                .isEqualTo("It helps. Rest.[^2]\n\n[^2]: Sleep.\n");
    }

    @Test
    void numberThatOnlyMarkedALinkGoes() {
        assertThat(markdown("It helps [1](https://example.org/a). Rest.")).isEqualTo("It helps. Rest.");
    }

    @Test
    void headOfAListOfWhichNothingIsLeftGoes() {
        assertThat(text("Rest.\n\nSources:\n\n- https://example.org/a\n- https://example.org/b\n\nSleep.\n"))
                .isEqualTo("Rest.\n\nSleep.\n");
        assertThat(text("Rest.\n\nSources:\n\n- https://example.org/a\n- Gray 1918\n"))
                .isEqualTo("Rest.\n\nSources:\n\n- Gray 1918\n");
    }

    /** Sentences put together at random, the same each time, with and without links. */
    @Test
    void whatIsNotPartOfALinkStaysWhateverStandsRoundIt() {
        String[] pieces = {
            "Warm hands calm",
            "the neck",
            " (see X)",
            " X",
            ", X and X",
            " or K",
            "; \"X\"",
            ". ",
            "! Read more: X. ",
            "\n",
            "\n\n",
            "- ",
            "  two blanks",
            " – X –",
            " [a bed](X)",
            " **X** ",
            "<b>X</b>",
            " 3.50 , odd",
            " tabs\there",
            "\r\n",
            " X, K",
            " e.g. X",
            "X",
            "K",
            " [X]",
            " at X",
            " und X",
            "…",
            " 😀 sleep X "
        };
        Random random = new Random(17);
        for (int round = 0; round < 1500; round++) {
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                built.append(pieces[random.nextInt(pieces.length)]);
            }
            String before = built.toString()
                    .replaceAll("([XK])(?=[\\p{L}\\p{N}😀…])", "$1 ") // else they would be part of the address
                    .replace("X", "https://example.org/a" + round)
                    .replace("K", "https://www.nhs.uk/" + round);
            for (Format format : Format.values()) {
                LinkReview review = review(before, format);
                String after = review.edits().apply(before);
                String why = format + ": " + before;
                assertThat(review.edits().list())
                        .as(why)
                        .allMatch(edit -> edit.replacement().isEmpty());
                boolean needed = review.verdicts().stream().anyMatch(link -> link.verdict() == Verdict.UNLINK);
                if (!needed) {
                    assertThat(after).as(why).doesNotContain("example.org"); // else the sentence needs its words
                }
                for (String word :
                        new String[] {"Warm hands calm", "the neck", "two blanks", "3.50", "a bed", "😀 sleep", "nhs.uk"
                        }) {
                    assertThat(count(after, word)).as(why + " / " + word).isEqualTo(count(before, word));
                }
                if (!needed) {
                    assertThat(mended(after, format)).as(why).isEqualTo(after);
                }
            }
        }
    }

    private static int count(String text, String word) {
        return text.split(java.util.regex.Pattern.quote(word), -1).length - 1;
    }
}
