package org.clinicsite.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Files that may be published although nobody seems to mean it, each with its reason: {@code waivers.yaml} in the content
 * folder, in a JBake project beside its properties.
 *
 * <pre>
 * static/lessons/tables.sql: A lesson; the people in it are made up.
 * </pre>
 */
public final class Waivers {

    /** The file's name. */
    public static final String FILE = "waivers.yaml";

    private static final String EXAMPLE = "Write a line such as 'static/lesson.sql: A lesson; its people are made up.'";

    private final @Nullable SourceText file;
    private final Map<String, Integer> paths = new HashMap<>();

    private Waivers(@Nullable SourceText file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @param file null when there is none
     * @return problems: a waiver without a reason, and what is no waiver
     */
    public static Outcome<Waivers> read(@Nullable SourceText file) {
        Waivers waivers = new Waivers(file);
        if (file == null) {
            return Outcome.of(waivers);
        }
        Problems problems = new Problems();
        Value value = YamlReader.read(file, 0, file.text().length(), problems);
        if (value instanceof Value.Mapping mapping) {
            for (Value.Entry entry : mapping.entries()) {
                waivers.paths.put(entry.key(), entry.keyOffset());
                boolean reason = entry.value() instanceof Value.Scalar scalar
                        && !scalar.isNull()
                        && !scalar.text().isBlank();
                if (!reason) {
                    problems.add(waivers.problemAt(
                            Code.BAD_WAIVER,
                            Problem.Level.ERROR,
                            entry.keyOffset(),
                            "The waiver of '" + entry.key() + "' gives no reason.",
                            "Write why visitors may have the file, behind the colon."));
                }
            }
        } else if (value != null) {
            problems.add(waivers.problemAt(
                    Code.BAD_WAIVER,
                    Problem.Level.ERROR,
                    value.offset(),
                    "The file holds paths, each with a reason.",
                    EXAMPLE));
        }
        return problems.with(waivers);
    }

    /** Whether a file may be published; its path is relative to the folder of {@link #FILE}, with {@code /}. */
    public boolean cover(String path) {
        return paths.containsKey(path);
    }

    /** The line to write for a file. */
    public static String line(String path) {
        boolean plain = path.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
        return (plain && !path.startsWith("-") ? path : "'" + path.replace("'", "''") + "'") + ": why";
    }

    /**
     * Finds waivers that nothing asked for: of a file that is gone, or that has another name.
     *
     * @param asked the paths that a waiver was looked for
     */
    public List<Problem> findUnused(Set<String> asked) {
        List<Problem> problems = new ArrayList<>();
        paths.forEach((path, offset) -> {
            if (!asked.contains(path)) {
                problems.add(
                        problemAt(
                                Code.BAD_WAIVER,
                                Problem.Level.WARNING,
                                offset,
                                "'" + path + "' is no file that is published.",
                                Nearest.to(path, asked)
                                        .map(near -> "Did you mean '" + near + "'?")
                                        .orElse(
                                                "Mend the path, which counts from the folder of this file, or take the line away.")));
            }
        });
        return problems;
    }

    private Problem problemAt(Code code, Problem.Level level, int offset, String message, @Nullable String advice) {
        return file == null
                ? new Problem(code, level, null, 0, 0, message, advice)
                : new Problem(code, level, file.path(), file.line(offset), file.column(offset), message, advice);
    }
}
