package org.clinicsite.lint;

import java.util.Comparator;

/**
 * One thing that an editor should look at; a line of findings.json.
 *
 * @param rule the rule's name, such as {@code cure-claim}
 * @param level never {@code OFF}
 * @param source the file relative to the source directory with {@code /}, such as {@code content/articles/neck.txt}
 * @param line from 1
 * @param column in code points, from 1
 * @param quote the words in question, or what was counted or is missing; at most 120 characters
 * @param message what is wrong, one sentence
 * @param advice what to write or do instead, one sentence
 */
public record Finding(
        String rule, Level level, String source, int line, int column, String quote, String message, String advice)
        implements Comparable<Finding> {

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::source)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::quote);

    /** By file, line, column: the order in which a person works through them. */
    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code content/articles/neck.txt:12:40: cure-claim: “…”. message advice}, one line. */
    public String says() {
        return source + ":" + line + ":" + column + ": " + rule + ": \u201c" + quote + "\u201d. " + message + " "
                + advice;
    }
}
