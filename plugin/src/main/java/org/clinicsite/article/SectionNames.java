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
 * them for noun phrases; what a section speaks of again and again and more than the others do weighs most. Two runs may be
 * joined by {@code of}. A phrase is taken whole, with nothing of a name or a longer phrase lost, and only where the section
 * speaks of it and does not mention it by the way, or begins with it as its subject, which may be one word: rather no heading
 * than a wrong one.
 */
final class SectionNames {

    /** The share of a section that is its beginning. */
    private static final double BEGINNING = 0.12;

    /** A phrase with this share of another's score could as well be the section's name. */
    private static final double RIVAL = 0.8;

    private static final int MOST_WORDS = 6;
    /** Words of a run; more are seldom one noun phrase. */
    private static final int MOST_RUN = 3;

    private final WeighedWords prose;
    private final Vocabulary vocabulary;
    private final Nouns nouns;
    private final int sections;
    /** Per stem: in how many sections it occurs. */
    private final int[] spread;

    /** Per stem: how often the text has it. */
    private final int[] all;

    /** Per phrase, its stems in a row: how often the whole text says it, longer phrases with it included. */
    private final Map<String, Integer> said = new HashMap<>();

    private final Set<Integer> titleStems = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    /** How often the section that is being named has each phrase. */
    private final Map<String, Integer> times = new HashMap<>();

    private final Set<Integer> usedStems = new HashSet<>();

