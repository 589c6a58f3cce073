package org.clinicsite.article;

import java.util.List;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.PlainText;
import org.clinicsite.document.tree.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the text that a shortcut holds, as far as shortcuts ask.
 *
 * @param pictured whether there is a picture
 * @param numbered whether there is a numbered list
 * @param link the first link; null when there is none
 */
public record Held(
        boolean pictured, boolean numbered, @Nullable Link link) {

    /** Of a shortcut that holds no text. */
    static final Held NOTHING = new Held(false, false, null);

    /**
     * A link.
     *
     * @param address as written
     * @param offset where that stands in the file, in UTF-16 units
     * @param words what a reader reads, the words for a picture included; in one line
     * @param picture the picture that it holds; null when it holds none
     */
    public record Link(
            String address,
            int offset,
            String words,
            @Nullable Picture picture) {}

    /**
     * A picture.
     *
     * @param address as written
     * @param offset where that stands in the file, in UTF-16 units
     * @param alt the words for it
     */
    public record Picture(String address, int offset, String alt) {}

    static Held of(List<Node> parts) {
        if (parts.isEmpty()) {
            return NOTHING;
        }
        Inline.Link link = first(parts, Inline.Link.class);
        return new Held(
                first(parts, Inline.Picture.class) != null,
                isNumbered(parts),
                link == null
                        ? null
                        : new Link(
                                link.address().value(),
                                link.address().start(),
                                PlainText.of(link).strip().replaceAll("\\s+", " "),
                                picture(link)));
    }

    /** Whether a part is a paragraph of nothing but pictures, be they links or not. */
    static boolean isPictures(Node part) {
        boolean paragraph = part instanceof Block.Paragraph words && !words.bare()
                || part instanceof Inline.Element element && element.tag() == Tag.P;
        return paragraph && first(part.children(), Inline.Picture.class) != null && isWordless(part);
    }

    private static boolean isWordless(Node part) {
        if (part instanceof Inline.Words words) {
            return words.text().isBlank();
        }
        return !(part instanceof Inline.Code || part instanceof Inline.Mention)
                && part.children().stream().allMatch(Held::isWordless);
    }

    private static @Nullable Picture picture(Inline.Link link) {
        Inline.Picture picture = first(link.children(), Inline.Picture.class);
        return picture == null
                ? null
                : new Picture(picture.address().value(), picture.address().start(), picture.alt());
    }

    private static boolean isNumbered(List<Node> parts) {
        return parts.stream()
                .anyMatch(part -> part instanceof Block.Listing list && list.ordered()
                        || part instanceof Inline.Element element && element.tag() == Tag.OL
                        || isNumbered(part.children()));
    }

    /** The first part of a kind in the order of the text; null when there is none. */
    private static <T extends Node> @Nullable T first(List<Node> parts, Class<T> kind) {
        for (Node part : parts) {
            T found = kind.isInstance(part) ? kind.cast(part) : first(part.children(), kind);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
