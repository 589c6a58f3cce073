package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clinicsite.document.Drafts;
import org.clinicsite.source.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For each signal a text on whose first link it fires, and one that is nearly the same on which it does not. */
class SignsTest {

    private static final String PLAIN =
            "Slow strokes along the spine let the muscles of the back grow soft, and the breath becomes deep and calm again. ";

    private static final String SPAMMY =
            "Play casino slots with jackpot bonus at https://casino-slots.example.com/ today.";

    private static Arguments in(Format format, String name, String fires, String misses) {
        return Arguments.of(name, format, fires, misses);
    }

    private static Arguments text(String name, String fires, String misses) {
        return in(Format.TEXT, name, fires, misses);
    }

    private static Arguments markdown(String name, String fires, String misses) {
        return in(Format.MARKDOWN, name, fires, misses);
    }

    private static Arguments html(String name, String fires, String misses) {
        return in(Format.HTML, name, fires, misses);
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                html(
                        "script-target",
                        "<a href='java\tscript:go()'>book</a>",
                        "<a href='https://javascript.example.org/'>book</a>"),
                html(
                        "hidden-link",
                        "<div style='position:absolute;left:-9999px'><a href=https://a.org/>b</a></div>",
                        "<div style='position:absolute;left:-9px'><a href=https://a.org/>b</a></div>"),
                html(
                        "invisible-ink",
                        "<p><a style='color:#FFF' href=https://a.org/>b</a>",
                        "<p style='background:#036'><a style='color:#fff' href=https://a.org/>b</a>"),
                markdown("empty-anchor", "a [.](https://a.org/) b", "a [¶](https://a.org/) b"),
                markdown("false-anchor", "[www.nhs.uk](https://a.org/)", "[www.a.org](https://shop.a.org/)"),
                text("split-address", "https://a\u200bb.org/", "https://ab.org/caf\u00ade"),
                text(
                        "foreign-letters",
                        "https://ex\u0430mple.org/",
                        "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/"),
                text("spelled-address", "example[dot]org", "example.org"),
                html(
                        "encoded-host",
                        "<a href='&#104;ttps://a.org/'>b</a>",
                        "<a href='https://a.org/?a=1&amp;b=2'>b</a>"),
                text("trusted-host", "https://www.nhs.uk/a", "https://nhs.uk.example.org/a"),
                text("code-host", "https://github.com/a/b", "https://gist.github.com/a"),
                text("open-page", "https://docs.google.com/document/d/1", "https://www.google.com/maps/place/x"),
                text("social-page", "https://www.facebook.com/somebody", "https://facebook.example.org/somebody"),
                text("shortener", "https://tinyurl.com/x", "https://nottinyurl.com/x"),
                text(
                        "redirected",
                        "https://www.google.com/url?q=https://a.org/",
                        "https://www.google.com/search?q=https://a.org/"),
                text("numeric-host", "http://192.0.2.7/a", "http://192.0.2.example.org/a"),
                text("cheap-ending", "https://example.xyz/", "https://xyz.org/"),
                text("forum-profile", "https://a.org/forum/members/joe", "https://a.org/membership/joe"),
                text("trade-word-in-host", "https://bestcasinoworld.org/", "https://bestmassageworld.org/"),
                text("trade-word-in-path", "https://a.org/viagra-here", "https://a.org/vinegar-here"),
                text(
                        "selling-word-in-address",
                        "https://a.org/neck-cushion-reviews",
                        "https://a.org/neck-cushion-review"),
                text("remedy-in-host", "https://thickhairandnowrinkles.org/", "https://thickhairandlaughter.org/"),
                text("glued-host", "https://getbestketodeals.org/", "https://harbourmassageclinic.org/"),
                text("product-page", "https://a.org/miracle-neck-cream/", "https://a.org/reports/miracle-neck-cream/"),
                markdown("trade-word-in-anchor", "[payday help](https://a.org/)", "[holiday help](https://a.org/)"),
                text(
                        "trade-words-around",
                        "Casino, poker and roulette: https://a.org/",
                        "Cards, dice and wheels: https://a.org/"),
                text(
                        "trade-word-around",
                        "The casino is near. See https://a.org/",
                        "The station is near. See https://a.org/"),
                text(
                        "selling-around",
                        "Buy cheap now, best price, free delivery, order today: https://a.org/x",
                        "The price of care is often on our minds when we come home late from work: https://a.org/x"),
                markdown(
                        "search-phrase-anchor",
                        "[cheap massage london](https://a.org/)",
                        "[the history of massage](https://a.org/)"),
                markdown("buying-anchor", "[buy a cushion](https://a.org/x)", "[a cushion to buy](https://a.org/x)"),
                text("shop-page", "https://a.org/products/cushion", "https://a.org/production/cushion"),
                text("partner-address", "https://a.org/x?affid=17", "https://a.org/x?id=17"),
                markdown(
                        "other-field",
                        "Rest well. [Cheap flights](https://a.org/x)",
                        "Rest well, also on long flights. [Cheap flights](https://a.org/x)"),
                markdown(
                        "off-topic",
                        "Rest for the neck. [Garden tools](https://a.org/x)",
                        "Rest in the garden. [Garden tools](https://a.org/x)"),
                markdown("call-to-action", "[Click here!](https://a.org/)", "[Click counts](https://a.org/)"),
                text(
                        "bare-url-in-prose",
                        "It calms. https://a.org/x It helps.",
                        "It calms. See https://a.org/x for it."),
                text("bare-address", "https://a.org/x", "[https://a.org/x a name]"),
                text("home-page", "https://a.org", "https://a.org/team"),
                text("deep-page", "https://a.org/a/b/c", "https://a.org/a/b"),
                text(
                        "host-not-said",
                        "About necks: https://slowhands.org/",
                        "The Slow Hands clinic: https://slowhands.org/"),
                markdown(
                        "anchor-names-host",
                        "[Slow Hands](https://slowhands.org/x)",
                        "[Slow Feet](https://slowhands.org/x)"),
                markdown(
                        "path-on-topic",
                        "Of neck pain and posture. [Read](https://a.org/neck-pain-posture)",
                        "Of neck and posture. [Read](https://a.org/knee-swelling)"),
                text(
                        "writers-house",
                        "Write to anna@slowhands.org or see https://slowhands.org/",
                        "Write to anna@example.org or see https://slowhands.org/"),
                text("only-foreign-link", "https://a.org/", "https://a.org/ https://b.org/"),
                text("last-in-text", PLAIN + "https://a.org/", PLAIN + "https://a.org/ " + PLAIN),
                text(
                        "repeated-address",
                        "https://a.org/ https://a.org/ https://a.org",
                        "https://a.org/1 https://a.org/2 https://a.org/3"),
                markdown(
                        "many-anchors",
                        "[one](https://a.org/) [two](https://a.org)",
                        "[one](https://a.org/) [one](https://a.org)"),
                text("cited", "According to https://a.org/x", "Next to https://a.org/x"),
                markdown("source-list", "Sources\n\n1. <https://a.org/x>\n", "Contents\n\n1. <https://a.org/x>\n"),
                text("many-hosts", hosts(10), hosts(9)),
                markdown(
                        "words-in-sentence",
                        "Many find [slow strokes](https://a.org/x) best.",
                        "[Slow strokes](https://a.org/x)"),
                text(
                        "repeated-title",
                        "Rest for the neck\n\nRest for the neck\n\n" + PLAIN + "https://a.org/",
                        "Rest for the neck\n\nRest for the back\n\n" + PLAIN + "https://a.org/"),
                text(
                        "pasted-chrome",
                        "https://a.org/\n\n" + PLAIN + "\n\nReport Page",
                        "https://a.org/\n\n" + PLAIN + "\n\nPage and report"),
                text(
                        "spun-wording",
                        "https://a.org/ is a wonderful way for your needs. " + PLAIN.repeat(4),
                        "https://a.org/ is a good way. " + PLAIN.repeat(4)),
                text(
                        "other-script",
                        "Купить недорого сегодня в городе https://a.org/",
                        "Moskau, Москва, is a city of the east https://a.org/"),
                text(
                        "other-language",
                        "Das ist nicht die beste und auch nicht die letzte Lösung für den Rücken https://a.org/",
                        PLAIN + "https://a.org/"),
                text(
                        "keyword-list",
                        "massage neck back pain relief spa oil stone hot thai swedish deep tissue sport foot head shoulder price london salon therapist https://a.org/",
                        PLAIN + "https://a.org/"),
                text("garbled-text", "ofd9Kbo6Ug8Hs words https://a.org/", "vitamin B12 words https://a.org/"),
                text(
                        "same-host-suspected",
                        "https://casino-slots.example.com/a " + PLAIN + SPAMMY,
                        "https://other.example.org/a " + PLAIN + SPAMMY),
                markdown(
                        "neighbour-suspected",
                        "https://a.org/a/b/c " + PLAIN + SPAMMY,
                        "https://a.org/a/b/c " + PLAIN + "\n\n# Games\n\n" + SPAMMY),
                text(
                        "most-links-suspected",
                        "https://a.org/a/b/c " + SPAMMY,
                        "https://a.org/a/b/c and https://www.nhs.uk/a and https://www.nhs.uk/b " + SPAMMY),
                text(
                        "good-company",
                        "https://a.org/a/b/c https://www.nhs.uk/a https://www.nhs.uk/b https://www.nhs.uk/c",
                        "https://a.org/a/b/c https://www.nhs.uk/a https://www.nhs.uk/b"));
    }

    private static String hosts(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append("https://host").append((char) ('a' + i)).append(".org/ ");
        }
        return out.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void firesAndNearlyFires(String name, Format format, String fires, String misses) {
        assertThat(says(name, format, fires)).as("fires").isNotNull().endsWith(".");
        assertThat(says(name, format, misses)).as("near miss").isNull();
    }

    @Test
    void everySignalHasItsExample() {
        Set<String> shown =
                new TreeSet<>(examples().map(a -> (String) a.get()[0]).toList());
        assertThat(shown)
                .isEqualTo(new TreeSet<>(Signs.ALL.stream().map(Sign::name).toList()));
    }

    private static String says(String name, Format format, String text) {
        LinkFilter filter = new LinkFilter(LinkPolicy.none(), List.of(), List.of(), Locale.UK);
        List<Candidate> candidates = filter.candidates(filter.finder().find(Drafts.of(format, text)));
        Candidate first = candidates.stream()
                .filter(c -> c.address.kind() != WebAddress.Kind.CONTACT)
                .findFirst()
                .orElseThrow();
        first.page.suspect(c -> c.judged.host().contains("casino"));
        return Signs.ALL.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow()
                .says()
                .apply(first);
    }
}
