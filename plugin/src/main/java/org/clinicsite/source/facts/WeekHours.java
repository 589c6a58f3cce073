package org.clinicsite.source.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours of a week. A day that is not named is closed, or by appointment where that is so.
 *
 * @param monday such as {@code 09:00-17:30}; likewise the other days
 * @param byAppointment whether one can come on the days that are not named when it was arranged
 */
public record WeekHours(
        @Nullable DayHours monday,
        @Nullable DayHours tuesday,
        @Nullable DayHours wednesday,
        @Nullable DayHours thursday,
        @Nullable DayHours friday,
        @Nullable DayHours saturday,
        @Nullable DayHours sunday,
        Boolean byAppointment) {

    public WeekHours {
        byAppointment = byAppointment != null && byAppointment;
    }

    /** A week of the days that are named. */
    public static WeekHours of(Map<DayOfWeek, DayHours> days, boolean byAppointment) {
        return new WeekHours(
                of(days, DayOfWeek.MONDAY),
                of(days, DayOfWeek.TUESDAY),
                of(days, DayOfWeek.WEDNESDAY),
                of(days, DayOfWeek.THURSDAY),
                of(days, DayOfWeek.FRIDAY),
                of(days, DayOfWeek.SATURDAY),
                of(days, DayOfWeek.SUNDAY),
                byAppointment);
    }

    private static @Nullable DayHours of(Map<DayOfWeek, DayHours> days, DayOfWeek day) {
        DayHours hours = days.get(day);
        return hours == null ? null : hours.of(day);
    }

    /** All seven days from Monday on. */
    public Map<DayOfWeek, DayHours> days() {
        Map<DayOfWeek, DayHours> days = new EnumMap<>(DayOfWeek.class);
        DayHours[] written = {monday, tuesday, wednesday, thursday, friday, saturday, sunday};
        for (DayOfWeek day : DayOfWeek.values()) {
            DayHours hours = written[day.ordinal()];
            days.put(day, hours != null ? hours : byAppointment ? DayHours.BY_APPOINTMENT : DayHours.CLOSED);
        }
        return days;
    }

    /** Whether nothing is said but that one comes by appointment: then there is no day to be named. */
    public boolean isByAppointmentAlone() {
        return byAppointment && days().values().stream().allMatch(DayHours.BY_APPOINTMENT::equals);
    }

    /** Whether there is no day on which anybody is there, nor an appointment to be had. */
    public boolean never() {
        return days().values().stream().allMatch(DayHours::closed);
    }

    /** The same, what holds in some weeks only counted from the next of them. */
    WeekHours on(LocalDate today) {
        Map<DayOfWeek, DayHours> days = new EnumMap<>(DayOfWeek.class);
        days().forEach((day, hours) -> {
            DayHours.Rhythm rhythm = hours.rhythm();
            days.put(
                    day,
                    rhythm == null
                            ? hours
                            : new DayHours(hours.ranges(), hours.byAppointment(), rhythm.since(today, day)));
        });
        return of(days, byAppointment);
    }
}
