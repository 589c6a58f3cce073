package org.clinicsite.document.tree;

import java.util.List;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a front makes of a body.
 *
 * @param title what the body itself says its title is, and no heading does; null when nothing
 * @param blocks the outermost parts in order
 * @param notes what {@link Inline.Mention}s name, in the order of their first mention
 * @param definitions where the addresses of references are defined, whole lines in order
 * @param foreign where HTML stands in a text of another format
 * @param leftOut what the author's markup holds and no page shows, such as frames and hidden boxes, with their links
 * @param hidden where markup takes what it holds out of sight, as far as its style alone tells
 * @param provenance what the text was taken for, and what was taken off
 */
public record Tree(
        @Nullable String title,
        List<Node> blocks,
        List<Block.Note> notes,
        List<Definition> definitions,
        List<Span> foreign,
        List<Node> leftOut,
        List<Span> hidden,
        Provenance provenance) {

    /** Of a text that could not be read. */
    public static final Tree UNREAD = new Tree(null, List.of());

    /** Whether the text could not be read, which its author was told. */
    public boolean isUnread() {
        return this == UNREAD;
    }

    /** A text that was written for this site. */
    public Tree(
            @Nullable String title,
            List<Node> blocks,
            List<Block.Note> notes,
            List<Definition> definitions,
            List<Span> foreign,
            List<Node> leftOut,
            List<Span> hidden) {
        this(title, blocks, notes, definitions, foreign, leftOut, hidden, Provenance.OWN);
    }

    /** A text of blocks alone. */
    public Tree(@Nullable String title, List<Node> blocks) {
        this(title, blocks, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * {@code [name]: address}.
     *
     * @param address the address
     * @param whole all of it
     */
    public record Definition(Inline.Address address, Span whole) {}
}
