package org.clinicsite.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Problem;

/**
 * What a build has set right by itself: links and leftovers that it took out of texts, words that it joined, headings that
 * it proposed. Nobody has to do anything about it, so it is told once.
 *
 * @param all everything
 * @param news what no build before has told, in the same order
 */
public record Mended(List<Problem> all, List<Problem> news) {

    /** Nothing. */
    static final Mended NONE = new Mended(List.of(), List.of());

    public Mended {
        all = List.copyOf(all);
        news = List.copyOf(news);
    }

    /**
     * Tells what is new from what was told.
     *
     * @param all everything
     * @param told the {@link #facts} of the last build that was told of
     */
    static Mended of(List<Problem> all, List<String> told) {
        Map<String, Integer> left = new HashMap<>();
        told.forEach(fact -> left.merge(fact, 1, Integer::sum));
        List<Problem> news = new ArrayList<>();
        for (Problem one : all) {
            if (left.merge(fact(one), -1, Integer::sum) < 0) {
                news.add(one);
            }
        }
        return new Mended(all, news);
    }

    /** What was set right, a line each, without line and column: a text moves when somebody writes above it. */
    List<String> facts() {
        return all.stream().map(Mended::fact).toList();
    }

    private static String fact(Problem one) {
        return Problem.info(one.code(), one.path(), 0, 0, one.message(), null).says();
    }
}
