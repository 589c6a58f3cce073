package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.GoalRun.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code site:init} says. */
class InitGoalTest {

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temp.toRealPath().resolve("quiet-hands"));
    }

    @Test
    void theConsoleSaysWhatIsThereWhatWasAssumedAndHowToSeeIt() {
        GoalRun run = goal(
                folder,
                "init",
                "-Dsite.name=Quiet Hands",
                "-Dsite.practice=mobile",
                "-Dsite.country=CH",
                "-Dsite.phone=044 123 45 67",
                "-Dsite.treatment=Massage, 60 min, 120");
        assertThat(run.isWell()).as(run.output()).isTrue();
        assertThat(run.lines().get(0))
                .isEqualTo("[INFO] Written into " + folder
                        + ": pom.xml, .mvn/maven.config, .mvn/jvm.config, .gitignore, content/data/clinic.yaml,"
                        + " content/services/massage.md");
        assertThat(run.lines().get(1))
                .isEqualTo("[INFO] Nobody was asked, so these count: -Dsite.booking=no -Dsite.colour=teal");
        assertThat(run.lines().get(2)).matches("\\[INFO] \\d+ pages in .*");
        assertThat(run.lines()).noneMatch(line -> line.startsWith("[WARNING]"));
        assertThat(run.output())
                .contains("[INFO] To do: ", "Look: mvn -f " + folder + " site:serve")
                .contains("Go on: " + folder.resolve("content/data/clinic.yaml"));
        assertThat(run.lines()).hasSize(6);
        assertThat(goal(folder, "generate").output()).contains("Nothing has changed since the last build");
    }

    @Test
    void anUnknownPropertyStopsIt() {
        GoalRun run = goal(folder, "init", "-Dsite.telephone=01632 960123", "-Dsite.nmae=Ruhe");
        assertThat(run.failure()).isEqualTo("MojoFailureException");
        assertThat(run.output()).contains("'site.telephone'", "-Dsite.name?");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void itCanMakeTheFolderToo() {
        Path other = folder.resolveSibling("other");
        GoalRun run = goal(folder, "init", "-Dsite.sourceDirectory=" + other, "-Dsite.phone=01632 960123");
        assertThat(run.isWell()).as(run.output()).isTrue();
        assertThat(other.resolve("target/site/index.html")).exists();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSecondRunIsRefused() {
        goal(folder, "init");
        GoalRun again = goal(folder, "init");
        assertThat(again.failure()).isEqualTo("MojoFailureException");
        assertThat(again.output()).contains("The folder is not empty", "[folder-not-empty]");
    }
}
