package org.clinicsite.source.facts;

import org.jspecify.annotations.Nullable;

/**
 * Something that is cheaper, or there at all, for a while.
 *
 * @param name such as {@code Winter hour}
 * @param text what it is and for whom, one or two sentences
 * @param price what it costs then; null when the text says it
 * @param from the first day; shown from then on only
 * @param until the last day; gone on the next
 * @param booking deep link into the booking system
 */
public record Offer(
        @Required Wording name,
        @Nullable Wording text,
        @Nullable @Within(from = 0, to = 1_000_000) Price price,
        @Nullable DateText from,
        @Nullable DateText until,
        @Nullable @As(Form.WEB_ADDRESS) String booking)
        implements Timed<Offer> {

    /** @throws IllegalArgumentException when the last day lies before the first */
    public Offer {
        Timed.checkDays(Wording.textOf(name), from, until);
    }

    @Override
    public Offer begun() {
        return new Offer(name, text, price, null, until, booking);
    }
}
