package org.clinicsite.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.clinicsite.text.LanguageWords;

/** The known name that a misspelt one most likely meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The nearest of some names, when one is near enough: at most a third of its letters differ (and always one may).
     * Case does not count. Ties go to the alphabetically first.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        String lower = written.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            int most = Math.max(1, Math.max(written.length(), name.length()) / 3);
            if (distance <= most && (distance < bestDistance || distance == bestDistance && name.compareTo(best) < 0)) {
                best = name;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The key that was meant by one that nobody knows: by another word for it ({@code words/LANGUAGE/keys.txt}), else the
     * nearest in letters.
     */
    public static Optional<String> key(String written, Collection<String> known) {
        String lower = written.toLowerCase(Locale.ROOT).replace('_', '-');
        return known.stream()
                .sorted()
                .filter(key -> LanguageWords.of("keys").all(key).contains(lower))
                .findFirst()
                .or(() -> to(written, known));
    }

    /** {@code Did you mean 'x'?}, else the keys there are; as {@link #key}. */
    public static String keyAdvice(String written, Collection<String> known) {
        return key(written, known).map(name -> "Did you mean '" + name + "'?").orElseGet(() -> advice(written, known));
    }

    /** {@code Did you mean 'x'?}, else the names there are. */
    public static String advice(String written, Collection<String> known) {
        return to(written, known)
                .map(name -> "Did you mean '" + name + "'?")
                .orElseGet(() -> known.isEmpty()
                        ? "There is none."
                        : "There are: "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    /** Whether one letter too many, too few or wrong, or two that are swapped, is all that differs. */
    public static boolean isOneLetterAway(String written, String name) {
        return Math.abs(written.length() - name.length()) <= 1 && distance(written, name) <= 1;
    }

    /** Optimal string alignment: insertions, deletions, changes, swaps of neighbours. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
