package org.clinicsite.document.tree;

import java.util.List;

/**
 * A part of a text. Immutable; offsets count UTF-16 units of the file, a byte-order mark not counted, so that
 * {@link org.clinicsite.text.SourceText} tells line, column and code points of each.
 */
public sealed interface Node permits Block, Inline {

    /** Where it begins in the file, its marks included. */
    int start();

    /** One past where it ends in the file, its marks included. */
    int end();

    /** What lies in it, in order. */
    default List<Node> children() {
        return List.of();
    }
}
