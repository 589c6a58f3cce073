package org.clinicsite.markdown;

import com.vladsch.flexmark.util.ast.Node;

/** A read Markdown text. Offsets count from the start of the text given to the parser. */
public final class MarkdownDocument {

    private final Node root;

    MarkdownDocument(Node root) {
        this.root = root;
    }

    /** The tree, for this package only. */
    Node root() {
        return root;
    }

    /** What an article has to know of it before it can be written. */
    public Outline outline() {
        return Outlines.of(root);
    }

    /**
     * Writes it as HTML.
     *
     * @param out gets the HTML
     * @param choices what becomes of headings, links, pictures and raw HTML
     */
    public void write(StringBuilder out, HtmlChoices choices) {
        new HtmlWriter(out, choices).write(root);
    }
}
