package org.clinicsite.generate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Todo;
import org.clinicsite.text.Escape;

/** The page {@code todo.html}: what would improve the site, the most worth first, and the same by file. */
final class TodoPage {

    /** The file's name. */
    static final String NAME = "todo.html";

    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #1f2428; --quiet: #57606a; --surface: #fff; --line: #d0d7de; --due: #7a5c00; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9da7b3; --surface: #0f1419; --line: #30363d;
              --due: #e3b341; } }
            body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--text); background: var(--surface);
              font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); font-size: 1.2rem; }
            li { margin: .8rem 0; } li b { color: var(--due); } span { color: var(--quiet); display: block; }
            code { font-family: ui-monospace, monospace; }
            """;

    private TodoPage() {}

    static String html(List<Todo> todos) {
        StringBuilder out = new StringBuilder(4096);
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<meta name=\"robots\" content=\"noindex\">\n<title>What would improve the site</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>What would improve the site</h1>\n");
        if (todos.isEmpty()) {
            out.append("<p>Nothing is left to do.</p>\n");
        } else {
            out.append(
                            "<p>The site is whole without these. Those that visitors and search engines miss most come first. One that")
                    .append(" does not fit your clinic is turned off in <code>content/editorial.yaml</code>: ")
                    .append("<code>levels: {");
            text(out, todos.get(0).improvement().key());
            out.append(": off}</code>.</p>\n<ol>\n");
            todos.forEach(todo -> item(out, todo, true));
            out.append("</ol>\n");
            byFile(out, todos);
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void byFile(StringBuilder out, List<Todo> todos) {
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
            text(out, path);
            out.append("\n<ul>\n");
            list.forEach(todo -> item(out, todo, false));
            out.append("</ul></li>\n");
        });
        out.append("</ul>\n");
    }

    private static void item(StringBuilder out, Todo todo, boolean placed) {
        out.append("<li>");
        if (todo.kind() == Todo.Kind.DUE) {
            out.append("<b>Due:</b> ");
        }
        text(out, todo.message() + " " + todo.advice());
        out.append(" <span>");
        text(
                out,
                (placed && todo.path() != null ? todo.path() + " · " : "")
                        + todo.improvement().key());
        out.append("</span></li>\n");
    }

    private static void text(StringBuilder out, String text) {
        Escape.text(out, text);
    }
}
