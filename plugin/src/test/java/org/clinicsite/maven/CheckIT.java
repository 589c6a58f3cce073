package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.MavenRun.COORDINATES;
import static org.clinicsite.maven.MavenRun.mvn;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check as people call it: a real Maven, without a POM. */
@Tag("full")
class CheckIT {

    @TempDir
    Path folder;

    @Test
    void theDemoPassesAndAClaimFails() throws Exception {
        Path clinic = MavenRun.demoClinic(folder);
        MavenRun well = mvn(clinic, "-B", COORDINATES + ":check");
        assertThat(well.exit()).as(well.output()).isZero();
        assertThat(well.output()).contains("48 pages checked: no error, ");

        Path article = clinic.resolve("content/articles/low-back-pain.md");
        Files.writeString(article, Files.readString(article) + "\nOur massage cures back pain for good.\n");
        MavenRun claim = mvn(clinic, "-B", "-o", COORDINATES + ":check", "-Dsite.external");
        assertThat(claim.exit()).isNotZero();
        assertThat(claim.output())
                .contains("Maven is offline (-o): links to other sites are not asked.")
                .contains("[ERROR] content/articles/low-back-pain.md:", ": cure-claim: “")
                .contains("The site has 1 error; the list stands above, and whole in ");
        assertThat(clinic.resolve("target/site-reports/findings.sarif"))
                .content()
                .contains("\"uri\":\"content/articles/low-back-pain.md\"");
    }
}
