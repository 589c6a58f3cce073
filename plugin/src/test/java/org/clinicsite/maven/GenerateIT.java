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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The goal as people call it: real Maven processes on copies of the demo clinic. */
class GenerateIT {

    private static final String OURS = """
            <plugin>
              <groupId>org.clinicsite</groupId>
              <artifactId>clinic-site-maven-plugin</artifactId>
              <version>%s</version>
            </plugin>
            """.formatted(VERSION);

    /** Of a version that this build uses itself. */
    private static final String INSTALL = "org.apache.maven.plugins:maven-install-plugin:2.5.2:install";

    @TempDir
    Path folder;

    private Path clinic;

    @BeforeEach
    void smallClinic() throws IOException {
        clinic = MavenRun.smallClinic(folder);
    }

    @Test
    void clinicsProjectNeedsOnlyThePrefix() throws IOException {
        clinic = MavenRun.demoClinic(Files.createDirectory(folder.resolve("demo")));
        pom(OURS);

        MavenRun run = mvn(clinic, "-B", "site:generate");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(clinic.resolve("target/site/index.html")).exists();
        assertThat(run.goalLines()).hasSizeLessThanOrEqualTo(12);
        assertThat(run.goalLines().get(0)).matches("\\[INFO\\] \\d+ pages in \\d+\\.\\d s .*");
        List<String> last = run.goalLines()
                .subList(run.goalLines().size() - 3, run.goalLines().size());
        assertThat(last.get(0)).startsWith("[INFO] Look: mvn site:serve (");
        assertThat(last.get(1)).startsWith("[INFO] Links: " + clinic.resolve("target/site-reports/links.html") + " ");
        assertThat(last.get(2)).startsWith("[INFO] Publish: mvn site:publish ");
    }

