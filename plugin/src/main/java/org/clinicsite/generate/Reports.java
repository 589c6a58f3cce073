package org.clinicsite.generate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clinicsite.article.Article;
import org.clinicsite.article.Section;
import org.clinicsite.links.LinkReportWriter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.links.Verdict;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.output.BuildRecord;
import org.clinicsite.output.Place;
import org.clinicsite.output.WholeFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.problem.Todo;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reports: JSON for scripts, never part of the site. They come into their folder together, by {@link #keep};
 * what was not kept is taken away by {@link #close}.
 */
final class Reports implements AutoCloseable {

    private static final String FILES = "files.txt";
    private static final String INPUTS = "inputs.txt";
    private static final String TOLD = "told.txt";
    private static final String LET_THROUGH = "let-through.txt";
    private static final String OUTPUT = "output.json";
    private static final String FINDINGS = "findings.json";
    private static final String BUILD = "build.json";
    private static final String LINKS = "links.json";
    private static final String SECTIONS = "sections.json";

    private static final String REFUSED = "refused.txt";

    // what site:check adds
    static final String SARIF = "findings.sarif";
    static final String JUNIT = "TEST-site.xml";
    static final String CHECK_PAGE = "findings.html";

    /** All that a build writes, and would write over. */
    private static final List<String> NAMES = List.of(
            OUTPUT,
            FILES,
            INPUTS,
            FINDINGS,
            BUILD,
            LINKS,
            "links.html",
            TodoPage.NAME,
            SARIF,
            JUNIT,
            CHECK_PAGE,
            SECTIONS,
            "nginx.conf",
            TOLD,
            REFUSED,
            LET_THROUGH);

    /** How the path of a folder begins; that of a file of the site never does. */
    private static final Pattern WHOLE_PATH = Pattern.compile("/|\\\\|[A-Za-z]:\\\\");

    private final Path folder;
    private final WholeFiles files;

    /** For what is there; {@link #open} is for those who write. */
    Reports(Path folder) {
        this.folder = folder;
        this.files = new WholeFiles(folder);
    }

    /**
     * For a build that will write.
     *
     * @throws SiteException when the folder is somebody's: his home, his working copy, or one with files of these names
     *     that no build wrote
     */
    static Reports open(Path folder) throws SiteException {
        String place = Place.fault(folder);
        List<String> theirs = NAMES.stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (place == null && !theirs.isEmpty() && !isOurs(folder)) {
            place = "holds " + theirs.get(0) + ", which no build made and the reports would write over";
        } else if (place == null && Files.exists(folder) && !Files.isDirectory(folder)) {
            place = "is a file";
        }
        if (place != null) {
            throw new SiteException(Problem.error(
                    Code.UNSAFE_OUTPUT_FOLDER,
                    null,
                    0,
                    0,
                    "reportDirectory " + folder + " " + place + ".",
                    "Name a folder for the reports alone: reportDirectory (-Dsite.reportDirectory=DIR), such as"
                            + " target/site-reports."));
        }
        return new Reports(folder);
    }

    /** Whether a build wrote there: one that went well, one of 0.1.0, or one that failed and told why. */
    private static boolean isOurs(Path folder) {
        Reports reports = new Reports(folder);
        try {
            return !reports.lastFolder().isEmpty()
                    || beginsWith(folder.resolve(FINDINGS), "{\"schema\":1,\"findings\":")
                    || beginsWith(folder.resolve(BUILD), "{\"schema\":1,\"pages\":")
                    || beginsWith(folder.resolve(LINKS), "{\"schema\":1,\"documents\":");
        } catch (IOException e) {
            return false; // what cannot be read is not known to be ours
        }
    }

    private static boolean beginsWith(Path file, String text) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(text.length()), StandardCharsets.UTF_8).equals(text);
        }
    }

    /** How many links got each verdict, verdicts without links included. */
    static Map<Verdict, Integer> count(List<LinkReview> reviews) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        reviews.forEach(review -> review.verdicts().forEach(v -> counts.merge(v.verdict(), 1, Integer::sum)));
        return counts;
    }

    /**
     * What the build has set right by itself: links that were taken out in the order of the files, then all else by place.
     * Of what the last build told, this one has nothing new to say.
     */
    Mended mended(List<LinkReview> reviews, List<Problem> problems) throws IOException {
        List<Problem> facts = new ArrayList<>();
        reviews.forEach(review -> facts.addAll(review.removals()));
        facts.addAll(problems);
        return Mended.of(facts, told());
    }

    private List<String> told() throws IOException {
        return lines(TOLD);
    }

    /** The lines of one of our lists; none when there is no such file. */
    private List<String> lines(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file)
                ? text(file).lines().filter(line -> !line.isEmpty()).toList()
                : List.of();
    }

    /** Keeps for the next build what was told of that which this one has set right. */
    void writeLog(Mended mended) throws IOException {
        write(TOLD, String.join("\n", mended.facts()));
    }

    /** Why a link got its verdict; empty when none was asked for. */
    static List<String> explanation(List<LinkReview> reviews, @Nullable String address) {
        return address == null ? List.of() : new LinkReportWriter(reviews).explain(address);
    }

    /** links.json for scripts and links.html for people. */
    void writeLinks(List<LinkReview> reviews) throws IOException {
        LinkReportWriter writer = new LinkReportWriter(reviews);
        write(LINKS, writer.json());
        write("links.html", writer.html());
    }

    /** sections.json, as CONTRACT.md has it. */
    void writeSections(Site site) throws IOException {
        write(SECTIONS, Json.write(each(site.pages(), Reports::sections)));
    }

    /** One after the other, so that not all of a large site's are in memory as maps. */
    private static <T> Iterable<Object> each(List<T> values, Function<T, @Nullable Object> json) {
        return () -> values.stream().map(json).filter(Objects::nonNull).iterator();
    }

    /** Null for a page without a text. */
    private static @Nullable Object sections(Page page) {
        Article article = page.article();
        if (article == null) {
            return null;
        }
        List<Object> sections = new ArrayList<>();
        for (Section section : article.sections()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", section.id());
            one.put("level", section.level());
            one.put("title", section.title());
            one.put("line", section.line());
            one.put("origin", EnumWord.of(section.origin()));
            one.put("aliases", section.aliases());
            sections.add(one);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", article.source().path());
        document.put("path", page.path().value());
        if (page.draft()) {
            document.put("status", "draft");
        }
        if (page.facts() instanceof ArticleFacts facts && facts.published() != null) {
            document.put("published", facts.published().day().toString());
        }
        document.put("sections", sections);
        return document;
    }

    /**
     * findings.json: what the build warned of or has set right, what an editor should look at, then what would improve the
     * site, the most worth first; of that also a page for people.
     */
    void writeFindings(List<Problem> problems, List<Finding> editorial, List<Todo> todos) throws IOException {
        List<Found> found = new ArrayList<>();
        problems.forEach(problem -> found.add(Found.of(problem)));
        editorial.forEach(finding -> found.add(Found.of(finding, false)));
        todos.forEach(todo -> found.add(Found.of(todo, false)));
        writeFindings(found);
    }

    /** findings.json, of lines that are there. */
    void writeFindings(List<Found> found) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("schema", 1);
        report.put("findings", each(found, Found::toJson));
        write(FINDINGS, Json.write(report));
    }

    /** Keeps how many links the text of each page has lost, for those who publish it. */
    void writeRefused(Site site, List<LinkReview> reviews) throws IOException {
        Map<String, Long> bySource = reviews.stream()
                .flatMap(review -> review.verdicts().stream()
                        .filter(link -> link.verdict().takesLinkOut())
                        .map(link -> review.path()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        StringBuilder lines = new StringBuilder();
        for (Page page : site.pages()) {
            Article article = page.article();
            Long refused =
                    article == null ? null : bySource.get(article.source().path());
            if (refused != null) {
                lines.append(refused).append(' ').append(page.path().value()).append('\n');
            }
        }
        write(REFUSED, lines.toString().stripTrailing());
    }

    /**
     * How many links the texts of some pages have lost.
     *
     * @param paths as the site has them
     * @throws NumberFormatException when somebody else wrote there
     */
    int refusedLinks(Set<String> paths) throws IOException {
        int refused = 0;
        for (String line : lines(REFUSED)) {
            int blank = line.indexOf(' ');
            if (paths.contains(line.substring(blank + 1))) {
                refused += Integer.parseInt(line.substring(0, Math.max(blank, 0)));
            }
        }
        return refused;
    }

    /** What the last build wrote there, without what a check added. */
    List<Found> findings() throws IOException {
        List<Found> found = new ArrayList<>();
        for (JsonObject one : JsonObject.parse(text(folder.resolve(FINDINGS))).objects("findings")) {
            Found line = Found.parse(one);
            if (!line.isOfCheck()) {
                found.add(line);
            }
        }
        return found;
    }

    /** The list of what would improve the site, for people. */
    void writeTodos(List<Todo> todos) throws IOException {
        write(TodoPage.NAME, TodoPage.html(todos));
    }

    /** The folder of {@link #record}, without the lists of files. */
    private String lastFolder() throws IOException {
        Path file = folder.resolve(OUTPUT);
        return Files.isRegularFile(file) && beginsWith(file, "{\"schema\":1,\"path\":\"")
                ? JsonObject.parse(text(file)).text("path")
                : record().folder();
    }

    /**
     * Tells one state of {@link #record} from another without reading it.
     *
     * @throws IOException when its files cannot be looked at
     */
    List<Object> recordStamp() throws IOException {
        List<Object> stamp = new ArrayList<>();
        for (String name : List.of(OUTPUT, FILES)) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                stamp.add("");
                continue;
            }
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            stamp.add(List.of(attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey())));
        }
        return stamp;
    }

    /** What earlier builds put where. */
    BuildRecord record() throws IOException {
        Map<String, Set<String>> folders = folders();
        String last = folders.isEmpty() ? "" : folders.keySet().iterator().next();
        Path file = folder.resolve(OUTPUT);
        if (Files.isRegularFile(file)) {
            try {
                JsonObject output = JsonObject.parse(text(file));
                return new BuildRecord(output.text("path"), output.text("buildId"), folders);
            } catch (IllegalArgumentException e) {
                return new BuildRecord(last, "", folders); // somebody wrote into it
            }
        }
        return new BuildRecord(last, "", folders); // 0.1.0 did not write it
    }

    /**
     * The files that the last build put into a folder; empty when the last build of all, which {@link #inputs} is about,
     * went into another.
     */
    Set<String> writtenLast(Path output) throws IOException {
        BuildRecord record = record();
        String real = Files.exists(output) ? output.toRealPath().toString() : output.toString();
        return record.folder().equals(real) || record.folder().equals(output.toString())
                ? record.files().getOrDefault(record.folder(), Set.of())
                : Set.of();
    }

    /** By folder, that of the last build first: each a line with its whole path, and a line per file in it. */
    private Map<String, Set<String>> folders() throws IOException {
        Map<String, Set<String>> folders = new LinkedHashMap<>();
        Path list = folder.resolve(FILES);
        if (Files.isRegularFile(list)) {
            Set<String> files = new TreeSet<>();
            for (String line : text(list).lines().toList()) {
                if (WHOLE_PATH.matcher(line).lookingAt()) {
                    files = folders.computeIfAbsent(line, f -> new TreeSet<>());
                } else {
                    files.add(line);
                }
            }
        }
        return folders;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /**
     * Keeps for the next build which folder is ours, which files this one put there, and what others put into folders
     * still there.
     *
     * @param output the folder of the site, as the disk has it
     */
    void writeFileList(Path output, Set<String> files, String buildId) throws IOException {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        all.put(output.toString(), files);
        folders().forEach(all::putIfAbsent);
        writeFolders(all, output.toString());
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("schema", 1);
        ours.put("path", output.toString());
        ours.put("buildId", buildId);
        write(OUTPUT, Json.write(ours));
    }

    /**
     * Keeps which files of a copy lie in a folder; the last build remains the one that it was.
     *
     * @param copy as the disk has it
     */
    void writeFileListBeside(Path copy, Set<String> files) throws IOException {
        Map<String, Set<String>> all = folders();
        all.put(copy.toString(), files);
        writeFolders(all, copy.toString());
    }

    /** Keeps files by folder: of one that is about to be there, and of those that are. */
    private void writeFolders(Map<String, Set<String>> all, String written) throws IOException {
        List<String> lines = new ArrayList<>();
        all.forEach((name, paths) -> {
            if (name.equals(written) || isFolder(name)) {
                lines.add(name);
                lines.addAll(new TreeSet<>(paths));
            }
        });
        write(FILES, String.join("\n", lines));
    }

    private boolean isFolder(String path) {
        try {
            return Files.isDirectory(folder.getFileSystem().getPath(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Keeps for a publish which files look like secrets and may be published all the same. */
    void writeLetThrough(List<String> files) throws IOException {
        write(LET_THROUGH, String.join("\n", files));
    }

    /** What {@link #writeLetThrough(List)} kept. */
    List<String> letThrough() throws IOException {
        return lines(LET_THROUGH);
    }

    /** What the last build was made of and left. */
    LastBuild last() throws IOException {
        Path file = folder.resolve(INPUTS);
        return LastBuild.parse(Files.isRegularFile(file) ? text(file) : "");
    }

    /** Keeps what this build was made of and left. */
    void writeLastBuild(LastBuild build) throws IOException {
        write(INPUTS, build.toString());
    }

    /**
     * What the last build made, as {@code build.json} and {@code findings.json} tell it; nothing was written now.
     *
     * @return empty when one of them is missing or damaged, or something that was mended was not told yet
     */
    Optional<GenerateResult> result(GenerateOptions options) throws IOException {
        Path build = folder.resolve(BUILD);
        if (!Files.isRegularFile(build) || !Files.isRegularFile(folder.resolve(FINDINGS))) {
            return Optional.empty();
        }
        try {
            JsonObject made = JsonObject.parse(text(build));
            if (made.number("mended") != told().size()) {
                return Optional.empty(); // a build with -q, or one within publish
            }
            Map<Verdict, Integer> links = new EnumMap<>(Verdict.class);
            for (Verdict verdict : Verdict.values()) {
                links.put(verdict, (int) made.object("links").number(verdict.word()));
            }
            List<Problem> warnings = new ArrayList<>();
            List<Finding> editorial = new ArrayList<>();
            List<Todo> todos = new ArrayList<>();
            for (Found one : findings()) {
                sort(one, warnings, editorial, todos);
            }
            String address = made.text("address");
            return Optional.of(new GenerateResult(
                    (int) made.number("pages"),
                    0,
                    (int) (made.number("written") + made.number("unchanged")),
                    links,
                    Mended.NONE,
                    List.of(),
                    warnings,
                    options.outputDirectory().resolve("index.html"),
                    0,
                    editorial,
                    todos,
                    PicturesMade.NONE,
                    address.isEmpty() ? null : BaseUrl.parse(address),
                    ZoneId.of(last().zone())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty(); // somebody wrote into them
        }
    }

    /** Where the last build's site will live; empty when it is not known, or no build is there. */
    String address() throws IOException {
        Path build = folder.resolve(BUILD);
        try {
            return Files.isRegularFile(build) ? JsonObject.parse(text(build)).text("address") : "";
        } catch (IllegalArgumentException e) {
            return ""; // somebody wrote into it
        }
    }

    private static void sort(Found one, List<Problem> warnings, List<Finding> editorial, List<Todo> todos) {
        if (one.kind() != Todo.Kind.PROBLEM) {
            todos.add(new Todo(
                    Improvement.find(one.rule()).orElseThrow(() -> new IllegalArgumentException(one.rule())),
                    one.kind(),
                    one.level(),
                    one.source().isEmpty() ? null : one.source(),
                    one.line(),
                    one.column(),
                    one.quote(),
                    one.message(),
                    one.advice()));
            return;
        }
        Optional<Code> code = Code.find(one.rule());
        if (code.isEmpty()) {
            editorial.add(new Finding(
                    one.rule(),
                    Level.valueOf(one.level().toUpperCase(Locale.ROOT)),
                    one.source(),
                    one.line(),
                    one.column(),
                    one.quote(),
                    one.message(),
                    one.advice()));
        } else if (one.isWarning()) {
            warnings.add(Problem.warning(
                    code.get(),
                    one.source().isEmpty() ? null : one.source(),
                    one.line(),
                    one.column(),
                    one.message(),
                    one.advice().isEmpty() ? null : one.advice()));
        }
    }

    /** build.json: counts and times. */
    void build(GenerateResult result, Map<String, Long> stages) throws IOException {
        Map<String, Object> links = new LinkedHashMap<>();
        result.links().forEach((verdict, count) -> links.put(verdict.word(), count));
        List<Object> times = new ArrayList<>();
        stages.forEach((name, millis) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", name);
            one.put("millis", millis);
            times.add(one);
        });
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("schema", 1);
        report.put("pages", result.pages());
        report.put("written", result.written());
        report.put("unchanged", result.unchanged());
        report.put("links", links);
        report.put("stages", times);
        report.put("millis", result.millis());
        report.put(
                "address",
                result.address() == null
                        ? ""
                        : result.address().origin() + result.address().path());
        report.put("mended", result.mended().all().size());
        write(BUILD, Json.write(report));
    }

    void write(String name, String text) throws IOException {
        write(name, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        files.write(name, bytes);
    }

    /** Puts in their places what was written so far. */
    void keep() throws IOException {
        files.keep();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
