package org.clinicsite.links;

/** What is done to an address so that filters or readers do not see it for what it is. */
enum Disguise {
    /** {@code hxxp://}, {@code h**p://}. */
    BENT_SCHEME("Its \"http\" is bent out of shape"),
    /** {@code java\nscript:}, {@code htt\np:}. */
    BROKEN_SCHEME("Its scheme or host is broken by control characters or line ends"),
    /** {@code &#104;ttp}: entities for plain letters of scheme or host. */
    ENTITIES("Letters of its scheme or host are written as entities"),
    ZERO_WIDTH("Characters of no width are hidden in it"),
    SOFT_HYPHEN("Soft hyphens are hidden in it"),
    BIDI("It turns the direction of writing"),
    FULL_WIDTH("It is written in full-width letters"),
    LOOKALIKE("Letters of other alphabets stand in for Latin ones"),
    ODD_STOP("Its dots are the full stops of another script"),
    PERCENT_HOST("Its host is written in percent codes"),
    USER_INFO("A name before an @ hides the real host"),
    DOT_WORD("Its dot is written as a word, as a code or in brackets"),
    /** {@code h t t p : / / e x a m p l e . c o m}. */
    SPACED_LETTERS("Blanks are put between its letters"),
    SPACED_DOT("Blanks are put round its dots"),
    BACKSLASH("It is written with backslashes");

    private final String says;

    Disguise(String says) {
        this.says = says;
    }

    /** What was done, for people, without a full stop. */
    String says() {
        return says;
    }
}
