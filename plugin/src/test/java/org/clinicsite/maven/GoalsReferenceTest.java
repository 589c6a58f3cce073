package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.docs.Document;
import org.clinicsite.docs.Document.Block;
import org.clinicsite.docs.Document.Row;
import org.clinicsite.docs.Folder;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.generate.Mended;
import org.clinicsite.links.Verdict;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.WebpEncoder;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.problem.Todo;
import org.clinicsite.publish.ChangeReport;
import org.clinicsite.publish.SiteChanges;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.PublicLedger.Fact;
import org.clinicsite.site.PublicLedger.Kind;
import org.json.simple.JSONValue;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code goals.md} tells of every goal, parameter, message and report as they are. */
class GoalsReferenceTest {

    /** What Maven reads; the plugin's build writes it from the goals' own annotations. */
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    @TempDir
    Path temp;

    private Document document;
    private Element plugin;

    @BeforeEach
    void read() throws IOException {
        document = Document.read("goals.md");
        plugin = Jsoup.parse(Files.readString(DESCRIPTOR), Parser.xmlParser());
    }

    @Test
    void everyGoalIsListed() {
        assertThat(document.rows(""))
                .extracting(row -> row.code(0))
                .containsExactlyInAnyOrderElementsOf(plugin.select("mojo > goal").eachText().stream()
                        .map(goal -> "site:" + goal)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "generate, Parameters",
        "check, site:check",
        "serve, site:serve",
        "publish, site:publish",
        "diff, site:diff",
        "rollback, site:rollback",
        "releases, site:releases",
        "import, site:import",
        "init, site:init",
        "help, site:help"
    })
    void everyParameterIsListedWithItsPropertyAndItsDefault(String goal, String section) {
        Element mojo = plugin.select("mojo").stream()
                .filter(m -> m.selectFirst("> goal").text().equals(goal))
                .findFirst()
                .orElseThrow();
        List<Row> rows = new ArrayList<>(document.rows(section));
        if (List.of("check", "publish", "diff", "serve").contains(goal)) {
            // "all parameters of generate but explainLink, linksAllow, linksDeny, fromDisk and attach"
            document.rows("Parameters").stream()
                    .filter(row -> !List.of("explainLink", "linksAllow", "linksDeny", "fromDisk", "attach")
                            .contains(row.code(0)))
                    .forEach(rows::add);
        }
        List<String> listed = rows.stream()
                .map(row -> row.code(0) + " " + (row.isCode(1) ? row.code(1) : "") + literal(row))
                .toList();
        List<String> declared = new ArrayList<>();
        for (Element parameter : mojo.select("parameter")) {
            if (parameter.selectFirst("editable").text().equals("true")) {
                String name = parameter.selectFirst("name").text();
                Element value = mojo.selectFirst("> configuration > " + name);
                if (value == null) {
                    declared.add(name + " ");
                    continue;
                }
                String otherwise = value.attr("default-value");
                declared.add(name + " " + value.text().replaceAll("[${}]", "")
                        + (otherwise.startsWith("$") ? "" : " " + otherwise).stripTrailing());
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(declared);
    }

    private static String literal(Row row) {
        return row.isCode(2) ? " " + row.code(2) : "";
    }

    @Test
    void whatIsRefusedIsToldInTheseWords() throws Exception {
        Path clinic = Files.createDirectories(temp.toRealPath().resolve("clinic"));
        Files.createDirectories(clinic.resolve("content"));
        List<String> told = new ArrayList<>();
        told.addAll(problems(clinic.resolve("nowhere"), given -> given.source()));
        told.addAll(problems(clinic, given -> {
            given.baseUrl("clinic.example");
            given.threads("0");
            given.flag("drafts", "maybe");
            given.attached("true", "clinic-1");
            given.timestamp("now", null);
            given.day("today", "tomorrow");
            given.sections("perhaps");
            given.path("outputDirectory", new File("a\0b"));
        }));
        told.addAll(folders(clinic, temp, clinic.resolve("reports")));
        told.addAll(folders(clinic, clinic.resolve("content/site"), clinic.resolve("reports")));
        told.addAll(folders(clinic, clinic.resolve("site"), clinic.resolve("site/reports")));
        Folder folder = new Folder(clinic)
                .write("target/site/.git/config", "Mine.")
                .write(Document.read("clinics.md").blocks("Start a site of your own"));
        told.addAll(folder.told());
        told.addAll(foldersOfOthers());
        told.add(DiskFault.ofLocale(List.of("tags/%D0%A8.html"), "write it otherwise")
                .says());
        Path output = clinic.resolve("target/site");
        told.addAll(told(
                new Parameters(null, null, clinic.toFile()),
                GenerateOptions.of(clinic, output, clinic.resolve("target/site-reports"))
                        .imageCacheDirectory(output.resolve("kept"))
                        .build()));
        try {
            WebpEncoder.find("no-such-cwebp");
        } catch (PictureFault fault) {
            told.add(fault.says());
        }

        for (Row row : document.rows("What is refused")) {
            String says = "(?s)\\Q" + row.code(0).replace("…", "\\E.*\\Q") + "\\E.*";
            assertThat(told).as(row.code(0)).anyMatch(line -> line.matches(says));
        }
        assertThat(document.rows("What is refused")).hasSize(24);
    }

    /** What a build says that would write where somebody's files are. */
    private List<String> foldersOfOthers() throws IOException {
        Path root = Files.createDirectories(temp.toRealPath().resolve("others"));
        Folder folder = new Folder(root).write(Document.read("clinics.md").blocks("Start a site of your own"));
        Path reports = root.resolve("target/site-reports");
        folder.write("mine/tax.pdf", "Mine.")
                .write("mine/letter.txt", "Mine.")
                .write("www/releases/1.json", "{}")
                .write("www/releases/1/index.html", "")
                .write("etc/nginx.conf", "Mine.");
        List<String> told = new ArrayList<>();
        told.addAll(generated(root, root.resolve("mine"), reports));
        told.addAll(generated(root, root.resolve("mine/tax.pdf"), reports));
        told.addAll(generated(root, root.resolve("www/releases/1"), reports));
        told.addAll(generated(root, Path.of(System.getProperty("user.home")), reports));
        told.addAll(generated(root, root.getRoot(), reports));
        told.addAll(generated(root, Path.of("/proc"), reports));
        told.addAll(generated(root, root.resolve("target/site"), root.resolve("etc")));
        assertThat(root.resolve("target")).doesNotExist();

        assertThat(generated(root, root.resolve("target/site"), reports)).isEmpty();
        folder.write("target/site/map.txt", "Mine.").write("content/static/map.txt", "Ours.");
        told.addAll(generated(root, root.resolve("target/site"), reports));
        return told;
    }

    private static List<String> generated(Path source, Path output, Path reports) throws IOException {
        try {
            Generator.generate(
                    GenerateOptions.of(source, output, reports)
                            .outputTimestamp(Instant.EPOCH)
                            .build(),
                    stage -> {});
            return List.of();
        } catch (SiteException e) {
            return e.problems().stream().map(Problem::says).toList();
        }
    }

    private interface Asking {
        void of(Parameters given) throws Exception;
    }

    private static List<String> problems(Path source, Asking asking) throws Exception {
        Parameters given = new Parameters(null, null, source.toFile());
        asking.of(given);
        return told(given, source.resolve("target/site"), source.resolve("target/site-reports"));
    }

    private static List<String> folders(Path source, Path output, Path reports) {
        return told(new Parameters(null, null, source.toFile()), output, reports);
    }

    private static List<String> told(Parameters given, Path output, Path reports) {
        return told(given, GenerateOptions.of(given.source(), output, reports).build());
    }

    private static List<String> told(Parameters given, GenerateOptions options) {
        try {
            given.checked(options);
            return List.of();
        } catch (SiteException e) {
            return e.problems().stream().map(Problem::says).toList();
        }
    }

    @Test
    void aGoodRunSpeaksAsShown() {
        List<String> shown =
                document.blocks("What the console says").get(0).text().lines().toList();
        List<Problem> mended = List.of(
                Problem.info(
                        Code.LINK_DECIDED,
                        "content/articles/tired-upper-back.txt",
                        10,
                        443,
                        "knot-free-massage-deals.example removed: The address stands alone between two sentences.",
                        null),
                Problem.info(
                        Code.TIDIED_PASTE,
                        "content/articles/tired-upper-back.txt",
                        24,
                        1,
                        "2 lines of the page that the text was copied from are left out: 'Share', 'Report Page'.",
                        null));
        GenerateResult result = new GenerateResult(
                48,
                80,
                0,
                Map.of(Verdict.KEEP, 116, Verdict.NOFOLLOW, 2, Verdict.REMOVE, 1),
                new Mended(mended, mended),
                List.of(),
                List.of(),
                new File("/home/me/clinic/target/site/index.html").toPath(),
                1210,
                List.of());

        List<String> said = new ArrayList<>(Messages.summary(result, Path.of("reports")));
        said.addAll(Messages.warnings(
                List.of(Problem.warning(
                        Code.UNKNOWN_KEY,
                        "content/pages/walking.md",
                        3,
                        1,
                        "Unknown key 'auther'; it is not used.",
                        "Did you mean 'author'?")),
                List.of(),
                Path.of("reports")));
        Path clinic = new File("/home/me/clinic").toPath();
        Path reports = clinic.resolve("target/site-reports");
        Commands commands = new Commands(List.of("site:generate"), new Properties(), Set.of(), null, Path.of(""));
        Todo todo = new Todo(
                Improvement.SERVICE_SUMMARY,
                Todo.Kind.TODO,
                "info",
                "content/services/sports.md",
                1,
                1,
                "",
                "In lists nothing stands below 'Sports'.",
                "Write 'summary:', one sentence.");
        said.addAll(Messages.todos(List.of(todo, todo), reports));
        said.add(Messages.look(commands));
        said.addAll(Messages.next(result, reports, commands));

        assertThat(said).isEqualTo(shown);
    }

    @Test
    void aFailureSpeaksAsShown() throws IOException {
        String shown = document.blocks("What the console says").get(1).text().strip();
        List<Problem> problems = shown.lines()
                .skip(1)
                .map(line -> line.split(" \\[|\\]$"))
                .map(parts -> Problem.error(Code.of(parts[1]), null, 0, 0, parts[0], null))
                .toList();

        assertThat(Messages.failure(problems)).isEqualTo(shown);
    }

    @Test
    void reportsHaveTheShapeThatIsShown() throws Exception {
        Folder folder = new Folder(temp).write(Document.read("clinics.md").blocks("Start a site of your own"));
        folder.write("content/articles/undated.txt", """
                A note

                Some people sell things. https://cheap-deals.example/ Others do not, and say so plainly.
                """);
        folder.told();
        changedPrice().write(temp.resolve("target/site-reports"));
        for (Block block : document.files()) {
            assertThat(shape(JSONValue.parseWithException(folder.report(block.path()))))
                    .as(block.path())
                    .isEqualTo(shape(JSONValue.parseWithException(block.text())));
        }
        assertThat(document.files()).hasSize(6);
        assertThat(temp.resolve("target/site-reports/links.html")).exists();
    }

    /** As a diff of the site in the folder tells it, had a price been another. */
    private ChangeReport changedPrice() throws IOException {
        PublicLedger after = PublicLedger.parse(
                Files.readAllBytes(temp.resolve("target/site").resolve(PublicLedger.PATH)));
        List<Fact> before = after.facts().stream()
                .map(fact ->
                        fact.kind() == Kind.PRICE ? new Fact(fact.kind(), fact.of(), fact.what(), "£1", null) : fact)
                .toList();
        SiteChanges changes = SiteChanges.between(
                new PublicLedger(after.site(), after.build(), before, after.pages()), after, LocalDate.EPOCH);
        return new ChangeReport("the live site", changes.lines(), changes);
    }

    @Test
    void aBuildThatFailsTellsWhatItFoundOut() throws IOException {
        Folder folder = new Folder(temp).write(Document.read("clinics.md").blocks("Start a site of your own"));
        folder.write("content/pages/a.md", "---\ntitle: A\n---\n[nowhere](nowhere.md)\n")
                .told();
        assertThat(temp.resolve("target/site-reports"))
                .isDirectoryContaining("glob:**/links.html")
                .isDirectoryNotContaining("glob:**/build.json");
        assertThat(folder.report("findings.json"))
                .contains("\"level\":\"error\"")
                .contains("nowhere.md");
    }

    /** All keys on the way to a value, such as {@code findings[].rule}. */
    private static TreeSet<String> shape(Object json) {
        TreeSet<String> keys = new TreeSet<>();
        shape("", json, keys);
        return keys;
    }

    private static void shape(String at, Object json, TreeSet<String> keys) {
        if (json instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                keys.add(at + "." + key);
                shape(at + "." + key, value, keys);
            });
        } else if (json instanceof List<?> list) {
            list.forEach(item -> shape(at + "[]", item, keys));
        }
    }
}
