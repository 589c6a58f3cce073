package org.clinicsite.links;

import org.clinicsite.text.Span;

/**
 * A paragraph, heading or list item.
 *
 * @param text what it says
 * @param outer with its own markup: what goes when nothing of the text is left
 * @param kind what it is
 */
record TextBlock(Span text, Span outer, Kind kind) {

    /** What a block is. */
    enum Kind {
        PARAGRAPH,
        HEADING,
        ITEM
    }
}
