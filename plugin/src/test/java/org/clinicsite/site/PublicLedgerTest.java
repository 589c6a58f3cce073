package org.clinicsite.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.clinicsite.site.PublicLedger.Fact;
import org.clinicsite.site.PublicLedger.Kind;
import org.clinicsite.site.PublicLedger.PublicPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site says of itself for later builds. */
class PublicLedgerTest {

    private static PublicPage page(String title, String text, String... anchors) {
        return new PublicPage(title, "article", text, new TreeSet<>(List.of(anchors)));
    }

    private static PublicLedger parse(String json) {
        return PublicLedger.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        TreeMap<String, PublicPage> pages = new TreeMap<>();
        pages.put("/", page("Home", ""));
        pages.put("/articles/hals-verspannt/", page("„Hals“ & </script>", "5f0a1b2c", "übungen", "wann"));
        PublicLedger ledger = new PublicLedger(
                "https://clinic.example/",
                "9f2c",
                List.of(
                        new Fact(Kind.HOURS, "Saltbeck", "Thursday", "12:00–20:00", null),
                        new Fact(Kind.HOURS, "Saltbeck", "24 December", "closed", LocalDate.of(2026, 12, 24))),
                pages);

        assertThat(PublicLedger.parse(ledger.toBytes())).isEqualTo(ledger);
        assertThat(ledger.promises().pages().get("/articles/hals-verspannt/")).containsExactly("wann", "übungen");
    }

    private static int packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.size();
    }

    @Test
    void hugeSiteSaysLessAndNeverForgetsAPage() throws IOException {
        TreeMap<String, PublicPage> pages = new TreeMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 8000; i++) {
            String text = Integer.toHexString(random.nextInt());
            pages.put("/articles/" + i + "/", page("Title " + text, text, "a" + text, "b" + text, "c" + text));
        }
        PublicLedger ledger = new PublicLedger("https://clinic.example/", "", List.of(), pages);

        byte[] bytes = ledger.toBytes();

        assertThat(packed(bytes)).isLessThanOrEqualTo(100 << 10);
        assertThat(ledger.unsigned().of("9f2c")).isEqualTo(ledger.of("9f2c").toBytes());
        PublicLedger read = PublicLedger.parse(bytes);
        assertThat(read.pages().keySet()).isEqualTo(pages.keySet());
        assertThat(read.pages().get("/articles/7/").anchors()).isEmpty();
    }

    @Test
    void aSiteWhoseTitlesHaveNoRoomHasNoneForTexts() {
        TreeMap<String, PublicPage> pages = new TreeMap<>();
        TreeMap<String, PublicPage> lean = new TreeMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 15_000; i++) {
            String text = Integer.toHexString(random.nextInt());
            pages.put("/articles/" + i + "/", page("Title " + text + random.nextInt(), text, "a" + text));
            lean.put(
                    "/articles/" + i + "/",
                    page(pages.get("/articles/" + i + "/").title(), ""));
        }
        PublicLedger whole = new PublicLedger("https://clinic.example/", "", List.of(), pages);

        assertThat(whole.isLean()).isTrue();
        assertThat(new PublicLedger("https://clinic.example/", "", List.of(), lean).toBytes())
                .isEqualTo(whole.toBytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                                 | no JSON
            <!doctype html><title>Log in</title>                                               | no JSON
            []                                                                                 | no object
            {}                                                                                 | schema
            {"schema":2,"site":"","build":"","facts":[],"pages":{}}                            | another version
            {"schema":1,"site":"","build":"","facts":{},"pages":{}}                            | facts
            {"schema":1,"site":"","build":"<b>","facts":[],"pages":{}}                         | no build id
            {"schema":1,"site":"","build":"","facts":[],"pages":{"/../x/":{"kind":"page"}}}    | '..'
            {"schema":1,"site":"","build":"","facts":[],"pages":{"x/":{"kind":"page"}}}        | starts with
            {"schema":1,"site":"","build":"","facts":[],"pages":{"/\\u0007/":{"kind":"page"}}} | control
            {"schema":1,"site":"","build":"","facts":[],"pages":{"/":[]}}                      | no object
            {"schema":1,"site":7,"build":"","facts":[],"pages":{}}                             | no text
            """)
    void whatAnybodyElseWroteIsRefused(String json, String says) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @Test
    void whatALaterVersionTellsBesidesIsPassedOver() {
        PublicLedger ledger = parse(
                "{\"schema\":1,\"site\":\"\",\"build\":\"\",\"more\":1,\"facts\":[{\"kind\":\"parking\",\"of\":\"\","
                        + "\"what\":\"x\",\"says\":\"y\"}],\"pages\":{\"/\":{\"kind\":\"home\",\"more\":[]}}}");

        assertThat(ledger.facts()).isEmpty();
        assertThat(ledger.pages()).containsOnlyKeys("/");
    }
}
