package org.clinicsite.markdown;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;

/** Reads Markdown. One instance serves a whole build and many threads. */
public final class Markdown {

    private final Parser parser = Parser.builder(new MutableDataSet()).build();

    /**
     * Reads a body.
     *
     * @param text the Markdown, line ends as in the file
     */
    public MarkdownDocument parse(String text) {
        return new MarkdownDocument(parser.parse(text));
    }
}