    @Test
    void quietRunThatWentWellSaysNothing() throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-q", "site:generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
    }

    @Test
    @Tag("full")
    void packageMakesTheSiteToo() throws IOException {
        pom(OURS.replace(
                "</plugin>",
                "<executions><execution><goals><goal>generate</goal></goals></execution></executions></plugin>"));

        MavenRun run = mvn(clinic, "-q", "package");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
    }

    @Test
    @Tag("full")
    void withoutPomFullCoordinatesDo() {
        MavenRun run = mvn(folder, "-q", COORDINATES + ":generate", "-Dsite.sourceDirectory=clinic");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
        assertThat(clinic.resolve("target/site-reports/links.json")).exists();
    }

    @Test
    @Tag("full")
    void withoutPomTheCurrentFolderIsTheSource() {
        MavenRun run = mvn(clinic, "-q", COORDINATES + ":generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
    }

    @Test
    @Tag("full")
    void siteIsTheSameWhatMavenIsTold() throws IOException {
        pom(OURS);
        assertThat(mvn(clinic, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
        Map<String, String> site = MavenRun.files(clinic.resolve("target/site"));

        assertThat(mvn(clinic, "-q", "-T2", "-o", "-B", "site:generate", "-Dsite.outputDirectory=again"))
                .isEqualTo(new MavenRun(0, ""));

        assertThat(MavenRun.files(clinic.resolve("again"))).isEqualTo(site);
    }

    @Test
    @Tag("full")
    void pomOfAnotherFolderBringsItsOwnContent() throws IOException {
        pom(OURS);

        MavenRun run = mvn(folder, "-q", "-f", "clinic", "site:generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
    }

    @Test
    @Tag("full")
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
    void mistakeOfAnAuthorIsToldWithItsPlaceAndWithoutAStackTrace() throws IOException {
        pom(OURS);
        Files.writeString(clinic.resolve("content/articles/bad.md"), """
                ---
                title: Sleep and massage
                published: 14.3.2026
                ---
                Text.
                """);

        Files.writeString(
                clinic.resolve("content/articles/worse.md"), "---\ntitle: Feet\npublished: soon\n---\nText.\n");

        MavenRun run = mvn(clinic, "-q", "site:generate");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output().lines()).anyMatch(line -> line.startsWith("[ERROR] content/articles/bad.md:3:"));
        assertThat(run.output().split("content/articles/worse.md:3:"))
                .as("told once")
                .hasSize(2);
        assertThat(run.output()).contains("MojoFailureException").doesNotContain("\tat ");
        assertThat(clinic.resolve("target/site")).doesNotExist();
    }

    /** With LC_ALL=C the JVM can neither write nor read the name of such a file. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLocaleThatCannotNameAFileIsToldWithTheSettingAndNothingIsWritten() throws IOException {
        pom(OURS);
        Files.writeString(
                clinic.resolve("content/articles/low-back-pain.md"),
                "---\ntitle: Low back pain\npublished: 2026-03-14\ntags: [Шея]\n---\nMove, and give it time.\n");

        MavenRun run = mvn(clinic, Map.of("LC_ALL", "C"), "", "-q", "site:generate");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output().lines())
                .filteredOn(line -> line.contains("locale"))
                .containsExactly(
                        "[ERROR] content/articles/low-back-pain.md:4:8: The locale of this run (encoding ANSI_X3.4-1968)"
                                + " cannot name the file tags/%D1%88%D0%B5%D1%8F/index.html. Run Maven with LC_ALL=C.UTF-8, or"
                                + " write its tag, slug or permalink in the letters a to z. [locale]");
        assertThat(clinic.resolve("target")).doesNotExist();
        assertThat(mvn(clinic, Map.of("LC_ALL", "C.UTF-8"), "", "-q", "site:generate"))
                .isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/tags/шея/index.html")).exists();
    }

    @Test
    @Tag("full")
    void oursIsFoundBeforeApachesPluginOfTheSamePrefix() throws IOException {
        pom(OURS + "<plugin><artifactId>maven-site-plugin</artifactId><version>3.21.0</version></plugin>");

        assertThat(mvn(clinic, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
    }

    @Test
    @Tag("full")
    void oursIsFoundBehindApachesWhenItSpeaksUpBeforeMavenChooses() throws IOException {
        pom("<plugin><artifactId>maven-site-plugin</artifactId><version>3.21.0</version></plugin>"
                + OURS.replace("</version>", "</version><extensions>true</extensions>"));

        assertThat(mvn(clinic, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
    }

    @Test
    void helpListsTheGoalsWithExamplesAndEveryParameter() throws IOException {
        pom(OURS);

        MavenRun goals = mvn(clinic, "-B", "site:help");
        MavenRun detail = mvn(clinic, "-B", "site:help", "-Ddetail", "-Dgoal=generate");

        assertThat(goals.output()).contains("site:generate", "site:help");
        for (String example : List.of(
                "mvn site:generate # makes target/site",
                "mvn site:publish -Dsite.dryRun # shows what would change, writes nothing",
                "mvn site:rollback -Dsite.to=20261122-104533 # to that release",
                "mvn site:releases # at the only target of the POM")) {
            assertThat(goals.output().lines()).as("whole, on a line of its own").contains("  * " + example);
        }
        assertThat(detail.output().lines()).contains("  * mvn site:generate # makes target/site");
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
                "linksAllow",
                "linksDeny",
                "fromDisk",
                "attach",
                "skip")) {
            assertThat(detail.output()).contains("    " + name).contains("User property: site." + name);
        }
        assertThat(detail.output()).doesNotContain("projectFile", "<code>", "{@");
    }

    @Test
    @Tag("full")
    void aSiteIsInstalledWithItsProject() throws IOException {
        pom(OURS);

        MavenRun run = mvn(clinic, "-B", "site:generate", INSTALL, "-Dsite.attach");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("Artifact: " + clinic.resolve("target/clinic-1-site.zip"));
        assertThat(MavenRun.REPOSITORY.resolve("example/clinic/1/clinic-1-site.zip"))
                .hasSameBinaryContentAs(clinic.resolve("target/clinic-1-site.zip"));
    }

    @Test
    @Tag("full")
    void eachExecutionIsSkippedByItself() throws IOException {
        pom("""
                <plugin>
                  <groupId>org.clinicsite</groupId>
                  <artifactId>clinic-site-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions>
                    <execution>
                      <id>make</id>
                      <goals><goal>generate</goal></goals>
                    </execution>
                    <execution>
                      <id>look</id>
                      <phase>package</phase>
                      <goals><goal>check</goal></goals>
                      <configuration><skip>true</skip></configuration>
                    </execution>
                  </executions>
                </plugin>
                """.formatted(VERSION));

        MavenRun run = mvn(clinic, "-B", "package");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("site:check does nothing: site.skip is set.");
        assertThat(clinic.resolve("target/site/index.html")).exists();
        assertThat(clinic.resolve("target/site-reports/findings.sarif")).doesNotExist();
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
}
