package org.clinicsite.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a text where its subject changes, after Utiyama and Isahara, "A statistical model for domain-independent text
 * segmentation" (ACL 2001): of all ways to cut between blocks the one in which each section's words are least
 * surprising within their section. A section too long or too short for a reader costs extra.
 */
final class SubjectChanges {

    /** Words of a section that reads well on a page, and how far off is still fine. */
    private static final double WORDS = 130;

    private static final double SPREAD = 60;
    /** What a section that is off by the spread costs, in the model's unit (nats). */
    private static final double OFF = 4;
    /** No section is longer, unless one block is. */
    private static final int MOST_WORDS = 320;

    private SubjectChanges() {}

    /**
     * Cuts.
     *
     * @param wordCounts words per block as a reader counts them
     * @param mayBegin per block whether a section may begin with it
     * @return the first blocks of the sections; the first is 0
     */
    static List<Integer> cut(WeighedWords prose, int[] wordCounts, boolean[] mayBegin) {
        int blocks = wordCounts.length;
        double[] best = new double[blocks + 1]; // the cost of the blocks before
        int[] from = new int[blocks + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        int vocabulary = vocabulary(prose);
        int subjects = 0;
        for (WeighedWords.Word word : prose.words) {
            subjects += counts(word) ? 1 : 0;
        }
        double perSection = Math.log(Math.max(2, subjects));
        int[] seen = new int[prose.stems];
        double[] growth = new double[MOST_WORDS];
        for (int f = 0; f < growth.length; f++) {
            growth[f] = growth(f);
        }
        for (int start = 0; start < blocks; start++) {
            if (start > 0 && !mayBegin[start] || best[start] == Double.POSITIVE_INFINITY) {
                continue;
            }
            int words = 0;
            int tokens = 0;
            double sum = 0; // of f log(f + 1) over the section's stems, kept up as words come in
            List<Integer> touched = new ArrayList<>();
            for (int end = start + 1; end <= blocks; end++) {
                for (int w = prose.starts[end - 1]; w < prose.starts[end]; w++) {
                    WeighedWords.Word word = prose.words.get(w);
                    if (counts(word)) {
                        int f = seen[word.stem()]++;
                        if (f == 0) {
                            touched.add(word.stem());
                        }
                        sum += f + 1 < growth.length ? growth[f] : growth(f);
                        tokens++;
                    }
                }
                words += wordCounts[end - 1];
                if (words > MOST_WORDS && end > start + 1) {
                    break;
                }
                if (end < blocks && !mayBegin[end]) {
                    continue;
                }
                double surprise = tokens * Math.log(tokens + vocabulary) - sum;
                double off = (words - WORDS) / SPREAD;
                double cost = best[start] + surprise + perSection + OFF * off * off;
                if (cost < best[end]) {
                    best[end] = cost;
                    from[end] = start;
                }
            }
            for (int stem : touched) {
                seen[stem] = 0;
            }
        }
        List<Integer> cuts = new ArrayList<>();
        if (best[blocks] == Double.POSITIVE_INFINITY) {
            return List.of(0);
        }
        for (int end = blocks; end > 0; end = from[end]) {
            cuts.add(from[end]);
        }
        Collections.reverse(cuts);
        return cuts;
    }

    /** What f log(f + 1) grows by when f does by one. */
    private static double growth(int f) {
        return (f + 1) * Math.log(f + 2) - f * Math.log(f + 1);
    }

    private static boolean counts(WeighedWords.Word word) {
        return word.kind() == WeighedWords.Kind.SUBJECT || word.kind() == WeighedWords.Kind.GERUND;
    }

    private static int vocabulary(WeighedWords prose) {
        boolean[] used = new boolean[prose.stems];
        int count = 0;
        for (WeighedWords.Word word : prose.words) {
            if (counts(word) && !used[word.stem()]) {
                used[word.stem()] = true;
                count++;
            }
        }
        return count;
    }
}
