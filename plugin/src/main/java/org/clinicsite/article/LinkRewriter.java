package org.clinicsite.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of each address while an article is written as HTML. Pure, called from many threads. */
@FunctionalInterface
public interface LinkRewriter {

    /** Leaves every address as it stands. */
    LinkRewriter AS_WRITTEN = (kind, address, start) -> new Target(address, null, List.of());

    /** What an address is used for. */
    enum Kind {
        /** {@code <a href>}. */
        LINK,
        /** {@code <img src>}. */
        IMAGE
    }

    /**
     * Decides.
     *
     * @param kind what it is used for
     * @param address the address, entities and Markdown escapes resolved
     * @param start where the address stands in the source file, in UTF-16 units (before any edit)
     */
    Target rewrite(Kind kind, String address, int start);

    /**
     * Draws a picture.
     *
     * @param address as for {@link #rewrite}
     * @param start as for {@link #rewrite}
     * @param alt the words for it
     * @param title what the author wrote as title; null when nothing
     * @return the markup that stands in its place; null leaves it to {@link #rewrite} where the picture leads, and then it
     *     is a plain {@code <img>}
     */
    default @Nullable String draw(String address, int start, String alt, @Nullable String title) {
        return null;
    }

    /** What stands before the {@code #} of an address within the page that nobody wrote, such as that of a note. */
    default String page() {
        return "";
    }

    /**
     * What is written.
     *
     * @param address for {@code href} or {@code src}; null takes the link or picture away and keeps its words
     * @param rel for {@code rel}, such as {@code nofollow ugc}; null writes none
     * @param attributes further attributes, name and value in turn, such as width and height of an image
     */
    record Target(@Nullable String address, @Nullable String rel, List<String> attributes) {}
}
