package org.clinicsite.links;

/** What becomes of a link. */
public enum Verdict {
    /** Stays as it is. */
    KEEP,
    /** Stays, with a {@code rel} that lends it no weight. */
    NOFOLLOW,
    /** The text stays, the link goes. */
    UNLINK,
    /** The address goes, and the sentence around it is mended. */
    REMOVE
}
