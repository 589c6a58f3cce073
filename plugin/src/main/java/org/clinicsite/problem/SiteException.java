package org.clinicsite.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The author can mend it: a rule about the sources was broken. Nothing was written. */
public class SiteException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** With all that was found, errors and warnings; at least one is an error. */
    public SiteException(List<Problem> problems) {
        super(problems.stream().filter(Problem::isError).map(Problem::says).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** With one problem. */
    public SiteException(Problem problem) {
        this(List.of(problem));
    }

    /** All that was found, sorted by place. */
    public List<Problem> problems() {
        return problems;
    }
}
