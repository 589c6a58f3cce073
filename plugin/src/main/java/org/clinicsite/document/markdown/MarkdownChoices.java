package org.clinicsite.document.markdown;

import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Directive;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.jspecify.annotations.Nullable;

/** What a caller decides while a tree is written as Markdown. */
public interface MarkdownChoices {

    /** All as it is. */
    MarkdownChoices AS_IT_IS = new MarkdownChoices() {};

    /**
     * A heading.
     *
     * @param level 1 to 6
     * @param text what it says, as plain text; used only for one that no part of the tree is
     * @param id its anchor; null for none
     */
    record Heading(int level, String text, @Nullable String id) {}

    /** How a heading is written; null when it is left out, as a title is that stands in the header. */
    default @Nullable Heading heading(Block.Heading heading) {
        return new Heading(heading.level(), heading.title(), heading.id());
    }

    /** A heading of ours that goes before a part; null for none. */
    default @Nullable Heading before(Node block) {
        return null;
    }

    /** Where a link leads; null when its words stay and it goes. */
    default @Nullable String address(Inline.Link link) {
        return link.address().value();
    }

    /** Which file a picture is; null when it goes, with its words. */
    default @Nullable String address(Inline.Picture picture) {
        return picture.address().value();
    }

    /** Whether a directive stays; else only what it holds does. */
    default boolean keeps(Directive directive) {
        return true;
    }
}
