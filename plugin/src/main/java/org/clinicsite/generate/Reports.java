package org.clinicsite.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.article.Article;
import org.clinicsite.article.Section;
import org.clinicsite.links.LinkReportWriter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.links.Verdict;
import org.clinicsite.lint.Finding;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.clinicsite.text.Json;
import org.jspecify.annotations.Nullable;

/** Writes the reports: JSON for scripts, never part of the site. */
final class Reports {

    private static final String FILES = "files.txt";
    private static final String INPUTS = "inputs.txt";
    private static final String TOLD = "told.txt";
    private static final String LET_THROUGH = "let-through.txt";

    private final Path folder;

    Reports(Path folder) {
        this.folder = folder;
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
    Mended mended(List<LinkReview> reviews, Problems problems) throws IOException {
        List<Problem> facts = new ArrayList<>();
        reviews.forEach(review -> facts.addAll(review.removals()));
        facts.addAll(problems.mended());
        Path told = folder.resolve(TOLD);
        return Mended.of(facts, Files.exists(told) ? Files.readAllLines(told) : List.of());
    }

    /** Keeps for the next build what was told of that which this one has set right. */
    void told(Mended mended) throws IOException {
        write(TOLD, String.join("\n", mended.facts()));
    }

    /** Why a link got its verdict; empty when none was asked for. */
    static List<String> explanation(List<LinkReview> reviews, @Nullable String address) {
        return address == null ? List.of() : new LinkReportWriter(reviews).explain(address);
    }

    /** links.json for scripts and links.html for people. */
    void links(List<LinkReview> reviews) throws IOException {
        LinkReportWriter writer = new LinkReportWriter(reviews);
        write("links.json", writer.json());
        write("links.html", writer.html());
    }

    /** sections.json, as CONTRACT.md has it. */
    void sections(Site site) throws IOException {
        List<Object> documents = new ArrayList<>();
        for (Page page : site.pages()) {
            Article article = page.article();
            if (article == null) {
                continue;
            }
            List<Object> sections = new ArrayList<>();
            for (Section section : article.sections()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("id", section.id());
                one.put("level", section.level());
                one.put("title", section.title());
                one.put("line", section.line());
                one.put("origin", section.origin().name().toLowerCase(Locale.ROOT));
                one.put("aliases", section.aliases());
                sections.add(one);
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("source", article.source().path());
            document.put("path", page.path().value());
            document.put("sections", sections);
            documents.add(document);
        }
        write("sections.json", Json.write(documents));
    }

    /** findings.json: what the build warned of or has set right, then what an editor should look at. */
    void findings(List<Problem> problems, List<Finding> editorial) throws IOException {
        List<Object> findings = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rule", problem.code().word());
            one.put("level", problem.level().name().toLowerCase(Locale.ROOT));
            one.put("source", Objects.requireNonNullElse(problem.path(), ""));
            one.put("line", problem.line());
            one.put("column", problem.column());
            one.put("quote", "");
            one.put("message", problem.message());
            one.put("advice", Objects.requireNonNullElse(problem.advice(), ""));
            findings.add(one);
        }
        for (Finding finding : editorial) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rule", finding.rule());
            one.put("level", finding.level().word());
            one.put("source", finding.source());
            one.put("line", finding.line());
            one.put("column", finding.column());
            one.put("quote", finding.quote());
            one.put("message", finding.message());
            one.put("advice", finding.advice());
            findings.add(one);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("schema", 1);
        report.put("findings", findings);
        write("findings.json", Json.write(report));
    }

    /**
     * The files that the last build into a folder put there; empty when there was none. What else lies there is somebody's
     * own.
     */
    Set<String> written(Path output) throws IOException {
        return Set.copyOf(written().getOrDefault(output.toString(), List.of()));
    }

    /** Likewise; empty also when the last build of all, which {@link #inputs} is about, went into another folder. */
    Set<String> writtenLast(Path output) throws IOException {
        Map<String, List<String>> folders = written();
        return !folders.isEmpty() && folders.keySet().iterator().next().equals(output.toString())
                ? Set.copyOf(folders.values().iterator().next())
                : Set.of();
    }

    /** By folder, that of the last build first: each a line with its whole path, and a line per file in it. */
    private Map<String, List<String>> written() throws IOException {
        Map<String, List<String>> folders = new LinkedHashMap<>();
        Path list = folder.resolve(FILES);
        if (Files.exists(list)) {
            List<String> files = new ArrayList<>();
            for (String line : Files.readAllLines(list)) {
                if (Path.of(line).isAbsolute()) {
                    files = folders.computeIfAbsent(line, f -> new ArrayList<>());
                } else {
                    files.add(line);
                }
            }
        }
        return folders;
    }

    /** Keeps for the next build which files this one put into a folder, and what others put into folders still there. */
    void written(Path output, Set<String> files) throws IOException {
        Map<String, List<String>> folders = written();
        folders.remove(output.toString());
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(output.toString(), List.copyOf(files));
        all.putAll(folders);
        keep(all);
    }

    /** Keeps which files of a copy lie in a folder; the last build remains the one that it was. */
    void writtenBeside(Path copy, Set<String> files) throws IOException {
        Map<String, List<String>> folders = written();
        folders.put(copy.toString(), List.copyOf(files));
        keep(folders);
    }

    private void keep(Map<String, List<String>> folders) throws IOException {
        List<String> lines = new ArrayList<>();
        folders.forEach((folder, files) -> {
            if (Files.isDirectory(Path.of(folder))) {
                lines.add(folder);
                lines.addAll(new TreeSet<>(files));
            }
        });
        write(FILES, String.join("\n", lines));
    }

    /** Keeps for a publish which files look like secrets and may be published all the same. */
    void letThrough(List<String> files) throws IOException {
        write(LET_THROUGH, String.join("\n", files));
    }

    /** What {@link #letThrough(List)} kept. */
    List<String> letThrough() throws IOException {
        Path file = folder.resolve(LET_THROUGH);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> !line.isEmpty())
                        .toList()
                : List.of();
    }

    /** What the last build was made of; empty when it is not known. */
    String inputs() throws IOException {
        Path file = folder.resolve(INPUTS);
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /** Keeps what this build was made of. */
    void inputs(String fingerprint) throws IOException {
        write(INPUTS, fingerprint);
    }

    /** build.json: counts and times. */
    void build(GenerateResult result, Map<String, Long> stages) throws IOException {
        Map<String, Object> links = new LinkedHashMap<>();
        result.links().forEach((verdict, count) -> links.put(verdict.name().toLowerCase(Locale.ROOT), count));
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
        write("build.json", Json.write(report));
    }

    void write(String name, String text) throws IOException {
        write(name, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), bytes);
    }
}
