package org.clinicsite.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code .ci/vulnerabilities} says, without Maven. */
class VulnerabilitiesTest {

    private static final Path FILE = Path.of("src/vulnerabilities/known.tsv");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @TempDir
    Path temp;

    private Vulnerabilities known(String... lines) throws IOException {
        return Vulnerabilities.read(
                Files.writeString(temp.resolve("known.tsv"), "# date: 2026-11-29\n" + String.join("\n", lines)));
    }

    private static String row(String id, String name, String affected) {
        return String.join("\t", id, name, affected, "2026-01-31", "It breaks.");
    }

    @Test
    void theProjectsOwnFileIsInOrderAndWrittenAsItStands() throws IOException {
        Vulnerabilities own = Vulnerabilities.read(FILE);
        own.write(temp.resolve("written.tsv"));

        assertThat(temp.resolve("written.tsv")).hasSameTextualContentAs(FILE);
        assertThat(own.all()).hasSizeGreaterThan(20);
        assertThat(own.problems(Library.toPaste(Path.of("docs")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.jsoup:jsoup, 1.22.2, CVE-2026-71497 CVE-2026-75140",
        "org.jsoup:jsoup, 1.23.2, CVE-2026-75140",
        "org.jsoup:jsoup, 1.24.1, ''",
        "org.freemarker:freemarker, 2.3.34, CVE-2026-84939",
        "org.eclipse.jgit:org.eclipse.jgit, 7.1.0.202411261347-r, CVE-2025-4949",
        "org.eclipse.jgit:org.eclipse.jgit, 7.1.1.202505221757-r, ''",
        "org.yaml:snakeyaml, 1.33, CVE-2022-1471",
        "net.i2p.crypto:eddsa, 0.3.0, CVE-2020-36843",
        "org.example:jsoup, 1.22.2, ''",
    })
    void aPlantedLibraryIsFound(String name, String version, String ids) throws IOException {
        List<String> problems = Vulnerabilities.read(FILE).problems(Set.of(new Library(name, version)));

        assertThat(problems)
                .hasSize(ids.isEmpty() ? 0 : ids.split(" ").length)
                .allMatch(line -> line.startsWith(name + ":" + version + " has CVE-"));
        for (String id : ids.split(" ")) {
            assertThat(String.join("\n", problems)).contains(id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0-beta, false",
        "1.0, true",
        "1.9, true",
        "1.10-rc1, true",
        "1.10, false",
        "2.0-alpha1, true",
        "3, false"
    })
    void versionsAreComparedAsMavenDoes(String version, boolean expected) throws IOException {
        Vulnerabilities known = known(row("CVE-2026-1", "a:b", "[1.0,1.10),[2.0-alpha1,2.1]"));

        assertThat(known.problems(Set.of(new Library("a:b", version)))).hasSize(expected ? 1 : 0);
    }

    @Test
    void afterSixtyDaysSomebodyHasToLookAgain() throws IOException {
        assertThat(known().stale(TODAY.plusDays(60))).isEmpty();
        assertThat(known().stale(TODAY.plusDays(61)))
                .containsExactly("is of 2026-11-29, 61 days old. Refresh it: CONTRIBUTING.md says how.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVE-2026-1 a:b (,1) 2026-01-31 no tabs",
                "CVE-2026-1\ta:b\t1.0\t2026-01-31\tnot a range",
                "CVE-2026-1\ta:b\t[1,0)\t2026-01-31\tback to front",
                "CVE-2026-1\ta:b\t(,1)\t31.01.2026\tno date",
                "CVE-2026-1\ta\t(,1)\t2026-01-31\tno group",
                "CVE-2026-1\ta:b\t(,1)\t2026-01-31\t",
                "none\ta:b\t(,1)\t2026-01-31\tno id",
            })
    void aLineThatIsWrongIsNamed(String line) {
        assertThatThrownBy(() -> known(line))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(temp.resolve("known.tsv") + ":2: ");
    }

    @Test
    void aFileWithoutADayIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("x.tsv"), row("CVE-2026-1", "a:b", "(,1)"));

        assertThatThrownBy(() -> Vulnerabilities.read(file)).hasMessageContaining("has no line '# date: 2026-01-31'");
    }

    @Test
    void whatRunsIsReadFromMavensTree() throws IOException {
        Path tree = Files.writeString(temp.resolve("tree.json"), """
                {"groupId": "us", "artifactId": "us", "version": "1", "scope": "", "children": [
                  {"groupId": "org.apache.maven", "artifactId": "maven-core", "version": "3.8.7", "scope": "provided",
                   "children": [{"groupId": "x", "artifactId": "of-maven", "version": "1", "scope": "provided"}]},
                  {"groupId": "x", "artifactId": "compile", "version": "1", "scope": "compile",
                   "children": [{"groupId": "x", "artifactId": "below", "version": "2", "scope": "runtime"}]},
                  {"groupId": "x", "artifactId": "target", "version": "3", "scope": "provided"},
                  {"groupId": "x", "artifactId": "junit", "version": "4", "scope": "test",
                   "children": [{"groupId": "x", "artifactId": "shared", "version": "5", "scope": "provided"}]}]}
                """);

        assertThat(Library.running(tree))
                .extracting(Library::toString)
                .containsExactly("x:below:2", "x:compile:1", "x:shared:5", "x:target:3");
        assertThat(Library.names(Library.toPaste(Path.of("docs"))))
                .contains("org.asciidoctor:asciidoctorj", "org.eclipse.jgit:org.eclipse.jgit");
    }

    private static String osv(String id, String rest) {
        return "{\"id\": \"" + id + "\", \"published\": \"2026-02-03T04:05:06Z\", " + rest + "}";
    }

    private static String affected(String name, String more) {
        return "{\"package\": {\"ecosystem\": \"Maven\", \"name\": \"" + name + "\"}, " + more + "}";
    }

    private Path zip(String... advisories) throws IOException {
        Path zip = temp.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < advisories.length; i++) {
                out.putNextEntry(new ZipEntry("advisories/" + i + ".json"));
                out.write(advisories[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    @Test
    void anExportIsFilteredToOurLibrariesAndWhatItLacksStays() throws IOException {
        String range = "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [%s]}]";
        Path export = zip(
                osv(
                        "GHSA-1",
                        "\"aliases\": [\"X-1\", \"CVE-2026-1\"], \"summary\": \"Two\\nlines\", \"affected\": ["
                                + affected("a:b", range.formatted("{\"introduced\": \"2.0\"}, {\"fixed\": \"2.5\"}"))
                                + ", "
                                + affected("a:b", range.formatted("{\"introduced\": \"0\"}, {\"fixed\": \"1.10\"}"))
                                + ", "
                                + affected(
                                        "c:d", range.formatted("{\"introduced\": \"1\"}, {\"last_affected\": \"1.5\"}"))
                                + "]"),
                osv(
                        "GHSA-2",
                        "\"details\": \"No summary\", \"affected\": ["
                                + affected(
                                        "a:b",
                                        range.formatted("{\"introduced\": \"3\"}")
                                                + ", \"database_specific\": {\"last_known_affected_version_range\": \"<= 3.6\"}")
                                + "]"),
                osv(
                        "GHSA-3",
                        "\"summary\": \"Never mended\", \"affected\": ["
                                + affected("a:b", range.formatted("{\"introduced\": \"0\"}")) + "]"),
                osv(
                        "GHSA-4",
                        "\"summary\": \"Listed\", \"affected\": [" + affected("a:b", "\"versions\": [\"1\", \"2\"]")
                                + "]"),
                osv(
                        "GHSA-5",
                        "\"withdrawn\": \"2026-02-04T00:00:00Z\", \"summary\": \"Withdrawn\", \"affected\": ["
                                + affected("a:b", range.formatted("{\"introduced\": \"0\"}")) + "]"),
                osv(
                        "GHSA-6",
                        "\"summary\": \"Not ours\", \"affected\": ["
                                + affected("e:f", range.formatted("{\"introduced\": \"0\"}")) + "]"),
                osv(
                        "GHSA-7",
                        "\"summary\": \"Another world\", \"affected\": ["
                                + affected("a:b", range.formatted("{\"introduced\": \"0\"}"))
                                        .replace("Maven", "npm") + "]"));
        Vulnerabilities before = known(
                row("CVE-2026-1", "a:b", "(,1.0)"), row("CVE-2026-9", "a:b", "(,9)"), row("CVE-2020-1", "c:d", "(,1)"));

        Vulnerabilities fresh = before.refreshed(export, Set.of("a:b"), TODAY.plusDays(9));

        assertThat(fresh.date()).isEqualTo(TODAY.plusDays(9));
        assertThat(fresh.all())
                .extracting(Advisory::line)
                .containsExactly(
                        "CVE-2026-1\ta:b\t(,1.10),[2.0,2.5)\t2026-02-03\tTwo lines",
                        "CVE-2026-9\ta:b\t(,9)\t2026-01-31\tIt breaks.",
                        "GHSA-2\ta:b\t[3,3.6]\t2026-02-03\tNo summary",
                        "GHSA-3\ta:b\t[0,)\t2026-02-03\tNever mended",
                        "GHSA-4\ta:b\t[1,1],[2,2]\t2026-02-03\tListed",
                        "CVE-2020-1\tc:d\t(,1)\t2026-01-31\tIt breaks.",
                        "CVE-2026-1\tc:d\t[1,1.5]\t2026-02-03\tTwo lines");
    }

    @Test
    void aFolderOfAdvisoriesIsAnExportTooAndSomethingElseIsNone() throws IOException {
        Files.createDirectories(temp.resolve("database/2026"));
        Files.writeString(
                temp.resolve("database/2026/x.json"),
                osv("GHSA-1", "\"summary\": \"x\", \"affected\": [" + affected("a:b", "\"versions\": [\"1\"]") + "]"));

        assertThat(OsvExport.read(temp.resolve("database"), Set.of("a:b"))).hasSize(1);
        assertThatThrownBy(() -> OsvExport.read(Path.of("src/vulnerabilities"), Set.of("a:b")))
                .hasMessageContaining("holds no advisory in the OSV format");
    }
}
