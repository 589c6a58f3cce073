package org.clinicsite.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.LargeFile;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    Path temp;

    private Path site;
    private Set<String> ours = Set.of();

    @BeforeEach
    void name() {
        site = temp.resolve("target/site");
    }

    @Test
    void firstBuildWritesEverything() throws Exception {
        assertThat(build(Map.of("index.html", "home", "prices/index.html", "prices")))
                .isEqualTo(new OutputFolder.Summary(2, 0, 0));
        assertThat(content()).containsOnly(Map.entry("index.html", "home"), Map.entry("prices/index.html", "prices"));
    }

    @Test
    void secondBuildOfTheSameBytesWritesNothing() throws Exception {
        build(Map.of("index.html", "home"));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(site.resolve("index.html"), old);

        assertThat(build(Map.of("index.html", "home"))).isEqualTo(new OutputFolder.Summary(0, 1, 0));
        assertThat(Files.getLastModifiedTime(site.resolve("index.html"))).isEqualTo(old);
    }

    @Test
    void aFileThatDidNotChangeIsCarriedOverBesideOneThatDid() throws Exception {
        build(Map.of("index.html", "home", "about/index.html", "about"));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(site.resolve("about/index.html"), old);

        assertThat(build(Map.of("index.html", "new home", "about/index.html", "about")))
                .isEqualTo(new OutputFolder.Summary(1, 1, 0));
        assertThat(content()).containsEntry("index.html", "new home").containsEntry("about/index.html", "about");
        assertThat(Files.getLastModifiedTime(site.resolve("about/index.html"))).isEqualTo(old);
    }

    @Test
    void filesOfDeletedSourcesGo() throws Exception {
        build(Map.of("index.html", "home", "gone/index.html", "gone"));

        assertThat(build(Map.of("index.html", "home"))).isEqualTo(new OutputFolder.Summary(0, 1, 1));
        assertThat(site.resolve("gone")).doesNotExist();
    }

    @Test
    void aBuildThatIsGivenUpLeavesTheOldSiteAndNothingElse() throws Exception {
        build(Map.of("index.html", "home"));
        try (OutputFolder output = OutputFolder.begin(site, ours)) {
            output.write(file("index.html", "half"));
        }
        assertThat(content()).containsOnly(Map.entry("index.html", "home"));
        assertThat(names(site.getParent())).containsExactly("site");
    }

    @Test
    void whatAKilledBuildLeftBehindIsSweptAway() throws Exception {
        build(Map.of("index.html", "home"));
        Files.createDirectory(temp.resolve("target/site.new4711"));
        Files.createDirectory(temp.resolve("target/site.old4711"));
        Files.createDirectory(temp.resolve("target/site.notes"));

        build(Map.of("index.html", "home"));
        assertThat(names(site.getParent())).containsExactly("site", "site.notes");
    }

    @Test
    void theSiteIsOpenToTheWebServer() throws Exception {
        build(Map.of("index.html", "home"));
        assertThat(Files.getPosixFilePermissions(site))
                .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(temp.resolve("any"))));
    }

    @Test
    void noPathLeadsOutOfTheFolder() throws Exception {
        try (OutputFolder output = OutputFolder.begin(site, ours)) {
            assertThatThrownBy(() -> output.write(file("../../etc/passwd", "x")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("leads out of the site's folder");
        }
        assertThat(temp.resolve("etc")).doesNotExist();
    }

    @Test
    void somebodysFilesInTheFolderStay() throws Exception {
        Files.createDirectories(site.resolve("notes"));
        Files.writeString(site.resolve("notes/thesis.txt"), "years of work");
        build(Map.of("index.html", "home", "gone.html", "gone"));

        assertThat(build(Map.of("index.html", "new home"))).isEqualTo(new OutputFolder.Summary(1, 0, 1));
        assertThat(content())
                .containsOnly(Map.entry("index.html", "new home"), Map.entry("notes/thesis.txt", "years of work"));
    }

    @Test
    void aSiteThatWasOnItsWayWhenTheBuildWasKilledComesBack() throws Exception {
        build(Map.of("index.html", "home"));
        Files.move(site, temp.resolve("target/site.old4711"));

        assertThat(build(Map.of("index.html", "home"))).isEqualTo(new OutputFolder.Summary(0, 1, 0));
        assertThat(names(site.getParent())).containsExactly("site");
    }

    @Test
    void aGitCheckoutIsNotTouchedEvenWithAPageInIt() throws Exception {
        Files.createDirectories(site.resolve(".git"));
        Files.writeString(site.resolve("index.html"), "home");

        assertThatThrownBy(() -> OutputFolder.begin(site, ours)).isInstanceOf(SiteException.class);
    }

    @Test
    void aLargeFileIsCopiedAndComparedWithoutBeingHeld() throws Exception {
        Path film = LargeFile.make(temp.resolve("film.mp4"));

        for (int round = 0; round < 2; round++) {
            try (OutputFolder output = OutputFolder.begin(site, ours)) {
                assertThat(LargeFile.allocated(() -> output.write(OutputFile.copy("film.mp4", film))))
                        .isLessThan(LargeFile.LITTLE);
                assertThat(output.sizes()).containsOnly(Map.entry("film.mp4", LargeFile.SIZE));
                assertThat(output.swap()).isEqualTo(new OutputFolder.Summary(1 - round, round, 0));
                ours = output.files();
            }
        }
        assertThat(site.resolve("film.mp4")).hasSize(LargeFile.SIZE);
    }

    @Test
    void aFileOfAnotherSizeOrWithOtherBytesIsCopiedAnew() throws Exception {
        Path source = temp.resolve("a.bin");
        for (String text : new String[] {"one", "two", "three", "three"}) {
            Files.writeString(source, text);
            try (OutputFolder output = OutputFolder.begin(site, ours)) {
                output.write(OutputFile.copy("a.bin", source));
                output.swap();
                ours = output.files();
            }
            assertThat(content()).containsOnly(Map.entry("a.bin", text));
        }
    }

    @Test
    void aFileThatShrinksWhileItIsCopiedIsNamed() throws Exception {
        Path source = Files.writeString(temp.resolve("a.bin"), "whole");
        OutputFile file = OutputFile.copy("a.bin", source);
        Files.writeString(source, "half");
        try (OutputFolder output = OutputFolder.begin(site, ours)) {
            assertThatThrownBy(() -> output.write(file))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("a.bin: it changed while it was copied");
        }
    }

    private OutputFolder.Summary build(Map<String, String> files) throws IOException, SiteException {
        try (OutputFolder output = OutputFolder.begin(site, ours)) {
            files.forEach((path, text) -> output.write(file(path, text)));
            OutputFolder.Summary summary = output.swap();
            ours = output.files();
            return summary;
        }
    }

    private static OutputFile file(String path, String text) {
        return new OutputFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                content.put(site.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }
}
