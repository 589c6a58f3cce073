package org.clinicsite.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.links.LinkFilter.Provenance;

/**
 * Measures what each signal weighs, on a labelled corpus: {@code FitWeights CORPUS [WEIGHTS_FILE [TABLE_FILE]]}; with {@code -Dmisses=true} it names the links judged wrongly. A logistic
 * regression over the signals that fire, each weight held back towards its prior and never let past zero to the other
 * side; every document counts by the square root of its links, so that one long list does not rule. Deterministic.
 */
public final class FitWeights {

    /** How strongly a weight is held back: as if so many documents had spoken for the prior. */
    private static final double PULL = 0.3;

    /** How strongly the weight of a disguise is: they are rare in any corpus. */
    private static final double PROOF_PULL = 2.0;

    /** How strongly the weight of words of the trades is: each trade has a few documents in any corpus. */
    private static final double TRADE_PULL = 1.0;

    /** Weights smaller than this are left out of the file. */
    private static final double LEAST = 0.15;

    /** Honest links that may be hit when the threshold is chosen, as a share. */
    private static final double FALSE_ALARMS = 0.006;

    /** The score from which a link by itself is suspected: even odds and a little more. */
    private static final double SUSPECT = 0.5;

    /** Spam links that may stay as they are when the lower threshold is chosen, as a share. */
    private static final double SPAM_KEPT = 0.03;

    /** How far the threshold stays away from the next honest link. */
    private static final double MARGIN = 0.2;

    private static final int FOLDS = 5;

    /** In fewer documents than this a signal is not measured but glimpsed. */
    private static final int FEW = 5;

    private final List<Sample> samples;
    private final int signals = Signs.ALL.size();

    private record Sample(
            int document,
            String id,
            boolean spam,
            boolean site,
            boolean pasted,
            boolean unknown,
            boolean proof,
            boolean authored,
            boolean[] fires,
            double weight,
            String url,
            Candidate candidate) {}

    /** A fitted model. */
    private record Model(double base, double[] weights) {

        /** The score without the company. */
        double own(Sample sample) {
            double score = base;
            for (int i = 0; i < Signs.OWN.size(); i++) {
                score += sample.fires[i] ? weights[i] : 0;
            }
            return score;
        }

        double score(Sample sample) {
            double score = base;
            for (int i = 0; i < weights.length; i++) {
                if (sample.fires[i]) {
                    score += weights[i];
                }
            }
            return score;
        }
    }

    private FitWeights(List<Sample> samples) {
        this.samples = samples;
    }

    public static void main(String[] args) throws IOException {
        List<Corpus.Document> documents = Corpus.read(Path.of(args[0]));
        FitWeights fit = new FitWeights(samples(documents));
        fit.run(args);
    }

    private static List<Sample> samples(List<Corpus.Document> documents) {
        LinkFilter filter = new LinkFilter(LinkPolicy.none(), List.of(), List.of(), Locale.UK);
        List<Sample> samples = new ArrayList<>();
        for (int d = 0; d < documents.size(); d++) {
            Corpus.Document document = documents.get(d);
            Provenance provenance = Provenance.of(document.format(), document.header());
            List<Candidate> candidates = filter.candidates(filter.finder().find(document.draft()));
            int[] counts = new int[2];
            Map<Candidate, Corpus.Gold> labels = new IdentityHashMap<>();
            for (Corpus.Gold gold : document.links()) {
                Candidate match = null;
                for (Candidate candidate : candidates) {
                    if (gold.covers(candidate.found.address().start())
                            && (match == null || candidate.found.address().start() == gold.start16())) {
                        match = candidate;
                    }
                }
                if (match != null && gold.counts()) {
                    labels.put(match, gold);
                    counts[gold.isSpam() ? 1 : 0]++;
                }
            }
            for (Candidate c : candidates) {
                Corpus.Gold gold = labels.get(c);
                boolean[] fires = new boolean[Signs.ALL.size()];
                boolean site = c.address.kind() == WebAddress.Kind.LOCAL
                        || c.address.kind() == WebAddress.Kind.CONTACT
                        || c.found.form() == LinkVerdict.Form.IMAGE;
                for (int i = 0; i < Signs.OWN.size() && !site; i++) {
                    fires[i] = Signs.OWN.get(i).says().apply(c) != null;
                }
                boolean spam = gold != null && gold.isSpam();
                samples.add(new Sample(
                        d,
                        document.id(),
                        spam,
                        site,
                        provenance == Provenance.PASTED,
                        c.isStrangers(),
                        DisguiseSigns.proofOf(c) != null,
                        provenance == Provenance.AUTHORED,
                        fires,
                        gold == null ? 0 : 1 / Math.sqrt(counts[spam ? 1 : 0]),
                        gold == null ? "" : gold.url(),
                        c));
            }
        }
        return samples;
    }

