package org.clinicsite.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.text.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A text as words: where each stands, what it is good for, which block it is in. */
final class WeighedWords {

    /** What a word is good for. */
    enum Kind {
        /** It can be the subject of something. */
        SUBJECT,
        /** A verb's {@code -ing} form. */
        GERUND,
        /** Neither begins nor ends a heading. */
        SMALL,
        /** Splits every heading. */
        WEAK
    }

    /**
     * A word.
     *
     * @param text as written
     * @param lower in lower case
     * @param stem the number of its stem
     * @param breaks whether a mark or a block's end stands between the word before and this one
     * @param opens whether it begins a sentence
     * @param numbered whether a figure stands between the word before and this one
     */
    record Word(String text, String lower, int stem, Kind kind, boolean breaks, boolean opens, boolean numbered) {}

    /** The language; null when it is not known. */
    final @Nullable Vocabulary vocabulary;
    /** All words in order. */
    final List<Word> words;
    /** Per block its first word; one more at the end. */
    final int[] starts;
    /** How many stems there are. */
    final int stems;

    private WeighedWords(@Nullable Vocabulary vocabulary, List<Word> words, int[] starts, int stems) {
        this.vocabulary = vocabulary;
        this.words = words;
        this.starts = starts;
        this.stems = stems;
    }

    static WeighedWords of(List<ProposedSections.Block> blocks) {
        List<Word> raw = new ArrayList<>();
        int[] starts = new int[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            starts[i] = raw.size();
            split(blocks.get(i).text(), raw);
        }
        starts[blocks.size()] = raw.size();
        List<String> lower = new ArrayList<>(raw.size());
        for (Word word : raw) {
            lower.add(word.lower());
        }
        Vocabulary vocabulary = Vocabulary.of(lower);
        Map<String, Integer> stems = new HashMap<>();
        List<Word> words = new ArrayList<>(raw.size());
        for (Word word : raw) {
            Integer stem = stems.get(Vocabulary.stem(word.lower()));
            if (stem == null) {
                stem = stems.size();
                stems.put(Vocabulary.stem(word.lower()), stem);
            }
            words.add(new Word(
                    word.text(),
                    word.lower(),
                    stem,
                    kind(word, vocabulary),
                    word.breaks(),
                    word.opens(),
                    word.numbered()));
        }
        return new WeighedWords(vocabulary, words, starts, stems.size());
    }

    private static void split(String text, List<Word> words) {
        boolean breaks = true;
        boolean opens = true;
        boolean numbered = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean starts = i == 0 || Character.isWhitespace(text.charAt(i - 1));
            if (starts && !Character.isWhitespace(c)) {
                int end = i;
                boolean technical = false;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    technical |= isTechnical(text, end);
                    end++;
                }
                if (technical) { // an address, a file's name, code
                    breaks = true;
                    i = end;
                    continue;
                }
            }
            if (isLetter(c) && i > 0 && Character.isDigit(text.charAt(i - 1))) { // 16th, 2mm
                while (i < text.length() && isLetter(text.charAt(i))) {
                    i++;
                }
                breaks = true;
            } else if (isLetter(c)) {
                int start = i;
                while (i < text.length() && (isLetter(text.charAt(i)) || isInner(text, i))) {
                    i++;
                }
                String word = text.substring(start, i);
                words.add(new Word(word, word.toLowerCase(Locale.ROOT), 0, Kind.SMALL, breaks, opens, numbered));
                breaks = false;
                opens = false;
                numbered = false;
            } else {
                if (!Character.isWhitespace(c) && c != 0xA0) {
                    breaks = true;
                    opens |= ".!?…:".indexOf(c) >= 0;
                    numbered |= Character.isDigit(c);
                }
                i++;
            }
        }
    }

    /** Whether a character shows that the word around it is no word: {@code @ _ / = < >}, or a point within. */
    private static boolean isTechnical(String text, int i) {
        char c = text.charAt(i);
        if ("@_=<>\\{}".indexOf(c) >= 0) {
            return true;
        }
        boolean within = i > 0 && isLetter(text.charAt(i - 1)) && i + 1 < text.length() && isLetter(text.charAt(i + 1));
        return c == '.' && within || c == '/' && i > 0 && text.charAt(i - 1) == '/';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /** An apostrophe or hyphen between two letters. */
    private static boolean isInner(String text, int i) {
        char c = text.charAt(i);
        return (c == '\'' || c == '’' || c == '-' || c == '‑')
                && i > 0
                && isLetter(text.charAt(i - 1))
                && i + 1 < text.length()
                && isLetter(text.charAt(i + 1));
    }

    private static Kind kind(Word word, @Nullable Vocabulary vocabulary) {
        String lower = word.lower();
        if (vocabulary == null) {
            return lower.length() < 4 ? Kind.SMALL : Kind.SUBJECT;
        }
        String plain = lower.replace('’', '\'');
        if (vocabulary.isFunction(plain) || plain.length() == 1) {
            return Kind.SMALL;
        }
        if (Character.UnicodeScript.of(word.text().codePointAt(0)) != Character.UnicodeScript.LATIN) {
            return Kind.WEAK; // all vocabularies are of languages in Latin letters
        }
        if (vocabulary.isGerund(plain)) {
            return Kind.GERUND;
        }
        if (vocabulary.isWeak(plain)
                || vocabulary.capitalisesNouns()
                        && Character.isLowerCase(word.text().charAt(0))) {
            return Kind.WEAK;
        }
        return Kind.SUBJECT;
    }
}
