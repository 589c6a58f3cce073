package org.clinicsite.generate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Todo;
import org.clinicsite.text.Escape;
import org.clinicsite.text.ReportPage;

/** The page {@code todo.html}: what would improve the site, the most worth first, and the same by file. */
final class TodoPage {

    /** The file's name. */
    static final String NAME = "todo.html";

    /** So many of one kind are listed, and so many files: nobody reads on. */
    private static final int MOST = 100;

    private TodoPage() {}

    static String html(List<Todo> todos) {
        StringBuilder out = new StringBuilder(4096);
        if (todos.isEmpty()) {
            out.append("<p>Nothing is left to do.</p>\n");
        } else {
            out.append(
                            "<p>The site is whole without these. Those that visitors and search engines miss most come first. One that")
                    .append(" does not fit your clinic is turned off in <code>content/editorial.yaml</code>: ")
                    .append("<code>levels: {");
            writeText(out, todos.get(0).improvement().key());
            out.append(": off}</code>.</p>\n<ol>\n");
            writeRanked(out, todos);
            out.append("</ol>\n");
            writeByFile(out, todos);
        }
        return ReportPage.of("What would improve the site", out);
    }

    /** Of a kind that many files have the first; below the last of them stands how many there are. */
    private static void writeRanked(StringBuilder out, List<Todo> todos) {
        Map<Improvement, Integer> all = new EnumMap<>(Improvement.class);
        todos.forEach(todo -> all.merge(todo.improvement(), 1, Integer::sum));
        Map<Improvement, Integer> written = new EnumMap<>(Improvement.class);
        for (Todo todo : todos) {
            int number = written.merge(todo.improvement(), 1, Integer::sum);
            if (number <= MOST) {
                writeItem(out, todo, true);
            }
            if (number == MOST && all.getOrDefault(todo.improvement(), 0) > MOST) {
                writeRest(
                        out,
                        all.getOrDefault(todo.improvement(), 0) - MOST,
                        todo.improvement().key());
            }
        }
    }

    private static void writeRest(StringBuilder out, int count, String of) {
        out.append("<li>").append(count).append(" more: ");
        writeText(out, of);
        out.append(". <code>findings.json</code> has each.</li>\n");
    }

    private static void writeByFile(StringBuilder out, List<Todo> todos) {
        Map<String, List<Todo>> files = new TreeMap<>();
        for (Todo todo : todos) {
            files.computeIfAbsent(String.valueOf(todo.path()), path -> new java.util.ArrayList<>())
                    .add(todo);
        }
        if (files.size() < 2) {
            return;
        }
        out.append("<h2>By file</h2>\n<ul>\n");
        files.entrySet().stream().limit(MOST).forEach(file -> {
            out.append("<li>");
            writeText(out, file.getKey());
            out.append("\n<ul>\n");
            file.getValue().forEach(todo -> writeItem(out, todo, false));
            out.append("</ul></li>\n");
        });
        if (files.size() > MOST) {
            writeRest(out, files.size() - MOST, "files");
        }
        out.append("</ul>\n");
    }

    private static void writeItem(StringBuilder out, Todo todo, boolean placed) {
        out.append("<li>");
        if (todo.kind() == Todo.Kind.DUE) {
            out.append("<b>Due:</b> ");
        }
        writeText(out, todo.message() + " " + todo.advice());
        out.append(" <span>");
        writeText(
                out,
                (placed && todo.path() != null ? todo.path() + " · " : "")
                        + todo.improvement().key());
        out.append("</span></li>\n");
    }

    private static void writeText(StringBuilder out, String text) {
        Escape.text(out, text);
    }
}
