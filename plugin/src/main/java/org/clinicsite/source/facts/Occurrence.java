package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One time at which an event takes place.
 *
 * @param day the first day
 * @param last the last day; the same of an event of one day
 * @param begins on the first day; null when no time is said
 * @param ends on the last day; null when no end is said
 * @param zone whose time it is
 */
public record Occurrence(
        LocalDate day,
        LocalDate last,
        @Nullable LocalTime begins,
        @Nullable LocalTime ends,
        ZoneId zone) implements Comparable<Occurrence> {

    private static final Comparator<Occurrence> IN_TIME = Comparator.comparing(Occurrence::day)
            .thenComparing(Occurrence::begins, Comparator.nullsFirst(Comparator.<LocalTime>naturalOrder()))
            .thenComparing(Occurrence::last);

    /** The moment it begins; null when only the day is known. */
    public @Nullable OffsetDateTime start() {
        return begins == null ? null : day.atTime(begins).atZone(zone).toOffsetDateTime();
    }

    /** The moment it ends, on the day after when it ends past midnight; null when it is not known. */
    public @Nullable OffsetDateTime end() {
        if (ends == null) {
            return null;
        }
        boolean night = last.equals(day) && begins != null && !ends.isAfter(begins);
        return (night ? last.plusDays(1) : last).atTime(ends).atZone(zone).toOffsetDateTime();
    }

    @Override
    public int compareTo(Occurrence other) {
        return IN_TIME.compare(this, other);
    }
}
