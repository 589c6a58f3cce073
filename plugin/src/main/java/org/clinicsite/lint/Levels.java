package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.YamlTree;
import org.clinicsite.text.Json;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The levels that a clinic sets, {@code content/editorial.yaml}:
 *
 * <pre>
 * levels:
 *   long-sentence: off
 *   title-drift: error
 *   location.parking: off
 * </pre>
 *
 * <p>What would improve the site ({@link org.clinicsite.problem.Improvement}) has levels as rules have; none stops a build.
 */
final class Levels {

    private static final String EXAMPLE = "Write \"levels:\" and below it \"  long-sentence: off\".";

    private final SourceText file;
    private final List<String> rules;
    private final Problems problems = new Problems();
    private final Map<String, Level> levels = new HashMap<>();

    private Levels(SourceText file, List<String> rules) {
        this.file = file;
        this.rules = rules;
    }

    /**
     * Reads the file.
     *
     * @param rules the names of all rules
     * @return problems: every mistake with its place and what to write instead
     */
    static Outcome<Map<String, Level>> read(@Nullable SourceText file, List<String> rules) {
        if (file == null) {
            return Outcome.of(Map.of());
        }
        Levels reader = new Levels(file, rules);
        reader.read();
        return reader.problems.with(reader.levels);
    }

    /**
     * What an editor for YAML needs to know of the file: a JSON Schema.
     *
     * @param rules as for {@link #read}, each with what it marks; empty where that is not known
     */
    static Map<String, Object> schema(Map<String, String> rules) {
        List<String> words = Arrays.stream(Level.values()).map(Level::word).toList();
        Map<String, Object> keys = new LinkedHashMap<>();
        rules.forEach((rule, says) -> keys.put(
                rule, says.isEmpty() ? Json.object("enum", words) : Json.object("enum", words, "description", says)));
        Map<String, Object> levels = new LinkedHashMap<>();
        levels.put("description", "Rules with a level each: error, warning, info, off.");
        levels.put("type", List.of("object", "null"));
        levels.put("properties", keys);
        levels.put("additionalProperties", false);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("properties", Map.of("levels", levels));
        schema.put("additionalProperties", false);
        return schema;
    }

    private void read() {
        Optional<Node> root = YamlTree.read(file, problems, EXAMPLE);
        if (root.isEmpty()) {
            return;
        }
        if (!(root.get() instanceof MappingNode top)) {
            reportError(Code.WRONG_SHAPE, root.get(), "The file must hold the key 'levels'.", EXAMPLE);
            return;
        }
        for (NodeTuple tuple : top.getValue()) {
            String key = word(tuple.getKeyNode());
            if (!key.equals("levels")) {
                reportError(
                        Code.UNKNOWN_KEY,
                        tuple.getKeyNode(),
                        "There is no key '" + key + "' here.",
                        Nearest.keyAdvice(key, List.of("levels")));
            } else if (tuple.getValueNode() instanceof MappingNode each) {
                each.getValue().forEach(this::readLevel);
            } else if (!YamlTree.isNull(tuple.getValueNode())) {
                reportError(Code.WRONG_SHAPE, tuple.getValueNode(), "'levels' holds rules with a level each.", EXAMPLE);
            }
        }
    }

    private void readLevel(NodeTuple tuple) {
        String rule = word(tuple.getKeyNode());
        if (!rules.contains(rule)) {
            reportError(
                    Code.UNKNOWN_RULE,
                    tuple.getKeyNode(),
                    "There is no rule '" + rule + "'.",
                    Nearest.advice(rule, rules));
            return;
        }
        String word = word(tuple.getValueNode());
        List<String> words = new ArrayList<>();
        for (Level level : Level.values()) {
            words.add(level.word());
            if (level.word().equals(word.toLowerCase(Locale.ROOT))) {
                if (levels.putIfAbsent(rule, level) != null) {
                    reportError(
                            Code.DUPLICATE_KEY,
                            tuple.getKeyNode(),
                            "The rule '" + rule + "' stands here for the second time.",
                            "Keep one of them.");
                }
                return;
            }
        }
        reportError(
                Code.BAD_VALUE, tuple.getValueNode(), "'" + word + "' is not a level.", Nearest.advice(word, words));
    }

    private static String word(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private void reportError(Code code, Node node, String message, @Nullable String advice) {
        problems.add(YamlTree.error(code, file, node, message, advice));
    }
}
