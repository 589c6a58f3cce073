package org.clinicsite.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.OldForms.OldForm;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.Unwrapped;
import org.clinicsite.work.Workers;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the version before wrote otherwise is read, with a line that shows how it is written now. */
class OldFormsTest {

    /** A version that never was: some keys of today as if they had been others. */
    private static final OldForms FORMS = new OldForms(List.of(
            new OldForm("0.2.0", Set.of("locations"), "wc", "toilet", Function.identity(), null),
            new OldForm(
                    "0.2.0",
                    Set.of("locations"),
                    "parking",
                    "parking",
                    text -> text.equals("nowhere") ? "" : null,
                    "Unsaid is unsaid."),
            new OldForm("0.2.0", Set.of("services"), "options.length", "minutes", Function.identity(), null),
            new OldForm(
                    "0.2.0",
                    Set.of("services"),
                    "options.cost",
                    "price",
                    text -> text.startsWith("£") ? text.substring(1) : null,
                    null),
            new OldForm(
                    "0.2.0",
                    Set.of("data/clinic.yaml"),
                    "emergency-number",
                    "emergency.number",
                    Function.identity(),
                    null),
            new OldForm("0.2.0", Set.of("data/clinic.yaml"), "profiles", "social", Function.identity(), null),
            new OldForm("0.2.0", OldForms.TEXTS, "old-paths", "aliases", Function.identity(), null),
            new OldForm(
                    "0.2.0",
                    Set.of("link-policy.yaml"),
                    "thresholds.unlink",
                    "unlink",
                    text -> text.equals("3") ? "0.95" : null,
                    null)));

    private static final String LOCATION = """
            ---
            title: The Quay
            address: {street: 1 Quay, locality: Testford, postal-code: TE1 1ST, country: GB}
            hours: {monday: "09:00-17:00"}
            map: https://map.example/quay
            directions: The blue door.
            parking: none
            transit: none
            step-free: No steps.
            toilet: On the landing.
            ---
            Ring the bell.
            """;

    private static final String SERVICE = """
            ---
            title: Deep
            summary: Slow and firm.
            options:
              - minutes: 60
                price: 58
            therapists: [anna]
            cautions: [A fever]
            ---
            """;

    private static final String CLINIC = """
            name: Test
            tagline: Test
            description: Test
            url: https://www.test.example
            currency: GBP
            contact: {phone: "+44 1632 960000", email: a@test.example}
            booking: {url: "https://book.test.example/", cancellation: None}
            payment: {methods: [Cash], tax-note: Prices include VAT., rebate-note: none}
            fees: {late: none, no-show: none}
            """;

    @TempDir
    Path temp;

