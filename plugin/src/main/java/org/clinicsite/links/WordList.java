package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words with a group each, as trade-words.txt has them: {@code group | word stem* …}. Plain words stand for themselves and
 * their plural, a word with a star for all that begin so; a Russian word stands also for its spelling in Latin letters.
 */
final class WordList {

    /** Shorter words are not looked for inside a longer name. */
    private static final int INSIDE = 5;

    private static final int SHORTEST_STEM = 2;

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> stems = new HashMap<>();
    private final List<String> inside = new ArrayList<>();
    private int longestStem;

    /** @throws IllegalStateException when a line is not {@code group | words} */
    WordList(String file, List<String> lines) {
        for (Lists.Group group : Lists.groups(file, lines)) {
            for (String word : withLatinSpellings(group.words())) {
                boolean stem = word.endsWith("*");
                String plain = stem ? word.substring(0, word.length() - 1) : word;
                if (plain.length() < SHORTEST_STEM && stem) {
                    throw Lists.broken(file, group.line(), "has a word too short for a star: " + word);
                }
                if (stem) {
                    stems.putIfAbsent(plain, group.name());
                    longestStem = Math.max(longestStem, plain.length());
                } else {
                    words.putIfAbsent(plain, group.name());
                }
                if (plain.length() >= INSIDE && plain.charAt(0) < 128) {
                    inside.add(plain);
                }
            }
        }
        if (words.isEmpty() && stems.isEmpty()) {
            throw Lists.broken(file, 0, "has no word");
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

    /** Some words, with the Russian ones also as their trades spell them in hosts: in Latin letters. */
    private static List<String> withLatinSpellings(List<String> words) {
        List<String> out = new ArrayList<>(words);
        for (String word : words) {
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

    /** The group of a word in lower case; null when it is not in the list. */
    @Nullable
    String group(String word) {
        String group = words.get(word);
        if (group == null && word.length() > 3 && word.endsWith("s")) {
            group = words.get(word.substring(0, word.length() - 1));
        }
        for (int n = Math.min(longestStem, word.length()); group == null && n >= SHORTEST_STEM; n--) {
            group = stems.get(word.substring(0, n));
        }
        return group;
    }

    /** A word of the list inside a name without gaps, such as {@code bestcasinobonus}; null when there is none. */
    @Nullable
    String inside(String name) {
        for (String word : inside) {
            if (name.contains(word)) {
                return word;
            }
        }
        return null;
    }
}
