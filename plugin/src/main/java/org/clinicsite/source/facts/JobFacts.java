package org.clinicsite.source.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a job that the clinic offers. Its {@code expires} is the last day to apply; from the next on its address leads
 * to the list of jobs.
 *
 * @param common keys of every content file; the title is the name of the job
 * @param summary one sentence for lists
 * @param published the day on which it was first offered; a later day than the build's needs {@code -Dsite.future}
 * @param employment how one is employed
 * @param locations slugs of where one works; everywhere when empty
 * @param remote whether one may work from home alone
 * @param hours how much one works, such as {@code 20 to 30 hours a week}
 * @param pay what one earns
 * @param start when one begins, in words
 * @param duties what there is to do, a phrase each
 * @param requirements what one has to bring, a phrase each
 * @param benefits what the clinic offers, a phrase each
 * @param apply where to apply: a web address, {@code tel:} or {@code mailto:}; the clinic's mail address or telephone when not
 *     given
 */
public record JobFacts(
        @Unwrapped CommonFacts common,
        @Nullable Wording summary,
        @Nullable DateText published,

        @OneOf({"full-time", "part-time", "freelance", "temporary", "internship", "volunteer"})
        List<String> employment,

        List<String> locations,
        Boolean remote,
        @Nullable Wording hours,
        @Nullable Pay pay,
        @Nullable Wording start,
        List<Wording> duties,
        List<Wording> requirements,
        List<Wording> benefits,
        @Nullable @As(Form.BOOKING_ADDRESS) String apply)
        implements Facts {

    public JobFacts {
        remote = remote != null && remote;
    }

    /**
     * What one earns.
     *
     * @param amount an amount, {@code from} one, or a range
     * @param per the time for which it is paid
     * @param note what else there is to say of it
     */
    public record Pay(
            @Required(example = "18-22") @Within(from = 0, to = 10_000_000)
            Price amount,

            @Required(example = "hour") Per per,
            @Nullable Wording note) {}

    /** The time for which one is paid. */
    public enum Per {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
