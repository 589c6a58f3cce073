package org.clinicsite.jbake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The syntax of {@code jbake.properties}, as commons-configuration reads it for JBake: Java's properties with lists.
 *
 * <p>A line that starts with {@code #} or {@code !} is a comment; a backslash at the end of a line joins the next one;
 * {@code =}, {@code :} or a blank ends the key; blanks around a value go; a comma cuts a value into a list unless a
 * backslash stands before it; a key that stands twice makes a list too. {@code include} is a key like any other.
 */
final class PropertiesText {

    private PropertiesText() {}

    /**
     * Reads a file.
     *
     * @param text its text, any line ends
     * @return keys in the order of the file; a value is a {@code String} or, from two values up, a {@code List<String>}
     */
    static Map<String, Object> read(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        StringBuilder logical = new StringBuilder();
        boolean joined = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() ? !joined : line.charAt(0) == '#' || line.charAt(0) == '!') {
                continue;
            }
            joined = endsWithOddBackslashes(line);
            logical.append(joined ? line.substring(0, line.length() - 1) : line);
            if (!joined) {
                add(logical.toString(), values);
                logical.setLength(0);
            }
        }
        if (!logical.isEmpty()) {
            add(logical.toString(), values);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        values.forEach((key, list) -> result.put(key, list.size() == 1 ? list.get(0) : List.copyOf(list)));
        return result;
    }

    private static boolean endsWithOddBackslashes(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }

    private static void add(String line, Map<String, List<String>> values) {
        StringBuilder key = new StringBuilder();
        int at = 0;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length()) {
                char next = line.charAt(at + 1);
                if (next == '=' || next == ':' || Character.isWhitespace(next)) {
                    key.append(next);
                    at++;
                    continue;
                }
            } else if (c == '=' || c == ':' || Character.isWhitespace(c)) {
                break;
            }
            key.append(c);
        }
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        if (at < line.length() && (line.charAt(at) == '=' || line.charAt(at) == ':')) {
            at++;
        }
        values.computeIfAbsent(key.toString(), k -> new ArrayList<>())
                .addAll(split(unescape(line.substring(at).strip())));
    }

    /** Java's escapes; a backslash before any other character, such as a comma, stays for {@link #split}. */
    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                out.append(c);
                continue;
            }
            char next = value.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'f' -> out.append('\f');
                case 'b' -> out.append('\b');
                case 'u' -> {
                    int code = i + 4 < value.length() ? hex(value, i + 1) : -1;
                    if (code < 0) {
                        out.append("\\u");
                    } else {
                        out.append((char) code);
                        i += 4;
                    }
                }
                case '\\', '\'', '"', ':', '=', '#', '!' -> out.append(next);
                default -> out.append('\\').append(next);
            }
        }
        return out.toString();
    }

    private static int hex(String value, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(value.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static List<String> split(String value) {
        if (value.indexOf(',') < 0 && value.indexOf('\\') < 0) {
            return List.of(value);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && (value.charAt(i + 1) == ',' || value.charAt(i + 1) == '\\')) {
                part.append(value.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
