package org.clinicsite.source.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header of a location.
 *
 * @param common keys of every content file; the title is its name
 * @param kind whether people come there, or how they are reached; rooms when not given
 * @param area towns or districts that one drives to; the clinic's own when empty
 * @param travelFee what the way costs; {@code no} when nothing
 * @param address where it is; null when not said, and wherever there are no rooms to come to
 * @param geo the same in degrees
 * @param phone the full number, such as {@code +44 1632 960123}; the clinic's when not given
 * @param email the clinic's when not given
 * @param hours opening hours of the week; null when not said
 * @param seasons times of the year, or times to come, with hours of their own
 * @param exceptions days that differ from it
 * @param holidays whose public holidays it is closed on, such as {@code GB-ENG}, {@code DE-BY}, {@code US}; an exception
 *     for the same day goes before
 * @param holidayHours hours on those holidays; closed when not given
 * @param booking deep link into the booking system; the clinic's own link when not given
 * @param map address of a map with the place marked
 * @param directions how to get there, in words
 * @param parking where to leave a car or a bike; {@code no} when nowhere
 * @param transit buses, trams, trains; {@code no} when none come near
 * @param stepFree how to get in without steps; {@code no} when one cannot
 * @param toilet where it is, and whether it is accessible; {@code no} when there is none
 * @param amenities further comforts, a phrase each
 */
