package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Banned in 2017 where they were strewn about; by themselves they are a field of health, and two firms of good name. */
    private static final Set<String> HONEST = Set.of("menshealth", "preply.com", "sulekha.com");

    private final Map<String, List<String>> byStart = new HashMap<>();

    /** @throws IllegalStateException when hardly a line is plain text */
    HostFragments(List<String> lines) {
        int used = 0;
        for (String line : lines) {
            String plain = line.strip().replace("\\.", ".");
            if (plain.length() >= SHORTEST && !HONEST.contains(plain) && isPlain(plain)) {
                byStart.computeIfAbsent(plain.substring(0, START), k -> new ArrayList<>(1))
                        .add(plain);
                used++;
            }
        }
        if (used < 100) {
            throw DataFiles.broken(FILE, 0, "is cut off: it has " + used + " plain entries");
        }
    }

    /** A label of a host, or one with its ending. */
    private static boolean isPlain(String piece) {
        int dot = piece.indexOf('.');
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean isDigitOrHyphen = (dot < 0 || i < dot) && (c >= '0' && c <= '9' || c == '-');
            if ((c < 'a' || c > 'z') && !isDigitOrHyphen && i != dot) {
                return false;
            }
        }
        return dot != 0 && (dot < 0 || piece.length() - dot > 2);
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
