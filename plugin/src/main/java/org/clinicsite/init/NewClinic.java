package org.clinicsite.init;

import java.util.List;
import java.util.Locale;
import org.clinicsite.source.facts.LocationFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a clinic is, as far as the first files say it.
 *
 * @param name the clinic's name, one line
 * @param practice how people and the clinic come together, at least one
 * @param country where it is
 * @param language that of the site, one that the template has words in
 * @param phone the full number; null where nobody calls, and then there is a {@code booking}
 * @param booking where one books online, as {@code booking.url} takes it; null where nobody does
 * @param treatment what is offered; null when it is written later
 * @param colour {@code #rrggbb}; null for the template's own
 */
record NewClinic(
        String name,
        List<LocationFacts.Kind> practice,
        Country country,
        String language,
        @Nullable String phone,
        @Nullable String booking,
        @Nullable Treatment treatment,
        @Nullable String colour) {

    /** The longest name, in characters: search engines cut longer titles, and disks longer files' names. */
    static final int LONGEST = 80;

    /** Language and country. */
    Locale locale() {
        return new Locale.Builder()
                .setLanguage(language)
                .setRegion(country.code())
                .build();
    }
}
