package org.clinicsite.lint;

import org.jspecify.annotations.Nullable;

/** What is known of a word whichever text it stands in. Not changed once made, so that threads may share it. */
final class Word {

    private final String text;
    private final char[] letters;
    private final String stem;
    private final long stemBit;
    private final boolean generic;
    private final long lists;
    private final Lexicon.@Nullable Node after;
    private final boolean variesInside;
    private final int followers;
    private final int syllables;

    /**
     * @param text in lower case
     * @param generic whether it names no subject of its own
     * @param lists the lists with an entry that is this word alone
     * @param after where entries of several words go on behind it; null when none does
     * @param variesInside whether an entry goes on behind a part of it, so that it has to be looked up letter by letter
     */
    Word(String text, boolean generic, long lists, Lexicon.@Nullable Node after, boolean variesInside) {
        this.text = text;
        this.letters = text.toCharArray();
        this.stem = stem(text);
        this.stemBit = bit(stem);
        this.generic = generic;
        this.lists = lists;
        this.after = after;
        this.variesInside = variesInside;
        this.followers = after == null ? 0 : after.followers();
        this.syllables = Grade.syllables(letters, 0, letters.length);
    }

    /** The word in lower case. */
    String text() {
        return text;
    }

    /** The word without the s of a plural. */
    String stem() {
        return stem;
    }

    /** One of 64 bits for a stem; another stem has mostly another. */
    long stemBit() {
        return stemBit;
    }

    static long bit(String stem) {
        return 1L << stem.hashCode();
    }

    static String stem(String word) {
        int length = word.length();
        return length > 4 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, length - 1) : word;
    }

    boolean isGeneric() {
        return generic;
    }

    /**
     * Whether an entry may begin with it here.
     *
     * @param folded the text
     * @param end one past the word
     * @param limit where the sentence ends
     */
    boolean mayOpen(char[] folded, int end, int limit) {
        if (lists != 0 || variesInside) {
            return true;
        }
        if (after == null) {
            return false;
        }
        if (end + 1 < limit && folded[end] == ' ') {
            char next = folded[end + 1];
            return next < 'a' || next > 'z' || (followers >> next - 'a' & 1) != 0;
        }
        return true;
    }

    long lists() {
        return lists;
    }

    Lexicon.@Nullable Node after() {
        return after;
    }

    boolean variesInside() {
        return variesInside;
    }

    /** How many syllables it has when it is written in lower case. */
    int syllables() {
        return syllables;
    }

    /** Whether a stretch is this word. */
    boolean is(char[] folded, int start, int end) {
        if (end - start != letters.length) {
            return false;
        }
        for (int i = 0; i < letters.length; i++) {
            if (folded[start + i] != letters[i]) {
                return false;
            }
        }
        return true;
    }
}
