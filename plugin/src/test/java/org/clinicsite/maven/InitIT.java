package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.MavenRun.COORDINATES;
import static org.clinicsite.maven.MavenRun.mvn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code site:init} as people call it: real Maven processes, an empty folder, no POM. */
class InitIT {

    @TempDir
    Path temp;

    @Test
    void oneCommandInAnEmptyFolderIsAProjectThatBuildsByItsOwnPom() throws IOException {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("quiet-hands"));

        MavenRun wrong = mvn(folder, "-B", COORDINATES + ":init", "-Dsite.phone=none");
        assertThat(wrong.exit()).as(wrong.output()).isOne();
        assertThat(wrong.output()).contains("Nothing was written: 1 problem.", "'none' has no digits");
        assertThat(folder).isEmptyDirectory();

        MavenRun init = mvn(folder, "-B", COORDINATES + ":init", "-Dsite.country=de-AT");
        assertThat(init.exit()).as(init.output()).isZero();
        assertThat(init.output())
                .contains("Written into " + folder, "Look: mvn site:serve (")
                .doesNotContain("[WARNING]");
        assertThat(folder.resolve("target/site/index.html")).content().contains("Quiet Hands");

        Files.writeString(
                folder.resolve("content/services/massage.md"),
                Files.readString(folder.resolve("content/services/massage.md")) + "Eine Stunde Ruhe.\n");
        MavenRun build = mvn(folder, "site:generate");
        assertThat(build.exit()).as(build.output()).isZero();
        assertThat(build.output()).doesNotContain("[WARNING]");
        assertThat(folder.resolve("target/site/services/massage/index.html"))
                .content()
                .contains("Eine Stunde Ruhe.");
    }
}
