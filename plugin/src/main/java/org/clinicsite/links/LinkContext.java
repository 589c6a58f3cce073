package org.clinicsite.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The text round the links as a reader sees it, taken apart once: its words with what is known of each. All that a signal
 * asks of a stretch is then a walk over a few dozen words.
 */
final class LinkContext {

    static final int TRADE = 1;
    static final int SELLING = 2;
    /** Not in Latin script; counted where the site's language is written in it. */
    static final int FOREIGN_SCRIPT = 4;
    /** Letters and digits mixed as no word has them. */
    static final int GARBLED = 8;
    /** In a link's text. */
    static final int ANCHOR = 16;
    /** The first of the bits that tell in which languages it is one of the commonest words. */
    private static final int FIRST_LANGUAGE = 8;

    /** The bit that says that the others of a word were asked for. */
    private static final int LOOKED_UP = 1 << 31;

    private final FoundLinks found;
    private final String text;
    /** The same, for the loops that look at every character. */
    private final char[] chars;

    private final Knowledge knowledge;
    private final List<String> languages;
    private final int siteLanguage;
    private final boolean latin;

    private int count;
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private boolean mailed;
    private final int[] flags;
    private final @Nullable String[] words;
    private final Map<String, Places> places = new HashMap<>();
    /** See {@link #chains()}; empty until then. */
    private int[] chains = NOWHERE;

    private final int[] passages;

    /**
     * @param found the links and their text
     * @param knowledge the word lists
     * @param locale the site's
     */
    LinkContext(FoundLinks found, Knowledge knowledge, Locale locale) {
        this.found = found;
        this.text = found.source().text();
        this.knowledge = knowledge;
        this.languages = knowledge.languages();
        this.siteLanguage = languages.indexOf(locale.getLanguage());
        this.latin = !NON_LATIN.contains(locale.getLanguage());
        this.chars = found.layers().chars();
        split(chars, found.layers().kinds());
        flags = new int[count];
        words = new String[count];
        passages = passages();
    }

