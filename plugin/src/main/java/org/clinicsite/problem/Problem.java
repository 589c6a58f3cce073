package org.clinicsite.problem;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person has to know about the site's sources: what is wrong, where, and what to write instead.
 *
 * @param code the kind of mistake
 * @param level whether the build can go on
 * @param path the file, relative to the source directory with {@code /}, such as {@code content/articles/neck.md};
 *     null where no file is to blame
 * @param line the line, from 1; 0 where none can be named
 * @param column the column in code points, from 1; 0 where none can be named
 * @param message what is wrong, one sentence without the place
 * @param advice what to write or do instead, one sentence; null where the message says it all
 */
public record Problem(
        Code code,
        Level level,
        @Nullable String path,
        int line,
        int column,
        String message,
        @Nullable String advice) implements Comparable<Problem> {

    /** How bad a problem is. */
    public enum Level {
        /** Nothing is written; the goal fails. */
        ERROR,
        /** The site is written; {@code failOnWarning} turns it into a failure. */
        WARNING,
        /** The build has set it right by itself: nobody has to do anything. Told once, never a failure. */
        INFO
    }

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    Problem::path, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::level)
            .thenComparing(Problem::message);

    public Problem {
        assert code.isToldAs(level) : code + " is told as " + level + ", and problems.md says otherwise";
    }

    // written out: what a record makes by itself takes a fresh JVM milliseconds

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problem problem
                && code == problem.code
                && level == problem.level
                && line == problem.line
                && column == problem.column
                && message.equals(problem.message)
                && Objects.equals(path, problem.path)
                && Objects.equals(advice, problem.advice);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, level, path, line, column, message, advice);
    }

    /** An error at a place. */
    public static Problem error(
            Code code, @Nullable String path, int line, int column, String message, @Nullable String advice) {
        return new Problem(code, Level.ERROR, path, line, column, message, advice);
    }

    /** A warning at a place. */
    public static Problem warning(
            Code code, @Nullable String path, int line, int column, String message, @Nullable String advice) {
        return new Problem(code, Level.WARNING, path, line, column, message, advice);
    }

    /** What the build has set right by itself at a place. */
    public static Problem info(
            Code code, @Nullable String path, int line, int column, String message, @Nullable String advice) {
        return new Problem(code, Level.INFO, path, line, column, message, advice);
    }

    /** Whether the build must stop for it. */
    public boolean isError() {
        return level == Level.ERROR;
    }

    /** Whether the author should mend it, and the build goes on. */
    public boolean isWarning() {
        return level == Level.WARNING;
    }

    /** By path, line, column: the order in which a person works through them. */
    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** As {@link #says}, and its code behind it, unless the message begins with it: what the console shows. */
    public String told() {
        String says = says();
        return message.startsWith(code.word() + ": ") ? says : code.behind(says);
    }

    /** {@code path:line:column: message. advice}, without the parts that are not known; one line. */
    public String says() {
        StringBuilder out = new StringBuilder();
        if (path != null) {
            out.append(path);
            if (line > 0) {
                out.append(':').append(line);
                if (column > 0) {
                    out.append(':').append(column);
                }
            }
            out.append(": ");
        }
        out.append(message);
        if (advice != null) {
            out.append(' ').append(advice);
        }
        return out.toString();
    }
}
