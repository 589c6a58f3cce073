package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that keep what earlier ones in the same process have found out make what a build makes that knows nothing. */
class KeptTest {

    /** Long ago, so that a file is not taken for one that is just being written. */
    private static final long LONG_AGO = 1_700_000_000_000L;

    @TempDir
    Path temp;

    private final Kept kept = new Kept();
    private final Random random = new Random(17);
    private TestClinic clinic;
    private Path content;
    private long clock = LONG_AGO;
    private String facts = "";
    private int sites;

    /** Whether the last build made a site. */
    private boolean made;

    private Map<String, byte[]> drawn = new HashMap<>();

    @BeforeEach
    void write() throws IOException {
        clinic = new TestClinic(temp.toRealPath().resolve("clinic"));
        content = clinic.root().resolve("content");
        facts = Files.readString(content.resolve("data/clinic.yaml"));
        for (int i = 0; i < 8; i++) {
            put("articles/a" + i + ".md", article(i));
        }
        put(
                "articles/pasted.txt",
                "A pasted text\n\nSome people sell things. https://cheap-deals.example/ Others do not.\n");
        put("therapists/kim.md", "---\ntitle: Kim Lee\n---\nKim.\n");
        put("pages/about.md", "---\ntitle: About\n---\nSee [the first](../articles/a0.md).\n");
    }

    private String article(int number) {
        return "---\ntitle: Text " + number + "\npublished: 2026-0" + (1 + number % 8) + "-11\ntags: [Neck]\n---\nWord "
                + random.nextInt(1000) + " [next](a" + (number + 1) % 8
                + ".md).\n\n## Part\n\nIt cures back pain. See [them](https://partner.example/) now.\n";
    }

