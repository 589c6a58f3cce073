package org.clinicsite.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * Words with a group each, as trade-words.txt has them: {@code group | word stem* …}. Plain words stand for themselves and
 * their plural, a word with a star for all that begin so; a word with accents stands also for its spelling without, a Russian
 * one for that in Latin letters.
 */
final class WordList {

    /** Shorter words are not looked for inside a longer name. */
    private static final int INSIDE = 5;

    private static final int SHORTEST_STEM = 2;

    private final Map<String, String> words = new HashMap<>();
    /** Beginnings of words with their group, by their first {@link #SHORTEST_STEM} letters, the longest first. */
    private final Map<Integer, List<Map.Entry<String, String>>> stems = new HashMap<>();

    /** Those that are looked for inside a name, by their first {@link #INSIDE} letters. */
    private final Map<String, List<String>> inside = new HashMap<>();

    /** @throws IllegalStateException when a line is not {@code group | words} */
    WordList(String file, List<String> lines) {
        for (DataFiles.Group group : DataFiles.groups(file, lines)) {
            for (String word : withPlainSpellings(group.words())) {
                boolean stem = word.endsWith("*");
                String plain = stem ? word.substring(0, word.length() - 1) : word;
                if (plain.length() < SHORTEST_STEM && stem) {
                    throw DataFiles.broken(file, group.line(), "has a word too short for a star: " + word);
                }
                if (stem) {
                    stems.computeIfAbsent(start(plain), k -> new ArrayList<>(1)).add(Map.entry(plain, group.name()));
                } else {
                    words.putIfAbsent(plain, group.name());
                }
                if (plain.length() >= INSIDE && plain.charAt(0) < 128) {
                    inside.computeIfAbsent(plain.substring(0, INSIDE), k -> new ArrayList<>(1))
                            .add(plain);
                }
            }
        }
        Comparator<Map.Entry<String, String>> byLength =
                Comparator.comparingInt(stem -> -stem.getKey().length());
        stems.values().forEach(list -> list.sort(byLength));
        if (words.isEmpty() && stems.isEmpty()) {
            throw DataFiles.broken(file, 0, "has no word");
        }
    }

    /** Shorter words, spelled in Latin letters, may be words of other languages. */
    private static final int SPELLED = 7;

    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    /** As hosts spell them; hard and soft signs are left out. */
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "h", "c", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"
    };

    /** So long are words that are known without their accents, too: shorter ones may be words of other languages. */
    private static final int UNACCENTED = 5;

    private static final char FIRST_GREEK = '\u0370';

    /** Some words, also as hosts spell them: without accents, the Russian ones in Latin letters. */
    private static Set<String> withPlainSpellings(List<String> words) {
        Set<String> out = new LinkedHashSet<>(words);
        for (String word : words) {
            if (isPlain(word)) {
                continue;
            }
            if (word.length() >= UNACCENTED && word.charAt(0) < FIRST_GREEK) {
                String star = word.endsWith("*") ? "*" : "";
                String german = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
                out.add(Slug.ascii(word) + star);
                out.add(Slug.ascii(german) + star);
                continue;
            }
            StringBuilder latin = new StringBuilder();
            for (char c : word.toCharArray()) {
                int at = CYRILLIC.indexOf(c);
                if (at >= 0) {
                    latin.append(LATIN[at]);
                } else if (c == '*') {
                    latin.append(c);
                } else {
                    latin.setLength(0);
                    break;
                }
            }
            if (latin.length() > SPELLED || latin.length() == SPELLED && latin.indexOf("*") < 0) {
                out.add(latin.toString());
                String other =
                        latin.toString().replace("c", "ts").replace("tsh", "ch").replace("sch", "shch");
                if (!other.contentEquals(latin)) {
                    out.add(other);
                }
            }
        }
        return out;
    }

    /** Whether hosts spell it so already. */
    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '*' || i + 1 < word.length())) {
                return false;
            }
        }
        return true;
    }

    private static int start(String word) {
        return word.charAt(0) << 16 | word.charAt(1);
    }

    /** The group of a word in lower case; null when it is not in the list. */
    @Nullable
    String group(String word) {
        String group = words.get(word);
        if (group == null && word.length() > 3 && word.endsWith("s")) {
            group = words.get(word.substring(0, word.length() - 1));
        }
        if (group == null && word.length() >= SHORTEST_STEM) {
            for (Map.Entry<String, String> stem : stems.getOrDefault(start(word), List.of())) {
                if (word.startsWith(stem.getKey())) {
                    return stem.getValue();
                }
            }
        }
        return group;
    }

    /** A word of the list inside a name without gaps, such as {@code bestcasinobonus}; null when there is none. */
    @Nullable
    String inside(String name) {
        for (int i = 0; i + INSIDE <= name.length(); i++) {
            for (String word : inside.getOrDefault(name.substring(i, i + INSIDE), List.of())) {
                if (name.startsWith(word, i)) {
                    return word;
                }
            }
        }
        return null;
    }
}
