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
        write("tags.md", (TAG + "\n").repeat(MANY));
        write("stars.md", many(i -> "> *a **b _c\n"));
        List<String> errors = assertTimeoutPreemptively(FOR_EVER, clinic::errors);
        assertThat(errors)
                .hasSize(3)
                .allMatch(error -> error.contains("This paragraph is too long for the many marks in it."));
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
    void labelsOfManyNamesAreReadOnce() throws IOException {
        write("labels.txt", many(i -> "[a" + i + "]: https://h" + i + ".example/\n"));
        assertThat(generate().links().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(MANY);
    }

    @ParameterizedTest
    @CsvSource({
        "bullets.md,     '- [Study](https://doi.org/10.1000/%d) found little.\n'",
        "numbers.md,     '1. [Study](https://doi.org/10.1000/%d) found little.\n'",
        "paragraphs.md,  'See [a study](https://doi.org/10.1000/%d).\n\n'",
        "lines.md,       'See [a study](https://doi.org/10.1000/%d).\n'",
        "verse.md,       '  A [verse](https://doi.org/10.1000/%d) of many.\n'",
        "quote.md,       '> See [a study](https://doi.org/10.1000/%d).\n'",
        "one-line.md,    'See [a study](https://doi.org/10.1000/%d). '",
        "paragraph.html, 'See <a href=\"https://doi.org/10.1000/%d\">a study</a>.\n'",
        "paragraph.txt,  'See https://doi.org/10.1000/%d too. '",
    })
    void tenThousandHonestLinksAreKept(String file, String line) throws IOException {
        write(file, many(i -> line.formatted(i)));
        assertThat(generate().links()).containsEntry(Verdict.KEEP, MANY);
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
