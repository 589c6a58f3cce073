package org.clinicsite.maven;

import static org.clinicsite.maven.MavenRun.VERSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small clinic that was never published, with a POM that names targets. */
final class PublishingClinic {

    private PublishingClinic() {}

    /** Makes it; gives its folder. */
    static Path in(Path folder) throws IOException {
        return MavenRun.smallClinic(folder);
    }

    /** The demo in its place, for what is said of many pages. */
    static Path demo(Path folder) throws IOException {
        Path clinic = MavenRun.demoClinic(folder);
        Files.deleteIfExists(clinic.resolve("content/published.json"));
        return clinic;
    }

    /**
     * Writes its POM.
     *
     * @param targets {@code <target>} elements
     * @param dependencies of the plugin, with the element around them; may be empty
     */
    static void pom(Path clinic, String targets, String dependencies) throws IOException {
        Files.writeString(clinic.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>example</groupId>
                  <artifactId>clinic</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.clinicsite</groupId>
                        <artifactId>clinic-site-maven-plugin</artifactId>
                        <version>%s</version>
                        <configuration><targets>%s</targets></configuration>
                        %s
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(VERSION, targets, dependencies));
    }
}
