package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clinicsite.problem.Problems;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Builds one rich project with jbake-core 2.7.0 and with ours, and compares every file byte for byte. What differs on
 * purpose stands in {@code intended-differences.txt}, each with its reason; nothing else may differ, and all of that
 * must.
 */
@Tag("full")
class StockJBakeIT {

    private static final Path FIXTURES = Path.of("src/test/resources/jbake");
    private static final Path STOCK = Path.of("target/stock-jbake").toAbsolutePath();

    @TempDir
    Path folder;

    /** JBake's own class path, which must not be ours: OrientDB and old libraries. */
    @BeforeAll
    static void fetchStockJBake() throws IOException, InterruptedException {
        run(
                folder("target"),
                Path.of(System.getProperty("it.maven.home"), "bin", "mvn").toString(),
                "-q",
                "-B",
                "-f",
                FIXTURES.resolve("stock/pom.xml").toAbsolutePath().toString(),
                "-Dmaven.repo.local=" + System.getProperty("it.repository"),
                "-DoutputDirectory=" + STOCK,
                "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies");
    }

    @Test
    void onlyTheIntendedFilesDiffer() throws Exception {
        Path project = project("site");
        Files.writeString(project.resolve("assets/.hidden"), "x");
        Files.writeString(project.resolve("content/.not-published.txt"), "x");
        Files.createDirectories(project.resolve("assets/.git"));
        Files.writeString(project.resolve("assets/.git/HEAD"), "x");
        Files.setLastModifiedTime(
                project.resolve("content/differs/undated.md"), FileTime.from(Instant.parse("2020-02-02T00:00:00Z")));
        Files.writeString(project.resolve("assets/Thumbs.db"), "x");
        Files.writeString(project.resolve("assets/css/base.css~"), "x");
        Files.writeString(project.resolve("assets/css/.base.css.swp"), "x");
        assertThat(differences(project)).isEqualTo(intended().keySet());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            own folders, sanitized tags, paged index | uri.noExtension=true;uri.noExtension.prefix=/blog/;tag.sanitize=true;index.paginate=true
            other names and another time zone        | output.extension=.htm;freemarker.timezone=Asia/Tokyo;tag.path=topics;archive.file=all/archive.html;draft.suffix=-entwurf;index.paginate=true;index.posts_per_page=4
            other Markdown, less drawn               | markdown.extensions=ABBREVIATIONS,AUTOLINKS,WIKILINKS,TASKLISTITEMS,SMARTS,SUPPRESS_ALL_HTML,FOOTNOTES;render.sitemap=false;asset.ignore=true;index.file=start/index.html
            pictures from the site's host             | img.path.update=true;uri.noExtension=true;uri.noExtension.prefix=/blog/
            pictures from the page                    | img.path.update=true;img.path.prepend.host=false;markdown.extensions=TABLES,HARDWRAPS
            """)
    void noFileDiffers(String what, String settings) throws Exception {
        Path project = project("site");
        delete(project.resolve("content/differs"));
        if (settings.contains("img.path.update")) {
            Files.delete(project.resolve("content/handbook/one.yml")); // JBake breaks down over a text without a body
        }
        Files.writeString(project.resolve("templates/feed.ftl"), "<#list published_posts as post>${post.body}</#list>");
        Path properties = project.resolve("jbake.properties");
        Set<String> keys = new TreeSet<>();
        for (String setting : settings.split(";")) {
            keys.add(setting.substring(0, setting.indexOf('=')));
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(properties));
        lines.removeIf(line -> line.contains("=") && keys.contains(line.substring(0, line.indexOf('='))));
        lines.addAll(Arrays.asList(settings.split(";")));
        Files.write(properties, lines);
        assertThat(differences(project)).isEmpty();
    }

    /** What we refuse is built as JBake builds it where {@code jbake.strict} is false. */
    @Test
    @Tag("deep")
    void noFileDiffersWhereNothingIsRefused() throws Exception {
        Path project = project("site");
        delete(project.resolve("content/differs"));
        Files.writeString(project.resolve("templates/feed.ftl"), "<#list published_posts as post>${post.body}</#list>");
        Files.writeString(project.resolve("jbake.properties"), "jbake.strict=false\n", StandardOpenOption.APPEND);
        String header = "type=page\nstatus=published\ndate=2024-01-0";
        Map<String, String> refused = Map.of(
                "two.html", header + "1\ntitle=of HTML\n~~~~~~\nOne\n",
                "two.md", header + "1\ntitle=of Markdown\n~~~~~~\nTwo\n",
                "rolled.md", header.replace("01-0", "13-0") + "1\ntitle=Rolled\n~~~~~~\nText\n",
                "junk.md", "Junk\n" + header + "2\ntitle=Junk\n~~~~~~\nText\n",
                "control.md", header + "3\ntitle=A\u0001B\n~~~~~~\nText\n",
                "asset.md", header + "4\ntitle=Asset\n~~~~~~\nText\n",
                "hole.md", header + "5\ntitle=Hole\n~~~~~~\n![x](no.png) ![y](img/no.png)\n",
                "link-one.md", header + "6\ntitle=One\npermalink=/p.html\n~~~~~~\nText\n",
                "link-two.md", header + "7\ntitle=Two\npermalink=/p.html\n~~~~~~\nText\n",
                "link-up.md", header + "8\ntitle=Up\npermalink=../p.html\n~~~~~~\nText\n");
        for (Map.Entry<String, String> file : refused.entrySet()) {
            Files.writeString(project.resolve("content").resolve(file.getKey()), file.getValue());
        }
        Files.write(
                project.resolve("content/latin.md"),
                (header + "9\ntitle=Caf\u00E9\n~~~~~~\nCaf\u00E9 au lait\n").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(project.resolve("content/Two words.md"), header + "1\ntitle=Case\n~~~~~~\nText\n");
        Files.writeString(project.resolve("assets/asset.html"), "An asset.\n");
        Files.writeString(project.resolve("assets/Thumbs.db"), "x");
        assertThat(differences(project)).isEmpty();
    }

    /** As in a POM that adds the library to the plugin's dependencies. */
    @ParameterizedTest
    @Tag("deep")
    @ValueSource(strings = {"gsp", "tpl", "thyme", "jade", "peb"})
    void aTemplateOfAnotherLanguageIsDrawnAsJBakeDrawsIt(String language) throws Exception {
        Path project = copy(FIXTURES.resolve("languages/content"), folder.resolve("project/content"))
                .getParent();
        copy(FIXTURES.resolve("languages").resolve(language), project.resolve("templates"));
        StringBuilder properties =
                new StringBuilder("render.feed=false\nindex.paginate=true\nindex.posts_per_page=2\n");
        Map.of("masterindex", "index", "post", "post", "tag", "tags", "archive", "archive", "person", "person")
                .forEach((type, file) -> properties.append("template.%s.file=%s.%s%n".formatted(type, file, language)));
        Files.writeString(project.resolve("jbake.properties"), properties);
        Path stock = bakeWithStock(project);
        Path ours = folder.resolve("ours");
        List<String> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            classPath.add(Path.of(entry).toAbsolutePath().toString());
        }
        try (Stream<Path> jars = Files.list(STOCK)) {
            jars.filter(jar -> jar.getFileName()
                            .toString()
                            .matches(
                                    "(groovy|thymeleaf|attoparser|unbescape|ognl|javassist|jade4j|commons-jexl|commons-logging"
                                            + "|commons-lang|commons-configuration2|concurrentlinkedhashmap|pebble).*"))
                    .forEach(jar -> classPath.add(jar.toString()));
        }
        run(
                folder,
                ProcessHandle.current().info().command().orElse("java"),
                "-Duser.language=en",
                "-Duser.timezone=UTC",
                "-cp",
                String.join(File.pathSeparator, classPath),
                JBakeBuild.class.getName(),
                project.toString(),
                ours.toString());
        assertThat(names(ours)).contains("archive.html", "index.html", "2/index.html", "p1.html", "tags/a.html");
        assertThat(differing(stock, ours)).isEmpty();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }

    private Path project(String name) throws IOException {
        Path to = copy(FIXTURES.resolve(name), folder.resolve(name));
        // Line ends and a byte-order mark that Git would take away.
        Path about = to.resolve("content/about.html");
        String text =
                Files.readString(about).replace("\uFEFF", "").replace("\r", "").replace("\n", "\r\n");
        Files.writeString(about, "\uFEFF" + text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        return to;
    }

    /** Files that one of both has alone, or that differ in a byte. */
    private Set<String> differences(Path project) throws Exception {
        Path stock = bakeWithStock(project);
        Path ours = folder.resolve("ours");
        Problems problems = new Problems();
        JBakeSite site = JBakeSite.read(project, new JBakeOptions(2, null, null, ours, Map.of(), Map.of()), problems);
        JBakeBuild.write(site, ours);
        return differing(stock, ours);
    }

    private static Set<String> differing(Path stock, Path ours) throws IOException {
        Set<String> names = new TreeSet<>(names(stock));
        names.addAll(names(ours));
        names.removeIf(name -> isSame(stock.resolve(name), ours.resolve(name)));
        return names;
    }

    private Path bakeWithStock(Path project) throws IOException, InterruptedException {
        Path stock = folder.resolve("stock");
        String java = ProcessHandle.current().info().command().orElse("java");
        run(
                folder,
                java,
                "-XX:ActiveProcessorCount=" + MemoryStore.CLUSTERS,
                // JBake loses the documents before and behind a page when the collector empties a cache under it.
                "-XX:+UseSerialGC",
                "-Xms1g",
                "-Xmn800m",
                "-XX:MetaspaceSize=256m",
                "-Duser.language=en",
                "-Duser.timezone=UTC",
                "-cp",
                String.join(
                        File.pathSeparator,
                        FIXTURES.resolve("stock").toAbsolutePath().toString(),
                        STOCK + File.separator + "*",
                        Path.of("target/test-classes").toAbsolutePath().toString()),
                StockJBake.class.getName(),
                project.toString(),
                stock.toString());
        return stock;
    }

    private static Set<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(root.relativize(file).toString()));
            return names;
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Path to reason. */
    private static Map<String, String> intended() throws IOException {
        Map<String, String> intended = new TreeMap<>();
        for (String line : Files.readAllLines(FIXTURES.resolve("intended-differences.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int bar = line.indexOf('|');
                assertThat(line.substring(bar + 1))
                        .as("the reason for %s", line)
                        .isNotBlank();
                intended.put(
                        line.substring(0, bar).strip(), line.substring(bar + 1).strip());
            }
        }
        return intended;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path folder(String path) throws IOException {
        return Files.createDirectories(Path.of(path).toAbsolutePath());
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("stock-jbake", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Files.delete(log);
    }
}
