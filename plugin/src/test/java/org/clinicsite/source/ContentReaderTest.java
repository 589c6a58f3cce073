package org.clinicsite.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clinicsite.LargeFile;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {

    private static final String CLINIC = """
            name: Test Clinic
            tagline: Massage in Testford
            description: A clinic that exists only in tests.
            url: https://www.test.example
            currency: GBP
            contact: {phone: "+44 1632 960000", email: hello@test.example}
            booking: {url: "https://book.test.example/", cancellation: Free until the day before.}
            """;

    @TempDir
    Path content;

    private final Problems problems = new Problems();

    @BeforeEach
    void aClinic() throws IOException {
        write("data/clinic.yaml", CLINIC);
    }

    // ---- headers

    @Test
    void yamlBetweenTwoLinesOfHyphens() {
        Source source = only("articles/neck.md", """
                ---
                title: A stiff neck
                published: 2026-03-14
                tags: [neck, posture]
                ---
                Body.
                """);
        assertThat(source.header()).isEqualTo(Source.HeaderKind.YAML);
        assertThat(source.type()).isEqualTo(ContentType.ARTICLE);
        assertThat(source.body()).isEqualTo("Body.\n");
        assertThat(source.facts().common().title()).hasToString("A stiff neck");
        assertThat(source.facts().common().tags()).map(Wording::text).containsExactly("neck", "posture");
        assertThat(published(source)).isEqualTo(LocalDate.of(2026, 3, 14));
    }

    @Test
    void jbakesHeaderSaysTheSame() {
        Source source = only("articles/neck.md", """
                title=A stiff neck
                date=2026-03-14
                type=post
                status=published
                tags=neck, posture
                ~~~~~~
                Body.
                """);
        assertThat(source.header()).isEqualTo(Source.HeaderKind.JBAKE);
        assertThat(source.type()).isEqualTo(ContentType.ARTICLE);
        assertThat(source.body()).isEqualTo("Body.\n");
        assertThat(source.facts().common().tags()).map(Wording::text).containsExactly("neck", "posture");
        assertThat(published(source)).isEqualTo(LocalDate.of(2026, 3, 14));
    }

    @Test
    void pastedTextHasNoHeaderAndTakesFactsFromItsSibling() throws Exception {
        write("articles/pasted.yaml", "published: 2026-01-02\nauthor: anna\n");
        Source source = only("articles/pasted.txt", "A title\n\nA paragraph.\n");
        assertThat(source.header()).isEqualTo(Source.HeaderKind.NONE);
        assertThat(source.format()).isEqualTo(Format.TEXT);
        assertThat(source.bodyStart()).isZero();
        assertThat(published(source)).isEqualTo(LocalDate.of(2026, 1, 2));
    }

    @Test
    void tagsAsOneTextAreAListAndEmptyOnesVanish() {
        assertThat(only("articles/a.md", "---\ntags: a,, ,b,\n---\n")
                        .facts()
                        .common()
                        .tags())
                .map(Wording::text)
                .containsExactly("a", "b");
    }

    @Test
    void aDraftIsReadAsOne() {
        assertThat(only("articles/a.md", "---\nstatus: draft\n---\n")
                        .facts()
                        .common()
                        .status())
                .isEqualTo(CommonFacts.Status.DRAFT);
    }

    @Test
    void theAuthorsOwnKeysGoBelowExtra() {
        assertThat(only("articles/a.md", "---\nextra: {mood: calm, stars: 5}\n---\n")
                        .facts()
                        .common()
                        .extra())
                .isEqualTo(Map.of("mood", "calm", "stars", 5));
    }

    @Test
    void pricesKeepTheirCents() {
        ServiceFacts facts = (ServiceFacts) only("services/deep.md", """
                ---
                summary: Slow and firm.
                options:
                  - {minutes: 60, price: 58.00}
                cautions: [You have a fever]
                ---
                """).facts();
        assertThat(facts.options())
                .containsExactly(new ServiceFacts.Option(
                        null, 60, Price.of(new BigDecimal("58.00")), null, null, null, null, null));
    }

    // ---- what is wrong with a header

    @Test
    void aMisspeltKeyIsNamedWithTheRightOne() {
        only("articles/a.md", "---\ntitle: A\npublishd: 2026-03-14\n---\n");
        assertThat(said())
                .containsExactly(
                        "content/articles/a.md:3:1: Unknown key 'publishd'; it is not used. Did you mean 'published'?");
    }

    @Test
    void aKeyInTheWrongCaseIsNamedWithTheRightOne() {
        only("pages/a.md", "Title=A\ntype=page\n~~~~~~\n");
        assertThat(said())
                .containsExactly("content/pages/a.md:1:1: Unknown key 'Title'; it is not used. Did you mean 'title'?");
    }

    @Test
    void aKeyOfAnotherProgramIsNamedWithWhatToDo() {
        only("articles/a.md", "---\nfeatured: true\n---\n");
        assertThat(said())
                .containsExactly("content/articles/a.md:2:1: Unknown key 'featured'; it is not used. Delete it, or"
                        + " put it below 'extra:' for templates of your own.");
    }

    @Test
    void whatOtherProgramsWriteInAHeaderIsUnderstood() {
        for (String draft : List.of("draft: true", "published: false")) {
            Source source = only(
                    "articles/a.md",
                    "---\nlayout: post\ntitle: >\n  Sore\n  calves\ndate: 2023-05-08 04:37:16 +0100\n" + draft
                            + "\ncategories: [legs]\n---\n");
            assertThat(said()).isEmpty();
            assertThat(source.facts().common().status()).isEqualTo(CommonFacts.Status.DRAFT);
            assertThat(source.facts().common().title()).hasToString("Sore calves");
            assertThat(source.facts().common().tags()).map(Wording::text).containsExactly("legs");
            assertThat(((ArticleFacts) source.facts()).published()).hasToString("2023-05-08T04:37:16+01:00");
        }
        assertThat(only("articles/a.md", "{\n\"title\": \"Calves\"\n}\nBody.\n")
                        .facts()
                        .common()
                        .title())
                .hasToString("Calves");
    }

    @Test
    void aHeaderThatIsNotReadIsNamed() {
        assertThat(errors("articles/a.md", "+++\ntitle = \"A\"\n+++\nBody.\n"))
                .contains("content/articles/a.md:1:1: The front matter is TOML, which is not read. Write '---' for both"
                        + " '+++', and 'key: value' for 'key = value'.");
        assertThat(errors("articles/a.md", "\n---\ntitle: A\n---\nBody.\n"))
                .contains("content/articles/a.md:2:1: The front matter begins below an empty line, so it is no header."
                        + " Delete what stands above '---': it must be the file's first line.");
    }

    @Test
    void aMissingKeyIsNamedWithItsFile() {
        assertThat(errors("services/a.md", "---\nsummary: S\noptions: [{minutes: 5}]\n---\n"))
                .anySatisfy(error -> assertThat(error)
                        .isEqualTo("content/services/a.md:3:11: The key 'options.price' is missing. Add a line"
                                + " 'price: …'."));
    }

    @Test
    void aHeaderLineWithoutAnEqualsSignIsNamed() {
        assertThat(errors("pages/a.md", "title=A\ndate 2026-01-15\n~~~~~~\nBody.\n"))
                .containsExactly(
                        "content/pages/a.md:2:1: The header line 'date 2026-01-15' has no '='. Write it as key=value.");
    }

    @Test
    void monthThirteenIsNoDate() {
        assertThat(errors("articles/a.md", "title=A\ndate=2026-13-01\n~~~~~~\n"))
                .containsExactly("content/articles/a.md:2:6: published: '2026-13-01' is not a date. Write it as"
                        + " 2026-03-14 or 2026-03-14T09:30:00+01:00.");
    }

    @Test
    void anUnknownStatusIsNamedWithThoseThereAre() {
        assertThat(errors("articles/a.md", "---\nstatus: pubished\n---\n"))
                .containsExactly("content/articles/a.md:2:9: status: 'pubished' is not known here. Did you mean"
                        + " 'published'? There are: published, draft.");
    }

    @Test
    void hoursThatOverlapAreRefused() {
        assertThat(errors("locations/a.md", """
                ---
                address: {street: 1 Quay, locality: Testford, postal-code: TE1 1ST, country: GB}
                hours:
                  monday: 09:00-13:00, 12:00-17:00
                map: https://map.example/quay
                directions: The blue door.
                parking: none
                transit: none
                step-free: none
                toilet: none
                ---
                """))
                .containsExactly(
                        "content/locations/a.md:4:11: monday: '12:00-17:00' overlaps the range before it. Write"
                                + " it as 09:00-12:00, 13:00-18:00 or closed.");
    }

    @Test
    void aKeyThatStandsTwiceIsNamedWithItsFirstLine() {
        assertThat(errors("articles/a.md", "---\ntitle: A\ntitle: B\n---\n"))
                .containsExactly(
                        "content/articles/a.md:3:1: The key 'title' stands twice, first in line 2. Keep one of them.");
    }

    @Test
    void anUnclosedHeaderIsNamed() {
        assertThat(errors("articles/a.md", "---\ntitle: A\n\nBody\n"))
                .singleElement()
                .asString()
                .startsWith("content/articles/a.md:1:1: The front matter is not closed.");
    }

    @Test
    void invisibleCharactersInATitleAreToldAndLeftOut() {
        Source source = only("pages/zw.md", "---\ntitle: \"Neck\u200bpain\u200d relief\"\n---\n");
        assertThat(source.facts().common().title()).hasToString("Neckpain relief");
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .startsWith("content/pages/zw.md:2:8: 'title' holds an invisible character (U+200B)");
    }

    @Test
    void controlCharactersReachNoPage() throws Exception {
        assertThat(only("pages/bell.md", "---\ntitle: \"a\\0b\\a\"\n---\n")
                        .facts()
                        .common()
                        .title())
                .hasToString("ab");
        write("pages/raw.md", "---\ntitle: A\n---\nA\u0007b\n");
        assertThat(errors())
                .containsExactly("content/pages/raw.md:4:2: The file holds the control character U+0007. Delete"
                        + " it, or save the file as plain text in UTF-8.");
    }

    @Test
    void joinersOfOtherScriptsStay() {
        assertThat(only("pages/fa.md", "---\ntitle: \"می\u200cخواهم\"\n---\n")
                        .facts()
                        .common()
                        .title())
                .hasToString("می\u200cخواهم");
    }

    // ---- data files

    @Test
    void aTimeStaysATimeAndAPriceItsZero() throws Exception {
        write("data/desk.yaml", "close: 17:45\nprice: 1.10\ncount: 3\nopen: true\ncode: 007\n");
        assertThat(read().data().get("desk"))
                .isEqualTo(Map.of("close", "17:45", "price", "1.10", "count", 3, "open", true, "code", "007"));
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .startsWith("content/data/desk.yaml:2:8: The number 1.10 is kept as a text");
    }

    @Test
    void aByteOrderMarkIsTakenOff() throws Exception {
        write("data/desk.yaml", "\uFEFFname: Anna\n");
        assertThat(read().data().get("desk")).isEqualTo(Map.of("name", "Anna"));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aTagThatNamesAJavaClassIsRefused() throws Exception {
        write("data/tag.yaml", "x: !!java.util.Date 2026-01-01\n");
        assertThat(errors())
                .containsExactly("content/data/tag.yaml:1:4: The tag 'tag:yaml.org,2002:java.util.Date' is not"
                        + " allowed. Write the value without a tag.");
    }

    @Test
    void badIndentationIsNamedWithItsLine() throws Exception {
        write("data/indent.yaml", "services:\n  - name: A\n   price: 40\n");
        assertThat(errors()).singleElement().asString().startsWith("content/data/indent.yaml:3:");
    }

    @Test
    void aFileNestedWithoutEndIsRefusedInTime() throws Exception {
        write("data/deep.yaml", "[".repeat(5000));
        assertThat(errors()).singleElement().asString().startsWith("content/data/deep.yaml:1");
    }

    // ---- encodings and files

    @Test
    void latin1IsRefusedWithItsPlace() throws Exception {
        write("pages/a.md", "---\ntitle: A\n---\nPreis für Rücken\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errors())
                .containsExactly("content/pages/a.md:4:8: The byte 0xFC is not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void anOverlongFormIsRefused() throws Exception {
        write("pages/a.md", new byte[] {'a', (byte) 0xC0, (byte) 0xAF, 'b'});
        assertThat(errors())
                .containsExactly("content/pages/a.md:1:2: The byte 0xC0 is not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(errors("articles/a.md", "---\n# 🙂🙂\nextra: {note: 🙂🙂, note: x}\n---\n"))
                .singleElement()
                .asString()
                .startsWith("content/articles/a.md:3:19: The key 'note' stands twice");
    }

    @Test
    void everyBadFileOfARunIsNamed() throws Exception {
        write("articles/a.md", "---\nstatus: x\n---\n");
        write("articles/b.md", "---\norder: y\n---\n");
        write("services/c.md", "---\noptions: [{price: 5}]\n---\n");
        write("data/d.yaml", "a: [\n");
        assertThat(errors().stream().map(error -> error.substring(0, error.indexOf(':'))))
                .contains(
                        "content/articles/a.md",
                        "content/articles/b.md",
                        "content/services/c.md",
                        "content/data/d.yaml");
    }

    @Test
    void aFolderThatSaysNoKindNeedsAType() throws Exception {
        write("blog/a.md", "---\ntitle: A\n---\n");
        write("blog/b.md", "---\ntitle: B\ntype: article\n---\n");
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("content/blog/a.md: The folder 'blog' does not say what kind of content this is.");
    }

    @Test
    void backupsAndHiddenFilesAreNobodysContent() throws Exception {
        write("articles/.hidden.md", "---\nnonsense: 1\n---\n");
        write("articles/a.md~", "x");
        write("articles/Thumbs.db", "x");
        write("articles/a.svg.swp", "x");
        assertThat(read().sources()).isEmpty();
        assertThat(read().files()).isEmpty();
    }

    @Test
    void linksThatLeadNowhereOrAwayAreNamedAndPassedOver() throws Exception {
        Files.createDirectories(content.resolve("images"));
        Files.createSymbolicLink(content.resolve("images/gone.jpg"), Path.of("/nonexistent/x.jpg"));
        Path away = Files.createTempFile("away", ".txt");
        Files.createSymbolicLink(content.resolve("images/away.txt"), away);

        assertThat(read().files()).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::says)
                .containsExactly(
                        "content/images/away.txt: The symbolic link leads out of the folder; it is left out. Put the file"
                                + " itself here.",
                        "content/images/gone.jpg: The symbolic link leads nowhere; it is left out. Put the file itself"
                                + " here.");
        Files.delete(away);
    }

    @Test
    void yamlThatBelongsToNothingIsNamed() throws Exception {
        write("articles/lost.yaml", "title: Lost\n");
        read();
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .startsWith("content/articles/lost.yaml: No article of the same name");
    }

    @ParameterizedTest
    @CsvSource({
        "link-policy.yml, link-policy.yaml",
        "links-policy.yaml, link-policy.yaml",
        "Editorial.yaml, editorial.yaml",
        "clinic.yaml, data/clinic.yaml"
    })
    void aPolicyOrFactsUnderANearlyRightNameAreAnError(String written, String right) throws Exception {
        write(written, "");
        boolean isThere = right.equals("data/clinic.yaml");
        assertThat(errors())
                .containsExactly("content/" + written + ": This file is not read under this name. "
                        + (isThere ? "Move what it says to " : "Rename it to ") + "content/" + right + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"articles/vast.md", "articles/vast.txt", "pages/vast.html", "data/vast.yaml", "link-policy.yaml"
            })
    void aFileOfAGigabyteIsNamedAndNotRead(String path) throws Exception {
        LargeFile.make(content.resolve(path), 1L << 30);
        read();
        assertThat(said())
                .contains(
                        "content/" + path + ": It has 1.1 GB; a text has at most 5 MB. Split it, and save pictures that"
                                + " are written into it as files of their own.");
    }

    @Test
    void aTextMayHaveAThousandTagsAndNoMore() throws Exception {
        StringBuilder tags = new StringBuilder("t0");
        for (int i = 1; i < 1000; i++) {
            tags.append(", t").append(i);
        }
        write("articles/a.md", "---\ntitle: A\ntags: [" + tags + "]\n---\nText.\n");
        read();
        assertThat(said()).noneMatch(line -> line.contains("tags"));

        write("articles/a.md", "---\ntitle: A\ntags: [" + tags + ", one more]\n---\nText.\n");
        read();
        assertThat(said())
                .contains(
                        "content/articles/a.md:3:1: The text has 1001 tags; it may have 1000, and readers use five. Look"
                                + " whether a list got into the header that belongs elsewhere.");
    }

    @Test
    void otherYamlDirectlyInTheContentFolderIsNamed() throws Exception {
        write("opening.yaml", "");
        read();
        assertThat(said())
                .containsExactly(
                        "content/opening.yaml: This file is not used. Directly in 'content' only link-policy.yaml"
                                + ", editorial.yaml and waivers.yaml are read; data for templates belongs into 'content/data'.");
    }

    @Test
    void withoutTheClinicsFactsNothingIsBuilt() throws Exception {
        Files.delete(content.resolve("data/clinic.yaml"));
        assertThat(errors())
                .containsExactly(
                        "content/data/clinic.yaml: The clinic's facts are missing. Write it with three lines: 'name: …',"
                                + " 'description: …' and a way to reach the clinic, such as 'contact: {phone: +44 1632"
                                + " 960123}'.");
    }

    @Test
    void twoReadingsGiveTheSameOrderWhateverTheThreads() throws Exception {
        for (int i = 0; i < 30; i++) {
            write("articles/n" + i + ".md", "---\ntitle: T" + i + "\n---\n");
        }
        assertThat(paths(read(1))).isEqualTo(paths(read(4))).isSorted();
    }

    // ---- how these tests speak

    private Source only(String path, String text) {
        try {
            write(path, text);
            return read().sources().get(0);
        } catch (IOException | SiteException e) {
            return fail(e);
        }
    }

    private List<String> said() {
        return problems.all().stream().map(Problem::says).toList();
    }

    private List<String> errors(String path, String text) {
        try {
            write(path, text);
            return errors();
        } catch (IOException e) {
            return fail(e);
        }
    }

    private List<String> errors() throws IOException {
        try {
            read();
        } catch (SiteException e) {
            assertThat(e.problems()).isEqualTo(problems.all());
        }
        List<String> errors = problems.all().stream()
                .filter(Problem::isError)
                .map(Problem::says)
                .toList();
        assertThat(errors).as("no error was told").isNotEmpty();
        return errors;
    }

    private Content read() throws IOException, SiteException {
        return read(2);
    }

    private Content read(int threads) throws IOException, SiteException {
        try (Workers workers = new Workers(threads)) {
            return problems.take(new ContentReader(content, "content", workers).read());
        }
    }

    private static List<String> paths(Content content) {
        return content.sources().stream().map(Source::path).toList();
    }

    private static LocalDate published(Source source) {
        return ((ArticleFacts) source.facts()).published().day();
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = content.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