public record LocationFacts(
        @Unwrapped CommonFacts common,
        Kind kind,
        List<Wording> area,
        @Nullable @Deniable Wording travelFee,
        @Nullable Address address,
        @Nullable Geo geo,
        @Nullable @As(Form.PHONE_NUMBER) String phone,
        @Nullable @As(Form.MAIL_ADDRESS) String email,
        @Nullable WeekHours hours,
        List<Season> seasons,
        List<Exception> exceptions,
        @Nullable @As(Form.HOLIDAYS) String holidays,
        @Nullable DayHours holidayHours,
        @Nullable @As(Form.WEB_ADDRESS) String booking,
        @Nullable @As(Form.WEB_ADDRESS) String map,
        @Nullable Wording directions,
        @Nullable @Deniable Wording parking,
        @Nullable @Deniable Wording transit,
        @Nullable @Deniable Wording stepFree,
        @Nullable @Deniable Wording toilet,
        List<Wording> amenities)
        implements Facts {

    /** @throws IllegalArgumentException when two exceptions hold for one day */
    public LocationFacts {
        kind = kind == null ? Kind.ROOMS : kind;
        if (!kind.hasPremises()) { // whoever reads an address goes there
            address = null;
            geo = null;
        }
        List<Exception> inOrder = new ArrayList<>(exceptions);
        inOrder.sort(Comparator.comparing(Exception::from));
        for (int i = 1; i < inOrder.size(); i++) {
            if (!inOrder.get(i).from().day().isAfter(inOrder.get(i - 1).last())) {
                throw new IllegalArgumentException("exceptions: two of them hold for "
                        + inOrder.get(i).from().day() + ".");
            }
        }
    }

    /** Whether hours are said, and there is neither an open day nor an appointment to be had at any time of the year. */
    public boolean never() {
        return hours != null
                && hours.never()
                && seasons.stream().allMatch(s -> s.hours().never());
    }

    /**
     * The same location as it is on a day: its hours are those of the season, and what is over is left out, for nobody
     * looks for last year's Christmas.
     *
     * @param today the day that counts; an exception that ends on it still holds
     * @param more days that differ besides, such as public holidays; those that an exception of the author's own is about
     *     do not count
     */
    public LocationFacts upcoming(LocalDate today, List<Exception> more) {
        List<Exception> left = new ArrayList<>(
                exceptions.stream().filter(e -> !e.last().isBefore(today)).toList());
        for (Exception one : more) {
            if (exceptions.stream()
                    .noneMatch(e -> !e.last().isBefore(one.from().day())
                            && !e.from().day().isAfter(one.last()))) {
                left.add(one);
            }
        }
        left.sort(Comparator.comparing(Exception::from));
        List<Season> ahead = new ArrayList<>(seasons.stream()
                .map(s -> s.next(today))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(s -> s.from().in(0)))
                .toList());
        WeekHours now = hours;
        Season current = ahead.isEmpty() || ahead.get(0).from().in(0).isAfter(today) ? null : ahead.remove(0);
        if (current != null) {
            now = current.hours();
            if (current.until() != null && hours != null && !hours.never()) {
                SeasonDay after = SeasonDay.of(current.until().in(0).plusDays(1));
                if (ahead.stream().noneMatch(s -> s.from().equals(after))) {
                    ahead.add(0, new Season(null, after, null, hours));
                }
            }
        }
        return new LocationFacts(
                common,
                kind,
                area,
                travelFee,
                address,
                geo,
                phone,
                email,
                now == null ? null : now.on(today),
                ahead,
                left,
                holidays,
                holidayHours,
                booking,
                map,
                directions,
                parking,
                transit,
                stepFree,
                toilet,
                amenities);
    }

    /** How people and the clinic come together. */
    public enum Kind {
        /** People come to the clinic's rooms. */
        ROOMS,
        /** Somebody comes to where people live. */
        MOBILE,
        /** Somebody comes to where people work. */
        COMPANIES,
        /** Nobody goes anywhere. */
        ONLINE;

        /** Whether there is a door to which people come; else there is no address, only an area. */
        public boolean hasPremises() {
            return this == ROOMS;
        }
    }

    /**
     * A time with hours of its own.
     *
     * @param name such as {@code Summer}
     * @param from the first day, of one year or of each
     * @param until the last day, likewise; no end when not given
     * @param hours the hours of its weeks
     */
    public record Season(
            @Nullable Wording name,
            @Required SeasonDay from,
            @Nullable SeasonDay until,
            @Required(example = "{mon-fri: 09:00-17:00}") WeekHours hours) {

        /** @throws IllegalArgumentException when it ends before it begins, or when it is neither of one year nor of each */
        public Season {
            if (from != null) {
                boolean yearly = from.year() == null;
                if (until == null ? yearly : yearly != (until.year() == null)) {
                    throw new IllegalArgumentException("The season from " + from
                            + " needs an end of the same kind: 'until: " + (yearly ? "08-31" : "2027-08-31") + "'.");
                }
                if (!yearly && until != null && until.in(0).isBefore(from.in(0))) {
                    throw new IllegalArgumentException(
                            "The season from " + from + " ends before it begins, on " + until + ".");
                }
            }
        }

        /** The season that holds on a day, or the next one, with its years; empty when it is over for good. */
        Optional<Season> next(LocalDate today) {
            for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
                LocalDate first = from.in(year);
                LocalDate last = until == null ? null : until.in(year);
                if (last != null && last.isBefore(first)) {
                    last = last.plusYears(1); // over the turn of the year
                }
                if (last == null || !last.isBefore(today)) {
                    return Optional.of(
                            new Season(name, SeasonDay.of(first), last == null ? null : SeasonDay.of(last), hours));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A postal address, as far as it is said.
     *
     * @param street house and street
     * @param locality town
     * @param region county or state
     * @param postalCode postal code
     * @param country ISO 3166 code, such as {@code GB}
     */
    public record Address(
            @Nullable String street,
            @Nullable String locality,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable @As(Form.COUNTRY) String country) {}

    /**
     * A place on earth, WGS 84; at least five decimals each say which door.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     */
    public record Geo(
            @Required @Within(from = -90, to = 90) BigDecimal latitude,
            @Required @Within(from = -180, to = 180) BigDecimal longitude) {}

    /**
     * Days on which the week's hours do not hold.
     *
     * @param from the first day
     * @param to the last day; the first when not given
     * @param hours such as {@code 10:00-14:00}, or {@code closed}
     * @param reason why, such as {@code Christmas}
     */
    public record Exception(
            @Required DateText from,
            @Nullable DateText to,
            @Required DayHours hours,
            @Nullable Wording reason) {

        /** @throws IllegalArgumentException when the last day lies before the first */
        public Exception {
            if (to != null && from != null && to.compareTo(from) < 0) {
                throw new IllegalArgumentException(
                        "The exception from " + from + " ends before it begins, on " + to + ".");
            }
        }

        /** The last day; the first when it is one day. */
        public LocalDate last() {
            return to == null ? from.day() : to.day();
        }
    }
}
