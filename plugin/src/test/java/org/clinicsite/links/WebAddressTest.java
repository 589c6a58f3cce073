package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTest {

    private static final Knowledge KNOWLEDGE = new Knowledge();

    private static WebAddress parse(String address) {
        return WebAddress.parse(address, address, KNOWLEDGE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.co.uk/a, example.co.uk, false",
        "http://a.b.example.com:443/, example.com, false",
        "https://me.blogspot.com/, me.blogspot.com, true",
        "https://me.github.io/x, me.github.io, true",
        "https://bücher.de/, xn--bcher-kva.de, false",
        "https://www.例.公司.cn/, xn--fsq.xn--55qx5d.cn, false",
        "https://www.city.kawasaki.jp/, city.kawasaki.jp, false",
        "https://a.b.kawasaki.jp/, a.b.kawasaki.jp, false",
    })
    void registrableDomain(String address, String domain, boolean onPlatform) {
        PublicSuffixes.Parts parts = KNOWLEDGE.suffixes().of(parse(address).host());
        assertThat(parts.domain()).isEqualTo(domain);
        assertThat(parts.isPrivate()).isEqualTo(onPlatform);
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1), SCRIPT",
        "'java\nscript:alert(1)', SCRIPT",
        "JaVaScRiPt:x, SCRIPT",
        "vbscript:x, SCRIPT",
        "'data:text/html,x', DATA",
        "mailto:a@example.org, CONTACT",
        "tel:+441632960123, CONTACT",
        "/prices/, LOCAL",
        "#top, LOCAL",
        "../a.md, LOCAL",
        "//example.org/, WEB",
        "ftp://example.org/, WEB",
        "irc://example.org/, OTHER"
    })
    void kind(String address, WebAddress.Kind kind) {
        assertThat(parse(address).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa, example.org",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org, example.org",
        "http://anon.example.com/?http://example.org/x, example.org",
    })
    void redirectorIsSeenThrough(String address, String host) {
        WebAddress target = Redirects.target(parse(address), KNOWLEDGE);
        assertThat(target).isNotNull();
        assertThat(target.host()).isEqualTo(host);
    }

    @Test
    void shareButtonIsNoRedirector() {
        assertThat(Redirects.target(parse("https://share.example.com/submit?u=https://example.org/"), KNOWLEDGE))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.org/?utm_source=x&id=2&fbclid=y#f, https://a.org/?id=2#f",
        "https://a.org/p?utm_source=x, https://a.org/p",
        "https://a.org/p?id=1, https://a.org/p?id=1",
    })
    void trackingIsTakenOff(String before, String after) {
        assertThat(Redirects.withoutTracking(before)).isEqualTo(after);
    }

    @Test
    void nameInAnotherAlphabetIsNoDisguise() {
        assertThat(parse("https://пример.рф/").disguises()).isEmpty();
        assertThat(parse("https://bücher.de/").disguises()).isEmpty();
    }

    @Test
    void corruptListIsNamed() {
        assertThatThrownBy(() -> new PublicSuffixes("com\nno rule".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("public_suffix_list.dat, line 2");
        assertThatThrownBy(() -> new PublicSuffixes("com".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("public_suffix_list.dat is cut off");
        assertThatThrownBy(() -> Weights.read(List.of("base 1", "home-page")))
                .hasMessageContaining("weights.txt, line 2");
    }
}
