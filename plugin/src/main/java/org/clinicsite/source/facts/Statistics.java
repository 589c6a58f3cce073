package org.clinicsite.source.facts;

import org.jspecify.annotations.Nullable;

/**
 * Who counts the visits to the site.
 *
 * @param counter who counts
 * @param id by which the counter knows the site, or the address of its picture; null where it needs none
 */
public record Statistics(
        Counter counter, @Nullable @As(Form.FORM_ID) String id) {

    /** Who counts. */
    public enum Counter implements Choice {
        /** https://plausible.io/docs/plausible-script: the site's name there. */
        PLAUSIBLE(Form.HOST),
        /** https://www.goatcounter.com/help/start: the code, the first part of its host. */
        GOATCOUNTER(Form.COUNTER_CODE),
        /** https://developers.cloudflare.com/web-analytics/get-started/: the site's token. */
        CLOUDFLARE(Form.COUNTER_TOKEN),
        /** A picture that counts whoever asks for it, by its address. */
        PICTURE(Form.SECURE_ADDRESS),
        /** The log of the clinic's own server: the site does nothing. */
        LOG(null);

        private final @Nullable Form needs;

        Counter(@Nullable Form needs) {
            this.needs = needs;
        }

        @Override
        public @Nullable Form needs() {
            return needs;
        }
    }
}
