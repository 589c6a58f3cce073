package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clinicsite.docs.Document.Row;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.ContactForm;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.Deniable;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.FaqFacts;
import org.clinicsite.source.facts.JobFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.Required;
import org.clinicsite.source.facts.Review;
import org.clinicsite.source.facts.SeasonDay;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.Statistics;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.Unwrapped;
import org.clinicsite.source.facts.WeekHours;
import org.clinicsite.source.facts.Wording;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code content.md} lists every key that a header may have, says the truth about each, and its examples are a site. */
class ContentReferenceTest {

    private static final String CLINIC = "The clinic's facts: `data/clinic.yaml`";

    /** Records that are written as one value, or whose keys are names of days. */
    private static final Set<Class<?>> ONE_VALUE = Set.of(
            ContactForm.class,
            Review.Consent.class,
            DateText.class,
            DayHours.class,
            Price.class,
            SeasonDay.class,
            Statistics.class,
            WeekHours.class,
            Wording.class);

    @TempDir
    Path temp;

    private Document document;

    @BeforeEach
    void read() throws IOException {
        document = Document.read("content.md");
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("Keys of every file", CommonFacts.class),
                Arguments.of("Articles", ArticleFacts.class),
                Arguments.of("Services", ServiceFacts.class),
                Arguments.of("Therapists", TherapistFacts.class),
                Arguments.of("Locations", LocationFacts.class),
                Arguments.of("Conditions", ConditionFacts.class),
                Arguments.of("Events", EventFacts.class),
                Arguments.of("Jobs", JobFacts.class),
                Arguments.of("Questions", FaqFacts.class),
                Arguments.of("Pages", PageFacts.class),
                Arguments.of(CLINIC, ClinicFacts.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyKeyHasItsRowAndNoRowIsAboutAKeyThatDoesNotExist(String section, Class<?> type) {
        assertThat(keyRows(section))
                .extracting(row -> row.code(0))
                .containsExactlyElementsOf(keys(type).keySet());
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRowSaysWhetherTheKeyMustBeThere(String section, Class<?> type) {
        Map<String, RecordComponent> keys = keys(type);
        for (Row row : keyRows(section)) {
            Required required = keys.get(row.code(0)).getAnnotation(Required.class);
            String says = row.cells().get(2);
            assertThat(row.cells().get(1).contains("or `no`"))
                    .as(row.code(0))
                    .isEqualTo(keys.get(row.code(0)).isAnnotationPresent(Deniable.class));
            if (required == null) {
                assertThat(says).as(row.code(0)).startsWith("no");
                continue;
            }
            assertThat(says).as(row.code(0)).isEqualTo("yes");
            assertThat(says.equals("yes") && !row.cells().get(3).isEmpty())
                    .as("required, so without default: " + row)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyKeyWithAValueHasAnExample(String section, Class<?> type) {
        keys(type).forEach((key, component) -> {
            Row row = keyRows(section).stream()
                    .filter(r -> r.code(0).equals(key))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.isCode(4)).as(key).isEqualTo(nested(component) == null);
        });
    }

    @Test
    void examplesAndBlocksMakeASiteWithoutAWord() throws IOException {
        Folder folder = new Folder(temp)
                .write(document.files())
                .write("content/data/clinic.yaml", yaml(CLINIC, ClinicFacts.class))
                .write( // the footer is an example too, so something else has to lead to plain pages
                        "content/articles/where.md",
                        "---\ntitle: Where\npublished: 2026-03-16\n---\n[All](/all/), [the way](/how-to-find-us/), [the room](/room/), [our work](/our-work/).\n")
                .write(
                        "content/articles/neck.md",
                        header(yaml("Keys of every file", CommonFacts.class) + yaml("Articles", ArticleFacts.class)))
                .write(
                        "content/services/back-massage.md",
                        header("title: Back\n" + yaml("Services", ServiceFacts.class)))
                .write(
                        "content/therapists/sam-reed.md",
                        header("title: Sam\n" + yaml("Therapists", TherapistFacts.class)))
                .write(
                        "content/therapists/kim-lee.md",
                        header("title: Kim\n" + yaml("Therapists", TherapistFacts.class)))
                .write(
                        "content/locations/ashcombe.md",
                        header("title: Here\n" + yaml("Locations", LocationFacts.class)))
                .write(
                        "content/conditions/stiff-neck.md",
                        header("title: Stiff\n" + yaml("Conditions", ConditionFacts.class)))
                .write( // 'location' or 'venue'
                        "content/events/class.md",
                        header("title: A class\n"
                                + yaml("Events", EventFacts.class).replace("location: ashcombe\n", "")))
                .write("content/jobs/therapist.md", header("title: A job\n" + yaml("Jobs", JobFacts.class)))
                .write("content/pages/health-form.pdf", "%PDF-1.4\n")
                .write("content/pages/all.md", header("title: All\n" + yaml("Pages", PageFacts.class)))
                .write("content/images/neck.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>")
                .write("content/images/door.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='2' height='3'/>");

        folder.generate();

        for (String path : List.of(
                "stiff-neck/index.html",
                "old-neck-page/index.html",
                "articles/desk-work/index.html",
                "articles/sleep/index.html",
                "articles/cold-days/index.html",
                "room/index.html",
                "prices/index.html",
                "tags/neck/index.html")) {
            assertThat(folder.site(path)).exists();
        }
        assertThat(Files.readString(folder.site("articles/desk-work/index.html")))
                .contains("id=\"three-short-exercises\"");
        assertThat(Files.readString(folder.site("articles/cold-days/index.html")))
                .contains("href=\"/therapists/sam-reed/\"");
        assertThat(published(folder, "room-")).isEqualTo(mentioned("/media/(room-[^`]+)`"));
    }

    @Test
    void everyShortcutIsListedAndShowsWhatItSays() throws IOException {
        assertThat(document.rows("Shortcuts"))
                .extracting(row -> row.code(0).replaceAll("[: ]", ""))
                .containsExactlyInAnyOrderElementsOf(Shortcuts.builtIn());
        examplesAndBlocksMakeASiteWithoutAWord();
        org.jsoup.nodes.Element prose = Jsoup.parse(
                        Files.readString(new Folder(temp).site("how-to-find-us/index.html")))
                .selectFirst(".prose");
        assertThat(prose.select("a[href^=https://map.example/]").text()).isEqualTo("Map: Here");
        assertThat(prose.select("caption").eachText())
                .containsExactly(
                        "When the door is open",
                        "Changed hours",
                        "Summer: 1 June – 31 August 2027",
                        "Lengths and prices: Back");
        assertThat(prose.select(".caution").text()).startsWith("Mind the step").endsWith("ramp.");
        assertThat(prose.select("figure figcaption").text()).isEqualTo("The door, seen from the bridge.");
        assertThat(prose.select("a.button").text()).isEqualTo("Book a back massage");
    }

    @Test
    void whatElseTheSiteHasIsThere() throws IOException {
        examplesAndBlocksMakeASiteWithoutAWord();
        Folder folder = new Folder(temp);
        for (Row row : document.rows("What else the site has")) {
            for (String path : row.cells().get(0).replace("`", "").split(", ")) {
                String file = path.substring(1).replace("…", "") + (path.endsWith("-map/") ? "index.html" : "");
                assertThat(folder.site(file)).exists();
            }
        }
    }

    @Test
    void namesAndFoldersOfFilesMakePathsAsDescribed() throws IOException {
        Folder folder = new Folder(temp)
                .write(Document.read("clinics.md").blocks("Start a site of your own"))
                .write(
                        "content/services/Deep tissue.md",
                        header(
                                "title: Deep\nsummary: S.\noptions: [{minutes: 30, price: 30}]\ntherapists: [sam-reed]\ncautions: [A fever]\n"))
                .write("content/articles/2026/spring.md", header("title: Spring\npublished: 2026-03-01\n"))
                .write("content/braces.md", "# Read me\n\nBraces such as ${clinic.name} and {{this}} stay.\n")
                .write("content/notes/aside.md", header("title: Aside\ntype: page\n"))
                .write("content/pages/old.md~", "x")
                .write("content/static/robots.txt", "User-agent: *\n");
        folder.generate();
        for (String path : List.of("services/deep-tissue", "articles/spring", "aside")) {
            assertThat(folder.site(path + "/index.html")).exists();
        }
        assertThat(folder.site("old")).doesNotExist();
        assertThat(folder.site("faq")).doesNotExist();
        assertThat(Files.readString(folder.site("braces/index.html"))).contains("${clinic.name} and {{this}}");
        assertThat(Files.readString(folder.site("robots.txt"))).isEqualTo("User-agent: *\n");
    }

    @Test
    void draftsAndLaterArticlesWait() throws IOException {
        Folder folder = new Folder(temp)
                .write(Document.read("clinics.md").blocks("Start a site of your own"))
                .write("content/pages/draft.md", header("title: Draft\nstatus: draft\n"))
                .write("content/articles/later.md", header("title: Later\npublished: 2026-11-23\n"))
                .write("content/articles/today.md", header("title: Today\npublished: 2026-11-22\n"));
        assertThat(folder.told()).singleElement().asString().startsWith("content/articles/later.md:3:1: ");
        assertThat(folder.site("draft")).doesNotExist();
        assertThat(folder.site("articles/later")).doesNotExist();
        assertThat(folder.site("articles/today")).exists();
    }

    @Test
    void everyLayoutThatAPageMayHaveIsListed() {
        List<String> written = Arrays.stream(PageKind.values())
                .filter(ContentReferenceTest::isWritten)
                .map(PageKind::layout)
                .toList();
        assertThat(document.rows("Pages").stream().filter(row -> row.cells().size() == 3))
                .extracting(row -> row.code(0))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aFolderPerKindIsListed() {
        assertThat(document.rows("Folders and paths"))
                .extracting(row -> row.code(0))
                .containsAll(Arrays.stream(org.clinicsite.source.ContentType.values())
                        .map(type -> type.folder() + "/")
                        .toList());
    }

    // ---- the document's side

    /** Rows that describe keys: five cells. */
    private List<Row> keyRows(String section) {
        return document.rows(section).stream()
                .filter(row -> row.cells().size() == 5)
                .toList();
    }

    private static String header(String yaml) {
        return "---\n" + yaml + "---\nText.\n";
    }

    /** The examples of a section as one YAML mapping; of a list of mappings one item. */
    private String yaml(String section, Class<?> type) {
        Map<String, RecordComponent> keys = keys(type);
        StringBuilder yaml = new StringBuilder();
        String item = "";
        for (Row row : keyRows(section)) {
            String key = row.code(0);
            int depth = key.split("\\.").length - 1;
            String parent = depth == 0 ? "" : key.substring(0, key.lastIndexOf('.'));
            boolean first = !parent.isEmpty() && parent.equals(item);
            yaml.append("    ".repeat(depth));
            if (first) {
                yaml.setLength(yaml.length() - 2);
                yaml.append("- ");
            }
            item = first ? "" : item;
            yaml.append(key.substring(key.lastIndexOf('.') + 1)).append(": ");
            if (nested(keys.get(key)) == null) {
                yaml.append(row.code(4));
            } else if (keys.get(key).getType() == List.class) {
                item = key;
            }
            yaml.append('\n');
        }
        return yaml.toString();
    }

    private static List<String> published(Folder folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.site("media"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    private List<String> mentioned(String pattern) throws IOException {
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile(pattern).matcher(Files.readString(Path.of("docs", document.name())));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    // ---- the records' side

    /** Keys as the document writes them, those of nested records with a dot, in the records' order. */
    private static Map<String, RecordComponent> keys(Class<?> type) {
        Map<String, RecordComponent> keys = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.isAnnotationPresent(Unwrapped.class)) {
                String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                keys.put(key, component);
                Class<?> nested = nested(component);
                if (nested != null) {
                    keys(nested).forEach((below, c) -> keys.put(key + "." + below, c));
                }
            }
        }
        return keys;
    }

    /** The record whose keys stand below a key; null when a value stands there. */
    private static Class<?> nested(RecordComponent component) {
        Class<?> type =
                component.getGenericType() instanceof ParameterizedType list && component.getType() == List.class
                        ? (Class<?>) list.getActualTypeArguments()[0]
                        : component.getType();
        return type.isRecord() && !ONE_VALUE.contains(type) ? type : null;
    }

    private static boolean isWritten(PageKind kind) {
        try {
            var method = PageKind.class.getDeclaredMethod("isWritten");
            method.setAccessible(true);
            return (boolean) method.invoke(kind);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
