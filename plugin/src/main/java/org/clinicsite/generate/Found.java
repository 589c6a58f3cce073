package org.clinicsite.generate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.clinicsite.lint.Finding;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Todo;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.JsonObject;

/**
 * A line of findings.json: whatever there is to say of a site, in one form.
 *
 * @param rule the code of a problem, the name of an editorial rule, or the key of an improvement
 * @param kind what kind of line it is
 * @param level {@code error}, {@code warning} or {@code info}
 * @param rank its place in the order of worth, from 1; 0 for a problem
 * @param source the file, relative to the source directory with {@code /}; a whole path for one outside of it; empty where
 *     none is to blame
 * @param line from 1; 0 where none can be named
 * @param column in code points, from 1; 0 where none can be named
 * @param quote the words in question; empty where there are none
 * @param message what is wrong or missing, one sentence
 * @param advice what to write or do; empty where the message says it all
 * @param isOfCheck whether {@code site:check} found it, and not the build
 */
public record Found(
        String rule,
        Todo.Kind kind,
        String level,
        int rank,
        String source,
        int line,
        int column,
        String quote,
        String message,
        String advice,
        boolean isOfCheck) {

    private static final String BY = "by";
    private static final String CHECK = "check";

    /** What the build warned of or has set right, or what stopped it. */
    public static Found of(Problem problem) {
        return new Found(
                problem.code().word(),
                Todo.Kind.PROBLEM,
                EnumWord.of(problem.level()),
                0,
                Objects.requireNonNullElse(problem.path(), ""),
                problem.line(),
                problem.column(),
                "",
                problem.message(),
                Objects.requireNonNullElse(problem.advice(), ""),
                false);
    }

    /** What an editor should look at, or what a check of the finished site found. */
    public static Found of(Finding finding, boolean isOfCheck) {
        return new Found(
                finding.rule(),
                Todo.Kind.PROBLEM,
                finding.level().word(),
                0,
                finding.source(),
                finding.line(),
                finding.column(),
                finding.quote(),
                finding.message(),
                finding.advice(),
                isOfCheck);
    }

    /** What would improve the site, or is due. */
    public static Found of(Todo todo, boolean isOfCheck) {
        return new Found(
                todo.improvement().key(),
                todo.kind(),
                todo.level(),
                todo.rank(),
                Objects.requireNonNullElse(todo.path(), ""),
                todo.line(),
                todo.column(),
                todo.quote(),
                todo.message(),
                todo.advice(),
                isOfCheck);
    }

    /** @throws IllegalArgumentException when something is missing */
    static Found parse(JsonObject one) {
        return new Found(
                one.text("rule"),
                Todo.Kind.valueOf(one.text("kind").toUpperCase(Locale.ROOT)),
                one.text("level"),
                one.has("rank") ? (int) one.number("rank") : 0,
                one.text("source"),
                (int) one.number("line"),
                (int) one.number("column"),
                one.text("quote"),
                one.text("message"),
                one.text("advice"),
                one.find(BY).isPresent());
    }

    /** As the file has it. */
    Map<String, Object> toJson() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("rule", rule);
        one.put("kind", EnumWord.of(kind));
        one.put("level", level);
        if (rank > 0) {
            one.put("rank", rank);
        }
        one.put("source", source);
        one.put("line", line);
        one.put("column", column);
        one.put("quote", quote);
        one.put("message", message);
        one.put("advice", advice);
        if (isOfCheck) {
            one.put(BY, CHECK);
        }
        return one;
    }

    /** Whether a check fails because of it. */
    public boolean isError() {
        return level.equals("error");
    }

    /** Whether somebody should look at it soon. */
    public boolean isWarning() {
        return level.equals("warning") && kind == Todo.Kind.PROBLEM;
    }

    /** {@code path:line:column}, without the parts that are not known. */
    public String place() {
        return source + (line == 0 ? "" : ":" + line + (column == 0 ? "" : ":" + column));
    }

    /**
     * The same as somebody sees it.
     *
     * @param other {@code error}, {@code warning} or {@code info}
     */
    public Found as(String other) {
        return new Found(rule, kind, other, rank, source, line, column, quote, message, advice, isOfCheck);
    }

    /** The same at another place. */
    public Found at(String otherSource, int otherLine, int otherColumn) {
        return new Found(
                rule, kind, level, rank, otherSource, otherLine, otherColumn, quote, message, advice, isOfCheck);
    }
}
