package org.clinicsite.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tree;

/** Finds the questions of a text, and what answers each. */
final class Questions {

    /** The level at which a page's own headings begin. */
    private static final int LEVEL = 2;

    private final Map<Node, Section> sections;
    private final List<Question> found = new ArrayList<>();
    private List<Node> answer = new ArrayList<>();

    private Questions(Map<Node, Section> sections) {
        this.sections = sections;
    }

    /** @param sections by the heading, or by the part before which a proposed one stands */
    static List<Question> of(Tree tree, Map<Node, Section> sections) {
        Questions questions = new Questions(sections);
        tree.blocks().forEach(questions::look);
        return questions.found.stream()
                .map(one -> new Question(one.section(), List.copyOf(one.answer())))
                .toList();
    }

    private void look(Node node) {
        Section section = sections.get(node);
        if (section != null && section.level() == LEVEL) {
            answer = new ArrayList<>();
            found.add(new Question(section, answer));
        }
        if (section != null && section.origin() != Section.Origin.PROPOSED) {
            if (section.level() != LEVEL) {
                answer.add(node);
            }
        } else if (asks(node)) {
            node.children().forEach(this::look);
        } else {
            answer.add(node); // of what stands before the first question nobody hears
        }
    }

    private boolean asks(Node node) {
        return node.children().stream().anyMatch(child -> sections.containsKey(child) || asks(child));
    }
}
