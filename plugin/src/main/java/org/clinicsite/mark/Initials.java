package org.clinicsite.mark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The one or two letters that stand for a name. */
final class Initials {

    private Initials() {}

    /** Words that say what a clinic is, not which: they stand for nobody. */
    private static Set<String> passedOver() {
        try (InputStream in = Objects.requireNonNull(Initials.class.getResourceAsStream("passed-over.txt"))) {
            Set<String> words = new HashSet<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    words.addAll(Arrays.asList(line.strip().split(" +")));
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Of the first two words that tell this clinic from others; of one word its first letter.
     *
     * @param name such as {@code Heron Yard Massage}
     * @return such as {@code HY}; {@code ""} when the font has none of the letters
     */
    static String of(String name) {
        Set<String> common = passedOver();
        List<String> all = words(name);
        List<String> telling = all.stream()
                .filter(word -> !common.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        List<String> chosen = telling.isEmpty() ? all : telling;
        StringBuilder initials = new StringBuilder();
        for (String word : chosen.subList(0, Math.min(2, chosen.size()))) {
            initials.append(initial(word));
        }
        return initials.toString();
    }

    /** Runs of letters and digits; what stands before an apostrophe, as in l’Orée, is no word of its own. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : Normalizer.normalize(name, Normalizer.Form.NFC).split("[^\\p{L}\\p{M}\\p{N}'’]+")) {
            int elided = Math.max(word.indexOf('\''), word.indexOf('’'));
            String plain = elided == 1 && word.length() > 3 && Character.isLowerCase(word.charAt(0))
                    ? word.substring(2)
                    : word.replaceAll("^['’]+", "");
            if (!plain.isEmpty()) {
                words.add(plain);
            }
        }
        return words;
    }

    private static String initial(String word) {
        String letter = Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT);
        String first = Character.toString(letter.codePointAt(0));
        if (LetterOutlines.get().have(first)) {
            return first;
        }
        String bare = Normalizer.normalize(first, Normalizer.Form.NFD).substring(0, 1);
        return LetterOutlines.get().have(bare) ? bare : "";
    }
}