    @BeforeEach
    void aClinic() throws IOException {
        write("data/clinic.yaml", CLINIC);
        write("locations/quay.md", LOCATION);
        write("services/deep.md", SERVICE);
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private record Read(Content content, List<String> told) {

        <F> F facts(String path, Class<F> type) {
            return type.cast(content.sources().stream()
                    .filter(source -> source.path().equals(path))
                    .findFirst()
                    .orElseThrow()
                    .facts());
        }

        LocationFacts quay() {
            return facts("locations/quay.md", LocationFacts.class);
        }
    }

    private Read read() throws IOException {
        Problems problems = new Problems();
        try (Workers workers = new Workers(1)) {
            Content content = problems.take(new ContentReader(temp, "content", workers, FORMS).read());
            assertThat(problems.all()).noneMatch(Problem::isError);
            return new Read(content, problems.all().stream().map(Problem::says).toList());
        } catch (SiteException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsWrittenAsItIsNowIsNotTold() throws IOException {
        assertThat(read().told()).isEmpty();
    }

    @Test
    void aKeyUnderItsOldNameIsReadAndTheNewLineShown() throws IOException {
        write("locations/quay.md", LOCATION.replace("toilet:", "wc:"));
        Read read = read();
        assertThat(read.quay().toilet()).hasToString("On the landing.");
        assertThat(read.told())
                .containsExactly(
                        "content/locations/quay.md:10:1: 'wc' is called 'toilet' since 0.2.0; the old name is read"
                                + " until 0.3.0. Write 'toilet: On the landing.'.");
    }

    @Test
    void anOldNameBesideTheNewOneIsNotUsed() throws IOException {
        write("locations/quay.md", LOCATION.replace("toilet:", "wc: Nowhere.\ntoilet:"));
        Read read = read();
        assertThat(read.quay().toilet()).hasToString("On the landing.");
        assertThat(read.told())
                .containsExactly(
                        "content/locations/quay.md:10:1: 'wc' is called 'toilet' now, which stands here too; it is"
                                + " not used. Delete it.");
    }

    @Test
    void aValueThatMeansNothingAnyMoreIsLeftOut() throws IOException {
        OldForms.Now now = FORMS.of("locations", "parking", "nowhere").orElseThrow();
        assertThat(now.value()).isEmpty();
        assertThat(now.message() + " " + now.advice())
                .isEqualTo(
                        "'parking: nowhere' is how it was written before 0.2.0; it is read until 0.3.0. Take it away."
                                + " Unsaid is unsaid.");
        assertThat(FORMS.of("locations", "parking", "In front.")).isEmpty();
        assertThat(FORMS.of("services", "parking", "nowhere")).isEmpty();
    }

    @Test
    void keysOfAListAreReadInEachOfItsItems() throws IOException {
        write("services/deep.md", SERVICE.replace("  - minutes: 60\n    price: 58", """
                  - length: 60
                    cost: £58
                  - minutes: 30
                    price: 34"""));
        Read read = read();
        assertThat(read.facts("services/deep.md", ServiceFacts.class).options())
                .extracting(option -> option.minutes() + " for " + option.price())
                .containsExactly("60 for 58", "30 for 34");
        assertThat(read.told())
                .containsExactly(
                        "content/services/deep.md:5:3: 'length' is called 'minutes' since 0.2.0; the old name is read until"
                                + " 0.3.0. Write 'minutes: 60'.",
                        "content/services/deep.md:6:3: 'cost: £58' is how it was written before 0.2.0; it is read until 0.3.0."
                                + " Write 'price: 58'.");
    }

    @Test
    void aKeyMovesBelowAnotherThatIsThereOrNot() throws IOException {
        write("data/clinic.yaml", CLINIC + "emergency-number: \"999\"\nemergency: {advice: \"111\"}\n");
        assertThat(read().content().clinic().emergency()).isEqualTo(new ClinicFacts.Emergency("999", "111"));

        write("data/clinic.yaml", CLINIC + "emergency-number: \"999\"\n");
        Read read = read();
        assertThat(read.content().clinic().emergency()).isEqualTo(new ClinicFacts.Emergency("999", null));
        assertThat(read.told()).singleElement().asString().endsWith("Write 'number: 999' below 'emergency:'.");
    }

    @Test
    void aKeyWithAListIsRenamedWithIt() throws IOException {
        write("data/clinic.yaml", CLINIC + "profiles: [https://social.example/test]\n");
        Read read = read();
        assertThat(read.content().clinic().social()).containsExactly("https://social.example/test");
        assertThat(read.told()).singleElement().asString().endsWith("Write 'social:'.");
    }

    @Test
    void aMistakeInAnOldFormIsToldWhereItIsWritten() throws IOException {
        write("locations/quay.md", LOCATION.replace("toilet:", "old-paths: [/wc/]\ntoilet:"));
        Source quay = read().content().sources().stream()
                .filter(source -> source.path().equals("locations/quay.md"))
                .findFirst()
                .orElseThrow();
        assertThat(quay.facts().common().aliases()).containsExactly("/wc/");
        assertThat(quay.places()
                        .problem(Code.BAD_PATH, Problem.Level.ERROR, "aliases", "/wc/", "No.", null)
                        .says())
                .startsWith("content/locations/quay.md:10:13: ");
    }

    /** Readers of other files ask for one line. */
    @Test
    void aReaderOfSettingsAsksForALine() {
        OldForms.Now now =
                FORMS.of("link-policy.yaml", "thresholds.unlink", "3").orElseThrow();
        assertThat(now.key()).isEqualTo("thresholds.unlink");
        assertThat(now.value()).isEqualTo("0.95");
        assertThat(now.advice()).isEqualTo("Write 'unlink: 0.95'.");
    }

    // ---- the table itself

    static Stream<OldForm> rows() {
        return Stream.concat(
                OldForms.TABLE.rows().stream(), FORMS.rows().stream().limit(4));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowNamesAKeyThatThereIs(OldForm row) {
        for (String where : row.where()) {
            Class<?> facts = where.equals("data/clinic.yaml")
                    ? ClinicFacts.class
                    : Stream.of(ContentType.values())
                            .filter(type -> type.folder().equals(where))
                            .findFirst()
                            .<Class<?>>map(ContentType::facts)
                            .orElse(null);
            if (facts != null) {
                String above = row.key().substring(0, row.key().lastIndexOf('.') + 1);
                assertThat(keys(facts, "")).as(row.toString()).contains(above + row.now());
                if (row.isRenamed()) {
                    assertThat(keys(facts, ""))
                            .as("a key that still means something cannot be an old name")
                            .doesNotContain(row.key());
                }
            }
        }
    }

    /** All keys of a record, those below others with them. */
    private static Set<String> keys(Class<?> type, String above) {
        Set<String> keys = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = above + RecordBinder.key(component.getName());
            Class<?> of = component.getGenericType() instanceof ParameterizedType list
                            && list.getActualTypeArguments()[0] instanceof Class<?> element
                    ? element
                    : component.getType();
            if (component.isAnnotationPresent(Unwrapped.class)) {
                keys.addAll(keys(of, above));
                continue;
            }
            keys.add(key);
            if (of.isRecord()) {
                keys.addAll(keys(of, key + "."));
            }
        }
        return keys;
    }

    @Test
    void noRowOfTheTableIsReadLongerThanOneVersion() throws IOException {
        String version = Objects.requireNonNull(Jsoup.parse(Files.readString(Path.of("pom.xml")), Parser.xmlParser())
                        .selectFirst("project > version"))
                .text();
        assertThat(OldForms.TABLE.rows()).noneMatch(row -> isOver(row, version));
    }

    @ParameterizedTest
    @CsvSource({
        "0.2.0, 0.2.0, false",
        "0.2.0, 0.2.7, false",
        "0.2.0, 0.3.0-SNAPSHOT, true",
        "0.2.0, 0.3.0, true",
        "0.9.0, 0.10.0, true",
        "1.2.0, 1.3.0, true",
        "1.2.0, 2.0.0, true"
    })
    void aRowIsOverWithTheNextMinorVersion(String since, String version, boolean over) {
        assertThat(isOver(new OldForm(since, Set.of(), "a", "b", Function.identity(), null), version))
                .isEqualTo(over);
    }

    private static boolean isOver(OldForm row, String version) {
        return Version.parse(version.replace("-SNAPSHOT", "")).compareTo(Version.parse(row.until())) >= 0;
    }
}
