package org.clinicsite.links;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.links.PolicyKeys.Probability;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Settings;
import org.clinicsite.source.facts.AddressStart;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of the site says about links, {@code content/link-policy.yaml}; comes before every signal.
 *
 * <pre>
 * allow:                      # kept, followed
 *   - example.org             # a registered domain: it and every host below it
 *   - nhs.uk                  # likewise an ending that one body answers for
 *   - www.example.com         # a single host
 *   - example.net/partners/   # addresses that start so
 * deny:                       # removed
 *   - example.info
 * sponsored:                  # kept, marked rel="sponsored"
 *   - shop.example.org
 * probability:                # optional; a link that is spam with such a probability, 0 to 1, ...
 *   nofollow: 0.3             # ... keeps its place but is not followed
 *   unlink: 0.82              # ... is a link no longer; its words stay
 *   remove: 0.97              # ... goes from its sentence
 * </pre>
 *
 * The most exact rule wins: the longest path, then a host, then a domain.
 */
public final class LinkPolicy {

    /** The thresholds that old scores were held against. */
    private static final double OLD_NOFOLLOW = 0.3;

    private static final double OLD_UNLINK = 0.75;

    /** What a rule wants. */
    enum Ruling {
        ALLOW,
        DENY,
        SPONSORED;

        /** As the file has it. */
        String word() {
            return EnumWord.of(this);
        }
    }

    /**
     * A line of the file.
     *
     * @param ruling what it wants
     * @param pattern as written
     * @param host in ASCII, lower case
     * @param path the beginning of a path; empty when any path will do
     * @param below whether hosts below the host are meant too
     * @param file the file
     * @param line from 1
     */
    record Rule(Ruling ruling, String pattern, String host, String path, boolean below, String file, int line) {}

    private final Map<String, List<Rule>> rules;
    private final @Nullable Double nofollow;
    private final @Nullable Double unlink;
    private final @Nullable Double remove;

    private final Knowledge knowledge;

    private LinkPolicy(
            Map<String, List<Rule>> rules,
            @Nullable Double nofollow,
            @Nullable Double unlink,
            @Nullable Double remove,
            Knowledge knowledge) {
        this.rules = rules;
        this.knowledge = knowledge;
        this.nofollow = nofollow;
        this.unlink = unlink;
        this.remove = remove;
    }

    /** A policy without rules: the signals decide. */
    public static LinkPolicy none() {
        return new LinkPolicy(Map.of(), null, null, null, Knowledge.shipped());
    }

    /** The lists that it was read with. */
    Knowledge knowledge() {
        return knowledge;
    }

    /** The probability from which a link is not followed; null when the file leaves it to us. */
    @Nullable
    Double nofollow() {
        return nofollow;
    }

    /** The probability from which a link is one no longer; null when the file leaves it to us. */
    @Nullable
    Double unlink() {
        return unlink;
    }

    /** The probability from which an address goes from its sentence; null when the file leaves it to us. */
    @Nullable
    Double remove() {
        return remove;
    }

    /** The most exact rule for an address; null when none holds. */
    @Nullable
    Rule ruleFor(WebAddress address) {
        if (rules.isEmpty() || address.host().isEmpty()) {
            return null;
        }
        Rule best = null;
        String host = address.host();
        for (int at = 0; at >= 0; at = host.indexOf('.', at) < 0 ? -1 : host.indexOf('.', at) + 1) {
            for (Rule rule : rules.getOrDefault(host.substring(at), List.of())) {
                boolean hostFits = at == 0 || rule.below();
                if (hostFits && pathFits(rule.path(), address.path()) && isBetter(rule, best)) {
                    best = rule;
                }
            }
        }
        return best;
    }

    /** What an editor for YAML needs to know of the file: a JSON Schema. */
    public static Map<String, Object> schema() {
        return Settings.schema(PolicyKeys.class);
    }

    private static boolean pathFits(String start, String path) {
        return start.isEmpty()
                || path.startsWith(start)
                        && (start.endsWith("/")
                                || path.length() == start.length()
                                || path.charAt(start.length()) == '/');
    }

    private static boolean isBetter(Rule rule, @Nullable Rule other) {
        if (other == null) {
            return true;
        }
        if (rule.path().length() != other.path().length()) {
            return rule.path().length() > other.path().length();
        }
        return rule.host().length() > other.host().length();
    }

    /**
     * Reads the file.
     *
     * @param file the text, and the path for messages
     * @return the rules that could be understood; every mistake with its line and what to write instead
     */
    public static Outcome<LinkPolicy> read(SourceText file) {
        Reader reader = new Reader(file);
        return reader.problems.with(reader.read());
    }

    /** What stands below the key of a ruling. */
    private record Written(Ruling ruling, AddressStart start) {}

    /** Reads one file. */
    private static final class Reader {

        private final SourceText file;
        private final Problems problems = new Problems();
        private final Knowledge knowledge = Knowledge.shipped();
        private final PublicSuffixes suffixes = knowledge.suffixes();
        private final Map<String, List<Rule>> rules = new HashMap<>();
        private @Nullable Double nofollow;
        private @Nullable Double unlink;
        private @Nullable Double remove;

        Reader(SourceText file) {
            this.file = file;
        }

