package org.clinicsite.document;

import org.clinicsite.document.pasted.PastedFront;
import org.clinicsite.document.tree.Cut;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;

/**
 * A text whose markup is read, and out of which links may still be taken.
 *
 * @param source the file
 * @param tree the text; of one that was pasted only the tags that came along, as it is cut into blocks when its links are
 *     out: they decide on what is a heading and what a paragraph
 */
public record Draft(Source source, Tree tree) {

    /**
     * The text to show. No markup is read again.
     *
     * @param links what is taken out of the file's text
     * @return problems: what is wrong with a text that was pasted
     */
    public Outcome<Document> without(Edits links) {
        if (source.format() == Format.TEXT) {
            Problems problems = new Problems();
            PastedFront.Result read = PastedFront.read(source, links, problems);
            return problems.with(new Document(source, read.tree(), read.edits()));
        }
        return Outcome.of(new Document(source, Cut.of(tree, links), links));
    }
}
