package org.clinicsite.source.facts;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a therapist.
 *
 * @param common keys of every content file; the title is the name
 * @param jobTitle such as {@code Remedial massage therapist}
 * @param pronouns such as {@code she/her}
 * @param credentials what was earned, from whom, under which number
 * @param languages BCP 47 tags, such as {@code en}, {@code pt-BR}
 * @param services slugs of what she or he gives; services may name her or him as well
 * @param days per location slug the days of work
 * @param since the year in which she or he began to practise
 * @param interests a phrase each
 * @param booking deep link into the booking system
 * @param profiles addresses of public profiles, such as a register's entry
 */
public record TherapistFacts(
        @Inline CommonFacts common,
        @Nullable String jobTitle,
        @Nullable String pronouns,
        List<Credential> credentials,
        @As(Form.LANGUAGE) List<String> languages,
        List<String> services,
        Map<String, List<DayOfWeek>> days,
        @Nullable Integer since,
        List<String> interests,
        @Nullable @As(Form.WEB_ADDRESS) String booking,
        @As(Form.WEB_ADDRESS) List<String> profiles)
        implements Facts {

    /**
     * A credential.
     *
     * @param name such as {@code Level 5 Diploma in Sports and Clinical Massage}
     * @param suffix letters after the name, such as {@code MFHT}
     * @param category {@code degree}, {@code certificate}, {@code license} or {@code membership}
     * @param body who gives or keeps it
     * @param number the number there; null when the body gives none
     * @param url where it can be checked
     */
    public record Credential(
            @Required String name,
            @Nullable String suffix,

            @Nullable @OneOf({"degree", "certificate", "license", "membership"})
            String category,

            @Nullable String body,
            @Nullable @Deniable(told = false) String number,
            @Nullable @As(Form.WEB_ADDRESS) String url) {}
}
