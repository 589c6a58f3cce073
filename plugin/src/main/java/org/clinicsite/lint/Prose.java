package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a file without its markup, each character with its place in the file; cut into sections, blocks,
 * sentences and words. Not changed once read.
 */
final class Prose {

    private final char[] text;
    private final int[] at;
    private final int length;
    private final List<ProseBlock> blocks;
    private final int[] citations;
    private final boolean[] quoted;
    private final char[] folded;
    private int[] wordStarts = new int[256];
    private int[] wordEnds = new int[256];
    private Word[] known = new Word[256];
    private int words;
    private final List<Sentence> sentences = new ArrayList<>();

    /**
     * Cuts a text.
     *
     * @param text the plain text, blocks one after another
     * @param at per character its offset in the file
     * @param length how much of both counts
     * @param blocks in order
     * @param citations plain offsets at which a source is named, in order
     * @param quoted per character whether it stands in a quotation
     */
    Prose(
            char[] text,
            int[] at,
            int length,
            List<ProseBlock> blocks,
            int[] citations,
            boolean[] quoted,
            Lexicon lexicon) {
        this.text = text;
        this.at = at;
        this.length = length;
        this.blocks = blocks;
        this.citations = citations;
        this.quoted = quoted;
        this.folded = new char[length];
        for (int i = 0; i < length; i++) {
            folded[i] = Lexicon.fold(text[i]);
        }
        Finder finder = new Finder(lexicon);
        for (ProseBlock block : blocks) {
            cut(block, finder, lexicon);
        }
    }

    private void cut(ProseBlock block, Finder finder, Lexicon lexicon) {
        char[] text = this.text;
        char[] folded = this.folded;
        int start = block.start();
        while (start < block.end()) {
            int end = SentenceEnds.next(text, start, block.end());
            Sentence sentence = new Sentence(this, block, start, end, words);
            int first = words;
            finder.begin(sentence);
            for (int i = start; i < end; ) {
                if (!Lexicon.isLetter(text[i])) {
                    i++;
                    continue;
                }
                int hash = 0;
                int wordEnd = i;
                while (wordEnd < end) {
                    char c = folded[wordEnd];
                    if ((c < 'a' || c > 'z') && Lexicon.isWordEnd(folded, wordEnd, end)) {
                        break;
                    }
                    hash = 31 * hash + c;
                    wordEnd++;
                }
                addWord(i, wordEnd, lexicon.word(folded, i, wordEnd, hash));
                i = wordEnd;
                if (i < end && folded[i] == '\'') {
                    i += 2; // the 's of a genitive is no word of its own
                }
            }
            sentence.setWords(words - first);
            for (int word = first; word < words; word++) {
                if (known[word].mayOpen(folded, wordEnds[word], end)) {
                    finder.at(word, end);
                }
            }
            if (words > first) {
                block.sentences().add(sentence);
                sentences.add(sentence);
            }
            start = end;
        }
    }

    private void addWord(int start, int end, Word word) {
        if (words == wordStarts.length) {
            wordStarts = Arrays.copyOf(wordStarts, words * 2);
            wordEnds = Arrays.copyOf(wordEnds, words * 2);
            known = Arrays.copyOf(known, words * 2);
        }
        known[words] = word;
        wordStarts[words] = start;
        wordEnds[words++] = end;
    }

    /** Finds words of lists; of two of one list that begin alike the longer, and none within another. */
    private final class Finder implements Lexicon.Sink {

        private final Lexicon lexicon;
        private final int[] longest = new int[64];
        private final int[] covered = new int[64];
        private long seen;
        private Sentence sentence =
                new Sentence(Prose.this, new ProseBlock(ProseBlock.Kind.HEADER, 0, 0, 0, false), 0, 0, 0);

        Finder(Lexicon lexicon) {
            this.lexicon = lexicon;
        }

        void begin(Sentence next) {
            sentence = next;
        }

        void at(int word, int limit) {
            seen = 0;
            int start = wordStarts[word];
            lexicon.find(known[word], folded, start, wordEnds[word], limit, this);
            for (long left = seen; left != 0; left &= left - 1) {
                int list = Long.numberOfTrailingZeros(left);
                int end = longest[list];
                if (list == OPENING && word > sentence.firstWord() + 1) {
                    continue; // asks only where the sentence begins
                }
                if (end > covered[list]) {
                    covered[list] = end;
                    int last = word;
                    while (last + 1 < words && wordStarts[last + 1] < end) {
                        last++;
                    }
                    sentence.add(new Match(ALL[list], start, end, word, last, quoted[start]));
                }
            }
        }

        @Override
        public void found(long lists, int end) {
            for (long left = lists; left != 0; left &= left - 1) {
                int list = Long.numberOfTrailingZeros(left);
                longest[list] = (seen & 1L << list) == 0 ? end : Math.max(longest[list], end);
            }
            seen |= lists;
        }
    }

    private static final Terms[] ALL = Terms.values();
    private static final int OPENING = Terms.QUESTION.ordinal();

    /** The plain text; more room than it needs. */
    char[] text() {
        return text;
    }

    /** Its blocks in order. */
    List<ProseBlock> blocks() {
        return blocks;
    }

    /** All sentences in order, those of headings and of the header included. */
    List<Sentence> sentences() {
        return sentences;
    }

    /** Where a word begins in the plain text. */
    int wordStart(int word) {
        return wordStarts[word];
    }

    /** One past where a word ends in the plain text. */
    int wordEnd(int word) {
        return wordEnds[word];
    }

    /** A word in lower case. */
    String word(int word) {
        return known[word].text();
    }

    /** What is known of a word. */
    Word known(int word) {
        return known[word];
    }

    /** Whether a word ends in small letters, as it does but where all of it is large. */
    boolean endsSmall(int word) {
        for (int i = wordEnds[word] - 1; i >= wordStarts[word] && i > wordEnds[word] - 4; i--) {
            if (text[i] != folded[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where a character stands in the file, in UTF-16 units. */
    int offset(int plain) {
        return plain < length ? at[plain] : length == 0 ? 0 : at[length - 1];
    }

    /** Words as they stand, one blank between them. */
    String quote(int start, int end) {
        return new String(text, start, Math.max(0, end - start))
                .replace('\uFFFC', ' ')
                .strip();
    }

    /** A stretch in lower case. */
    String folded(int start, int end) {
        return new String(folded, start, end - start);
    }

    /** Whether a source is named between two places of the plain text. */
    boolean isCited(int from, int to) {
        int found = Arrays.binarySearch(citations, from);
        int next = found >= 0 ? found : -found - 1;
        return next < citations.length && citations[next] <= to;
    }

    /** Whether the section of a block names a source. */
    boolean isCited(ProseBlock block) {
        for (ProseBlock other : blocks) {
            if (other.section() == block.section() && other.kind() != ProseBlock.Kind.HEADER) {
                if (isCited(other.start(), other.end())) {
                    return true;
                }
                for (Sentence sentence : other.sentences()) {
                    if (sentence.has(Terms.NAMED_SOURCE)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a sentence names a source. */
    boolean isCited(Sentence sentence) {
        return sentence.has(Terms.NAMED_SOURCE) || isCited(sentence.start(), sentence.end());
    }
}
