package org.clinicsite.source.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a location.
 *
 * @param common keys of every content file; the title is its name
 * @param address where it is; null when not said
 * @param geo the same in degrees
 * @param phone the full number, such as {@code +44 1632 960123}; the clinic's when not given
 * @param email the clinic's when not given
 * @param hours opening hours of the week; null when not said
 * @param exceptions days that differ from it
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
        @Inline CommonFacts common,
        @Nullable Address address,
        @Nullable Geo geo,
        @Nullable @As(Form.PHONE_NUMBER) String phone,
        @Nullable @As(Form.MAIL_ADDRESS) String email,
        @Nullable WeekHours hours,
        List<Exception> exceptions,
        @Nullable @As(Form.WEB_ADDRESS) String booking,
        @Nullable @As(Form.WEB_ADDRESS) String map,
        @Nullable String directions,
        @Nullable @Deniable String parking,
        @Nullable @Deniable String transit,
        @Nullable @Deniable String stepFree,
        @Nullable @Deniable String toilet,
        List<String> amenities)
        implements Facts {

    /** @throws IllegalArgumentException when two exceptions hold for one day */
    public LocationFacts {
        List<Exception> inOrder = new ArrayList<>(exceptions);
        inOrder.sort(Comparator.comparing(Exception::from));
        for (int i = 1; i < inOrder.size(); i++) {
            if (!inOrder.get(i).from().day().isAfter(inOrder.get(i - 1).last())) {
                throw new IllegalArgumentException("exceptions: two of them hold for "
                        + inOrder.get(i).from().day() + ".");
            }
        }
    }

    /**
     * The same location without exceptions that are over: nobody looks for last year's Christmas.
     *
     * @param today the day of the build; an exception that ends on it still holds
     */
    public LocationFacts upcoming(LocalDate today) {
        List<Exception> left =
                exceptions.stream().filter(e -> !e.last().isBefore(today)).toList();
        return left.size() == exceptions.size()
                ? this
                : new LocationFacts(
                        common,
                        address,
                        geo,
                        phone,
                        email,
                        hours,
                        left,
                        booking,
                        map,
                        directions,
                        parking,
                        transit,
                        stepFree,
                        toilet,
                        amenities);
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
            @Nullable String reason) {

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
