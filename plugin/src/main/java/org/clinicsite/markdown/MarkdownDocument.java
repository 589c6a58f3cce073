package org.clinicsite.markdown;

import com.vladsch.flexmark.util.ast.Node;
import org.jspecify.annotations.Nullable;

/** A read Markdown text. Offsets count from the start of the text given to the parser. */
public final class MarkdownDocument {

    private final Node root;
    private final @Nullable Refusal refusal;

    MarkdownDocument(Node root, @Nullable Refusal refusal) {
        this.root = root;
        this.refusal = refusal;
    }

    /**
     * Why a text was not read.
     *
     * @param offset where the reason stands
     * @param message one sentence for its author
     */
    public record Refusal(int offset, String message) {}

    /** Why the text was not read, in which case the document is empty; null when it was. */
    public @Nullable Refusal refusal() {
        return refusal;
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
