package org.clinicsite.text;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON that may stand in an HTML script element. */
public final class Json {

    private Json() {}

    /**
     * Writes a value.
     *
     * @param value a map with text keys, a list, a text, a number or a truth value
     * @throws IllegalArgumentException when it is anything else
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder(1 << 10);
        append(value, out);
        return out.toString();
    }

    private static void append(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String comma = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(comma);
                append(entry.getKey().toString(), out);
                out.append(':');
                append(entry.getValue(), out);
                comma = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String comma = "[";
            for (Object item : list) {
                out.append(comma);
                append(item, out);
                comma = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            append(text, out);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no JSON value: " + value);
        }
    }

    private static void append(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    // '<' could end the script element; U+2028 and U+2029 end a line for old readers
                    if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
