package org.clinicsite.source.facts;

import org.jspecify.annotations.Nullable;

/**
 * Who takes what visitors write into the contact form.
 *
 * @param service who takes it
 * @param id by which the service knows the clinic, or the address of the form; null where the service needs none
 */
public record ContactForm(
        Service service, @Nullable @As(Form.FORM_ID) String id) {

    /** Who takes forms. */
    public enum Service implements Choice {
        /** The host, of sites that it publishes: https://docs.netlify.com/manage/forms/setup/ */
        NETLIFY(null),
        /** https://formspree.io/: the last part of the form's address. */
        FORMSPREE(Form.FORM_ID),
        /** https://usebasin.com/: the last part of the form's address. */
        BASIN(Form.FORM_ID),
        /** https://web3forms.com/: the access key. */
        WEB3FORMS(Form.FORM_KEY),
        /** Any other, or a program of the clinic's own, by its address. */
        ACTION(Form.FORM_ADDRESS);

        private final @Nullable Form needs;

        Service(@Nullable Form needs) {
            this.needs = needs;
        }

        @Override
        public @Nullable Form needs() {
            return needs;
        }
    }
}
