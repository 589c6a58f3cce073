package org.clinicsite.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;

/**
 * Reads Markdown: CommonMark with tables, footnotes and directives. One instance serves a whole build and many threads.
 */
public final class Markdown {

    private final Parser parser = Parser.builder(new MutableDataSet()
                    .set(Parser.HEADING_PARSER, false) // see HeadingLines
                    .set(Parser.EXTENSIONS, List.of(TablesExtension.create(), FootnoteExtension.create()))
                    .set(TablesExtension.WITH_CAPTION, false)
                    .set(TablesExtension.COLUMN_SPANS, false)
                    .set(TablesExtension.APPEND_MISSING_COLUMNS, true)
                    .set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
                    .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true))
            .customInlineParserFactory(InlineParsing::new)
            .paragraphPreProcessorFactory(new ReferencePreProcessorFactory()) // comes with flexmark's own parser only
            .customBlockParserFactory(new HeadingLines())
            .customBlockParserFactory(new DirectiveParser.Factory())
            .build();

    /**
     * Reads a body.
     *
     * @param text the Markdown, line ends as in the file
     * @return what it says; of a text that could not be read in sensible time only {@link MarkdownDocument#refusal()}
     */
    public MarkdownDocument parse(String text) {
        MarkdownDocument.Refusal refusal = Intricacy.of(text);
        if (refusal == null) {
            try {
                return new MarkdownDocument(parser.parse(text), null);
            } catch (StackOverflowError e) { // one of the parser's regular expressions; its stack is gone, nothing else
                refusal = new MarkdownDocument.Refusal(0, "This text is too intricate to be read.");
            }
        }
        return new MarkdownDocument(parser.parse(""), refusal);
    }
}
