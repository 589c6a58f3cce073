package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.SecurityText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clinic says of where its site is published. */
class HostingTest {

    private static final String SECURITY_TEXT = "content/static/.well-known/security.txt";

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp);
    }

    private void fact(String line) throws IOException {
        String facts = Files.readString(clinic.root().resolve("content/data/clinic.yaml"));
        clinic.write("content/data/clinic.yaml", facts + line + "\n");
    }

    private List<String> told() throws IOException {
        return clinic.generate().warnings().stream().map(Problem::says).toList();
    }

    @Test
    void onGitHubPagesEachPageHoldsThePolicyAndTheBuildSaysWhatIsLost() throws IOException {
        fact("hosting: github-pages");
        clinic.article("neck", "Text.");
        clinic.write("content/pages/more.md", "---\ntitle: More\naliases: [/old/]\n---\nText.\n");

        GenerateResult result = clinic.generate();
        assertThat(result.warnings()).as("the clinic chose it").isEmpty();
        assertThat(result.mended().news())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .startsWith("content/data/clinic.yaml:12:1: hosting: ")
                .contains("frame");

        for (String path : clinic.site().keySet()) {
            if (path.endsWith(".html")) {
                assertThat(clinic.page(path)
                                .select("meta[http-equiv=Content-Security-Policy]")
                                .attr("content"))
                        .as(path)
                        .startsWith("default-src 'none'; script-src 'none'; ")
                        .doesNotContain("frame-ancestors");
            }
        }
        assertThat(clinic.page("/").select("head > *").get(1).attr("http-equiv"))
                .as("before anything is loaded")
                .isEqualTo("Content-Security-Policy");
        assertThat(clinic.site()).containsEntry("/.nojekyll", "").containsEntry("/CNAME", "www.test.example\n");
        assertThat(clinic.site()).doesNotContainKeys("/_headers", "/_redirects");
    }

    @Test
    void gitLabReadsRedirectsAndSendsNoHeaders() throws IOException {
        fact("hosting: gitlab-pages");
        clinic.write("content/pages/more.md", "---\ntitle: More\naliases: [/old/]\n---\nText.\n");

        GenerateResult result = clinic.generate();
        assertThat(result.mended().news())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .contains("hosting: GitLab Pages sends none of our headers.")
                .doesNotContain("GitHub");

        assertThat(clinic.page("/").select("meta[http-equiv=Content-Security-Policy]"))
                .hasSize(1);
        assertThat(clinic.site()).containsKey("/_redirects").doesNotContainKeys("/_headers", "/.nojekyll", "/CNAME");
    }

    @Test
    void previewKeepsSearchEnginesOutAndSaysNothingOfWhatWasPublished() throws IOException {
        clinic.article("neck", "Text.");
        clinic.generate();
        assertThat(clinic.site()).containsKey("/" + PublicLedger.PATH);
        assertThat(clinic.page("/articles/neck/").select("link[rel=canonical]")).hasSize(1);

        clinic.with(options -> options.toBuilder().preview(true).build()).generate();

        assertThat(clinic.site()).doesNotContainKey("/" + PublicLedger.PATH);
        for (String path : clinic.site().keySet()) {
            if (path.endsWith(".html")) {
                assertThat(clinic.page(path).select("meta[name=robots]").attr("content"))
                        .as(path)
                        .isEqualTo("noindex");
                assertThat(clinic.page(path).select("link[rel=canonical]"))
                        .as(path)
                        .isEmpty();
            }
        }
        assertThat(clinic.page("/site-map/").select("main a[href$=/articles/neck/]"))
                .isNotEmpty();
    }

    @Test
    void belowGitHubsOwnHostThereIsNoNameToPointAt() throws IOException {
        String facts = Files.readString(clinic.root().resolve("content/data/clinic.yaml"));
        clinic.write(
                "content/data/clinic.yaml",
                facts.replace("https://www.test.example", "https://oak.github.io/site/") + "hosting: github-pages\n");
        clinic.generate();
        assertThat(clinic.site()).containsKey("/.nojekyll").doesNotContainKey("/CNAME");
    }

    @Test
    void elsewhereTheHeadersHoldIt() throws IOException {
        assertThat(told()).isEmpty();
        assertThat(clinic.page("/").select("meta[http-equiv]")).isEmpty();
        assertThat(clinic.site()).containsKey("/_headers").doesNotContainKeys("/.nojekyll", "/CNAME");
    }

    @Test
    void aHostThatIsNotKnownIsToldWithTheNearest() throws IOException {
        fact("hosting: github");
        assertThat(clinic.errors()).singleElement().asString().contains("hosting: 'github' is not known here.");
    }

    @ParameterizedTest
    @CsvSource({"DaySpa", "Physiotherapy", "MedicalClinic"})
    void whatALocationIsToSearchEnginesIsTheClinicsToSay(String type) throws IOException {
        clinic.generate();
        assertThat(clinic.text("/locations/quay/index.html")).contains("\"@type\":\"HealthAndBeautyBusiness\"");
        fact("business-type: " + type);
        clinic.generate();
        assertThat(clinic.text("/locations/quay/index.html"))
                .contains("{\"@type\":\"" + type + "\",\"@id\":\"https://www.test.example/#location-quay\"")
                .doesNotContain("HealthAndBeautyBusiness");
    }

    @Test
    void aTypeThatSearchEnginesDoNotKnowIsToldWithTheNearest() throws IOException {
        fact("business-type: MedicalClinik");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/data/clinic.yaml:12:16: business-type: 'MedicalClinik' is not known here. Did you"
                                + " mean 'MedicalClinic'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Expires: 2026-11-22T00:00:00Z | 2:10: It ended on 2026-11-22; this build counts as 2026-11-22.",
                "Expires: 2027-11-22T00:00:00Z | 2:10: It holds for a year or more, until 2027-11-22; nobody trusts one"
                        + " that long.",
                "Expires: next year | 2:10: 'next year' is no moment.",
                "Canonical: https://www.test.example/ | It does not say until when it holds.",
            })
    void aSecurityTextOfTheClinicsOwnThatDoesNotHoldIsAnError(String line, String says) throws IOException {
        clinic.write(SECURITY_TEXT, "Contact: mailto:hello@test.example\n" + line + "\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(SECURITY_TEXT + ":")
                .contains(says);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01, 2026-11-30", "2026-02-01, 2026-02-28"})
    void withoutADateOfTheBuildItCountsFromTheFirstOfTheMonth(LocalDate first, LocalDate last) {
        assertThat(SecurityText.issued(null, last)).isEqualTo(SecurityText.issued(null, first));
        assertThat(SecurityText.expires(SecurityText.issued(null, last)).toLocalDate())
                .isEqualTo(first.plusDays(360))
                .isAfter(last.plusDays(30))
                .isBefore(last.plusYears(1));
    }

    @Test
    void oneThatEndsSoonIsAWarningThirtyDaysBefore() throws IOException {
        clinic.write(SECURITY_TEXT, "Contact: mailto:a@test.example\nexpires: 2026-12-21T00:00:00Z\n");
        assertThat(told())
                .containsExactly(
                        SECURITY_TEXT + ":2:10: It ends soon, on 2026-12-21. Look whether the rest still holds,"
                                + " and write 2027-10-22T00:00:00Z.");
        clinic.write(SECURITY_TEXT, "Contact: mailto:a@test.example\nExpires: 2026-12-22T00:00:00Z\n");
        assertThat(told()).isEmpty();
        assertThat(clinic.text("/.well-known/security.txt")).contains("2026-12-22");
    }
}