    private void run(String[] args) throws IOException {
        double[] held = heldOutScores(samples);
        Model model = fit(samples);
        double unlink = Math.max(threshold(samples, held), threshold(samples, scores(samples, model)));
        double nofollow = nofollow(samples, held, unlink);
        System.out.println("Trained and tried on the same links:");
        figures(samples, scores(samples, model), unlink, nofollow);
        System.out.println("Cross-validated, thresholds chosen on the same held-out scores:");
        figures(samples, held, unlink, nofollow);
        System.out.println("Cross-validated, thresholds chosen inside each fold:");
        nested();
        curve(held);
        String table = table(model);
        System.out.println(table);
        System.out.printf(Locale.ROOT, "base %.2f unlink %.2f nofollow %.2f%n", model.base, unlink, nofollow);
        if (System.getProperty("misses") != null) {
            for (int i = 0; i < samples.size(); i++) {
                Sample s = samples.get(i);
                boolean out = out(s, held[i], unlink);
                if (s.weight > 0 && (s.spam != out || !s.spam && held[i] > -0.3)) {
                    StringBuilder fired = new StringBuilder();
                    for (int f = 0; f < signals; f++) {
                        if (s.fires[f]) {
                            fired.append(' ').append(Signs.ALL.get(f).name());
                        }
                    }
                    System.out.printf(
                            Locale.ROOT,
                            "%s %.2f %s %s :%s%n",
                            s.spam ? "MISS" : out ? "ALARM" : "HONEST",
                            held[i],
                            s.id,
                            s.url.substring(0, Math.min(60, s.url.length())),
                            fired);
                }
            }
        }
        if (args.length > 1) {
            Files.writeString(Path.of(args[1]), file(model, unlink, nofollow));
        }
        if (args.length > 2) {
            Files.writeString(
                    Path.of(args[2]),
                    "# Signals of the link filter, as measured\n\nWritten by FitWeights, see links.md. Shares are of the spam and of the honest links of the corpus.\n\n"
                            + table);
        }
    }

    /** What other thresholds would do, on held-out scores. */
    private void curve(double[] held) {
        for (double t = 0; t <= 4; t += 0.5) {
            System.out.printf(Locale.ROOT, "at %.1f", t);
            figures(samples, held, t, -9);
        }
    }

    // ---- fitting

    private Model fit(List<Sample> data) {
        Model model = regress(data, Signs.OWN.size());
        for (int round = 0; round < 4; round++) {
            company(data, model);
            model = regress(data, signals);
        }
        company(data, model);
        return model;
    }

    /** Asks the signals of company anew, with the scores that a model gives each link by itself. */
    private void company(List<Sample> data, Model model) {
        Map<Candidate, Sample> byCandidate = new IdentityHashMap<>();
        for (Sample s : data) {
            byCandidate.put(s.candidate, s);
        }
        Candidate.Page page = null;
        for (Sample s : data) {
            if (s.candidate.page != page) {
                page = s.candidate.page;
                page.suspect(c -> {
                    Sample own = byCandidate.get(c);
                    return own != null && !own.site && model.own(own) >= SUSPECT;
                });
            }
            for (int i = Signs.OWN.size(); i < signals; i++) {
                s.fires[i] = !s.site && Signs.ALL.get(i).says().apply(s.candidate) != null;
            }
        }
    }

    private Model regress(List<Sample> data, int used) {
        double[] weights = new double[signals];
        for (int i = 0; i < used; i++) {
            weights[i] = Signs.ALL.get(i).prior();
        }
        double base = 0;
        double[] score = new double[data.size()];
        for (int n = 0; n < data.size(); n++) {
            for (int i = 0; i < signals; i++) {
                score[n] += data.get(n).fires[i] ? weights[i] : 0;
            }
        }
        for (int round = 0; round < 400; round++) {
            double moved = 0;
            for (int i = -1; i < used; i++) {
                double gradient = 0;
                double curve = 1e-9;
                for (int n = 0; n < data.size(); n++) {
                    Sample s = data.get(n);
                    if (s.site || s.weight == 0 || i >= 0 && !s.fires[i]) {
                        continue;
                    }
                    double p = 1 / (1 + Math.exp(-score[n]));
                    gradient += s.weight * (p - (s.spam ? 1 : 0));
                    curve += s.weight * p * (1 - p);
                }
                double step;
                if (i < 0) {
                    step = -gradient / (curve + 0.01);
                    base += step;
                } else {
                    Sign sign = Signs.ALL.get(i);
                    double pull =
                            sign.family() == Sign.Family.DISGUISE ? PROOF_PULL : sign.prior() > 0 ? TRADE_PULL : PULL;
                    double next = weights[i] - (gradient + pull * (weights[i] - sign.prior())) / (curve + pull);
                    next = sign.side() == Sign.Side.SPAM ? Math.max(0, next) : Math.min(0, next);
                    step = next - weights[i];
                    weights[i] = next;
                }
                if (step != 0) {
                    for (int n = 0; n < data.size(); n++) {
                        if (i < 0 || data.get(n).fires[i]) {
                            score[n] += step;
                        }
                    }
                }
                moved = Math.max(moved, Math.abs(step));
            }
            if (moved < 1e-7) {
                break;
            }
        }
        for (int i = 0; i < signals; i++) {
            weights[i] = Math.abs(weights[i]) < LEAST ? 0 : Math.round(weights[i] * 100) / 100.0;
        }
        return new Model(Math.round(base * 100) / 100.0, weights);
    }

