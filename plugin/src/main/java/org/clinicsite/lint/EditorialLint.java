package org.clinicsite.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clinicsite.article.Article;
import org.clinicsite.document.Document;
import org.clinicsite.links.LinkReview;
import org.clinicsite.links.LinkVerdict;
import org.clinicsite.links.Verdict;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Content;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Format;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.Settings;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.Review;
import org.clinicsite.source.facts.Sourced;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Looks through articles and pages with the eyes of an editor. Built once for a site; safe for many threads. The stage's
 * door.
 */
public final class EditorialLint {

    /** A rule with the level that holds for this clinic. */
    record Active(Rule rule, Level level) {}

    private final Clinic clinic;
    private final List<Active> rules = new ArrayList<>();
    private final Map<String, Level> set;

    /**
     * Sets the rules of a clinic up: their levels as its jurisdiction and its {@code editorial.yaml} have them.
     *
     * @param content all of it: therapists' credentials and the page on contraindications count
     * @param today the build's day; a review that was due before it is late
     * @return problems: mistakes in {@code editorial.yaml}
     */
    public static Outcome<EditorialLint> of(Content content, LocalDate today) {
        Outcome<Map<String, Level>> levels = levels(content.editorial());
        return new Outcome<>(new EditorialLint(content, today, levels.value()), levels.problems());
    }

    private EditorialLint(Content content, LocalDate today, Map<String, Level> set) {
        this.set = set;
        this.clinic = Clinic.of(content, today);
        List<Rule> all = Rules.all();
        for (Rule rule : all) {
            Level lawful = clinic.pack().level(rule.name());
            Level level = set.getOrDefault(rule.name(), lawful == null ? rule.level() : lawful);
            if (level != Level.OFF) {
                rules.add(new Active(rule, level));
            }
        }
    }

    /** Reads the words of all rules; the first site does it otherwise. */
    public static void readWords() {
        Rules.all();
    }

    /**
     * Looks at what texts waive.
     *
     * @return waivers of unknown rules or without a reason
     */
    public static List<Problem> checkWaivers(Content content) {
        List<Problem> problems = new ArrayList<>();
        List<String> names = Rules.names();
        for (Source source : content.sources()) {
            checkWaivers(source, names, problems);
        }
        return problems;
    }

    /**
     * The levels that a clinic has set for rules, improvements, and what a check finds on finished pages.
     *
     * @param editorial {@code editorial.yaml}; null when there is none
     * @return problems: every mistake
     */
    public static Outcome<Map<String, Level>> levels(@Nullable SourceText editorial) {
        if (editorial == null) {
            return Outcome.of(Map.of());
        }
        Outcome<Settings<Editorial>> read = Settings.read(editorial, Editorial.class);
        Editorial keys = read.value().keys();
        return new Outcome<>(keys == null ? Map.of() : keys.levels(), read.problems());
    }

    /** A JSON Schema of {@code editorial.yaml}. */
    public static Map<String, Object> schema() {
        return Settings.schema(Editorial.class);
    }

    /** The level that the clinic has set for a rule or an improvement; empty when it has set none. */
    public Optional<Level> level(String name) {
        return Optional.ofNullable(set.get(name));
    }

    /**
     * Whether a site has anything for an editor: without an article, a raw text, words of clients, a waiver or an {@code editorial.yaml}
     * nothing is loaded and nothing is checked.
     */
    public static boolean isNeeded(Content content) {
        return content.editorial() != null
                || !content.clinic().reviews().isEmpty()
                || content.sources().stream()
                        .anyMatch(s -> s.facts() instanceof Sourced
                                || s.format() == Format.TEXT
                                || s.facts() instanceof PageFacts page
                                        && !page.testimonials().isEmpty()
                                || !s.facts().common().waive().isEmpty());
    }

    private static void checkWaivers(Source source, List<String> names, List<Problem> problems) {
        source.facts().common().waive().forEach((rule, reason) -> {
            boolean known = names.contains(rule);
            if (known && !reason.isBlank()) {
                return;
            }
            problems.add(source.places()
                    .problem(
                            known ? Code.BAD_WAIVER : Code.UNKNOWN_RULE,
                            Problem.Level.ERROR,
                            "waive",
                            rule,
                            known
                                    ? "The waiver of '" + rule + "' gives no reason."
                                    : "waive: there is no rule '" + rule + "'.",
                            known
                                    ? "Write why this text may break the rule: \"" + rule
                                            + ": It quotes a patient's letter.\""
                                    : Nearest.advice(rule, names)));
        });
    }

    /**
     * What there is to be said of a text.
     *
     * @param document as the page shows it
     * @param article what was made of it
     * @param review what was decided on its links
     * @return by place; without what the text's header waives
     */
    public List<Finding> check(Document document, Article article, LinkReview review) {
        Source source = article.source();
        Prose prose = TreeProse.of(document, article.title(), citations(review), clinic.lexicon());
        LintedText reading = new LintedText(article, review, prose, clinic);
        Report report = new Report(reading);
        Set<String> waived = source.facts().common().waive().keySet();
        boolean isArticle = source.facts() instanceof Sourced;
        for (Active active : rules) {
            if ((isArticle || active.rule().isEverywhere())
                    && !waived.contains(active.rule().name())) {
                report.begin(active.rule().name(), active.level());
                active.rule().check(reading, report);
            }
        }
        List<Finding> findings = new ArrayList<>(report.findings());
        if (source.facts() instanceof PageFacts page && !page.testimonials().isEmpty()) {
            List<String> said = page.testimonials().stream()
                    .map(PageFacts.Testimonial::text)
                    .map(Wording::text)
                    .toList();
            ClientsWords.check(source.places(), "testimonials", said, clinic, rules).stream()
                    .filter(finding -> !waived.contains(finding.rule()))
                    .forEach(findings::add);
        }
        return findings.stream().sorted().toList();
    }

    /**
     * What there is to be said of the reviews that the site shows.
     *
     * @param places of {@code clinic.yaml}
     * @param reviews as written there
     * @return by place
     */
    public List<Finding> check(FactPlaces places, List<Review> reviews) {
        if (reviews.isEmpty()) {
            return List.of();
        }
        List<String> said = reviews.stream().map(review -> review.text().text()).toList();
        return ClientsWords.check(places, "reviews", said, clinic, rules).stream()
                .sorted()
                .toList();
    }

    /** Where a link leads to something that can be looked up: kept, on another site, and not just an address. */
    private static int[] citations(LinkReview review) {
        int[] offsets = new int[review.verdicts().size()];
        int count = 0;
        for (LinkVerdict link : review.verdicts()) {
            boolean words = link.form() != LinkVerdict.Form.BARE
                    && link.form() != LinkVerdict.Form.DISGUISED
                    && link.form() != LinkVerdict.Form.IMAGE;
            boolean trusted = link.signals().stream().anyMatch(s -> s.name().equals("trusted-host"));
            if (link.verdict() == Verdict.KEEP
                    && !link.host().isEmpty()
                    && !link.decidedBy().equals("site")
                    && (words || trusted)) {
                offsets[count++] = link.address().start();
            }
        }
        return Arrays.copyOf(offsets, count);
    }
}
