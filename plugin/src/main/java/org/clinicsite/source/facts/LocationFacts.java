package org.clinicsite.source.facts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a location.
 *
 * @param common keys of every content file; the title is its name
 * @param address where it is
 * @param geo the same in degrees
 * @param phone the full number, such as {@code +44 1632 960123}; the clinic's when not given
 * @param email the clinic's when not given
 * @param hours opening hours of the week
 * @param exceptions days that differ from it
 * @param map address of a map with the place marked
 * @param directions how to get there, in words
 * @param parking where to leave a car or a bike
 * @param transit buses, trams, trains
 * @param stepFree how to get in without steps, or that one cannot
 * @param toilet whether there is one, and whether it is accessible
 * @param amenities further comforts, a phrase each
 */
public record LocationFacts(
        @Inline CommonFacts common,
        @Required Address address,
        @Nullable Geo geo,
        @Nullable String phone,
        @Nullable String email,
        @Required WeekHours hours,
        List<Exception> exceptions,
        @Nullable String map,
        @Nullable String directions,
        @Nullable String parking,
        @Nullable String transit,
        @Nullable String stepFree,
        @Nullable String toilet,
        List<String> amenities)
        implements Facts {

    /**
     * A postal address.
     *
     * @param street house and street
     * @param locality town
     * @param region county or state
     * @param postalCode postal code
     * @param country ISO 3166 code, such as {@code GB}
     */
    public record Address(
            @Required String street,
            @Required String locality,
            @Nullable String region,
            @Required String postalCode,
            @Required String country) {}

    /**
     * A place on earth, WGS 84; at least five decimals each say which door.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     */
    public record Geo(@Required BigDecimal latitude, @Required BigDecimal longitude) {}

    /**
     * Days on which the week's hours do not hold.
     *
     * @param from the first day
     * @param to the last day; the first when not given
     * @param hours such as {@code 10:00-14:00}, or {@code closed}
     * @param reason why, such as {@code Christmas}
     */
    public record Exception(@Required DateText from, @Nullable DateText to, @Required DayHours hours, @Nullable String reason) {}
}
