package org.clinicsite.links;

import org.clinicsite.text.EnumWord;

/** What becomes of a link. */
public enum Verdict {
    /** Stays as it is. */
    KEEP,
    /** Stays, with a {@code rel} that lends it no weight. */
    NOFOLLOW,
    /** The text stays, the link goes. */
    UNLINK,
    /** The address goes, and the sentence around it is mended. */
    REMOVE;

    /** Whether the page no longer leads there. */
    public boolean takesLinkOut() {
        return this == UNLINK || this == REMOVE;
    }

    /** As links.json has it, such as {@code nofollow}. */
    public String word() {
        return EnumWord.of(this);
    }
}
