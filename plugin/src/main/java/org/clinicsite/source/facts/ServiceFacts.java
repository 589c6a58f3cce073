package org.clinicsite.source.facts;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a service: what is done, how long, for how much, by whom.
 *
 * @param common keys of every content file; the title is the service's name
 * @param summary one sentence for lists
 * @param options lengths with prices
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
        @Inline CommonFacts common,
        @Nullable String summary,
        List<Option> options,
        List<String> therapists,
        List<String> locations,
        List<String> cautions,
        @Nullable String preparation,
        @Nullable String aftercare,
        List<AddOn> addOns,
        @Nullable @As(Form.WEB_ADDRESS) String booking,
        @Nullable String serviceType)
        implements Facts {

    /** @throws IllegalArgumentException when a length stands twice */
    public ServiceFacts {
        Set<Integer> lengths = new HashSet<>();
        for (Option option : options) {
            if (!lengths.add(option.minutes())) {
                throw new IllegalArgumentException("options: " + option.minutes() + " minutes stand twice.");
            }
        }
    }

    /**
     * A length with its price.
     *
     * @param minutes hands-on time, 5 to 480
     * @param price in the clinic's currency, tax included
     * @param concession the lower price for those named in {@code fees.concession}
     * @param booking deep link for this length
     */
    public record Option(
            @Required @Within(from = 5, to = 480) Integer minutes,
            @Required @Within(from = 0, to = 100_000) BigDecimal price,
            @Nullable @Within(from = 0, to = 100_000) BigDecimal concession,
            @Nullable @As(Form.WEB_ADDRESS) String booking) {

        /** @throws IllegalArgumentException when the concession is no lower price */
        public Option {
            if (concession != null && price != null && concession.compareTo(price) > 0) {
                throw new IllegalArgumentException(
                        "The concession " + concession + " is above the price " + price + ".");
            }
        }
    }

    /**
     * Something that can be added to a session.
     *
     * @param name what it is
     * @param minutes time it adds; 0 when none
     * @param price in the clinic's currency, tax included
     */
    public record AddOn(
            @Required String name,
            @Within(from = 0, to = 480) Integer minutes,
            @Required @Within(from = 0, to = 100_000) BigDecimal price) {
        public AddOn {
            minutes = minutes == null ? 0 : minutes;
        }
    }
}