    private static double[] scores(List<Sample> data, Model model) {
        return data.stream().mapToDouble(model::score).toArray();
    }

    private double[] heldOutScores(List<Sample> data) {
        double[] out = new double[data.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Sample> rest = new ArrayList<>();
            for (Sample s : data) {
                if (s.document % FOLDS != fold) {
                    rest.add(s);
                }
            }
            Model model = fit(rest);
            company(data, model);
            for (int n = 0; n < data.size(); n++) {
                if (data.get(n).document % FOLDS == fold) {
                    out[n] = model.score(data.get(n));
                }
            }
        }
        return out;
    }

    /** The lowest threshold that hits no more honest links than allowed, half way to the next honest one. */
    private static double threshold(List<Sample> data, double[] scores) {
        List<Double> honest = new ArrayList<>();
        int all = 0;
        for (int n = 0; n < scores.length; n++) {
            if (!data.get(n).spam && data.get(n).weight > 0) {
                all++;
                if (!data.get(n).site) {
                    honest.add(scores[n] - (data.get(n).authored ? LinkFilter.AUTHOR_BONUS : 0));
                }
            }
        }
        honest.sort((a, b) -> Double.compare(b, a));
        int allowed = (int) Math.floor(FALSE_ALARMS * all);
        double first = honest.get(allowed);
        return Math.max(0.2, Math.ceil((first + MARGIN) * 20) / 20);
    }

    /** The highest score below which hardly any spam would stay as it is. */
    private static double nofollow(List<Sample> data, double[] scores, double unlink) {
        List<Double> kept = new ArrayList<>();
        int spam = 0;
        for (int n = 0; n < scores.length; n++) {
            Sample s = data.get(n);
            if (s.spam) {
                spam++;
                if (s.site || !(s.pasted && s.unknown)) {
                    kept.add(s.site ? -99 : scores[n]);
                }
            }
        }
        if (kept.isEmpty()) {
            return unlink;
        }
        kept.sort(Double::compare);
        double value = kept.get((int) (spam * SPAM_KEPT));
        return Math.min(unlink, Math.floor(value * 20) / 20);
    }

    private void nested() {
        double[] shifted = new double[samples.size()];
        boolean[] keep = new boolean[samples.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Sample> rest = new ArrayList<>();
            for (Sample s : samples) {
                if (s.document % FOLDS != fold) {
                    int d = s.document / FOLDS * (FOLDS - 1)
                            + (s.document % FOLDS > fold ? s.document % FOLDS - 1 : s.document % FOLDS);
                    rest.add(new Sample(
                            d,
                            s.id,
                            s.spam,
                            s.site,
                            s.pasted,
                            s.unknown,
                            s.proof,
                            s.authored,
                            s.fires,
                            s.weight,
                            s.url,
                            s.candidate));
                }
            }
            double[] inner = heldOutScores(rest);
            Model model = fit(rest);
            double unlink = Math.max(threshold(rest, inner), threshold(rest, scores(rest, model)));
            double nofollow = nofollow(rest, inner, unlink);
            company(samples, model);
            for (int n = 0; n < samples.size(); n++) {
                if (samples.get(n).document % FOLDS == fold) {
                    double score = model.score(samples.get(n));
                    shifted[n] = score - unlink; // 0 is the threshold for all folds
                    keep[n] = score < nofollow;
                }
            }
        }
        double[] forKeep = shifted.clone();
        for (int n = 0; n < keep.length; n++) {
            forKeep[n] = keep[n] ? Math.min(shifted[n], -100) : Math.max(shifted[n], -99);
        }
        figures(samples, forKeep, 0, -99);
    }

    // ---- figures

