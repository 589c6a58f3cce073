package org.clinicsite.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clinicsite.links.LinkFilter.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Measures what each signal weighs, on a labelled corpus: {@code FitWeights CORPUS [WEIGHTS_FILE [TABLE_FILE]]}; with
 * {@code -Dmisses=true} it names the links judged wrongly.
 *
 * <p>A logistic regression over the signals that fire, each weight held back towards its prior and never let past zero to
 * the other side. Every source (group) of texts counts the same. What is printed first was judged by weights and
 * thresholds that had seen no text of its source. Deterministic.
 */
public final class FitWeights {

    /** Weights smaller than this are no weights. */
    private static final double LEAST = 0.1;

    /** Honest links that may be hurt when the threshold is chosen, as a share, over links and over sources. */
    private static final double FALSE_ALARMS = 0.003;

    /** The log odds from which a link by itself is suspected: nine in ten, which is what one word of a spam trade means. */
    private static final double SUSPECT = 2.2;

    /** The probability from which an address goes from its sentence: only what is nearly certain may cut one. */
    private static final double REMOVE = 0.97;

    /** A link never goes below this: a bare address of a partner in a pasted text comes near it. */
    private static final double UNLINK = 0.82;

    /** The probability from which a link is not followed: one in three is doubt enough for what costs a reader nothing. */
    private static final double NOFOLLOW = 0.3;

    /** Where probabilities are looked at. */
    private static final double[] BINS = {0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0001};

    private final List<Sample> samples;
    private final int signals = AllSignals.ALL.size();
    private final int groups;

    /**
     * A labelled link.
     *
     * @param document where it stands
     * @param group the number of its source
     * @param gold its label; null where it has none, or one that does not count
     * @param candidate null where our readers do not find it
     * @param shown whether the page has it; one that it leaves out with what no article holds is followed by nobody
     * @param verdict what is decided without signals; null when they decide
     * @param fires which signals fire; those of company are set by a model
     */
    private record Sample(
            Corpus.Document document,
            int group,
            Corpus.@Nullable Gold gold,
            @Nullable Candidate candidate,
            boolean shown,
            @Nullable Verdict verdict,
            boolean[] fires) {

        boolean isSpam() {
            return gold != null && gold.isSpam();
        }

        boolean isWeighed() {
            return gold != null && verdict == null;
        }

        boolean isHeaderless() {
            return candidate != null ? !candidate.page.authored : !document.own();
        }
    }

    /** A fitted model: log odds. */
    private record Model(double base, double[] weights) {

        double own(Sample sample) {
            return sum(sample, AllSignals.OWN.size());
        }

        double score(Sample sample) {
            return sum(sample, weights.length);
        }

        private double sum(Sample sample, int used) {
            double score = base;
            for (int i = 0; i < used; i++) {
                score += sample.fires[i] ? weights[i] : 0;
            }
            return score;
        }
    }

    private FitWeights(List<Sample> samples) {
        this.samples = samples;
        this.groups = samples.stream().mapToInt(Sample::group).max().orElse(0) + 1;
    }

    public static void main(String[] args) throws IOException {
        new FitWeights(samples(Corpus.read(Path.of(args[0])))).run(args);
    }

    private static List<Sample> samples(List<Corpus.Document> documents) {
        LinkFilter filter = new LinkFilter(LinkPolicy.none(), List.of(), List.of(), Locale.UK);
        List<String> groups = List.copyOf(
                new TreeSet<>(documents.stream().map(Corpus.Document::group).toList()));
        List<Sample> samples = new ArrayList<>();
        for (Corpus.Document document : documents) {
            int group = groups.indexOf(document.group());
            List<Candidate> candidates =
                    filter.candidates(filter.finder().find(document.draft()), Provenance.of(document.header()));
            Map<Candidate, Corpus.Gold> labels = new IdentityHashMap<>();
            for (Corpus.Gold gold : document.links()) {
                Candidate match = null;
                for (Candidate candidate : candidates) {
                    if (gold.covers(candidate.found.address().start())
                            && (match == null || candidate.found.address().start() == gold.start16())) {
                        match = candidate;
                    }
                }
                if (match != null) {
                    labels.put(match, gold);
                } else if (gold.counts()) {
                    boolean shown = document.page().contains(shortOf(gold.url()));
                    samples.add(new Sample(
                            document, group, gold, null, shown, Verdict.KEEP, new boolean[AllSignals.ALL.size()]));
                }
            }
            for (Candidate c : candidates) {
                Corpus.Gold gold = labels.get(c);
                LinkVerdict decided = filter.decided(c);
                boolean[] fires = new boolean[AllSignals.ALL.size()];
                for (int i = 0; i < AllSignals.OWN.size() && decided == null; i++) {
                    fires[i] = AllSignals.OWN.get(i).says().apply(c) != null;
                }
                samples.add(new Sample(
                        document,
                        group,
                        gold == null || !gold.counts() ? null : gold,
                        c,
                        true,
                        decided == null ? null : decided.verdict(),
                        fires));
            }
        }
        return samples;
    }

