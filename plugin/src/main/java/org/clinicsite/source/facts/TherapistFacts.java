package org.clinicsite.source.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * @param days per location slug the days of work; below {@link #EVERYWHERE} those of whoever names no location
 * @param since the year in which she or he began to practise
 * @param interests a phrase each
 * @param away when she or he cannot be had
 * @param newClients whether somebody new may come: {@code no}, or in words; null when not said, or when everybody may
 * @param booking deep link into the booking system
 * @param profiles addresses of public profiles, such as a register's entry
 */
public record TherapistFacts(
        @Unwrapped CommonFacts common,
        @Nullable Wording jobTitle,
        @Nullable Wording pronouns,
        List<Credential> credentials,
        @As(Form.LANGUAGE) List<String> languages,
        List<String> services,
        Map<String, List<DayOfWeek>> days,
        @Nullable Integer since,
        List<Wording> interests,
        List<Away> away,
        @Nullable @Deniable Wording newClients,
        @Nullable @As(Form.WEB_ADDRESS) String booking,
        @As(Form.WEB_ADDRESS) List<String> profiles)
        implements Facts {

    /** The key of days that are written without a location. */
    public static final String EVERYWHERE = "";

    /** That everybody may come is what people take for granted. */
    private static final Set<String> EVERYBODY = Set.of("yes", "true", "ja", "oui", "sí", "si", "tak");

    public TherapistFacts {
        newClients = newClients != null && EVERYBODY.contains(newClients.text().toLowerCase(Locale.ROOT))
                ? null
                : newClients;
    }

    /**
     * The same without absences that are over, the next first, and with days that name no location at the only one.
     *
     * @param today the day that counts; an absence that ends on it still holds
     * @param locations slugs of all there are
     */
    public TherapistFacts on(LocalDate today, List<String> locations) {
        Map<String, List<DayOfWeek>> placed = days;
        if (days.containsKey(EVERYWHERE) && locations.size() == 1) {
            placed = new LinkedHashMap<>(days);
            placed.put(locations.get(0), Objects.requireNonNull(placed.remove(EVERYWHERE)));
        }
        return new TherapistFacts(
                common,
                jobTitle,
                pronouns,
                credentials,
                languages,
                services,
                placed,
                since,
                interests,
                away.stream()
                        .filter(one -> one.until() == null || !one.until().day().isBefore(today))
                        .sorted(Comparator.comparing(Away::from))
                        .toList(),
                newClients,
                booking,
                profiles);
    }

    /**
     * A time in which somebody cannot be had.
     *
     * @param from the first day
     * @param until the last day; null while nobody knows
     * @param note what else there is to say, such as who stands in
     */
    public record Away(
            @Required DateText from,
            @Nullable DateText until,
            @Nullable Wording note) {

        /** @throws IllegalArgumentException when it ends before it begins */
        public Away {
            Timed.checkDays("away", from, until);
        }
    }

    /**
     * A credential; where a text alone is written it is the name.
     *
     * @param name such as {@code Level 5 Diploma in Sports and Clinical Massage}
     * @param suffix letters after the name, such as {@code MFHT}
     * @param category {@code degree}, {@code certificate}, {@code license} or {@code membership}
     * @param body who gives or keeps it
     * @param number the number there; null when the body gives none
     * @param url where it can be checked
     */
    @Alone("name")
    public record Credential(
            @Required Wording name,
            @Nullable String suffix,

            @Nullable @OneOf({"degree", "certificate", "license", "membership"})
            String category,

            @Nullable Wording body,
            @Nullable @Deniable(told = false) String number,
            @Nullable @As(Form.WEB_ADDRESS) String url) {}
}
