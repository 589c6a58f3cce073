package org.clinicsite.publish.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Endless;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may write no file longer than a few kilobytes, as on a disk that is full. */
class FullDiskTest {

    @TempDir
    Path temp;

    @Test
    void everyFileThatDidNotFitIsNamedAndTheOldSiteStays() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        SiteFolder site = new SiteFolder(temp.resolve("site")).write("index.html", "old");
        assertThat(publish("unlimited")).isEqualTo("0");
        site.write("index.html", "new")
                .write("media/big.txt", "x".repeat(100_000))
                .write("media/vast.txt", "y".repeat(200_000));

        assertThat(publish("32")).contains("2 files could not be sent:", "media/big.txt: ", "media/vast.txt: ");

        assertThat(temp.resolve("www/current/index.html")).hasContent("old");
        try (PublishTarget target = Targets.open(
                        TargetSettings.parse("directory:" + temp.resolve("www")),
                        new TargetContext(Credentials.NONE, 1, Retry.USUAL, Progress.NONE));
                Stream<Path> left = Files.list(temp.resolve("www/releases"))) {
            assertThat(target.standing().releases()).hasSize(1);
            assertThat(left).hasSize(2);
        }
        assertThat(publish("unlimited")).isEqualTo("0");
        assertThat(temp.resolve("www/current/index.html")).hasContent("new");
    }

    /** What the process said when it failed, else its exit code. */
    private String publish(String limit) throws Exception {
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f \"$1\"; shift; exec \"$@\"",
                        "sh",
                        limit,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        "directory:" + temp.resolve("www"),
                        temp.resolve("site").toString(),
                        "-")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return exit == 0 ? "0" : said;
    }
}
