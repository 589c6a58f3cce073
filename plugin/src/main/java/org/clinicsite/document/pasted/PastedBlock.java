package org.clinicsite.document.pasted;

import java.util.List;
import org.clinicsite.text.Span;

/** A block of a pasted text; spans count in the edited body and leave out marks such as bullets. */
sealed interface PastedBlock {

    /** Where it begins. */
    int start();

    /**
     * Prose.
     *
     * @param lines its lines, word for word
     * @param broken whether the line ends are the author's, as in an address, and not just where the text was wrapped
     */
    record Paragraph(List<Span> lines, boolean broken) implements PastedBlock {
        @Override
        public int start() {
            return lines.get(0).start();
        }
    }

    /**
     * A heading.
     *
     * @param level 1 to 6; 2 where nothing tells it
     * @param text the line without marks
     * @param marked whether a mark says so, and not only its looks
     */
    record Heading(int level, Span text, boolean marked) implements PastedBlock {
        @Override
        public int start() {
            return text.start();
        }
    }

    /**
     * A quotation.
     *
     * @param blocks what is quoted; never empty
     */
    record Quote(List<PastedBlock> blocks) implements PastedBlock {
        @Override
        public int start() {
            return blocks.get(0).start();
        }
    }

    /** A line across the text. */
    record Rule(int start) implements PastedBlock {}

    /**
     * A list.
     *
     * @param ordered whether it is numbered
     * @param first the number of the first item
     * @param items each the lines of one item
     */
    record Items(boolean ordered, int first, List<List<Span>> items) implements PastedBlock {
        @Override
        public int start() {
            return items.get(0).get(0).start();
        }
    }
}
