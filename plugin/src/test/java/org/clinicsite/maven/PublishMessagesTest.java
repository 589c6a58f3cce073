package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.clinicsite.docs.Document;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Proposal;
import org.clinicsite.publish.Release;
import org.junit.jupiter.api.Test;

/** How a publish speaks. */
class PublishMessagesTest {

    private final List<String> logged = new ArrayList<>();
    private final SystemStreamLog log = new SystemStreamLog() {
        @Override
        public void info(CharSequence line) {
            logged.add(line.toString());
        }

        @Override
        public void debug(CharSequence line) {}
    };
    private long millis;

    private static Plan.Change change(String path, Plan.Kind kind, String reason, long size) {
        Manifest.Entry entry = new Manifest.Entry("x", size, "t", "c");
        return new Plan.Change(
                path,
                kind,
                reason,
                kind == Plan.Kind.ADD ? null : entry,
                kind == Plan.Kind.DELETE ? null : new Manifest.Entry("y", size, "t", "c"));
    }

    @Test
    void machinesFaultIsSaidInWordsWithThePath() {
        assertThat(PublishMessages.machine("publish", new AccessDeniedException("/var/www/clinic")))
                .startsWith("The publish did not come to its end; visitors see one site, whole. ")
                .contains("'/var/www/clinic' may not be written by the user '")
                .endsWith("Give it the right (chown, chmod), or name another folder. [no-permission]");
        assertThat(PublishMessages.machine("publish", new FileAlreadyExistsException("/var/www/clinic")))
                .endsWith("'/var/www/clinic' or what it lies in is a file where a folder is needed."
                        + " Move it away, or name another place. [file-in-the-way]");
    }

    @Test
    void planIsWordsForAnOwnerAndATableForAnEngineer() {
        Plan plan = new Plan(List.of(
                change("a.html", Plan.Kind.UNCHANGED, "", 9),
                change("index.html", Plan.Kind.CHANGE, "other content", 18_600),
                change("media/old.png", Plan.Kind.DELETE, "no longer in the site", 5),
                change("news/index.html", Plan.Kind.ADD, "new", 812)));

        assertThat(PublishMessages.proposal(new Proposal(
                        "directory /www",
                        plan,
                        List.of("1 page new: News (/news/)"),
                        List.of("a", "b", "c", "d"),
                        null)))
                .containsExactly(
                        "To directory /www: 1 new, 1 changed, 1 deleted, 1 unchanged; 19.4 kB to send",
                        "  1 page new: News (/news/)",
                        "  new      news/index.html     812 B",
                        "  changed  index.html        18.6 kB  other content",
                        "  deleted  media/old.png              no longer in the site",
                        "4 files there of somebody else; left alone: a, b, c and 1 more");
    }

    @Test
    void planSpeaksAsTheDocumentShows() throws Exception {
        List<Plan.Change> changes = new ArrayList<>(List.of(
                change("articles/neck/index.html", Plan.Kind.ADD, "new", 12_100),
                change("index.html", Plan.Kind.CHANGE, "other content", 18_600),
                change("prices/index.html", Plan.Kind.CHANGE, "other content", 9_900),
                change("media/old.png", Plan.Kind.DELETE, "no longer in the site", 5)));
        for (int i = 0; i < 44; i++) {
            changes.add(change(i + ".html", Plan.Kind.UNCHANGED, "", 9));
        }

        assertThat(String.join(
                                "\n",
                                PublishMessages.proposal(new Proposal(
                                        "directory /var/www/clinic",
                                        new Plan(changes),
                                        List.of(
                                                "Back massage, 60 minutes £58 → £60",
                                                "1 article new: A stiff neck (/articles/neck/)",
                                                "2 pages change with it"),
                                        List.of("google1234.html"),
                                        null)))
                        + "\n")
                .isEqualTo(Document.read("publish.md").blocks("For owners").stream()
                        .filter(block -> block.language().equals("text"))
                        .findFirst()
                        .orElseThrow()
                        .text());
    }

    @Test
    void releaseThatCannotBeReadIsListedAsSuch() {
        Instant time = Instant.parse("2026-11-22T10:45:33Z");
        assertThat(PublishMessages.releases(
                        List.of(
                                new Release("20261122-104533-3fa9c1d", time, 47, 812, true),
                                Release.unreadable("20261121-080000-0123456", false, "its manifest is damaged")),
                        "directory /www"))
                .containsExactly(
                        "2 releases at directory /www",
                        "  20261122-104533-3fa9c1d  2026-11-22 10:45 UTC  47 files, 812 B  live",
                        "  20261121-080000-0123456  2026-11-21 08:00 UTC  its manifest is damaged",
                        "Go back to one of them: mvn site:rollback -Dsite.to=ID; without it, to the one before the live.");
    }

    @Test
    void everyRuleThatStopsAPublishIsInTheDocument() throws Exception {
        String rules = Files.readString(Path.of("src/main/java/org/clinicsite/check/SiteCheck.java"));

        assertThat(Document.read("publish.md").rows("What stops a publish"))
                .extracting(row -> row.code(0))
                .containsExactlyInAnyOrderElementsOf(Pattern.compile("add\\(\\s*Code\\.([A-Z_]+)")
                        .matcher(rules)
                        .results()
                        .map(result -> Code.valueOf(result.group(1)).word())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyElementOfATargetIsInOneOfTheDocuments() throws Exception {
        Set<String> told = new TreeSet<>();
        Document.read("publish.md").rows("Targets").forEach(row -> told.add(row.code(0)));
        Document.read("publish-sftp.md").rows("Options").forEach(row -> told.add(row.code(0)));
        Document.read("publish-s3.md").rows("Options").forEach(row -> told.add(row.code(0)));
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Target.class.getDeclaredFields())
                        .map(Field::getName)
                        .toList());
    }

    @Test
    void longTableIsCut() {
        List<Plan.Change> changes = new ArrayList<>();
        for (int i = 100; i < 150; i++) {
            changes.add(change(i + ".html", Plan.Kind.ADD, "new", 1));
        }

        List<String> lines = PublishMessages.proposal(new Proposal("x", new Plan(changes), List.of(), List.of(), null));
        assertThat(lines).hasSize(21).last().isEqualTo("  and 31 more");
    }

    @Test
    void logOfACiRunHearsNowAndThen() {
        ConsoleProgress progress = new ConsoleProgress(log, null, () -> millis);
        progress.begin("Copying", 100, 10_000_000);
        for (int i = 1; i <= 100; i++) {
            millis += 120;
            progress.sent(i + ".html", 100_000);
        }
        progress.end();

        assertThat(logged)
                .containsExactly(
                        "Copying: 42 of 100 files, 4.2 MB of 10.0 MB, 6 s left",
                        "Copying: 84 of 100 files, 8.4 MB of 10.0 MB, 1 s left");
    }

    @Test
    void terminalShowsOneLineThatGoes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConsoleProgress progress =
                new ConsoleProgress(log, new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> millis);
        progress.begin("Copying", 2, 2000);
        millis += 2000;
        progress.sent("a.html", 1000);
        progress.end();

        String[] drawn = bytes.toString(StandardCharsets.UTF_8).split("\r");
        assertThat(drawn[1].strip()).isEqualTo("Copying: 0 of 2 files, 0 B of 2.0 kB");
        assertThat(drawn[2].strip()).isEqualTo("Copying: 1 of 2 files, 1.0 kB of 2.0 kB, 2 s left");
        assertThat(drawn[3]).isBlank();
        assertThat(logged).isEmpty();
    }
}
