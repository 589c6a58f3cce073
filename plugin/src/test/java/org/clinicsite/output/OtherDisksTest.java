package org.clinicsite.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The output folder on disks with the rules of Windows and macOS, and on one that is full. */
class OtherDisksTest {

    private Set<String> ours = Set.of();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags/a:b.html       | the character ':', which Windows does not take in a file's name",
                "what?.html          | the character '?', which Windows does not take in a file's name",
                "5 * 3.html          | the character '*', which Windows does not take in a file's name",
                "C:/x.html           | the character ':', which Windows does not take in a file's name",
                "tags/aux.html       | the part 'aux.html', which is a device on Windows and cannot be a file there",
                "NUL/index.html      | the part 'NUL', which is a device on Windows and cannot be a file there",
                "com1 .html          | the part 'com1 .html', which is a device on Windows and cannot be a file there",
                "etc./index.html     | a part that ends with a point, which Windows takes away",
                "blank /index.html   | a part that ends with a blank, which Windows takes away",
            })
    void whatWindowsCannotNameIsToldAndTheOldSiteStays(String path, String has) throws Exception {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.windows())) {
            Path site = disk.getPath("C:\\work\\target\\site");
            build(site, Map.of("index.html", "home"));

            assertThat(faults(site, List.of("index.html", path)))
                    .containsExactly("The file " + path + " cannot be written here: its path has " + has
                            + ". Write its tag or slug in other words, or rename its source.");
            assertThat(site.resolve("index.html")).hasContent("home");
            assertThat(FolderTree.files(site.getParent())).containsExactly("site/index.html");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tags/neck.html, tags/Neck.html",
        "tags/neck.html, Tags/back.html",
        "a/b/c/d.html, a/B/c/e.html",
    })
    void pathsThatDifferInNothingButCaseAreToldWhereTheyAreOne(String one, String other) throws Exception {
        for (Configuration rules : List.of(Configuration.windows(), Configuration.osX())) {
            try (FileSystem disk = Jimfs.newFileSystem(rules)) {
                assertThat(faults(disk.getPath("site").toAbsolutePath(), List.of(one, other)))
                        .containsExactly(twin(other));
            }
        }
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path site = disk.getPath("/work/site");
            build(site, Map.of(one, "one", other, "other"));
            assertThat(FolderTree.files(site)).containsExactlyInAnyOrder(one, other);
        }
    }

    @Test
    void pathsThatDifferInTheWayAnAccentIsWrittenAreToldOnMacOs() throws Exception {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.osX())) {
            assertThat(faults(disk.getPath("/work/site"), List.of("caf\u00e9.html", "cafe\u0301.html")))
                    .containsExactly(twin("cafe\u0301.html"));
        }
    }

    private static String twin(String path) {
        return "This disk takes " + path
                + " and another path of the site for one: they differ at most in case or in the"
                + " way an accent is written, or one is a folder for the other. Write both in one way, or rename one.";
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "neck"})
    void aTagThatChangesItsCaseChangesItsFolder(String text) throws Exception {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.windows())) {
            Path site = disk.getPath("C:\\work\\site");
            build(site, Map.of("tags/Neck/index.html", "neck", "index.html", "home"));
            Files.writeString(site.resolve("tags\\mine.txt"), "Mine.");

            build(site, Map.of("tags/neck/index.html", text, "index.html", "new home"));

            assertThat(FolderTree.files(site)).containsExactly("index.html", "tags/mine.txt", "tags/neck/index.html");
        }
    }

    @Test
    void aDriveIsAWholeDiskAndAFolderWithForeignFilesIsRefused() throws Exception {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.windows())) {
            Files.createDirectories(disk.getPath("C:\\Users\\anna\\Documents"));
            Files.writeString(disk.getPath("C:\\Users\\anna\\Documents\\tax.pdf"), "Mine.");

            assertThatThrownBy(() -> SiteFolder.of(disk.getPath("C:\\"), BuildRecord.NONE))
                    .hasMessageContaining("outputDirectory C:\\ is a whole disk.");
            assertThatThrownBy(() -> SiteFolder.of(disk.getPath("C:\\users\\ANNA"), BuildRecord.NONE))
                    .hasMessageContaining("holds a file that no build made, Documents/tax.pdf. It looks like somebody's"
                            + " home folder.");
        }
    }

    @Test
    void aDiskThatRunsFullKeepsTheOldSite() throws Exception {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(64 << 10)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path site = disk.getPath("/work/target/site");
            build(site, Map.of("index.html", "home"));

            assertThatThrownBy(() -> build(site, Map.of("index.html", "new", "big.html", "x".repeat(100 << 10))))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(
                            "'/work/target/site/big.html' could not be written: the disk is full. Make room,"
                                    + " or name another place on a disk that has some.");
            assertThat(site.resolve("index.html")).hasContent("home");
            assertThat(FolderTree.files(site.getParent())).containsExactly("site/index.html");
        }
    }

    private void build(Path site, Map<String, String> files) throws SiteException, IOException {
        try (OutputFolder output = OutputFolder.begin(SiteFolder.of(site, record(site)))) {
            files.forEach((path, text) -> output.write(file(path, text)));
            output.swap();
            ours = output.files();
        }
    }

    /** What is told of files, and that such a site does not take its place. */
    private List<String> faults(Path site, List<String> paths) throws SiteException, IOException {
        try (OutputFolder output = OutputFolder.begin(SiteFolder.of(site, record(site)))) {
            paths.forEach(path -> output.write(file(path, path)));
            assertThatThrownBy(output::swap).isInstanceOf(SiteException.class);
            return output.faults().stream().map(Problem::says).toList();
        }
    }

    private BuildRecord record(Path site) {
        return new BuildRecord(site.toString(), "", Map.of(site.toString(), ours));
    }

    private static OutputFile file(String path, String text) {
        return new OutputFile(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
