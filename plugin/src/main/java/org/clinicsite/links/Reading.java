package org.clinicsite.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The text round the links as a reader sees it, taken apart once: its words with what is known of each. All that a signal
 * asks of a stretch is then a walk over a few dozen words.
 */
final class Reading {

    static final int TRADE = 1;
    static final int SELLING = 2;
    /** In a script that the site's language is not written in. */
    static final int FOREIGN_SCRIPT = 4;
    /** Letters and digits mixed as no word has them. */
    static final int GARBLED = 8;
    /** In a link's text. */
    static final int ANCHOR = 16;
    /** The first of the bits that tell in which languages it is one of the commonest words. */
    private static final int FIRST_LANGUAGE = 8;

    private final FoundLinks found;
    private final String text;
    private final List<String> languages;
    private final int siteLanguage;

    private int count;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] flags = new int[256];
    private String[] words = new String[256];
    private final Map<String, Places> places = new HashMap<>();
    private final int[] passages;

    /**
     * @param found the links and their text
     * @param knowledge the word lists
     * @param locale the site's
     */
    Reading(FoundLinks found, Knowledge knowledge, Locale locale) {
        this.found = found;
        this.text = found.source().text();
        Map<String, Set<String>> common = knowledge.functionWords();
        this.languages = common.keySet().stream().sorted().toList();
        this.siteLanguage = languages.indexOf(locale.getLanguage());
        boolean latin = !NON_LATIN.contains(locale.getLanguage());
        Map<String, Integer> cache = new HashMap<>();
        Layers layers = found.layers();
        int i = 0;
        while (i < text.length()) {
            if (layers.at(i) > Layers.ANCHOR || !Character.isLetterOrDigit(text.charAt(i)) && !Character.isSurrogate(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            boolean cjk = isIdeographic(text.charAt(i));
            while (i < text.length() && i - start < 60 && layers.at(i) <= Layers.ANCHOR && isWordPart(i) && isIdeographic(text.charAt(i)) == cjk) {
                i++;
            }
            if (i == start) {
                i++;
                continue;
            }
            String word = text.substring(start, i).toLowerCase(Locale.ROOT);
            int flag = cache.computeIfAbsent(word, w -> flags(w, knowledge, common, latin));
            add(start, i, word, flag | (layers.at(start) == Layers.ANCHOR ? ANCHOR : 0));
        }
        passages = passages();
    }

    private static final Set<String> NON_LATIN =
            Set.of("ru", "uk", "bg", "sr", "el", "he", "ar", "fa", "hi", "th", "ja", "zh", "ko", "ka", "hy", "bn", "ta", "te", "ur");

    private boolean isWordPart(int i) {
        char c = text.charAt(i);
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || (c == '\'' || c == '’') && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
    }

    private static boolean isIdeographic(char c) {
        return c >= '\u3040' && c <= '\u9fff' || c >= '\uac00' && c <= '\ud7af';
    }

    private int flags(String word, Knowledge knowledge, Map<String, Set<String>> common, boolean latin) {
        int flag = 0;
        if (knowledge.trades().group(word) != null) {
            flag |= TRADE;
        }
        if (knowledge.selling().group(word) != null) {
            flag |= SELLING;
        }
        int first = word.codePointAt(0);
        if (Character.isLetter(first) && latin && Character.UnicodeScript.of(first) != Character.UnicodeScript.LATIN) {
            flag |= FOREIGN_SCRIPT;
        }
        if (isGarbled(word)) {
            flag |= GARBLED;
        }
        String plain = word.replace('’', '\'');
        for (int i = 0; i < languages.size(); i++) {
            if (common.get(languages.get(i)).contains(plain)) {
                flag |= 1 << (FIRST_LANGUAGE + i);
            }
        }
        return flag;
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

    private void add(int start, int end, String word, int flag) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            flags = Arrays.copyOf(flags, count * 2);
            words = Arrays.copyOf(words, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        flags[count] = flag;
        words[count++] = word;
        places.computeIfAbsent(word, w -> new Places()).add(count - 1);
    }

    /** Where passages begin, by word: at headings. */
    private int[] passages() {
        List<Integer> cuts = new ArrayList<>();
        cuts.add(0);
        for (Block block : found.blocks()) {
            if (block.kind() == Block.Kind.HEADING) {
                int word = wordAt(block.outer().start());
                if (word > cuts.get(cuts.size() - 1)) {
                    cuts.add(word);
                }
            }
        }
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    FoundLinks found() {
        return found;
    }

    String text() {
        return text;
    }

    int wordCount() {
        return count;
    }

    String word(int index) {
        return words[index];
    }

    int flags(int index) {
        return flags[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** How often a word stands in the text. */
    int uses(String word) {
        Places known = places.get(word);
        return known == null ? 0 : known.count;
    }

    /** Where a word stands, as indexes of words; of a frequent one the first few. */
    int[] places(String word) {
        Places known = places.get(word);
        return known == null ? NOWHERE : known.first;
    }

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
            int flag = flags[i];
            tally.words++;
            tally.trade += flag & TRADE;
            tally.selling += (flag & SELLING) >> 1;
            tally.foreign += (flag & FOREIGN_SCRIPT) >> 2;
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
