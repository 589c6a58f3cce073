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
import org.clinicsite.text.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Names sections in their own words, after Rose and others, "Automatic keyword extraction from individual documents"
 * (RAKE, 2010): runs of words between small ones are candidates, as they stand in the text, where {@link Nouns} takes
 * them for noun phrases; what a section speaks of again and again and more than the others do weighs most. Runs may be
 * joined by a preposition, as in {@code pain in the upper back}; where no phrase says enough, two nouns are paired.
 */
final class SectionNames {

    private static final int MOST_WORDS = 6;
    /** Words of a run; more are seldom one noun phrase. */
    private static final int MOST_RUN = 3;

    /** What two nouns side by side say less than one phrase. */
    private static final double PAIRED = 0.5;

    private final Prose prose;
    private final Vocabulary vocabulary;
    private final Nouns nouns;
    private final int sections;
    /** Per stem: in how many sections it occurs. */
    private final int[] spread;

    /** Per stem: how often it ends a run, which adjectives seldom do. */
    private final int[] lastOfRun;

    private final Set<Integer> titleStems = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    /** Phrases that the section that is being named has more than once. */
    private final Set<String> recurring = new HashSet<>();
    /** Pairs that name a section already, the smaller stem first. */
    private final Set<String> usedPairs = new HashSet<>();

    private final Map<Integer, Integer> usedStems = new HashMap<>();