    private static boolean out(Sample s, double score, double unlink) {
        return !s.site && (s.proof || score >= unlink + (s.authored ? LinkFilter.AUTHOR_BONUS : 0));
    }

    private static void figures(List<Sample> data, double[] scores, double unlink, double nofollow) {
        int tp = 0;
        int fp = 0;
        int spam = 0;
        int honest = 0;
        int spamKept = 0;
        int honestNofollow = 0;
        Map<Integer, Boolean> right = new LinkedHashMap<>();
        for (int n = 0; n < scores.length; n++) {
            Sample s = data.get(n);
            if (s.weight == 0) {
                continue;
            }
            boolean out = out(s, scores[n], unlink);
            boolean kept = s.site
                    || !out
                            && scores[n] < nofollow + (s.authored ? LinkFilter.AUTHOR_BONUS : 0)
                            && !(s.pasted && s.unknown);
            right.merge(s.document, out == s.spam, Boolean::logicalAnd);
            if (s.spam) {
                spam++;
                tp += out ? 1 : 0;
                spamKept += kept ? 1 : 0;
            } else {
                honest++;
                fp += out ? 1 : 0;
                honestNofollow += !out && !kept ? 1 : 0;
            }
        }
        double precision = tp + fp == 0 ? 0 : (double) tp / (tp + fp);
        double recall = (double) tp / spam;
        long whole = right.values().stream().filter(b -> b).count();
        System.out.printf(
                Locale.ROOT,
                "  precision %.3f recall %.3f F1 %.3f | honest hit %d of %d (%.1f %%) | spam kept %.1f %% | honest nofollow %.1f %% | documents all right %.1f %%%n",
                precision,
                recall,
                2 * precision * recall / (precision + recall),
                fp,
                honest,
                100.0 * fp / honest,
                100.0 * spamKept / spam,
                100.0 * honestNofollow / honest,
                100.0 * whole / right.size());
    }

    private String table(Model model) {
        StringBuilder out = new StringBuilder(
                "| signal | family | spam % | honest % | precision | documents | prior | weight | rests on |\n"
                        + "|---|---|---|---|---|---|---|---|---|\n");
        double spam = samples.stream().filter(s -> s.spam).count();
        double honest = samples.stream().filter(s -> s.weight > 0).count() - spam;
        Integer[] order = new Integer[signals];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(model.weights[b], model.weights[a]));
        for (int i : order) {
            int s = 0;
            int h = 0;
            Set<Integer> documents = new HashSet<>();
            for (Sample sample : samples) {
                if (sample.fires[i] && sample.weight > 0) {
                    s += sample.spam ? 1 : 0;
                    h += sample.spam ? 0 : 1;
                    documents.add(sample.document);
                }
            }
            Sign sign = Signs.ALL.get(i);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f | %s | %d | %s | %+.2f | %s |%n",
                    sign.name(),
                    sign.family().name().toLowerCase(Locale.ROOT),
                    100 * s / spam,
                    100 * h / honest,
                    s + h == 0 ? "–" : String.format(Locale.ROOT, "%.2f", (double) s / (s + h)),
                    documents.size(),
                    sign.prior() == 0 ? "0" : String.format(Locale.ROOT, "%+.1f", sign.prior()),
                    model.weights[i],
                    restsOn(documents.size(), sign.prior())));
        }
        return out.toString();
    }

    /** Whether the data speak: how much of a weight is measured, how much is what it was held back towards. */
    private static String restsOn(int documents, double prior) {
        if (documents == 0) {
            return prior == 0 ? "nothing yet" : "the prior alone";
        }
        return documents < FEW ? prior == 0 ? "few data" : "few data and the prior" : "data";
    }

    private String file(Model model, double unlink, double nofollow) {
        StringBuilder out = new StringBuilder();
        out.append(
                "# What each signal weighs, in log odds of being spam; above 0 speaks for spam. Written by FitWeights, see docs/links.md;\n");
        out.append(
                "# change nothing here by hand. A name, its weight, and on how many spam and honest links it fired.\n");
        out.append(String.format(
                Locale.ROOT,
                "base %.2f%nthreshold-suspect %.2f%nthreshold-nofollow %.2f%nthreshold-unlink %.2f%n",
                model.base,
                SUSPECT,
                nofollow,
                unlink));
        for (int i = 0; i < signals; i++) {
            int s = 0;
            int h = 0;
            for (Sample sample : samples) {
                if (sample.fires[i] && sample.weight > 0) {
                    s += sample.spam ? 1 : 0;
                    h += sample.spam ? 0 : 1;
                }
            }
            out.append(String.format(
                    Locale.ROOT, "%s %.2f %d %d%n", Signs.ALL.get(i).name(), model.weights[i], s, h));
        }
        return out.toString();
    }
}
