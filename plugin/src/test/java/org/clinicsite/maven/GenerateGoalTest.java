package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.GoalRun.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code generate} does with its parameters and says to people, on copies of the demo clinic. */
class GenerateGoalTest {

    @TempDir
    Path folder;

    private Path clinic;

    @BeforeEach
    void demoClinic() throws IOException {
        clinic = MavenRun.demoClinic(folder);
    }

    @Test
    void aRunThatWentWellSaysADozenLinesAtMost() {
        GoalRun run = goal(clinic, "generate");

        assertThat(run.isWell()).as(run.output()).isTrue();
        assertThat(run.lines()).hasSizeLessThanOrEqualTo(12);
        assertThat(run.lines().get(0)).matches("\\[INFO\\] \\d+ pages in \\d+\\.\\d s .*");
        assertThat(run.lines()).noneMatch(line -> line.contains("Open " + clinic.resolve("target/site")));
    }

    @Test
    void verdictOfALinkIsExplainedOnTheConsole() throws IOException {
        Files.writeString(clinic.resolve("content/articles/pasted.txt"), """
                Warm hands

                Warm hands calm the nervous system. https://cheap-casino.example/ Drink a glass of water afterwards.
                """);

        GoalRun run = goal(clinic, "generate", "-Dsite.explainLink=https://cheap-casino.example/");

        assertThat(run.lines())
                .contains("[INFO] content/articles/pasted.txt:3:37: https://cheap-casino.example/ is removed.")
                .anyMatch(line -> line.startsWith("[INFO]     The probability that it is spam is "))
                .contains(
                        "[INFO]     To keep it, write under allow in content/link-policy.yaml:  - cheap-casino.example");
    }

    @Test
    void aMisspeltPropertyIsToldWithTheRightOne() {
        GoalRun run = goal(clinic, "generate", "-Dsite.draft=true", "-Dsite.outputDir=elsewhere");

        assertThat(run.isWell()).isTrue();
        assertThat(run.lines())
                .contains(
                        "[WARNING] No goal knows the property 'site.draft'; it is not used. Did you mean -Dsite.drafts?"
                                + " [unknown-property]",
                        "[WARNING] No goal knows the property 'site.outputDir'; it is not used. Did you mean"
                                + " -Dsite.outputDirectory? [unknown-property]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate",
                "check",
                "serve",
                "publish",
                "diff",
                "verify",
                "rollback",
                "releases",
                "import",
                "init"
            })
    void anyGoalCanBeSkipped(String name) {
        GoalRun run = goal(clinic, name, "-Dsite.skip");

        assertThat(run.lines()).containsExactly("[INFO] site:" + name + " does nothing: site.skip is set.");
        assertThat(clinic.resolve("target")).doesNotExist();
        assertThat(goal(clinic, name, "-Dsite.skip=perhaps").output())
                .contains("skip is neither true nor false: 'perhaps'. Write -Dsite.skip=true, or leave it out.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "-Dsite.threads=0, \"threads is not a whole number from 1 to 1000: '0'.\"",
                "-Dsite.threads=two, \"threads is not a whole number from 1 to 1000: 'two'.\"",
                "-Dsite.baseUrl=clinic.example, \"baseUrl is not an absolute http(s) address: 'clinic.example'.\"",
                "-Dsite.today=tomorrow, \"today is no day: 'tomorrow'. Write it as -Dsite.today=2026-11-22, or leave it out.\"",
                "-Dsite.sections=perhaps, \"sections is neither propose nor none: 'perhaps'.\"",
                "-Dsite.outputTimestamp=now, \"outputTimestamp is no date: 'now'.\"",
                "-Dsite.sourceDirectory=nowhere, \"sourceDirectory is not a folder: \"",
                "-Dsite.outputDirectory=content, \"outputDirectory \"",
                "-Dsite.drafts=maybe, \"drafts is neither true nor false: 'maybe'. Write -Dsite.drafts=true, or leave it out.\"",
            })
    void badParameterIsToldInPlainWords(String option, String says) {
        GoalRun run = goal(clinic, "generate", option);

        assertThat(run.failure()).isEqualTo("MojoFailureException");
        assertThat(run.lines()).anyMatch(line -> line.startsWith("[ERROR] " + says));
        assertThat(clinic.resolve("target")).doesNotExist();
    }

    @Test
    void mistakeOfAnAuthorKeepsTheOldSiteAndNamesThePlace() throws IOException {
        assertThat(goal(clinic, "generate").isWell()).isTrue();
        Map<String, String> before = MavenRun.files(clinic.resolve("target/site"));
        Files.writeString(clinic.resolve("content/articles/bad.md"), """
                ---
                title: Sleep and massage
                published: 14.3.2026
                ---
                Text.
                """);

        GoalRun run = goal(clinic, "generate");

        assertThat(run.failure()).isEqualTo("MojoFailureException");
        assertThat(run.lines()).anyMatch(line -> line.startsWith("[ERROR] content/articles/bad.md:3:"));
        assertThat(MavenRun.files(clinic.resolve("target/site"))).isEqualTo(before);
    }

    @Test
    void whatTheMachineCannotDoIsAnotherKindOfFailure() throws IOException {
        Files.writeString(clinic.resolve("target"), "a file where the build directory should be");

        GoalRun run = goal(clinic, "generate");

        assertThat(run.failure()).isEqualTo("MojoExecutionException");
        assertThat(run.output())
                .contains("'" + clinic.resolve("target")
                        + "' or what it lies in is a file where a folder is needed. Move it"
                        + " away, or name another place.");
    }
}
