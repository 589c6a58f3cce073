package org.clinicsite.source.facts;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours of a week. A day that is not named is closed.
 *
 * @param monday such as {@code 09:00-17:30}; likewise the other days
 */
public record WeekHours(
        @Nullable DayHours monday,
        @Nullable DayHours tuesday,
        @Nullable DayHours wednesday,
        @Nullable DayHours thursday,
        @Nullable DayHours friday,
        @Nullable DayHours saturday,
        @Nullable DayHours sunday) {

    /** All seven days from Monday on. */
    public Map<DayOfWeek, DayHours> days() {
        Map<DayOfWeek, DayHours> days = new EnumMap<>(DayOfWeek.class);
        DayHours[] written = {monday, tuesday, wednesday, thursday, friday, saturday, sunday};
        for (DayOfWeek day : DayOfWeek.values()) {
            DayHours hours = written[day.ordinal()];
            days.put(day, hours == null ? DayHours.CLOSED : hours);
        }
        return days;
    }
}
