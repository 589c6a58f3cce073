package org.clinicsite.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maven was started in the wrong folder. */
class NearbyContentTest {

    @TempDir
    Path home;

    @BeforeEach
    void aClinic() throws IOException {
        home = home.toRealPath();
        Files.createDirectories(home.resolve("work/clinic/content/data"));
        Files.createDirectories(home.resolve("work/clinic/content/articles/images"));
        Files.writeString(home.resolve("work/clinic/content/data/clinic.yaml"), "name: Test Clinic\n");
    }

    @ParameterizedTest
    @CsvSource({
        "work/clinic/content, ..",
        "work/clinic/content/articles, ../..",
        "work/clinic/content/articles/images, ../../..",
        "work, clinic",
    })
    void contentOfAFolderAboveOrBelowIsNamed(Path started, String advised) {
        SiteException e = catchThrowableOfType(SiteException.class, () -> read(home.resolve(started)));

        assertThat(e.problems())
                .extracting(Problem::says)
                .containsExactly("content: There is no content folder. There is one in " + home.resolve("work/clinic")
                        + ": start Maven there, or add -Dsite.sourceDirectory=" + advised + ".");
    }

    @Test
    void contentInAFolderContentIsNamed() throws Exception {
        Files.move(home.resolve("work/clinic"), home.resolve("content"));

        assertThat(read(home))
                .anyMatch(says -> says.startsWith("content/data/clinic.yaml: The clinic's facts are missing."
                        + " There is one in " + home.resolve("content")
                        + ": start Maven there, or add -Dsite.sourceDirectory=content."));
    }

    @Test
    void whereThereIsNoneItSaysWhatToMake() {
        SiteException e = catchThrowableOfType(SiteException.class, () -> read(home));

        assertThat(e.problems())
                .extracting(Problem::says)
                .containsExactly("content: There is no content folder. Make the folder 'content' with data/clinic.yaml"
                        + " in it, or name another with -Dsite.sourceDirectory=DIR.");
    }

    private static List<String> read(Path source) throws SiteException, IOException {
        Problems problems = new Problems();
        try (Workers workers = new Workers(1)) {
            problems.take(new ContentReader(source.resolve("content"), "content", workers).read());
        }
        return problems.all().stream().map(Problem::says).toList();
    }
}
