package org.clinicsite.jbake;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/**
 * YAML as the templates of a JBake project know it: the types of YAML 1.1 (<a
 * href="https://yaml.org/type/">yaml.org/type</a>), where {@code yes} is true, {@code 2026-01-15} a date and
 * {@code 010} eight. Three things differ: {@code 17:45} stays a text instead of becoming 1065, {@code 1.10} keeps its
 * zero when printed, and a tag that names a class is refused.
 */
final class YamlData {

    /** Deeper nesting than any data file needs; keeps a hostile file from using up the stack. */
    private static final int DEEPEST = 100;

    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4})-(\\d\\d?)-(\\d\\d?)"
                    + "(?:(?:[Tt]|[ \t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?(?:[ \t]*(Z|([-+])(\\d\\d?)(?::?(\\d\\d)?)?))?)?");

    private final SourceText source;
    private final Problems problems;
    /** What an anchor stands for, so that aliases of aliases do not multiply. */
    private final Map<Node, @Nullable Object> known = new IdentityHashMap<>();

    private YamlData(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Reads a data file.
     *
     * @param problems gets an error with line and column for what is no YAML
     * @return a {@code Map}, a {@code List}, a scalar or null
     */
    static @Nullable Object read(SourceText source, Problems problems) {
        return new YamlData(source, problems).read();
    }

    private @Nullable Object read() {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(source.path())
                    .setUseMarks(true)
                    .setMaxAliasesForCollections(50)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(source.text());
            return root.isEmpty() ? null : value(root.get(), 0);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            problems.add(Problem.error(
                    Code.NOT_YAML,
                    source.path(),
                    mark.map(m -> m.getLine() + 1).orElse(0),
                    mark.map(m -> m.getColumn() + 1).orElse(0),
                    "This is not YAML: " + e.getProblem() + ".",
                    "Check the indentation and the quotes of this line and the one above."));
        } catch (YamlEngineException | StackOverflowError e) {
            String says = e instanceof StackOverflowError ? "it is nested too deeply" : e.getMessage();
            problems.add(Problem.error(Code.NOT_YAML, source.path(), 0, 0, "This is not YAML: " + says + ".", null));
        }
        return null;
    }

    private @Nullable Object value(Node node, int depth) {
        if (depth > DEEPEST) {
            reportError(
                    Code.UNSUPPORTED_YAML, node, "The nesting is deeper than " + DEEPEST + " levels.", "Flatten it.");
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (known.containsKey(node)) {
            Object value = known.get(node);
            if (value == null) {
                reportError(Code.UNSUPPORTED_YAML, node, "The value holds itself.", "Remove the alias.");
            }
            return value;
        }
        known.put(node, null);
        Object value = null;
        if (node instanceof MappingNode mapping) {
            value = isPlainTag(node, "map", "set") ? map(mapping, depth) : null;
        } else if (isPlainTag(node, "seq", "omap", "pairs")) {
            value = list((SequenceNode) node, depth);
        }
        known.put(node, value);
        return value;
    }

    private List<@Nullable Object> list(SequenceNode sequence, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(value(item, depth + 1));
        }
        return items;
    }

    /** Templates of JBake see the keys of a map in the order of a {@code HashMap}. */
    private Map<Object, @Nullable Object> map(MappingNode mapping, int depth) {
        Map<Object, @Nullable Object> map = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Object key = value(tuple.getKeyNode(), depth + 1);
            Object value = value(tuple.getValueNode(), depth + 1);
            if ("<<".equals(key) && value instanceof Map<?, ?> merged) {
                merged.forEach(map::putIfAbsent);
            } else if ("<<".equals(key) && value instanceof List<?> list) {
                for (Object item : list) {
                    if (item instanceof Map<?, ?> merged) {
                        merged.forEach(map::putIfAbsent);
                    }
                }
            } else {
                map.put(key == null ? "null" : key, value);
            }
        }
        return map;
    }

    private boolean isPlainTag(Node node, String... allowed) {
        String tag = node.getTag().getValue();
        for (String name : allowed) {
            if (tag.equals("tag:yaml.org,2002:" + name)) {
                return true;
            }
        }
        reportError(
                Code.UNSUPPORTED_YAML, node, "The tag '" + tag + "' is not allowed.", "Write the value without a tag.");
        return false;
    }

    private @Nullable Object scalar(ScalarNode node) {
        String text = node.getValue();
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        if (!isPlainTag(node, "str", "int", "float", "bool", "null", "timestamp")) {
            return null;
        }
        return plain ? resolve(node, text) : text;
    }

    private @Nullable Object resolve(ScalarNode node, String text) {
        switch (text) {
            case "", "~", "null", "Null", "NULL" -> {
                return null;
            }
            case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> {
                return true;
            }
            case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> {
                return false;
            }
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return Double.NEGATIVE_INFINITY;
            }
            case ".nan", ".NaN", ".NAN" -> {
                return Double.NaN;
            }
            default -> {
                char first = text.charAt(0);
                if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
                    return text;
                }
            }
        }
        Object number = number(node, text);
        if (number != null) {
            return number;
        }
        Date date = date(text);
        return date != null ? date : text;
    }

    private @Nullable Object number(ScalarNode node, String written) {
        String text = written.indexOf('_') > 0 ? written.replace("_", "") : written;
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        String digits = text.substring(start);
        String sign = text.startsWith("-") ? "-" : "";
        if (digits.isEmpty() || written.startsWith("_")) {
            return null;
        }
        if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            if (digits.length() > 1 && digits.charAt(0) == '0') {
                if (digits.indexOf('8') >= 0 || digits.indexOf('9') >= 0) {
                    return null;
                }
                Object octal = integer(sign + digits, 8);
                reportWarning(node, "'" + written + "' is read as an octal number: " + octal + ".");
                return octal;
            }
            return integer(sign + digits, 10);
        }
        if (isRadix(digits, "0x", 16)) {
            return integer(sign + digits.substring(2), 16);
        }
        if (isRadix(digits, "0b", 2)) {
            return integer(sign + digits.substring(2), 2);
        }
        if (!isDecimal(digits)) {
            return null;
        }
        int dot = digits.indexOf('.');
        boolean exponent = digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0;
        if (dot >= 0 && dot < digits.length() - 1 && !exponent && digits.endsWith("0")) {
            reportWarning(
                    node,
                    "The number " + written + " keeps its last zero when printed, but counts as "
                            + Double.parseDouble(digits) + ".");
            return new WrittenNumber(dot == 0 ? sign + "0" + digits : sign + digits);
        }
        return Double.valueOf(text);
    }

    private static boolean isRadix(String digits, String prefix, int radix) {
        return digits.length() > 2
                && digits.startsWith(prefix)
                && digits.chars().skip(2).allMatch(c -> Character.digit(c, radix) >= 0);
    }

    /** Digits with a dot or an exponent or both; at least one digit before the exponent. */
    private static boolean isDecimal(String digits) {
        int at = 0;
        int count = 0;
        boolean dot = false;
        for (; at < digits.length(); at++) {
            char c = digits.charAt(at);
            if (c == '.' && !dot) {
                dot = true;
            } else if (c >= '0' && c <= '9') {
                count++;
            } else {
                break;
            }
        }
        if (count == 0) {
            return false;
        }
        if (at == digits.length()) {
            return dot;
        }
        String exponent = digits.substring(at);
        if (exponent.charAt(0) != 'e' && exponent.charAt(0) != 'E') {
            return false;
        }
        int from = exponent.length() > 1 && (exponent.charAt(1) == '-' || exponent.charAt(1) == '+') ? 2 : 1;
        return exponent.length() > from && exponent.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }

    private static Object integer(String digits, int radix) {
        BigInteger value = new BigInteger(digits, radix);
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** A day, or a day and a time; without a zone it is UTC, as YAML says. */
    private static @Nullable Date date(String text) {
        if (text.length() < 8 || text.indexOf('-', 1) != 4) {
            return null;
        }
        Matcher m = TIMESTAMP.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            int month = Integer.parseInt(m.group(2));
            int day = Integer.parseInt(m.group(3));
            LocalDate date = LocalDate.of(Integer.parseInt(m.group(1)), month, day);
            if (m.group(4) == null) {
                // A day alone needs two digits for month and day to be a date.
                return text.length() == 10
                        ? Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant())
                        : null;
            }
            String fraction = m.group(7) == null ? "" : m.group(7);
            int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
            LocalDateTime time = date.atTime(
                    Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)), Integer.parseInt(m.group(6)), nanos);
            ZoneOffset zone = ZoneOffset.UTC;
            if (m.group(9) != null) {
                int hours = Integer.parseInt(m.group(10));
                int minutes = m.group(11) == null ? 0 : Integer.parseInt(m.group(11));
                int seconds = (hours * 60 + minutes) * 60;
                zone = ZoneOffset.ofTotalSeconds(m.group(9).equals("-") ? -seconds : seconds);
            }
            return Date.from(time.toInstant(zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void reportWarning(Node node, String message) {
        problems.add(Problem.warning(
                Code.AMBIGUOUS_NUMBER,
                source.path(),
                line(node),
                column(node),
                message,
                "Put it in quotes if it is a text, such as a price, a version or a telephone number."));
    }

    private void reportError(Code code, Node node, String message, String advice) {
        problems.add(Problem.error(code, source.path(), line(node), column(node), message, advice));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static int column(Node node) {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    }
}
