package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The header of a service: what is done, how long, for how much, by whom.
 *
 * @param common keys of every content file; the title is the service's name
 * @param summary one sentence for lists
 * @param options lengths with prices
 * @param offers what is cheaper for a while
 * @param therapists slugs of those who give it; therapists may name it as well
 * @param locations slugs of where it is given; everywhere when empty
 * @param cautions who should ask first or not have it, a phrase each
 * @param preparation what to do before
 * @param aftercare what to do after
 * @param addOns extras with a price
 * @param booking deep link into the booking system; the clinic's own link when not given
 * @param serviceType the kind in a word or two, for structured data; the title when not given
 */
public record ServiceFacts(
        @Unwrapped CommonFacts common,
        @Nullable Wording summary,
        List<Option> options,
        List<Offer> offers,
        List<String> therapists,
        List<String> locations,
        List<Wording> cautions,
        @Nullable Wording preparation,
        @Nullable Wording aftercare,
        List<AddOn> addOns,
        @Nullable @As(Form.WEB_ADDRESS) String booking,
        @Nullable Wording serviceType)
        implements Facts {

    /** @throws IllegalArgumentException when an option stands twice on one day */
    public ServiceFacts {
        for (int i = 0; i < options.size(); i++) {
            for (Option other : options.subList(0, i)) {
                if (options.get(i).isLike(other) && options.get(i).meets(other)) {
                    throw new IllegalArgumentException(
                            "options: " + options.get(i).called()
                                    + " stand twice. Give each a 'name', or a day 'from' or 'until' which it holds.");
                }
            }
        }
    }

    /**
     * The same without prices and offers that are over, and without offers that have not begun. A price that is still to
     * come stays, with its first day.
     *
     * @param today the day that counts
     */
    public ServiceFacts on(LocalDate today) {
        return new ServiceFacts(
                common,
                summary,
                Timed.on(today, options),
                Timed.on(today, offers).stream().filter(o -> o.from() == null).toList(),
                therapists,
                locations,
                cautions,
                preparation,
                aftercare,
                Timed.on(today, addOns),
                booking,
                serviceType);
    }

    /**
     * What can be booked, with its price.
     *
     * @param name what sets it apart from others of its length, such as {@code First visit}
     * @param minutes hands-on time, 5 to 480; null when the name says all
     * @param price what it costs
     * @param concession the lower price for those named in {@code fees.concession}
     * @param secondPrice the price in the column that {@code fees.second-price} names
     * @param from the first day on which this price holds
     * @param until the last one
     * @param booking deep link for it
     */
    public record Option(
            @Nullable Wording name,
            @Nullable @Within(from = 5, to = 480) Integer minutes,
            @Required @Within(from = 0, to = 100_000) Price price,
            @Nullable @Within(from = 0, to = 100_000) Price concession,
            @Nullable @Within(from = 0, to = 100_000) Price secondPrice,
            @Nullable DateText from,
            @Nullable DateText until,
            @Nullable @As(Form.WEB_ADDRESS) String booking)
            implements Timed<Option> {

        /**
         * @throws IllegalArgumentException when it has neither length nor name, when the concession is no lower price, when
         *     it ends before it begins
         */
        public Option {
            if (minutes == null && (name == null || name.text().isBlank())) {
                throw new IllegalArgumentException("An option needs its 'minutes', or a 'name'.");
            }
            if (concession != null
                    && price != null
                    && concession.amount() != null
                    && price.amount() != null
                    && concession.amount().compareTo(price.amount()) > 0) {
                throw new IllegalArgumentException(
                        "The concession " + concession + " is above the price " + price + ".");
            }
            Timed.checkDays(name == null ? minutes + " minutes" : name.text(), from, until);
        }

        @Override
        public Option begun() {
            return new Option(name, minutes, price, concession, secondPrice, null, until, booking);
        }

        private boolean isLike(Option other) {
            return Objects.equals(name, other.name) && Objects.equals(minutes, other.minutes);
        }

        private String called() {
            return name == null
                    ? minutes + " minutes"
                    : "'" + name + "'" + (minutes == null ? "" : ", " + minutes + " minutes");
        }
    }

    /**
     * Something that can be added to a session.
     *
     * @param name what it is
     * @param minutes time it adds; 0 when none
     * @param price what it costs
     * @param from the first day on which this price holds
     * @param until the last one
     */
    public record AddOn(
            @Required Wording name,
            @Within(from = 0, to = 480) Integer minutes,
            @Required @Within(from = 0, to = 100_000) Price price,
            @Nullable DateText from,
            @Nullable DateText until)
            implements Timed<AddOn> {

        /** @throws IllegalArgumentException when it ends before it begins */
        public AddOn {
            minutes = minutes == null ? 0 : minutes;
            Timed.checkDays(Wording.textOf(name), from, until);
        }

        @Override
        public AddOn begun() {
            return new AddOn(name, minutes, price, null, until);
        }
    }
}
