package org.clinicsite.article;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * Names sections in their own words, after Rose and others, "Automatic keyword extraction from individual documents"
 * (RAKE, 2010): runs of words between small ones are candidates, as they stand in the text; what a section speaks of
 * more than the others do weighs most. Runs may be joined by a preposition, as in {@code pain in the upper back}.
 */
final class SectionNames {

    private static final int MOST_WORDS = 6;
    /** Words of a run; more are seldom one noun phrase. */
    private static final int MOST_RUN = 3;

    private final Prose prose;
    private final Vocabulary vocabulary;
    private final int sections;
    /** Per stem: in how many sections it occurs. */
    private final int[] spread;

    /** Per stem: how often it ends a run, which adjectives seldom do. */
    private final int[] lastOfRun;

    private final Set<Integer> titleStems = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Map<Integer, Integer> usedStems = new HashMap<>();

    private SectionNames(Prose prose, Vocabulary vocabulary, List<Integer> cuts, int blocks, @Nullable String title) {
        this.prose = prose;
        this.vocabulary = vocabulary;
        this.sections = cuts.size();
        this.spread = new int[prose.stems];
        for (int s = 0; s < cuts.size(); s++) {
            Set<Integer> stems = new HashSet<>();
            int end = s + 1 < cuts.size() ? cuts.get(s + 1) : blocks;
            for (int w = prose.starts[cuts.get(s)]; w < prose.starts[end]; w++) {
                if (stems.add(prose.words.get(w).stem())) {
                    spread[prose.words.get(w).stem()]++;
                }
            }
        }
        this.lastOfRun = new int[prose.stems];
        for (int block = 0; block < blocks; block++) {
            for (Run run : runs(prose.starts[block], prose.starts[block + 1])) {
                lastOfRun[prose.words.get(run.end() - 1).stem()]++;
            }
        }
        if (title != null) {
            used.add(Slug.of(title));
            Set<String> stems = new HashSet<>();
            for (String word : Slug.of(title).split("-")) {
                stems.add(Vocabulary.stem(word));
            }
            for (Prose.Word word : prose.words) {
                if (stems.contains(Vocabulary.stem(word.lower()))) {
                    titleStems.add(word.stem());
                }
            }
        }
    }

    /**
     * Names each section.
     *
     * @param cuts the first blocks of the sections
     * @param blocks how many there are
     * @param title no section is named like it
     * @return a name per section, all different; null for one that gives no words for it
     */
    static List<@Nullable String> of(Prose prose, List<Integer> cuts, int blocks, @Nullable String title) {
        List<@Nullable String> names = new ArrayList<>(cuts.size());
        if (prose.vocabulary == null) {
            cuts.forEach(cut -> names.add(null));
            return names;
        }
        SectionNames naming = new SectionNames(prose, prose.vocabulary, cuts, blocks, title);
        for (int s = 0; s < cuts.size(); s++) {
            int end = s + 1 < cuts.size() ? cuts.get(s + 1) : blocks;
            names.add(naming.name(prose.starts[cuts.get(s)], prose.starts[end]));
        }
        return names;
    }

    /** A run of words that could be a name, or a part of one. */
    private record Run(int start, int end) {}

    private @Nullable String name(int from, int to) {
        double[] weights = weights(from, to);
        List<Run> runs = runs(from, to);
        Map<String, Double> scores = new HashMap<>();
        Map<String, Run> first = new HashMap<>();
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            score(run, from, to, weights, scores, first);
            Run joined = run;
            for (int next = r + 1;
                    next < runs.size() && isJoined(joined.end(), runs.get(next).start());
                    next++) {
                joined = new Run(run.start(), runs.get(next).end());
                if (joined.end() - joined.start() > MOST_WORDS) {
                    break;
                }
                score(joined, from, to, weights, scores, first);
            }
        }
        String best = null;
        double most = 0;
        for (Map.Entry<String, Double> entry : scores.entrySet()) {
            Run run = requireNonNull(first.get(entry.getKey()));
            if (entry.getValue() > most
                    || entry.getValue() == most
                            && best != null
                            && run.start() < requireNonNull(first.get(best)).start()) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        Pair pair = pair(runs, from, to, weights);
        String name;
        if (pair != null && pair.score() > most) {
            name = sentenceCase(pair.name());
            use(pair.left());
            use(pair.right());
        } else if (best != null) {
            Run run = requireNonNull(first.get(best));
            name = sentenceCase(text(run));
            use(run);
        } else {
            return null;
        }
        used.add(Slug.of(name));
        return name;
    }

