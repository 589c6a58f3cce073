package org.clinicsite.links;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clinicsite.links.LinkPolicy.Ruling;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An owner's answer to the review list, put into the text of {@code link-policy.yaml}: one line more in the list that it
 * belongs to. Comments and the order of the file stay.
 *
 * @param text the file with the answer in it
 * @param says what was written, a sentence; null when the file said so already
 */
public record PolicyAnswer(String text, @Nullable String says) {

    private static final String FILE = "content/link-policy.yaml";

    /**
     * Accepts a host.
     *
     * @param before the file; empty when there is none
     * @param host a host, or the beginning of an address
     * @return problems: what keeps the answer out of the file
     */
    public static Outcome<PolicyAnswer> allow(String before, String host) {
        return write(before, Ruling.ALLOW, Ruling.DENY, host);
    }

    /** Refuses a host; the rest as {@link #allow}. */
    public static Outcome<PolicyAnswer> deny(String before, String host) {
        return write(before, Ruling.DENY, Ruling.ALLOW, host);
    }

    /** A host, or the beginning of an address, as links are compared: no scheme, its host in ASCII and lower case. */
    public static String pattern(String typed) {
        String rest = typed.strip().replaceFirst("^[a-zA-Z]+://", "");
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        return WebAddress.asciiHost(host.toLowerCase(Locale.ROOT))
                + (slash < 0 || rest.length() == slash + 1 ? "" : rest.substring(slash));
    }

    private static Outcome<PolicyAnswer> write(String file, Ruling ruling, Ruling other, String host) {
        String mark = file.startsWith("\ufeff") ? "\ufeff" : "";
        String before = file.substring(mark.length());
        Problems broken = new Problems();
        Node there = list(before, ruling, broken);
        if (broken.hasErrors()) {
            return broken.with(new PolicyAnswer(file, null));
        }
        if (find(there, host) != null) {
            return Outcome.of(new PolicyAnswer(file, null));
        }
        String without = without(before, list(before, other, broken), host); // the owner has changed his mind
        String after = mark + with(without, list(without, ruling, broken), ruling, host);
        Optional<Problem> fault =
                LinkPolicy.read(new SourceText(FILE, after.substring(mark.length()))).problems().stream()
                        .filter(Problem::isError)
                        .findFirst();
        if (fault.isPresent()) {
            Problem error = Problem.error(
                    fault.get().code(),
                    FILE,
                    0,
                    0,
                    "'" + host + "' cannot be written under '" + ruling.word() + "': "
                            + fault.get().message(),
                    "Nothing was changed; write the line \"  - " + host + "\" yourself.");
            return new Outcome<>(new PolicyAnswer(file, null), List.of(error));
        }
        return Outcome.of(new PolicyAnswer(after, FILE + " now has \"- " + host + "\" under " + ruling.word() + "."));
    }

    /** What stands under a key; null when the key is not there. */
    private static @Nullable Node list(String text, Ruling ruling, Problems problems) {
        Optional<Node> root = YamlTree.read(
                new SourceText(FILE, text), problems, "Mend the line, then answer again; nothing was changed.");
        if (root.isPresent() && root.get() instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(ruling.word())) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    /** The entry for a host, or the one host that stands there without a list; null when there is none. */
    private static @Nullable ScalarNode find(@Nullable Node list, String host) {
        List<Node> entries =
                list instanceof SequenceNode sequence ? sequence.getValue() : list == null ? List.of() : List.of(list);
        for (Node entry : entries) {
            if (entry instanceof ScalarNode scalar && pattern(scalar.getValue()).equals(pattern(host))) {
                return scalar;
            }
        }
        return null;
    }

    private static String without(String text, @Nullable Node list, String host) {
        ScalarNode entry = find(list, host);
        if (entry == null) {
            return text;
        }
        int start = start(text, entry);
        int end = end(text, entry);
        if (!(list instanceof SequenceNode sequence)) {
            return text.substring(0, start).stripTrailing() + text.substring(end);
        }
        int at = sequence.getValue().indexOf(entry);
        if (sequence.getFlowStyle() != FlowStyle.FLOW) {
            return text.substring(0, lineStart(text, start)) + text.substring(lineEnd(text, end));
        }
        if (at + 1 < sequence.getValue().size()) {
            end = start(text, sequence.getValue().get(at + 1));
        } else if (at > 0) {
            start = end(text, sequence.getValue().get(at - 1));
        }
        return text.substring(0, start) + text.substring(end);
    }

    private static String with(String text, @Nullable Node list, Ruling ruling, String host) {
        String eol = text.contains("\r\n") ? "\r\n" : "\n";
        if (list == null) {
            String lines = ruling.word() + ":" + eol + "  - " + host + eol;
            return text.isBlank() ? lines : text.stripTrailing() + eol + lines;
        }
        if (list instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.FLOW) {
            List<Node> entries = sequence.getValue();
            int at = entries.isEmpty() ? start(text, list) + 1 : end(text, entries.get(entries.size() - 1));
            return text.substring(0, at) + (entries.isEmpty() ? host : ", " + host) + text.substring(at);
        }
        if (list instanceof SequenceNode sequence) {
            Node last = sequence.getValue().get(sequence.getValue().size() - 1);
            int start = start(text, last);
            String dash = text.substring(lineStart(text, start), start);
            dash = dash.endsWith("\"") || dash.endsWith("'") ? dash.substring(0, dash.length() - 1) : dash;
            return line(text, lineEnd(text, end(text, last)), dash + host, eol);
        }
        if (YamlTree.isNull(list)) {
            int end = end(text, list);
            return line(
                    text.substring(0, start(text, list)) + text.substring(end), lineEnd(text, end), "  - " + host, eol);
        }
        int start = start(text, list);
        int end = end(text, list);
        return text.substring(0, start) + "[" + text.substring(start, end) + ", " + host + "]" + text.substring(end);
    }

    /** A text with one line more. */
    private static String line(String text, int at, String line, String eol) {
        String before = text.substring(0, Math.min(at, text.length()));
        String start = before.isEmpty() || before.endsWith("\n") ? before : before + eol;
        return start + line + eol + text.substring(before.length());
    }

    private static int start(String text, Node node) {
        return place(text, node.getStartMark().orElseThrow());
    }

    private static int end(String text, Node node) {
        return place(text, node.getEndMark().orElseThrow());
    }

    /** Marks count code points. */
    private static int place(String text, Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Behind the line's end. */
    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