    private SectionNames(
            WeighedWords prose, Vocabulary vocabulary, List<Integer> cuts, int blocks, @Nullable String title) {
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
        this.all = new int[prose.stems];
        prose.words.forEach(word -> all[word.stem()]++);
        for (int block = 0; block < blocks; block++) {
            for (Run run : runs(prose.starts[block], prose.starts[block + 1])) {
                said.merge(stems(run), 1, Integer::sum);
            }
        }
        if (title != null) {
            used.add(Slug.of(title));
            Set<String> stems = new HashSet<>();
            for (String word : Slug.of(title).split("-")) {
                stems.add(Vocabulary.stem(word));
            }
            for (WeighedWords.Word word : prose.words) {
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
    static List<@Nullable String> of(WeighedWords prose, List<Integer> cuts, int blocks, @Nullable String title) {
        List<@Nullable String> names = new ArrayList<>(cuts.size());
        if (prose.vocabulary == null) {
            cuts.forEach(cut -> names.add(null));
            return names;
        }
        SectionNames naming = new SectionNames(prose, prose.vocabulary, cuts, blocks, title);
        for (int s = 0; s < cuts.size(); s++) {
            int end = s + 1 < cuts.size() ? cuts.get(s + 1) : blocks;
            // what stands below the title needs no heading
            names.add(cuts.get(s) == 0 ? null : naming.name(prose.starts[cuts.get(s)], prose.starts[end]));
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
        times.clear();
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
        if (best == null || !isSpokenOf(requireNonNull(first.get(best)), best, from, to, scores)) {
            return null;
        }
        Run run = requireNonNull(first.get(best));
        String name = sentenceCase(text(run));
        use(run);
        used.add(Slug.of(name));
        return name;
    }

    /**
     * Whether a section speaks of a phrase and does not only mention it: as its subject, at its beginning, again and again, or
     * where all of its words are this section's and no other phrase comes near it.
     */
    private boolean isSpokenOf(Run run, String name, int from, int to, Map<String, Double> scores) {
        if (isTopic(run, from) || isInFirstSentence(run.start()) && run.start() - from <= BEGINNING * (to - from)) {
            return true;
        }
        int again = requireNonNull(times.get(name));
        int most = 0;
        boolean own = run.end() - run.start() > 1;
        for (int w = run.start(); w < run.end(); w++) {
            int stem = prose.words.get(w).stem();
            if (prose.words.get(w).kind() == WeighedWords.Kind.SUBJECT) {
                most = Math.max(most, counts[stem]);
                own &= counts[stem] > 1 && spread[stem] < 3;
            }
        }
        if (again > 2 || again == 2 && (most > 2 || isInFirstSentence(run.start()))) {
            return true;
        }
        double score = requireNonNull(scores.get(name));
        return own
                && most > 2
                && scores.entrySet().stream()
                        .allMatch(other -> other.getKey().equals(name) || other.getValue() < RIVAL * score);
    }

    private void use(Run run) {
        for (int w = run.start(); w < run.end(); w++) {
            if (prose.words.get(w).kind() == WeighedWords.Kind.SUBJECT) {
                usedStems.add(prose.words.get(w).stem());
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
            WeighedWords.Word word = prose.words.get(w);
            if (word.kind() == WeighedWords.Kind.SUBJECT) {
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
            }
        }
        return weights;
    }

    /** Noun phrases of one to three words, each stretch of such words in all its parts that can stand alone. */
    private List<Run> runs(int from, int to) {
        List<Run> runs = new ArrayList<>();
        int w = from;
        while (w < to) {
            if (prose.words.get(w).kind() != WeighedWords.Kind.SUBJECT) {
                w++;
                continue;
            }
            int end = w + 1;
            while (end < to
                    && !prose.words.get(end).breaks()
                    && prose.words.get(end).kind() == WeighedWords.Kind.SUBJECT) {
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
        WeighedWords.Word word = prose.words.get(w);
        if (word.kind() != WeighedWords.Kind.SUBJECT || vocabulary.isParticiple(word.lower())) {
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
                && prose.words.get(last + 1).kind() == WeighedWords.Kind.SUBJECT
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
        return isJoining(prose.words.get(end))
                && (between == 1
                        || vocabulary.isArticle(prose.words.get(end + 1).lower()));
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
        boolean topic = isTopic(run, from);
        boolean fits = length > 1 && length <= MOST_WORDS && isWhole(run) && isSaidAgain(run);
        if (saysWhatIsSaid(run)) {
            return;
        }
        if (topic ? isOnlyName(run) : !fits || isName(run)) {
            return;
        }
        Set<Integer> stems = new HashSet<>();
        double sum = 0;
        int subjects = 0;
        boolean beyondTitle = false;
        for (int w = run.start(); w < run.end(); w++) {
            WeighedWords.Word word = prose.words.get(w);
            if (word.kind() == WeighedWords.Kind.SUBJECT) {
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
        WeighedWords.Word opening = prose.words.get(run.start());
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
        String name = stems(run);
        Double before = scores.get(name);
        if (before == null) {
            first.put(name, run);
            scores.put(name, score);
            times.put(name, 1);
        } else { // a phrase that recurs is what the section speaks of
            scores.put(name, Math.max(before, score) * (times.merge(name, 1, Integer::sum) == 2 ? 1.9 : 1.25));
        }
    }

    private boolean goesOn(int end, int to) {
        return end < to
                && !prose.words.get(end).breaks()
                && prose.words.get(end).kind() == WeighedWords.Kind.SUBJECT
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

    private String stems(Run run) {
        StringBuilder stems = new StringBuilder();
        for (int w = run.start(); w < run.end(); w++) {
            stems.append(prose.words.get(w).stem()).append(' ');
        }
        return stems.toString();
    }

    /** Whether a section before is named by one of its words: two names that share one tell their sections apart badly. */
    private boolean saysWhatIsSaid(Run run) {
        for (int w = run.start(); w < run.end(); w++) {
            if (usedStems.contains(prose.words.get(w).stem())) {
                return true;
            }
        }
        return false;
    }

    private boolean isJoining(WeighedWords.Word word) {
        return vocabulary.isJoining(word.lower().replace('’', '\''));
    }

    /** Whether a phrase is no part of a longer one: only small words, verbs or marks stand beside it. */
    private boolean isWhole(Run run) {
        int before = run.start() - 1;
        boolean figure = prose.words.get(run.start()).numbered()
                || run.end() < prose.words.size() && prose.words.get(run.end()).numbered();
        if (figure) {
            return false;
        }
        if (before >= 0
                && !prose.words.get(run.start()).breaks()
                && (!parts(before)
                        || vocabulary.isDescribing(prose.words.get(before).lower()))) {
            return false; // the new record, long jump competition
        }
        int after = run.end();
        return after >= prose.words.size() || prose.words.get(after).breaks() || parts(after);
    }

    /** Whether a phrase is what a section's first sentence is about, and what the section comes back to. */
    private boolean isTopic(Run run, int from) {
        int lead = run.start() - 1;
        boolean first = run.start() == from
                || lead == from
                        && !prose.words.get(run.start()).breaks()
                        && (vocabulary.isDeterminer(prose.words.get(lead).lower())
                                || vocabulary.isArticle(prose.words.get(lead).lower()));
        int after = run.end();
        if (!first
                || after >= prose.words.size()
                || prose.words.get(after).breaks()
                || prose.words.get(run.start()).numbered()) {
            return false;
        }
        WeighedWords.Word next = prose.words.get(after);
        boolean verb = vocabulary.isBehindNoun(next.lower()) && !isJoining(next)
                || next.kind() == WeighedWords.Kind.WEAK && !isFollowedByAuxiliary(after)
                || nouns.isVerb(after);
        if (!verb) {
            return false;
        }
        int head = prose.words.get(run.end() - 1).stem();
        boolean again = false;
        for (int w = run.start(); w < run.end(); w++) {
            again |= counts[prose.words.get(w).stem()] > 1 && prose.words.get(w).kind() == WeighedWords.Kind.SUBJECT;
        }
        return counts[head] > 1 || run.end() - run.start() > 1 && (all[head] > 2 || again && all[head] > 1);
    }

    private boolean parts(int w) {
        WeighedWords.Word word = prose.words.get(w);
        boolean name = Character.isUpperCase(word.text().charAt(0)) && !word.opens();
        return !name && (word.kind() == WeighedWords.Kind.SMALL || nouns.isVerb(w));
    }

    /** Whether a phrase is somebody's or something's name, all in capitals: a section that mentions it is seldom about it. */
    private boolean isName(Run run) {
        for (int w = run.start(); w < run.end(); w++) {
            if (!Character.isUpperCase(prose.words.get(w).text().charAt(0))) {
                return false;
            }
        }
        return !vocabulary.capitalisesNouns();
    }

    private boolean isFollowedByAuxiliary(int w) { // heel raises are
        return w + 1 < prose.words.size()
                && !prose.words.get(w + 1).breaks()
                && vocabulary.isBehindNoun(prose.words.get(w + 1).lower());
    }

    /** Whether what opens a sentence is written with a capital wherever else the text has it. */
    private boolean isOnlyName(Run run) {
        if (vocabulary.capitalisesNouns()) {
            return false;
        }
        int head = prose.words.get(run.end() - 1).stem();
        return prose.words.stream()
                .noneMatch(word ->
                        word.stem() == head && Character.isLowerCase(word.text().charAt(0)));
    }

    /** Whether the text says a phrase again, or each of its nouns, and its section one of them. */
    private boolean isSaidAgain(Run run) {
        boolean here = said.getOrDefault(stems(run), 0) > 1;
        for (int w = run.start(); w < run.end(); w++) {
            WeighedWords.Word word = prose.words.get(w);
            if (word.kind() == WeighedWords.Kind.SUBJECT && all[word.stem()] < 2) {
                return false;
            }
            here |= counts[word.stem()] > 1;
            if (counts[word.stem()] < 2 && !nouns.isNoun(w)) {
                return false; // an adjective that is said once
            }
        }
        return here;
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
