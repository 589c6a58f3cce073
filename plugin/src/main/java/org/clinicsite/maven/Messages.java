package org.clinicsite.maven;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.links.Verdict;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Problem;

/** What the goals say to people, in one place and one voice. A run that went well says at most a dozen lines. */
final class Messages {

    static final String SKIPPED = "Nothing generated: site.skip is set.";

    /** With the lines around them these make a dozen. */
    private static final int LINK_LINES = 5;

    private static final int WARNING_LINES = 3;

    private static final int EDITORIAL_LINES = 3;

    private Messages() {}

    /** How much, how long, and what became of the links. */
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
        List<String> links = result.linkLines();
        links.stream().limit(LINK_LINES).forEach(lines::add);
        if (links.size() > LINK_LINES) {
            lines.add(count(links.size() - LINK_LINES, "more link") + " taken out: "
                    + reportDirectory.resolve("links.html"));
        }
        return lines;
    }

    /** The warnings, the first of them when there are many. */
    static List<String> warnings(List<Problem> warnings) {
        List<String> lines = new ArrayList<>();
        warnings.stream().limit(WARNING_LINES).map(Problem::says).forEach(lines::add);
        if (warnings.size() > WARNING_LINES) {
            lines.add(count(warnings.size() - WARNING_LINES, "more warning")
                    + ": -Dsite.failOnWarning lists all of them.");
        }
        return lines;
    }

    /** The warnings, and below them what an editor should look at: together no more lines than warnings alone may have. */
    static List<String> warnings(List<Problem> warnings, List<Finding> findings, Path reportDirectory) {
        List<Finding> told = findings.stream()
                .filter(finding -> finding.level() != Level.INFO)
                .sorted(Comparator.comparing(Finding::level))
                .toList();
        if (told.isEmpty()) {
            return warnings(warnings);
        }
        List<String> lines = new ArrayList<>(warnings(warnings));
        if (lines.size() > EDITORIAL_LINES - 1) {
            lines.clear();
            lines.add(warnings.get(0).says());
            lines.add(count(warnings.size() - 1, "more warning") + ": -Dsite.failOnWarning lists all of them.");
        }
        int room = Math.min(EDITORIAL_LINES, WARNING_LINES + 1 - lines.size());
        int shown = told.size() <= room ? told.size() : room - 1;
        told.stream().limit(shown).map(Finding::says).forEach(lines::add);
        if (told.size() > shown) {
            lines.add(count(told.size() - shown, shown == 0 ? "editorial finding" : "more editorial finding") + " in "
                    + reportDirectory.resolve("findings.json"));
        }
        return lines;
    }

    /** Where to look at the site. */
    static String open(Path index) {
        return "Open " + index;
    }

    /** Every problem that an author can mend, a line each. Warnings only when they are what failed the build. */
    static String failure(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        List<Problem> told = errors.isEmpty() ? problems : errors;
        StringBuilder out = new StringBuilder("Nothing was written: ")
                .append(count(told.size(), errors.isEmpty() ? "warning" : "problem"))
                .append('.');
        for (Problem problem : told) {
            out.append('\n').append(problem.says());
        }
        return out.toString();
    }

    /** What the machine could not do. */
    static String machine(IOException e) {
        String reason = e instanceof FileSystemException file && file.getReason() == null
                ? e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage()
                : String.valueOf(e.getMessage());
        return "The site could not be read or written; the site of the last run stands as it was. " + reason;
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
