package org.clinicsite.generate;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a site has to be made again, and how one build is told from another. */
class StaleSiteTest {

    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    @TempDir
    Path temp;

    private TestClinic clinic;
    private GenerateOptions options;

    @BeforeEach
    void clinic() throws IOException {
        clinic = new TestClinic(temp).with(o -> options = o);
    }

    @Test
    void siteThatWasNeverMadeIsStaleAndOneThatWasJustMadeIsNot() throws IOException {
        assertThat(Generator.isStale(options)).isTrue();
        clinic.generate();
        assertThat(Generator.isStale(options)).isFalse();
    }

    @Test
    void changeOfContentOrTemplateOrOptionsMakesItStale() throws IOException {
        clinic.generate();
        clinic.write("content/pages/a.md", "---\ntitle: A\n---\nText.\n");
        assertThat(Generator.isStale(options)).isTrue();

        clinic.generate();
        clinic.write("site-template/css/tokens.css", ":root {}");
        assertThat(Generator.isStale(options)).isTrue();

        clinic.generate();
        assertThat(Generator.isStale(TestClinic.baseUrl(options, "https://other.example")))
                .isTrue();
    }

    /** Each of what a build reads, in turn. */
    @Test
    void whateverABuildReadsMakesItStaleWhenItChanges() throws IOException {
        clinic.article("neck", "Text.").generate();
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("a text", () -> clinic.article("neck", "Text!"));
        changes.put("facts", () -> append("content/data/clinic.yaml", "\n"));
        changes.put("more data", () -> clinic.write("content/data/team.yaml", "a: b\n"));
        changes.put("the link policy", () -> clinic.write("content/link-policy.yaml", "allow: [a.example]\n"));
        changes.put("the levels of rules", () -> clinic.write("content/editorial.yaml", "levels: {grade: off}\n"));
        changes.put("a file that is published as it is", () -> clinic.write("content/static/robots.txt", "x"));
        changes.put("words", () -> clinic.write("site-template/words/en.yaml", "nav:\n  home: Start\n"));
        changes.put("a style sheet", () -> clinic.write("site-template/css/own.css", "a { color: red }"));
        changes.put(
                "a name",
                () -> Files.move(temp.resolve("content/articles/neck.md"), temp.resolve("content/articles/back.md")));
        changes.put("a text that goes", () -> Files.delete(temp.resolve("content/articles/back.md")));
        for (Map.Entry<String, ThrowingCallable> change : changes.entrySet()) {
            assertThat(Generator.isStale(options))
                    .as("before " + change.getKey())
                    .isFalse();
            assertThatCode(change.getValue()).doesNotThrowAnyException();
            assertThat(Generator.isStale(options)).as(change.getKey()).isTrue();
            Files.deleteIfExists(temp.resolve("site-template/words/en.yaml")); // here it only has to be seen
            clinic.generate();
        }
    }

    private void append(String path, String text) throws IOException {
        Files.writeString(temp.resolve(path), text, StandardOpenOption.APPEND);
    }

    @Test
    void everyOptionMakesItStale() throws IOException {
        clinic.generate();
        GenerateOptions made = options;
        for (UnaryOperator<GenerateOptions> change : List.<UnaryOperator<GenerateOptions>>of(
                o -> TestClinic.baseUrl(o, "https://other.example"),
                o -> TestClinic.flags(o, true, false, false),
                o -> TestClinic.flags(o, false, true, false),
                o -> TestClinic.flags(o, false, false, true),
                o -> TestClinic.into(o, temp.resolve("target/elsewhere")))) {
            assertThat(Generator.isStale(change.apply(made))).isTrue();
        }
        assertThat(Generator.isStale(made)).isFalse();
    }

