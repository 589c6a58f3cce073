package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An owner answers what the last report asks. */
class LinkAnswersTest {

    @TempDir
    Path folder;

    private TestClinic clinic;

    @BeforeEach
    void reported() throws Exception {
        clinic = new TestClinic(folder).article("neck", "Sit as [the shop](https://shop.example/chairs/one) says.\n");
        clinic.generate();
    }

    @Test
    void theHostsOfTheLastReportAreAnswered() throws Exception {
        assertThat(Generator.answerLinks(clinic.options(), "shop.example", null))
                .singleElement()
                .asString()
                .contains("shop.example");
        assertThat(clinic.file("content/link-policy.yaml")).contains("shop.example");
        assertThat(Generator.answerLinks(clinic.options(), "https://shop.example", null))
                .containsExactly("content/link-policy.yaml says so already of shop.example.");
    }

    @Test
    void anotherHostIsNotWritten() {
        assertThatThrownBy(() -> Generator.answerLinks(clinic.options(), "shop.exampel", "www.shop.example"))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining(
                        "The last report names no link to 'shop.exampel'; nothing was written. Did you mean"
                                + " 'shop.example'?")
                .hasMessageContaining("'www.shop.example'");
        assertThat(folder.resolve("content/link-policy.yaml")).doesNotExist();
    }

    @Test
    void aHostIsNotAllowedAndDeniedAtOnce() {
        assertThatThrownBy(() -> Generator.answerLinks(clinic.options(), "shop.example", "https://Shop.example/"))
                .hasMessageContaining("'shop.example' is to be allowed and denied at once; nothing was written.");
        assertThat(folder.resolve("content/link-policy.yaml")).doesNotExist();
    }

    @Test
    void aHostInOtherLettersIsTheSame() throws Exception {
        clinic.article("back", "Sit as [they](https://bücher.example/chairs) say.\n");
        clinic.generate();
        assertThat(Generator.answerLinks(clinic.options(), "bücher.example", null))
                .singleElement()
                .asString()
                .contains("xn--bcher-kva.example");
    }

    @Test
    void aReportThatIsCutOffNamesNoHost() throws Exception {
        Path report = clinic.options().reportDirectory().resolve("links.json");
        String whole = Files.readString(report);
        Files.writeString(report, whole.substring(0, whole.length() / 2));

        assertThatThrownBy(() -> Generator.answerLinks(clinic.options(), "shop.example", null))
                .hasMessageContaining("Generate the site first, then answer what its report asks.");
    }
}
