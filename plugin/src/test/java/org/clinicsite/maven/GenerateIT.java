package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.MavenRun.COORDINATES;
import static org.clinicsite.maven.MavenRun.VERSION;
import static org.clinicsite.maven.MavenRun.mvn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The goal as people call it: real Maven processes on copies of the demo clinic. */
class GenerateIT {

    private static final String OURS = """
            <plugin>
              <groupId>org.clinicsite</groupId>
              <artifactId>clinic-site-maven-plugin</artifactId>
              <version>%s</version>
            </plugin>
            """.formatted(VERSION);

    @TempDir
    Path folder;

    private Path clinic;

    @BeforeEach
    void demoClinic() throws IOException {
        clinic = Files.createDirectory(folder.toRealPath().resolve("clinic"));
        MavenRun.copyFolder(Path.of("../content"), clinic.resolve("content"));
    }

    @Test
    void clinicsProjectNeedsOnlyThePrefix() throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-B", "site:generate");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(clinic.resolve("target/site/index.html")).exists();
        assertThat(run.goalLines()).hasSizeLessThanOrEqualTo(12);
        assertThat(run.goalLines().get(0)).matches("\\[INFO\\] \\d+ pages in \\d+\\.\\d s .*");
        assertThat(run.goalLines()).contains("[INFO] Open " + clinic.resolve("target/site/index.html"));
    }

    @Test
    void verdictOfALinkIsExplainedOnTheConsole() throws IOException {
        pom(OURS);
        Files.writeString(clinic.resolve("content/articles/pasted.txt"), """
                Warm hands

                Warm hands calm the nervous system. https://cheap-casino.example/ Drink a glass of water afterwards.
                """);

        MavenRun run = mvn(clinic, "-B", "site:generate", "-Dsite.explainLink=https://cheap-casino.example/");

        assertThat(run.goalLines())
                .contains("[INFO] content/articles/pasted.txt:3:37: https://cheap-casino.example/ is removed.")
                .anyMatch(line -> line.startsWith("[INFO]     Its score is "))
                .contains(
                        "[INFO]     To keep it, write under allow in content/link-policy.yaml:  - cheap-casino.example");
    }

    @Test
    void aFlagThatIsNeitherTrueNorFalseStopsTheBuild() throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-B", "site:generate", "-Dsite.drafts=maybe");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .contains("drafts is neither true nor false: 'maybe'. Write -Dsite.drafts=true, or leave it out.");
        assertThat(clinic.resolve("target/site")).doesNotExist();
        assertThat(mvn(clinic, "-q", "site:generate", "-Dsite.drafts")).isEqualTo(new MavenRun(0, ""));
    }

    @Test
    void aMisspeltPropertyIsToldWithTheRightOne() throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-B", "site:generate", "-Dsite.draft=true", "-Dsite.outputDir=elsewhere");

        assertThat(run.exit()).isZero();
        assertThat(run.output())
                .contains(
                        "[WARNING] No goal knows the property 'site.draft'; it is not used. Did you mean -Dsite.drafts?")
                .contains("[WARNING] No goal knows the property 'site.outputDir'; it is not used. Did you mean"
                        + " -Dsite.outputDirectory?");
    }

    @Test
    void quietRunThatWentWellSaysNothing() throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-q", "site:generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
    }

    @Test
    void packageMakesTheSiteToo() throws IOException {
        pom(OURS.replace(
                "</plugin>",
                "<executions><execution><goals><goal>generate</goal></goals></execution></executions></plugin>"));

        MavenRun run = mvn(clinic, "-q", "package");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
    }

    @Test
    void withoutPomFullCoordinatesDo() {
        MavenRun run = mvn(folder, "-q", COORDINATES + ":generate", "-Dsite.sourceDirectory=clinic");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
        assertThat(clinic.resolve("target/site-reports/links.json")).exists();
    }

    @Test
    void withoutPomTheCurrentFolderIsTheSource() {
        MavenRun run = mvn(clinic, "-q", COORDINATES + ":generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-T2", "-o", "-B", "-Dsite.threads=1"})
    void siteIsTheSameWith(String option) throws IOException {
        pom(OURS);
        assertThat(mvn(clinic, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
        Map<String, String> site = files(clinic.resolve("target/site"));

        assertThat(mvn(clinic, "-q", option, "site:generate", "-Dsite.outputDirectory=again"))
                .isEqualTo(new MavenRun(0, ""));

        assertThat(files(clinic.resolve("again"))).isEqualTo(site);
    }

    @Test
    void pomOfAnotherFolderBringsItsOwnContent() throws IOException {
        pom(OURS);

        MavenRun run = mvn(folder, "-q", "-f", "clinic", "site:generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
    }

    @Test
    void repositorysOwnShapeFindsThePluginBesideItsModule() throws IOException {
        Files.copy(Path.of("../pom.xml"), clinic.resolve("pom.xml"));
        Files.createDirectory(clinic.resolve("plugin"));
        Files.copy(Path.of("pom.xml"), clinic.resolve("plugin/pom.xml"));

        MavenRun run = mvn(clinic, "-q", "site:generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
        assertThat(clinic.resolve("plugin/target")).doesNotExist();
    }

    @Test
    void skipGeneratesNothing() throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-B", "site:generate", "-Dsite.skip");

        assertThat(run.goalLines()).containsExactly("[INFO] " + Messages.SKIPPED);
        assertThat(clinic.resolve("target")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "-Dsite.threads=0, \"threads is not a whole number from 1 to 1000: '0'.\"",
                "-Dsite.threads=two, \"threads is not a whole number from 1 to 1000: 'two'.\"",
                "-Dsite.baseUrl=clinic.example, \"baseUrl is not an absolute http(s) address: 'clinic.example'.\"",
                "-Dsite.outputTimestamp=now, \"outputTimestamp is no date: 'now'.\"",
                "-Dsite.sourceDirectory=nowhere, \"sourceDirectory is not a folder: \"",
                "-Dsite.outputDirectory=content, \"outputDirectory \"",
            })
    void badParameterIsToldInPlainWords(String option, String says) throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-q", "site:generate", option);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output().lines()).anyMatch(line -> line.startsWith("[ERROR] " + says));
        assertThat(run.output()).doesNotContain("\tat ");
        assertThat(clinic.resolve("target")).doesNotExist();
    }

    @Test
    void mistakeOfAnAuthorKeepsTheOldSiteAndNamesThePlace() throws IOException {
        pom(OURS);
        assertThat(mvn(clinic, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
        Map<String, String> before = files(clinic.resolve("target/site"));
        Files.writeString(clinic.resolve("content/articles/bad.md"), """
                ---
                title: Sleep and massage
                published: 14.3.2026
                ---
                Text.
                """);

        MavenRun run = mvn(clinic, "-q", "site:generate");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output().lines()).anyMatch(line -> line.startsWith("[ERROR] content/articles/bad.md:3:"));
        assertThat(run.output()).contains("MojoFailureException").doesNotContain("\tat ");
        assertThat(files(clinic.resolve("target/site"))).isEqualTo(before);
    }

    /** With LC_ALL=C the JVM can neither write nor read the name of such a file. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLocaleThatCannotNameAFileIsToldWithTheSettingAndNothingIsWritten() throws IOException {
        pom(OURS);
        Path article = clinic.resolve("content/articles/low-back-pain.md");
        Files.writeString(article, Files.readString(article).replaceFirst("(?m)^tags: .*", "tags: [Шея]"));

        MavenRun run = mvn(clinic, Map.of("LC_ALL", "C"), "", "-q", "site:generate");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output().lines())
                .filteredOn(line -> line.contains("locale"))
                .containsExactly("[ERROR] The locale of this run (encoding ANSI_X3.4-1968) cannot name the file"
                        + " tags/%D1%88%D0%B5%D1%8F/index.html. Run Maven with LC_ALL=C.UTF-8, or write its tag, slug or"
                        + " permalink in the letters a to z.");
        assertThat(clinic.resolve("target/site")).doesNotExist();
        assertThat(mvn(clinic, Map.of("LC_ALL", "C.UTF-8"), "", "-q", "site:generate"))
                .isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/tags/шея/index.html")).exists();
    }

    @Test
    void whatTheMachineCannotDoIsAnotherKindOfFailure() throws IOException {
        pom(OURS);
        Files.writeString(clinic.resolve("target"), "a file where the build directory should be");

        MavenRun run = mvn(clinic, "-q", "site:generate");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .contains("MojoExecutionException")
                .contains("'" + clinic.resolve("target")
                        + "' or what it lies in is a file where a folder is needed. Move it"
                        + " away, or name another place.");
    }

    @Test
    void oursIsFoundBeforeApachesPluginOfTheSamePrefix() throws IOException {
        pom(OURS + "<plugin><artifactId>maven-site-plugin</artifactId><version>3.21.0</version></plugin>");

        assertThat(mvn(clinic, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
    }

    @Test
    void oursIsFoundBehindApachesWhenItSpeaksUpBeforeMavenChooses() throws IOException {
        pom("<plugin><artifactId>maven-site-plugin</artifactId><version>3.21.0</version></plugin>"
                + OURS.replace("</version>", "</version><extensions>true</extensions>"));

        assertThat(mvn(clinic, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
    }

    @Test
    void helpListsTheGoalsAndEveryParameter() throws IOException {
        pom(OURS);

        MavenRun goals = mvn(clinic, "-B", "site:help");
        MavenRun detail = mvn(clinic, "-B", "site:help", "-Ddetail", "-Dgoal=generate");

        assertThat(goals.output()).contains("site:generate", "site:help");
        for (String name : List.of(
                "sourceDirectory",
                "contentDirectory",
                "templateDirectory",
                "outputDirectory",
                "reportDirectory",
                "baseUrl",
                "drafts",
                "future",
                "failOnWarning",
                "threads",
                "outputTimestamp",
                "explainLink",
                "skip")) {
            assertThat(detail.output()).contains("    " + name).contains("User property: site." + name);
        }
        assertThat(detail.output()).doesNotContain("projectFile", "<code>", "{@");
    }

    private void pom(String plugins) throws IOException {
        Files.writeString(clinic.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>example</groupId>
                  <artifactId>clinic</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      %s
                    </plugins>
                  </build>
                </project>
                """.formatted(plugins));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString(),
                        new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
