package org.clinicsite.document.tree;

/**
 * A part of a file that is not the text and was left out.
 *
 * @param reason why
 * @param words its first words in one line, at most 60 characters; never empty
 * @param start where it begins in the file
 */
public record Removal(Reason reason, String words, int start) {

    /** Why a part is no text. */
    public enum Reason {
        /** It lies outside of the article. */
        AROUND,
        /** Its markup calls it something else: a menu, a share bar, comments, a form. */
        PAGE_PART,
        /** Links to other texts, one after another. */
        LINKS,
        /** A line that only a page's surface says: {@code Share}, {@code 3 min read}. */
        SURFACE,
        /** Nobody sees it. */
        HIDDEN,
        /** Who sent it to whom, and the sender's card. */
        MAIL,
        /** Heads, feet and numbers of pages. */
        PAGE_HEAD
    }

    /** One with the first words of a text. */
    public static Removal of(Reason reason, String text, int start) {
        return new Removal(reason, Places.shortened(text), start);
    }
}
