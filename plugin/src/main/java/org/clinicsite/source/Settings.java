package org.clinicsite.source;

import java.util.Map;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * A YAML file of settings, such as {@code link-policy.yaml}: bound to a record as facts are, and with the same messages. But
 * it comes from no other program, so a key that nobody knows is a mistake: what it was meant to say would not hold.
 *
 * @param keys what it says; null when it cannot be understood, or the record refuses it
 * @param places where it says so
 */
public record Settings<R extends Record>(@Nullable R keys, FactPlaces places) {

    /**
     * Reads a file.
     *
     * @param type what it may hold
     * @return problems: every mistake with its place and what to write instead
     */
    public static <R extends Record> Outcome<Settings<R>> read(SourceText file, Class<R> type) {
        Problems problems = new Problems();
        Value value = YamlReader.read(file, 0, file.text().length(), problems);
        if (value instanceof Value.Mapping keys) {
            R bound = new RecordBinder().bindSettings(keys, type, file, problems);
            return problems.with(new Settings<>(bound, new FactPlaces(file, keys)));
        }
        if (value != null && !(value instanceof Value.Scalar nothing && nothing.isNull())) {
            problems.add(noKeys(file));
        }
        return problems.with(new Settings<>(null, FactPlaces.none(file)));
    }

    /** What an editor for YAML needs to know of such a file: a JSON Schema. */
    public static Map<String, Object> schema(Class<? extends Record> type) {
        return FactsSchema.ofSettings(type);
    }

    /** That a file which has to hold keys holds something else. */
    static Problem noKeys(SourceText file) {
        return Problem.error(
                Code.EMPTY_FILE, file.path(), 1, 1, "The file holds no keys.", "Write 'key: value' lines.");
    }
}
