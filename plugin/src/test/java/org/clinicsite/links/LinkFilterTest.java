package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class LinkFilterTest {

    private static final String PROSE =
            "Warm hands and slow strokes calm the nervous system. Drink a glass of water after the "
                    + "session and give yourself ten quiet minutes. ";

    @Test
    void promotionBetweenTwoSentencesGoesAndTheTextReadsOn() {
        String text = "Rest For The Neck\n\nRest For The Neck\n\n" + PROSE
                + "https://bestketocasino.example.com/win-slots " + PROSE + "\n\nReport Page";
        LinkReview review = Reviews.text(text);
        assertThat(Reviews.only(review).verdict()).isEqualTo(Verdict.REMOVE);
        assertThat(review.edits().apply(text))
                .contains("ten quiet minutes. Warm hands")
                .doesNotContain("bestketocasino");
        assertThat(review.removals())
                .extracting(Problem::says)
                .singleElement()
                .asString()
                .startsWith("content/articles/x.txt:5:")
                .contains(": bestketocasino.example.com removed: ");
    }

    @Test
    void unknownLinkOfPastedTextIsNeverFollowed() {
        assertThat(Reviews.only(Reviews.text(
                                "The method is described at https://slowhands.org/articles/2019/method.html in full."))
                        .verdict())
                .isEqualTo(Verdict.NOFOLLOW);
    }

    @Test
    void sameLinkOfAnAuthorsOwnTextIsFollowed() {
        LinkVerdict verdict = Reviews.only(Reviews.review(
                "The [method in full](https://slowhands.org/articles/2019/method.html) is old.",
                Format.MARKDOWN,
                HeaderKind.YAML,
                ""));
        assertThat(verdict.verdict()).isEqualTo(Verdict.KEEP);
        assertThat(verdict.signals()).extracting(LinkVerdict.Signal::name).contains("own-text");
    }

    @Test
    void supplementShopGoesFromAnAuthorsOwnTextToo() {
        LinkVerdict verdict = Reviews.only(Reviews.review(
                PROSE + "\n\nSome [friends](https://trybestketobooster.com/magic-keto-scam/) eat less. " + PROSE,
                Format.MARKDOWN,
                HeaderKind.YAML,
                ""));
        assertThat(verdict.verdict()).isEqualTo(Verdict.UNLINK);
        assertThat(verdict.signals())
                .extracting(LinkVerdict.Signal::name)
                .contains("remedy-in-host", "glued-host", "product-page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.musclehealth.org/",
                "https://bestpracticephysio.co.uk/neck-pain-review/",
                "https://www.prostateinfo.org/guide",
                "https://thebodyshopmassage.co.uk/"
            })
    void honestHostOfTheTradeStaysInAnAuthorsOwnText(String address) {
        LinkVerdict verdict = Reviews.only(Reviews.review(
                PROSE + "\n\nSome [friends](" + address + ") know more. " + PROSE,
                Format.MARKDOWN,
                HeaderKind.YAML,
                ""));
        assertThat(verdict.verdict().takesLinkOut()).isFalse();
    }

    @Test
    void sourceOnATrustedHostIsKeptEvenInPastedText() {
        LinkVerdict verdict = Reviews.only(Reviews.text(PROSE + "Source: https://www.nhs.uk/conditions/back-pain/"));
        assertThat(verdict.verdict()).isEqualTo(Verdict.KEEP);
        assertThat(verdict.rel()).isNull();
    }

    @Test
    void ownSiteOwnProfileMailAndPhoneAreTheSites() {
        LinkReview review =
                Reviews.markdown("[a](https://harbour-clinic.example/x) [b](https://www.instagram.com/harbourclinic/) "
                        + "[c](mailto:a@b.org) [d](tel:+441632960123) [e](../prices.md) ![f](f.png)");
        assertThat(review.verdicts())
                .hasSize(6)
                .allSatisfy(v -> assertThat(v.verdict()).isEqualTo(Verdict.KEEP));
        assertThat(review.verdicts())
                .extracting(LinkVerdict::decidedBy)
                .containsExactly("site", "facts", "site", "site", "site", "site");
    }

    @Test
    void trackingIsStrippedAndSaid() {
        LinkVerdict verdict = Reviews.only(Reviews.markdown("[a paper](https://doi.org/10.1000/1?utm_source=x)"));
        assertThat(verdict.target()).isEqualTo("https://doi.org/10.1000/1");
        assertThat(verdict.signals()).extracting(LinkVerdict.Signal::name).contains("tracking-stripped");
    }

    @Test
    void scriptGoesHoweverItIsSpelled() {
        String html = "<p><a href=\"java&#115;cript:x()\">a</a></p>";
        LinkReview review = Reviews.html(html);
        assertThat(review.verdicts()).extracting(LinkVerdict::verdict).containsExactly(Verdict.REMOVE);
        assertThat(review.edits().apply(html)).doesNotContain("script");
    }

    @Test
    void reviewKnowsTheVerdictOfEveryOffsetOfAnAddress() {
        LinkReview review = Reviews.markdown("[a](https://a.org/) [b](https://b.org/)");
        LinkVerdict second = review.verdicts().get(1);
        assertThat(review.at(second.address().start())).isEqualTo(second);
        assertThat(review.at(second.address().end() - 1)).isEqualTo(second);
        assertThat(review.at(second.address().end())).isNull();
        assertThat(review.at(0)).isNull();
    }

    @Test
    void weightsOfTheSignalsMakeTheScore() {
        LinkReview review = Reviews.text(PROSE + "https://cheap-casino.example.com/ " + PROSE);
        LinkVerdict verdict = Reviews.only(review);
        double logOdds = verdict.signals().stream()
                .mapToDouble(LinkVerdict.Signal::weight)
                .sum();
        assertThat(verdict.score())
                .isBetween(0.0, 1.0)
                .isEqualTo(1 / (1 + Math.exp(-logOdds)), org.assertj.core.api.Assertions.within(0.01));
    }

    @Test
    void reportIsJsonOfTheContractsShapeAndTheSameEachTime() {
        LinkReview review =
                Reviews.text("A \"quoted\" link\t[https://cheap-casino.example.com/ best\\casino bonus]\u200b here.");
        byte[] json = new LinkReportWriter(List.of(review)).json();
        assertThat(new LinkReportWriter(List.of(review)).json()).isEqualTo(json);
        Object read = new Load(LoadSettings.builder().build()).loadFromString(new String(json, StandardCharsets.UTF_8));
        Map<?, ?> document = (Map<?, ?>) ((List<?>) ((Map<?, ?>) read).get("documents")).get(0);
        Map<?, ?> link = (Map<?, ?>) ((List<?>) document.get("links")).get(0);
        assertThat(document.get("source")).isEqualTo("articles/x.txt");
        assertThat(link.keySet().stream().map(String::valueOf))
                .containsExactly(
                        "written",
                        "start",
                        "end",
                        "line",
                        "column",
                        "target",
                        "host",
                        "form",
                        "text",
                        "verdict",
                        "rel",
                        "score",
                        "decidedBy",
                        "signals");
        assertThat(link.get("text")).isEqualTo("best\\casino bonus");
    }

    @Test
    void pageForPeopleSaysThatAParagraphOfNothingButTheLinkGoes() {
        LinkReview review = Reviews.text(PROSE + "\n\nClick here: https://cheap-casino.example.com/\n\n" + PROSE);
        assertThat(new String(new LinkReportWriter(List.of(review)).html(), StandardCharsets.UTF_8))
                .contains("<dt>After</dt><dd><em>Nothing: the whole paragraph goes.</em></dd>");
    }

    @Test
    void pageForPeopleShowsBeforeAndAfterAndThePolicyLineButNoLinkToFollow() {
        LinkReview review = Reviews.text(PROSE + "https://cheap-casino.example.com/ " + PROSE);
        String html = new String(new LinkReportWriter(List.of(review)).html(), StandardCharsets.UTF_8);
        assertThat(html)
                .contains("<dt>Before</dt>", "<dt>After</dt>", "- cheap-casino.example.com")
                .doesNotContain("<script");
        assertThat(Jsoup.parse(html).select("a").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    }

    @Test
    void pageForPeopleBeginsWithWhatWasChangedEachLeadingToItsReasons() {
        LinkReview review = Reviews.text("See https://www.nhs.uk/conditions/back-pain/ first.\n\n" + PROSE
                + "https://cheap-casino.example.com/ " + PROSE);
        Document page = Jsoup.parse(new String(new LinkReportWriter(List.of(review)).html(), StandardCharsets.UTF_8));
        assertThat(page.select("h2 + ul li").eachText())
                .containsExactly("removed cheap-casino.example.com in articles/x.txt line 3");
        assertThat(page.select(page.selectFirst("h2 + ul li a").attr("href")).text())
                .startsWith("removed https://cheap-casino.example.com/")
                .contains("To keep it, write under allow");
        assertThat(page.select("article")).as("what stayed is counted").hasSize(1);
        assertThat(page.select("h2:contains(Kept) + p").text()).startsWith("1 link in 1 text.");
    }

    @Test
    void pageForPeopleDoesNotSayThatADisguisedAddressLeadsWhereItPretends() {
        LinkReview review = Reviews.text(PROSE + " Read https://p\u0430ypal.com/x there. " + PROSE);
        assertThat(new String(new LinkReportWriter(List.of(review)).html(), StandardCharsets.UTF_8))
                .contains("Without its disguise: <code>https://paypal.com/x</code>")
                .doesNotContain("Leads to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://p\u0430ypal.com/x", "p\u0430ypal.com", "https://paypal.com/x"})
    void explanationFindsADisguisedLinkByWhatPeopleCopyFromTheText(String asked) {
        LinkReportWriter writer =
                new LinkReportWriter(List.of(Reviews.text(PROSE + " Read https://p\u0430ypal.com/x there. " + PROSE)));
        assertThat(writer.explain(asked).get(0)).contains("https://p\u0430ypal.com/x is ");
    }

    @Test
    void explanationSaysWhyOrThatThereIsNoSuchLink() {
        LinkReportWriter writer =
                new LinkReportWriter(List.of(Reviews.text("See https://www.nhs.uk/conditions/back-pain/ there.")));
        List<String> why = writer.explain("https://www.nhs.uk/conditions/back-pain/");
        assertThat(why.get(0))
                .isEqualTo("content/articles/x.txt:1:5: https://www.nhs.uk/conditions/back-pain/ is kept.");
        assertThat(why).contains("            www.nhs.uk (health): Britain's health service. (known)");
        assertThat(why)
                .last()
                .isEqualTo("    To take it out, write under deny in content/link-policy.yaml:  - www.nhs.uk");
    }

    @Test
    void explanationGivesTheProbabilityAndWhereItComesFrom() {
        LinkReportWriter writer = new LinkReportWriter(List.of(Reviews.text("See https://a.org/x there.")));
        assertThat(writer.explain("a.org").get(1))
                .matches(
                        "    The probability that it is spam is 0\\.\\d+\\. From 0\\.\\d+ on a link is not followed, .*: the text has no header that says whose it is\\.");
    }

    @ParameterizedTest
    @CsvSource({"https://www.a.org/x/", "http://A.org/x", "www.a.org/x", "a.org", "https://a.org/"})
    void explanationFindsTheLinkThatIsMeant(String asked) {
        LinkReportWriter writer = new LinkReportWriter(List.of(Reviews.text("See https://www.a.org/x there.")));
        assertThat(writer.explain(asked).get(0))
                .startsWith("content/articles/x.txt:1:5: https://www.a.org/x is kept, not followed");
    }

    @Test
    void explanationOfAHostTellsAllLinksToIt() {
        LinkReportWriter writer =
                new LinkReportWriter(List.of(Reviews.text("See https://a.org/ and https://a.org/x there.")));
        assertThat(writer.explain("a.org").stream().filter(line -> !line.startsWith(" ")))
                .hasSize(2);
        assertThat(writer.explain("https://a.org/").stream().filter(line -> !line.startsWith(" ")))
                .hasSize(1);
    }

    @Test
    void explanationOfALinkThatIsNotThereNamesTheNearest() {
        LinkReportWriter writer = new LinkReportWriter(
                List.of(Reviews.text("See https://slow-hands.org/neck and https://b.org/ there.")));
        String nearest = " The nearest is https://slow-hands.org/neck at content/articles/x.txt:1:5.";
        assertThat(writer.explain("https://slow-hands.org/nekc"))
                .containsExactly("No text holds a link to https://slow-hands.org/nekc." + nearest);
        assertThat(writer.explain("slowhands.org/neck"))
                .containsExactly("No text holds a link to slowhands.org/neck." + nearest);
        assertThat(writer.explain("https://elsewhere.example/"))
                .containsExactly(
                        "No text holds a link to https://elsewhere.example/. Look into links.json for all that were found.");
        assertThat(new LinkReportWriter(List.of()).explain("b.org"))
                .containsExactly("No text holds a link to b.org. No text holds any link.");
    }

    @Test
    void explanationTellsTwentyPlacesAndCountsTheRest() {
        LinkReportWriter writer =
                new LinkReportWriter(List.of(Reviews.text("See https://a.org/x there.\n".repeat(23))));
        List<String> why = writer.explain("a.org");
        assertThat(why.stream().filter(line -> !line.startsWith(" ")))
                .hasSize(21)
                .last()
                .isEqualTo("3 more places: links.json has them all.");
    }

    @Test
    void explanationShowsWhatAnAddressHides() {
        LinkReportWriter writer =
                new LinkReportWriter(List.of(Reviews.text("See https://cas\u200bino.example/ there.")));
        assertThat(writer.explain("casino.example").get(0)).contains("https://cas<U+200B>ino.example/");
    }
}
