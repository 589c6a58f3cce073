package org.clinicsite.text;

/** The frame of a report for people: a page of its own, without anything from elsewhere, never published. */
public final class ReportPage {

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

    private ReportPage() {}

    /**
     * A whole page.
     *
     * @param title its heading, too
     * @param body HTML below the heading
     */
    public static String of(String title, CharSequence body) {
        StringBuilder out = new StringBuilder(4096 + body.length());
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"robots\" content=\"noindex\">\n<title>");
        Escape.text(out, title);
        out.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n<h1>");
        Escape.text(out, title);
        return out.append("</h1>\n")
                .append(body)
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }
}
