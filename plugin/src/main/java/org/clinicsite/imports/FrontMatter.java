package org.clinicsite.imports;

import java.util.List;
import java.util.Map;
import org.clinicsite.text.Yaml;

/** Writes keys as YAML between two lines of {@code ---}. */
final class FrontMatter {

    private FrontMatter() {}

    static String of(Map<String, Object> keys) {
        StringBuilder out = new StringBuilder("---\n");
        keys.forEach((key, value) -> {
            out.append(key).append(':');
            writeValue(value, out, "");
        });
        return out.append("---\n").toString();
    }

    private static void writeValue(Object value, StringBuilder out, String indent) {
        if (value instanceof List<?> list) {
            if (list.stream().anyMatch(item -> item instanceof Map)) {
                out.append('\n');
                for (Object item : list) {
                    out.append(indent).append("  -");
                    if (item instanceof Map<?, ?> map) {
                        String[] before = {" "};
                        map.forEach((key, each) -> {
                            out.append(before[0]).append(key).append(':');
                            writeValue(each, out, indent + "    ");
                            before[0] = indent + "    ";
                        });
                    } else {
                        writeValue(item, out, indent + "  ");
                    }
                }
            } else {
                out.append(" [")
                        .append(String.join(
                                ", ",
                                list.stream()
                                        .map(item -> Yaml.scalar(item, true))
                                        .toList()))
                        .append("]\n");
            }
        } else if (value instanceof Map<?, ?> map) {
            out.append('\n');
            map.forEach((key, each) -> {
                out.append(indent).append("  ").append(key).append(':');
                writeValue(each, out, indent + "  ");
            });
        } else {
            out.append(' ').append(Yaml.scalar(value, false)).append('\n');
        }
    }
}
