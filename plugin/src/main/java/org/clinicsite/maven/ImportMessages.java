package org.clinicsite.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.imports.ImportResult;
import org.clinicsite.imports.ImportResult.Outcome;
import org.clinicsite.links.Verdict;
import org.clinicsite.text.FileNames;

/** What {@code site:import} says. */
final class ImportMessages {

    /** Name of the list in the report folder. */
    static final String LIST = "import.txt";

    private static final int TEXTS = 20;
    private static final int MISSING = 20;
    private static final int PARTS = 3;

    private ImportMessages() {}

    /**
     * What became of each text, what it was taken for, what was left out of it.
     *
     * @param content the content folder as people know it
     */
    static List<String> texts(ImportResult result, String content) {
        List<String> lines = new ArrayList<>();
        for (ImportResult.Text text : result.texts()) {
            StringBuilder line = new StringBuilder(FileNames.shown(text.from()))
                    .append(" → ")
                    .append(content)
                    .append('/')
                    .append(text.to())
                    .append(": ")
                    .append(text.kind())
                    .append(text.isDraft() ? ", a draft" : "")
                    .append(", ")
                    .append(text.outcome().words());
            if (!text.leftOut().isEmpty()) {
                int more = text.leftOut().size() - PARTS;
                line.append("; left out: ")
                        .append(String.join(
                                ", ",
                                text.leftOut()
                                        .subList(
                                                0,
                                                Math.min(PARTS, text.leftOut().size()))))
                        .append(more > 0 ? " and " + more + " more" : "");
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** What people read: short, with the whole in a file. */
    static List<String> told(ImportResult result, String content, boolean isDryRun, Path reports) {
        List<String> lines = new ArrayList<>(head(texts(result, content), TEXTS, reports, isDryRun));
        if (!result.passedOver().isEmpty()) {
            lines.add("Not taken:");
            head(result.passedOver(), MISSING, reports, isDryRun).forEach(line -> lines.add("  " + line));
        }
        if (!result.missing().isEmpty()) {
            lines.add("To do (" + result.missing().size() + "):");
            head(result.missing(), MISSING, reports, isDryRun).forEach(line -> lines.add("  " + line));
        }
        Map<Outcome, Integer> counts = new LinkedHashMap<>();
        result.texts().forEach(text -> counts.merge(text.outcome(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((outcome, count) -> parts.add(count + " " + outcome.words()));
        int removed = result.reviews().stream()
                .mapToInt(review -> review.count(Verdict.REMOVE) + review.count(Verdict.UNLINK))
                .sum();
        lines.add((isDryRun ? "Nothing is written; this would be: " : "")
                + PublishMessages.count(result.texts().size(), "text") + " (" + String.join(", ", parts) + "), "
                + PublishMessages.count(result.pictures().size(), "file") + " copied, "
                + PublishMessages.count(removed, "link") + " taken out"
                + (removed == 0 || isDryRun ? "" : " (" + reports.resolve("import-links.html") + ")") + ".");
        return lines;
    }

    private static List<String> head(List<String> lines, int most, Path reports, boolean isDryRun) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> head = new ArrayList<>(lines.subList(0, most));
        head.add("… and " + (lines.size() - most) + " more" + (isDryRun ? "" : ": " + reports.resolve(LIST)));
        return head;
    }

    /** The whole list, for a file. */
    static String list(ImportResult result, String content) {
        List<String> lines = new ArrayList<>(texts(result, content));
        addPart("Not taken:", result.passedOver(), lines);
        addPart("To do:", result.missing(), lines);
        return String.join("\n", lines) + "\n";
    }

    private static void addPart(String name, List<String> said, List<String> lines) {
        if (!said.isEmpty()) {
            lines.add("");
            lines.add(name);
            lines.addAll(said);
        }
    }
}
