package org.clinicsite.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gathers the problems of a stage, so that a person can mend five mistakes in one go. Safe for many threads; what it
 * hands out is sorted, so that the order of work does not show.
 */
public final class Problems {

    private final List<Problem> found = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<Problem> places = problem -> problem;

    /** Adds one. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds all. */
    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    /** Names who knows the places of problems that come without one. */
    public void placedBy(UnaryOperator<Problem> places) {
        this.places = places;
    }

    /** Everything so far, sorted by place. */
    public List<Problem> all() {
        synchronized (found) {
            return found.stream().map(places).sorted().distinct().toList();
        }
    }

    /** What the author should mend though the build goes on, sorted by place. */
    public List<Problem> warnings() {
        return all().stream().filter(Problem::isWarning).toList();
    }

    /** What the build has set right by itself, sorted by place. */
    public List<Problem> mended() {
        return all().stream()
                .filter(problem -> problem.level() == Problem.Level.INFO)
                .toList();
    }

    /** Whether one so far is an error. */
    public boolean hasErrors() {
        synchronized (found) {
            return found.stream().anyMatch(Problem::isError);
        }
    }

    /**
     * Ends a stage.
     *
     * @throws SiteException with all problems so far when at least one is an error
     */
    public void failOnErrors() throws SiteException {
        List<Problem> all = all();
        if (all.stream().anyMatch(Problem::isError)) {
            throw new SiteException(all);
        }
    }
}
