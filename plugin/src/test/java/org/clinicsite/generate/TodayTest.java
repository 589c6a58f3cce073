package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day that decides what is due, what waits and what is over. */
class TodayTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @TempDir
    Path folder;

    private TestClinic clinic;

    @BeforeEach
    void clinic() throws IOException {
        clinic = new TestClinic(folder);
    }

    private void on(LocalDate day) throws IOException {
        clinic.with(o -> o.toBuilder().today(day).build()).generate();
    }

    private boolean isThere(String path) throws IOException {
        return clinic.site().containsKey(path + "index.html");
    }

    private static GenerateOptions dated(GenerateOptions o, String timestamp) {
        return o.toBuilder().outputTimestamp(Instant.parse(timestamp)).build();
    }

    @Test
    void theDayDecidesWhatIsDueAndTheDateOfTheBuildDoesNot() throws IOException {
        clinic.article("neck", "Text.\n"); // of 14 March 2026
        clinic.with(o -> dated(o, "2026-01-01T00:00:00Z"));
        on(LocalDate.parse("2026-03-14"));
        assertThat(isThere("/articles/neck/")).isTrue();
        clinic.with(o -> dated(o, "2030-01-01T00:00:00Z"));
        on(LocalDate.parse("2026-03-13"));
        assertThat(isThere("/articles/neck/")).isFalse();
    }

    @Test
    void theSameDayGivesTheSameBytesAndTheDateOfTheBuildShowsInFilesAlone() throws IOException {
        clinic.article("neck", "Text.\n");
        on(DAY);
        Map<String, String> first = clinic.site();
        on(DAY);
        assertThat(clinic.site()).isEqualTo(first);
        clinic.with(o -> dated(o, "2026-12-24T00:00:00Z"));
        on(DAY);
        Map<String, String> later = clinic.site();
        assertThat(later.keySet()).isEqualTo(first.keySet());
        assertThat(later.keySet())
                .filteredOn(path -> !later.get(path).equals(first.get(path)))
                .noneMatch(path -> path.endsWith(".html"));
    }

    @Test
    void aTextIsShownOnItsLastDayAndItsAddressLeadsOnFromTheNext() throws IOException {
        clinic.write("content/pages/course.md", """
                ---
                title: A course in spring
                description: A course that takes place once, in spring, and that nobody looks for when it is over.
                expires: 2026-11-22
                aliases: [/spring/]
                ---
                Come.
                """)
                .article("course", "Text.\n")
                .article("neck", "See [the course](course.md#what) and [more](/course/).\n");
        String path = "content/articles/course.md";
        clinic.write(path, clinic.file(path).replace("tags:", "expires: 2026-11-22\ntags:"));
        clinic.write(path, clinic.file(path) + "\n## What {#what}\n\nIt.\n");
        on(DAY);
        assertThat(clinic.page("/course/").select("h1").text()).isEqualTo("A course in spring");
        assertThat(clinic.page("/articles/neck/")
                        .select("main .prose p a[href*=course]")
                        .eachAttr("href"))
                .containsExactly("/articles/course/#what", "/course/");

        clinic.with(o -> o.toBuilder().today(DAY.plusDays(1)).build());
        assertThat(clinic.generate().warnings())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "'course.md#what' is over; the link leads to '/articles/' now.",
                        "'/course/' is over; the link leads to '/' now.");
        assertThat(clinic.page("/articles/neck/").select("main .prose p a").eachAttr("href"))
                .containsExactly("/articles/", "/");
        assertThat(clinic.text("/articles/index.html")).doesNotContain("About course");
        assertThat(clinic.text("/sitemap.xml")).doesNotContain("course");
        assertThat(clinic.text("/feed.xml")).doesNotContain("About course");
        for (String old : new String[] {"/course/", "/spring/"}) {
            assertThat(clinic.page(old).select("meta[http-equiv=refresh]").attr("content"))
                    .endsWith("/");
        }
        assertThat(clinic.page("/articles/course/")
                        .select("link[rel=canonical]")
                        .attr("href"))
                .isEqualTo("https://www.test.example/articles/");
    }

    @Test
    void whatNamesAServiceThatIsOverGoesOn() throws IOException {
        String deep = clinic.file("content/services/deep.md");
        clinic.write(
                "content/services/foam.md",
                deep.replace("Deep massage", "Foam").replace("summary:", "expires: 2026-01-01\nsummary:"));
        clinic.article("neck", "Text.\n");
        String path = "content/articles/neck.md";
        clinic.write(path, clinic.file(path).replace("tags:", "service: foam\ntags:"));
        assertThat(clinic.generate().warnings())
                .extracting(Problem::message)
                .containsExactly("service: 'foam' is over.");
        assertThat(clinic.text("/services/index.html")).doesNotContain("Foam");
        assertThat(clinic.text("/prices/index.html")).doesNotContain("Foam");
    }

    @Test
    void aDayThatWasGivenKeepsTheSiteFreshOnAnyDay() throws IOException {
        on(DAY);
        assertThat(Generator.isStale(clinic.options())).isFalse();
        assertThat(Generator.isStale(
                        clinic.options().toBuilder().today(DAY.plusDays(1)).build()))
                .isTrue();
    }
}