    private void put(String path, String text) throws IOException {
        Path file = content.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        clock += 1000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(clock));
    }

    @Test
    void editsOfEveryKindGiveTheBytesOfACleanBuild() throws Exception {
        assertSameAsClean("at first");
        for (int i = 0; i < 44; i++) {
            assertSameAsClean("after " + edit(i % 22));
        }
        assertThat(sites).as("builds that made a site").isGreaterThan(36);
    }

    /** Then no other file is looked at before the pages can be drawn. */
    @Test
    void editsOfWhichAWatcherTellsGiveTheBytesOfACleanBuild() throws Exception {
        assertSameAsClean("at first");
        for (int i = 0; i < 30; i++) {
            Map<Path, FileTime> before = times();
            String edit = edit(i < 22 ? i : 22);
            Map<Path, FileTime> after = times();
            Set<Path> changed = new HashSet<>(before.keySet());
            changed.addAll(after.keySet());
            changed.removeIf(file -> Objects.equals(before.get(file), after.get(file)));
            kept.forget(changed);
            assertSameAsClean("after " + edit);
        }
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new HashMap<>();
        for (String folder : List.of("content", "site-template")) {
            Path root = clinic.root().resolve(folder);
            if (Files.exists(root)) {
                try (Stream<Path> all = Files.walk(root)) {
                    for (Path file : all.filter(Files::isRegularFile).toList()) {
                        times.put(file, Files.getLastModifiedTime(file));
                    }
                }
            }
        }
        return times;
    }

    @Test
    void whatAWatcherMissesIsFoundBeforeTheSiteIsWritten() throws Exception {
        assertSameAsClean("at first");
        put("articles/a1.md", article(1));
        put("articles/a2.md", article(2));
        kept.forget(List.of(content.resolve("articles/a1.md")));

        assertThatThrownBy(() -> build(clinic.options(), kept)).isInstanceOf(Generator.Abandoned.class);

        assertSameAsClean("once given up");
        put("articles/a1.md", "---\ntitle: [broken\n---\n");
        put("articles/new.md", article(9));
        kept.forget(List.of(content.resolve("articles/a1.md")));

        assertThatThrownBy(() -> build(clinic.options(), kept)).isInstanceOf(Generator.Abandoned.class);

        assertSameAsClean("with a mistake in it");
    }

    @Tag("deep")
    @Test
    void aThousandEditsGiveTheBytesOfACleanBuild() throws Exception {
        assertSameAsClean("at first");
        for (int i = 0; i < 1000; i++) {
            String edit = edit(random.nextInt(24));
            if (i % 10 == 0) {
                assertSameAsClean("after " + edit);
            } else {
                build(clinic.options(), kept);
            }
        }
    }

    /** One of what people do. */
    private String edit(int kind) throws IOException {
        int number = random.nextInt(8);
        String text = "articles/a" + number + ".md";
        switch (kind) {
            case 0 -> put("data/clinic.yaml", facts.replaceFirst("(?m)^name: .*", "name: Clinic " + clock));
            case 1 -> put("data/clinic.yaml", facts.replaceFirst("(?m)^locale: .*\n", "") + "locale: de-DE\n");
            case 2 -> put("data/clinic.yaml", facts);
            case 3 -> put("link-policy.yaml", "deny:\n  - partner.example\n");
            case 4 -> Files.deleteIfExists(content.resolve("link-policy.yaml"));
            case 5 -> put("editorial.yaml", "levels: {cure-claim: " + (random.nextBoolean() ? "off" : "error") + "}\n");
            case 6 ->
                put(
                        "therapists/kim.md",
                        "---\ntitle: Kim " + clock + "\nprofiles: [https://partner.example/]\n---\nKim.\n");
            case 7 -> put("pages/about.md", "---\ntitle: About us\n---\nSee [it](../" + text + "#part).\n");
            case 8 -> put("articles/new.md", article(9));
            case 9 -> Files.deleteIfExists(content.resolve("articles/new.md"));
            case 10 -> {
                Path old = content.resolve("articles/pasted.txt");
                Path other = content.resolve("articles/other.txt");
                Files.deleteIfExists(content.resolve("articles/pasted.yaml"));
                Files.move(Files.exists(old) ? old : other, Files.exists(old) ? other : old);
            }
            case 11 -> {
                String name = Files.exists(content.resolve("articles/pasted.txt")) ? "pasted" : "other";
                Files.deleteIfExists(content.resolve("articles/pasted.yaml"));
                Files.deleteIfExists(content.resolve("articles/other.yaml"));
                put("articles/" + name + ".yaml", "title: With a title " + clock + "\n");
            }
            case 12 -> {
                Files.deleteIfExists(content.resolve("articles/pasted.yaml"));
                Files.deleteIfExists(content.resolve("articles/other.yaml"));
            }
            case 13 -> template("partials/footer.ftlh", "<#macro draw>\n<footer>" + clock + "</footer>\n</#macro>\n");
            case 14 -> Files.deleteIfExists(clinic.root().resolve("site-template/partials/footer.ftlh"));
            case 15 -> template("words/en.yaml", "nav:\n  skip: Go to the text " + clock + "\n");
            case 16 -> put("articles/a1.md", "---\ntitle: [broken\n---\n");
            case 17 -> put("articles/a1.md", article(1));
            case 18 -> put("articles/a2.md", article(2).replace("title: ", "waive: {cure-clam: A play.}\ntitle: "));
            case 19 -> put("articles/a2.md", article(2));
            default -> put(text, article(number));
        }
        return "edit " + kind + " of " + text;
    }

    private void template(String path, String text) throws IOException {
        Path file = clinic.root().resolve("site-template").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void assertSameAsClean(String when) throws Exception {
        List<String> told = build(clinic.options(), kept);
        Map<String, byte[]> pages = drawn;
        GenerateOptions other = clinic.options().toBuilder()
                .outputDirectory(clinic.root().resolve("target/clean"))
                .reportDirectory(clinic.root().resolve("target/clean-reports"))
                .build();
        List<String> clean = build(other, null);

        sites += pages.isEmpty() ? 0 : 1;
        assertThat(told).as(when).isEqualTo(clean);
        assertThat(files(clinic.options(), "links.json", "findings.json"))
                .as(when)
                .isEqualTo(files(other, "links.json", "findings.json"));
        for (Map.Entry<String, byte[]> page : pages.entrySet()) {
            Path file = other.outputDirectory().resolve(page.getKey());
            assertThat(page.getValue()).as(when + ": " + page.getKey()).isEqualTo(Files.readAllBytes(file));
        }
    }

    /** What was told; the site is there. */
    private List<String> build(GenerateOptions options, Kept memory) throws IOException {
        List<DrawnPages> site = new ArrayList<>();
        drawn = new HashMap<>();
        made = false;
        try {
            GenerateResult result = Generator.generate(
                    options,
                    new BuildProgress() {
                        @Override
                        public void stage(String name) {}

                        @Override
                        public void drawable(DrawnPages pages) {
                            site.add(pages);
                        }
                    },
                    memory);
            for (String page : List.of("/", "/articles/", "/articles/a0/", "/therapists/")) {
                site.get(0).file(page).ifPresent(bytes -> drawn.put(page.substring(1) + "index.html", bytes));
            }
            made = true;
            return result.warnings().stream().map(Problem::told).toList();
        } catch (SiteException e) {
            return e.problems().stream().map(Problem::told).toList();
        }
    }

    /** Reports, and the site and its sections where this build made one; else there are those of some build before. */
    private Map<String, String> files(GenerateOptions options, String... always) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path site = options.outputDirectory();
        List<String> reports = new ArrayList<>(List.of(always));
        if (made) {
            reports.add("sections.json");
            try (Stream<Path> all = Files.walk(site)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(
                            site.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        for (String report : reports) {
            Path file = options.reportDirectory().resolve(report);
            files.put("reports/" + report, Files.exists(file) ? Files.readString(file) : "");
        }
        return files;
    }

    /** Whoever the clinic's facts name is the clinic's own, and a title is right that somebody holds. */
    @Test
    void whatOtherTextsSayOfTheClinicCounts() throws Exception {
        assertSameAsClean("at first");
        assertThat(clinic.report("links.json")).doesNotContain("\"decidedBy\": \"facts\"");

        put("therapists/kim.md", "---\ntitle: Kim Lee\nprofiles: [https://partner.example/]\n---\nKim.\n");

        assertSameAsClean("with a profile");
        assertThat(clinic.report("links.json")).contains("\"decidedBy\": \"facts\"");
    }

    @Test
    void aTextThatHasNotChangedIsNotReadAgainUnlessSomebodySaysThatItHas() throws Exception {
        Path file = content.resolve("articles/a0.md");
        build(clinic.options(), kept);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, Files.readString(file).replace("It cures", "It eases"));
        Files.setLastModifiedTime(file, time);

        build(clinic.options(), kept);
        assertThat(clinic.text("/articles/a0/index.html"))
                .as("its time and size are those of before")
                .contains("It cures");

        kept.forget(List.of(file));
        build(clinic.options(), kept);
        assertThat(clinic.text("/articles/a0/index.html")).contains("It eases");
    }

    @Test
    void aTextThatWasJustWrittenIsReadAgain() throws Exception {
        Path file = content.resolve("articles/a0.md");
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        build(clinic.options(), kept);
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, Files.readString(file).replace("It cures", "It eases"));
        Files.setLastModifiedTime(file, time);

        build(clinic.options(), kept);

        assertThat(clinic.text("/articles/a0/index.html")).contains("It eases");
    }

    @Test
    void aBuildThatIsGivenUpLeavesTheSite() throws Exception {
        build(clinic.options(), kept);
        String before = clinic.text("/articles/a0/index.html");
        put("articles/a0.md", article(0));

        assertThatThrownBy(() -> Generator.generate(
                        clinic.options(),
                        new BuildProgress() {
                            @Override
                            public void stage(String name) {}

                            @Override
                            public boolean goesOn() {
                                return false;
                            }
                        },
                        kept))
                .isInstanceOf(Generator.Abandoned.class);

        assertThat(clinic.text("/articles/a0/index.html")).isEqualTo(before);
        assertSameAsClean("after all");
    }
}
