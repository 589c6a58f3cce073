package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a site has to be made again, and how one build is told from another. */
class StaleSiteTest {

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
