package org.clinicsite.secret;

/**
 * Something in a file, or the file itself, that nobody means to publish.
 *
 * @param kind what it is
 * @param says what it is, a sentence; never the secret itself
 * @param line where it stands, from 1; 0 when it is the whole file
 * @param column likewise, in bytes
 */
public record Secret(Kind kind, String says, int line, int column) {

    /** What to do about any of them. */
    public static final String ADVICE = "Take it out, and change what it opens if it was ever published.";

    /** What a secret is. */
    public enum Kind {
        /** A private key or a keystore: nobody ever publishes one. */
        KEY,
        /** A file of passwords. */
        PASSWORDS,
        /** A token that opens somebody's service. */
        TOKEN,
        /** A database or a dump of one, which mostly holds people. */
        DUMP,
        /** A folder that a program keeps its own things in, such as all that was ever written. */
        FOLDER
    }
}
