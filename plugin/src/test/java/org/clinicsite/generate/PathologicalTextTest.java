package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.clinicsite.links.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts made to keep a reader busy for ever. Each is done with in a second or two; the time allowed is only there so that
 * one that is not fails instead of hanging, on a busy machine too.
 */
class PathologicalTextTest {

    private static final Duration FOR_EVER = Duration.ofMinutes(2);
    private static final int MANY = 10_000;
    private static final String TAG = "<a href=\"https://e.example/\">";

    /** By name: texts without a link, or with one that nobody can follow. */
    private static final Map<String, String> EMPTY = Map.of(
            "brackets", "[".repeat(100_000),
            "half-links", "[](".repeat(50_000),
            "word", "a".repeat(1_000_000),
            "wiki-marks", "[[{{''x\n{|\n| a\n<ref ".repeat(50_000),
            "at-signs", "@".repeat(500_000),
            "entities", "&amp;".repeat(200_000));

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp.resolve("clinic"));
    }

    private static String many(IntFunction<String> line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            out.append(line.apply(i));
        }
        return out.toString();
    }

    private GenerateResult generate() {
        return assertTimeoutPreemptively(FOR_EVER, clinic::generate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "txt"})
    void marksWithoutMeaningAreText(String format) throws IOException {
        for (Map.Entry<String, String> text : EMPTY.entrySet()) {
            write(text.getKey() + "." + format, text.getValue());
        }
        assertThat(generate().links()).containsEntry(Verdict.KEEP, 0).containsEntry(Verdict.REMOVE, 0);
    }

    @Test
    void markdownThatNobodyWritesIsRefused() throws IOException {
        write("half-links.md", EMPTY.get("half-links"));
        write("sections.md", "a <![CDATA[ ".repeat(MANY));
        write("stars.md", "a**b" + "c* ".repeat(MANY));
        write("columns.md", "|a".repeat(1000) + "\n" + "|-".repeat(1000) + "\n" + many(i -> "|b\n"));
        List<String> errors = assertTimeoutPreemptively(FOR_EVER, clinic::errors);
        assertThat(errors)
                .hasSize(4)
                .allMatch(error -> error.contains("This paragraph is too long for the many marks in it."));
    }

    @Test
    void markdownWithMarksLeftOpenIsText() throws IOException {
        write("stars.md", many(i -> "> *a **b _c\n"));
        write("brackets.md", many(i -> "> [a\n"));
        write("commas.md", many(i -> "`a` and (*b*), **c**\n"));
        assertThat(generate().links()).containsEntry(Verdict.KEEP, 0).containsEntry(Verdict.REMOVE, 0);
    }

    @Test
    void markdownOfBracketsIsText() throws IOException {
        write("brackets.md", EMPTY.get("brackets"));
        assertThat(generate().links()).containsEntry(Verdict.KEEP, 0).containsEntry(Verdict.REMOVE, 0);
    }

    @Test
    void wordOfAMillionLettersIsText() throws IOException {
        write("word.md", EMPTY.get("word"));
        write("address.md", "http" + EMPTY.get("word") + ".com");
        write("hosts.txt", "See https://" + EMPTY.get("word") + ".com and https://a.example/" + "x/".repeat(500_000));
        write("schemes.txt", "http://".repeat(150_000));
        GenerateResult result = generate();
        assertThat(result.links()).containsEntry(Verdict.UNLINK, 0);
        assertThat(clinic.page("/articles/hosts/").select("main a[href*=aaaa], main a[href*='x/x']"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "txt"})
    void tagsWithoutEndGoEachAndAll(String format) throws IOException {
        write("tags." + format, TAG.repeat(MANY));
        assertThat(generate().links()).containsEntry(Verdict.REMOVE, MANY);
    }

    @Test
    @Tag("deep")
    void whatIsOpenedThreeHundredThousandTimesIsReadAtOnce() throws IOException {
        write("fonts.html", "<p>Warm hands help.</p>" + "<font>".repeat(300_000) + "Rest well.");
        write("quotes.html", "<p>Warm hands help.</p>" + "<a href=\\\"".repeat(300_000));
        write("letters.txt", "Warm hands\n\n" + "a ".repeat(300_000) + "rest well.");
        generate();
        assertThat(clinic.page("/articles/fonts/").select("main").text()).contains("Warm hands help.", "Rest well.");
        assertThat(clinic.page("/articles/quotes/").select("main").text()).contains("Warm hands help.");
        assertThat(clinic.page("/articles/letters/").select("main").text()).contains("a a a", "rest well.");
    }

    @Test
    void labelsOfManyNamesAreReadOnce() throws IOException {
        write("labels.txt", many(i -> "[a" + i + "]: https://h" + i + ".example/\n"));
        assertThat(generate().links().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(MANY);
    }

    @Tag("full")
    @ParameterizedTest
    @CsvSource({
        "bullets.md,     '- [Study](https://doi.org/10.1000/%d) found little.\n'",
        "numbers.md,     '1. [Study](https://doi.org/10.1000/%d) found little.\n'",
        "paragraphs.md,  'See [a study](https://doi.org/10.1000/%d).\n\n'",
        "lines.md,       'See [a study](https://doi.org/10.1000/%d).\n'",
        "verse.md,       '  A [verse](https://doi.org/10.1000/%d) of many.\n'",
        "quote.md,       '> See [a study](https://doi.org/10.1000/%d).\n'",
        "starts.md,      '[A study](https://doi.org/10.1000/%d) found little.\n'",
        "quoted.md,      '> [A study](https://doi.org/10.1000/%d)\n'",
        "indented.md,    '  [A study](https://doi.org/10.1000/%d)\n'",
        "angles.md,      '<https://doi.org/10.1000/%d>\n'",
        "tags.md,        '<a href=\"https://doi.org/10.1000/%d\">A study</a>\n'",
        "breaks.md,      '> <a href=\"https://doi.org/10.1000/%d\">A study</a><br>\n'",
        "comments.md,    'See <!-- well --> [a study](https://doi.org/10.1000/%d).\n'",
        "code.md,        '`a` **b** [a study](https://doi.org/10.1000/%d)\n'",
        "terms.md,       'Term\n: See [a study](https://doi.org/10.1000/%d).\n'",
        "definitions.md, '[Term](https://doi.org/10.1000/%d)\n:   What it is.\n'",
        "labels.md,      '[s%1$d]: https://doi.org/10.1000/%1$d\n\nSee [a study][s%1$d].\n\n'",
        "footnotes.md,   'See a study.[^%1$d]\n\n[^%1$d]: https://doi.org/10.1000/%1$d\n\n'",
        "bars.md,        '| [A study](https://doi.org/10.1000/%d) | little |\n'",
        "one-line.md,    'See [a study](https://doi.org/10.1000/%d). '",
        "paragraph.html, 'See <a href=\"https://doi.org/10.1000/%d\">a study</a>.\n'",
        "paragraph.txt,  'See https://doi.org/10.1000/%d too. '",
    })
    void tenThousandHonestLinksAreKept(String file, String line) throws IOException {
        write(file, many(i -> line.formatted(i)));
        assertThat(generate().links()).containsEntry(Verdict.KEEP, MANY);
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "| [A study](https://doi.org/10.1000/%d) | little |\n",
                "[A study](https://doi.org/10.1000/%d) | little\n"
            })
    void tenThousandHonestLinksInATableAreKept(String row) throws IOException {
        write("table.md", "| Study | Found |\n|---|---|\n" + many(i -> row.formatted(i)));
        assertThat(generate().links()).containsEntry(Verdict.KEEP, MANY);
        assertThat(clinic.page("/articles/table/").select("main td a")).hasSize(MANY);
    }

    private void write(String file, String body) throws IOException {
        String name = file.substring(0, file.indexOf('.')) + " in " + file.substring(file.indexOf('.') + 1);
        clinic.write(
                "content/articles/" + file,
                file.endsWith(".txt") ? "About " + name + "\n\n" + body : """
                ---
                title: About %s
                description: An article about %s that exists only in a test and is long enough to describe itself.
                published: 2026-03-14
                author: anna
                ---
                """.formatted(name, name) + body);
    }
}
