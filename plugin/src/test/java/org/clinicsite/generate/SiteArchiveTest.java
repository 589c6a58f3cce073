package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.clinicsite.output.SiteArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site as a zip. */
class SiteArchiveTest {

    @TempDir
    Path temp;

    @Test
    void holdsWhatTheBuildWroteAndNothingElseOfTheFolder() throws Exception {
        TestClinic clinic = new TestClinic(temp);
        clinic.generate();
        Path site = clinic.options().outputDirectory();
        Files.writeString(site.resolve("mine.txt"), "Mine.");
        Path archive = temp.resolve("target/clinic-1-site.zip");

        Generator.pack(clinic.options(), archive);

        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .isSorted()
                    .contains("index.html", "404.html", ".well-known/build-id.txt", "services/deep/index.html")
                    .doesNotContain("mine.txt");
            for (String name : names) {
                assertThat(zip.getInputStream(zip.getEntry(name)).readAllBytes())
                        .as(name)
                        .isEqualTo(Files.readAllBytes(site.resolve(name)));
            }
        }
    }

    @Test
    void sameFilesGiveSameBytesWhenAndWhereverTheyWereWritten() throws IOException {
        byte[] first = packed("one", List.of("b.html", "a/index.html"), Instant.EPOCH);
        byte[] second = packed("two", List.of("a/index.html", "b.html"), Instant.now());

        assertThat(second).isEqualTo(first);
    }

    private byte[] packed(String name, List<String> files, Instant time) throws IOException {
        Path site = temp.resolve(name);
        for (String file : files) {
            Files.createDirectories(site.resolve(file).getParent());
            Files.setLastModifiedTime(Files.writeString(site.resolve(file), "<p>" + file), FileTime.from(time));
        }
        Path archive = temp.resolve(name + ".zip");
        SiteArchive.write(site, Set.copyOf(files), Instant.parse("2026-11-22T08:00:00Z"), archive);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.getEntry("b.html").getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 11, 22, 8, 0));
        }
        return Files.readAllBytes(archive);
    }

    @Test
    void anOlderOneStaysWhereAFileCannotBeRead() throws IOException {
        Path archive = Files.writeString(temp.resolve("site.zip"), "An older one.");

        assertThatThrownBy(() -> SiteArchive.write(temp, Set.of("missing.html"), null, archive))
                .isInstanceOf(IOException.class);

        assertThat(archive).hasContent("An older one.");
        assertThat(temp).isDirectoryNotContaining("glob:**.part");
    }
}