    /** Finds where words start and end; what they are is looked up of those near a link only. */
    private void split(char[] chars, byte[] kinds) {
        boolean mail = false;
        int i = 0;
        while (i < chars.length) {
            char first = chars[i];
            if (!isLetter(first) || kinds[i] > Layers.ANCHOR) {
                mail |= first == '@';
                i++;
                continue;
            }
            int start = i;
            int most = Math.min(chars.length, start + LONGEST);
            while (i < most && isPlain(chars[i])) {
                i++;
            }
            while (i > start && kinds[i - 1] > Layers.ANCHOR) { // markup begins within the letters
                i--;
            }
            if (i < most && (chars[i] >= 128 || chars[i] == '\'') && kinds[i] <= Layers.ANCHOR) {
                boolean cjk = isIdeographic(first);
                while (i < most
                        && kinds[i] <= Layers.ANCHOR
                        && isWordPart(chars, i)
                        && isIdeographic(chars[i]) == cjk) {
                    i++;
                }
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            starts[count] = start;
            ends[count++] = i;
        }
        mailed = mail;
    }

    private static final Set<String> NON_LATIN = Set.of(
            "ru", "uk", "bg", "sr", "el", "he", "ar", "fa", "hi", "th", "ja", "zh", "ko", "ka", "hy", "bn", "ta", "te",
            "ur");

    /**
     * The words of a stretch alone, for whoever needs none of the others.
     *
     * @return in lower case, the first of them; null when a word may begin before it or end behind it
     */
    static @Nullable List<String> words(Layers layers, Span stretch, int most) {
        char[] chars = layers.chars();
        int start = stretch.start();
        int end = stretch.end();
        List<String> words = new ArrayList<>();
        int i = start;
        if (start > 0 && chars[start - 1] != '[' && chars[start - 1] != '>'
                || end < chars.length && chars[end] != ']' && chars[end] != '<') {
            return null;
        }
        while (i < end && words.size() < most) {
            int from = i;
            while (i < end && layers.at(i) <= Layers.ANCHOR && isPlain(chars[i])) {
                i++;
            }
            if (i < end && chars[i] != ' ' && (layers.at(i) > Layers.ANCHOR || ".,-:!?()".indexOf(chars[i]) < 0)
                    || i - from >= LONGEST) {
                return null; // letters of other scripts, marks within words
            }
            if (i > from) {
                words.add(new String(chars, from, i - from).toLowerCase(Locale.ROOT));
            }
            i++;
        }
        return words;
    }

    /** A word that is longer is cut. */
    private static final int LONGEST = 60;

    private static boolean isPlain(char c) {
        return (char) ((c | 32) - 'a') < 26 || (char) (c - '0') < 10;
    }

    private static boolean isLetter(char c) {
        return c < 128 ? isPlain(c) : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean isWordPart(char[] chars, int i) {
        char c = chars[i];
        return isLetter(c) || (c == '\'' || c == '’') && i + 1 < chars.length && Character.isLetter(chars[i + 1]);
    }

    private static boolean isIdeographic(char c) {
        return c >= '\u3040' && c <= '\u9fff' || c >= '\uac00' && c <= '\ud7af';
    }

    private int flagsOf(String word) {
        int flag = 0;
        if (knowledge.trades().group(word) != null) {
            flag |= TRADE;
        }
        if (knowledge.selling().group(word) != null) {
            flag |= SELLING;
        }
        int first = word.codePointAt(0);
        if (Character.isLetter(first) && Character.UnicodeScript.of(first) != Character.UnicodeScript.LATIN) {
            flag |= FOREIGN_SCRIPT;
        }
        if (isGarbled(word)) {
            flag |= GARBLED;
        }
        return flag | knowledge.languagesOf(word.replace('’', '\'')) << FIRST_LANGUAGE;
    }

    /** Digits inside letters more than once, or letters that a wrong decoding leaves. */
    private static boolean isGarbled(String word) {
        int changes = 0;
        boolean digit = Character.isDigit(word.charAt(0));
        for (int i = 1; i < word.length(); i++) {
            boolean d = Character.isDigit(word.charAt(i));
            if (d != digit) {
                changes++;
                digit = d;
            }
        }
        return changes >= 3 && word.length() >= 7;
    }

    /** Where passages begin, by word: at headings. */
    private int[] passages() {
        List<Integer> cuts = new ArrayList<>();
        cuts.add(0);
        for (TextBlock block : found.blocks()) {
            if (block.kind() == TextBlock.Kind.HEADING) {
                int word = wordAt(block.outer().start());
                if (word > cuts.get(cuts.size() - 1)) {
                    cuts.add(word);
                }
            }
        }
        int[] out = new int[cuts.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = cuts.get(i);
        }
        return out;
    }

    /** Whether there is a sign as in mail addresses. */
    boolean isMailed() {
        return mailed;
    }

    int wordCount() {
        return count;
    }

    String word(int index) {
        String word = words[index];
        if (word == null) {
            word = text.substring(starts[index], ends[index]).toLowerCase(Locale.ROOT);
            words[index] = word;
        }
        return word;
    }

    int flags(int index) {
        int flag = flags[index];
        if (flag == 0) {
            flag = LOOKED_UP
                    | knowledge.remembered(word(index), this::flagsOf)
                    | (found.layers().at(starts[index]) == Layers.ANCHOR ? ANCHOR : 0);
            flags[index] = flag;
        }
        return flag & ~LOOKED_UP;
    }

    int start(int index) {
        return starts[index];
    }

    /** Where a word stands, as indexes of words; of a frequent one the first few. */
    int[] places(String word) {
        return placesOf(word).first;
    }

    private Places placesOf(String word) {
        Places known = places.get(word);
        if (known == null) {
            known = new Places();
            int[] next = chains();
            for (int i = next[count + chain(word.charAt(0), word.length())] - 1; i >= 0; i = next[i] - 1) {
                if (isWord(i, word)) {
                    known.add(i);
                }
            }
            places.put(word, known);
        }
        return known;
    }

    private boolean isWord(int index, String word) {
        int start = starts[index];
        if (lower(chars[ends[index] - 1]) != word.charAt(word.length() - 1)) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(chars[start + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The words of equal first letter and length in chains: per word one more than the next of its chain, behind them per
     * chain one more than its first; 0 ends a chain. Few words are asked for, so not all are made and kept by name.
     */
    private int[] chains() {
        int[] known = chains;
        if (known.length == 0) {
            known = new int[count + BUCKETS];
            for (int i = count - 1; i >= 0; i--) {
                int head = count + chain(lower(chars[starts[i]]), ends[i] - starts[i]);
                known[i] = known[head];
                known[head] = i + 1;
            }
            chains = known;
        }
        return known;
    }

    private static char lower(char c) {
        return c >= 128 ? Character.toLowerCase(c) : (char) (c - 'A') < 26 ? (char) (c | 32) : c;
    }

    private static int chain(char first, int length) {
        return first * 32 + length & BUCKETS - 1;
    }

    /** How many chains of words there are; a power of two. */
    private static final int BUCKETS = 1024;

    private static final int[] NOWHERE = {};

    /** The uses of a word. */
    private static final class Places {
        private static final int MOST = 16;
        private int count;
        private int[] first = NOWHERE;

        void add(int index) {
            if (count++ < MOST) {
                first = Arrays.copyOf(first, count);
                first[count - 1] = index;
            }
        }
    }

    /** The first word that starts at or behind an offset. */
    int wordAt(int offset) {
        int at = Arrays.binarySearch(starts, 0, count, offset);
        return at >= 0 ? at : -at - 1;
    }

    /** The passage that holds a word, as the first word of it and of the next. */
    int[] passage(int word) {
        int at = Arrays.binarySearch(passages, word);
        int index = at >= 0 ? at : -at - 2;
        index = Math.max(0, index);
        return new int[] {passages[index], index + 1 < passages.length ? passages[index + 1] : count};
    }

    /** What stands in a stretch of words. */
    Tally tally(int from, int to) {
        Tally tally = new Tally();
        int[] byLanguage = new int[languages.size()];
        for (int i = from; i < to; i++) {
            int flag = flags(i);
            tally.words++;
            tally.trade += flag & TRADE;
            tally.selling += (flag & SELLING) >> 1;
            tally.foreign += latin ? (flag & FOREIGN_SCRIPT) >> 2 : 0;
            tally.garbled += (flag & (GARBLED | ANCHOR)) == GARBLED ? 1 : 0;
            int mask = flag >> FIRST_LANGUAGE;
            if (mask != 0) {
                for (int l = 0; l < byLanguage.length; l++) {
                    byLanguage[l] += mask >> l & 1;
                }
            }
        }
        for (int l = 0; l < byLanguage.length; l++) {
            if (byLanguage[l] > tally.functionWords) {
                tally.functionWords = byLanguage[l];
                tally.language = languages.get(l);
            }
        }
        tally.siteFunctionWords = siteLanguage < 0 ? 0 : byLanguage[siteLanguage];
        return tally;
    }

    /** Counts of a stretch. */
    static final class Tally {
        int words;
        int trade;
        int selling;
        int foreign;
        int garbled;
        /** Commonest words of the language that has most of them. */
        int functionWords;

        int siteFunctionWords;
        String language = "";
    }
}
