package org.clinicsite.jbake.asciidoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever changes between two builds, what is kept from the first gives what a build gives that keeps nothing. */
class ConversionsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final Setup SETUP =
            setup(List.of("reproducible", "place=Leeds"), Map.of("host", "a.example"), Map.of());

    @TempDir
    Path folder;

    private final Map<String, String> texts = new TreeMap<>();

    @BeforeEach
    void write() throws IOException {
        text("plain.adoc", "= Plain\n:jbake-type: page\n\nSome *text* of {place} and {host}.\n");
        text("day.adoc", "= Day\n\nOn {docdate} at {localtime}.\n");
        text("including.adoc", "= Including\n\ninclude::part.inc[]\n");
        text("missing.adoc", "= Missing\n\ninclude::later.inc[]\n");
        text("nested.adoc", "= Nested\n\ninclude::outer.txt.adoc[]\n");
        text("data.adoc", "= Data\n\n|===\ninclude::data.csv[]\n|===\n");
        text("drawing.adoc", "= Drawing\n\nimage::drawing.svg[opts=inline]\n");
        text("embedded.adoc", "= Embedded\n:data-uri:\n\nimage::drawing.svg[]\n");
        file("part.inc", "one\n");
        file("outer.txt.adoc", "include::inner.inc[]\n");
        file("inner.inc", "one\n");
        file("data.csv", "|a |b\n");
        file("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>one</title></svg>\n");
    }

    @Test
    void whatNothingHasChangedOfIsNotConvertedAgain() throws IOException {
        Map<String, Conversion> first = convert(SETUP, TODAY, true, true);
        assertThat(first.get("plain.adoc").body()).contains("<strong>text</strong> of Leeds and a.example");
        assertThat(first.get("day.adoc").body()).contains("On 2026-11-30 at 00:00:00 UTC");
        assertThat(first.get("missing.adoc").messages())
                .singleElement()
                .asString()
                .contains("later.inc");
        assertThat(convert(SETUP, TODAY, true, false)).isEqualTo(first);
    }

    @Test
    void everyFileThatATextIsMadeOfCounts() throws IOException {
        Map<String, Conversion> first = convert(SETUP, TODAY, true, true);
        text("plain.adoc", "= Plainer\n\nOther text.\n");
        file("part.inc", "two\n");
        file("later.inc", "there now\n");
        file("inner.inc", "two\n");
        file("data.csv", "|a |c\n");
        file("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>two</title></svg>\n");
        Map<String, Conversion> second = convert(SETUP, TODAY, true, true);
        assertThat(second).isEqualTo(convert(SETUP, TODAY, false, true));
        assertThat(second.keySet())
                .filteredOn(name -> second.get(name).equals(first.get(name)))
                .containsExactly("day.adoc");
        Files.delete(folder.resolve("part.inc"));
        assertThat(convert(SETUP, TODAY, true, true).get("including.adoc").messages())
                .isNotEmpty();
    }

    @Test
    @Tag("deep")
    void everySettingCounts() throws IOException {
        convert(SETUP, TODAY, true, true);
        for (Setup other : List.of(
                setup(List.of("reproducible", "place=York"), Map.of("host", "a.example"), Map.of()),
                setup(List.of("reproducible", "place=Leeds"), Map.of("host", "b.example"), Map.of()),
                setup(SETUP.attributes(), SETUP.exported(), Map.of("header_footer", List.of("true"))))) {
            assertThat(convert(other, TODAY, true, true)).isEqualTo(convert(other, TODAY, false, true));
        }
    }

    @Test
    void theDayCountsForATextThatShowsIt() throws IOException {
        convert(SETUP, TODAY, true, true);
        texts.remove("day.adoc");
        assertThat(convert(SETUP, TOMORROW, true, false)).isEqualTo(convert(SETUP, TOMORROW, false, true));
        text("day.adoc", "= Day\n\nOn {docdate} at {localtime}.\n");
        assertThat(convert(SETUP, TOMORROW, true, true).get("day.adoc").body()).contains("On 2026-12-01");
    }

    @Test
    @Tag("full")
    void whatIsDamagedIsMadeAgain() throws IOException {
        Map<String, Conversion> first = convert(SETUP, TODAY, true, true);
        int number = 0;
        try (Stream<Path> entries = Files.list(folder.resolve("cache"))) {
            for (Path entry : entries.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(entry);
                switch (number++ % 4) {
                    case 0 -> bytes[bytes.length / 2] ^= 1;
                    case 1 -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
                    case 2 -> bytes = new byte[0];
                    default -> bytes = new byte[bytes.length];
                }
                Files.write(entry, bytes);
            }
        }
        assertThat(number).isEqualTo(texts.size());
        assertThat(convert(SETUP, TODAY, true, true)).isEqualTo(first);
        assertThat(convert(SETUP, TODAY, true, false)).isEqualTo(first);
    }

    @Test
    @Tag("full")
    void twoBuildsAtOnceDoEachOtherNoHarm() throws IOException {
        List<CompletableFuture<Map<String, Conversion>>> builds = Stream.of(1, 2)
                .map(build -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return convert(SETUP, TODAY, true, true);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        Map<String, Conversion> one = builds.get(0).join();
        assertThat(builds.get(1).join()).isEqualTo(one);
        assertThat(convert(SETUP, TODAY, true, false)).isEqualTo(one);
        try (Stream<Path> entries = Files.list(folder.resolve("cache"))) {
            assertThat(entries).hasSameSizeAs(texts.keySet());
        }
    }

    /** Such a library is loaded with the first text that needs it, and reads files of its own. */
    @Test
    @Tag("full")
    void whatLibrariesReadIsNoPartOfAText() throws IOException {
        text("code.adoc", "= Code\n:source-highlighter: rouge\n\n[source,ruby]\n----\nputs 1\n----\n");
        text("coderay.adoc", "= Code\n:source-highlighter: coderay\n\n[source,ruby]\n----\nputs 1\n----\n");
        Map<String, Conversion> first = convert(SETUP, TODAY, true, true);
        assertThat(first.get("code.adoc").body()).contains("<span class=\"nb\">puts</span>");
        assertThat(first.get("coderay.adoc").body()).contains("<span class=\"integer\">1</span>");
        assertThat(convert(SETUP, TODAY, true, false)).isEqualTo(first);
    }

    @Test
    @Tag("deep")
    void whatOthersHaveOnTheWebIsNotKept() throws IOException {
        texts.clear();
        text("web.adoc", "= Web\n:allow-uri-read:\n\nText.\n");
        convert(SETUP, TODAY, true, true);
        convert(SETUP, TODAY, true, true);
    }

    private static Setup setup(
            List<String> attributes, Map<String, @Nullable Object> exported, Map<String, List<String>> options) {
        return new Setup(List.of("UTF-8", "~~~~~~", "", ""), attributes, exported, options);
    }

    /**
     * Converts all texts.
     *
     * @param kept whether to use and leave results
     * @param starts whether Asciidoctor has to be started for it
     */
    private Map<String, Conversion> convert(Setup setup, LocalDate day, boolean kept, boolean starts)
            throws IOException {
        Map<String, Conversion> all = new TreeMap<>();
        try (Conversions conversions = Conversions.with(
                        ConversionsTest.class.getClassLoader(),
                        folder,
                        setup,
                        day,
                        kept ? folder.resolve("cache") : null)
                .orElseThrow()) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                all.put(text.getKey(), conversions.of(folder.resolve(text.getKey()), text.getValue()));
            }
            assertThat(conversions.isStarted()).isEqualTo(starts);
        }
        assertThat(all.values()).extracting(Conversion::failure).containsOnlyNulls();
        return all;
    }

    private void text(String name, String text) throws IOException {
        texts.put(name, text);
        file(name, text);
    }

    /** Written a minute ago: of what is written while a build runs nothing is kept. */
    private void file(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
