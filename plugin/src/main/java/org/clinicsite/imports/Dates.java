package org.clinicsite.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.clinicsite.source.facts.DateText;
import org.jspecify.annotations.Nullable;

/** Days as programs and people write them. A day whose month cannot be told from its day is not read. */
final class Dates {

    private static final List<DateTimeFormatter> FORMS = List.of(
            form("d MMM uuuu"),
            form("d MMMM uuuu"),
            form("MMM d, uuuu"),
            form("MMMM d, uuuu"),
            form("uuuu/M/d"),
            form("uuuuMMdd"),
            form("d.M.uuuu"),
            form("EEEE, MMMM d, uuuu"),
            form("MMMM d, uuuu h:mm a"),
            form("MMM d, uuuu h:mm a"));

    private Dates() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    /** The day, or the moment; null when it is none, or one of no year that a site has. */
    static @Nullable DateText read(@Nullable String written) {
        if (written == null || written.isBlank() || written.startsWith("0000")) {
            return null;
        }
        String text = written.strip();
        DateText date = null;
        try {
            date = DateText.parse(text);
        } catch (DateTimeException e) {
            date = other(text);
        }
        return date == null || date.day().getYear() < 1970 || date.day().getYear() > 9998 ? null : date;
    }

    private static @Nullable DateText other(String text) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return new DateText(moment.toLocalDate(), moment);
        } catch (DateTimeException e) {
            // another form
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                return new DateText(LocalDate.parse(text, form), null);
            } catch (DateTimeException e) {
                // another form
            }
        }
        try { // 2023-05-08T04:37:16.000000 and the like
            return text.length() > 10 ? new DateText(LocalDate.parse(text.substring(0, 10)), null) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A moment in UTC as WordPress writes it. */
    static @Nullable DateText utc(String written) {
        DateText day = read(written);
        if (day == null || !written.strip().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
            return day;
        }
        OffsetDateTime moment = OffsetDateTime.parse(written.strip().replace(' ', 'T') + "Z");
        return new DateText(day.day(), moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
