package org.clinicsite.problem;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that would improve the site: nothing is wrong without it, and it never fails a build.
 *
 * @param improvement what is missing, and what it is worth
 * @param kind {@code TODO}, or {@code DUE} for what its day has come
 * @param level such as {@code info}, as the clinic's {@code editorial.yaml} sets it
 * @param path the file to write into, relative to the source directory with {@code /}
 * @param line from 1; 0 where none can be named
 * @param column in code points, from 1; 0 where none can be named
 * @param quote the words in question; empty where there are none
 * @param message what is missing, in the clinic's own names, one sentence
 * @param advice what to write, one sentence
 */
public record Todo(
        Improvement improvement,
        Kind kind,
        String level,
        @Nullable String path,
        int line,
        int column,
        String quote,
        String message,
        String advice)
        implements Comparable<Todo> {

    /** What a line of findings.json is. */
    public enum Kind {
        /** Something is wrong, or was set right. */
        PROBLEM,
        /** Something would improve the site. */
        TODO,
        /** The day has come on which something was to be looked at. */
        DUE
    }

    private static final Comparator<Todo> BY_WORTH = Comparator.comparingInt(Todo::rank)
            .thenComparing(Todo::path, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparingInt(Todo::line)
            .thenComparingInt(Todo::column)
            .thenComparing(Todo::message);

    /** The same at another level. */
    public Todo at(String other) {
        return new Todo(improvement, kind, other, path, line, column, quote, message, advice);
    }

    /** Its place in the order of worth, from 1. */
    public int rank() {
        return improvement.rank();
    }

    /** The most worth first, then by place. */
    @Override
    public int compareTo(Todo other) {
        return BY_WORTH.compare(this, other);
    }

    /** {@code path:line:column: message advice}, without the parts that are not known; one line. */
    public String says() {
        String place =
                path == null ? "" : path + (line == 0 ? "" : ":" + line + (column == 0 ? "" : ":" + column)) + ": ";
        return place + message + " " + advice;
    }
}
