package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that people make, and what they are told: the file, the line, the column, and what to write instead. */
class MistakesTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp.resolve("clinic"));
    }

    private List<String> warnings() throws IOException {
        return clinic.generate().warnings().stream().map(Problem::says).toList();
    }

    // ---- facts beside a pasted text

    @Test
    void aMistakeInTheFileBesideAPastedTextIsNamedThere() throws IOException {
        clinic.write("content/articles/neck.txt", "A stiff neck\n\nText.\n")
                .write(
                        "content/articles/neck.yaml",
                        "published: 2026-01-02\nauthor: ana\ntags: [neck]\nimage: nekc.svg\nimage-alt: A neck\n")
                .write("content/articles/neck.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/articles/neck.yaml:2:9: author: there is no therapist 'ana'. Did you mean 'anna'?",
                        "content/articles/neck.yaml:4:8: There is no picture 'nekc.svg'. Did you mean 'neck.svg'?");
    }

    @Test
    void whatIsMissingIsNamedWhereItBelongs() throws IOException {
        clinic.write("content/articles/neck.txt", "A stiff neck\n\nText.\n")
                .write("content/articles/back.txt", "A tired back\n\nText.\n")
                .write("content/articles/back.yaml", "author: anna\n");
        assertThat(warnings())
                .containsExactly(
                        "content/articles/back.yaml:1:1: The article has no date. Add a line 'published: 2026-03-14' to it.",
                        "content/articles/neck.txt: The article has no date. Add a line 'published: 2026-03-14' to"
                                + " content/articles/neck.yaml.");
    }

    // ---- paths

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/what?/ | the character '?', which has a meaning of its own in an address",
                "/a#b/ | the character '#', which has a meaning of its own in an address",
                "/100%/ | the character '%', which has a meaning of its own in an address",
                "/a\\\\b/ | the character '\\', which Windows does not take in a file's name",
                "/a\\tb/ | the control character U+0009",
                "/.git/x/ | the part '.git', and folders that begin with a point are hidden from visitors",
                "/404.html | the name of a file that the generator makes itself",
                "/feed.xml | the name of a file that the generator makes itself",
                "/assets/x/ | the folder 'assets', which the generator fills itself",
                "/con/ | the part 'con', which is a device on Windows and cannot be a file there",
                "/a/LPT1.html | the part 'LPT1.html', which is a device on Windows and cannot be a file there",
                "/about./ | a part that ends with a point, which Windows takes away",
                "/about.php | the ending '.php', and hosts would not serve it as a page",
            })
    void aPathThatCannotBePublishedIsRefused(String permalink, String reason) throws IOException {
        clinic.write("content/pages/about.md", "---\ntitle: About us\npermalink: \"" + permalink + "\"\n---\nText.\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith("content/pages/about.md:3:12: permalink: '")
                .endsWith("' has " + reason + ". Write a path of letters, digits and hyphens, such as /about/.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a?b | a-b | the character '?', which has a meaning of its own in an address",
                "../up | up | the part '..', which could lead out of the site",
                ".hidden | hidden | the part '.hidden', and folders that begin with a point are hidden from visitors",
                "aux | page | the part 'aux', which is a device on Windows and cannot be a file there",
            })
    void aSlugThatCannotBePublishedIsRefused(String slug, String instead, String reason) throws IOException {
        clinic.write("content/pages/about.md", "---\ntitle: About us\nslug: \"" + slug + "\"\n---\nText.\n");
        assertThat(clinic.errors())
                .containsExactly("content/pages/about.md:3:7: slug: '" + slug + "' has " + reason + ". Write '"
                        + instead + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/about-us/", "/old/about.html", "/v1.2/about/", "/über-uns/", "/console/", "/a/b/c/"})
    void otherPathsArePublished(String permalink) throws IOException {
        clinic.write("content/pages/about.md", "---\ntitle: About us\npermalink: " + permalink + "\n---\nText.\n")
                .generate();
        assertThat(clinic.page(permalink).select("h1").text()).isEqualTo("About us");
    }

    @Test
    void aFileWhoseNameIsADeviceIsRefused() throws IOException {
        clinic.write("content/pages/nul.md", "---\ntitle: Nothing\n---\nText.\n");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/pages/nul.md: Its path /nul/index.html has the part 'nul', which is a device on"
                                + " Windows and cannot be a file there. Give it another 'slug'.");
    }

    // ---- all in one go

    @Test
    void mistakesOfAllKindsAreToldTogether() throws IOException {
        clinic.write("content/data/clinic.yaml", """
                name: Test Clinic
                tagline: Massage in Testford
                url: https://www.test.example
                locale: en-GB
                currency: Pounds
                contact: {phone: "+44 1632 960000", email: hello@test.example}
                booking: {url: "https://book.test.example/", cancellation: Free until the day before.}
                menu: [services, prises]
                home: {image: room.jpg}
                theme: {primry: "#123456"}
                """)
                .article("neck", "See [prices](/prises/) and ![a neck](neck.jpg).")
                .write("content/therapists/bob.md", "---\ntitle: Bob\n---\nText.\n")
                .write("content/services/soft.md", """
                        ---
                        title: Soft
                        summary: Soft.
                        options: [{minutes: 60, price: 58.00}]
                        therapists: [bob, carl]
                        ---
                        See [Bob](../therapists/bob.md).
                        """)
                .write("content/editorial.yaml", "levels: {cure-clam: off}\n")
                .write("content/articles/latin.md", "---\ntitle: Café\n---\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(clinic.errors().stream().map(error -> error.substring(0, error.indexOf(": "))))
                .containsExactly(
                        "content/articles/latin.md:2:11",
                        "content/articles/neck.md:8:14",
                        "content/articles/neck.md:8:38",
                        "content/data/clinic.yaml:1:1", // no description
                        "content/data/clinic.yaml:5:11", // Pounds
                        "content/data/clinic.yaml:8:18", // prises
                        "content/data/clinic.yaml:9:15", // room.jpg
                        "content/data/clinic.yaml:10:9", // primry
                        "content/editorial.yaml:1:10",
                        "content/services/soft.md:5:19", // carl; that Bob cannot be read is told once
                        "content/therapists/bob.md:2:1");
    }

    // ---- tags

    @Test
    void tagsThatWouldShareAPageAreKeptApartByTheirAuthor() throws IOException {
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-01\ntags: [Code, C++]\n---\nText.\n");
        clinic.write("content/articles/b.md", "---\ntitle: B\npublished: 2026-01-02\ntags:\n  - C#\n---\nText.\n");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/articles/a.md:4:14: The tags 'C++' and 'C#' (content/articles/b.md:5) would share"
                                + " the page /tags/c/. Write one of them in words, so that their letters differ.");
    }

    @Test
    void tagsWithAndWithoutAccentAreTwo() throws IOException {
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-01\ntags: [Näcken]\n---\nText.\n");
        clinic.write("content/articles/b.md", "---\ntitle: B\npublished: 2026-01-02\ntags: [nacken]\n---\nText.\n");
        assertThat(warnings()).isEmpty();
        assertThat(clinic.site()).containsKeys("/tags/näcken/index.html", "/tags/nacken/index.html");
    }

    @Test
    void aTagOfSignsAloneIsTold() throws IOException {
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-01\ntags: [Neck, '++']\n---\nText.\n");
        assertThat(warnings())
                .containsExactly(
                        "content/articles/a.md:4:14: The tag '++' has neither letter nor digit; it gets no page."
                                + " Write it in words.");
    }

    // ---- the clinic's own templates

    @Test
    void aTemplateFileThatNothingUsesIsToldWithTheNameItMostLikelyShouldHave() throws IOException {
        clinic.write("site-template/partials/heder.ftlh", "<#macro draw></#macro>")
                .write("site-template/layouts/article.html", "<p>")
                .write("site-template/words/english.yaml", "book: {book: Reserve}\n")
                .write("site-template/words/de.yaml", "book: {book: Termin}\n")
                .write("site-template/css/own.css", ".eyebrow { letter-spacing: 0; }");
        String unused = "The file is not used: the built-in template has none of this name, and no page asked for it. ";
        assertThat(warnings())
                .containsExactly(
                        "site-template/layouts/article.html: " + unused + "Did you mean 'layouts/article.ftlh'?",
                        "site-template/partials/heder.ftlh: " + unused + "Did you mean 'partials/header.ftlh'?",
                        "site-template/words/english.yaml: " + unused
                                + "The site's locale is en-GB: write words/en-GB.yaml or words/en.yaml.");
    }

    @Test
    void aTemplateThatAPageAsksForIsUsed() throws IOException {
        clinic.write("site-template/layouts/plain.ftlh", "<#import \"/partials/mine.ftlh\" as mine><@mine.draw/>")
                .write("site-template/partials/mine.ftlh", "<#macro draw><h1>Mine</h1></#macro>")
                .write("content/pages/a.md", "---\ntitle: A\nlayout: plain\n---\nText.\n");
        assertThat(warnings()).isEmpty();
        assertThat(clinic.page("/a/").select("h1").text()).isEqualTo("Mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partials/footer.ftlh", "css/own.css", "words/en.yaml"})
    void aTemplateFileInAnotherEncodingIsRefusedWithItsLine(String path) throws IOException {
        clinic.write("site-template/" + path, "\n\n# Café\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(clinic.errors())
                .contains("site-template/" + path + ":3:6: The byte 0xE9 is not UTF-8. Save the file as UTF-8.");
    }
}