    /** An address as it may stand anywhere: without its scheme and last slash. */
    private static String shortOf(String url) {
        String bare = url.replaceFirst("^(?i)https?://", "");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private void run(String[] args) throws IOException {
        Held held = held(samples);
        System.out.println("== Sources left out, thresholds chosen without them");
        figures(held.verdicts, "");
        by("format", s -> s.document.format().name().toLowerCase(Locale.ROOT), held.verdicts);
        by("provenance", s -> s.document.own() ? "own" : "pasted", held.verdicts);
        by("header", s -> s.isHeaderless() ? "none" : "header", held.verdicts);
        by("health", s -> s.document.health() ? "health" : "other", held.verdicts);
        by("genre", s -> s.document.genre(), held.verdicts);
        by("source", s -> s.document.group(), held.verdicts);
        System.out.println("== Sources left out: the curve, a threshold to unlink in each line");
        for (double t = 0.3; t < 0.995; t += 0.05) {
            double unlink = t;
            Thresholds at = new Thresholds(Math.min(0.2, unlink), unlink, Math.max(REMOVE, unlink), "");
            figures(verdicts(samples, held.scores, at), String.format(Locale.ROOT, "%.2f", unlink));
        }
        System.out.println("== Sources left out: links said to be spam with a probability, and how many are");
        System.out.print(reliability(held.scores));
        Model model = fit(samples);
        double[] scores = samples.stream().mapToDouble(model::score).toArray();
        Thresholds thresholds = thresholds(samples, held.scores);
        System.out.println("== Learned from all, tried on the same (no measure of anything)");
        figures(verdicts(samples, scores, thresholds), "");
        String table = table(model, held.models);
        System.out.println(table);
        System.out.printf(
                Locale.ROOT,
                "base %.2f nofollow %.2f unlink %.2f%n",
                model.base,
                thresholds.nofollow(),
                thresholds.unlink());
        if (System.getProperty("misses") != null) {
            misses(held);
        }
        if (args.length > 1) {
            Files.writeString(Path.of(args[1]), file(model, thresholds));
        }
        if (args.length > 2) {
            Files.writeString(
                    Path.of(args[2]),
                    "# Signals of the link filter, as measured\n\nWritten by FitWeights, see links.md. Shares are of the spam and of the honest links of the corpus; the interval\nholds the weights that were learned with each source left out in turn.\n\n"
                            + table);
        }
    }

    private void misses(Held held) {
        for (int n = 0; n < samples.size(); n++) {
            Sample s = samples.get(n);
            Verdict verdict = held.verdicts[n];
            if (s.gold == null || s.isSpam() == verdict.takesLinkOut() && (s.isSpam() || verdict == Verdict.KEEP)) {
                continue;
            }
            if (!s.isSpam() && verdict == Verdict.NOFOLLOW && s.isHeaderless()) {
                continue;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %s %.3f %s [%s] %s :%s%n",
                    s.isSpam() ? "MISS" : verdict.takesLinkOut() ? "HURT" : "NOFOLLOW",
                    verdict.word(),
                    LinkFilter.probability(held.scores[n]),
                    s.document.id(),
                    s.candidate == null
                            ? s.shown ? "not found" : "not on the page"
                            : String.valueOf(s.candidate.anchor).replaceAll("\\s+", " "),
                    s.gold.url()
                            .substring(0, Math.min(70, s.gold.url().length()))
                            .replaceAll("\\s+", " "),
                    held.fired[n]);
        }
    }

    /** The names of the signals that fire on a link, a blank before each. */
    private String fired(Sample s) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < signals; i++) {
            names.append(s.fires[i] ? " " + AllSignals.ALL.get(i).name() : "");
        }
        return names.toString();
    }

    // ---- fitting

    /** What each link counts: each source the same, and in it each link, a text in three formats once. */
    private double[] weights(List<Sample> data) {
        double[] sum = new double[groups];
        for (Sample s : data) {
            sum[s.group] += s.isWeighed() ? s.document.share() : 0;
        }
        double[] weights = new double[data.size()];
        for (int n = 0; n < weights.length; n++) {
            Sample s = data.get(n);
            weights[n] = s.isWeighed() ? s.document.share() / Math.sqrt(sum[s.group]) : 0;
        }
        return weights;
    }

    private Model fit(List<Sample> data) {
        double[] weights = weights(data);
        Model model = regress(data, weights, AllSignals.OWN.size());
        for (int round = 0; round < 2; round++) {
            company(data, model);
            model = regress(data, weights, signals);
        }
        company(data, model);
        return model;
    }

    /** Asks the signals of company anew, with the scores that a model gives each link by itself. */
    private void company(List<Sample> data, Model model) {
        Set<Candidate> suspects = new HashSet<>();
        Set<Candidate.Page> pages = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        for (Sample s : data) {
            if (s.candidate != null && s.verdict == null) {
                s.candidate.ownScore = model.own(s);
                if (s.candidate.ownScore >= SUSPECT) {
                    suspects.add(s.candidate);
                }
                pages.add(s.candidate.page);
            }
        }
        pages.forEach(page -> page.suspect(suspects::contains));
        for (Sample s : data) {
            for (int i = AllSignals.OWN.size(); i < signals; i++) {
                s.fires[i] = s.candidate != null
                        && s.verdict == null
                        && AllSignals.ALL.get(i).says().apply(s.candidate) != null;
            }
        }
    }

    private Model regress(List<Sample> data, double[] counts, int used) {
        int[][] firing = new int[used + 1][]; // the links that each signal fires on; the last are all
        for (int i = 0; i <= used; i++) {
            int signal = i;
            firing[i] = java.util.stream.IntStream.range(0, data.size())
                    .filter(n -> counts[n] > 0 && (signal == used || data.get(n).fires[signal]))
                    .toArray();
        }
        double[] weights = new double[signals];
        double base = 0;
        double[] score = new double[data.size()];
        for (int i = 0; i < used; i++) {
            weights[i] = AllSignals.ALL.get(i).prior();
            for (int n : firing[i]) {
                score[n] += weights[i];
            }
        }
        for (int round = 0; round < 300; round++) {
            double moved = 0;
            for (int i = used; i >= 0; i--) {
                double gradient = 0;
                double curve = 1e-9;
                for (int n : firing[i]) {
                    double p = LinkFilter.probability(score[n]);
                    gradient += counts[n] * (p - (data.get(n).isSpam() ? 1 : 0));
                    curve += counts[n] * p * (1 - p);
                }
                double step;
                if (i == used) {
                    step = Math.max(-2, Math.min(2, -gradient / (curve + 0.01)));
                    base += step;
                } else {
                    Sign sign = AllSignals.ALL.get(i);
                    double next =
                            weights[i] - (gradient + sign.pull() * (weights[i] - sign.prior())) / (curve + sign.pull());
                    next = sign.side() == Sign.Side.SPAM ? Math.max(0, next) : Math.min(0, next);
                    step = next - weights[i];
                    weights[i] = next;
                }
                if (step != 0) {
                    for (int n : firing[i]) {
                        score[n] += step;
                    }
                }
                moved = Math.max(moved, Math.abs(step));
            }
            if (moved < 1e-4) {
                break;
            }
        }
        for (int i = 0; i < signals; i++) {
            weights[i] = Math.abs(weights[i]) < LEAST ? 0 : Math.round(weights[i] * 100) / 100.0;
        }
        return new Model(Math.round(base * 100) / 100.0, weights);
    }

    /**
     * What was found for texts by models that had seen none of their source.
     *
     * @param scores in log odds
     * @param fired the names of the signals that made them
     * @param models one for each source left out
     */
    private record Held(double[] scores, Verdict[] verdicts, String[] fired, List<Model> models) {}

    private static List<Sample> without(List<Sample> data, int group) {
        return data.stream().filter(s -> s.group != group).toList();
    }

    private Held held(List<Sample> data) {
        double[] scores = new double[data.size()];
        Verdict[] verdicts = new Verdict[data.size()];
        String[] fired = new String[data.size()];
        List<Model> models = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            List<Sample> rest = without(data, group);
            Model model = fit(rest);
            Thresholds thresholds = thresholds(rest, scoresWithout(rest));
            models.add(model);
            List<Sample> here = new ArrayList<>(data);
            company(here, model);
            for (int n = 0; n < data.size(); n++) {
                if (data.get(n).group == group) {
                    scores[n] = model.score(data.get(n));
                    verdicts[n] = verdict(data.get(n), scores[n], thresholds);
                    fired[n] = fired(data.get(n));
                }
            }
        }
        return new Held(scores, verdicts, fired, models);
    }

    /** The score of each link by a model that has not seen its source. */
    private double[] scoresWithout(List<Sample> data) {
        double[] scores = new double[data.size()];
        for (int group = 0; group < groups; group++) {
            int left = group;
            if (data.stream().noneMatch(s -> s.group == left)) {
                continue;
            }
            Model model = fit(without(data, group));
            company(data, model);
            for (int n = 0; n < scores.length; n++) {
                if (data.get(n).group == group) {
                    scores[n] = model.score(data.get(n));
                }
            }
        }
        return scores;
    }

    private static Verdict verdict(Sample s, double score, Thresholds thresholds) {
        return s.verdict != null || s.candidate == null
                ? s.verdict == null ? Verdict.KEEP : s.verdict
                : LinkFilter.byProbability(s.candidate, LinkFilter.probability(score), thresholds);
    }

    private static Verdict[] verdicts(List<Sample> data, double[] scores, Thresholds thresholds) {
        Verdict[] out = new Verdict[scores.length];
        Arrays.setAll(out, n -> verdict(data.get(n), scores[n], thresholds));
        return out;
    }

    /** The lowest thresholds that hurt no more honest links, and unfollow no more of an author's own, than allowed. */
    private Thresholds thresholds(List<Sample> data, double[] scores) {
        double unlink = quantile(data, scores, s -> true, FALSE_ALARMS, UNLINK);
        return new Thresholds(NOFOLLOW, unlink, Math.max(REMOVE, unlink), "");
    }

    /** The lowest probability, in hundredths, that at most a share of the honest links reaches. */
    private double quantile(List<Sample> data, double[] scores, Predicate<Sample> which, double share, double least) {
        double all = 0;
        double[] over = new double[100];
        for (int n = 0; n < scores.length; n++) {
            Sample s = data.get(n);
            if (s.gold != null && !s.isSpam() && which.test(s)) {
                all += s.document.share();
                if (s.isWeighed()) {
                    double p = LinkFilter.probability(scores[n]);
                    for (int t = 0; t < 100 && p >= t / 100.0; t++) {
                        over[t] += s.document.share();
                    }
                }
            }
        }
        for (int t = (int) Math.round(least * 100); t < 99; t++) {
            if (over[t] <= share * all) {
                return t / 100.0;
            }
        }
        return 0.99;
    }

    // ---- figures

    /** Shares over links, each with its mean over sources. */
    private static final class Share {

        private final Map<Integer, double[]> byGroup = new TreeMap<>();

        void add(int group, double weight, boolean hit) {
            double[] of = byGroup.computeIfAbsent(group, k -> new double[2]);
            of[0] += hit ? weight : 0;
            of[1] += weight;
        }

        double links() {
            double hit = byGroup.values().stream().mapToDouble(of -> of[0]).sum();
            return hit / byGroup.values().stream().mapToDouble(of -> of[1]).sum();
        }

        double sources() {
            return byGroup.values().stream()
                    .mapToDouble(of -> of[0] / of[1])
                    .average()
                    .orElse(Double.NaN);
        }

        @Override
        public String toString() {
            return byGroup.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f (%.1f)", 100 * links(), 100 * sources());
        }
    }

    private void by(String name, Function<Sample, String> of, Verdict[] verdicts) {
        Set<String> values = new TreeSet<>(samples.stream().map(of).toList());
        for (String value : values) {
            line(name + " " + value, verdicts, s -> of.apply(s).equals(value));
        }
    }

    private void figures(Verdict[] verdicts, String name) {
        line(name, verdicts, s -> true);
    }

    private void line(String name, Verdict[] verdicts, Predicate<Sample> which) {
        Share hurt = new Share();
        Share recall = new Share();
        Share pastedFollowed = new Share();
        Share ownFollowed = new Share();
        Share ownNofollow = new Share();
        Map<Corpus.Document, boolean[]> documents = new IdentityHashMap<>();
        for (int n = 0; n < verdicts.length; n++) {
            Sample s = samples.get(n);
            if (s.gold == null || !which.test(s)) {
                continue;
            }
            double one = s.document.share();
            boolean out = verdicts[n].takesLinkOut();
            boolean[] document = documents.computeIfAbsent(s.document, k -> new boolean[2]);
            if (s.isSpam()) {
                document[0] = true;
                recall.add(s.group, one, out);
                (s.isHeaderless() ? pastedFollowed : ownFollowed)
                        .add(s.group, one, s.shown && verdicts[n] == Verdict.KEEP);
            } else {
                document[1] |= out;
                hurt.add(s.group, one, out);
                if (s.document.own()) {
                    ownNofollow.add(s.group, one, verdicts[n] == Verdict.NOFOLLOW);
                }
            }
        }
        Share documentsHurt = new Share();
        documents.forEach((d, seen) -> {
            if (!seen[0]) {
                documentsHurt.add(
                        samples.stream()
                                .filter(s -> s.document == d)
                                .findFirst()
                                .orElseThrow()
                                .group,
                        d.share(),
                        seen[1]);
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%-44s honest hurt %s | honest documents hurt %s | spam out %s | spam followed: no header %s, header %s | own honest nofollow %s%n",
                name.substring(0, Math.min(44, name.length())),
                hurt,
                documentsHurt,
                recall,
                pastedFollowed,
                ownFollowed,
                ownNofollow);
    }

    private String reliability(double[] scores) {
        StringBuilder out = new StringBuilder("| probability | links | spam |\n|---|---|---|\n");
        for (int bin = 0; bin + 1 < BINS.length; bin++) {
            double all = 0;
            double spam = 0;
            for (int n = 0; n < scores.length; n++) {
                double p = LinkFilter.probability(scores[n]);
                if (samples.get(n).isWeighed() && p >= BINS[bin] && p < BINS[bin + 1]) {
                    all += samples.get(n).document.share();
                    spam += samples.get(n).isSpam() ? samples.get(n).document.share() : 0;
                }
            }
            out.append(String.format(
                    Locale.ROOT,
                    "| %.2f to %.2f | %.0f | %s |%n",
                    BINS[bin],
                    Math.min(1, BINS[bin + 1]),
                    all,
                    all == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * spam / all)));
        }
        return out.toString();
    }

    private String table(Model model, List<Model> models) {
        StringBuilder out = new StringBuilder(
                "| signal | family | spam % | honest % | precision | sources | prior | weight | interval |\n"
                        + "|---|---|---|---|---|---|---|---|---|\n");
        double spam = samples.stream().filter(Sample::isSpam).count();
        double honest = samples.stream().filter(s -> s.gold != null).count() - spam;
        Integer[] order = new Integer[signals];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -model.weights[i]));
        for (int i : order) {
            int[] fired = fired(i);
            Set<Integer> sources = new HashSet<>();
            for (Sample sample : samples) {
                if (sample.fires[i] && sample.isWeighed()) {
                    sources.add(sample.group);
                }
            }
            int s = fired[0];
            int h = fired[1];
            Sign sign = AllSignals.ALL.get(i);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f | %s | %d | %s | %+.2f | %+.2f to %+.2f |%n",
                    sign.name(),
                    sign.family().name().toLowerCase(Locale.ROOT),
                    100 * s / spam,
                    100 * h / honest,
                    s + h == 0 ? "–" : String.format(Locale.ROOT, "%.2f", (double) s / (s + h)),
                    sources.size(),
                    sign.prior() == 0 ? "0" : String.format(Locale.ROOT, "%+.1f", sign.prior()),
                    model.weights[i],
                    models.stream().mapToDouble(m -> m.weights[i]).min().orElse(0),
                    models.stream().mapToDouble(m -> m.weights[i]).max().orElse(0)));
        }
        return out.toString();
    }

    /** On how many spam and honest links a signal fired. */
    private int[] fired(int signal) {
        int[] fired = new int[2];
        for (Sample s : samples) {
            if (s.fires[signal] && s.isWeighed()) {
                fired[s.isSpam() ? 0 : 1]++;
            }
        }
        return fired;
    }

    private String file(Model model, Thresholds thresholds) {
        StringBuilder out = new StringBuilder();
        out.append(
                "# What each signal weighs, in log odds of being spam; above 0 speaks for spam. Written by FitWeights, see docs/links.md;\n");
        out.append(
                "# change nothing here by hand. A name, its weight, and on how many spam and honest links it fired.\n");
        out.append(String.format(
                Locale.ROOT,
                "base %.2f%nthreshold-suspect %.2f%nthreshold-nofollow %.2f%nthreshold-unlink %.2f%nthreshold-remove %.2f%n",
                model.base,
                SUSPECT,
                thresholds.nofollow(),
                thresholds.unlink(),
                thresholds.remove()));
        for (int i = 0; i < signals; i++) {
            int[] fired = fired(i);
            out.append(String.format(
                    Locale.ROOT,
                    "%s %.2f %d %d%n",
                    AllSignals.ALL.get(i).name(),
                    model.weights[i],
                    fired[0],
                    fired[1]));
        }
        return out.toString();
    }
}
