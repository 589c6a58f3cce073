package org.clinicsite.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.LargeFile;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.Fingerprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    /** No system counts so far. */
    private static final String NO_PROCESS = "999999999";

    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path temp;

    private Path site;
    private Set<String> ours = Set.of();
    private String buildId = "";

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
        try (OutputFolder output = begin()) {
            output.write(file("index.html", "half"));
        }
        assertThat(content()).containsOnly(Map.entry("index.html", "home"));
        assertThat(names(site.getParent())).containsExactly("site");
    }

    @Test
    void whatAKilledBuildLeftBehindIsSweptAway() throws Exception {
        build(Map.of("index.html", "home"));
        String name = leftover();
        Files.createDirectories(temp.resolve("target/" + name + ".new" + NO_PROCESS + "/half"));
        Files.createDirectories(temp.resolve("target/" + name + ".old" + NO_PROCESS));

        build(Map.of("index.html", "home"));
        assertThat(names(site.getParent())).containsExactly("site");
    }

    @Test
    void foldersOfOthersBesideTheSiteAreLeftAlone() throws Exception {
        for (String name : List.of("site.old", "site.old2019", "site.new", "site.new2", ".clinic-site-notes")) {
            Files.createDirectories(temp.resolve("target/" + name));
        }
        build(Map.of("index.html", "home"));
        build(Map.of("index.html", "new home"));

        assertThat(names(site.getParent()))
                .containsExactly(".clinic-site-notes", "site", "site.new", "site.new2", "site.old", "site.old2019");
    }

    @Test
    void aBuildThatIsAtWorkIsNotSweptAway() throws Exception {
        Path theirs = Files.createDirectories(temp.resolve("target/" + leftover() + ".new"
                + ProcessHandle.current().parent().orElseThrow().pid()));
        build(Map.of("index.html", "home"));

        assertThat(theirs).exists();
    }

    @Test
    void theSiteIsOpenToTheWebServer() throws Exception {
        build(Map.of("index.html", "home"));
        assertThat(Files.getPosixFilePermissions(site))
                .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(temp.resolve("any"))));
    }

    @Test
    void noPathLeadsOutOfTheFolder() throws Exception {
        try (OutputFolder output = begin()) {
            assertThatThrownBy(() -> output.write(file("../../etc/passwd", "x")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("leads out of the site's folder");
        }
        assertThat(temp.resolve("etc")).doesNotExist();
    }

    @Test
    void somebodysFilesInTheFolderStay() throws Exception {
        build(Map.of("index.html", "home", "gone.html", "gone"));
        Files.createDirectories(site.resolve("notes"));
        Files.writeString(site.resolve("notes/thesis.txt"), "years of work");

        assertThat(build(Map.of("index.html", "new home"))).isEqualTo(new OutputFolder.Summary(1, 0, 1));
        assertThat(content())
                .containsOnly(Map.entry("index.html", "new home"), Map.entry("notes/thesis.txt", "years of work"));
    }

    @Test
    void whatStaysKeepsItsTimesAndModes() throws Exception {
        build(Map.of("index.html", "home", "about/index.html", "about"));
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Path notes = Files.createDirectories(site.resolve("notes/empty")).getParent();
        Files.writeString(notes.resolve("thesis.txt"), "years of work");
        Files.createSymbolicLink(notes.resolve("link"), Path.of("thesis.txt"));
        mode(site, "rwx------");
        mode(notes, "rwxr-x---");
        mode(notes.resolve("thesis.txt"), "r--------");
        mode(notes.resolve("empty"), "r-xr-xr-x");
        mode(site.resolve("about"), "rwxrwx---");
        for (String path : List.of("notes/thesis.txt", "notes/empty", "notes", "about")) {
            Files.setLastModifiedTime(site.resolve(path), old);
        }

        build(Map.of("index.html", "new home", "about/index.html", "about"));

        assertThat(mode(site)).isEqualTo("rwx------");
        assertThat(mode(site.resolve("notes"))).isEqualTo("rwxr-x---");
        assertThat(mode(site.resolve("notes/thesis.txt"))).isEqualTo("r--------");
        assertThat(mode(site.resolve("notes/empty"))).isEqualTo("r-xr-xr-x");
        assertThat(mode(site.resolve("about"))).isEqualTo("rwxrwx---");
        assertThat(site.resolve("notes/link")).isSymbolicLink();
        for (String path : List.of("notes/thesis.txt", "notes/empty", "notes", "about")) {
            assertThat(Files.getLastModifiedTime(site.resolve(path))).as(path).isEqualTo(old);
        }
        assertThat(Files.getLastModifiedTime(site)).isNotEqualTo(old);
    }

    @Test
    void aFolderThatBelongsToAGroupGoesOnDoingSo() throws Exception {
        build(Map.of("index.html", "home"));
        Files.setAttribute(site, "unix:mode", 02750);

        build(Map.of("index.html", "new home"));

        assertThat((int) Files.getAttribute(site, "unix:mode") & 07777).isEqualTo(02750);
    }

    @Test
    void foldersOfDeletedPagesGoAndEmptyOnesOfOthersStay() throws Exception {
        build(Map.of("index.html", "home", "gone/deep/index.html", "gone"));
        Files.createDirectories(site.resolve("uploads/today"));

        build(Map.of("index.html", "new home"));

        assertThat(site.resolve("gone")).doesNotExist();
        assertThat(site.resolve("uploads/today")).isEmptyDirectory();
    }

    @Test
    void somebodysFileThatAPageWouldReplaceIsTold() throws Exception {
        build(Map.of("index.html", "home", ".well-known/build-id.txt", ID + "\n"));
        buildId = ID;
        Files.writeString(site.resolve("robots.txt"), "Mine.");

        assertThatThrownBy(
                        () -> build(Map.of("index.html", "new", "robots.txt", "Ours.", ".well-known/build-id.txt", ID)))
                .isInstanceOf(SiteException.class)
                .hasMessage("The site has a file robots.txt, and somebody put one of that name into " + site
                        + "; no build made it. Move it into content/static if visitors are to get it, else delete it.");
        assertThat(content()).containsEntry("index.html", "home").containsEntry("robots.txt", "Mine.");
    }

    @Test
    void aLinkToTheFolderStaysALink() throws Exception {
        Path real = Files.createDirectories(temp.resolve("disk/www"));
        Files.createDirectories(site.getParent());
        Files.createSymbolicLink(site, real);

        build(Map.of("index.html", "home"));
        build(Map.of("index.html", "new home"));

        assertThat(site).isSymbolicLink();
        assertThat(real.resolve("index.html")).hasContent("new home");
        assertThat(names(real.getParent())).containsExactly("www");
    }

    @Test
    void aSiteThatWasOnItsWayWhenTheBuildWasKilledComesBack() throws Exception {
        build(Map.of("index.html", "home"));
        Files.writeString(site.resolve("mine.txt"), "years of work");
        Files.move(site, temp.resolve("target/" + leftover() + ".old" + NO_PROCESS));

        assertThat(build(Map.of("index.html", "home"))).isEqualTo(new OutputFolder.Summary(0, 1, 0));
        assertThat(names(site.getParent())).containsExactly("site");
        assertThat(site.resolve("mine.txt")).hasContent("years of work");
    }

    @Test
    void aGitCheckoutIsNotTouchedEvenWithAPageInIt() throws Exception {
        Files.createDirectories(site.resolve(".git"));
        Files.writeString(site.resolve("index.html"), "home");

        assertThatThrownBy(this::begin).isInstanceOf(SiteException.class);
    }

    @Test
    void aNameAsLongAsTheDiskTakesIsNoHindrance() throws Exception {
        site = temp.resolve("w".repeat(255));
        build(Map.of("index.html", "home", "n".repeat(255), "long"));
        build(Map.of("index.html", "new home", "n".repeat(255), "long"));

        assertThat(content()).containsOnlyKeys("index.html", "n".repeat(255));
    }

    @Test
    void aNameThatIsTooLongIsToldInWords() throws Exception {
        try (OutputFolder output = begin()) {
            assertThatThrownBy(() -> output.write(file("n".repeat(256), "x")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("/" + "n".repeat(256) + "' has a name that is too long for this disk. ");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void filesOfOthersWithNamesThatAreNotUtf8Stay() throws Exception {
        build(Map.of("index.html", "home"));
        Path theirs = Path.of(URI.create(site.toUri() + "caf%E9.txt"));
        Files.writeString(theirs, "years of work");

        build(Map.of("index.html", "new home"));

        assertThat(theirs).hasContent("years of work");
    }

    /** A full disk, a lost permission, a folder that is held open: at each change that a build makes on its way. */
    @Test
    void whateverFailsTheSiteIsTheOldOneOrTheNewOneAndNothingElseIsThere() throws Exception {
        FaultyDisk disk = new FaultyDisk(temp.getFileSystem());
        Map<String, String> before =
                Map.of("index.html", "home", "about/index.html", "about", "gone/index.html", "gone");
        Map<String, String> after = Map.of("index.html", "new", "about/index.html", "about", "new/index.html", "new");
        int failed = 0;
        for (int at = 1; at == failed + 1; at++) {
            disk.heal();
            Path root = temp.resolve("run" + at);
            site = disk.path(root.resolve("target/site"));
            ours = Set.of();
            build(before);
            Files.createDirectories(site.resolve("mine"));
            Files.writeString(site.resolve("mine/thesis.txt"), "years of work");
            Files.createDirectories(site.resolve("mine/empty"));
            int[] countdown = {at};
            disk.fail((change, path) -> {
                if (--countdown[0] == 0) {
                    throw new FileSystemException(path.toString(), null, "No space left on device");
                }
            });

            String told = "";
            try {
                build(after);
            } catch (UncheckedIOException | IOException e) {
                told = String.valueOf(e.getMessage());
            }

            failed += countdown[0] <= 0 ? 1 : 0;
            assertThat(told).as("change " + at).doesNotContain("Exception").doesNotContain("\n");
            site = root.resolve("target/site");
            Map<String, String> whole = new TreeMap<>(told.isEmpty() ? after : before);
            whole.put("mine/thesis.txt", "years of work");
            assertThat(content()).as("change " + at + ": " + told).isEqualTo(whole);
            assertThat(site.resolve("mine/empty")).isEmptyDirectory();
            if (!told.isEmpty()) {
                assertThat(names(site.getParent())).as("change " + at).containsExactly("site");
            }
        }
        assertThat(failed).isGreaterThan(10);
    }

    @Test
    void aFolderThatAProgramHoldsOpenIsToldInWords() throws Exception {
        FaultyDisk disk = new FaultyDisk(temp.getFileSystem());
        site = disk.path(site);
        build(Map.of("index.html", "home"));
        disk.fail((change, path) -> {
            if (change == FaultyDisk.Change.MOVE && path.endsWith("site")) {
                throw new AccessDeniedException(path.toString());
            }
        });

        assertThatThrownBy(() -> build(Map.of("index.html", "new home")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "'" + temp.resolve("target/site") + "' cannot be renamed, which puts the new site in the place"
                                + " of the old; the system says: access denied. Close what shows the folder (a local web server,"
                                + " a terminal, Explorer, an editor), then build again.");
        site = temp.resolve("target/site");
        assertThat(content()).containsOnly(Map.entry("index.html", "home"));
        assertThat(names(site.getParent())).containsExactly("site");
    }

    @Test
    void aFirstBuildThatFailsLeavesNoFolderBehind() throws Exception {
        FaultyDisk disk = new FaultyDisk(temp.getFileSystem());
        site = disk.path(temp.resolve("a/b/site"));
        disk.fail((change, path) -> {
            if (change == FaultyDisk.Change.WRITE) {
                throw new IOException("No space left on device");
            }
        });

        assertThatThrownBy(() -> build(Map.of("index.html", "home")))
                .hasMessageContaining("'" + temp.resolve("a/b/site/index.html")
                        + "' could not be written: the disk is full. Make room, or name another place on a disk that has"
                        + " some.");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aFolderBesideWhichNothingMayBeWrittenIsTold() throws Exception {
        FaultyDisk disk = new FaultyDisk(temp.getFileSystem());
        site = disk.path(site);
        build(Map.of("index.html", "home"));
        disk.fail((change, path) -> {
            if (path.getParent().endsWith("target")) {
                throw new FileSystemException(path.toString(), null, "Read-only file system");
            }
        });

        assertThatThrownBy(() -> build(Map.of("index.html", "new home")))
                .hasMessage("'" + temp.resolve("target") + "' could not be written: the disk is read-only. Mount it for"
                        + " writing, or name another place.");
    }

    private OutputFolder begin() throws IOException, SiteException {
        return OutputFolder.begin(
                SiteFolder.of(site, new BuildRecord(site.toString(), buildId, Map.of(site.toString(), ours))));
    }

    @Test
    void aLargeFileIsCopiedAndComparedWithoutBeingHeld() throws Exception {
        Path film = LargeFile.make(temp.resolve("film.mp4"));

        for (int round = 0; round < 2; round++) {
            try (OutputFolder output = begin()) {
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
            try (OutputFolder output = begin()) {
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
        try (OutputFolder output = begin()) {
            assertThatThrownBy(() -> output.write(file))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("a.bin' could not be written: what is copied there changed meanwhile.");
        }
    }

    private OutputFolder.Summary build(Map<String, String> files) throws IOException, SiteException {
        try (OutputFolder output = begin()) {
            files.forEach((path, text) -> output.write(file(path, text)));
            OutputFolder.Summary summary = output.swap();
            ours = output.files();
            return summary;
        }
    }

    /** How a build calls what it has beside the site, without kind and process. */
    private String leftover() {
        return ".clinic-site-" + Fingerprint.of(site.getFileName().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
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
