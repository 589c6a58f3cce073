package org.clinicsite.links;

import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The link policy as a tree whose nodes know where they end and how they are written, for {@link PolicyAnswer}. */
final class YamlTree {

    private YamlTree() {}

    /**
     * Reads a file.
     *
     * @param problems gets what makes it no YAML
     * @param example what to write instead
     * @return the root; empty when the file holds nothing or is no YAML
     */
    static Optional<Node> read(SourceText file, Problems problems, String example) {
        try {
            return new Compose(LoadSettings.builder()
                            .setLabel(file.path())
                            .setParseComments(false)
                            .build())
                    .composeString(file.text())
                    .filter(root -> !isNull(root));
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            problems.add(Problem.error(
                    Code.NOT_YAML,
                    file.path(),
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "This is not YAML: " + (e.getProblem() == null ? e.getMessage() : e.getProblem()) + ".",
                    example));
        } catch (YamlEngineException e) {
            problems.add(Problem.error(
                    Code.NOT_YAML, file.path(), 0, 0, "This is not YAML: " + e.getMessage() + ".", example));
        }
        return Optional.empty();
    }

    /** Whether nothing is written where a value should be. */
    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("null")
                        || scalar.getValue().equals("~"));
    }
}
