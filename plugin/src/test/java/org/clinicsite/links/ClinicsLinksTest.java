package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.clinicsite.document.Drafts;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that clinics really write, and those that are bought: what must stay, what must be asked, what must go. */
class ClinicsLinksTest {

    private static final String BEFORE =
            "A stiff neck often eases when the shoulders get warm and the head is moved a little each hour. ";
    private static final String AFTER =
            " Sleep on your side with a flat pillow, and come back to us when the arm tingles or the hand is weak.";

    private static LinkVerdict own(String sentence) {
        return Reviews.only(Reviews.review(BEFORE + sentence + AFTER, Format.MARKDOWN, HeaderKind.YAML, ""));
    }

    private static LinkFilter filter(String policy, String... facts) {
        return LinkFilter.of(
                LinkPolicy.read(new SourceText("content/link-policy.yaml", policy))
                        .value(),
                "https://www.harbour-clinic.example/",
                List.of(facts),
                Locale.UK);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void bookingAddressOfTheFactsIsTheClinicsOwnInEachFormat(Format format) {
        String link = switch (format) {
            case HTML -> "<a href='https://harbour.diary.example/new?t=1'>Book now</a>";
            case TEXT -> "Book now: https://harbour.diary.example/new?t=1";
            default -> "[Book now](https://harbour.diary.example/new?t=1)";
        };
        String text = link + "\n\n" + BEFORE + "\n\n" + link + "\n";
        LinkReview review = filter("", "https://harbour.diary.example/").review(Drafts.of(format, text));
        assertThat(review.verdicts()).hasSize(2).allSatisfy(link2 -> {
            assertThat(link2.decidedBy()).isEqualTo("facts");
            assertThat(link2.verdict()).isEqualTo(Verdict.KEEP);
        });
        assertThat(review.edits().list()).isEmpty();
    }

    @Test
    void onAPlatformOnlyTheClinicsOwnPageIsItsOwn() {
        LinkFilter filter = filter("", "https://medium.com/harbourclinic");
        LinkReview review = filter.review(Drafts.of(
                Format.MARKDOWN, "[a](https://medium.com/harbourclinic/neck) [b](https://medium.com/harbourclinics)"));
        assertThat(review.verdicts()).extracting(LinkVerdict::decidedBy).containsExactly("facts", "signals");
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.cliniko.com/bookings, https://harbour.cliniko.com/vouchers, facts",
        "https://www.terminland.de/harbour, https://www.terminland.de/harbour/neck, facts",
        "https://www.terminland.de/harbour, https://www.terminland.de/another, platform",
        "https://www.cliniko.com/harbour, https://www.cliniko.com/another, platform",
    })
    void ofADiaryWhoseHostManyShareOnlyTheClinicsPathIsItsOwn(String fact, String link, String decidedBy) {
        LinkReview review = filter("", fact).review(Drafts.of(Format.TEXT, "Book at " + link + " at any hour."));
        assertThat(Reviews.only(review).decidedBy()).isEqualTo(decidedBy);
    }

