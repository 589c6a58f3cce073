package org.clinicsite.maven;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.links.Verdict;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Todo;
import org.clinicsite.site.SecurityText;
import org.jspecify.annotations.Nullable;

/** What the goals say to people, in one place and one voice. A run that went well says at most a dozen lines. */
final class Messages {

    /** With the lines around them these make a dozen. */
    private static final int MENDED_LINES = 3;

    private static final int WARNING_LINES = 3;

    private static final String FINDINGS = "findings.json";

    private Messages() {}

    /** In the place of the {@link #summary}, when there was nothing to do. */
    static String unchanged(GenerateResult result, Path outputDirectory) {
        return "Nothing has changed since the last build: " + count(result.pages(), "page") + " in " + outputDirectory;
    }

    /**
     * How much, how long, which sizes of photographs were made, what became of the links, and what was set right in texts
     * that no build told before.
     */
    static List<String> summary(GenerateResult result, Path reportDirectory) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s in %.1f s (%s written, %d unchanged); links: %s",
                count(result.pages(), "page"),
                result.millis() / 1000.0,
                count(result.written(), "file"),
                result.unchanged(),
                links(result.links())));
        boolean pictures = result.pictures().sizes() > 0;
        if (pictures) {
            lines.add("Made " + count(result.pictures().sizes(), "size") + " of "
                    + count(result.pictures().pictures(), "picture") + "; the next build finds them made.");
        }
        List<Problem> mended = result.mended().news();
        int told = pictures ? MENDED_LINES - 1 : MENDED_LINES;
        mended.stream().limit(told).map(Problem::told).forEach(lines::add);
        if (mended.size() > told) {
            lines.add(
                    (mended.size() - told) + " more mended, told in links.html and findings.json: " + reportDirectory);
        }
        return lines;
    }

    /**
     * A line per file that has warnings, the first of each; of many files the last line names the rest. Below them what an
     * editor should look at: the worst, and as many more errors as there are lines that no warning took.
     */
    static List<String> warnings(List<Problem> warnings, List<Finding> findings, Path reportDirectory) {
        Map<String, List<Problem>> files = new LinkedHashMap<>();
        warnings.forEach(warning -> files.computeIfAbsent(String.valueOf(warning.path()), path -> new ArrayList<>())
                .add(warning));
        List<String> lines = new ArrayList<>();
        int shown = files.size() <= WARNING_LINES ? files.size() : WARNING_LINES - 1;
        files.values().stream().limit(shown).map(Messages::first).forEach(lines::add);
        if (files.size() > shown) {
            List<String> rest = List.copyOf(files.keySet()).subList(shown, files.size());
            lines.add(count(rest.size(), "more file") + " with warnings, all told in "
                    + reportDirectory.resolve(FINDINGS) + ": " + String.join(", ", rest));
        }
        List<Finding> told = findings.stream()
                .filter(finding -> finding.level() != Level.INFO)
                .sorted(Comparator.comparing(Finding::level))
                .toList();
        long errors = told.stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .limit(WARNING_LINES - lines.size())
                .count();
        int marked = Math.min(told.size(), Math.max(1, (int) errors));
        for (int i = 0; i < marked; i++) {
            boolean more = i == marked - 1 && told.size() > marked;
            lines.add(told.get(i).says()
                    + (more
                            ? " (" + count(told.size() - marked, "more editorial finding") + " in "
                                    + reportDirectory.resolve(FINDINGS) + ")"
                            : ""));
        }
        return lines;
    }

    /** How much would improve the site, what first, and where the list is; nothing where all is said. */
    static List<String> todos(List<Todo> all, Path reportDirectory) {
        List<Todo> todos = all.stream()
                .filter(todo ->
                        todo.kind() == Todo.Kind.TODO || !todo.level().equals("info")) // site:check tells what is ahead
                .toList();
        return todos.isEmpty()
                ? List.of()
                : List.of("To do: " + count(todos.size(), "thing") + " would improve the site, first "
                        + todos.get(0).says() + " All: " + reportDirectory.resolve("todo.html"));
    }

    private static String first(List<Problem> ofOneFile) {
        return ofOneFile.get(0).told()
                + (ofOneFile.size() == 1 ? "" : " (" + (ofOneFile.size() - 1) + " more in this file)");
    }

    /** Told while photographs are made smaller, which takes long. */
    static String picturesSoFar(int done, int all) {
        return "Pictures: " + done + " of " + all + " done";
    }

    /**
     * What is to be said when the generated security.txt is near its end. The build's date decides what is written, so that
     * the same input gives the same bytes; the clock decides only whether to speak.
     *
     * @param timestamp the build's date; null when there is none, and then the file is of this month
     * @throws IOException when the file could not be read
     */
    static List<String> securityText(Path outputDirectory, @Nullable Instant timestamp, Instant now)
            throws IOException {
        Path file = outputDirectory.resolve(".well-known/security.txt");
        if (timestamp == null || !SecurityText.endsSoon(timestamp, now) || !Files.exists(file)) {
            return List.of();
        }
        String ends = SecurityText.expires(timestamp).toLocalDate().toString();
        return Files.readString(file).contains("Expires: " + ends)
                ? List.of(Code.SECURITY_TEXT.behind(".well-known/security.txt holds until " + ends
                        + ": the build's date, outputTimestamp, is an old one. Give a newer one and publish again."))
                : List.of();
    }

    /** How to see the site. */
    static String look(Commands commands) {
        return "Look: " + commands.mvn("serve") + " (shows it in the browser, and each change as you write)";
    }

    /** Where the preview is. */
    static List<String> serving(URI address, String host) {
        List<String> lines = new ArrayList<>();
        lines.add("Preview: " + address + " (Ctrl+C ends it)");
        if (!List.of("127.0.0.1", "localhost", "::1").contains(host)) {
            lines.add("It listens on " + host + ": others in this network can open it, under this machine's number.");
        }
        lines.add(
                "Pages have the headers that your host will send; only the preview's own script and style pass besides"
                        + " (by a nonce), and neither https nor its certainty (HSTS) is asked for.");
        return lines;
    }

    /** What a preview has built again, and of what. */
    static String rebuilt(List<String> changed, GenerateResult result) {
        String why = changed.isEmpty()
                ? ""
                : changed.get(0) + (changed.size() == 1 ? "" : " and " + (changed.size() - 1) + " more") + ": ";
        int look = result.warnings().size() + result.findings().size();
        return why + count(result.pages(), "page") + " in " + result.millis() + " ms, "
                + count(result.written(), "file") + " new" + (look == 0 ? "" : "; " + look + " to look at");
    }

    /** How to look at the copy that needs no server. */
    static String lookFromDisk(Path index) {
        return "Look: open " + index + " (this copy needs no server; it is for a stick or a mail)";
    }

    /** Where it stands what became of links, when there are any, and how to publish. */
    static List<String> next(GenerateResult result, Path reportDirectory, Commands commands) {
        List<String> lines = new ArrayList<>();
        if (result.links().values().stream().anyMatch(count -> count > 0)) {
            lines.add("Links: " + reportDirectory.resolve("links.html") + " (what was changed, and why)");
        }
        lines.add("Publish: " + commands.mvn("publish") + " (-Dsite.dryRun only shows what would change)");
        return lines;
    }

    /** Told in a module, where the goal that its parent bound does nothing. */
    static String leftToRoot(String goal, Path root) {
        return "site:" + goal + " is left to " + root + ": it runs once, at the root.";
    }

    /** Told of the site as an artifact. */
    static String attached(Path archive) {
        return "Artifact: " + archive;
    }

    /** Told where a goal was asked to do nothing. */
    static String skipped(String goal) {
        return "site:" + goal + " does nothing: site.skip is set.";
    }

    /** Every problem that an author can mend, a line each. Warnings only when they are what failed the build. */
    static String failure(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        List<Problem> told = errors.isEmpty() ? problems : errors;
        StringBuilder out = new StringBuilder("Nothing was written: ")
                .append(count(told.size(), errors.isEmpty() ? "warning" : "problem"))
                .append('.');
        for (Problem problem : told) {
            out.append('\n').append(problem.told());
        }
        return out.toString();
    }

    /** What the machine could not do. */
    static String machine(IOException e) {
        DiskFault fault = DiskFault.of(e);
        return fault.code()
                .behind("The machine stopped the build; a site that was there is there still, whole. " + fault.says());
    }

    private static String links(Map<Verdict, Integer> links) {
        StringBuilder out = new StringBuilder();
        for (Verdict verdict : Verdict.values()) {
            out.append(out.length() == 0 ? "" : ", ")
                    .append(links.getOrDefault(verdict, 0))
                    .append(' ')
                    .append(name(verdict));
        }
        return out.toString();
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case KEEP -> "kept";
            case NOFOLLOW -> "nofollow";
            case UNLINK -> "unlinked";
            case REMOVE -> "removed";
        };
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
