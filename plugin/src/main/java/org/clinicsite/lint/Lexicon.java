package org.clinicsite.lint;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.WordFile;
import org.jspecify.annotations.Nullable;

/**
 * All word lists of a language as one tree of characters, walked once per word of a text. Immutable once built; safe for
 * many threads.
 */
final class Lexicon {

    private static final String[] FILES = {"claims", "body", "grammar", "style"};

    /** Of ASCII, what {@link #fold} and {@link #isLetter} say. */
    private static final char[] FOLDED = new char[128];

    private static final boolean[] LETTER = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            FOLDED[c] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '-' || c <= ' ' ? ' ' : c;
            LETTER[c] = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }
    }

    private final Node root = new Node();
    private final Set<String> generic = new HashSet<>();
    private long known;

    /** How many words are kept that were met: more than a site's authors use. A power of two. */
    private static final int MET = 1 << 13;

    private final @Nullable Word[] met = new Word[MET];

    private Lexicon() {}

    /** A place in the tree. */
    static final class Node {
        private char[] keys = {};
        private Node[] children = {};
        /** Lists with an entry that ends here. */
        private long words;
        /** Lists with an entry that ends here with any ending. */
        private long stems;

        /**
         * The letters, a to z from the lowest bit, with which the next word has to begin for an entry to go on here,
         * behind a word and a blank; all bits where any may.
         */
        int followers() {
            Node blank = child(' ');
            if (blank == null) {
                return 0;
            }
            if (blank.words != 0 || blank.stems != 0 || blank.behindStem != null) {
                return -1;
            }
            int letters = 0;
            for (char key : blank.keys) {
                if (key >= 'a' && key <= 'z') {
                    letters |= 1 << key - 'a';
                }
            }
            return letters;
        }
        /** Where an entry goes on behind a word with any ending. */
        private @Nullable Node behindStem;

        /** The children by character, where there are many. */
        private @Nullable Table table;

        /** Makes what is asked often quick to find; nothing grows afterwards. */
        void finish() {
            if (keys.length > 3) {
                table = new Table();
                for (int i = 0; i < keys.length; i++) {
                    if (keys[i] < Table.SIZE) {
                        table.nodes[keys[i]] = children[i];
                    }
                }
            }
            for (Node child : children) {
                child.finish();
            }
            if (behindStem != null) {
                behindStem.finish();
            }
        }

        @Nullable
        Node child(char c) {
            if (table != null && c < Table.SIZE) {
                return table.nodes[c];
            }
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] == c) {
                    return children[i];
                }
            }
            return null;
        }

        Node grow(char c) {
            Node child = child(c);
            if (child == null) {
                child = new Node();
                keys = Arrays.copyOf(keys, keys.length + 1);
                children = Arrays.copyOf(children, keys.length);
                keys[keys.length - 1] = c;
                children[keys.length - 1] = child;
            }
            return child;
        }
    }

    /** Nodes by character, ASCII only. */
    private static final class Table {
        private static final int SIZE = 128;
        private final @Nullable Node[] nodes = new Node[SIZE];
    }

    /** Gets what is found. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param lists the lists that hold the words
         * @param end one past the words
         */
        void found(long lists, int end);
    }

    /**
     * The lists of a language, with the titles that a jurisdiction protects.
     *
     * @param language ISO 639, such as {@code en}; one without lists finds nothing
     */
    static Lexicon of(String language, Pack pack) {
        Lexicon lexicon = new Lexicon();
        for (String name : FILES) {
            WordFile file = LanguageWords.file(language, name);
            if (file != null) {
                for (WordFile.Entry entry : file.entries()) {
                    Terms terms = Terms.named(entry.section());
                    if (terms == Terms.GENERIC) {
                        lexicon.generic.addAll(entry.words()); // too common to be looked for in every sentence
                        lexicon.known |= terms.bit();
                    } else {
                        lexicon.add(terms, entry.words());
                    }
                }
            }
        }
        lexicon.add(Terms.PROTECTED, pack.titles());
        lexicon.root.finish();
        return lexicon;
    }

    private void add(Terms terms, Iterable<String> entries) {
        for (String entry : entries) {
            known |= terms.bit();
            Node node = root;
            String text = entry.toLowerCase(Locale.ROOT);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != '*') {
                    node = node.grow(fold(c));
                } else if (i + 1 == text.length()) {
                    node.stems |= terms.bit();
                } else {
                    if (node.behindStem == null) {
                        node.behindStem = new Node();
                    }
                    node = node.behindStem;
                }
            }
            if (!text.endsWith("*")) {
                node.words |= terms.bit();
            }
        }
    }

    /** Whether a word in lower case names no subject of its own. */
    boolean isGeneric(String word) {
        return generic.contains(word);
    }

    /**
     * A word as it was met before, whichever text it stood in; texts use few words often. May be asked from many threads:
     * two may make the same word, and the later one stays.
     *
     * @param text folded, see {@link #fold}
     * @param start where the word begins
     * @param end one past it
     * @param hash {@code 31 * hash + character} over the word, from 0
     */
    Word word(char[] text, int start, int end, int hash) {
        int slot = (hash ^ hash >>> 15) & MET - 1;
        Word word = met[slot];
        if (word == null || !word.is(text, start, end)) {
            String letters = new String(text, start, end - start);
            word = look(letters);
            met[slot] = word;
        }
        return word;
    }

    /** Goes the word's own part of the way through the tree, which is the same in every text. */
    private Word look(String letters) {
        boolean general = generic.contains(letters);
        long lists = 0;
        Node node = root;
        for (int i = 0; ; i++) {
            if (node.behindStem != null) {
                return new Word(letters, general, 0, null, true);
            }
            lists |= node.stems;
            if (i == letters.length()) {
                lists |= node.words;
                return new Word(letters, general, lists, node.keys.length > 0 ? node : null, false);
            }
            Node next = node.child(letters.charAt(i));
            if (next == null) {
                return new Word(letters, general, lists, null, false);
            }
            node = next;
        }
    }

    /** Whether the language has a list. */
    boolean has(Terms terms) {
        return (known & terms.bit()) != 0;
    }

    /**
     * Finds the entries that begin at a word.
     *
     * @param text folded, see {@link #fold}
     * @param start where the word begins
     * @param limit where to stop
     */
    void find(char[] text, int start, int limit, Sink sink) {
        walk(root, text, start, limit, sink);
    }

    /**
     * The same for a word that was met.
     *
     * @param word the word
     * @param start where it begins
     * @param end one past it
     */
    void find(Word word, char[] text, int start, int end, int limit, Sink sink) {
        if (word.variesInside()) {
            walk(root, text, start, limit, sink);
            return;
        }
        if (word.lists() != 0) {
            sink.found(word.lists(), end);
        }
        Node after = word.after();
        if (after != null && end < limit) {
            Node next = after.child(text[end]);
            if (next != null) {
                walk(next, text, end + 1, limit, sink);
            }
        }
    }

    private static void walk(Node from, char[] text, int start, int limit, Sink sink) {
        Node node = from;
        for (int i = start; ; i++) {
            if (node.words != 0 && isWordEnd(text, i, limit)) {
                sink.found(node.words, i);
            }
            if (node.stems != 0 || node.behindStem != null) {
                int end = wordEnd(text, i, limit);
                if (node.stems != 0) {
                    sink.found(node.stems, end);
                }
                if (node.behindStem != null) {
                    walk(node.behindStem, text, end, limit, sink);
                }
            }
            if (i >= limit) {
                return;
            }
            Node next = node.child(text[i]);
            if (next == null) {
                return;
            }
            node = next;
        }
    }

    /** A character as words are compared: lower case, one kind of apostrophe, a blank for hyphens and blanks. */
    static char fold(char c) {
        return c < 128 ? FOLDED[c] : foldWide(c);
    }

    private static char foldWide(char c) {
        return switch (c) {
            case '\u2019', '\u02BC' -> '\'';
            case '\u00A0', '\u202F', '\u2010', '\u2011' -> ' ';
            default -> Character.toLowerCase(c);
        };
    }

    /** Whether a character belongs to a word. */
    static boolean isLetter(char c) {
        return c < 128 ? LETTER[c] : Character.isLetterOrDigit(c);
    }

    /** Where the word at an offset ends; the {@code 's} of a genitive is not part of it. */
    static int wordEnd(char[] text, int at, int limit) {
        int i = at;
        while (i < limit && !isWordEnd(text, i, limit)) {
            i++;
        }
        return i;
    }

    /** Whether a word that comes from before this place ends here. */
    static boolean isWordEnd(char[] text, int at, int limit) {
        if (at >= limit) {
            return true;
        }
        char c = text[at];
        if (c == '\'' && at > 0 && at + 1 < limit && isLetter(text[at - 1]) && isLetter(text[at + 1])) {
            return text[at + 1] == 's' && (at + 2 >= limit || !isLetter(text[at + 2]));
        }
        return !isLetter(c);
    }
}
