package org.clinicsite.maven;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Mended;
import org.clinicsite.generate.PicturesMade;
import org.clinicsite.links.Verdict;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private static final List<Finding> FINDINGS = List.of(
            finding("title-drift", Level.WARNING), finding("grade", Level.INFO), finding("cure-claim", Level.ERROR));

    @TempDir
    Path temp;

    private static final Path REPORTS = Path.of("target", "site-reports");

    @Test
    void goodRunSaysHowMuchHowLongAndWhatBecameOfTheLinks() {
        GenerateResult result = result(
                34,
                Map.of(Verdict.KEEP, 40, Verdict.REMOVE, 1),
                List.of("promo.example removed: The address stands alone."));

        assertThat(Messages.summary(result, REPORTS))
                .containsExactly(
                        "34 pages in 1.3 s (60 files written, 3 unchanged);"
                                + " links: 40 kept, 0 nofollow, 0 unlinked, 1 removed",
                        "content/articles/neck.txt:12:1: promo.example removed: The address stands alone. [tidied-paste]");
    }

    @Test
    void whatWasMendedAndToldBeforeIsNotToldAgain() {
        Mended mended = mended(List.of("promo.example removed:", "Two blanks.", "Two lines."));
        Mended later = new Mended(mended.all(), mended.all().subList(1, 2));
        assertThat(Messages.summary(result(3, Map.of(), later), REPORTS))
                .hasSize(2)
                .last()
                .isEqualTo("content/articles/neck.txt:12:1: Two blanks. [tidied-paste]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-11-26, false", // holds until 2026-12-27
        "2026-01-01, 2026-11-28, true",
        "2026-01-01, 2027-03-01, true",
        ", 2027-03-01, false"
    })
    void aGeneratedSecurityTextThatIsNearItsEndByTheClockIsTold(LocalDate build, LocalDate today, boolean told)
            throws IOException {
        Files.createDirectories(temp.resolve(".well-known"));
        Files.writeString(temp.resolve(".well-known/security.txt"), "Expires: 2026-12-27T00:00:00Z\n");
        List<String> said = Messages.securityText(
                temp,
                build == null ? null : build.atStartOfDay(UTC).toInstant(),
                today.atStartOfDay(UTC).toInstant());
        assertThat(said)
                .isEqualTo(
                        told
                                ? List.of(".well-known/security.txt holds until 2026-12-27: the build's date,"
                                        + " outputTimestamp, is an old one. Give a newer one and publish again."
                                        + " [security-text]")
                                : List.of());
    }

    @Test
    void aSecurityTextOfTheClinicsOwnIsNotTakenForIt() throws IOException {
        Files.createDirectories(temp.resolve(".well-known"));
        Files.writeString(temp.resolve(".well-known/security.txt"), "Expires: 2027-02-01T00:00:00Z\n");
        assertThat(Messages.securityText(
                        temp, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void sizesOfPhotographsAreOneLineOnlyWhenAnyWereMade() {
        GenerateResult none = result(34, Map.of(), List.of());
        GenerateResult some = new GenerateResult(
                none.pages(),
                none.written(),
                none.unchanged(),
                none.links(),
                mended(IntStream.range(0, 40).mapToObj(i -> "link " + i).toList()),
                none.explanation(),
                none.warnings(),
                none.index(),
                none.millis(),
                none.findings(),
                List.of(),
                new PicturesMade(48, 12),
                null,
                UTC);

        assertThat(Messages.summary(none, REPORTS)).hasSize(1);
        assertThat(Messages.summary(some, REPORTS))
                .hasSize(5)
                .contains("Made 48 sizes of 12 pictures; the next build finds them made.");
        assertThat(Messages.picturesSoFar(5, 12)).isEqualTo("Pictures: 5 of 12 done");
    }

    @Test
    void manyLinksWarningsAndFindingsStillMakeADozenLines() {
        List<String> links = IntStream.range(0, 40).mapToObj(i -> "link " + i).toList();
        List<Problem> warnings = IntStream.range(0, 40)
                .mapToObj(i -> Problem.warning(Code.UNKNOWN_KEY, "content/" + i + ".md", 1, 1, "Odd.", null))
                .toList();

        GenerateResult result = result(1, Map.of(Verdict.REMOVE, 40), links);
        List<String> summary = Messages.summary(result, REPORTS);
        List<String> warned = Messages.warnings(warnings, FINDINGS, REPORTS);
        List<String> next = Messages.next(result, REPORTS, commands());

        assertThat(summary)
                .hasSize(5)
                .last()
                .isEqualTo("37 more mended, told in links.html and findings.json: " + REPORTS);
        assertThat(summary.size() + warned.size() + next.size() + 1 /* how to look */)
                .isEqualTo(12);
    }

    @Test
    void everyFileWithAWarningIsNamed() {
        List<Problem> warnings = new ArrayList<>(
                Collections.nCopies(3, Problem.warning(Code.UNKNOWN_KEY, "content/a.md", 1, 1, "Odd.", "Mend it.")));
        for (String name : List.of("b", "c", "d", "e", "f")) {
            warnings.add(Problem.warning(Code.UNKNOWN_KEY, "content/" + name + ".md", 2, 1, "Odd.", null));
        }

        assertThat(Messages.warnings(warnings, List.of(), REPORTS))
                .containsExactly(
                        "content/a.md:1:1: Odd. Mend it. [unknown-key] (2 more in this file)",
                        "content/b.md:2:1: Odd. [unknown-key]",
                        "4 more files with warnings, all told in " + REPORTS.resolve("findings.json")
                                + ": content/c.md, content/d.md, content/e.md, content/f.md");
    }

    @Test
    void whatAnEditorWouldMarkIsOneLineWithTheWorst() {
        assertThat(Messages.warnings(List.of(), FINDINGS, REPORTS))
                .containsExactly(
                        "content/a.md:2:3: cure-claim: “a quote”. A message. An advice. (1 more editorial finding in "
                                + REPORTS.resolve("findings.json") + ")");
        assertThat(Messages.warnings(List.of(), List.of(FINDINGS.get(1)), REPORTS))
                .isEmpty();
    }

    @Test
    void errorsOfAnEditorTakeTheLinesThatNoWarningTook() {
        List<Finding> findings = Stream.of("a", "b", "c", "d", "e", "f")
                .map(rule -> finding(rule, Level.ERROR))
                .toList();
        List<Problem> warnings = List.of(Problem.warning(Code.UNKNOWN_KEY, "content/a.md", 1, 1, "Odd.", null));
        assertThat(Messages.warnings(warnings, findings, REPORTS))
                .containsExactly(
                        "content/a.md:1:1: Odd. [unknown-key]",
                        "content/a.md:2:3: a: “a quote”. A message. An advice.",
                        "content/a.md:2:3: b: “a quote”. A message. An advice. (4 more editorial findings in "
                                + REPORTS.resolve("findings.json") + ")");
        assertThat(Messages.warnings(List.of(), findings.subList(0, 2), REPORTS))
                .hasSize(2)
                .noneMatch(line -> line.contains("more"));
    }

    @Test
    void theSiteIsLookedAtWithThePreview() {
        assertThat(Messages.look(commands()))
                .isEqualTo("Look: mvn site:serve (shows it in the browser, and each change as you write)");
    }

    @Test
    void linksAndPublishingAreTheLastThatIsTold() {
        assertThat(Messages.next(result(1, Map.of(Verdict.KEEP, 3), List.of()), REPORTS, commands()))
                .containsExactly(
                        "Links: " + REPORTS.resolve("links.html") + " (what was changed, and why)",
                        "Publish: mvn site:publish (-Dsite.dryRun only shows what would change)");
        assertThat(Messages.next(result(1, Map.of(Verdict.KEEP, 0), List.of()), REPORTS, commands()))
                .as("a site without links, and a JBake project")
                .hasSize(1);
    }

    private static Commands commands() {
        return new Commands(List.of("site:generate"), new Properties(), Set.of(), null, Path.of(""));
    }

    private static Finding finding(String rule, Level level) {
        return new Finding(rule, level, "content/a.md", 2, 3, "a quote", "A message.", "An advice.");
    }

    @Test
    void failureListsEveryErrorAndNoWarning() {
        assertThat(Messages.failure(List.of(
                        Problem.error(
                                Code.UNKNOWN_KEY,
                                "content/a.md",
                                3,
                                5,
                                "There is no key 'titel'.",
                                "Did you mean 'title'?"),
                        Problem.warning(Code.UNKNOWN_KEY, "content/a.md", 9, 1, "Two blanks.", null),
                        Problem.error(Code.MISSING_KEY, "content/b.md", 1, 0, "The title is missing.", null))))
                .isEqualTo("""
                        Nothing was written: 2 problems.
                        content/a.md:3:5: There is no key 'titel'. Did you mean 'title'? [unknown-key]
                        content/b.md:1: The title is missing. [missing-key]""");
    }

    @Test
    void failureOnWarningsListsTheWarnings() {
        assertThat(Messages.failure(
                        List.of(Problem.warning(Code.UNKNOWN_KEY, "content/a.md", 9, 1, "Two blanks.", null))))
                .isEqualTo("Nothing was written: 1 warning.\ncontent/a.md:9:1: Two blanks. [unknown-key]");
    }

    /** What is to be pasted stays whole. */
    @Test
    void theCodeStandsBehindTheFirstLine() {
        assertThat(Problem.error(Code.MISSING_LIBRARY, "a.adoc", 0, 0, "It needs a library. Paste:", "\n<x/>")
                        .told())
                .isEqualTo("a.adoc: It needs a library. Paste: [missing-library]\n<x/>");
    }

    @Test
    void aMessageThatBeginsWithItsCodeSaysItOnce() {
        assertThat(Problem.error(Code.BROKEN_LINK, "a.html", 0, 0, "broken-link: “/x/”.", null)
                        .told())
                .isEqualTo("a.html: broken-link: “/x/”.");
    }

    @Test
    void machinesFaultNamesTheFileAndTheReason() {
        assertThat(Messages.machine(new AccessDeniedException("/srv/site")))
                .isEqualTo("The machine stopped the build; a site that was there is there still, whole. '/srv/site' may"
                        + " not be written by the user '" + System.getProperty("user.name")
                        + "'. Give it the right (chown, chmod), or name another folder. [no-permission]");
        assertThat(Messages.machine(new IOException("No space left on device")))
                .endsWith(
                        "A file could not be written: the disk is full. Make room, or name another place on a disk that"
                                + " has some. [disk-full]");
    }

    private static Mended mended(List<String> news) {
        List<Problem> facts = news.stream()
                .map(one -> Problem.info(Code.TIDIED_PASTE, "content/articles/neck.txt", 12, 1, one, null))
                .toList();
        return new Mended(facts, facts);
    }

    private static GenerateResult result(int pages, Map<Verdict, Integer> links, List<String> mended) {
        return result(pages, links, mended(mended));
    }

    private static GenerateResult result(int pages, Map<Verdict, Integer> links, Mended mended) {
        return new GenerateResult(
                pages, 60, 3, links, mended, List.of(), List.of(), Path.of("index.html"), 1_250, List.of());
    }
}
