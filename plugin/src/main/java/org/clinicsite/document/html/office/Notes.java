package org.clinicsite.document.html.office;

/** Notes at the foot of a document, in the order in which the text names them. */
final class Notes {

    private final StringBuilder out = new StringBuilder();
    private int count;

    /** Adds one, and gives what stands for it in the text. */
    String add(String html) {
        count++;
        out.append("<p><a id=\"note-")
                .append(count)
                .append("\"></a>")
                .append(count)
                .append(". ")
                .append(html);
        out.append("</p>\n");
        return "<sup><a href=\"#note-" + count + "\">" + count + "</a></sup>";
    }

    String html() {
        return out.isEmpty() ? "" : "<hr>\n" + out;
    }
}
