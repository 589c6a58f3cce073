package org.clinicsite.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Values of the author's own keys as plain Java: maps, lists, texts, numbers, truth values; nothing is lost. */
final class PlainValues {

    private PlainValues() {}

    /**
     * As YAML 1.2's core schema reads it, but that a decimal with zeros at its end stays a text, with a warning: as a
     * number the page would show {@code 1.1} for {@code 1.10}.
     */
    static @Nullable Object of(Value value, SourceText source, Problems problems) {
        if (value instanceof Value.Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Value.Entry entry : mapping.entries()) {
                Object plain = of(entry.value(), source, problems);
                if (plain != null) {
                    map.put(entry.key(), plain);
                }
            }
            return map;
        }
        if (value instanceof Value.Items items) {
            List<Object> list = new ArrayList<>();
            for (Value item : items.items()) {
                Object plain = of(item, source, problems);
                list.add(plain == null ? "" : plain);
            }
            return list;
        }
        Value.Scalar scalar = (Value.Scalar) value;
        String text = scalar.text();
        if (!scalar.plain()) {
            return text;
        }
        if (scalar.isNull()) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (isWhole(text)) {
            return text.length() < 10 ? (Object) Integer.valueOf(text) : new BigDecimal(text);
        }
        if (isDecimal(text)) {
            if (text.endsWith("0")) {
                problems.add(Problem.warning(
                        Code.AMBIGUOUS_NUMBER,
                        source.path(),
                        source.line(scalar.offset()),
                        source.column(scalar.offset()),
                        "The number " + text + " is kept as a text, so that its last zero is shown.",
                        "Write \"" + text + "\" in quotes to say that you mean it."));
                return text;
            }
            return new BigDecimal(text);
        }
        return text;
    }

    /** A whole number without leading zeros, so that {@code 007} and phone numbers stay texts. */
    private static boolean isWhole(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from || text.charAt(from) == '0' && text.length() > from + 1) {
            return false;
        }
        return digits(text, from, text.length());
    }

    private static boolean isDecimal(String text) {
        int dot = text.indexOf('.');
        return dot > 0
                && dot < text.length() - 1
                && isWhole(text.substring(0, dot))
                && digits(text, dot + 1, text.length());
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