        LinkPolicy read() {
            Settings<PolicyKeys> settings = problems.take(Settings.read(file, PolicyKeys.class));
            PolicyKeys keys = settings.keys();
            if (keys == null) {
                return none();
            }
            List<Written> written = new ArrayList<>();
            keys.allow().forEach(start -> written.add(new Written(Ruling.ALLOW, start)));
            keys.deny().forEach(start -> written.add(new Written(Ruling.DENY, start)));
            keys.sponsored().forEach(start -> written.add(new Written(Ruling.SPONSORED, start)));
            written.sort(Comparator.comparingInt(one -> one.start().offset())); // as the file has them
            written.forEach(one -> readRule(one.ruling(), one.start()));
            Probability probability = keys.probability();
            if (probability != null) {
                nofollow = number(probability.nofollow());
                unlink = number(probability.unlink());
                remove = number(probability.remove());
            }
            if (settings.places().offset("thresholds", null) >= 0) {
                readScores(keys.thresholds(), settings.places());
            }
            return new LinkPolicy(Map.copyOf(rules), nofollow, unlink, remove, knowledge);
        }

        private static @Nullable Double number(@Nullable BigDecimal number) {
            return number == null ? null : (Double) number.doubleValue();
        }

        private void readRule(Ruling ruling, AddressStart start) {
            String pattern = start.text();
            String rest = pattern;
            int scheme = rest.indexOf("://");
            if (scheme >= 0) {
                rest = rest.substring(scheme + 3);
            }
            int slash = rest.indexOf('/');
            String host = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
            String path = slash < 0 || rest.length() == slash + 1 ? "" : rest.substring(slash);
            if (host.startsWith("*.")) {
                reportError(
                        Code.BAD_LINK_RULE,
                        start,
                        "'" + pattern + "' holds a star.",
                        "Write '" + host.substring(2) + "': a registered domain means every host below it too.");
                return;
            }
            host = WebAddress.asciiHost(host);
            // "nhs.uk" is an ending that others get names below, and yet answers for all of them
            boolean vouchedFor = knowledge.trusted().holdsEnding(host);
            if (!host.matches("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
                    || !host.contains(".") && !vouchedFor
                    || path.indexOf('*') >= 0
                    || path.indexOf('?') >= 0
                    || path.indexOf(' ') >= 0) {
                reportError(
                        Code.BAD_LINK_RULE,
                        start,
                        "'" + pattern + "' is not a host or the beginning of an address.",
                        "Write 'example.org', 'www.example.org' or 'example.org/partners/', without patterns.");
                return;
            }
            PublicSuffixes.Parts parts = suffixes.of(host);
            if (parts.domain() == null && !vouchedFor) {
                reportError(
                        Code.BAD_LINK_RULE,
                        start,
                        "'" + host + "' is an ending that belongs to many owners.",
                        "Name the domain below it, such as 'example." + host + "'.");
                return;
            }
            boolean below = parts.domain() == null || host.equals(parts.domain());
            Rule rule = new Rule(ruling, pattern, host, path, below, file.path(), file.line(start.offset()));
            List<Rule> same = rules.computeIfAbsent(host, k -> new ArrayList<>(1));
            for (Rule other : same) {
                if (other.path().equals(path)) {
                    if (other.ruling() == ruling) {
                        reportError(
                                Code.CONFLICTING_LINK_RULES,
                                start,
                                "'" + pattern + "' stands here for the second time; the first is in line "
                                        + other.line() + ".",
                                "Delete one of the two.");
                    } else {
                        reportError(
                                Code.CONFLICTING_LINK_RULES,
                                start,
                                "'" + pattern + "' is under '" + ruling.word() + "' here and under '"
                                        + other.ruling().word() + "' in line " + other.line() + ".",
                                "Delete one of the two.");
                    }
                    return;
                }
            }
            same.add(rule);
        }

        /** What links once scored, in log odds from thresholds of its own: read as probabilities, and told. */
        private void readScores(Map<String, String> scores, FactPlaces places) {
            Weights weights = knowledge.weights();
            List<String> lines = new ArrayList<>();
            scores.forEach((name, text) -> {
                if (!text.matches("[+-]?[0-9]{1,2}(\\.[0-9]{1,6})?")) {
                    return;
                }
                double score = Double.parseDouble(text);
                if (name.equals("nofollow")) {
                    nofollow = probability(score - OLD_NOFOLLOW, weights.nofollow());
                    lines.add("\"  nofollow: " + nofollow + "\"");
                } else if (name.equals("unlink")) {
                    unlink = probability(score - OLD_UNLINK, weights.unlink());
                    lines.add("\"  unlink: " + unlink + "\"");
                }
            });
            if (nofollow != null && unlink != null) {
                nofollow = Math.min(nofollow, unlink);
            }
            problems.add(places.warning(
                    Code.OLD_FORM,
                    "thresholds",
                    null,
                    "'thresholds' are scores of an older version; links are judged by the probability of being spam, 0"
                            + " to 1. They are read until 0.3.0.",
                    lines.isEmpty()
                            ? "Take the lines away."
                            : "Write \"probability:\" and below it " + String.join(" and ", lines) + "."));
        }

        /** What lies as far from our own probability as an old score lay from the old threshold, in hundredths. */
        private static double probability(double further, double ours) {
            double value = LinkFilter.probability(Math.log(ours / (1 - ours)) + further);
            return Math.min(0.99, Math.max(0.01, Math.round(value * 100) / 100.0));
        }

        private void reportError(Code code, AddressStart at, String message, @Nullable String advice) {
            problems.add(Problem.error(
                    code, file.path(), file.line(at.offset()), file.column(at.offset()), message, advice));
        }
    }
}
