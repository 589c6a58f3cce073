package org.clinicsite.document;

import org.clinicsite.document.html.HtmlFront;
import org.clinicsite.document.html.saved.SavedHtml;
import org.clinicsite.document.markdown.MarkdownFront;
import org.clinicsite.document.pasted.ProvenanceLine;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.text.Characters;
import org.clinicsite.text.Edits;

/** Reads the markup of a {@link Source}, once. One instance serves a whole build and many threads. */
public final class DocumentReader {

    private final MarkdownFront markdown = new MarkdownFront();
    private final SavedHtml saved = new SavedHtml();

    /**
     * Reads a source.
     *
     * @return problems: what is wrong with the text
     */
    public Outcome<Draft> draft(Source source) {
        Problems problems = new Problems();
        Places places = Places.ofFile(source, problems);
        String body = source.body();
        int shift = source.bodyStart();
        int bad = Characters.forbidden(body, 0);
        if (bad >= 0) {
            places.leaveCharacterOut(shift + bad, body.charAt(bad));
        }
        return problems.with(new Draft(
                source,
                switch (source.format()) {
                    case MARKDOWN -> HtmlFront.read(markdown.read(body, shift, places), places);
                    case HTML -> told(HtmlFront.read(body, shift, places, saved), places);
                    case TEXT -> HtmlFront.tags(body, shift, Places.ofFile(source, new Problems()));
                }));
    }

    private static Tree told(Tree tree, Places places) {
        ProvenanceLine.tell(tree.provenance(), places);
        return tree;
    }

    /**
     * Reads a source of which no link is taken out.
     *
     * @return problems: what is wrong with the text
     */
    public Outcome<Document> read(Source source) {
        Problems problems = new Problems();
        return problems.with(problems.take(problems.take(draft(source)).without(Edits.NONE)));
    }
}
