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
}
