package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.GoalRun.goal;
import static org.clinicsite.maven.GoalRun.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goals that publish do and say to people, on a copy of the demo clinic. */
class PublishGoalTest {

    @TempDir
    Path folder;

    private Path clinic;
    private Target live;

    @BeforeEach
    void demoClinic() throws IOException {
        clinic = PublishingClinic.demo(folder);
        live = target(
                "name",
                "live",
                "type",
                "directory",
                "url",
                clinic.resolve("www").toString());
    }

    private GoalRun publish(String... options) {
        return goal(clinic, List.of(live), "publish", options);
    }

    private Path index() {
        return clinic.resolve("www/current/index.html");
    }

    private void price(String from, String to) throws IOException {
        Path service = clinic.resolve("content/services/deep-tissue.md");
        Files.writeString(service, Files.readString(service).replace("price: " + from, "price: " + to));
    }

    @Test
    void siteIsPlannedPublishedAndTakenBack() throws IOException {
        GoalRun dry = publish("-Dsite.dryRun");
        assertThat(dry.isWell()).as(dry.output()).isTrue();
        assertThat(dry.lines()).contains("[INFO] Nothing was written: site.dryRun is set.");
        assertThat(clinic.resolve("www")).doesNotExist();
        assertThat(clinic.resolve("content/published.json")).doesNotExist();

        GoalRun first = publish();
        assertThat(first.lines()).anyMatch(line -> line.startsWith("[INFO] Published to directory "));
        assertThat(index()).content().contains("£58");
        assertThat(clinic.resolve("content/published.json")).exists();

        GoalRun again = publish();
        assertThat(again.lines())
                .containsExactly("[INFO] Nothing to publish: directory " + clinic.resolve("www")
                        + " has these very files already. Nothing was written.");

        price("58.00", "60.00");
        GoalRun second = publish();
        assertThat(second.lines())
                .contains("[INFO]   Deep tissue massage, 60 minutes £58 → £60", "[INFO]   10 pages change with it");
        assertThat(index()).content().contains("£60");

        GoalRun only = goal(clinic, List.of(live), "rollback", "-Dsite.dryRun");
        assertThat(only.lines())
                .anyMatch(line -> line.startsWith("[INFO] It would go back: directory "))
                .contains("[INFO] Nothing was written: site.dryRun is set.");
        assertThat(goal(clinic, List.of(live), "rollback", "-DdryRun").output())
                .contains("Nothing was changed: 1 problem.", "Did you mean -Dsite.dryRun?");
        assertThat(index()).content().contains("£60");

        GoalRun back = goal(clinic, List.of(live), "rollback");
        assertThat(back.isWell()).as(back.output()).isTrue();
        assertThat(index()).content().contains("£58").doesNotContain("£60");
        assertThat(goal(clinic, List.of(live), "releases").lines())
                .filteredOn(line -> line.endsWith("  live"))
                .hasSize(1);
    }

    @Test
    void diffTellsWhatVisitorsWillFindInEachForm() throws IOException {
        publish();
        price("58.00", "60.00");

        GoalRun text = goal(clinic, List.of(live), "diff");
        assertThat(text.isWell()).as(text.output()).isTrue();
        assertThat(text.lines())
                .startsWith(
                        "[INFO] Compared with directory " + clinic.resolve("www") + ":",
                        "[INFO]   Deep tissue massage, 60 minutes £58 → £60");
        assertThat(index()).content().contains("£58");
        assertThat(clinic.resolve("target/site-reports/diff.md"))
                .content()
                .startsWith("### What changes for visitors\n\n- Deep tissue massage, 60 minutes £58 → £60\n");
        assertThat(clinic.resolve("target/site-reports/diff.json"))
                .content()
                .contains("{\"kind\":\"price\",\"of\":\"Deep tissue massage\",\"what\":\"60 minutes\","
                        + "\"before\":\"£58\",\"after\":\"£60\"}");

        assertThat(goal(clinic, List.of(live), "diff", "-Dsite.format=xml").output())
                .contains("format is 'xml'. Write one of text, markdown, html, json.");
        publish();
        assertThat(goal(clinic, List.of(live), "diff").lines())
                .last()
                .isEqualTo("[INFO]   Nothing changes for visitors.");
    }

