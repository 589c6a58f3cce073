package org.clinicsite.generate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Todo;
import org.clinicsite.text.Escape;
import org.clinicsite.text.ReportPage;

/** The page {@code todo.html}: what would improve the site, the most worth first, and the same by file. */
final class TodoPage {

    /** The file's name. */
    static final String NAME = "todo.html";

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
            todos.forEach(todo -> writeItem(out, todo, true));
            out.append("</ol>\n");
            writeByFile(out, todos);
        }
        return ReportPage.of("What would improve the site", out);
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
        files.forEach((path, list) -> {
            out.append("<li>");
            writeText(out, path);
            out.append("\n<ul>\n");
            list.forEach(todo -> writeItem(out, todo, false));
            out.append("</ul></li>\n");
        });
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
