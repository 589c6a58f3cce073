package org.clinicsite.source.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wrote, shown where the law of the place allows it.
 *
 * @param text the words
 * @param name the client's name or initials, as she or he wants it
 * @param month such as {@code 2026-03}
 * @param source where it can be read
 * @param consent why it may be shown
 * @param about slugs of the services and therapists that it is about; of the clinic as a whole when empty
 * @param edited whether it was shortened
 * @param rewarded whether anything was given for it
 */
public record Review(
        @Required Wording text,
        @Nullable String name,
        @Nullable @As(Form.MONTH) String month,
        @Nullable @As(Form.WEB_ADDRESS) String source,
        @Required(example = "true") Consent consent,
        List<String> about,
        Boolean edited,
        Boolean rewarded) {

    /** @throws IllegalArgumentException when it is public, and nobody says where */
    public Review {
        if (consent != null && consent.why() == Why.PUBLIC && source == null) {
            throw new IllegalArgumentException(
                    "consent: what is public has a 'source', the address where it can be read.");
        }
        edited = edited != null && edited;
        rewarded = rewarded != null && rewarded;
    }

    /**
     * Why it may be shown.
     *
     * @param why the reason
     * @param none always null; a reason needs no more
     */
    public record Consent(
            Why why, @Nullable @As(Form.FORM_ID) String none) {}

    /** A reason to show it. */
    public enum Why implements Choice {
        /** The client agreed to be quoted. */
        TRUE,
        /** The client published it, and the page leads there. */
        PUBLIC;

        @Override
        public @Nullable Form needs() {
            return null;
        }
    }
}
