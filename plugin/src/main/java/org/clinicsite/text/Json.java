package org.clinicsite.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON that may stand in an HTML script element. */
public final class Json {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Json() {}

    /**
     * A map that keeps the order in which its keys are written, so that it is written as the same bytes in each run.
     *
     * @param keysAndValues in turn; no key twice
     */
    public static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    /**
     * Writes a value.
     *
     * @param value a map with text keys, a list or what else gives one value after another, a text, a number or a truth
     *     value
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
        } else if (value instanceof Iterable<?> items) {
            String comma = "";
            out.append('[');
            for (Object item : items) {
                out.append(comma);
                append(item, out);
                comma = ",";
            }
            out.append(']');
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
        int plain = 0;
        char[] chars = text.toCharArray(); // read several times faster than a text
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            // '<' could end the script element; U+2028 and U+2029 end a line for old readers
            if (c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '\u2028' && c != '\u2029') {
                continue;
            }
            out.append(text.substring(plain, i));
            plain = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default ->
                    out.append("\\u")
                            .append(HEX, c >> 12, 1)
                            .append(HEX, c >> 8 & 15, 1)
                            .append(HEX, c >> 4 & 15, 1)
                            .append(HEX, c & 15, 1);
            }
        }
        out.append(text.substring(plain)).append('"');
    }
}
