package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.MavenRun.COORDINATES;
import static org.clinicsite.maven.MavenRun.mvn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code site:import} as people call it: real Maven processes, without a POM. */
@Tag("full")
class ImportIT {

    @TempDir
    Path temp;

    private Path clinic;

    @BeforeEach
    void sources() throws IOException {
        clinic = OldSites.in(temp);
    }

    @Test
    void anExportBecomesASiteAndASecondImportChangesNothing() throws IOException {
        String[] command = {"-B", COORDINATES + ":import", "-Dsite.from=wordpress.xml", "-Dsite.uploads=uploads"};
        Map<String, String> before = MavenRun.files(clinic.resolve("content"));

        MavenRun dry = mvn(clinic, command[0], command[1], command[2], command[3], "-Dsite.dryRun");
        assertThat(dry.exit()).as(dry.output()).isZero();
        assertThat(dry.output())
                .contains("Nothing is written; this would be: 2 texts (2 new), 1 file copied, 0 links taken out.");
        assertThat(MavenRun.files(clinic.resolve("content"))).isEqualTo(before);
        assertThat(clinic.resolve("target")).doesNotExist();

        MavenRun misspelt = mvn(clinic, command[0], command[1], command[2], command[3], "-Dsite.dryrun");
        assertThat(misspelt.exit()).as(misspelt.output()).isOne();
        assertThat(misspelt.output()).contains("site.dryrun", "site.dryRun");
        assertThat(MavenRun.files(clinic.resolve("content"))).isEqualTo(before);

        MavenRun first = mvn(clinic, command);
        assertThat(first.exit()).as(first.output()).isZero();
        assertThat(Files.readString(clinic.resolve("content/articles/backs.md")))
                .isEqualTo("""
                ---
                title: Backs
                published: 2023-05-08
                aliases: [/2023/05/backs/]
                ---

                Backs need movement. ![A back](back.png)
                """);
        assertThat(clinic.resolve("content/articles/back.png")).exists();
        assertThat(clinic.resolve("target/site-reports/import.txt"))
                .content()
                .contains("wordpress.xml “Backs” → content/articles/backs.md: a post of WordPress, new");

        Map<String, String> imported = MavenRun.files(clinic.resolve("content"));
        MavenRun second = mvn(clinic, command);
        assertThat(second.output()).contains("2 texts (2 unchanged), 0 files copied");
        assertThat(MavenRun.files(clinic.resolve("content"))).isEqualTo(imported);

        MavenRun site = mvn(clinic, "-q", COORDINATES + ":generate");
        assertThat(site.exit()).as(site.output()).isZero();
        assertThat(clinic.resolve("target/site/articles/backs/index.html")).exists();
        assertThat(clinic.resolve("target/site/2023/05/backs/index.html"))
                .content()
                .contains("/articles/backs/");
    }
}
