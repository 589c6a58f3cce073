package org.clinicsite.article;

import java.util.List;
import org.clinicsite.document.tree.Node;

/**
 * A question of a text that is made of questions: a heading of level 2, and what follows it up to the next. Where the heading
 * lies in a box, what follows it there and behind the box.
 *
 * @param section the question
 * @param answer the parts of the tree that answer it, in order
 */
public record Question(Section section, List<Node> answer) {}
