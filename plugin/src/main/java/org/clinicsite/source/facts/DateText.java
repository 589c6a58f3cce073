package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a moment with its offset, as an author writes it: {@code 2026-03-14} or {@code 2026-03-14T09:30:00+01:00}.
 *
 * @param day the day as written
 * @param moment the moment, when one was written
 */
public record DateText(LocalDate day, @Nullable OffsetDateTime moment) implements Comparable<DateText> {

    /** A day, or a day with a time. */
    public static final Pattern WRITTEN = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)\\s?(Z|[+-]\\d{2}:?\\d{2})?)?");

    /**
     * Reads ISO 8601, and the forms that blogs' programs make of it: {@code 2026-03-14 09:30:00 +0100}. A time without an
     * offset is left out, since nobody knows whose time it is.
     *
     * @throws DateTimeParseException when it is neither a day nor a moment with offset
     */
    public static DateText parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return new DateText(LocalDate.parse(text), null); // throws
        }
        LocalDate day = LocalDate.parse(written.group(1));
        String time = written.group(2);
        String offset = written.group(3);
        if (time == null || offset == null) {
            return new DateText(day, null);
        }
        String colon = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
        return new DateText(day, OffsetDateTime.parse(written.group(1) + "T" + time + colon));
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
