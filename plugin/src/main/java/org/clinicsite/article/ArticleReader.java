package org.clinicsite.article;

import org.clinicsite.markdown.Markdown;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;

/** Makes an {@link Article} of a {@link Source}. One instance serves a whole build and many threads. */
public final class ArticleReader {

    private final Markdown markdown = new Markdown();

    /**
     * Reads a source.
     *
     * @param source the file
     * @param links what the link filter takes out of the file's text; {@link Edits#NONE} at first reading
     * @param problems gets what is wrong with the text
     */
    public Article read(Source source, Edits links, Problems problems) {
        throw new UnsupportedOperationException("todo");
    }
}
