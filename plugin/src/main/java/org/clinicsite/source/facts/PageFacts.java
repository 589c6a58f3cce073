package org.clinicsite.source.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a page. Its {@code layout} says which of the clinic's pages it is: {@code page} (plain text),
 * {@code home}, {@code booking}, {@code first-visit}, {@code contraindications}, {@code prices}, {@code vouchers},
 * {@code insurance}, {@code testimonials}, {@code contact}, {@code about}, {@code policy}, {@code downloads},
 * {@code landing}.
 *
 * @param common keys of every content file
 * @param updated when its text last changed in meaning
 * @param notNow on {@code contraindications}: when not to have massage at all
 * @param askFirst on {@code contraindications}: when to ask a doctor first
 * @param avoidArea on {@code contraindications}: when only a part of the body is left out
 * @param redFlags on {@code contraindications}: signs that need a doctor at once
 * @param funds on {@code insurance}: funds and how each pays
 * @param voucher on {@code vouchers}: the rules
 * @param testimonials on {@code testimonials}: what clients said, where the law allows it
 * @param files on {@code downloads}: files to take home
 * @param heading on {@code landing}: the words of its heading; the title when not given
 * @param action on {@code landing}: the one thing to do; to book when not given
 * @param policies on {@code policy}: which of the policies stand on the page; that of its slug when empty
 */
public record PageFacts(
        @Unwrapped CommonFacts common,
        @Nullable DateText updated,
        List<Wording> notNow,
        List<Wording> askFirst,
        List<Wording> avoidArea,
        List<Wording> redFlags,
        List<Fund> funds,
        @Nullable Voucher voucher,
        List<Testimonial> testimonials,
        List<Download> files,
        @Nullable Wording heading,
        @Nullable Action action,

        @OneOf({"cancellation", "privacy", "cookies", "terms", "complaints", "accessibility"})
        List<String> policies)
        implements Facts {

    /**
     * A file to take home.
     *
     * @param file beside the page's own, or below the content folder, such as {@code intake-form.pdf}
     * @param title what it is
     * @param text what it is for
     */
    public record Download(
            @Required(example = "intake-form.pdf") String file,
            @Required Wording title,
            @Nullable Wording text) {}

    /**
     * The one thing that a page asks of its visitors.
     *
     * @param label what the button says
     * @param to where it leads: a path of the site, a web address, {@code tel:} or {@code mailto:}
     */
    public record Action(
            @Required Wording label,
            @Required(example = "/booking/") String to) {}

    /**
     * A health fund.
     *
     * @param name the fund
     * @param claim how it pays: {@code on-the-spot} or {@code receipt}
     * @param exceptions what it does not pay; {@code no} when none are known
     */
    public record Fund(
            @Required Wording name,

            @Nullable @OneOf({"on-the-spot", "receipt"}) String claim,

            @Nullable @Deniable Wording exceptions) {}

    /**
     * What a gift voucher promises.
     *
     * @param buy how to buy one
     * @param redeem how to use it
     * @param validYears how long from its date of issue; the locale's law sets the least
     * @param refund the refund rule
     */
    public record Voucher(
            @Nullable Wording buy,
            @Nullable Wording redeem,
            @Nullable @Within(from = 1, to = 100) Integer validYears,
            @Nullable @Deniable(told = false) Wording refund) {}

    /**
     * What a client said.
     *
     * @param text the words
     * @param source where they came from
     * @param month such as {@code 2026-03}
     * @param consent that the client agreed to be quoted; anything but true is an error
     * @param edited whether it was shortened
     * @param rewarded whether anything was given for it
     */
    public record Testimonial(
            @Required Wording text,
            @Nullable Wording source,
            @Nullable @As(Form.MONTH) String month,
            @Required Boolean consent,
            Boolean edited,
            Boolean rewarded) {
        /** @throws IllegalArgumentException when the client did not agree */
        public Testimonial {
            if (Boolean.FALSE.equals(consent)) {
                throw new IllegalArgumentException("testimonials: a client who did not consent is not quoted.");
            }
            edited = edited != null && edited;
            rewarded = rewarded != null && rewarded;
        }
    }
}
