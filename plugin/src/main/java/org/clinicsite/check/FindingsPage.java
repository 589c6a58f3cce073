package org.clinicsite.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.generate.Found;
import org.clinicsite.text.Escape;
import org.clinicsite.text.ReportPage;

/** The page {@code findings.html}: all that a check found, by kind of check, the most worth first. */
final class FindingsPage {

    private FindingsPage() {}

    static String html(List<Found> found) {
        StringBuilder out = new StringBuilder(4096);
        Map<Area, List<Found>> areas = new EnumMap<>(Area.class);
        found.forEach(one ->
                areas.computeIfAbsent(Area.of(one), area -> new ArrayList<>()).add(one));
        if (found.isEmpty()) {
            out.append("<p>Nothing was found.</p>\n");
        }
        areas.forEach((area, lines) -> {
            out.append("<h2>");
            Escape.text(
                    out,
                    Character.toUpperCase(area.says().charAt(0)) + area.says().substring(1));
            out.append("</h2>\n<ul>\n");
            lines.forEach(line -> {
                out.append("<li>");
                if (line.isError() || line.isWarning()) {
                    out.append("<b>")
                            .append(line.isError() ? "Error:" : "Warning:")
                            .append("</b> ");
                }
                Escape.text(out, line.message() + " " + line.advice());
                out.append(" <span>");
                Escape.text(out, (line.source().isEmpty() ? "" : line.place() + " · ") + line.rule());
                if (!line.quote().isEmpty()) {
                    out.append(" · <code>");
                    Escape.text(out, line.quote());
                    out.append("</code>");
                }
                out.append("</span></li>\n");
            });
            out.append("</ul>\n");
        });
        return ReportPage.of("What a check of the site found", out);
    }
}
