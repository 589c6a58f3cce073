package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.output.FolderTree;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A clinic in a folder of a test: write files, generate, look at pages. */
public final class TestClinic {

    /** What a clinic with prices says of paying; one line each. */
    static final String PAYING = """
            payment: {methods: [Cash, Cards], tax-note: Prices include VAT., rebate-note: no}
            fees: {late: Half the price., no-show: The full price.}
            """;

    /** The mark of a clinic without a logo is drawn once for all tests, not for each anew. */
    private static final Path DRAWN = drawn();

    private final Path root;
    private GenerateOptions options;

    /** A clinic of this one file, {@code clinic.yaml}. */
    public static TestClinic of(Path root, String facts) throws IOException {
        return new TestClinic(root, optionsIn(root)).write("content/data/clinic.yaml", facts);
    }

    /** A clinic whose files are there. */
    static TestClinic at(Path root) {
        return new TestClinic(root, optionsIn(root));
    }

    private TestClinic(Path root, GenerateOptions options) {
        this.root = root;
        this.options = options;
    }

    private static Path drawn() {
        try {
            Path folder = Files.createTempDirectory("drawn");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    FolderTree.delete(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenerateOptions optionsIn(Path root) {
        return GenerateOptions.of(root, root.resolve("target/site"), root.resolve("target/site-reports"))
                .threads(2)
                .imageCacheDirectory(DRAWN)
                .outputTimestamp(Instant.parse("2026-11-22T00:00:00Z"))
                .today(LocalDate.parse("2026-11-22"))
                .build();
    }

    /** A clinic with a service, a therapist and a location, and nothing wrong. */
    public TestClinic(Path root) throws IOException {
        this(root, optionsIn(root));
        write("content/data/clinic.yaml", """
                name: Test Clinic
                tagline: Massage in Testford
                description: A clinic that exists only in tests, with one room, one therapist and one kind of massage.
                url: https://www.test.example
                locale: en-GB
                currency: GBP
                contact: {phone: "+44 1632 960000", email: hello@test.example}
                booking: {url: "https://book.test.example/", cancellation: Free until the day before.}
                voice: we
                """ + PAYING);
        write("content/services/deep.md", """
                ---
                title: Deep massage
                description: Slow and firm massage for people who like it slow and firm, in Testford.
                summary: Slow and firm.
                options:
                  - {minutes: 60, price: 58.00}
                therapists: [anna]
                cautions: [You have a fever]
                ---
                We lean in and wait.
                """);
        write("content/therapists/anna.md", """
                ---
                title: Anna Test
                description: Anna gives massage in Testford on Mondays and has done so for longer than this test exists.
                image: no
                job-title: Massage therapist
                credentials:
                  - {name: Diploma in Testing, body: Test Institute, number: T-1}
                languages: [en]
                days: {quay: [monday]}
                ---
                Anna likes boats.
                """);
        write("content/locations/quay.md", """
                ---
                title: The Quay
                description: Our room by the water in Testford, with a bus stop at the door and no steps on the way in.
                address: {street: 1 Quay, locality: Testford, postal-code: TE1 1ST, country: GB}
                hours: {monday: "09:00-17:00"}
                map: https://map.example/quay
                directions: The blue door.
                parking: no
                transit: Bus 1 stops at the door.
                step-free: No steps.
                toilet: no
                ---
                Ring the bell.
                """);
    }

    /** Builds as on another day. */
    TestClinic today(LocalDate day) {
        options = options.toBuilder().today(day).build();
        return this;
    }

    /** Writes a file, path relative to the clinic's folder. */
    public TestClinic write(String path, String text) throws IOException {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file, path relative to the clinic's folder. */
    public TestClinic write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** Writes an article with everything that an article needs. */
    public TestClinic article(String name, String body) throws IOException {
        return write("content/articles/" + name + ".md", """
                ---
                title: About %s
                description: An article about %s that exists only in a test and is long enough to describe itself.
                published: 2026-03-14
                author: anna
                tags: [neck]
                ---
                """.formatted(name, name) + body);
    }

    /** Other options from here on. */
    public TestClinic with(java.util.function.UnaryOperator<GenerateOptions> change) {
        options = change.apply(options);
        return this;
    }

    /** The options as they are now. */
    public GenerateOptions options() {
        return options;
    }

    /** The clinic's folder. */
    public Path root() {
        return root;
    }

    /** A file of the clinic, path relative to the clinic's folder. */
    String file(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    /** Generates; an error fails the test. */
    public GenerateResult generate() throws IOException {
        try {
            return Generator.generate(options, stage -> {});
        } catch (SiteException e) {
            return fail(e);
        }
    }

    /** Generates what cannot be generated. */
    public List<String> errors() throws IOException {
        try {
            Generator.generate(options, stage -> {});
        } catch (SiteException e) {
            return e.problems().stream()
                    .filter(Problem::isError)
                    .map(Problem::says)
                    .toList();
        }
        return fail("no error was told");
    }

    /** A generated page. */
    public Document page(String path) throws IOException {
        return Jsoup.parse(text(path.endsWith("/") ? path + "index.html" : path), "https://www.test.example" + path);
    }

    /** A generated file as text. */
    public String text(String path) throws IOException {
        return Files.readString(options.outputDirectory().resolve(path.substring(1)));
    }

    /** A report as text. */
    public String report(String name) throws IOException {
        return Files.readString(options.reportDirectory().resolve(name));
    }

    /** All generated files by path. */
    public Map<String, String> site() throws IOException {
        return files(options.outputDirectory());
    }

    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> site = new TreeMap<>();
        if (!Files.exists(folder)) {
            return site;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                site.put(
                        "/" + folder.relativize(file).toString().replace('\\', '/'),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return site;
    }

    /** The options with another folder for the site; reports stay where they go. */
    static GenerateOptions into(GenerateOptions o, Path output) {
        return o.toBuilder().outputDirectory(output).build();
    }

    /** Without a date of the build's own: the clock decides what is due. */
    static GenerateOptions undated(GenerateOptions o) {
        return o.toBuilder().outputTimestamp(null).today(null).build();
    }

    /** The options with another base URL. */
    static GenerateOptions baseUrl(GenerateOptions o, @Nullable String url) {
        return o.toBuilder().baseUrl(url).build();
    }

    /** The options with other answers to yes and no. */
    static GenerateOptions flags(GenerateOptions o, boolean drafts, boolean future, boolean failOnWarning) {
        return o.toBuilder()
                .drafts(drafts)
                .future(future)
                .failOnWarning(failOnWarning)
                .build();
    }

    /** The options with a link to explain. */
    static GenerateOptions explaining(GenerateOptions o, String address) {
        return o.toBuilder().explainLink(address).build();
    }

    /** The options with other threads and another folder to write to. */
    static GenerateOptions elsewhere(GenerateOptions o, Path output, int threads) {
        return o.toBuilder().outputDirectory(output).threads(threads).build();
    }

    /** The options with another folder for sizes of pictures. */
    static GenerateOptions cache(GenerateOptions o, Path folder) {
        return o.toBuilder().imageCacheDirectory(folder).build();
    }

    /** The options with a program that makes WebP. */
    static GenerateOptions webp(GenerateOptions o, String program) {
        return o.toBuilder().cwebp(program).build();
    }
}
