package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A site is hashed again only where it has changed. */
@DisabledOnOs(OS.WINDOWS)
class KnownSumsTest {

    @TempDir
    private Path temp;

    private Path site;
    private Path sums;

    @BeforeEach
    void site() throws IOException {
        site = Files.createDirectory(temp.resolve("site"));
        sums = temp.resolve("cache/sums.txt");
        Files.writeString(site.resolve("index.html"), "<p>Open from nine.</p>");
    }

    private String sum() throws Exception {
        try (Workers workers = new Workers(1)) {
            return LocalSite.read(site, FileRules.of(Map.of()), workers, sums)
                    .files()
                    .get("index.html")
                    .sha256();
        }
    }

    @Test
    void aSumIsKeptForAFileThatStaysAndTakenAnewForOneOfTheSameSizeAndTime() throws Exception {
        Thread.sleep(
                2100); // a file counts as known when it has not changed for two seconds, and that clock nobody can set
        String nine = sum();
        String line = Files.readString(sums);
        assertThat(line).startsWith(nine + " ").endsWith("\tindex.html\n");

        Files.writeString(sums, line.replace(nine, "0".repeat(64))); // only who reads it again finds out
        assertThat(sum()).isEqualTo("0".repeat(64));

        for (String damage : new String[] {"", "\t\t\n", "abc\tindex.html\n", "\u0000", "0\tindex.html"}) {
            Files.writeString(sums, damage);
            assertThat(sum()).as(damage).isEqualTo(nine);
        }

        FileTime time = Files.getLastModifiedTime(site.resolve("index.html"));
        Files.writeString(site.resolve("index.html"), "<p>Open from five.</p>");
        Files.setLastModifiedTime(site.resolve("index.html"), time);
        assertThat(sum()).isNotEqualTo(nine);
    }

    @Test
    void aFileThatChangedJustNowIsNotKept() throws Exception {
        Files.setLastModifiedTime(site.resolve("index.html"), FileTime.from(Instant.EPOCH));

        sum();

        assertThat(sums).doesNotExist();
    }
}
