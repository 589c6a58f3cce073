package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of addresses that moderators banned, as charcoal-2017-blacklisted-websites.txt has them: a regular expression a
 * line. Only those are used that are plain text, which most are: they are found by one look at each place of an address.
 */
final class HostFragments {

    static final String FILE = "charcoal-2017-blacklisted-websites.txt";

    /** Shorter ones stand in honest names too. */
    private static final int SHORTEST = 7;

    private static final int START = 4;

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z]{2,})?");

    /** Banned in 2017 where they were strewn about; by themselves they are a field of health, and two firms of good name. */
    private static final Set<String> HONEST = Set.of("menshealth", "preply.com", "sulekha.com");

    private final Map<String, List<String>> byStart = new HashMap<>();

    /** @throws IllegalStateException when hardly a line is plain text */
    HostFragments(List<String> lines) {
        int used = 0;
        Matcher whole = PLAIN.matcher("");
        for (String line : lines) {
            String plain = line.strip().replace("\\.", ".");
            if (plain.length() >= SHORTEST
                    && !HONEST.contains(plain)
                    && whole.reset(plain).matches()) {
                byStart.computeIfAbsent(plain.substring(0, START), k -> new ArrayList<>(1))
                        .add(plain);
                used++;
            }
        }
        if (used < 100) {
            throw DataFiles.broken(FILE, 0, "is cut off: it has " + used + " plain entries");
        }
    }

    /** The piece that a host in lower case holds; null when none. */
    @Nullable
    String in(String host) {
        for (int i = 0; i + START <= host.length(); i++) {
            for (String piece : byStart.getOrDefault(host.substring(i, i + START), List.of())) {
                if (host.startsWith(piece, i)) {
                    return piece;
                }
            }
        }
        return null;
    }
}
