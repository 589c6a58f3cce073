package org.clinicsite.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorialLintTest {

    @TempDir
    private Path folder;

    @Test
    void aTextFullOfFaultsTripsTwentyRulesButNotTheOneOnSeriousConditions() throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("articles/reflexology-for-stiff-shoulders.txt"), FAULTY);

        List<String> rules = lint().rules("content/articles/reflexology-for-stiff-shoulders.txt");

        assertThat(rules).hasSizeGreaterThanOrEqualTo(20).doesNotContain("serious-condition");
    }

    @Test
    void aCarefulTextOnTheSameThemeTripsNothing() throws IOException {
        Clinics.write(folder);
        Clinics.article(folder, "careful", "Reflexology and stiff shoulders", CAREFUL);

        assertThat(lint().findings()).extracting(Finding::says).isEmpty();
    }

    /** {@code -Dseed=FILE}: a pasted article that is not ours to publish. */
    @Test
    void theSeedTripsTwentyRulesButNotTheOneOnSeriousConditions() throws IOException {
        String seed = System.getProperty("seed");
        assumeTrue(seed != null, "No text to look through: name one with -Dseed=FILE.");
        Clinics.write(folder);
        Linted.write(folder.resolve("articles/seed.txt"), Files.readString(Path.of(seed)));

        assertThat(lint().rules("content/articles/seed.txt"))
                .hasSizeGreaterThanOrEqualTo(20)
                .doesNotContain("serious-condition");
    }

    /** One article of the demo is a pasted text with faults on purpose: the build cleans them, and the editor reads the page. */
    @Test
    void theDemosOwnTextsTripNothing() throws IOException {
        assertThat(Linted.of(Path.of("../content")).findings())
                .filteredOn(finding -> !finding.source().equals("content/articles/tired-upper-back.txt")
                        || !finding.rule().equals("long-sentence"))
                .extracting(Finding::says)
                .isEmpty();
    }

    @Test
    void aFindingNamesItsPlaceInTheFileAndQuotesIt() throws IOException {
        Clinics.write(folder);
        Clinics.article(folder, "place", "A place", "We 😀 talk.\n\nOur *hands* **cure** [back pain](x.md) today.\n");

        assertThat(lint().findings())
                .filteredOn(f -> f.rule().equals("cure-claim"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.level()).isEqualTo(Level.ERROR);
                    assertThat(f.source()).isEqualTo("content/articles/place.md");
                    assertThat(f.line()).isEqualTo(13);
                    assertThat(f.column()).isEqualTo(15);
                    assertThat(f.quote()).isEqualTo("cure back pain");
                    assertThat(f.message()).isNotBlank();
                    assertThat(f.advice()).isNotBlank();
                });
    }

    @Test
    void codeAttributesCommentsAndAddressesAreNotProse() throws IOException {
        Clinics.write(folder);
        Clinics.article(folder, "markup", "Markup", """
                Write `massage cures back pain` nowhere.

                ```
                massage cures back pain
                ```

                <!-- massage cures back pain -->

                <span title="massage cures back pain">So</span> it goes, see [here](https://massage.example/cures-back-pain).
                """);
        Linted.write(folder.resolve("articles/page.html"), Clinics.header("Page", "") + """
                <script>massage cures back pain</script>
                <p>Massage <em>cures</em> <a href="x.md">back
                pain</a>.</p>
                """);

        Linted linted = lint();
        assertThat(linted.rules("content/articles/markup.md")).doesNotContain("cure-claim");
        assertThat(linted.findings())
                .filteredOn(f -> f.rule().equals("cure-claim"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.quote()).isEqualTo("cures back pain");
                    assertThat(f.line()).isEqualTo(12);
                });
    }

    @Test
    void shortcutsAreNotProseButWhatTheyHoldIs() throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("articles/box.md"), Clinics.header("Box", "") + """
                Massage cures
                ::hours{location="back-pain"}
                back pain seldom.

                ::: caution
                Massage cures back pain.
                :::
                """);
        assertThat(lint().findings())
                .filteredOn(f -> f.rule().equals("cure-claim"))
                .singleElement()
                .satisfies(f -> assertThat(f.quote()).isEqualTo("cures back pain"));
    }

    @Test
    void theWordsOfAShortcutAreReadButNotItsValues() throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("articles/button.md"), Clinics.header("Button", "") + """
                Some words.

                ::book[Massage cures back pain]{service="cures-back-pain"}

                ::hours{location="cures-neck-pain"}
                """);
        assertThat(lint().findings())
                .filteredOn(f -> f.rule().equals("cure-claim"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.quote()).isEqualTo("cures back pain");
                    assertThat(f.column()).isEqualTo(16);
                });
    }

    @Test
    void theHeaderIsReadToo() throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("services/deep.md"), """
                ---
                title: Deep massage
                description: Cures back pain in an hour, in Saltbeck.
                summary: Slow and firm.
                options:
                  - {minutes: 60, price: 58.00}
                therapists: [daniel, rowan]
                cautions: [You have a fever]
                ---
                We lean in and wait.
                """);

        assertThat(lint().findings())
                .extracting(Finding::says)
                .singleElement()
                .asString()
                .startsWith("content/services/deep.md:3:14: cure-claim: “Cures back pain”.");
    }

    @Test
    void servicesAndPagesAreCheckedForClaimsOnly() throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("pages/about.md"), """
                ---
                title: About
                ---
                Massage cures back pain. Nausea is usually accompanied by neck pain. Report Page
                """);

        assertThat(lint().rules("content/pages/about.md")).containsExactly("cure-claim");
    }

    @Test
    void aMissingKeyOfTheHeaderIsNamed() throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("articles/bare.md"), "---\ntitle: Bare\nauthor: daniel\n---\nShort.\n");

        assertThat(lint().findings())
                .filteredOn(f -> f.rule().equals("missing-meta"))
                .singleElement()
                .extracting(Finding::quote)
                .isEqualTo("published, reviewed, reviewer, sources, description");
    }

    @Test
    void aListOfSourcesInTheTextIsAsGoodAsOneInTheHeader() throws IOException {
        Clinics.write(folder);
        Linted.write(
                folder.resolve("articles/listed.md"),
                Clinics.header("Listed", "").replace("sources:\n  - {title: A book}\n", "")
                        + "Short.\n\n## Sources\n\n1. A book\n");

        assertThat(lint().rules("content/articles/listed.md")).doesNotContain("missing-meta");
    }

    @Test
    void aReviewIsLateFromTheDayAfter() throws IOException {
        Clinics.write(folder);
        Linted.write(
                folder.resolve("articles/late.md"), Clinics.header("Late", "next-review: 2026-11-21\n") + "Short.\n");
        Linted.write(
                folder.resolve("articles/due.md"), Clinics.header("Due", "next-review: 2026-11-22\n") + "Short.\n");

        assertThat(lint().findings())
                .extracting(Finding::says)
                .singleElement()
                .asString()
                .startsWith("content/articles/late.md:10:1: stale-review: “2026-11-21”.");
    }

    @Test
    void aWaiverWithAReasonSilencesItsRule() throws IOException {
        Clinics.write(folder);
        Linted.write(
                folder.resolve("articles/waived.md"),
                Clinics.header("Waived", "waive: {cure-claim: It is the title of a play.}\n")
                        + "Massage cures back pain.\n");

        Linted linted = lint();
        assertThat(linted.errors()).isEmpty();
        assertThat(linted.rules("content/articles/waived.md"))
                .doesNotContain("cure-claim")
                .contains("no-medical-advice");
    }

    @Test
    void aWaiverOfAnUnknownRuleOrWithoutAReasonIsAnError() throws IOException {
        Clinics.write(folder);
        Linted.write(
                folder.resolve("articles/waived.md"),
                Clinics.header("Waived", "waive:\n  cure-clam: It is a play.\n  grade: ''\n") + "Short.\n");

        assertThat(lint().errors())
                .containsExactly(
                        "content/articles/waived.md:11:3: waive: there is no rule 'cure-clam'. Did you mean 'cure-claim'?",
                        "content/articles/waived.md:12:3: The waiver of 'grade' gives no reason. Write why this text may break the rule:"
                                + " \"grade: It quotes a patient's letter.\"");
    }

    @Test
    void aClinicSetsItsOwnLevels() throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("editorial.yaml"), "levels:\n  cure-claim: info\n  no-medical-advice: OFF\n");
        Clinics.article(folder, "cure", "Cure", "Massage cures back pain.\n");

        assertThat(lint().findings())
                .extracting(Finding::rule, Finding::level)
                .contains(tuple("cure-claim", Level.INFO))
                .doesNotContain(tuple("no-medical-advice", Level.ERROR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "levels: {cure-clam: off}      | content/editorial.yaml:1:10: There is no rule 'cure-clam'. Did you mean 'cure-claim'?",
                "levels: {grade: warn}         | content/editorial.yaml:1:17: grade: 'warn' is not known here. There are: error, warning, info, off.",
                "level: {grade: off}           | content/editorial.yaml:1:1: Unknown key 'level'; it is not used. Did you mean 'levels'?",
                "levels: [grade]               | content/editorial.yaml:1:9: 'levels' holds keys. Write 'name: value' lines below it, indented.",
                "{levels: {grade: off, grade: off}} | content/editorial.yaml:1:23: The key 'grade' stands twice, first in line 1. Keep one of them.",
                "- grade                       | content/editorial.yaml:1:1: The file holds no keys. Write 'key: value' lines.",
            })
    void aMistakeInTheLevelsIsAnErrorAtItsPlace(String yaml, String says) throws IOException {
        Clinics.write(folder);
        Linted.write(folder.resolve("editorial.yaml"), yaml + "\n");

        assertThat(lint().errors()).singleElement().asString().startsWith(says);
    }

    @ParameterizedTest
    @CsvSource({
        "GB, WARNING",
        "AU, ERROR",
        "US, WARNING",
        "US-CA, WARNING",
        "CA-ON, ERROR",
        "DE, WARNING",
        "FR, WARNING"
    })
    void theJurisdictionSetsWhatStoriesOfResultsAre(String jurisdiction, Level level) throws IOException {
        Clinics.write(folder, "en-GB", jurisdiction);
        Clinics.article(
                folder,
                "story",
                "Story",
                "“After one visit my back pain is gone,” says a client. See your GP if pain lasts.\n");

        assertThat(lint().findings())
                .extracting(Finding::rule, Finding::level)
                .contains(tuple("testimonial-claim", level));
    }

    @Test
    void whereNoPackSpeaksItsRulesAreOff() throws IOException {
        Clinics.write(folder, "en-NZ", "NZ");
        Clinics.article(folder, "story", "Story", "We are the best clinic in town. Our osteopath is kind.\n");

        assertThat(lint().findings()).isEmpty();
    }

    @Test
    void massageTherapistIsATitleInOntario() throws IOException {
        Clinics.write(folder, "en-CA", "CA-ON");
        Clinics.article(folder, "staff", "Staff", "Rowan is a massage therapist.\n");

        assertThat(lint().rules("content/articles/staff.md")).contains("protected-title");
    }

    @Test
    void germanAndFrenchHaveTheirClaims() throws IOException {
        Clinics.write(folder, "de-DE", "DE");
        Clinics.article(
                folder, "heilung", "Heilung", "Massage heilt Rückenschmerzen. Wir sind die beste Praxis der Stadt.\n");
        Clinics.article(
                folder,
                "keine",
                "Keine",
                "Massage heilt keine Rückenschmerzen. „Massage heilt Migräne“ schreiben wir nicht.\n");
        assertThat(lint().rules("content/articles/heilung.md")).contains("cure-claim", "superiority");
        assertThat(lint().rules("content/articles/keine.md")).doesNotContain("cure-claim");

        Clinics.write(folder, "fr-FR", "FR");
        Clinics.article(folder, "heilung", "Guérison", "Le massage élimine vos migraines.\n");
        Clinics.article(folder, "keine", "Rien", "Le massage ne guérit pas les migraines.\n");
        assertThat(lint().rules("content/articles/heilung.md")).contains("cure-claim");
        assertThat(lint().rules("content/articles/keine.md")).doesNotContain("cure-claim");
    }

    @Test
    void everyWordListCanBeReadAndNamesItsSources() {
        for (String language : List.of("en", "de", "fr")) {
            assertThat(Lexicon.of(language, Pack.of("GB")).has(Terms.CURE))
                    .as(language)
                    .isTrue();
        }
        assertThat(Terms.values()).as("a bit each").hasSizeLessThanOrEqualTo(64);
        Lexicon english = Lexicon.of("en", Pack.of("GB"));
        for (Terms terms : Terms.values()) {
            assertThat(english.has(terms)).as(terms.word()).isTrue();
        }
        for (String jurisdiction : List.of("GB", "AU", "US", "CA-ON", "DE", "FR")) {
            Pack pack = Pack.of(jurisdiction);
            for (String rule : List.of("superiority", "protected-title", "testimonial-claim")) {
                assertThat(pack.level(rule)).as(jurisdiction + " " + rule).isNotNull();
                assertThat(pack.law(rule)).as(jurisdiction + " " + rule).isNotEmpty();
            }
        }
    }

    private Linted lint() throws IOException {
        return Linted.of(folder);
    }

    private static final String FAULTY =
            """
            Reflexology For Stiff Shoulders

            Reflexology For Stiff Shoulders

            Reflexology is known all over the world, and reflexology has helped more people than anyone can count, because reflexology reaches every corner of the body through the feet and asks for nothing but a chair. A reflexology session supports natural healing. Deep tissue massage means softly gliding over the skin. Reflexology will rid you of headaches for good. https://foot-oils.example/ It works against all kinds of pain. The feet hold points on energy lines, and reflexology opens them. Toxins leave the body through the soles.

            In reflexology and acupressure, fine needles are used as well: acupressure needles warm the foot. Reflexology eases nausea and it relieves migraine. Cold feet are always caused by tension. The practitioner's"magic"hands find each point. Some rub the knuckles hard along the spine until it is warm.

            Reflexology reduces inflammation after a fall, and runners say that it prevents injuries. Reflexology relieves pain in the heel. There are several causes of tightness in the neck. Sciatica is one of the reasons. Nobody should run without it. Feet that are looked after carry you far, and reflexology looks after feet.

            Chronic pain in the shoulders is a burden for many. Reflexology can ease pain there too. Ten minutes are enough, some say, though an hour is better and another foot points can be pressed at home. The acute pain in the shoulders then melts like snow. Reflexology helps to relieve pain in the morning.

            Ask your doctor before you begin a new diet. Reflexology goes with every diet. Reflexology is gentle on the wallet as well. A decent massage therapist gives reflexology after a massage, and a massage before reflexology. Reflexology mats cost little. Reflexology socks cost less. We are the best clinic in town. Interminable agony in the shoulders is no way to live. So much for stiff shoulders.

            """ + "Walk home slowly and drink a glass of water if you like. ".repeat(3) + """


            Print this page

            Report Page
            """;

    private static final String CAREFUL = """
            Stiff shoulders are one of the most common reasons to book with us. Some people ask for reflexology, a massage of the
            feet. This page says what it can do for stiff shoulders, and what it cannot.

            ## Where it comes from

            In traditional Chinese medicine, the feet are joined to the rest of the body by meridians, along which energy flows.
            Nobody has found them. Reflexology is no cure for anything, and we do not promise that it ends your pain.

            ## What is known

            A [Cochrane review](https://doi.org/10.1002/14651858.CD001929.pub3) looked at massage for back pain. It may ease
            back pain for some days. For reflexology there are few good trials. Acupressure works without needles, and so do we.

            ## What a session is like

            You lie on your back, and we press with our thumbs. It can be gentle or firm; say what you like. Deep tissue massage
            is another matter: it is slow and strong. If we work on your back as well, we stay on the muscles and off the spine.
            “Detox” is a word that we leave to others.

            ## When to wait, and when to see a doctor

            Do not come with a fever or a fresh injury. If you have diabetes or a blood clot, ask your doctor before you book.
            See your GP if your shoulder is still stiff after six weeks, or at once if the pain came with a fall.
            Read [when not to have massage](../pages/contraindications.md) first.
            """;
}