    private void use(Run run) {
        for (int w = run.start(); w < run.end(); w++) {
            if (prose.words.get(w).kind() == Prose.Kind.SUBJECT) {
                usedStems.merge(prose.words.get(w).stem(), 1, Integer::sum);
            }
        }
    }

    /** Per stem how much a section speaks of it, the more the less other sections do. */
    private double[] weights(int from, int to) {
        double[] weights = new double[prose.stems];
        for (int w = from; w < to; w++) {
            Prose.Word word = prose.words.get(w);
            if (word.kind() == Prose.Kind.SUBJECT) {
                weights[word.stem()] += 1;
            }
        }
        for (int stem = 0; stem < weights.length; stem++) {
            if (weights[stem] > 0) {
                // a word said once may be there by chance
                weights[stem] = (Math.sqrt(weights[stem]) - 0.5) * Math.log(1.5 + (double) sections / spread[stem]);
                if (titleStems.contains(stem)) {
                    weights[stem] *= 0.6;
                }
                weights[stem] /= 1 + usedStems.getOrDefault(stem, 0);
            }
        }
        return weights;
    }

    private List<Run> runs(int from, int to) {
        List<Run> runs = new ArrayList<>();
        int w = from;
        while (w < to) {
            if (!begins(w)) {
                w++;
                continue;
            }
            int end = w + 1;
            while (end < to && !prose.words.get(end).breaks() && goesOn(end, to)) {
                end++;
            }
            boolean beforeVerb = end < to
                    && !prose.words.get(end).breaks()
                    && vocabulary.isDeterminer(prose.words.get(end).lower());
            int last = beforeVerb ? end - 1 : end;
            if (last > w && last - w <= MOST_RUN && ends(last - 1)) {
                runs.add(new Run(w, last));
            }
            w = end;
        }
        return runs;
    }

    /** Whether a run can begin with a word: a subject, or a gerund behind a preposition or at a sentence's start. */
    private boolean begins(int w) {
        Prose.Word word = prose.words.get(w);
        if (word.kind() == Prose.Kind.SUBJECT) {
            return true;
        }
        if (word.kind() != Prose.Kind.GERUND || w + 1 == prose.words.size()) {
            return false;
        }
        Prose.Word next = prose.words.get(w + 1);
        boolean object = next.kind() == Prose.Kind.SUBJECT && !next.breaks();
        return object
                && (word.opens()
                        || w > 0
                                && vocabulary.isConnector(prose.words.get(w - 1).lower()));
    }

    private boolean goesOn(int w, int to) {
        Prose.Word word = prose.words.get(w);
        if (word.kind() == Prose.Kind.SUBJECT) {
            return true;
        }
        // natural healing: a gerund with nothing behind it is a noun
        return word.kind() == Prose.Kind.GERUND
                && (w + 1 >= to
                        || prose.words.get(w + 1).breaks()
                        || prose.words.get(w + 1).kind() == Prose.Kind.SMALL);
    }

    private boolean ends(int w) {
        String word = prose.words.get(w).lower();
        if (vocabulary.isParticiple(word)) {
            return false;
        }
        return !vocabulary.capitalisesNouns()
                || Character.isUpperCase(prose.words.get(w).text().charAt(0));
    }

    /** Whether nothing but a preposition, and an article perhaps, lies between two runs. */
    private boolean isJoined(int end, int start) {
        int between = start - end;
        if (between < 1 || between > 2) {
            return false;
        }
        for (int w = end; w <= start; w++) {
            if (prose.words.get(w).breaks()) {
                return false;
            }
        }
        return vocabulary.isConnector(prose.words.get(end).lower())
                && (between == 1
                        || vocabulary.isArticle(prose.words.get(end + 1).lower()));
    }

