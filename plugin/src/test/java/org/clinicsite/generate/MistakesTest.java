package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        assertThat(clinic.generate().todos())
                .filteredOn(todo -> todo.improvement().key().equals("missing-meta"))
                .extracting(todo -> todo.path() + ": " + todo.quote())
                .containsExactly(
                        "content/articles/back.txt: published, reviewed, reviewer, sources, description",
                        "content/articles/neck.txt: author, published, reviewed, reviewer, sources, description");
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
                                + " Windows and cannot be a file there. Give it another 'slug' or 'permalink'.");
    }

    // ---- what a first day brings

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: Back: what helps | 2:12: This is not YAML: a colon stands where none can. Put a value that holds a"
                        + " colon in quotes, or check the indentation of this line and the one above.",
                "title: A~extra:~\troom: blue | 4:1: This is not YAML: a tab indents the line. Indent with blanks, two per"
                        + " level.",
                "title: A~published 2026 | 3:1: This is not YAML: the line has no colon. Write 'key: value', with a blank"
                        + " behind the colon.",
                "title: \"A~description: \"B\" | 2:8: This is not YAML: a quotation mark is not closed. Close it at the end"
                        + " of the value.",
                "extra:~  a: 1~   b: 2 | 4:5: This is not YAML: a colon stands where none can. Put a value that holds a"
                        + " colon in quotes, or check the indentation of this line and the one above.",
                "title: A~updated: 14.3.2026 | 3:10: updated: '14.3.2026' is not a date. Write it as 2026-03-14 or"
                        + " 2026-03-14T09:30:00+01:00.",
                "title: A~status: pubished | 3:9: status: 'pubished' is not known here. Did you mean 'published'? There"
                        + " are: published, draft.",
                "title: A~title: B | 3:1: The key 'title' stands twice, first in line 2. Keep one of them.",
            })
    void aMistakeInAHeaderIsToldInPlainWords(String header, String told) throws IOException {
        clinic.write("content/pages/a.md", "---\n" + header.replace('~', '\n').replace("\\t", "\t") + "\n---\nText.\n");
        assertThat(clinic.errors()).containsExactly("content/pages/a.md:" + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency: GBP | currency: £ | 6:11: currency: '£' is not a currency code. Write it as GBP.",
                "en-GB | english | 5:9: locale: 'english' is not a language tag. Write it as en-GB.",
                "en-GB | da-DK | 5:9: The template has no words for locale 'da-DK'. Write them in"
                        + " site-template/words/da.yaml; the built-in words/en.yaml shows which are needed.",
                "https://www.test.example | www.test.example | 4:6: url: 'www.test.example' does not begin with https:// or"
                        + " http://. Write it as https://www.example.org or https://www.example.org/clinic.",
            })
    void aMistakeInTheClinicsFactsIsToldInItsPlace(String right, String wrong, String told) throws IOException {
        Path facts = temp.resolve("clinic/content/data/clinic.yaml");
        clinic.write("content/data/clinic.yaml", Files.readString(facts).replace(right, wrong));
        assertThat(clinic.errors()).containsExactly("content/data/clinic.yaml:" + told);
    }

    @Test
    void aDescriptionThatIsTooShortOrTooLongIsToldWithItsLength() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\ndescription: Short.\n---\nText.\n")
                .write("content/pages/b.md", "---\ntitle: B\ndescription: " + "ab ".repeat(54) + "\n---\nText.\n")
                .write("content/pages/c.md", "---\ntitle: C\ndescription: Short.\nnoindex: true\n---\nText.\n")
                .write("content/pages/d.md", "---\ntitle: D\ndescription: 镇上的按摩诊所\n---\nText.\n")
                .write("content/pages/e.md", "---\ntitle: E\n---\nText.\n");
        assertThat(warnings())
                .containsExactly(
                        "content/pages/a.md:3:14: The description has 6 characters; search engines want 50 to 160. Say what"
                                + " is on the page, where, and for whom.",
                        "content/pages/b.md:3:14: The description has 161 characters; search engines want 50 to 160."
                                + " Shorten it; its end would be cut off.");
    }

    @Test
    void soIsThatOfTheClinic() throws IOException {
        clinic.write(
                "content/data/clinic.yaml",
                clinic.file("content/data/clinic.yaml").replaceFirst("description: .*", "description: A clinic."));
        assertThat(warnings()).isEmpty();
        assertThat(clinic.generate().todos())
                .filteredOn(todo -> todo.improvement().key().equals("clinic.description"))
                .extracting(todo -> todo.message())
                .containsExactly("What search engines show of the home page is short: 'A clinic.'.");
    }

    @Test
    void twoPagesOfOneTitleAreTold() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: Deep Massage\n---\nText.\n");
        assertThat(warnings())
                .containsExactly("content/pages/a.md:2:8: 'Deep Massage' is also the title of content/services/deep.md."
                        + " Name one of them so that people can tell them apart.");
    }

    @Test
    void aTherapistWhoWorksBehindAClosedDoorIsTold() throws IOException {
        clinic.write(
                "content/therapists/anna.md",
                clinic.file("content/therapists/anna.md").replace("[monday]", "[monday, sunday]"));
        assertThat(warnings())
                .containsExactly(
                        "content/therapists/anna.md:9:23: days.quay: 'quay' is closed on sunday. Take the day away,"
                                + " or write its hours into content/locations/quay.md.");
    }

    @Test
    void theNearestNameIsToldAlsoWhenItsFileHasAMistakeOfItsOwn() throws IOException {
        clinic.write(
                        "content/locations/quay.md",
                        clinic.file("content/locations/quay.md").replace("09:00-17:00", "9-17"))
                .write(
                        "content/services/deep.md",
                        clinic.file("content/services/deep.md")
                                .replace("therapists: [anna]", "therapists: [anna]\nlocations: [qay]"));
        assertThat(clinic.errors())
                .contains("content/services/deep.md:8:13: locations: there is no location 'qay'. Did you mean 'quay'?");
    }

    @Test
    void aNameInPlaceOfASlugIsUnderstoodAndOneOfAGuestStaysAName() throws IOException {
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-02\nauthor: Anna Test\n---\nText.\n");
        clinic.generate();
        assertThat(clinic.page("/articles/a/").select(".byline a").attr("href")).isEqualTo("/therapists/anna/");
        assertThat(clinic.page("/therapists/anna/").select(".article-card h3").eachText())
                .contains("A");
        clinic.write("content/articles/a.md", "---\ntitle: A\npublished: 2026-01-02\nauthor: Jane Doe\n---\nText.\n");
        clinic.generate();
        assertThat(clinic.page("/articles/a/").select(".byline").text()).startsWith("By Jane Doe");
        assertThat(clinic.page("/articles/a/").select(".byline a")).isEmpty();
    }

    @Test
    void aMisspeltKeyThatHasToBeThereIsNamedOnce() throws IOException {
        clinic.write(
                "content/services/b.md",
                "---\ntitle: B\nsumary: Soft.\noptions: [{minutes: sixty, price: 58 EUR}]\ntherapists: [anna]\ncautions: [A fever]\n---\nText.\n");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/services/b.md:4:21: minutes: 'sixty' is not a whole number. Write digits only, such as 60.",
                        "content/services/b.md:4:35: price: '58 EUR' is not a price. Write digits with a point before decimals"
                                + " and no currency, such as 58.50; or 'from 58', '58-80', 'on request', 'free', '20 per"
                                + " person'.");
    }

    @Test
    void aFileOfAWordProcessorIsNotPassedOverInSilence() throws IOException {
        clinic.write("content/articles/a.docx", "PK")
                .write("content/articles/a.rtf", "{")
                .write("content/pages/form.odt", "PK")
                .write("content/pages/b.md", "---\ntitle: B\n---\n[The form](form.odt)\n");
        assertThat(warnings())
                .containsExactly(
                        "content/articles/a.docx: The text cannot be read: a file of this kind becomes no page."
                                + " Move it out of 'content', then run mvn site:import -Dsite.from=FILE.",
                        "content/articles/a.rtf: The text cannot be read: a file of this kind becomes no page."
                                + " Save it as .md, .html or .txt.");
    }

    @Test
    void clinicYmlIsTheWrongName() throws IOException {
        Path facts = temp.resolve("clinic/content/data/clinic.yaml");
        Files.move(facts, facts.resolveSibling("clinic.yml"));
        assertThat(clinic.errors())
                .containsExactly(
                        "content/data/clinic.yaml: The clinic's facts are missing. Rename clinic.yml to clinic.yaml.");
    }

    @Test
    void tagsOfPagesAreSpeltAlikeToo() throws IOException {
        clinic.write("content/pages/a.md", "---\ntitle: A\ntags: [Neck Pain]\n---\nText.\n");
        clinic.write("content/pages/b.md", "---\ntitle: B\ntags: [neck pain]\n---\nText.\n");
        assertThat(warnings())
                .filteredOn(line -> !line.contains("seen by nobody"))
                .containsExactly(
                        "content/pages/b.md:3:8: The tag is written in several ways: Neck Pain, neck pain. It is one"
                                + " tag here. Write 'Neck Pain' everywhere.");
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
                """ + TestClinic.PAYING)
                .article("neck", "See [prices](/prises/) and ![a neck](neck.jpg).")
                .write(
                        "content/therapists/bob.md",
                        "---\ntitle: Bob\nimage: none\nlanguages: [en]\ndays: {quay: [monday]}\ncredentials: [{name: A, body: B, number: 1}]\n---\nText.\n")
                .write("content/services/soft.md", """
                        ---
                        title: Soft
                        summary: Soft.
                        options: [{minutes: 60, price: 58.00}]
                        therapists: [bob, carl]
                        cautions: [You have a fever]
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
                        "content/data/clinic.yaml:5:11", // Pounds
                        "content/data/clinic.yaml:8:18", // prises
                        "content/data/clinic.yaml:9:15", // room.jpg
                        "content/data/clinic.yaml:10:9", // primry
                        "content/editorial.yaml:1:10",
                        "content/services/soft.md:5:19"); // carl
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
                .write("site-template/layouts/campaign.ftlh", "<p>") // for a page that is still to come
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

    /** Templates stay parsed in this JVM: what changes, and what is no longer asked for, is seen all the same. */
    @Test
    void theNextBuildSeesWhatBecameOfATemplate() throws IOException {
        clinic.write("site-template/layouts/plain.ftlh", "<#import \"/partials/mine.ftlh\" as mine><@mine.draw/>")
                .write("site-template/partials/mine.ftlh", "<#macro draw><h1>Mine</h1></#macro>")
                .write("content/pages/a.md", "---\ntitle: A\nlayout: plain\n---\nText.\n");
        assertThat(warnings()).isEmpty();
        assertThat(warnings()).isEmpty();
        assertThat(clinic.page("/a/").select("h1").text()).isEqualTo("Mine");

        clinic.write("site-template/partials/mine.ftlh", "<#macro draw><h1>Yours</h1></#macro>");
        assertThat(warnings()).isEmpty();
        assertThat(clinic.page("/a/").select("h1").text()).isEqualTo("Yours");

        clinic.write("content/pages/a.md", "---\ntitle: A\n---\nText.\n");
        assertThat(warnings())
                .satisfiesExactly(
                        layout ->
                                assertThat(layout).startsWith("site-template/layouts/plain.ftlh: The file is not used"),
                        partial -> assertThat(partial)
                                .startsWith("site-template/partials/mine.ftlh: The file is not used"));
    }

    @Test
    void aMisspeltWordOfTheTemplateIsTold() throws IOException {
        clinic.write(
                        "site-template/words/en-GB.yaml",
                        "titels:\n  services: Massages\nbook:\n  book: Reserve\n  bok: x\n")
                .write("site-template/layouts/plain.ftlh", "<h1>${words(\"book.bok\")}</h1>")
                .write("content/pages/a.md", "---\ntitle: A\nlayout: plain\n---\nText.\n");
        assertThat(warnings())
                .containsExactly(
                        "site-template/words/en-GB.yaml: No template asks for the word 'titels.services'. Did you"
                                + " mean 'titles.services'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partials/footer.ftlh", "css/own.css", "words/en.yaml"})
    void aTemplateFileInAnotherEncodingIsRefusedWithItsLine(String path) throws IOException {
        clinic.write("site-template/" + path, "\n\n# Café\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(clinic.errors())
                .contains("site-template/" + path + ":3:6: The byte 0xE9 is not UTF-8. Save the file as UTF-8.");
    }
}
