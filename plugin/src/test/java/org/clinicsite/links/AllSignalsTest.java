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
class AllSignalsTest {

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
                text(
                        "unsigned-redirect",
                        "https://www.google.com/url?q=https%3A%2F%2Fa.org%2F",
                        "https://www.google.com/url?q=https%3A%2F%2Fa.org%2F&sa=D&source=editors&usg=AOvVaw0"),
                markdown(
                        "same-host-disguised",
                        "[rooms](https://casino.example.com/x) and hxxps://casino.example.com/",
                        "[rooms](https://casino.example.com/x) and https://casino.example.com/"),
                text("trusted-host", "https://www.nhs.uk/a", "https://nhs.uk.example.org/a"),
                text("code-host", "https://github.com/a/b", "https://gist.github.com/a"),
                text("open-page", "https://docs.google.com/document/d/1", "https://www.google.com/maps/place/x"),
                text("shortener", "https://tinyurl.com/x", "https://nottinyurl.com/x"),
                text("numeric-host", "http://192.0.2.7/a", "http://192.0.2.example.org/a"),
                text("trade-word-in-host", "https://bestcasinoworld.org/", "https://bestmassageworld.org/"),
                text("trade-word-in-path", "https://a.org/viagra-here", "https://a.org/vinegar-here"),
                text("remedy-in-host", "https://thickhairandnowrinkles.org/", "https://thickhairandlaughter.org/"),
                text("glued-host", "https://getbestketodeals.org/", "https://harbourmassageclinic.org/"),
                text("product-page", "https://a.org/miracle-neck-cream/", "https://a.org/reports/miracle-neck-cream/"),
                markdown("trade-word-in-anchor", "[payday help](https://a.org/)", "[holiday help](https://a.org/)"),
                text(
                        "selling-around",
                        "Buy cheap now, best price, free delivery, order today: https://a.org/x",
                        "The price of care is often on our minds when we come home late from work: https://a.org/x"),
                markdown(
                        "search-phrase-anchor",
                        "[cheap massage london](https://a.org/)",
                        "[the history of massage](https://a.org/)"),
                markdown("call-to-action", "[Click here!](https://a.org/)", "[Click counts](https://a.org/)"),
                text(
                        "bare-url-in-prose",
                        "It calms. https://a.org/x It helps.",
                        "It calms. See https://a.org/x for it."),
                text("bare-address", "https://a.org/x", "[https://a.org/x a name]"),
                text("deep-page", "https://a.org/a/b/c", "https://a.org/a/b"),
                text(
                        "host-not-said",
                        "About necks: https://slowhands.org/",
                        "The Slow Hands clinic: https://slowhands.org/"),
                markdown(
                        "anchor-names-host",
                        "[Slow Hands](https://slowhands.org/x)",
                        "[Slow Feet](https://slowhands.org/x)"),
                text(
                        "repeated-address",
                        "https://a.org/ https://a.org/ https://a.org",
                        "https://a.org/1 https://a.org/2 https://a.org/3"),
                markdown("source-list", "Sources\n\n1. <https://a.org/x>\n", "Contents\n\n1. <https://a.org/x>\n"),
                text(
                        "repeated-title",
                        "Rest for the neck\n\nRest for the neck\n\n" + PLAIN + "https://a.org/",
                        "Rest for the neck\n\nRest for the back\n\n" + PLAIN + "https://a.org/"),
                text(
                        "other-language",
                        "Das ist nicht die beste und auch nicht die letzte Lösung für den Rücken https://a.org/",
                        PLAIN + "https://a.org/"),
                text(
                        "same-host-suspected",
                        "https://casino-slots.example.com/a " + PLAIN + SPAMMY,
                        "https://other.example.org/a " + PLAIN + SPAMMY),
                text(
                        "most-links-suspected",
                        "https://a.org/a/b/c " + SPAMMY,
                        "https://a.org/a/b/c and https://www.nhs.uk/a and https://www.nhs.uk/b " + SPAMMY),
                text(
                        "good-company",
                        "https://a.org/a/b/c https://www.nhs.uk/a https://www.nhs.uk/b https://www.nhs.uk/c",
                        "https://a.org/a/b/c https://www.nhs.uk/a https://www.nhs.uk/b"),
                text("on-a-list", "https://powerigfaustralia.com/", "https://powerhouse-australia.com/"),
                text("lucky-number", "https://happyhouse168.com/", "https://route66.org/"),
                markdown("goods", "[a massage gun](https://a.org/)", "[a massage](https://a.org/)"),
                Arguments.of(
                        "own-text",
                        Format.MARKDOWN,
                        "---\ntitle: Rest\n---\n\n[a](https://a.org/)",
                        "[a](https://a.org/)"));
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
                .isEqualTo(new TreeSet<>(AllSignals.ALL.stream().map(Sign::name).toList()));
    }

    private static String says(String name, Format format, String text) {
        LinkFilter filter = new LinkFilter(LinkPolicy.none(), List.of(), List.of(), Locale.UK);
        List<Candidate> candidates = filter.candidates(
                filter.finder().find(Drafts.of(format, text)),
                text.startsWith("---") ? LinkFilter.Provenance.AUTHORED : LinkFilter.Provenance.PASTED);
        Candidate first = candidates.stream()
                .filter(c -> c.address.kind() != WebAddress.Kind.CONTACT)
                .findFirst()
                .orElseThrow();
        candidates.forEach(c -> c.ownScore = c.judged.host().contains("casino") && c != first ? 3 : 0);
        first.page.suspect(c -> c.judged.host().contains("casino"));
        return AllSignals.ALL.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow()
                .says()
                .apply(first);
    }
}
