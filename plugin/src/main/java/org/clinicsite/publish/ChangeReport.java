package org.clinicsite.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.text.Escape;
import org.clinicsite.text.Json;
import org.clinicsite.text.ReportPage;
import org.jspecify.annotations.Nullable;

/**
 * What changes for visitors, in the forms in which people and build servers read it.
 *
 * @param against what was compared with, such as {@code directory /var/www/clinic}
 * @param lines for an owner, a line each; empty when nothing changes
 * @param changes the same as facts; null when nobody knows what was before
 */
public record ChangeReport(
        String against, List<String> lines, @Nullable SiteChanges changes) {

    private static final String NAME = "diff";

    private static final String TITLE = "What changes for visitors";

    private static final String NOTHING = "Nothing changes for visitors.";

    /** Characters that Markdown may take for a mark. */
    private static final String MARKS = "\\`*_{}[]<>#|~!&";

    /** In which form. */
    public enum Format {
        /** A line per change, for a console. */
        TEXT,
        /** For the summary of a pull request or a job. */
        MARKDOWN,
        /** A page of its own. */
        HTML,
        /** For scripts. */
        JSON
    }

    public ChangeReport {
        lines = List.copyOf(lines);
    }

    /** The same, with how many links were refused in what is new or has changed. */
    public ChangeReport withRefused(int links) {
        if (links == 0) {
            return this;
        }
        List<String> all = new ArrayList<>(lines);
        all.add(SiteChanges.count(links, "link") + " refused in what is new or has changed");
        return new ChangeReport(against, all, changes);
    }

    /** The report in a form, with a line end. */
    public String in(Format format) {
        return switch (format) {
            case TEXT -> (lines.isEmpty() ? NOTHING : String.join("\n", lines)) + "\n";
            case MARKDOWN -> markdown();
            case HTML -> html();
            case JSON -> json();
        };
    }

    /** Writes {@code diff.md}, {@code diff.html} and {@code diff.json}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(NAME + ".md"), markdown());
        Files.writeString(folder.resolve(NAME + ".html"), html());
        Files.writeString(folder.resolve(NAME + ".json"), json());
    }

    private String markdown() {
        StringBuilder out = new StringBuilder("### ").append(TITLE).append("\n\n");
        lines.forEach(line -> {
            out.append("- ");
            line.chars().forEach(c -> {
                if (MARKS.indexOf(c) >= 0) {
                    out.append('\\');
                }
                out.append((char) c);
            });
            out.append('\n');
        });
        return out.append(lines.isEmpty() ? NOTHING + "\n" : "").toString();
    }

    private String html() {
        StringBuilder out = new StringBuilder(lines.isEmpty() ? "<p>" + NOTHING + "</p>\n" : "<ul>\n");
        for (String line : lines) {
            out.append("<li>");
            Escape.text(out, line);
            out.append("</li>\n");
        }
        out.append(lines.isEmpty() ? "" : "</ul>\n");
        out.append("<p>Compared with ");
        Escape.text(out, against);
        return ReportPage.of(TITLE, out.append(".</p>\n"));
    }

    /** {@code {"schema":1,"lines":["…"],"before":"…","after":"…","changes":[{"kind","of","what","before","after","page"}]}} */
    private String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", 1);
        json.put("lines", lines);
        if (changes != null) {
            json.put("before", changes.before());
            json.put("after", changes.after());
            json.put(
                    "changes",
                    changes.changes().stream().map(SiteChange::toJson).toList());
        }
        return Json.write(json) + "\n";
    }
}
