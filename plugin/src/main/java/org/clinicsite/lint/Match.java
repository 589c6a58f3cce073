package org.clinicsite.lint;

/**
 * Words of a list, found in a text.
 *
 * @param terms the list
 * @param start where they begin in the plain text
 * @param end one past them
 * @param word the number of the first word in the text
 * @param lastWord the number of the last word
 * @param quoted whether they stand in a quotation
 */
record Match(Terms terms, int start, int end, int word, int lastWord, boolean quoted) {

    /** How many words lie between this and a later one; negative when that one does not come later. */
    int wordsTo(Match later) {
        return later.word - lastWord - 1;
    }

    /** Whether both share a word. */
    boolean overlaps(Match other) {
        return word <= other.lastWord && other.word <= lastWord;
    }
}
