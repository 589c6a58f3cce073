package org.clinicsite.publish;

/**
 * What a file is to a visitor's browser. Their order is the order in which files go up where a target cannot switch at
 * once: what is pointed at before what points.
 */
public enum FileClass {
    /** Its name changes with its bytes: may be kept for ever. */
    HASHED_ASSET,
    /** A style sheet, picture or document under a name that stays. */
    ASSET,
    /** HTML, but for the home page. */
    PAGE,
    /** Feed, site map and what else lists pages for machines. */
    FEED,
    /** The home page, and the build id that says which build is live. */
    INDEX
}
