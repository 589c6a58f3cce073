package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words that the names of throw-away hosts are glued of, as host-words.txt has them: {@code group | word …}. */
final class HostWords {

    static final String FILE = "host-words.txt";

    /** Shorter words are found inside honest names too. */
    private static final int REMEDY = 5;

    /** How many words a glued name has at least. */
    private static final int GLUED = 3;

    private static final Set<String> GROUPS = Set.of("remedy", "lure", "product");

    private final List<String> remedies = new ArrayList<>();
    /** Remedies and lures by their first letter. */
    private final Map<Character, List<String>> parts = new HashMap<>();

    private final List<String> products = new ArrayList<>();

    /** @throws IllegalStateException when a line is not one of the three groups with words */
    HostWords(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            int bar = line.indexOf(" | ");
            if (bar <= 0 || !GROUPS.contains(line.substring(0, bar))) {
                throw DataFiles.broken(FILE, i + 1, "is not remedy, lure or product, a bar and words");
            }
            for (String word : line.substring(bar + 3).strip().split("\\s+")) {
                add(line.substring(0, bar), word);
            }
        }
        if (remedies.isEmpty() || products.isEmpty()) {
            throw DataFiles.broken(FILE, 0, "is cut off: it lacks remedies or products");
        }
    }

    private void add(String group, String word) {
        if (group.equals("product")) {
            products.add(word);
            return;
        }
        if (group.equals("remedy") && word.length() >= REMEDY) {
            remedies.add(word);
        }
        parts.computeIfAbsent(word.charAt(0), k -> new ArrayList<>()).add(word);
    }

    /** A remedy inside a name, such as {@code besttestobooster}; null when there is none. */
    @Nullable
    String remedy(String name) {
        for (String word : remedies) {
            if (name.contains(word)) {
                return word;
            }
        }
        return null;
    }

    /** Whether at least three words of the list make up half of a name and more. */
    boolean isGlued(String name) {
        int n = name.length();
        int[] covered = new int[n + 1]; // letters from here to the end that words cover, at most
        int[] words = new int[n + 1];
        for (int i = n - 1; i >= 0; i--) {
            covered[i] = covered[i + 1];
            words[i] = words[i + 1];
            for (String word : parts.getOrDefault(name.charAt(i), List.of())) {
                int end = i + word.length();
                if (name.startsWith(word, i) && covered[end] + word.length() > covered[i]) {
                    covered[i] = covered[end] + word.length();
                    words[i] = words[end] + 1;
                }
            }
        }
        return words[0] >= GLUED && covered[0] * 2 > n;
    }

    /** How the last part of a path ends where it is the page of one product, {@code neck-cushion-review}; null when not. */
    @Nullable
    String product(String part) {
        for (String word : products) {
            int at = part.length() - word.length();
            if (at > 1 && part.endsWith(word) && "-_".indexOf(part.charAt(at - 1)) >= 0) {
                return word;
            }
        }
        return null;
    }
}
