package org.clinicsite.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which folders a build may fill. */
class SiteFolderTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path temp;

    private Path home;
    private Path site;

    @BeforeEach
    void folders() throws IOException {
        temp = temp.toRealPath();
        home = Files.createDirectories(temp.resolve("home/me"));
        site = temp.resolve("site");
    }

    // ---- ours

    @Test
    void aFolderThatIsNotThereOrHoldsNothingMayBeFilled() throws Exception {
        assertThat(look(site).exists()).isFalse();
        assertThat(look(Files.createDirectory(site)).exists()).isTrue();
        Files.createDirectories(site.resolve("a/b"));
        assertThat(look(site).exists()).isTrue();
        assertThat(temp.resolve("nowhere")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitkeep", ".gitignore", ".DS_Store", "Thumbs.db", "a/desktop.ini"})
    void whatDesktopsAndRepositoriesLeaveIsOfNoAccount(String name) throws Exception {
        write(name, "");
        assertThat(look(site).exists()).isTrue();
    }

    @Test
    void aFolderWithABuildIdIsOursWhateverElseLiesThere() throws Exception {
        write(".well-known/build-id.txt", ID + "\n");
        write("Documents/tax.pdf", "Mine.");
        assertThat(look(site).exists()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v12", "", "0123456789ABCDEF0123456789ABCDEF", ID + ID})
    void anotherBuildIdSaysNothing(String id) throws Exception {
        write(".well-known/build-id.txt", id);
        assertThat(refusal(site)).contains("holds a file that no build made, .well-known/build-id.txt");
    }

    @Test
    void aFolderIsOursWhenTheReportsRememberWhatLiesThere() throws Exception {
        write("index.html", "home");
        write("about.html", "about");
        write("mine.txt", "Mine.");
        Set<String> files = Set.of("index.html", "about.html");

        SiteFolder known = SiteFolder.of(site, record(site, "", files), Set.of());

        assertThat(known.ours()).isEqualTo(files);
        assertThat(known.isKnown()).isTrue();
    }

    @Test
    void reportsOfAnotherFolderOrMachineDoNotMakeAFolderOurs() throws Exception {
        write("index.html", "Theirs.");
        write("private/tax.pdf", "Theirs.");
        Set<String> files = Set.of("index.html", "a/index.html", "b/index.html", "c/index.html");

        assertThat(refusal(site, record(temp.resolve("other"), ID, files)))
                .contains("holds 2 files that no build made, such as index.html");
        assertThat(refusal(site, record(site, ID, files))).contains("holds a file that no build made, private/tax.pdf");
        assertThat(refusal(site, new BuildRecord(site.toString(), ID, Map.of())))
                .contains("holds 2 files");
    }

    @Test
    void aProjectThatWasMovedKnowsItsSiteAgain() throws Exception {
        write("index.html", "home");
        write("a/index.html", "a");
        Set<String> files = Set.of("index.html", "a/index.html");

        SiteFolder moved = SiteFolder.of(site, record(temp.resolve("before"), "", files), Set.of());

        assertThat(moved.ours()).isEqualTo(files);
    }

    // ---- somebody's

    @Test
    void whoseFilesTheseAreIsToldWithTheOption() throws Exception {
        for (int i = 0; i < 213; i++) {
            write("Pictures/" + i + ".jpg", "");
        }
        write("Documents/tax.pdf", "Mine.");
        write(".bash_history", "");

        assertThat(refusal(site))
                .isEqualTo("outputDirectory " + site + " holds 215 files that no build made, such as Documents/tax.pdf."
                        + " It looks like somebody's home folder. Name a folder for the site alone: outputDirectory"
                        + " (-Dsite.outputDirectory=DIR), such as target/site. Or delete what lies there, if nobody needs"
                        + " it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "css/maven-base.css | the pages of Maven's own site plugin",
                "pom.xml            | a Maven project",
                "package.json       | a Node.js project",
                "wp-config.php      | a WordPress site",
                "data/clinic.yaml   | a clinic's content",
            })
    void whatTheFolderLooksLikeIsTold(String file, String whose) throws Exception {
        write(file, "");
        assertThat(refusal(site)).contains("made, " + file + ". It looks like " + whose + ". Name");
    }

    @Test
    void theMakerOfAnotherSiteIsTold() throws Exception {
        write("index.html", "<html><head><meta name=\"generator\" content=\"Hugo 0.111\"></head></html>");
        assertThat(refusal(site)).contains("It looks like a site made by Hugo 0.111.");
    }

    @Test
    void filesOfAnotherUserAreToldAsHis() throws Exception {
        String user = System.getProperty("user.name");
        write("index.html", "");
        try {
            System.setProperty("user.name", "somebody-else");
            assertThat(refusal(site)).contains("index.html of the user '" + Files.getOwner(site) + "'.");
        } finally {
            System.setProperty("user.name", user);
        }
    }

    @Test
    void theHomeFolderIsRefusedByAnyName() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), home);
        for (Path name : new Path[] {home, link, home.resolve("."), home.resolve("x/..")}) {
            assertThat(refusal(name)).as(name.toString()).contains("is your home folder.");
        }
        assertThat(refusal(home.getParent())).contains("holds your home folder " + home);
        assertThat(refusal(temp)).contains("holds your home folder");
        write("x", "");
        Files.move(site.resolve("x"), home.resolve("x"));
        assertThat(SiteFolder.of(home.resolve("clinic/target/site"), BuildRecord.NONE, Set.of(home))
                        .exists())
                .isFalse();
    }

    @Test
    void theHomeFolderOfWhoRunsThisIsKnown() {
        assertThatThrownBy(() -> SiteFolder.of(Path.of(System.getProperty("user.home")), BuildRecord.NONE))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("your home folder");
    }

    @Test
    void aWholeDiskIsRefused() {
        assertThat(refusal(temp.getRoot())).contains("outputDirectory / is a whole disk.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aMountPointIsRefusedWithAFolderInIt() {
        assertThat(refusal(Path.of("/proc")))
                .contains("outputDirectory /proc is a mount point")
                .endsWith("Name a folder in it: -Dsite.outputDirectory=/proc/site.");
    }

    @ParameterizedTest
    @CsvSource({".git, Git", ".hg, Mercurial", ".svn, Subversion", ".jj, Jujutsu"})
    void aWorkingCopyIsRefusedAlsoWithABuildId(String mark, String system) throws Exception {
        write(".well-known/build-id.txt", ID);
        write(mark + "/config", "");

        assertThat(refusal(site)).contains("is a working copy of " + system + " (it holds " + mark + ").");
        assertThat(refusal(site.resolve(mark).resolve("site"))).contains("lies in " + mark);
    }

    @Test
    void aWorkingCopyWhoseHistoryLiesElsewhereIsRefused() throws Exception {
        write(".git", "gitdir: ../../.git/worktrees/site");
        assertThat(refusal(site)).contains("is a working copy of Git");
    }

    @Test
    void aFileIsRefusedAndALinkThatLeadsNowhere() throws Exception {
        write("file", "");
        assertThat(refusal(site.resolve("file"))).contains("/file is a file.");
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("gone"));
        assertThat(refusal(link)).contains("is a link that leads nowhere, to " + temp.resolve("gone") + ".");
    }

    @Test
    void aPublishedSiteIsRefused() throws Exception {
        Path release = temp.resolve("www/releases/20261122-104533-3fa9c1d");
        Files.createDirectories(release.resolve(".well-known"));
        Files.writeString(release.resolve(BuildMark.PATH), ID);
        Files.writeString(release.resolveSibling(release.getFileName() + ".json"), "{}");
        Path current = Files.createSymbolicLink(temp.resolve("www/current"), release);

        assertThat(refusal(current))
                .contains("/current, which is " + release + ", is a site that was published")
                .contains("mvn site:publish");
    }

    @Test
    void aNameThatWouldBreakTheLineIsShownWhole() throws Exception {
        write("a\nb", "");
        assertThat(refusal(site)).contains("made, a\\u000Ab.").doesNotContain("\n");
    }

    private SiteFolder look(Path folder) throws SiteException, IOException {
        return SiteFolder.of(folder, BuildRecord.NONE, Set.of(home));
    }

    private String refusal(Path folder) {
        return refusal(folder, BuildRecord.NONE);
    }

    private String refusal(Path folder, BuildRecord record) {
        return catchThrowableOfType(SiteException.class, () -> SiteFolder.of(folder, record, Set.of(home)))
                .getMessage();
    }

    private static BuildRecord record(Path folder, String id, Set<String> files) {
        return new BuildRecord(folder.toString(), id, Map.of(folder.toString(), files));
    }

    private void write(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