    @Test
    void linksThatWereRefusedInWhatIsNewAreCounted() throws IOException {
        publish();
        Files.writeString(
                clinic.resolve("content/articles/chairs.txt"),
                "Chairs\n\nA massage chair saves you the way. Buy cheap viagra: https://cheap-pills.example/viagra now!\n");

        GoalRun run = goal(clinic, List.of(live), "diff");

        assertThat(run.output()).contains("1 link refused in what is new or has changed");
    }

    @Test
    void withoutATargetTheLiveSiteIsComparedAndAnExampleIsNoSite() {
        GoalRun run = goal(clinic, "diff");

        assertThat(run.failure()).isEqualTo("MojoFailureException");
        assertThat(run.output()).contains("it is an example").contains("-Dsite.target=directory:/var/www/clinic");
        assertThat(goal(clinic, "verify").output()).contains("is an example; nobody lives there");
    }

    @Test
    void whatPublishWasToldInVainStopsItBeforeAnythingIsWritten() {
        for (String option : List.of("-DdryRun", "-Dsite.dryrun=true", "-Dsite.dry-run")) {
            GoalRun run = publish(option);
            assertThat(run.failure()).as(option).isEqualTo("MojoFailureException");
            assertThat(run.output())
                    .contains("Nothing was published: 1 problem.")
                    .contains("so it would change nothing. Did you mean -Dsite.dryRun?");
        }
        for (String value : List.of("ture", "yes", "")) {
            GoalRun run = publish("-Dsite.dryRun=" + value);
            assertThat(run.failure()).as(value).isEqualTo("MojoFailureException");
            assertThat(run.output())
                    .contains("dryRun is neither true nor false: '" + value + "'. Write -Dsite.dryRun=true");
        }
        assertThat(clinic.resolve("www")).doesNotExist();
        assertThat(clinic.resolve("target/site")).doesNotExist();
        assertThat(clinic.resolve("content/published.json")).doesNotExist();
    }

    @Test
    void whatIsInTheWayIsToldAndNothingIsPublished() throws IOException {
        Files.createDirectories(clinic.resolve("content/static"));
        Files.writeString(clinic.resolve("content/static/server.key"), "x");
        List<Target> targets = List.of(live, target("name", "test", "type", "directory", "url", "x"));

        GoalRun which = goal(clinic, targets, "publish");
        assertThat(which.output())
                .contains("There is more than one target. Name one with -Dsite.target=NAME: live, test.");

        GoalRun misspelt = goal(clinic, targets, "publish", "-Dsite.target=liv");
        assertThat(misspelt.output()).contains("There is no target 'liv'. Did you mean 'live'?");

        GoalRun hidden = goal(clinic, targets, "publish", "-Dsite.target=live");
        assertThat(hidden.failure()).isEqualTo("MojoFailureException");
        assertThat(hidden.output())
                .contains("Nothing was published: 1 problem.")
                .contains("content/static/server.key: By its name it is a private key.");
        assertThat(clinic.resolve("www")).doesNotExist();
    }

    @Test
    void pageThatMovedGoesOutOnlyWhenItsOldAddressLeadsThere() throws IOException {
        Path article = clinic.resolve("content/articles/parking.md");
        String text =
                "---\ntitle: Where to park\ndate: 2026-03-02\n---\nBehind the house there is room for six cars.\n";
        Files.writeString(article, text);
        assertThat(publish().isWell()).isTrue();

        Files.writeString(article, text.replace("date:", "slug: cars\ndate:"));
        GoalRun without = publish();
        assertThat(without.output()).contains("vanished-path: \u201c/articles/parking/\u201d");
        assertThat(clinic.resolve("www/current/articles/cars")).doesNotExist();

        Files.writeString(article, text.replace("date:", "slug: cars\naliases: [/articles/parking/]\ndate:"));
        GoalRun with = publish();
        assertThat(with.isWell()).as(with.output()).isTrue();
        assertThat(clinic.resolve("www/current/articles/parking/index.html"))
                .content()
                .contains("/articles/cars/");
        assertThat(clinic.resolve("www/current/articles/cars/index.html")).exists();
    }

    @Test
    void draftIsNotPublished() throws IOException {
        Path article = clinic.resolve("content/articles/low-back-pain.md");
        Files.writeString(article, Files.readString(article).replaceFirst("---\n", "---\nstatus: draft\n"));

        GoalRun run = publish("-Dsite.drafts");

        assertThat(run.output()).contains("draft: \u201c/articles/low-back-pain/\u201d. It is a draft.");
        assertThat(clinic.resolve("www")).doesNotExist();
    }
}