    private SectionNames(Prose prose, Vocabulary vocabulary, List<Integer> cuts, int blocks, @Nullable String title) {
        this.prose = prose;
        this.vocabulary = vocabulary;
        this.nouns = new Nouns(prose, vocabulary);
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
        recurring.clear();
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            score(run, run.end(), from, to, weights, scores, first);
            Run joined = run;
            for (int next = r + 1;
                    next < runs.size() && isJoined(joined.end(), runs.get(next).start());
                    next++) {
                joined = new Run(run.start(), runs.get(next).end());
                if (joined.end() - joined.start() > MOST_WORDS) {
                    break;
                }
                score(joined, run.end(), from, to, weights, scores, first);
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
        Pair pair = pair(runs, weights, from, to, 2);
        if (pair == null && best == null) {
            pair = pair(runs, weights, from, to, 1);
        }
        String name;
        if (pair != null && pair.score() > most) {
            name = sentenceCase(pair.name());
            usedPairs.add(stems(pair.left(), pair.right()));
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

    /** Per stem how often the section that is being named has it. */
    private int[] counts = new int[0];

    /** Per stem how much a section speaks of it, the more the less other sections do. */
    private double[] weights(int from, int to) {
        double[] weights = new double[prose.stems];
        counts = new int[prose.stems];
        for (int w = from; w < to; w++) {
            Prose.Word word = prose.words.get(w);
            if (word.kind() == Prose.Kind.SUBJECT) {
                counts[word.stem()]++;
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

    /** Noun phrases of one to three words, each stretch of such words in all its parts that can stand alone. */
    private List<Run> runs(int from, int to) {
        List<Run> runs = new ArrayList<>();
        int w = from;
        while (w < to) {
            if (prose.words.get(w).kind() != Prose.Kind.SUBJECT) {
                w++;
                continue;
            }
            int end = w + 1;
            while (end < to
                    && !prose.words.get(end).breaks()
                    && prose.words.get(end).kind() == Prose.Kind.SUBJECT) {
                end++;
            }
            for (int start = w; start < end; start++) {
                if (!begins(start, w)) {
                    continue;
                }
                for (int last = start; last < Math.min(end, start + MOST_RUN); last++) {
                    if (ends(start, last) && !isCut(start, last, end)) {
                        runs.add(new Run(start, last + 1));
                    }
                }
            }
            w = end;
        }
        return runs;
    }

    /** Whether a phrase can begin with a word of a stretch. */
    private boolean begins(int w, int stretch) {
        Prose.Word word = prose.words.get(w);
        if (word.kind() != Prose.Kind.SUBJECT || vocabulary.isParticiple(word.lower())) {
            return false;
        }
        if (vocabulary.adjectivesFollow() && w > stretch) {
            return false; // le retour veineux dépend du mollet: an adjective or a verb
        }
        return !nouns.isVerb(w) && (w == stretch || !nouns.isNoun(w - 1) || nouns.isNoun(w));
    }

    /** Whether a phrase can end with a word. */
    private boolean ends(int start, int w) {
        String word = prose.words.get(w).lower();
        if (vocabulary.isParticiple(word)) {
            return false;
        }
        boolean verb = w > start
                && Nouns.isPlural(prose.words.get(w - 1).lower())
                && !Nouns.isPlural(word)
                && !vocabulary.capitalisesNouns(); // shoulder blades ache
        return !verb && nouns.isNoun(w);
    }

    /** Whether the noun that a phrase speaks of is the next word: blood of blood pressure. */
    private boolean isCut(int start, int last, int end) {
        return last + 1 < end
                && prose.words.get(last + 1).kind() == Prose.Kind.SUBJECT
                && nouns.isNoun(last + 1)
                && ends(start, last + 1);
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
        String connector = prose.words.get(end).lower();
        return vocabulary.isConnector(connector)
                && (between == 1
                        || vocabulary.isArticle(prose.words.get(end + 1).lower())
                                && !connector.equals(vocabulary.and()));
    }

    /** @param firstEnd where the first of the joined runs ends */
    private void score(
            Run run,
            int firstEnd,
            int from,
            int to,
            double[] weights,
            Map<String, Double> scores,
            Map<String, Run> first) {
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
                    boolean plain = counts[word.stem()] < 2 && !nouns.isNoun(w); // flat hands
                    sum += plain ? 0.5 * weights[word.stem()] : weights[word.stem()];
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
        double score = sum / Math.pow(length, 0.7);
        if (!beyondTitle) {
            score *= 0.4;
        }
        Prose.Word opening = prose.words.get(run.start());
        if (counts[opening.stem()] < 2 && !nouns.isNoun(run.start())) {
            score *= 0.6; // an adjective that is said once
        }
        if (goesOn(run.end(), to)) {
            score *= 0.7; // of what may be a longer name
        }
        score *= opensSentence(run.start()) ? 1.2 : 1; // what a sentence is about
        boolean joinsOnce = firstEnd < run.end()
                && (counts[prose.words.get(firstEnd - 1).stem()] < 2
                        || counts[prose.words.get(run.end() - 1).stem()] < 2);
        score *= joinsOnce ? 0.7 : 1; // what is only mentioned explains little
        score *= isSaidOnce(run) ? 0.6 : 1;
        score *= early(run, from, to); // the subject is named early
        if (isInFirstSentence(run.start())) {
            score *= 1.25;
        }
        StringBuilder stemmed = new StringBuilder();
        for (int w = run.start(); w < run.end(); w++) {
            stemmed.append(prose.words.get(w).stem()).append(' ');
        }
        String name = stemmed.toString();
        Double before = scores.get(name);
        if (before == null) {
            first.put(name, run);
            scores.put(name, score);
        } else { // a phrase that recurs is what the section speaks of
            scores.put(name, Math.max(before, score) * (recurring.add(name) ? 1.9 : 1.25));
        }
    }

    private boolean goesOn(int end, int to) {
        return end < to
                && !prose.words.get(end).breaks()
                && prose.words.get(end).kind() == Prose.Kind.SUBJECT
                && !nouns.isVerb(end)
                && !vocabulary.capitalisesNouns();
    }

    private boolean opensSentence(int w) {
        return prose.words.get(w).opens()
                || w > 0
                        && !prose.words.get(w).breaks()
                        && prose.words.get(w - 1).opens()
                        && vocabulary.isDeterminer(prose.words.get(w - 1).lower());
    }

    /** Whether a section has none of the words of a run once more. */
    private boolean isSaidOnce(Run run) {
        for (int w = run.start(); w < run.end(); w++) {
            if (counts[prose.words.get(w).stem()] > 1) {
                return false;
            }
        }
        return true;
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
     * The two heaviest nouns of a section that stand alone, joined by "and".
     *
     * @param least how often the section has each of them
     * @return null when there are no two
     */
    private @Nullable Pair pair(List<Run> runs, double[] weights, int from, int to, int least) {
        Run one = null;
        Run two = null;
        for (Run run : runs) {
            if (!isLoneNoun(run, least)) {
                continue;
            }
            if (one == null || weight(run, weights) > weight(one, weights)) {
                if (one != null && !shares(run, one)) {
                    two = one;
                }
                one = run;
            } else if (!shares(run, one) && (two == null || weight(run, weights) > weight(two, weights))) {
                two = run;
            }
        }
        if (one == null || two == null || usedPairs.contains(stems(one, two))) {
            return null;
        }
        Run left = one.start() < two.start() ? one : two;
        Run right = left == one ? two : one;
        String name = text(left) + " " + vocabulary.and() + " " + inner(right);
        double score =
                PAIRED * (weight(one, weights) + weight(two, weights)) / Math.pow(3, 0.75) * early(left, from, to);
        return used.contains(Slug.of(name)) ? null : new Pair(left, right, name, score);
    }

    private String stems(Run one, Run two) {
        int left = prose.words.get(one.start()).stem();
        int right = prose.words.get(two.start()).stem();
        return Math.min(left, right) + " " + Math.max(left, right);
    }

    private record Pair(Run left, Run right, String name, double score) {}

    /** Whether a run is one noun of which its section speaks so often. */
    private boolean isLoneNoun(Run run, int least) {
        if (run.end() - run.start() != 1) {
            return false;
        }
        Prose.Word word = prose.words.get(run.start());
        if (vocabulary.isParticiple(word.lower()) || word.lower().length() < 4) {
            return false;
        }
        return lastOfRun[word.stem()] >= least && nouns.isNoun(run.start()) && counts[word.stem()] >= least;
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
