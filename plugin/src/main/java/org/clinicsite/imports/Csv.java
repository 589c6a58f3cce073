package org.clinicsite.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lists in the form of RFC 4180. */
final class Csv {

    private Csv() {}

    /** The rows below the first, by the names in it. */
    static List<Map<String, String>> rows(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        line.add(cell.toString().strip());
        lines.add(line);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> one : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(one.size(), lines.get(0).size()); i++) {
                row.put(lines.get(0).get(i), one.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
