package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.LargeFile;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is too large, or too many, is told by its name before the work begins. */
class SizesTest {

    private static final long MIB = 1 << 20;

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp);
    }

    private void fact(String line) throws IOException {
        clinic.write("content/data/clinic.yaml", clinic.file("content/data/clinic.yaml") + line + "\n");
    }

    private List<String> told() throws IOException {
        return clinic.generate().warnings().stream().map(Problem::says).toList();
    }

    @Test
    void allFilesThatTheHostDoesNotTakeAreToldAtOnceAndNoneIsRead() throws IOException {
        fact("hosting: cloudflare-pages");
        LargeFile.make(temp.resolve("content/static/film.mp4"), 3L << 30);
        LargeFile.make(temp.resolve("content/static/talk.mp4"), 26 * MIB);
        LargeFile.make(temp.resolve("content/articles/slides.pdf"), 2L << 30);
        clinic.article("neck", "[The slides](slides.pdf)");

        assertThat(clinic.errors())
                .containsExactly(
                        "content/articles/neck.md:8:14: The file 'content/articles/slides.pdf' cannot be used. It has 2.1 GB;"
                                + " Cloudflare Pages takes none of more than 25 MiB. Make it smaller, or keep it elsewhere and"
                                + " link to it.",
                        "content/static/film.mp4: It has 3.2 GB; Cloudflare Pages takes none of more than 25 MiB. Make it"
                                + " smaller, or keep it elsewhere and link to it.",
                        "content/static/talk.mp4: It has 27.3 MB; Cloudflare Pages takes none of more than 25 MiB. Make it"
                                + " smaller, or keep it elsewhere and link to it.");
    }

    @Test
    void aDocumentThatNothingUsesIsAsLargeAsItLikes() throws IOException {
        fact("hosting: cloudflare-pages");
        LargeFile.make(temp.resolve("content/articles/slides.pdf"), 2L << 30);
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"headers, true", "own-server, false"})
    void withoutAHostAFileOfMoreThan100MbIsAWarning(String host, boolean warned) throws IOException {
        fact("hosting: " + host);
        LargeFile.make(temp.resolve("content/static/film.mp4"), 101 * MIB);

        assertThat(told())
                .hasSize(warned ? 1 : 0)
                .allMatch(line -> line.startsWith("content/static/film.mp4: It has 105.9 MB; many hosts take none"));
        assertThat(clinic.options().outputDirectory().resolve("film.mp4")).hasSize(101 * MIB);
    }

    @ParameterizedTest
    @CsvSource({"md, '## Step %d\n\nText.\n\n'", "html, '<h2>Step %d</h2><p>Text.</p>'"})
    void aTextOfManyHeadingsIsNamed(String ending, String heading) throws IOException {
        StringBuilder text =
                new StringBuilder(ending.equals("md") ? "---\ntitle: Steps\n---\n" : "<title>Steps</title>");
        for (int i = 0; i <= 5000; i++) {
            text.append(heading.formatted(i));
        }
        clinic.write("content/pages/steps." + ending, text.toString());

        assertThat(clinic.errors())
                .containsExactly("content/pages/steps." + ending + ": The text has 5001 headings; a page may have 5000."
                        + " Split it, or make a table or a list of what is no section.");
    }

    @Test
    void aHostIsNamedWithTheOthers() throws IOException {
        fact("hosting: cloudflare");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .endsWith(
                        "hosting: 'cloudflare' is not known here. There are: headers, github-pages, cloudflare-pages, cloudflare-workers, gitlab-pages,"
                                + " netlify, own-server.");
    }
}
