package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.GoalRun.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code site:check} does and says to people, on a copy of the demo clinic. */
class CheckGoalTest {

    @TempDir
    Path folder;

    private Path clinic;

    @BeforeEach
    void demoClinic() throws IOException {
        clinic = PublishingClinic.demo(folder);
    }

    private GoalRun check(String... options) {
        return goal(clinic, "check", options);
    }

    @Test
    void aSiteWithErrorsIsToldInOneListTheWorstFirstAndFails() throws IOException {
        Files.createDirectories(clinic.resolve("content/static"));
        Files.writeString(
                clinic.resolve("content/static/old.html"),
                "<!doctype html><html lang=en><head><title>Old</title></head><body><h1>Old</h1>"
                        + "<h3>Ways</h3><a href=/nowhere/>There</a></body></html>\n");
        GoalRun run = check();
        assertThat(run.failure()).as(run.output()).isEqualTo("MojoFailureException");
        assertThat(run.output())
                .containsSubsequence(
                        "[ERROR] content/static/old.html:1:",
                        "broken-link: “/nowhere/”.",
                        "[WARNING] ",
                        "heading-order",
                        "[INFO] 48 pages checked: 1 error, ",
                        "[ERROR] The site has 1 error; the list stands above, and whole in ");
        Path reports = clinic.resolve("target/site-reports");
        assertThat(reports)
                .isDirectoryContaining("glob:**/findings.sarif")
                .isDirectoryContaining("glob:**/TEST-site.xml")
                .isDirectoryContaining("glob:**/findings.html");
    }

    @Test
    void theDemoHasNoErrorAndTheNextRunNeedNotMakeItAgain() throws IOException {
        GoalRun run = check();
        assertThat(run.isWell()).as(run.output()).isTrue();
        assertThat(run.lines()).anyMatch(line -> line.startsWith("[INFO] 48 pages checked: no error, "));
        assertThat(run.lines()).hasSizeLessThan(30);
        GoalRun again = check();
        assertThat(again.lines()).noneMatch(line -> line.contains(" written, "));
    }

    @Test
    void whatIsAcceptedByASlipOfTheFingerIsNotAccepted() {
        GoalRun run = check("-Dsite.accept=ja");
        assertThat(run.output()).contains("accept is neither true nor false: 'ja'.");
        assertThat(check("-Dsite.accpet").output()).contains("Did you mean -Dsite.accept?");
        assertThat(clinic.resolve("content/published.json")).doesNotExist();
        assertThat(check("-Dsite.accept=true").output())
                .contains("content/published.json says now what this site has.");
        assertThat(clinic.resolve("content/published.json")).exists();
    }
}
