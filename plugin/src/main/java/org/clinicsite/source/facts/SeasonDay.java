package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * A day of one year, {@code 2027-01-10}, or of every year, {@code 06-01}.
 *
 * @param day month and day
 * @param year the year; null for each
 */
public record SeasonDay(MonthDay day, @Nullable Integer year) {

    /** How it is written. */
    public static final String WRITTEN = "(?:[0-9]{4}-)?[0-9]{2}-[0-9]{2}";

    /**
     * Reads it.
     *
     * @throws java.time.DateTimeException when it is neither
     */
    public static SeasonDay parse(String text) {
        if (text.length() == 5) {
            return new SeasonDay(MonthDay.parse("--" + text), null);
        }
        return of(LocalDate.parse(text));
    }

    static SeasonDay of(LocalDate date) {
        return new SeasonDay(MonthDay.from(date), date.getYear());
    }

    /** The day in a year; 29 February is the 28th in most. */
    public LocalDate in(int otherwise) {
        return day.atYear(year == null ? otherwise : year);
    }

    /** As an author writes it. */
    @Override
    public String toString() {
        return year == null ? day.toString().substring(2) : day.atYear(year).toString();
    }
}
