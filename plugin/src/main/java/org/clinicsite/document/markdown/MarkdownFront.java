package org.clinicsite.document.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import org.clinicsite.document.html.EscapedQuotes;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.problem.Code;

/**
 * Reads Markdown: CommonMark with tables, footnotes and directives. What is plain is read by {@link QuickBlocks}, the rest
 * by flexmark; both make the same tree. Serves a whole build and many threads.
 */
public final class MarkdownFront {

    /** A parser that is made when the first text needs it. */
    private static final class Plain {
        static final Parser PARSER = parser(FootnoteExtension.create());
    }

    /** For texts with a bar: looking for a table in each paragraph takes long. */
    private static final class Tables {
        static final Parser PARSER = parser(TablesExtension.create(), FootnoteExtension.create());
    }

    private static Parser parser(Parser.ParserExtension... extensions) {
        return Parser.builder(new MutableDataSet()
                        .set(Parser.HEADING_PARSER, false) // see HeadingLines
                        .set(Parser.EXTENSIONS, List.of(extensions))
                        .set(TablesExtension.WITH_CAPTION, false)
                        .set(TablesExtension.COLUMN_SPANS, false)
                        .set(TablesExtension.APPEND_MISSING_COLUMNS, true)
                        .set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
                        .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true))
                .customInlineParserFactory(InlineParsing::new)
                .paragraphPreProcessorFactory(
                        new ReferencePreProcessorFactory()) // comes with flexmark's own parser only
                .customBlockParserFactory(new HeadingLines())
                .customBlockParserFactory(new DirectiveParser.Factory())
                .build();
    }

    /**
     * Reads a body.
     *
     * @param text the Markdown, line ends as in the file
     * @param shift where it begins in the file
     * @param places told what is wrong, and why a text that could not be read in sensible time is empty
     * @return a tree in which HTML stands as {@link org.clinicsite.document.tree.Inline.Raw}
     */
    public Tree read(String text, int shift, Places places) {
        QuickBlocks quick = quick(text, shift, places);
        boolean simple = quick.isSimple();
        Refusal refusal = simple ? null : Intricacy.of(text);
        try {
            Tree read = refusal == null ? quick.read() : null;
            if (read != null) {
                return read;
            }
            String mended = EscapedQuotes.mended(text); // as long as the text, which code is taken from
            refusal = mended.equals(text) ? refusal : Intricacy.of(mended);
            if (refusal == null) {
                return parsed(text, BasedSequence.of(mended), shift, places);
            }
        } catch (StackOverflowError e) { // one of the parser's regular expressions; its stack is gone, nothing else
            refusal = new Refusal(0, "This text is too intricate to be read.");
        }
        places.reportError(
                Code.TOO_INTRICATE,
                shift + refusal.offset(),
                refusal.message(),
                "Take marks away, or part it by blank lines.");
        return Tree.UNREAD;
    }

    /** A reader of what is plain in a text, which leaves the rest to flexmark. */
    QuickBlocks quick(String text, int shift, Places places) {
        return new QuickBlocks(text, shift, (from, to, blocks, foreign) -> {
            // its places in the whole text decide on brackets with stars in them
            Tree read = parsed(text, BasedSequence.of(text).subSequence(from, to), shift, places);
            blocks.addAll(read.blocks());
            foreign.addAll(read.foreign());
        });
    }

    /** Reads a text by flexmark. */
    Tree parsed(String text, BasedSequence mended, int shift, Places places) {
        return new MarkdownTree(text, shift, places)
                .of((mended.indexOf('|') < 0 ? Plain.PARSER : Tables.PARSER).parse(mended));
    }
}
