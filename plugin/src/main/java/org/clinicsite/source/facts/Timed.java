package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may hold only from or until a day.
 *
 * @param <T> the type itself
 */
interface Timed<T extends Timed<T>> {

    /** The first day; null when it holds already. */
    @Nullable
    DateText from();

    /** The last day; null when no end is known. */
    @Nullable
    DateText until();

    /** The same without its first day, which is not news any more. */
    T begun();

    /** @throws IllegalArgumentException when the last day lies before the first */
    static void checkDays(@Nullable String what, @Nullable DateText from, @Nullable DateText until) {
        if (from != null && until != null && until.compareTo(from) < 0) {
            throw new IllegalArgumentException(
                    "'" + what + "' from " + from + " ends before it begins, on " + until + ".");
        }
    }

    /** Whether there is a day on which both hold. */
    default boolean meets(T other) {
        return !isBefore(until(), other.from()) && !isBefore(other.until(), from());
    }

    private static boolean isBefore(@Nullable DateText until, @Nullable DateText from) {
        return until != null && from != null && until.day().isBefore(from.day());
    }

    /**
     * What is not over on a day. Of what has begun only the end is of interest.
     *
     * @param all in any order
     * @return in the same order
     */
    static <T extends Timed<T>> List<T> on(LocalDate today, List<T> all) {
        return all.stream()
                .filter(one -> {
                    DateText until = one.until();
                    return until == null || !until.day().isBefore(today);
                })
                .map(one -> {
                    DateText from = one.from();
                    return from == null || from.day().isAfter(today) ? one : one.begun();
                })
                .toList();
    }
}
