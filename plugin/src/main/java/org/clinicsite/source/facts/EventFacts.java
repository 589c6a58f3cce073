package org.clinicsite.source.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The header of an event: a course, a workshop, a class of each week. Once its last day has passed its page goes, and its
 * address leads to the list of events.
 *
 * @param common keys of every content file; the title is its name
 * @param summary one sentence for lists
 * @param dates when it takes place
 * @param weekly on which days of each week it takes place
 * @param timeZone IANA zone of its times; the clinic's when not given
 * @param location slug of the clinic's location at which it takes place
 * @param venue where it takes place when that is elsewhere
 * @param online whether one can take part from home
 * @param price what it costs
 * @param concession the lower price for those named in {@code fees.concession}
 * @param booking where to book a place; a web address, {@code tel:} or {@code mailto:}
 * @param places how many can take part
 * @param state whether one can still come; open when not given
 * @param therapists slugs of those who hold it
 * @param bring what to bring
 */
public record EventFacts(
        @Unwrapped CommonFacts common,
        @Nullable Wording summary,
        List<Session> dates,
        List<Weekly> weekly,
        @Nullable ZoneId timeZone,
        @Nullable String location,
        @Nullable Venue venue,
        Boolean online,
        @Nullable @Within(from = 0, to = 100_000) Price price,
        @Nullable @Within(from = 0, to = 100_000) Price concession,
        @Nullable @As(Form.BOOKING_ADDRESS) String booking,
        @Nullable @Within(from = 1, to = 100_000) Integer places,
        State state,
        List<String> therapists,
        @Nullable Wording bring)
        implements Facts {

    /** @throws IllegalArgumentException when no day is said, or two places are */
    public EventFacts {
        online = online != null && online;
        state = state == null ? State.OPEN : state;
        if (dates.isEmpty() && weekly.isEmpty()) {
            throw new IllegalArgumentException("An event needs its 'dates', such as 'dates: {day: 2027-03-06, time:"
                    + " 10:00-13:00}', or 'weekly', such as 'weekly: {days: tue, time: 18:30-19:30}'.");
        }
        if (location != null && venue != null) {
            throw new IllegalArgumentException(
                    "venue: the event takes place at '" + location + "' already. Take 'location' or 'venue' away.");
        }
    }

    /** Whether one can still come. */
    public enum State {
        /** There are places. */
        OPEN,
        /** There are none left. */
        FULL,
        /** It does not take place. */
        CANCELLED
    }

    /**
     * A day on which it takes place, or a run of days.
     *
     * @param day the first day
     * @param time from when until when; null when that is not said
     * @param until the last day; the same day when not given
     */
    public record Session(
            @Required(example = "2027-03-06") DateText day,
            @Nullable DayHours time,
            @Nullable DateText until) {

        /** @throws IllegalArgumentException when it ends before it begins, or has several times */
        public Session {
            Timed.checkDays("dates", day, until);
            checkTime("dates", time);
        }

        LocalDate last() {
            return until == null ? day.day() : until.day();
        }
    }

    /**
     * Days of each week on which it takes place.
     *
     * @param days such as {@code tue}
     * @param time from when until when
     * @param from the first day on which it may be; it runs already when not given
     * @param until the last day on which it may be; no end is known when not given
     * @param except days on which it is not
     */
    public record Weekly(
            @Required(example = "tue") List<DayOfWeek> days,
            @Required(example = "18:30-19:30") DayHours time,
            @Nullable DateText from,
            @Nullable DateText until,
            List<DateText> except)
            implements Timed<Weekly> {

        /** @throws IllegalArgumentException when it ends before it begins, or has several times */
        public Weekly {
            Timed.checkDays("weekly", from, until);
            checkTime("weekly", time);
        }

        @Override
        public Weekly begun() {
            return new Weekly(days, time, null, until, except);
        }

        private boolean isOn(LocalDate day) {
            return days.contains(day.getDayOfWeek())
                    && except.stream().noneMatch(one -> one.day().equals(day));
        }
    }

    /**
     * A place that is none of the clinic's.
     *
     * @param name what it is called
     * @param address where it is
     * @param map address of a map with the place marked
     */
    public record Venue(
            @Required Wording name,
            LocationFacts.@Nullable Address address,
            @Nullable @As(Form.WEB_ADDRESS) String map) {}

    private static void checkTime(String key, @Nullable DayHours time) {
        if (time != null && (time.ranges().size() != 1 || time.byAppointment() || time.rhythm() != null)) {
            throw new IllegalArgumentException(key
                    + ": write one time for each entry, such as 'time: 18:30-19:30', and a second entry for another.");
        }
    }

    /**
     * When it takes place, in time.
     *
     * @param today the first day that counts
     * @param clinics zone of times that have none of their own
     * @param most how many are wanted at most
     */
    public List<Occurrence> upcoming(LocalDate today, ZoneId clinics, int most) {
        ZoneId zone = timeZone == null ? clinics : timeZone;
        TreeSet<Occurrence> found = new TreeSet<>();
        for (Session one : dates) {
            if (!one.last().isBefore(today)) {
                found.add(occurrence(one.day().day(), one.last(), one.time(), zone));
            }
        }
        for (Weekly one : weekly) {
            LocalDate first = one.from() == null || one.from().day().isBefore(today)
                    ? today
                    : one.from().day();
            LocalDate last = one.until() == null
                    ? first.plusWeeks(most + one.except().size() + 1L)
                    : one.until().day();
            int left = most;
            for (LocalDate day = first; left > 0 && !day.isAfter(last); day = day.plusDays(1)) {
                if (one.isOn(day)) {
                    found.add(occurrence(day, day, one.time(), zone));
                    left--;
                }
            }
        }
        return found.stream().limit(most).toList();
    }

    private static Occurrence occurrence(LocalDate day, LocalDate last, @Nullable DayHours time, ZoneId zone) {
        DayHours.Range range = time == null ? null : time.ranges().get(0);
        LocalTime begins = range == null ? null : range.opens();
        LocalTime ends = range == null ? null : range.closes();
        return new Occurrence(day, last, begins, ends, zone);
    }

    @Override
    public boolean isOver(LocalDate today) {
        return common.isOver(today) || upcoming(today, ZoneId.of("UTC"), 1).isEmpty();
    }

    /**
     * The same without days that are over; of a class that has begun the first day is of no interest.
     *
     * @param today the day that counts
     */
    public EventFacts on(LocalDate today) {
        List<Weekly> ahead = new ArrayList<>();
        for (Weekly one : Timed.on(today, weekly)) {
            List<DateText> except = one.except().stream()
                    .filter(day -> !day.day().isBefore(today))
                    .toList();
            ahead.add(new Weekly(one.days(), one.time(), one.from(), one.until(), except));
        }
        List<Session> left =
                dates.stream().filter(one -> !one.last().isBefore(today)).toList();
        return left.isEmpty() && ahead.isEmpty() // shown all the same, by -Dsite.drafts
                ? this
                : new EventFacts(
                        common,
                        summary,
                        left,
                        ahead,
                        timeZone,
                        location,
                        venue,
                        online,
                        price,
                        concession,
                        booking,
                        places,
                        state,
                        therapists,
                        bring);
    }
}
