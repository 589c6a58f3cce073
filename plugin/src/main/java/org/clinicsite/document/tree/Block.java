package org.clinicsite.document.tree;

import java.util.List;
import org.clinicsite.text.Characters;
import org.jspecify.annotations.Nullable;

/** A part of a text that stands on lines of its own. */
public sealed interface Block extends Node {

    /**
     * Prose.
     *
     * @param bare whether it is the text of an item in a list without blank lines, which is no paragraph for HTML
     * @param broken whether its line ends are the author's and not just where the text was wrapped
     */
    record Paragraph(List<Node> children, boolean bare, boolean broken, int start, int end) implements Block {}

    /**
     * A heading.
     *
     * @param level 1 to 6 as written
     * @param title as plain text in one line
     * @param id what the author wrote as its id; null when nothing
     */
    record Heading(int level, String title, @Nullable String id, List<Node> children, int start, int end)
            implements Block {

        /** One whose title is what it holds. */
        public Heading(int level, @Nullable String id, List<Node> children, int start, int end) {
            this(level, PlainText.line(children), id, children, start, end);
        }
    }

    /**
     * A list.
     *
     * @param ordered whether it is numbered
     * @param first the number of the first item
     * @param children its items
     */
    record Listing(boolean ordered, int first, List<Node> children, int start, int end) implements Block {}

    /** An item of a list. */
    record Item(List<Node> children, int start, int end) implements Block {}

    /** A quotation. */
    record Quote(List<Node> children, int start, int end) implements Block {}

    /**
     * A table.
     *
     * @param name the words of its head; empty when it has none
     * @param children its rows, those of the head first
     */
    record Table(String name, List<Node> children, int start, int end) implements Block {}

    /**
     * A row of a table.
     *
     * @param head whether it belongs to the table's head
     * @param children its cells
     */
    record Row(boolean head, List<Node> children, int start, int end) implements Block {}

    /**
     * A cell of a table.
     *
     * @param heads whether it is the head of a column
     * @param align how its words stand
     */
    record Cell(boolean heads, Align align, List<Node> children, int start, int end) implements Block {}

    /** How the words of a cell stand. */
    enum Align {
        START,
        CENTER,
        RIGHT
    }

    /**
     * Code on lines of its own.
     *
     * @param text the code, line ends as in the file
     * @param language what the author says it is; null when nothing
     * @param fenced whether lines of marks stand around it
     */
    record CodeBlock(String text, @Nullable String language, boolean fenced, int start, int end) implements Block {

        /** Characters that no page may hold are left out. */
        public CodeBlock {
            text = Characters.allowed(text);
        }
    }

    /**
     * Something that the author asks for by a directive.
     *
     * @param directive what
     * @param children the text that it holds
     */
    record Shortcut(Directive directive, List<Node> children, int start, int end) implements Block {}

    /** A line across the text. */
    record Rule(int start, int end) implements Block {}

    /** A note that the text mentions; shown below it. */
    record Note(List<Node> children, int start, int end) implements Block {}
}
