package org.clinicsite.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;

/**
 * Reads Markdown: CommonMark with tables and footnotes. One instance serves a whole build and many threads.
 */
public final class Markdown {

    /** How deep quotes and lists may lie within each other; a person stops at four, a parser's stack somewhat later. */
    public static final int MAX_NESTING = 100;

    private final Parser parser = Parser.builder(new MutableDataSet()
                    .set(Parser.EXTENSIONS, List.of(TablesExtension.create(), FootnoteExtension.create()))
                    .set(TablesExtension.WITH_CAPTION, false)
                    .set(TablesExtension.COLUMN_SPANS, false)
                    .set(TablesExtension.APPEND_MISSING_COLUMNS, true)
                    .set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
                    .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true))
            .build();

    /**
     * Reads a body.
     *
     * @param text the Markdown, line ends as in the file; one that is {@link #tooDeep} is read as if it were empty
     */
    public MarkdownDocument parse(String text) {
        return new MarkdownDocument(parser.parse(tooDeep(text) < 0 ? text : ""));
    }

    /**
     * Where quotes and lists lie too deep within each other to be read in bounded time and stack.
     *
     * @return the offset of the first such line, -1 when there is none
     */
    public static int tooDeep(CharSequence text) {
        int start = 0;
        while (start < text.length()) {
            int depth = 0;
            int blanks = 0;
            int i = start;
            for (; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == ' ' || c == '\t') {
                    blanks++;
                } else if (c == '>') {
                    depth++;
                } else if (isMarker(text, i)) {
                    // an item deep inside others stands far to the right, two columns or more for each of them
                    depth += 1 + blanks / 2;
                    blanks = 0;
                } else if (c < '0' || c > '9') {
                    break;
                }
            }
            if (depth > MAX_NESTING) {
                return start;
            }
            while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                i++;
            }
            start = i + 1;
        }
        return -1;
    }

    /** Whether a list item's marker ends here: a bullet, or the point behind a number, with a blank after it. */
    private static boolean isMarker(CharSequence text, int i) {
        char c = text.charAt(i);
        if (c != '-' && c != '*' && c != '+' && c != '.' && c != ')') {
            return false;
        }
        return i + 1 == text.length() || text.charAt(i + 1) <= ' ';
    }
}