    private void score(
            Run run, int from, int to, double[] weights, Map<String, Double> scores, Map<String, Run> first) {
        int length = run.end() - run.start();
        if (length < 2 || length > MOST_WORDS) {
            return;
        }
        Set<Integer> stems = new HashSet<>();
        double sum = 0;
        int subjects = 0;
        boolean beyondTitle = false;
        for (int w = run.start(); w < run.end(); w++) {
            Prose.Word word = prose.words.get(w);
            if (word.kind() == Prose.Kind.SUBJECT) {
                subjects++;
                if (stems.add(word.stem())) {
                    sum += weights[word.stem()];
                    beyondTitle |= !titleStems.contains(word.stem());
                } else {
                    sum -= 1; // says a thing twice
                }
            }
        }
        String text = text(run);
        String key = Slug.of(text);
        if (used.contains(key) || subjects == 0) {
            return;
        }
        double score = sum / Math.pow(length, 0.75);
        if (!beyondTitle) {
            score *= 0.4;
        }
        if (subjects == 1) {
            score *= 0.8; // a gerund and its object
        }
        score *= early(run, from, to); // the subject is named early
        if (isInFirstSentence(run.start())) {
            score *= 1.25;
        }
        scores.merge(key, score, (a, b) -> Math.max(a, b) * 1.25); // and again
        first.putIfAbsent(key, run);
    }

    /** Whether a word stands in the sentence that a block begins with. */
    private boolean isInFirstSentence(int w) {
        int v = w;
        while (v > 0 && !prose.words.get(v).opens()) {
            v--;
        }
        return Arrays.binarySearch(prose.starts, v) >= 0;
    }

    private static double early(Run run, int from, int to) {
        return 1.4 - 0.6 * (run.start() - from) / Math.max(1, to - from);
    }

    /**
     * Two subjects joined by "and", where neither stands in a phrase that says more: the heaviest of those that are
     * one word, and the heaviest other.
     */
    private @Nullable Pair pair(List<Run> runs, int from, int to, double[] weights) {
        Run one = null;
        Run two = null;
        for (Run run : runs) {
            if (isNoun(run) && (one == null || weight(run, weights) > weight(one, weights))) {
                one = run;
            }
        }
        if (one == null) {
            return null;
        }
        double most = 0;
        for (Run run : runs) {
            int length = run.end() - run.start();
            boolean fits = length == 1
                    ? isNoun(run)
                    : length == 2 && prose.words.get(run.start()).kind() != Prose.Kind.GERUND;
            double weight = weight(run, weights) / Math.pow(length, 0.75);
            if (fits && weight > most && !shares(run, one)) {
                most = weight;
                two = run;
            }
        }
        if (two == null) {
            return null;
        }
        Run left = one.start() < two.start() ? one : two;
        Run right = left == one ? two : one;
        String name = text(left) + " " + vocabulary.and() + " " + inner(right);
        int length = 1 + two.end() - two.start();
        double score =
                0.65 * (weight(one, weights) + weight(two, weights)) / Math.pow(length, 0.75) * early(left, from, to);
        return used.contains(Slug.of(name)) ? null : new Pair(left, right, name, score);
    }

    private record Pair(Run left, Run right, String name, double score) {}

    /** Whether a single word is more than an adjective: the text speaks of it twice, or it has an ending of nouns. */
    private boolean isNoun(Run run) {
        if (run.end() - run.start() != 1) {
            return false;
        }
        Prose.Word word = prose.words.get(run.start());
        if (vocabulary.isParticiple(word.lower()) || word.lower().length() < 4) {
            return false;
        }
        return vocabulary.capitalisesNouns() || lastOfRun[word.stem()] >= 2;
    }

    private boolean shares(Run one, Run other) {
        for (int w = one.start(); w < one.end(); w++) {
            for (int v = other.start(); v < other.end(); v++) {
                if (prose.words.get(w).stem() == prose.words.get(v).stem()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A run as it stands within a heading: a sentence's capital goes. */
    private String inner(Run run) {
        Prose.Word first = prose.words.get(run.start());
        String text = text(run);
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return first.opens() && !acronym && !vocabulary.capitalisesNouns()
                ? Character.toLowerCase(text.charAt(0)) + text.substring(1)
                : text;
    }

    private double weight(Run run, double[] weights) {
        double weight = 0;
        for (int w = run.start(); w < run.end(); w++) {
            weight += weights[prose.words.get(w).stem()];
        }
        return weight;
    }

    private String text(Run run) {
        StringBuilder text = new StringBuilder();
        for (int w = run.start(); w < run.end(); w++) {
            if (w > run.start()) {
                text.append(' ');
            }
            text.append(prose.words.get(w).text());
        }
        return text.toString();
    }

    private static String sentenceCase(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + name.substring(Character.charCount(first));
    }
}
