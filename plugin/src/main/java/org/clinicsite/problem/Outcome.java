package org.clinicsite.problem;

import java.util.List;

/**
 * What a stage returns: the value that the next one takes, and what is wrong with it. A value is there also when there are errors,
 * as far as it could be made, so that all mistakes are found in one run; whoever lists the stages gathers them.
 *
 * @param value what was made
 * @param problems sorted by place
 */
public record Outcome<T>(T value, List<Problem> problems) {

    public Outcome {
        problems = List.copyOf(problems);
    }

    /** One of which nothing is wrong. */
    public static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, List.of());
    }
}
