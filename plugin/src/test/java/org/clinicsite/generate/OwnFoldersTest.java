package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build fills folders of its own, knows them again, and leaves others as they are. */
class OwnFoldersTest {

    @TempDir
    Path temp;

    private TestClinic clinic;
    private Path site;
    private Path reports;

    @BeforeEach
    void aClinic() throws IOException {
        temp = temp.toRealPath();
        clinic = new TestClinic(temp.resolve("clinic"));
        site = clinic.root().resolve("target/site");
        reports = clinic.root().resolve("target/site-reports");
    }

    /** A JBake project has no build id in its site. */
    private static TestClinic jbake(Path root) throws IOException {
        return new TestClinic(root)
                .write(
                        "jbake.properties",
                        "render.archive=false\nrender.feed=false\nrender.sitemap=false\n"
                                + "render.index=false\nrender.tags=false\n")
                .write("templates/post.ftl", "<h1>${content.title}</h1>${content.body}")
                .write("assets/style.css", "p { margin: 0 }")
                .write(
                        "content/first.md",
                        "title=First\ndate=2026-01-01\ntype=post\nstatus=published\n~~~~~~\nText.\n");
    }

    @Test
    void outputJsonNamesTheFolderAndTheBuild() throws IOException {
        clinic.generate();
        String id = clinic.text("/.well-known/build-id.txt").strip();
        assertThat(clinic.report("output.json"))
                .isEqualTo("{\"schema\":1,\"path\":\"" + site + "\",\"buildId\":\"" + id + "\"}\n");
        assertThat(reports).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"output.json", "files.txt", "inputs.txt"})
    void aSiteIsKnownAgainWithoutOneOfTheReports(String lost) throws IOException {
        clinic.generate();
        Files.writeString(site.resolve("mine.txt"), "Mine.");
        Files.delete(reports.resolve(lost));
        assertThat(clinic.generate().written()).isZero();

        TestClinic jbake = jbake(temp.resolve("jbake"));
        jbake.generate();
        if (!lost.equals("files.txt")) { // it alone remembers what a site without build id has
            Files.delete(jbake.root().resolve("target/site-reports").resolve(lost));
        }
        assertThat(jbake.generate().written()).isZero();
    }

    /** 0.1.0 wrote no output.json, and a build id only into a clinic's site. */
    @Test
    void aSiteWhoseReportsAreLostIsKnownByItsBuildId() throws IOException {
        clinic.generate();
        Path elsewhere = Files.move(reports, temp.resolve("elsewhere"));
        clinic.article("new", "Text.").generate();
        assertThat(clinic.site()).containsKey("/articles/new/index.html");
        assertThat(elsewhere).isDirectory();
    }

    @Test
    void aProjectThatWasMovedKnowsItsSiteAndWhatIsToBeDeleted() throws IOException {
        clinic.article("old", "Text.").generate();
        TestClinic moved = new TestClinic(Files.move(clinic.root(), temp.resolve("moved")));
        Files.delete(moved.root().resolve("content/articles/old.md"));
        moved.generate();
        assertThat(moved.site()).containsKey("/index.html").doesNotContainKey("/articles/old/index.html");

        TestClinic jbake = jbake(temp.resolve("jbake"));
        jbake.generate();
        TestClinic movedJBake = jbake(Files.move(jbake.root(), temp.resolve("moved-jbake")));
        Files.delete(movedJBake.root().resolve("assets/style.css"));
        movedJBake.generate();
        assertThat(movedJBake.site()).containsOnlyKeys("/first.html");
    }

    @Test
    void aFolderOfOthersIsRefusedAndNothingAtAllIsWritten() throws IOException {
        for (TestClinic project : new TestClinic[] {clinic, jbake(temp.resolve("jbake"))}) {
            project.write("target/site/Documents/tax.pdf", "Mine.");
            Map<String, String> before = TestClinic.files(project.root());

            assertThat(project.errors())
                    .singleElement()
                    .asString()
                    .startsWith("outputDirectory " + project.root().resolve("target/site")
                            + " holds a file that no build made, Documents/tax.pdf.");
            assertThat(TestClinic.files(project.root())).isEqualTo(before);
            assertThat(project.root().resolve("target/site-reports")).doesNotExist();
        }
    }

    @Test
    void everyFolderThatIsSomebodysIsToldInOneRun() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        clinic.write("target/site-reports/nginx.conf", "Mine.");
        clinic.with(o -> TestClinic.cache(TestClinic.into(o, home), home));

        assertThat(clinic.errors())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("outputDirectory " + home + " is your home folder. "))
                .anyMatch(line -> line.startsWith("imageCacheDirectory " + home + " is your home folder. "))
                .anyMatch(line ->
                        line.startsWith("reportDirectory " + reports + " holds nginx.conf, which no build made"));
        assertThat(reports.resolve("nginx.conf")).hasContent("Mine.");
    }

    @Test
    void reportsOfABuildThatFailedAreNobodyElses() throws IOException {
        clinic.write("content/articles/bad.md", "---\ntitle: Bad\n---\n[nowhere](nowhere.md)\n")
                .errors();
        assertThat(reports.resolve("findings.json")).exists();
        assertThat(reports.resolve("output.json")).doesNotExist();

        Files.delete(clinic.root().resolve("content/articles/bad.md"));
        clinic.generate();
        assertThat(reports.resolve("output.json")).exists();
    }

    @Test
    void filesOfOthersBesideTheReportsStay() throws IOException {
        clinic.write("target/site-reports/TEST-mine.xml", "Mine.");
        clinic.generate();
        clinic.generate();
        assertThat(reports.resolve("TEST-mine.xml")).hasContent("Mine.");
    }

    @Test
    void aFailedBuildLeavesNothingButWhatItFoundOut() throws IOException {
        clinic.write("content/articles/bad.md", "---\ntitle: Bad\n---\n[nowhere](nowhere.md)\n")
                .errors();

        // the cache keeps what was drawn for the next try, and may be deleted at any time
        assertThat(new TreeMap<>(TestClinic.files(clinic.root().resolve("target")))
                        .keySet().stream().filter(file -> !file.startsWith("/site-cache/")))
                .containsExactly("/site-reports/findings.json", "/site-reports/links.html", "/site-reports/links.json");
    }

    @Test
    void aFileOfSomebodyThatTheSiteWouldReplaceIsTold() throws IOException {
        clinic.generate();
        Files.writeString(site.resolve("map.txt"), "Mine.");
        clinic.write("content/static/map.txt", "Ours.");

        assertThat(clinic.errors())
                .containsExactly("The site has a file map.txt, and somebody put one of that name into " + site
                        + "; no build made it. Move it into content/static if visitors are to get it, else delete it.");
        assertThat(site.resolve("map.txt")).hasContent("Mine.");
        Files.delete(site.resolve("map.txt"));
        clinic.generate();
        assertThat(site.resolve("map.txt")).hasContent("Ours.");
    }
}
