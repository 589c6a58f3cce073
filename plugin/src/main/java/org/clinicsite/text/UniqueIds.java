package org.clinicsite.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives out the ids of one page, each once: {@code pain}, {@code pain-1}, {@code pain-2}, as GitHub does. */
public final class UniqueIds {

    private final Set<String> taken;
    /** The last number tried per id, so that a thousand equal headings do not cost a million look-ups. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param reserved ids that are never given out */
    public UniqueIds(Set<String> reserved) {
        taken = new HashSet<>(reserved);
    }

    /**
     * Takes an id as it is.
     *
     * @return whether it was free
     */
    public boolean claim(String id) {
        return taken.add(id);
    }

    /** Takes the id, or, when it is not free, the id with the lowest number behind it that is. */
    public String next(String wanted) {
        if (taken.add(wanted)) {
            return wanted;
        }
        for (int number = numbers.getOrDefault(wanted, 0) + 1; ; number++) {
            String id = wanted + "-" + number;
            if (taken.add(id)) {
                numbers.put(wanted, number);
                return id;
            }
        }
    }
}
