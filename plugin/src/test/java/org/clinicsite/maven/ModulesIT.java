package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.MavenRun.VERSION;
import static org.clinicsite.maven.MavenRun.mvn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinic whose POM has modules, which inherit the goals that it binds: real Maven processes on a small one. */
@Tag("full")
class ModulesIT {

    private static final String PLUGIN = """
            <plugin>
              <groupId>org.clinicsite</groupId>
              <artifactId>clinic-site-maven-plugin</artifactId>
              <version>%s</version>
              <inherited>true</inherited>
              <configuration>
                <targets><target><name>live</name><type>directory</type><url>${env.WWW}</url></target></targets>
              </configuration>
              <executions>
                <execution>
                  <phase>validate</phase>
                  <goals>%s</goals>
                </execution>
              </executions>
            </plugin>
            """;

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void clinicWithModules() throws IOException {
        root = MavenRun.smallClinic(folder);
        bind("<goal>generate</goal>");
        pom("tools", parent("root", "../pom.xml") + "<modules><module>import</module></modules>", "");
        pom("tools/import", parent("tools", "../pom.xml"), "");
    }

    private void bind(String goals) throws IOException {
        pom(
                "",
                "<modules><module>tools</module></modules>",
                PLUGIN.formatted(VERSION, goals)
                        .replace("${env.WWW}", root.resolve("www").toString()));
    }

    private static String parent(String artifact, String path) {
        return "<parent><groupId>example</groupId><artifactId>" + artifact + "</artifactId><version>1</version>"
                + "<relativePath>" + path + "</relativePath></parent>";
    }

    private void pom(String place, String head, String plugins) throws IOException {
        Path home = Files.createDirectories(root.resolve(place));
        Files.writeString(
                home.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  %s
                  <groupId>example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build><plugins>%s</plugins></build>
                </project>
                """.formatted(head, place.isEmpty() ? "root" : home.getFileName(), plugins));
    }

    private Path site(String place) {
        return root.resolve(place).resolve("target/site/index.html");
    }

    @Test
    void allGoalsThatTheParentBindsRunOnceAtTheRoot() throws IOException {
        bind("<goal>generate</goal><goal>publish</goal><goal>releases</goal>");

        MavenRun run = mvn(root, "-B", "validate");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(site("")).exists();
        assertThat(root.resolve("www/current/index.html")).exists();
        assertThat(run.output().lines().filter(line -> line.contains("Published to")))
                .hasSize(1);
        assertThat(run.output().lines().filter(line -> line.contains("1 release at")))
                .hasSize(1);
        for (String goal : new String[] {"generate", "publish", "releases"}) {
            assertThat(
                            run.output()
                                    .lines()
                                    .filter(("[INFO] site:" + goal + " is left to " + root
                                            + ": it runs once, at the root.")::equals))
                    .hasSize(2);
        }
        assertThat(site("tools")).doesNotExist();
        assertThat(site("tools/import")).doesNotExist();
    }

    @Test
    void aModuleThatIsBuiltByItselfLeavesTheGoalToTheRootToo() {
        for (MavenRun run : new MavenRun[] {
            mvn(root, "-B", "validate", "-pl", "tools"),
            mvn(root, "-B", "validate", "-f", "tools/pom.xml"),
            mvn(root.resolve("tools/import"), "-B", "validate")
        }) {
            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("[INFO] site:generate is left to " + root + ": it runs once, at the root.");
        }
        assertThat(site("")).doesNotExist();
    }

    @Test
    void whoAsksForAGoalInAModuleGetsItThere() throws IOException {
        MavenRun.copyFolder(root.resolve("content"), root.resolve("tools/import/content"));

        MavenRun run = mvn(root.resolve("tools/import"), "-q", "site:generate");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(site("tools/import")).exists();
        assertThat(site("")).doesNotExist();
        assertThat(mvn(root, "-q", "site:generate")).isEqualTo(new MavenRun(0, ""));
        assertThat(site("")).exists();
    }

    @Test
    void aParentElsewhereHandsTheGoalDownToClinics() throws IOException {
        pom("", "", PLUGIN.formatted(VERSION, "<goal>generate</goal>"));
        pom("branch", parent("root", "../pom.xml"), "");
        MavenRun.copyFolder(root.resolve("content"), root.resolve("branch/content"));

        assertThat(mvn(root.resolve("branch"), "-q", "validate")).isEqualTo(new MavenRun(0, ""));

        assertThat(site("branch")).exists();
    }

    @Test
    void aModuleThatNamesThePluginItselfHasASiteOfItsOwn() throws IOException {
        pom("tools", parent("root", "../pom.xml"), PLUGIN.formatted(VERSION, "<goal>generate</goal>"));
        MavenRun.copyFolder(root.resolve("content"), root.resolve("tools/content"));

        assertThat(mvn(root, "-q", "validate")).isEqualTo(new MavenRun(0, ""));

        assertThat(site("")).exists();
        assertThat(site("tools")).exists();
    }
}
