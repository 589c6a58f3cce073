package org.clinicsite.source;

import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.facts.Deniable;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Where facts are written: the file, and in it the line and column of each key and value. So a problem that shows only
 * when the whole site is known still names the place that its author has to change. Immutable.
 */
public final class FactPlaces {

    private final SourceText text;
    private final Value.Mapping keys;

    FactPlaces(SourceText text, Value.Mapping keys) {
        this.text = text;
        this.keys = keys;
    }

    /** Of a file without keys: no problem gets a line. */
    public static FactPlaces none(SourceText text) {
        return new FactPlaces(text, new Value.Mapping(0, List.of()));
    }

    /** The file: the content file itself, or the YAML file of the same name beside it. */
    public SourceText text() {
        return text;
    }

    /**
     * Whether something is written behind a key.
     *
     * @param path the key with those above it, such as {@code contact.phone}
     */
    public boolean says(String path) {
        Value value = value(path);
        return value != null
                && !(value instanceof Value.Scalar scalar
                        && (scalar.isNull() || scalar.text().isBlank()));
    }

    /**
     * Whether {@code no} is written behind a key: that there is none.
     *
     * @param path as in {@link #says}
     */
    public boolean denies(String path) {
        return value(path) instanceof Value.Scalar scalar && scalar.text().equalsIgnoreCase(Deniable.NO);
    }

    private @Nullable Value value(String path) {
        Value value = keys;
        for (String key : path.split("\\.", -1)) {
            Value.Entry entry = value instanceof Value.Mapping mapping
                    ? mapping.entries().stream()
                            .filter(one -> one.key().equals(key))
                            .findFirst()
                            .orElse(null)
                    : null;
            if (entry == null) {
                return null;
            }
            value = entry.value();
        }
        return value;
    }

    /**
     * A problem at a value.
     *
     * @param key the key, without those above it, such as {@code therapists}
     * @param written the value, or one of a list; null when the key itself is to blame
     * @return without line and column where neither the value nor the key is written
     */
    public Problem problem(
            Code code,
            Problem.Level level,
            String key,
            @Nullable String written,
            String message,
            @Nullable String advice) {
        int at = offset(key, written);
        return new Problem(
                code, level, text.path(), at < 0 ? 0 : text.line(at), at < 0 ? 0 : text.column(at), message, advice);
    }

    /** An error at a value, as {@link #problem} has it. */
    public Problem error(Code code, String key, @Nullable String written, String message, @Nullable String advice) {
        return problem(code, Problem.Level.ERROR, key, written, message, advice);
    }

    /** A warning at a value, as {@link #problem} has it. */
    public Problem warning(Code code, String key, @Nullable String written, String message, @Nullable String advice) {
        return problem(code, Problem.Level.WARNING, key, written, message, advice);
    }

    /**
     * The offset of a value in the file.
     *
     * @return that of the value, else that of the key; -1 when neither is there
     */
    public int offset(String key, @Nullable String written) {
        Value.Entry entry = entry(keys, key);
        if (entry == null) {
            return -1;
        }
        int value = written == null ? -1 : offset(entry.value(), written);
        return value >= 0 ? value : entry.keyOffset();
    }

    private static Value.@Nullable Entry entry(Value value, String key) {
        if (value instanceof Value.Mapping mapping) {
            for (Value.Entry entry : mapping.entries()) {
                if (entry.key().equals(key)) {
                    return entry;
                }
            }
            for (Value.Entry entry : mapping.entries()) {
                Value.Entry below = entry(entry.value(), key);
                if (below != null) {
                    return below;
                }
            }
        } else if (value instanceof Value.Items items) {
            for (Value item : items.items()) {
                Value.Entry below = entry(item, key);
                if (below != null) {
                    return below;
                }
            }
        }
        return null;
    }

    private static int offset(Value value, String written) {
        if (value instanceof Value.Scalar scalar) {
            if (scalar.text().equals(written)) {
                return scalar.offset();
            }
            int from = 0;
            for (String part : scalar.text().split(",", -1)) { // a list written with commas
                if (part.strip().equals(written)) {
                    return scalar.offset()
                            + from
                            + (part.length() - part.stripLeading().length());
                }
                from += part.length() + 1;
            }
            return -1;
        }
        int found = -1;
        if (value instanceof Value.Items items) {
            for (int i = 0; i < items.items().size() && found < 0; i++) {
                found = offset(items.items().get(i), written);
            }
        } else if (value instanceof Value.Mapping mapping) {
            for (int i = 0; i < mapping.entries().size() && found < 0; i++) {
                Value.Entry entry = mapping.entries().get(i);
                found = entry.key().equals(written) ? entry.keyOffset() : offset(entry.value(), written);
            }
        }
        return found;
    }

    /**
     * A problem of this file that came without a place, at the key that its message begins with
     * ({@code theme.primary: …}) or the value that it quotes; any other problem as it is.
     */
    public Problem placed(Problem problem) {
        if (problem.line() > 0 || !text.path().equals(problem.path())) {
            return problem;
        }
        String message = problem.message();
        int colon = message.indexOf(": ");
        String key = colon < 0 || message.lastIndexOf(' ', colon) >= 0
                ? ""
                : message.substring(message.lastIndexOf('.', colon) + 1, colon);
        int open = message.indexOf('\'');
        int close = message.indexOf('\'', open + 1);
        String quoted = close < 0 ? null : message.substring(open + 1, close);
        int at = offset(key, quoted);
        if (at < 0 && quoted != null) {
            at = offset(keys, quoted);
        }
        return at < 0
                ? problem
                : new Problem(
                        problem.code(),
                        problem.level(),
                        text.path(),
                        text.line(at),
                        text.column(at),
                        message,
                        problem.advice());
    }
}
