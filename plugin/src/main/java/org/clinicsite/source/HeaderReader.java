package org.clinicsite.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Splits a content file into header and body. */
final class HeaderReader {

    /** What closes a JBake header: jbake-core's default {@code header.separator}. */
    private static final String JBAKE_END = "~~~~~~";

    private HeaderReader() {}

    /**
     * A file in two parts.
     *
     * @param kind how the header is written
     * @param header its keys; empty without header
     * @param bodyStart the first character after it
     */
    record Split(Source.HeaderKind kind, Value.Mapping header, int bodyStart) {}

    /** Splits; a header that cannot be read is an error, and null comes back. */
    static @Nullable Split split(SourceText source, Problems problems) {
        String text = source.text();
        int firstEnd = lineEnd(text, 0);
        if (text.substring(0, firstEnd).stripTrailing().equals("---")) {
            return yaml(source, next(text, firstEnd), problems);
        }
        String first = text.substring(0, firstEnd).stripTrailing();
        if (first.equals("{")) {
            return json(source, problems);
        }
        if (first.equals("+++") && closing(text, "+++", next(text, firstEnd)) >= 0) {
            problems.add(Problem.error(
                    Code.BAD_HEADER,
                    source.path(),
                    1,
                    1,
                    "The front matter is TOML, which is not read.",
                    "Write '---' for both '+++', and 'key: value' for 'key = value'."));
            return null;
        }
        if (first.isEmpty() && isLate(text)) {
            int at = text.indexOf("---");
            problems.add(Problem.error(
                    Code.BAD_HEADER,
                    source.path(),
                    source.line(at),
                    1,
                    "The front matter begins below an empty line, so it is no header.",
                    "Delete what stands above '---': it must be the file's first line."));
            return null;
        }
        int end = jbakeEnd(text);
        return end < 0
                ? new Split(Source.HeaderKind.NONE, new Value.Mapping(0, List.of()), 0)
                : jbake(source, end, problems);
    }

    private static @Nullable Split yaml(SourceText source, int start, Problems problems) {
        String text = source.text();
        for (int at = start; at < text.length(); at = next(text, lineEnd(text, at))) {
            String line = text.substring(at, lineEnd(text, at)).stripTrailing();
            if (line.equals("---") || line.equals("...")) {
                Value value = at > start ? YamlReader.read(source, start, at, problems) : null;
                if (value == null && at > start) {
                    return null;
                }
                if (value != null && !(value instanceof Value.Mapping)) {
                    problems.add(Problem.error(
                            Code.BAD_HEADER,
                            source.path(),
                            source.line(value.offset()),
                            source.column(value.offset()),
                            "The front matter is not a list of keys.",
                            "Write 'key: value' lines between the two '---', with a blank behind each colon."));
                    return null;
                }
                Value.Mapping header =
                        value instanceof Value.Mapping mapping ? mapping : new Value.Mapping(start, List.of());
                return new Split(Source.HeaderKind.YAML, header, next(text, lineEnd(text, at)));
            }
        }
        problems.add(Problem.error(
                Code.UNCLOSED_HEADER,
                source.path(),
                1,
                1,
                "The front matter is not closed.",
                "Write a second line '---' below its last key, or take the first line away."));
        return null;
    }

    /** Whether a header of keys begins below empty lines. */
    private static boolean isLate(String text) {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int firstEnd = lineEnd(text, at);
        if (!text.substring(at, firstEnd).stripTrailing().equals("---")) {
            return false;
        }
        int second = next(text, firstEnd);
        return text.substring(second, lineEnd(text, second)).matches("[A-Za-z][\\w-]*:(?: .*)?")
                && closing(text, "---", second) >= 0;
    }

    /** Where a line begins that says only this; -1 when none does. */
    private static int closing(String text, String mark, int from) {
        for (int at = from; at < text.length(); at = next(text, lineEnd(text, at))) {
            if (text.substring(at, lineEnd(text, at)).stripTrailing().equals(mark)) {
                return at;
            }
        }
        return -1;
    }

    /** A header in JSON, as Hugo has it: from a line with a brace to the next that closes it. JSON is YAML, too. */
    private static @Nullable Split json(SourceText source, Problems problems) {
        String text = source.text();
        int close = closing(text, "}", 0);
        if (close < 0) {
            return new Split(Source.HeaderKind.NONE, new Value.Mapping(0, List.of()), 0);
        }
        Value value = YamlReader.read(source, 0, lineEnd(text, close), problems);
        return value instanceof Value.Mapping mapping
                ? new Split(Source.HeaderKind.YAML, mapping, next(text, lineEnd(text, close)))
                : null;
    }

    /** Where the line {@code ~~~~~~} begins; -1 when no line above the first blank-led prose is one. */
    private static int jbakeEnd(String text) {
        for (int at = 0; at < text.length(); at = next(text, lineEnd(text, at))) {
            if (text.startsWith(JBAKE_END, at)
                    && text.substring(at, lineEnd(text, at)).stripTrailing().equals(JBAKE_END)) {
                return at;
            }
        }
        return -1;
    }

    private static Split jbake(SourceText source, int end, Problems problems) {
        String text = source.text();
        List<Value.Entry> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int at = 0; at < end; at = next(text, lineEnd(text, at))) {
            String line = text.substring(at, lineEnd(text, at));
            if (line.isBlank()) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals <= 0) {
                problems.add(Problem.error(
                        Code.BAD_HEADER,
                        source.path(),
                        source.line(at),
                        1,
                        "The header line '" + line.strip() + "' has no '='.",
                        "Write it as key=value."));
                continue;
            }
            String key = line.substring(0, equals).strip();
            String value = line.substring(equals + 1);
            int valueAt =
                    at + equals + 1 + (value.length() - value.stripLeading().length());
            Integer first = seen.putIfAbsent(key, at);
            if (first != null) {
                problems.add(Problem.error(
                        Code.DUPLICATE_KEY,
                        source.path(),
                        source.line(at),
                        1,
                        "The key '" + key + "' stands twice, first in line " + source.line(first) + ".",
                        "Keep one of them."));
                continue;
            }
            entries.add(new Value.Entry(at, key, new Value.Scalar(valueAt, value.strip(), true)));
        }
        return new Split(Source.HeaderKind.JBAKE, new Value.Mapping(0, entries), next(text, lineEnd(text, end)));
    }

    /** The end of the line, before its line break. */
    private static int lineEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return i;
            }
        }
        return text.length();
    }

    /** The start of the line after a line's end. */
    private static int next(String text, int lineEnd) {
        if (lineEnd < text.length() && text.charAt(lineEnd) == '\r') {
            return lineEnd + 1 < text.length() && text.charAt(lineEnd + 1) == '\n' ? lineEnd + 2 : lineEnd + 1;
        }
        return Math.min(lineEnd + 1, text.length());
    }
}
