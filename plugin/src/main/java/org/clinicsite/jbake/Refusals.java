package org.clinicsite.jbake;

import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What JBake builds and we would rather not, for a page of the site would be wrong: an error, unless {@code jbake.strict}
 * is false. Then each is a warning, and what JBake does is done. {@code jbake.md} has a row for each.
 */
final class Refusals {

    private final boolean strict;
    private final Problems problems;
    private volatile boolean refused;

    Refusals(boolean strict, Problems problems) {
        this.strict = strict;
        this.problems = problems;
    }

    /** Whether they are errors. */
    boolean areErrors() {
        return strict;
    }

    /** Whether one was an error. */
    boolean refused() {
        return refused;
    }

    /**
     * Tells of one.
     *
     * @param line from 1; 0 for none
     * @param column likewise
     * @param instead what is done where it is let through, a sentence
     * @return whether to go on as JBake does
     */
    boolean letsThrough(
            Code code,
            @Nullable String path,
            int line,
            int column,
            String message,
            @Nullable String advice,
            String instead) {
        refused |= strict;
        problems.add(
                strict
                        ? Problem.error(code, path, line, column, message, advice)
                        : Problem.warning(code, path, line, column, message + " " + instead, advice));
        return !strict;
    }
}
