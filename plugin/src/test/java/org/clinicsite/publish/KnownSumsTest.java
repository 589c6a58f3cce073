package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site is hashed again only where it has changed. */
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
    void aSumIsKeptForTheSameBytesWhereverTheyLieAndTakenAnewForOthersOfTheSameSizeAndTime() throws Exception {
        String nine = sum();
        String line = Files.readString(sums);
        assertThat(line).endsWith(" " + nine + "\n");

        Files.writeString(sums, line.replace(nine, "0".repeat(64))); // only who hashes it again finds out
        assertThat(sum()).isEqualTo("0".repeat(64));
        Files.copy(site.resolve("index.html"), site.resolve("copy.html"));
        Files.move(site.resolve("copy.html"), site.resolve("index.html"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(sum()).isEqualTo("0".repeat(64));

        for (String damage :
                new String[] {"", "\t\t\n", "abc " + nine + "\n", "\u0000", line.strip() + "0", "\u00e9"}) {
            Files.writeString(sums, damage);
            assertThat(sum()).as(damage).isEqualTo(nine);
        }

        FileTime time = Files.getLastModifiedTime(site.resolve("index.html"));
        Files.writeString(site.resolve("index.html"), "<p>Open from five.</p>");
        Files.setLastModifiedTime(site.resolve("index.html"), time);
        assertThat(sum()).isNotEqualTo(nine);
    }

    @Test
    void whatIsGoneFromTheSiteIsForgotten() throws Exception {
        sum();
        String nine = Files.readString(sums);
        Files.writeString(site.resolve("index.html"), "<p>Open from five.</p>");
        sum();

        assertThat(Files.readString(sums)).hasSameSizeAs(nine).isNotEqualTo(nine);
    }
}
