package org.clinicsite.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.maven.plugin.logging.Log;
import org.clinicsite.check.CheckResult;
import org.clinicsite.check.FindingLine;
import org.clinicsite.generate.Found;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.problem.Todo;

/** What {@code site:check} says: one list, the most worth first, that ends before anybody stops reading. */
final class CheckMessages {

    static final String OFFLINE = "Maven is offline (-o): links to other sites are not asked.";

    private static final String FINDINGS = "findings.json";

    private static final int ERRORS = 12;
    private static final int WARNINGS = 6;
    private static final int DUE = 4;

    /** Of one rule; who has read three knows what it is about. */
    private static final int OF_A_RULE = 3;

    private CheckMessages() {}

    /** A line and how loud it is said. */
    record Line(String level, String text) {

        void tell(Log log) {
            switch (level) {
                case "error" -> log.error(text);
                case "warning" -> log.warn(text);
                default -> log.info(text);
            }
        }
    }

    /** The whole list. */
    static List<Line> told(CheckResult result, boolean accept, GenerateOptions site) {
        List<Line> lines = new ArrayList<>();
        if (accept) {
            lines.add(
                    result.accepted()
                            ? new Line("info", site.ledgerShownAs() + " says now what this site has.")
                            : new Line(
                                    "warning",
                                    site.ledgerShownAs()
                                            + " is as it was: this site has drafts, or no home page, and promises nothing."));
        }
        addPart("error", result, Found::isError, ERRORS, "", lines);
        addPart("warning", result, found -> !found.isError() && found.isWarning(), WARNINGS, "", lines);
        addPart("info", result, found -> !found.isError() && found.kind() == Todo.Kind.DUE, DUE, "Due: ", lines);
        List<Found> todos = result.found().stream()
                .filter(found -> !found.isError() && found.kind() == Todo.Kind.TODO)
                .toList();
        if (!todos.isEmpty()) {
            lines.add(new Line(
                    "info",
                    "To do: " + count(todos.size(), "thing") + " would improve the site, first "
                            + FindingLine.of(todos.get(0))));
        }
        if (result.outside() != null) {
            lines.add(new Line(
                    result.outside().isOffline() ? "warning" : "info",
                    result.outside().says()));
        }
        lines.add(new Line(
                "info", sum(result) + ". All: " + site.reportDirectory().resolve("findings.html")));
        return lines;
    }

    private static String sum(CheckResult result) {
        int errors = result.errors().size();
        int warnings = size(result, found -> !found.isError() && found.isWarning());
        int due = size(result, found -> !found.isError() && found.kind() == Todo.Kind.DUE);
        return count(result.built().pages(), "page") + " checked: "
                + (errors == 0 ? "no error" : count(errors, "error")) + ", "
                + (warnings == 0 ? "no warning" : count(warnings, "warning"))
                + (due == 0 ? "" : ", " + due + " due this month");
    }

    private static int size(CheckResult result, Predicate<Found> which) {
        return (int) result.found().stream().filter(which).count();
    }

    /** What is told at several places is told once; of many alike a few. */
    private static void addPart(
            String level, CheckResult result, Predicate<Found> which, int most, String before, List<Line> lines) {
        Map<List<String>, List<Found>> alike = new LinkedHashMap<>();
        result.found().stream()
                .filter(which)
                .forEach(found -> alike.computeIfAbsent(
                                List.of(found.rule(), found.quote(), found.message()), key -> new ArrayList<>())
                        .add(found));
        Map<String, Integer> ofRule = new HashMap<>();
        int told = 0;
        int untold = 0;
        for (List<Found> same : alike.values()) {
            Found first = same.get(0);
            if (told == most || ofRule.merge(first.rule(), 1, Integer::sum) > OF_A_RULE) {
                untold += same.size();
                continue;
            }
            told++;
            lines.add(new Line(
                    level,
                    before
                            + FindingLine.of(first)
                            + (same.size() == 1 ? "" : " (and at " + count(same.size() - 1, "more place") + ")")));
        }
        if (untold > 0) {
            lines.add(new Line(level, before + "and " + untold + " more in " + FINDINGS));
        }
    }

    /** Whether nothing fails the goal. */
    static boolean isWell(CheckResult result, boolean failOnWarning) {
        return result.errors().isEmpty() && !(failOnWarning && size(result, Found::isWarning) > 0);
    }

    /** Told last, by Maven itself. */
    static String failure(CheckResult result, GenerateOptions site) {
        int errors = result.errors().size();
        return "The site has "
                + (errors > 0
                        ? count(errors, "error")
                        : count(size(result, Found::isWarning), "warning") + ", and site.failOnWarning is set")
                + "; the list stands above, and whole in "
                + site.reportDirectory().resolve("findings.html");
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
