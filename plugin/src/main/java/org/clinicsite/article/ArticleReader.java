package org.clinicsite.article;

import org.clinicsite.markdown.Markdown;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;

/** Makes an {@link Article} of a {@link Source}. One instance serves a whole build and many threads. */
public final class ArticleReader {

    private final Markdown markdown = new Markdown();
    private final MarkdownReader markdownReader = new MarkdownReader(markdown);

    /**
     * Reads a source.
     *
     * @param source the file
     * @param links what the link filter takes out of the file's text; {@link Edits#NONE} at first reading
     * @param problems gets what is wrong with the text
     */
    public Article read(Source source, Edits links, Problems problems) {
        return switch (source.format()) {
            case MARKDOWN -> markdownReader.read(source, links, new Places(source, links, problems));
            case HTML -> {
                Places places = new Places(source, links, problems);
                yield new ReadArticle(
                        source, links, markdown, null, new HtmlReader(source, places).read(Places.body(source, links)));
            }
            case TEXT -> new TextReader(source, problems, Chrome.LINES).read(links, markdown);
        };
    }

    /** Read from its file when the first pasted text needs it. */
    private static final class Chrome {
        static final PageChrome LINES = new PageChrome();
    }
}
