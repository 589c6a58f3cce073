package org.clinicsite.links;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.YamlTree;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Json;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

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

    private static final List<String> KEYS = List.of("allow", "deny", "sponsored", "probability");

    private static final List<String> PROBABILITIES = List.of("nofollow", "unlink", "remove");

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
        Map<String, Object> hosts = Json.object("type", "string", "pattern", "^[^*?\\s]+$");
        Map<String, String> says = Map.of(
                "allow", "Hosts, or beginnings of addresses, whose links are right.",
                "deny", "Hosts, or beginnings of addresses, whose links go.",
                "sponsored", "Partners who pay for a link, or give something for it: rel=sponsored.",
                "probability", "From which probability of being spam, 0 to 1, a link is treated how; 1 means never.");
        Map<String, Object> number = Json.object("type", "number", "minimum", 0, "maximum", 1);
        Map<String, Object> keys = new LinkedHashMap<>();
        for (String key : KEYS) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("description", requireNonNull(says.get(key)));
            if (key.equals("probability")) {
                schema.put("type", List.of("object", "null"));
                Map<String, Object> each = new LinkedHashMap<>();
                PROBABILITIES.forEach(name -> each.put(name, number));
                schema.put("properties", each);
                schema.put("additionalProperties", false);
            } else {
                schema.put(
                        "anyOf",
                        List.of(Json.object("type", "array", "items", hosts), hosts, Json.object("type", "null")));
            }
            keys.put(key, schema);
        }
        keys.put(
                "thresholds",
                Json.object("deprecationMessage", "Write 'probability'.", "type", List.of("object", "null")));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("properties", keys);
        schema.put("additionalProperties", false);
        return schema;
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
            Optional<Node> root =
                    YamlTree.read(file, problems, "Write lists such as \"deny:\" and below it \"  - example.org\".");
            if (root.isEmpty()) {
                return none();
            }
            if (!(root.get() instanceof MappingNode top)) {
                reportError(
                        Code.WRONG_SHAPE,
                        root.get(),
                        "The link policy must be keys with lists below them.",
                        "Write \"deny:\" and below it \"  - example.org\".");
                return none();
            }
            Map<String, Integer> seen = new HashMap<>();
            for (NodeTuple tuple : top.getValue()) {
                Node key = tuple.getKeyNode();
                String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
                Integer before = seen.putIfAbsent(name, line(key));
                if (before != null) {
                    reportError(
                            Code.DUPLICATE_KEY,
                            key,
                            "The key '" + name + "' stands here for the second time; the first is in line " + before
                                    + ".",
                            "Put both lists into one.");
                }
                switch (name) {
                    case "allow", "deny", "sponsored" ->
                        readRules(Ruling.valueOf(name.toUpperCase(Locale.ROOT)), tuple.getValueNode());
                    case "probability" -> readProbability(tuple.getValueNode());
                    case "thresholds" -> readScores(key, tuple.getValueNode());
                    default ->
                        reportError(
                                Code.UNKNOWN_KEY,
                                key,
                                "The link policy knows no key '" + name + "'.",
                                "Write " + nearest(name) + ".");
                }
            }
            return new LinkPolicy(Map.copyOf(rules), nofollow, unlink, remove, knowledge);
        }

        private static String nearest(String name) {
            return Nearest.key(name, KEYS)
                    .map(key -> "'" + key + "'; the keys are " + String.join(", ", KEYS))
                    .orElse("one of " + String.join(", ", KEYS));
        }

        private void readRules(Ruling ruling, Node list) {
            if (YamlTree.isNull(list)) {
                return;
            }
            if (list instanceof ScalarNode) {
                readRule(ruling, list);
            } else if (list instanceof SequenceNode sequence) {
                sequence.getValue().forEach(entry -> readRule(ruling, entry));
            } else {
                reportError(
                        Code.WRONG_SHAPE,
                        list,
                        "'" + ruling.word() + "' must be a list of hosts.",
                        "Write each on its own line: \"  - example.org\".");
            }
        }

        private void readRule(Ruling ruling, Node node) {
            if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
                reportError(
                        Code.BAD_LINK_RULE,
                        node,
                        "A rule must be one host or address.",
                        "Write \"- example.org\" or \"- example.org/partners/\".");
                return;
            }
            String pattern = scalar.getValue().strip();
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
                        node,
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
                        node,
                        "'" + pattern + "' is not a host or the beginning of an address.",
                        "Write 'example.org', 'www.example.org' or 'example.org/partners/', without patterns.");
                return;
            }
            PublicSuffixes.Parts parts = suffixes.of(host);
            if (parts.domain() == null && !vouchedFor) {
                reportError(
                        Code.BAD_LINK_RULE,
                        node,
                        "'" + host + "' is an ending that belongs to many owners.",
                        "Name the domain below it, such as 'example." + host + "'.");
                return;
            }
            boolean below = parts.domain() == null || host.equals(parts.domain());
            Rule rule = new Rule(ruling, pattern, host, path, below, file.path(), line(node));
            List<Rule> same = rules.computeIfAbsent(host, k -> new ArrayList<>(1));
            for (Rule other : same) {
                if (other.path().equals(path)) {
                    if (other.ruling() == ruling) {
                        reportError(
                                Code.CONFLICTING_LINK_RULES,
                                node,
                                "'" + pattern + "' stands here for the second time; the first is in line "
                                        + other.line() + ".",
                                "Delete one of the two.");
                    } else {
                        reportError(
                                Code.CONFLICTING_LINK_RULES,
                                node,
                                "'" + pattern + "' is under '" + ruling.word() + "' here and under '"
                                        + other.ruling().word() + "' in line " + other.line() + ".",
                                "Delete one of the two.");
                    }
                    return;
                }
            }
            same.add(rule);
        }

        private void readProbability(Node node) {
            if (YamlTree.isNull(node)) {
                return;
            }
            if (!(node instanceof MappingNode map)) {
                reportError(
                        Code.MISSING_KEY,
                        node,
                        "'probability' must hold 'nofollow', 'unlink' or 'remove'.",
                        "Write \"probability:\" and below it \"  unlink: 0.9\".");
                return;
            }
            for (NodeTuple tuple : map.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                Double value = number(tuple.getValueNode());
                if (!PROBABILITIES.contains(name)) {
                    reportError(
                            Code.UNKNOWN_KEY,
                            tuple.getKeyNode(),
                            "'probability' knows no key '" + name + "'.",
                            Nearest.key(name, PROBABILITIES)
                                    .map(key -> "Write '" + key + "'.")
                                    .orElse("Write 'nofollow', 'unlink' or 'remove'."));
                } else if (value == null || value < 0 || value > 1) {
                    reportError(
                            Code.BAD_VALUE,
                            tuple.getValueNode(),
                            "The probability '" + name + "' must be a number from 0 to 1.",
                            "Write \"" + name + ": 0.9\"; 1 means never.");
                } else {
                    switch (name) {
                        case "nofollow" -> nofollow = value;
                        case "unlink" -> unlink = value;
                        default -> remove = value;
                    }
                }
            }
            if (isAbove(nofollow, unlink) || isAbove(unlink, remove) || isAbove(nofollow, remove)) {
                reportError(
                        Code.CONFLICTING_VALUES,
                        node,
                        "The probabilities do not rise from 'nofollow' to 'unlink' to 'remove'.",
                        "Give 'nofollow' the smallest number and 'remove' the largest.");
            }
        }

        private static boolean isAbove(@Nullable Double one, @Nullable Double other) {
            return one != null && other != null && one > other;
        }

        /** What links once scored, in log odds from thresholds of its own: read as probabilities, and told. */
        private void readScores(Node key, Node node) {
            Weights weights = knowledge.weights();
            List<String> lines = new ArrayList<>();
            if (node instanceof MappingNode map) {
                for (NodeTuple tuple : map.getValue()) {
                    Double score = number(tuple.getValueNode());
                    String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                    if (score != null && name.equals("nofollow")) {
                        nofollow = probability(score - OLD_NOFOLLOW, weights.nofollow());
                        lines.add("\"  nofollow: " + nofollow + "\"");
                    } else if (score != null && name.equals("unlink")) {
                        unlink = probability(score - OLD_UNLINK, weights.unlink());
                        lines.add("\"  unlink: " + unlink + "\"");
                    }
                }
            }
            if (nofollow != null && unlink != null) {
                nofollow = Math.min(nofollow, unlink);
            }
            problems.add(Problem.warning(
                    Code.OLD_FORM,
                    file.path(),
                    line(key),
                    1,
                    "'thresholds' are scores of an older version; links are judged by the probability of being spam, 0 to 1. They are read until 0.3.0.",
                    lines.isEmpty()
                            ? "Take the lines away."
                            : "Write \"probability:\" and below it " + String.join(" and ", lines) + "."));
        }

        /** What lies as far from our own probability as an old score lay from the old threshold, in hundredths. */
        private static double probability(double further, double ours) {
            double value = LinkFilter.probability(Math.log(ours / (1 - ours)) + further);
            return Math.min(0.99, Math.max(0.01, Math.round(value * 100) / 100.0));
        }

        private static @Nullable Double number(Node node) {
            return node instanceof ScalarNode scalar && scalar.getValue().matches("[+-]?[0-9]{1,2}(\\.[0-9]{1,6})?")
                    ? Double.valueOf(scalar.getValue())
                    : null;
        }

        private static int line(Node node) {
            return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        }

        private void reportError(Code code, Node node, String message, @Nullable String advice) {
            problems.add(YamlTree.error(code, file, node, message, advice));
        }
    }
}
