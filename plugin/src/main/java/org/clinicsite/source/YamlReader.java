package org.clinicsite.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML 1.2 to {@link Value}s: scalars stay the text they are, so {@code 17:45} and {@code 1.10} lose nothing. */
final class YamlReader {

    /** Deeper nesting than any header or data file needs; keeps a hostile file from using up the stack. */
    private static final int DEEPEST = 50;

    private static final Set<String> CORE_TAGS = Set.of(
            "tag:yaml.org,2002:map",
            "tag:yaml.org,2002:seq",
            "tag:yaml.org,2002:str",
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null");

    private final SourceText source;
    private final int from;
    private final Problems problems;
    private final String yaml;
    /** Whether every code point is one UTF-16 unit, so that both counts agree. */
    private final boolean sameCount;

    private YamlReader(SourceText source, int from, int to, Problems problems) {
        this.source = source;
        this.from = from;
        this.problems = problems;
        this.yaml = source.text().substring(from, to);
        this.sameCount = yaml.codePointCount(0, yaml.length()) == yaml.length();
    }

    /**
     * Reads a stretch of a file that holds one YAML document.
     *
     * @return no keys when it is empty; null after an error
     */
    static @Nullable Value read(SourceText source, int from, int to, Problems problems) {
        return new YamlReader(source, from, to, problems).read();
    }

    private @Nullable Value read() {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(source.path())
                    .setUseMarks(true)
                    .setMaxAliasesForCollections(20)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(yaml);
            return root.isEmpty() ? new Value.Mapping(from, List.of()) : value(root.get(), 0);
        } catch (MarkedYamlEngineException e) {
            problems.add(problemOf(e));
        } catch (TooDeep e) {
            problems.add(error(
                    Code.UNSUPPORTED_YAML,
                    e.offset,
                    "The nesting is deeper than " + DEEPEST + " levels.",
                    "Flatten it."));
        } catch (YamlEngineException | StackOverflowError e) {
            String says = e instanceof StackOverflowError ? "it is nested too deeply" : e.getMessage();
            problems.add(error(Code.NOT_YAML, from, "This is not YAML: " + says + ".", null));
        }
        return null;
    }

    /** The engine's words in plainer ones, for the mistakes that people make most; its place, or the one that it began at. */
    private Problem problemOf(MarkedYamlEngineException e) {
        String says = e.getProblem();
        Optional<Mark> mark = says.startsWith("could not find expected ':'")
                        && e.getContextMark().isPresent()
                ? e.getContextMark()
                : e.getProblemMark();
        int at = mark.isPresent() ? offset(mark.get()) : from;
        String text = source.text();
        int line = at;
        while (line > from && text.charAt(line - 1) != '\n' && text.charAt(line - 1) != '\r') {
            line--;
        }
        int first = line;
        while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
            first++;
        }
        int quote = openQuote(first);
        if (quote >= 0) {
            return error(
                    Code.NOT_YAML,
                    quote,
                    "This is not YAML: a quotation mark is not closed.",
                    "Close it at the end of the value.");
        }
        int tab = text.substring(line, first).indexOf('\t');
        if (tab >= 0) {
            return error(
                    Code.NOT_YAML,
                    line + tab,
                    "This is not YAML: a tab indents the line.",
                    "Indent with blanks, two per level.");
        }
        if (says.startsWith("could not find expected ':'")) {
            return error(
                    Code.NOT_YAML,
                    at,
                    "This is not YAML: the line has no colon.",
                    "Write 'key: value', with a blank behind the colon.");
        }
        if (says.startsWith("mapping values are not allowed")) {
            return error(
                    Code.NOT_YAML,
                    at,
                    "This is not YAML: a colon stands where none can.",
                    "Put a value that holds a colon in quotes, or check the indentation of this line and the one above.");
        }
        if (says.startsWith("expected <block end>")) {
            return error(
                    Code.NOT_YAML,
                    at,
                    "This is not YAML: the line is indented otherwise than those it belongs to.",
                    "Indent all lines of one level by the same number of blanks.");
        }
        if (says.contains("unexpected end of stream") && says.contains("quote")
                || says.contains("found unexpected end of stream")) {
            int opened = e.getContextMark().map(this::offset).orElse(at);
            return error(
                    Code.NOT_YAML,
                    opened,
                    "This is not YAML: a quotation mark is not closed.",
                    "Close it at the end of the value.");
        }
        return error(
                Code.NOT_YAML,
                at,
                "This is not YAML: " + says + ".",
                "Check the indentation and the quotes of this line and the one above.");
    }

    /** Where a value begins with a quotation mark that nothing closes, above an offset; -1 when there is none. */
    private int openQuote(int to) {
        String text = source.text();
        int opened = -1;
        for (int start = from; start < to; ) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int value = text.indexOf(": ", start) + 2;
            while (value > 1 && value < end && text.charAt(value) == ' ') {
                value++;
            }
            boolean quoted = value > 1 && value < end && "\"'".indexOf(text.charAt(value)) >= 0;
            if (opened >= 0 && count(text.charAt(opened), start, end) % 2 == 1) {
                opened = -1; // a value of several lines
            } else if (opened < 0 && quoted && count(text.charAt(value), value, end) == 1) {
                opened = value;
            }
            start = end + 1;
        }
        return opened;
    }

    private int count(char mark, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += source.text().charAt(i) == mark ? 1 : 0;
        }
        return count;
    }

    private Problem error(Code code, int offset, String message, @Nullable String advice) {
        return Problem.error(code, source.path(), source.line(offset), source.column(offset), message, advice);
    }

    private Value value(Node node, int depth) throws TooDeep {
        int at = node.getStartMark().map(this::offset).orElse(from);
        if (depth > DEEPEST) {
            throw new TooDeep(at);
        }
        String tag = node.getTag().getValue();
        if (!CORE_TAGS.contains(tag)) {
            problems.add(error(
                    Code.UNSUPPORTED_YAML,
                    at,
                    "The tag '" + tag + "' is not allowed.",
                    "Write the value without a tag."));
        }
        if (node instanceof MappingNode mapping) {
            List<Value.Entry> entries = new ArrayList<>();
            Map<String, Integer> seen = new HashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                int keyAt = tuple.getKeyNode().getStartMark().map(this::offset).orElse(at);
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    problems.add(error(Code.UNSUPPORTED_YAML, keyAt, "A key must be a word.", null));
                    continue;
                }
                Integer first = seen.putIfAbsent(key.getValue(), keyAt);
                if (first != null) {
                    problems.add(error(
                            Code.DUPLICATE_KEY,
                            keyAt,
                            "The key '" + key.getValue() + "' stands twice, first in line " + source.line(first) + ".",
                            "Keep one of them."));
                    continue;
                }
                entries.add(new Value.Entry(keyAt, key.getValue(), value(tuple.getValueNode(), depth + 1)));
            }
            return new Value.Mapping(at, entries);
        }
        if (node instanceof SequenceNode sequence) {
            List<Value> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(value(item, depth + 1));
            }
            return new Value.Items(at, items);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Value.Scalar(at, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
    }

    /** The engine counts code points; we count UTF-16 units of the whole file. */
    private int offset(Mark mark) {
        int index = mark.getIndex();
        return from + Math.min(yaml.length(), sameCount ? index : yaml.offsetByCodePoints(0, index));
    }

    private static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1;
        private final int offset;

        TooDeep(int offset) {
            this.offset = offset;
        }
    }
}
