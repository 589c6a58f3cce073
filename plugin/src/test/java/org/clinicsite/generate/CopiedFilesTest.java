package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clinicsite.check.CheckOptions;
import org.clinicsite.check.SiteCheck;
import org.clinicsite.picture.Photograph;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Ledger;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes into a site as it is: keys and dumps do not, unless somebody says why. */
class CopiedFilesTest {

    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp);
    }

    private List<String> told() throws IOException {
        return clinic.generate().warnings().stream().map(Problem::says).toList();
    }

    @Test
    void aPrivateKeyStopsTheBuildAndNothingIsWritten() throws IOException {
        clinic.generate();
        Map<String, String> before = clinic.site();
        clinic.write("content/static/notes/key.txt", "Mine:\n" + KEY);

        assertThat(clinic.errors())
                .containsExactly(
                        "content/static/notes/key.txt:2:1: It holds a private key. Take it out, and change what it"
                                + " opens if it was ever published. If visitors may have it: write"
                                + " 'static/notes/key.txt: why' into content/waivers.yaml.");
        assertThat(clinic.site()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".env                | By its name it is a file of settings and passwords.",
                "a/.htpasswd         | By its name it is a list of passwords.",
                "id_rsa              | By its name it is a private SSH key.",
                ".git/config         | It is the history of a Git repository.",
                "clinic.kdbx         | By its name it is a password database.",
                "clients.sql.bak     | By its name it is a dump of a database.",
                "backup.sql.gz       | By its name it is a dump of a database.",
            })
    void soDoesWhatIsPassedOverAndWhatIsNot(String path, String says) throws IOException {
        clinic.write("content/static/" + path, "x");

        String named = path.startsWith(".git/") ? ".git" : path;
        assertThat(clinic.errors()).singleElement().asString().startsWith("content/static/" + named + ": " + says);
    }

    @Test
    void allAreToldInOneRunBesideOtherMistakes() throws IOException {
        clinic.write("content/static/a.key", "x")
                .write("content/static/b.txt", KEY)
                .write("content/static/.npmrc", token());
        clinic.article("neck", "[Where](nowhere.md)");

        assertThat(clinic.errors()).hasSize(4);
    }

    private static String token() {
        return "//packages.example/:_authToken=" + "0123456789abcdef\n";
    }

    @Test
    void aDocumentThatATextLeadsToIsLookedAtAndOneThatNothingUsesIsNot() throws IOException {
        clinic.write("content/articles/clients.csv", "name\n" + KEY).write("content/articles/unused.csv", KEY);
        clinic.article("neck", "[Clients](clients.csv)");

        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith("content/articles/clients.csv:2:1: It holds a private key.");
    }

    @Test
    void aWaiverWithItsReasonLetsAFileThroughHereAndAtAPublish() throws Exception {
        clinic.write("content/static/lessons/tables [1].sql", "CREATE TABLE herbs (name text);");
        clinic.write("content/waivers.yaml", "static/lessons/tables [1].sql: A lesson. Nobody is in it.\n");

        assertThat(told()).isEmpty();

        assertThat(clinic.site()).containsKey("/lessons/tables [1].sql");
        List<String> through = Generator.letThrough(clinic.options());
        assertThat(through).containsExactly("lessons/tables [1].sql");
        assertThat(published(List.of())).containsExactly("lessons/tables [1].sql");
        assertThat(published(through.stream().map(CheckOptions::globOf).toList()))
                .isEmpty();
    }

    private List<String> published(List<String> allow) throws Exception {
        try (Workers workers = new Workers(1)) {
            return SiteCheck.of(clinic.options().outputDirectory(), new CheckOptions(null, allow, Ledger.NONE), workers)
                    .findings()
                    .stream()
                    .filter(finding -> finding.rule().equals("secret-file"))
                    .map(finding -> finding.quote())
                    .toList();
        }
    }

    @Test
    void aWaiverNeedsAReasonAndAFile() throws IOException {
        clinic.write("content/static/x.key", "x");
        clinic.write("content/waivers.yaml", "static/x.key:\nstatic/y.key: It is old.\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith("content/waivers.yaml:1:1: The waiver of 'static/x.key' gives no reason.");

        clinic.write("content/waivers.yaml", "static/x.key: It opens nothing.\nstatic/y.key: It is old.\n");
        assertThat(told())
                .containsExactly("content/waivers.yaml:2:1: 'static/y.key' is no file that is published. Did you mean"
                        + " 'static/x.key'?");
    }

    @ParameterizedTest
    @CsvSource({"waiver.yaml", "waivers.yml"})
    void waiversUnderAnotherNameAreNamed(String name) throws IOException {
        clinic.write("content/" + name, "static/x.key: It opens nothing.\n");
        assertThat(clinic.errors()).singleElement().asString().contains("Rename it to content/waivers.yaml.");
    }

    @Test
    void whatOfficeProgramsLeaveIsToldAndNotPublished() throws IOException {
        clinic.write("content/static/~$prices.docx", "sam")
                .write("content/static/.~lock.prices.odt#", "sam")
                .write("content/static/prices.docx", "x");

        assertThat(told())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("An office program has a file of this folder open"));
        assertThat(clinic.site()).containsKey("/prices.docx").doesNotContainKey("/~$prices.docx");
    }

    @Test
    void whatSystemsAndEditorsLeaveIsToldOnceForAll() throws IOException {
        for (String left :
                List.of("Thumbs.db", ".DS_Store", "a/.DS_Store", "a/index.html~", ".b.txt.swp", "c.txt.bak")) {
            clinic.write("content/static/" + left, "x");
        }
        clinic.write("content/static/.gitkeep", "").write("content/static/README.md", "For us.");

        assertThat(told())
                .containsExactly("content/static/.DS_Store: A system or an editor left it; it is not published. So are"
                        + " content/static/.b.txt.swp, content/static/Thumbs.db, content/static/a/.DS_Store,"
                        + " content/static/a/index.html~ and 1 more. Delete them.");
        assertThat(clinic.site().keySet()).noneMatch(path -> path.contains("DS_Store") || path.contains("index.html~"));
    }

    @Test
    void aPictureThatTellsItsPlaceIsToldUntilItIsWaived() throws IOException {
        byte[] xmp = "<x exif:GPSLatitude='51,30N'/>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        clinic.write("content/static/press.jpg", Photograph.with(Photograph.jpeg(40, 30), 0xE1, xmp));
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("content/static/press.jpg: The picture tells where it was taken.");

        clinic.write("content/waivers.yaml", "static/press.jpg: Everybody knows our door.\n");
        assertThat(told()).isEmpty();
    }

    @Test
    void whatMayBeSeenIsSilent() throws IOException {
        clinic.write("content/static/clinic.pem", "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n")
                .write("content/static/key.asc", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQEN\n")
                .write("content/static/.well-known/x.txt", "x")
                .write("content/static/id_rsa.pub", "ssh-rsa AAAA sam\n")
                .write("content/static/keyboard.js", "const monkey = 'AKIA';\n");
        assertThat(told()).isEmpty();
    }
}