    @Test
    void eachServiceIsListedOnceAndSaysWhatItIs() {
        List<String[]> entries = DataFiles.lines("clinic-services.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .toList();
        assertThat(entries)
                .allSatisfy(
                        entry -> assertThat(entry).as(String.join(" ", entry)).hasSize(3));
        assertThat(entries).extracting(entry -> entry[0]).doesNotHaveDuplicates();
        assertThat(entries)
                .extracting(entry -> entry[1])
                .isSubsetOf(
                        "booking",
                        "maps",
                        "messenger",
                        "social",
                        "video",
                        "payment",
                        "vouchers",
                        "shop",
                        "newsletter",
                        "podcast",
                        "bookshop",
                        "reviews",
                        "events",
                        "meeting",
                        "community",
                        "insurer",
                        "association",
                        "journal",
                        "reference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Choose a time in [our diary](https://harbour.as.me/neck).",
                "Ask us on [WhatsApp](https://wa.me/441632960123).",
                "You find us [on the map](https://goo.gl/maps/Ab12Cd34).",
                "Pay the deposit [here](https://buy.stripe.com/abc123).",
                "We read [Explain Pain](https://www.waterstones.com/book/explain-pain/9780987342669) with our clients.",
                "Anna spoke of it in [a podcast](https://podcasts.apple.com/gb/podcast/x/id12345).",
                "We belong to the [Federation of Holistic Therapists](https://www.fht.org.uk/).",
                "Ask [your insurer](https://www.tk.de/techniker) what is paid."
            })
    void serviceThatClinicsUseIsFollowedInTheirOwnText(String sentence) {
        LinkVerdict link = own(sentence);
        assertThat(link.verdict()).as(link.toString()).isEqualTo(Verdict.KEEP);
        assertThat(link.decidedBy()).isIn("platform", "known");
    }

    @Test
    void serviceInATextWithoutAHeaderStaysButNobodyVouchesForIt() {
        LinkVerdict link = Reviews.only(Reviews.markdown(BEFORE + "[Book](https://harbour.as.me/neck)." + AFTER));
        assertThat(link.verdict()).isEqualTo(Verdict.NOFOLLOW);
        assertThat(link.decidedBy()).isEqualTo("platform");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our clients train at Elm Street Gym (https://elmstreetgym.example/).",
                "The oil comes from https://bramblefarm.example/oils/grapeseed in the next village.",
                "The walk is on https://www.komoot.com/tour/123456 with pictures.",
                "The experts at our clinic like https://hotstones.example/ too.",
                "Anna writes at https://annaofthehands.example/ once a month.",
                "The soap is made at https://www.savonduport.fr/ in the old town.",
                "Our neighbour Men's Health Harbour (https://menshealth-harbour.co.uk/) has a lift."
            })
    void honestAddressOfAPastedTextIsNeverCutOut(String sentence) {
        LinkReview review = Reviews.text(BEFORE + sentence + AFTER);
        assertThat(Reviews.only(review).verdict()).isEqualTo(Verdict.NOFOLLOW);
        assertThat(review.edits().list()).isEmpty();
    }

    @Test
    void listOfSourcesStaysWholeAndItsHeadingToo() {
        StringBuilder text = new StringBuilder(BEFORE + "\n\n## Sources\n\n");
        for (int i = 1; i <= 9; i++) {
            text.append(i).append(". <https://journal").append(i).append(".example/paper>\n");
        }
        LinkReview review = Reviews.markdown(text.toString());
        assertThat(review.verdicts())
                .hasSize(9)
                .noneMatch(link -> link.verdict().takesLinkOut());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Many like a [CBD oil for pain](https://puregreenshelf.example/oil).",
                "A [massage gun](https://gunsforbacks.example/) helps some.",
                "The [best mattress for back pain](https://restadvisor.example/top) is firm.",
                "[Dental implants in Turkey](https://smileharbour.example/) are cheap.",
                "Try the [neck pillow](https://www.amazon.co.uk/dp/B0ABCDEFGH?tag=necks-21).",
                "See the [side effects](https://a-firm.example/shop/neck-balm) of it.",
                "Experts at [Backwell](https://backwell.example/learn) explain why.",
                "Laut [einem Ratgeber von Ruckenfit](https://ruckenfit.example/tipps) hilft Wärme.",
                "Selon [une étude de Dosbien](https://dosbien.example/etude), marcher aide.",
                "Tom Hale writes for [Wellness Daily](https://wellness-daily.example/).",
                "Tom Hale is a [freelance writer](https://tomhale.example/) who walks.",
                "Tom Hale schreibt für [Wohl und Weh](https://wohlundweh.example/).",
                "Anne Roux écrit pour [Bien et Mieux](https://bienetmieux.example/)."
            })
    void boughtLinkOnHealthIsNotFollowedInAnAuthorsOwnTextAndSaysWhy(String sentence) {
        LinkVerdict link = own(sentence);
        assertThat(link.verdict()).as(link.toString()).isNotEqualTo(Verdict.KEEP);
        assertThat(link.because()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a [greffe de cheveux](https://cheveux-bosphore.example/)",
                "a [Zahnklinik in Ungarn](https://laecheln.example/)",
                "a [chwilówka](https://chwilowki24.example/)",
                "[comprar seguidores](https://mas-amigos.example/)",
                "[pisanie prac magisterskich](https://pisanie-prac.example/)",
                "[CBD olie](https://cbdolie-winkel.example/)",
                "[montres](https://montres-repliques.example/)"
            })
    void sellersOfOtherLanguagesAreKnownHoweverTheirHostsSpellThem(String link) {
        LinkVerdict verdict = Reviews.only(Reviews.markdown(BEFORE + "We saw " + link + "." + AFTER));
        assertThat(verdict.verdict().takesLinkOut()).as(verdict.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"MARKDOWN", "TEXT"})
    void boughtArticleThatWasGivenAHeaderSendsNobodyOnAndIsNotCalledKept(Format format) {
        String bought = "Shiatsu for the neck\n\nShiatsu is old and gentle. It warms the muscles. "
                + "https://shiatsuforall.example/ This calms the nerves. Many people sleep better after it, and the "
                + "neck turns more easily in the morning.\n";
        LinkVerdict link = Reviews.only(Reviews.review(bought, format, HeaderKind.YAML, ""));
        assertThat(link.verdict()).isNotEqualTo(Verdict.KEEP);
        assertThat(link.rel() == null ? "nofollow" : link.rel()).contains("nofollow");
    }

    @Test
    void promotionalAddressAmongTheWordsOfAnOwnTextIsAskedAbout() {
        LinkReview review = Reviews.review(
                BEFORE + "Pressure moves the blood. https://slowbackhub.example/ This eases the strain." + AFTER,
                Format.MARKDOWN,
                HeaderKind.YAML,
                "");
        assertThat(Reviews.only(review).verdict()).isNotEqualTo(Verdict.KEEP);
        assertThat(new String(new LinkReportWriter(List.of(review)).html(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("<h2>To decide</h2>", "<code>- slowbackhub.example</code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://web.archive.org/web/2020/https://refused.example/a",
                "https://cdn.ampproject.org/c/s/refused.example/a",
                "https://www.google.com/amp/s/refused.example/a",
                "https://refused-example.translate.goog/a",
                "https://translate.google.com/translate?u=https://refused.example/a",
                "https://t.shop.example/x?u=aHR0cHM6Ly9yZWZ1c2VkLmV4YW1wbGUvYQ==",
                "https://www.bing.com/ck/a?ptn=3&u=a1aHR0cHM6Ly9yZWZ1c2VkLmV4YW1wbGUvYQ",
                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Frefused.example%2Fa&data=05",
                "https://urldefense.com/v3/__https://refused.example/a__;!!Ab1!",
                "https://urldefense.proofpoint.com/v2/url?u=https-3A__refused.example_a&d=DwI",
                "https://webcache.googleusercontent.com/search?q=cache:Ab1-x:https://refused.example/a",
                "https://webcache.googleusercontent.com/search?q=cache:refused.example/a",
                "https://duckduckgo.com/l/?uddg=https%3A%2F%2Frefused.example%2Fa",
                "https://r.search.yahoo.com/_ylt=A1/RV=2/RU=https%3a%2f%2frefused.example%2fa/RK=2",
                "https://leaving.example/?site_to=https%3A%2F%2Frefused.example%2Fa",
                "https://www.google.com/url?q=https://refused.example/a"
            })
    void wrapperIsOpenedAndItsTargetRefused(String address) {
        LinkReview review = filter("deny:\n  - refused.example\n")
                .review(Drafts.of(Format.MARKDOWN, BEFORE + "See [this](" + address + ")." + AFTER));
        assertThat(Reviews.only(review).decidedBy()).isEqualTo("policy:deny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://abcdefghijklmnop.onion/a",
                "http://0300.0250.0.1/a",
                "http://3232235521/a",
                "http://0xc0a80001/a",
                "http://192.0.2.7/a",
                "https://\ud83c\udf46.example/a"
            })
    void hostWithoutANameIsNeverFollowedUnlessAllowed(String address) {
        String text = BEFORE + "See [the note](" + address + ") and [the NHS](https://www.nhs.uk/a)." + AFTER;
        LinkVerdict link = Reviews.review(text, Format.MARKDOWN, HeaderKind.YAML, "")
                .verdicts()
                .get(0);
        assertThat(link.verdict()).isNotEqualTo(Verdict.KEEP);
    }

    @Test
    void addressWithEscapedQuotesIsFoundAndJudged() {
        String text = BEFORE + "<a href=\\\"https://cheap-casino.example/win\\\">casino bonus</a>" + AFTER;
        for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
            LinkReview review = Reviews.review(text, format, HeaderKind.NONE, "");
            assertThat(review.verdicts()).as(format.name()).anySatisfy(link -> {
                assertThat(link.host()).isEqualTo("cheap-casino.example");
                assertThat(link.verdict().takesLinkOut()).isTrue();
            });
        }
    }

    @Test
    void sourceOfTheHeaderIsJudgedLikeEveryLink() {
        TreeMap<Integer, String> sources = new TreeMap<>();
        String header = "sources:\n  - url: https://refused.example/a\n  - url: https://small-journal.example/paper\n";
        sources.put(header.indexOf("https://refused"), "https://refused.example/a");
        sources.put(header.indexOf("https://small"), "https://small-journal.example/paper");
        LinkReview review = filter("deny:\n  - refused.example\n")
                .header("articles/x.md", new SourceText("content/articles/x.md", header), sources);
        assertThat(review.verdicts()).extracting(link -> link.form().word()).containsOnly("header");
        assertThat(review.verdicts())
                .extracting(link -> link.verdict().takesLinkOut())
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({"http://%s.example/, ''", "http://%73hop.example/, encoded-host"})
    void patternOfProgrammersIsNoDisguise(String address, String name) {
        LinkVerdict link = Reviews.only(Reviews.text(BEFORE + "Write " + address + " there." + AFTER));
        assertThat(link.signals().stream().anyMatch(s -> s.name().equals("encoded-host")))
                .isEqualTo(!name.isEmpty());
    }
}
