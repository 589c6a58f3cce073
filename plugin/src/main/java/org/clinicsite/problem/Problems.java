package org.clinicsite.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Gathers problems, so that a person can mend five mistakes in one go: those of one stage while it works, which returns them as
 * an {@link Outcome}, or those of all where the stages are listed. No stage hands its own to another. Safe for many threads; what
 * it hands out is sorted, so that the order of work does not show.
 */
public final class Problems {

    private final List<Problem> found = Collections.synchronizedList(new ArrayList<>());
    private final List<Supplier<List<Problem>>> sources = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<Problem> places = problem -> problem;

    /** Adds one. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds all. */
    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    /** Adds what is wrong with what a stage made, and hands on what it made. */
    public <T> T take(Outcome<T> outcome) {
        found.addAll(outcome.problems());
        return outcome.value();
    }

    /** What a stage returns that has gathered these. */
    public <T> Outcome<T> with(T value) {
        return new Outcome<>(value, all());
    }

    /** Asks somebody who goes on finding some, whenever these are asked for. */
    public void ask(Supplier<List<Problem>> source) {
        sources.add(source);
    }

    /** Names who knows the places of problems that come without one. */
    public void placedBy(UnaryOperator<Problem> places) {
        this.places = places;
    }

    /** Everything so far, sorted by place. */
    public List<Problem> all() {
        List<Problem> all;
        synchronized (found) {
            all = new ArrayList<>(found);
        }
        List.copyOf(sources).forEach(source -> all.addAll(source.get()));
        return all.stream().map(places).sorted().distinct().toList();
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
        return all().stream().anyMatch(Problem::isError);
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