    @Test
    void theClinicsOwnDayMakesItStaleAndNoOtherZones() throws IOException {
        append("content/data/clinic.yaml", "time-zone: Australia/Sydney\n");
        clinic.with(o -> options = TestClinic.undated(o)).generate();
        Instant midnight = LocalDate.ofInstant(Instant.now(), SYDNEY)
                .plusDays(1)
                .atStartOfDay(SYDNEY)
                .toInstant();

        assertThat(Generator.isStale(options, Clock.fixed(midnight.minusSeconds(1), UTC)))
                .isFalse();
        assertThat(Generator.isStale(options, Clock.fixed(midnight, UTC))).isTrue();
    }

    @Test
    void whatSomebodyDidToTheSiteMakesItStale() throws IOException {
        clinic.generate();
        append("target/site/prices/index.html", "<!-- by hand -->");
        assertThat(Generator.isStale(options)).isTrue();
        clinic.generate();
        assertThat(clinic.text("/prices/index.html")).doesNotContain("by hand");
    }

    @Test
    void whatTheLastBuildMadeAndWarnedOfIsToldAgainWithoutABuild() throws IOException {
        GenerateResult made = clinic.article("neck", "Our massage cures back pain.")
                .write("content/pages/a.md", "---\ntitle: A\ntags: [b]\n---\nText.\n")
                .generate();
        Generator.writeTold(options, made);

        assertThat(Generator.unchanged(options)).hasValueSatisfying(again -> {
            assertThat(again.pages()).isEqualTo(made.pages());
            assertThat(again.links()).isEqualTo(made.links());
            assertThat(again.warnings()).isEqualTo(made.warnings()).isNotEmpty();
            assertThat(again.findings()).isEqualTo(made.findings()).isNotEmpty();
            assertThat(again.address()).isEqualTo(made.address());
        });

        clinic.article("neck", "Our massage eases back pain.");
        assertThat(Generator.unchanged(options)).isEmpty();
    }

    @Test
    void missingFileMakesItStaleAndTheListOfWhatWasPublishedDoesNot() throws IOException {
        clinic.generate();
        clinic.write("content/published.json", "{}");
        assertThat(Generator.isStale(options)).isFalse();

        Files.delete(temp.resolve("target/site/index.html"));
        assertThat(Generator.isStale(options)).isTrue();
    }

    @Test
    void whatABuildElsewhereLeftOutOfMindGoesAllTheSame() throws IOException {
        Path elsewhere = temp.resolve("target/elsewhere");
        clinic.article("neck", "Text.").generate();
        GenerateOptions here = options;
        clinic.with(o -> TestClinic.into(o, elsewhere)).generate();
        assertThat(Generator.isStale(here))
                .as("its inputs are not known any more")
                .isTrue();

        Files.delete(temp.resolve("content/articles/neck.md"));
        clinic.with(o -> here).generate();
        assertThat(temp.resolve("target/site/articles/neck/index.html")).doesNotExist();
        assertThat(elsewhere.resolve("articles/neck/index.html")).exists();
        clinic.with(o -> TestClinic.into(o, elsewhere)).generate();
        assertThat(elsewhere.resolve("articles/neck/index.html")).doesNotExist();
    }

    @Test
    void buildIdIsThatOfTheBytes() throws IOException {
        clinic.generate();
        String first = clinic.text("/.well-known/build-id.txt");
        clinic.generate();
        assertThat(clinic.text("/.well-known/build-id.txt")).isEqualTo(first).matches("[0-9a-f]{32}\n");

        clinic.write("content/pages/a.md", "---\ntitle: A\n---\nText.\n").generate();
        assertThat(clinic.text("/.well-known/build-id.txt")).isNotEqualTo(first);
    }

    @Test
    void draftSaysSoOfItself() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\nstatus: draft\n---\nText.\n")
                .with(o -> TestClinic.flags(o, true, false, false))
                .generate();

        assertThat(clinic.page("/a/").select("meta[name=clinic-site][content=draft]"))
                .hasSize(1);
        assertThat(clinic.page("/").select("meta[name=clinic-site]")).isEmpty();
    }
}
