package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.GoalRun.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clinicsite.docs.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code site:import} says, and the commands of its guide. */
class ImportGoalTest {

    @TempDir
    Path temp;

    private Path clinic;

    @BeforeEach
    void sources() throws IOException {
        clinic = OldSites.in(temp);
    }

    @Test
    void everyCommandOfTheGuideBringsATextThatBuilds() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Document.Block block : Document.read("import.md").blocks()) {
            block.text().lines().forEach(commands::add);
        }
        assertThat(commands).hasSizeGreaterThan(9).allMatch(line -> line.startsWith("mvn site:import "));
        for (String command : commands) {
            GoalRun run = goal(
                    clinic,
                    "import",
                    Arrays.stream(command.split(" +"))
                            .filter(word -> word.startsWith("-D"))
                            .toArray(String[]::new));
            assertThat(run.isWell()).as(command + "\n" + run.output()).isTrue();
            assertThat(run.output()).as(command).contains(" → content/articles/");
        }
        assertThat(clinic.resolve("content/articles"))
                .isDirectoryContaining("glob:**/{arms,backs,neck,sit-less,knees,hips,sleep,calm,long-walks,letter}.md");
        GoalRun build = goal(clinic, "generate", "-Dsite.drafts");
        assertThat(build.isWell()).as(build.output()).isTrue();
        for (String slug :
                List.of("arms", "backs", "neck", "article", "knees", "hips", "sleep", "calm", "long-walks", "letter")) {
            assertThat(clinic.resolve("target/site/articles/" + slug + "/index.html"))
                    .exists();
        }
    }

    @Test
    void theConsoleSaysWhatCameWhatIsToBeDoneAndWhereItStands() {
        GoalRun run = goal(clinic, "import", "-Dsite.from=old-blog");
        assertThat(run.output()).isEqualTo("""
                [INFO] neck.md → content/articles/neck.md: Markdown, new
                [INFO] To do (1):
                [INFO]   neck.md:5: the link “our prices” to prices.html leads nowhere; its words stay
                [INFO] 1 text (1 new), 1 file copied, 0 links taken out.""");
    }

    @Test
    void whatIsWrongIsSaidAtOnceAndNothingIsWritten() {
        GoalRun run = goal(clinic, "import", "-Dsite.to=elsewhere", "-Dsite.dryrun");
        assertThat(run.isWell()).isFalse();
        assertThat(run.output())
                .contains("dryrun", "Nothing says what to import", "'elsewhere' is no folder for articles");
        assertThat(Files.exists(clinic.resolve("content/articles"))).isFalse();
    }
}
