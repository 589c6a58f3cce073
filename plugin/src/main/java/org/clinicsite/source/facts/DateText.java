package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a moment with its offset, as an author writes it: {@code 2026-03-14} or {@code 2026-03-14T09:30:00+01:00}.
 *
 * @param day the day as written
 * @param moment the moment, when one was written
 */
public record DateText(LocalDate day, @Nullable OffsetDateTime moment) implements Comparable<DateText> {

    /**
     * Reads ISO 8601.
     *
     * @throws DateTimeParseException when it is neither a day nor a moment with offset
     */
    public static DateText parse(String text) {
        if (text.length() <= 10) {
            return new DateText(LocalDate.parse(text), null);
        }
        OffsetDateTime moment = OffsetDateTime.parse(text.replace(' ', 'T'));
        return new DateText(moment.toLocalDate(), moment);
    }

    /** The moment; a bare day counts from its first second in the clinic's zone. */
    public OffsetDateTime at(ZoneId zone) {
        return moment != null ? moment : day.atStartOfDay(zone).toOffsetDateTime();
    }

    /** By day, then by moment; the bare day first. */
    @Override
    public int compareTo(DateText other) {
        int byDay = day.compareTo(other.day);
        if (byDay != 0 || moment == null || other.moment == null) {
            return byDay != 0 ? byDay : Boolean.compare(moment != null, other.moment != null);
        }
        return moment.compareTo(other.moment);
    }

    /** As written in ISO 8601. */
    @Override
    public String toString() {
        return moment == null ? day.toString() : moment.toString();
    }
}
