package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Words by field of life, as field-words.txt has them: what a link speaks of, to be held against what its text speaks of. */
final class Fields {

    static final String FILE = "field-words.txt";

    /** Shorter words are not looked for inside a host's name. */
    private static final int INSIDE = 5;

    private static final int LONGEST = 16;

    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Map<String, String> fieldOf = new HashMap<>();

    /** @throws IllegalStateException when a line is not {@code field | words} */
    Fields(List<String> lines) {
        for (Lists.Group field : Lists.groups(FILE, lines)) {
            words.computeIfAbsent(field.name(), k -> new ArrayList<>()).addAll(field.words());
            field.words().forEach(word -> fieldOf.putIfAbsent(word, field.name()));
        }
        if (words.isEmpty()) {
            throw Lists.broken(FILE, 0, "has no field");
        }
    }

    /** The field of a word in lower case; null when it is of none. */
    @Nullable
    String of(String word) {
        return fieldOf.get(word);
    }

    /** The words of a field. */
    List<String> words(String field) {
        return words.getOrDefault(field, List.of());
    }

    /** The fields of the words that a host's name is glued of. */
    Set<String> inside(String name) {
        Set<String> fields = new TreeSet<>();
        for (int start = 0; start + INSIDE <= name.length() && start < 63; start++) {
            for (int end = start + INSIDE; end <= Math.min(name.length(), start + LONGEST); end++) {
                String field = fieldOf.get(name.substring(start, end));
                if (field != null) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
