package org.clinicsite.document.html.office;

/** Notes at the foot of a document, in the order in which the text names them; mark and note lead to one another. */
final class Notes {

    private final StringBuilder out = new StringBuilder();
    private int count;

    /** Adds one, and gives what stands for it in the text. */
    String add(String html) {
        count++;
        String link = "<a id=\"%s-%d\" href=\"#%s-%d\">%d</a>";
        out.append("<p>")
                .append(link.formatted("note", count, "mark", count, count))
                .append(' ')
                .append(html)
                .append("</p>\n");
        return "<sup>" + link.formatted("mark", count, "note", count, count) + "</sup>";
    }

    String html() {
        return out.isEmpty() ? "" : "<hr>\n" + out;
    }
}
