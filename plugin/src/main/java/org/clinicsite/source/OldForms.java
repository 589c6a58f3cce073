package org.clinicsite.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * How keys, values and properties were written in the version before. Nobody's site breaks when it is upgraded: what a
 * version writes otherwise is read in its old form until the next one, with a line that shows the new form.
 *
 * <p>Whoever renames a key, or gives a value another meaning, adds a row to {@link #TABLE}:
 *
 * <pre>{@code
 * // renamed; what stands behind it stays
 * new OldForm("0.2.0", Set.of("locations"), "wc", "toilet", Function.identity(), null),
 * // a key with keys below it now
 * new OldForm("0.2.0", Set.of("data/clinic.yaml"), "booking.deposit", "deposit.text", Function.identity(), null),
 * // a value that is written otherwise; null where it is no old form, empty where the line is to go
 * new OldForm("0.2.0", Set.of("locations"), "toilet", "toilet", v -> v.equals("none") ? "" : null,
 *         "'no' says that there is none."),
 * }</pre>
 *
 * <p>Headers and {@code clinic.yaml} are turned into the new form before they are bound to records. Other readers, such as
 * that of {@code link-policy.yaml}, ask {@link #of}. A property is renamed in its goal, and the line told by a row:
 *
 * <pre>{@code
 * @Parameter(property = "site.upcoming", alias = "future", defaultValue = "${site.future}")
 *
 * new OldForm("0.2.0", Set.of(COMMAND_LINE), "site.future", "upcoming", Function.identity(), null),
 * }</pre>
 */
public final class OldForms {

    /** The rows that hold. One whose time is over fails a test, and goes. */
    public static final OldForms TABLE = new OldForms(Stream.of(
                    none("locations", true, "parking", "transit", "step-free", "toilet"),
                    none(
                            "data/clinic.yaml",
                            true,
                            "booking.intake-form",
                            "payment.rebate-note",
                            "fees.late",
                            "fees.no-show"),
                    none("data/clinic.yaml", false, "booking", "payment.tax-note"),
                    none("pages", true, "funds.exceptions"),
                    none("therapists", false, "image", "credentials.number"))
            .flatMap(rows -> rows)
            .toList());

    /** {@code none} said that there is none, and often only that nothing was known: now it is not said at all. */
    private static Stream<OldForm> none(String where, boolean told, String... keys) {
        return Stream.of(keys)
                .map(key -> new OldForm(
                        "0.2.0",
                        Set.of(where),
                        key,
                        lastOf(key),
                        value -> value.equalsIgnoreCase("none") ? "" : null,
                        told
                                ? "Pages then say nothing of it; '" + lastOf(key)
                                        + ": no' lets them say that there is none."
                                : null));
    }

    /** Where properties that are given with {@code -D} are written. */
    public static final String COMMAND_LINE = "-D";

    /** The headers of all texts. */
    static final Set<String> TEXTS =
            Arrays.stream(ContentType.values()).map(ContentType::folder).collect(Collectors.toUnmodifiableSet());

    private final List<OldForm> rows;

    /**
     * A change of how something is written.
     *
     * @param since the version that writes it otherwise, such as {@code 0.2.0}; the old form is read until the next minor one
     * @param where the folders of texts ({@code services}), the files ({@code data/clinic.yaml}, {@code link-policy.yaml}),
     *     or {@link #COMMAND_LINE}
     * @param key as it was, with those above it: {@code booking.deposit}; lists do not show
     * @param now as it is, below the same key: {@code deposit.text}; the same as the last part of {@code key} when only values
     *     changed
     * @param value the new form of what stood behind it: null when that is no old form, empty when the line is to go
     * @param note what else has to be said, one sentence; null for nothing
     */
    public record OldForm(
            String since,
            Set<String> where,
            String key,
            String now,
            Function<String, @Nullable String> value,
            @Nullable String note) {

        /** The version that reads the old form no more. */
        public String until() {
            String[] parts = since.split("\\.", -1);
            return parts[0] + "." + (Integer.parseInt(parts[1]) + 1) + ".0";
        }

        boolean isRenamed() {
            return !now.equals(lastOf(key));
        }
    }

    /**
     * What an old form is now.
     *
     * @param key the whole key, such as {@code booking.deposit.text}
     * @param value what stands behind it; empty when the line is to go, null when it is more than one value
     * @param message that it is an old form, and how long that is read
     * @param advice the line as it is to be written
     */
    public record Now(String key, @Nullable String value, String message, String advice) {}

    /** @param rows in any order; no two for one key with one value */
    public OldForms(List<OldForm> rows) {
        this.rows = List.copyOf(rows);
    }

    List<OldForm> rows() {
        return rows;
    }

    /**
     * The new form of something old.
     *
     * @param where as in {@link OldForm}
     * @param key the whole key
     * @param value what stands behind it; null when that is a list or keys
     * @return empty when it is written as it should be
     */
    public Optional<Now> of(String where, String key, @Nullable String value) {
        for (OldForm row : rows) {
            if (!row.key().equals(key) || !row.where().contains(where)) {
                continue;
            }
            String now = value == null ? null : row.value().apply(value);
            if (now == null && (value != null || !row.isRenamed())) {
                continue;
            }
            String whole = key.substring(0, key.length() - lastOf(key).length()) + row.now();
            boolean isProperty = where.equals(COMMAND_LINE);
            boolean valued = value != null && !value.equals(now);
            String note = row.note() == null ? "" : " " + row.note();
            return Optional.of(new Now(
                    whole,
                    now,
                    valued
                            ? "'" + line(where, key, value) + "' is how it was written before " + row.since()
                                    + "; it is read until " + row.until() + "."
                            : "'" + (isProperty ? key : lastOf(key)) + "' is called '"
                                    + (isProperty ? whole : row.now()) + "' since " + row.since()
                                    + "; the old name is read until " + row.until() + ".",
                    (now != null && now.isEmpty()
                                    ? "Take it away."
                                    : "Write '" + line(where, whole, now) + "'" + below(where, row) + ".")
                            + note));
        }
        return Optional.empty();
    }

    /** A line as people write it, without the keys above. */
    private static String line(String where, String key, @Nullable String value) {
        return where.equals(COMMAND_LINE)
                ? "-D" + key + (value == null ? "" : "=" + value)
                : lastOf(key) + ":" + (value == null ? "" : " " + value);
    }

    private static String below(String where, OldForm row) {
        int parent = row.now().lastIndexOf('.');
        return where.equals(COMMAND_LINE) || parent < 0
                ? ""
                : " below '" + row.now().substring(0, parent) + ":'";
    }

    private static String lastOf(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /**
     * Keys in the form in which they are written now.
     *
     * @param where as in {@link OldForm}
     * @param problems gets a warning for each old form
     */
    Value.Mapping read(Value.Mapping keys, String where, SourceText file, Problems problems) {
        return rows.isEmpty() ? keys : new Reading(where, file, problems).mapping(keys, "");
    }

    /** Turns the keys of one file into their new form. */
    private final class Reading {

        private final String where;
        private final SourceText file;
        private final Problems problems;

        Reading(String where, SourceText file, Problems problems) {
            this.where = where;
            this.file = file;
            this.problems = problems;
        }

        Value.Mapping mapping(Value.Mapping keys, String above) {
            List<Value.Entry> entries = new ArrayList<>();
            List<Value.Entry> old = new ArrayList<>();
            for (Value.Entry entry : keys.entries()) {
                if (of(where, above + entry.key(), text(entry.value())).isPresent()) {
                    old.add(entry);
                } else {
                    entries.add(new Value.Entry(
                            entry.keyOffset(), entry.key(), value(entry.value(), above + entry.key() + ".")));
                }
            }
            for (Value.Entry entry : old) {
                readInNewForm(entry, above, entries);
            }
            return new Value.Mapping(keys.offset(), entries);
        }

        private Value value(Value value, String above) {
            if (value instanceof Value.Mapping mapping) {
                return mapping(mapping, above);
            }
            if (value instanceof Value.Items list) {
                return new Value.Items(
                        list.offset(),
                        list.items().stream().map(item -> value(item, above)).toList());
            }
            return value;
        }

        /** Puts what an old form says now among the other keys. */
        private void readInNewForm(Value.Entry entry, String above, List<Value.Entry> entries) {
            Now now = of(where, above + entry.key(), text(entry.value())).orElseThrow();
            boolean goes = now.value() != null && now.value().isEmpty();
            Value value = now.value() != null && entry.value() instanceof Value.Scalar scalar
                    ? new Value.Scalar(scalar.offset(), now.value(), scalar.plain())
                    : value(entry.value(), now.key() + ".");
            String[] path = now.key().substring(above.length()).split("\\.", -1);
            boolean told = goes || put(entries, path, 0, entry.keyOffset(), value);
            problems.add(Problem.warning(
                    Code.OLD_FORM,
                    file.path(),
                    file.line(entry.keyOffset()),
                    file.column(entry.keyOffset()),
                    told
                            ? now.message()
                            : "'" + entry.key() + "' is called '" + now.key().substring(above.length())
                                    + "' now, which stands here too; it is not used.",
                    told ? now.advice() : "Delete it."));
        }

        /** Whether it could be put there: a key that is written already wins. */
        private static boolean put(List<Value.Entry> entries, String[] path, int at, int offset, Value value) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).key().equals(path[at])) {
                    if (at == path.length - 1 || !(entries.get(i).value() instanceof Value.Mapping below)) {
                        return false;
                    }
                    List<Value.Entry> more = new ArrayList<>(below.entries());
                    boolean put = put(more, path, at + 1, offset, value);
                    entries.set(
                            i,
                            new Value.Entry(
                                    entries.get(i).keyOffset(), path[at], new Value.Mapping(below.offset(), more)));
                    return put;
                }
            }
            Value leaf = value;
            for (int i = path.length - 1; i > at; i--) {
                leaf = new Value.Mapping(offset, List.of(new Value.Entry(offset, path[i], leaf)));
            }
            entries.add(new Value.Entry(offset, path[at], leaf));
            return true;
        }

        private static @Nullable String text(Value value) {
            return value instanceof Value.Scalar scalar ? scalar.text() : null;
        }
    }
}
