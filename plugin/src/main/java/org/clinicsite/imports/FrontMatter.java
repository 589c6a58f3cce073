package org.clinicsite.imports;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clinicsite.text.Json;

/** Writes keys as YAML between two lines of {@code ---}. */
final class FrontMatter {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}/][\\p{L}\\p{N} ./()’'–—_-]*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d))?");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|none|y|n");

    private FrontMatter() {}

    static String of(Map<String, Object> keys) {
        StringBuilder out = new StringBuilder("---\n");
        keys.forEach((key, value) -> {
            out.append(key).append(':');
            value(value, out, "");
        });
        return out.append("---\n").toString();
    }

    private static void value(Object value, StringBuilder out, String indent) {
        if (value instanceof List<?> list) {
            if (list.stream().anyMatch(item -> item instanceof Map)) {
                out.append('\n');
                for (Object item : list) {
                    out.append(indent).append("  -");
                    if (item instanceof Map<?, ?> map) {
                        String[] before = {" "};
                        map.forEach((key, each) -> {
                            out.append(before[0]).append(key).append(':');
                            value(each, out, indent + "    ");
                            before[0] = indent + "    ";
                        });
                    } else {
                        value(item, out, indent + "  ");
                    }
                }
            } else {
                out.append(" [")
                        .append(String.join(
                                ", ",
                                list.stream().map(item -> scalar(item, true)).toList()))
                        .append("]\n");
            }
        } else if (value instanceof Map<?, ?> map) {
            out.append('\n');
            map.forEach((key, each) -> {
                out.append(indent).append("  ").append(key).append(':');
                value(each, out, indent + "  ");
            });
        } else {
            out.append(' ').append(scalar(value, false)).append('\n');
        }
    }

    private static String scalar(Object value, boolean inList) {
        String text = value.toString();
        boolean plain = !(value instanceof String)
                || DAY.matcher(text).matches()
                || PLAIN.matcher(text).matches()
                        && !WORD.matcher(text).matches()
                        && !text.endsWith(" ")
                        && !(inList && text.isEmpty());
        return plain
                ? text
                : Json.write(text.replaceAll("\\s+", " "))
                        .replace("\\u003c", "<")
                        .replace("\\u003e", ">")
                        .replace("\\u0026", "&");
    }
}
