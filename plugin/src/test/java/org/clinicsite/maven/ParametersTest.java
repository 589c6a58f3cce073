package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @TempDir
    Path clinic;

    @BeforeEach
    void clinicWithContent() throws IOException {
        clinic = clinic.toRealPath();
        Files.createDirectories(clinic.resolve("content"));
    }

    @Test
    void aProjectWhereJBakesPluginHasItIsFound(@TempDir Path project) throws IOException {
        Path jbake = Files.createDirectories(project.resolve("src/main/jbake"));
        Files.createDirectories(jbake.resolve("content"));
        Files.createDirectories(jbake.resolve("templates"));
        File pom = project.resolve("pom.xml").toFile();
        assertThat(new Parameters(pom, project.resolve("target").toFile(), null).source())
                .isEqualTo(project);

        Files.createFile(jbake.resolve("templates/index.ftl")); // JBake needs no jbake.properties
        assertThat(new Parameters(pom, project.resolve("target").toFile(), null).source())
                .isEqualTo(jbake);

        Files.delete(jbake.resolve("templates/index.ftl"));
        Files.createFile(jbake.resolve("jbake.properties"));
        assertThat(new Parameters(pom, project.resolve("target").toFile(), null).source())
                .isEqualTo(jbake);

        Files.createDirectory(project.resolve("content"));
        assertThat(new Parameters(pom, project.resolve("target").toFile(), null).source())
                .isEqualTo(project);
    }

    @Test
    void withPomTheProjectsFoldersAreTheDefault() throws SiteException {
        Parameters given = new Parameters(file("pom.xml"), file("build"), null);

        assertThat(given.source()).isEqualTo(clinic);
        assertThat(given.below("outputDirectory", "site", null)).isEqualTo(clinic.resolve("build/site"));
        given.checked(options(given, null, null));
    }

    @Test
    void withoutPomTargetInTheSourceDirectoryIsTheDefault() {
        Parameters given = new Parameters(null, new File("${project.basedir}/target"), clinic.toFile());

        assertThat(given.source()).isEqualTo(clinic);
        assertThat(given.below("outputDirectory", "site", null)).isEqualTo(clinic.resolve("target/site"));
    }

    @Test
    void withoutPomTheCurrentFolderIsTheSource() {
        assertThat(new Parameters(null, null, null).source())
                .isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void sourceDirectoryOfAnotherPlaceKeepsTheProjectsBuildDirectory() {
        Parameters given = new Parameters(new File("/project/pom.xml"), new File("/project/target"), clinic.toFile());

        assertThat(given.source()).isEqualTo(clinic);
        assertThat(given.below("outputDirectory", "site", null))
                .isEqualTo(Path.of("/project/target/site").toAbsolutePath());
    }

    @Test
    void sourceThatIsNotThereIsToldWithItsPath() {
        Parameters given = new Parameters(null, null, file("nowhere"));

        given.source();

        assertThat(problems(given))
                .singleElement()
                .satisfies(problem -> assertThat(problem.says())
                        .isEqualTo("sourceDirectory is not a folder: " + clinic.resolve("nowhere")
                                + ". Name the one that holds 'content', such as -Dsite.sourceDirectory=clinic."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://clinic.example", "https://clinic.example/site/", "http://localhost:8080/"})
    void absoluteWebAddressIsBaseUrl(String url) throws SiteException {
        Parameters given = parameters();

        assertThat(given.baseUrl(url)).isEqualTo(url);
        given.checked(options(given, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clinic.example",
                "/site/",
                "ftp://clinic.example/",
                "https:clinic.example",
                "https:///site/",
                "https://clinic.example/?a=b",
                "https://clinic.example/#top",
                "https://me:secret@clinic.example/",
                "https://clinic.example/a b"
            })
    void anythingElseIsRefusedAsBaseUrl(String url) {
        Parameters given = parameters();

        given.baseUrl(url);

        assertThat(problems(given))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("baseUrl is not an absolute http(s) address: '" + url + "'.");
    }

    @Test
    void threadsAreAllProcessorsUnlessGiven() {
        assertThat(parameters().threads(null)).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(parameters().threads("3")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "many", "1.5", "", "99999999999"})
    void anythingButAWholeNumberFromOneIsRefusedAsThreads(String threads) {
        Parameters given = parameters();

        given.threads(threads);

        assertThat(problems(given))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("threads is not a whole number from 1 to 1000: '" + threads + "'.");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "False, false"})
    void aFlagIsTrueOrFalse(String written, boolean expected) {
        Parameters given = parameters();

        assertThat(given.flag("drafts", written)).isEqualTo(expected);
        assertThat(given.flag("drafts", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "yes", "1", "treu", ""})
    void anyOtherFlagIsRefusedWithWhatToWrite(String written) {
        Parameters given = parameters();

        given.flag("drafts", written);

        assertThat(problems(given))
                .extracting(Problem::says)
                .containsExactly("drafts is neither true nor false: '" + written
                        + "'. Write -Dsite.drafts=true, or leave it out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0000-01-01", "99999999999999", "+12026-01-01T00:00:00Z", "yesterday", "2026-13-01"})
    void aTimestampOfNoPossibleBuildIsRefused(String written) {
        Parameters given = parameters();

        given.timestamp(written, null);

        assertThat(problems(given))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("outputTimestamp is no date");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:00:00Z, 2026-11-22T08:00:00Z",
        "2026-11-22T08:00:00+10:00, 2026-11-21T22:00:00Z",
        "2026-11-22, 2026-11-22T00:00:00Z",
        "1795334400, 2026-11-22T08:00:00Z",
        "0, 1970-01-01T00:00:00Z",
    })
    void timestampIsIsoOrEpochSeconds(String text, Instant expected) {
        assertThat(parameters().timestamp(text, null)).isEqualTo(expected);
    }

    @Test
    void sourceDateEpochCountsWhenNoTimestampIsGiven() {
        assertThat(parameters().timestamp(null, "1795334400")).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(parameters().timestamp("x", "1795334400"))
                .as("one character that is no digit switches a parent's timestamp off")
                .isEqualTo("2026-11-22T08:00:00Z");
        assertThat(parameters().timestamp("1980-02-01T00:00:00Z", "1795334400"))
                .as("what Maven 4 sets in every project is nobody's date")
                .isEqualTo("2026-11-22T08:00:00Z");
        assertThat(parameters().timestamp("2020-01-01T00:00:00Z", "1795334400")).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(parameters().timestamp(null, null)).isNull();
        assertThat(parameters().timestamp(null, "")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01T00:00:00Z", "2026-11-22T08:00:00", "22.11.2026", "", "12e3"})
    void anythingElseIsRefusedAsTimestamp(String text) {
        Parameters given = parameters();

        given.timestamp(text, null);

        assertThat(problems(given))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("outputTimestamp is no date: '" + text + "'.");
    }

    @ParameterizedTest
    @CsvSource({
        ".,                  is sourceDirectory",
        "..,                 holds sourceDirectory",
        "content,            is contentDirectory",
        "content/site,       lies inside contentDirectory",
        "site-template,      is templateDirectory",
        "site-template/site, lies inside templateDirectory",
        "x/../content/site,  lies inside contentDirectory",
    })
    void outputThatTouchesWhatIsReadIsRefused(String output, String says) {
        Parameters given = parameters();

        assertThat(problems(given, options(given, file(output), null)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("outputDirectory")
                        .contains(says));
    }

    @Test
    void outputBehindALinkIntoTheContentIsRefused() throws IOException {
        Files.createSymbolicLink(clinic.resolve("public"), clinic.resolve("content"));
        Parameters given = parameters();

        assertThat(problems(given, options(given, file("public/site"), null)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("lies inside contentDirectory"));
    }

    @Test
    void reportsInsideTheSiteAreRefused() {
        Parameters given = parameters();

        assertThat(problems(given, options(given, file("target/site"), file("target/site/reports"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("reportDirectory lies in"));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Parameters given = parameters();
        given.baseUrl("clinic");
        given.threads("0");
        given.timestamp("now", null);

        assertThat(problems(given, options(given, file("content"), null))).hasSize(4);
    }

    private File file(String below) {
        return clinic.resolve(below).toFile();
    }

    private Parameters parameters() {
        return new Parameters(null, null, clinic.toFile());
    }

    private static GenerateOptions options(Parameters given, @Nullable File output, @Nullable File report) {
        return GenerateOptions.of(
                        given.source(),
                        given.below("outputDirectory", "site", output),
                        given.below("reportDirectory", "site-reports", report))
                .build();
    }

    private static List<Problem> problems(Parameters given) {
        return problems(given, options(given, null, null));
    }

    private static List<Problem> problems(Parameters given, GenerateOptions options) {
        return catchThrowableOfType(SiteException.class, () -> given.checked(options))
                .problems();
    }
}
