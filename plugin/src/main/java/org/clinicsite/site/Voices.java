package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.source.Content;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.text.EnumWord;

/** In which of its variants the template's words fit a clinic: one person or several, what is practised, and where. */
public final class Voices {

    /** One person speaks: I, not we. */
    static final String ALONE = "alone";

    /** No location has premises. */
    private static final String VISITING = "visiting";

    private Voices() {}

    /**
     * The keys of {@link Words#read variants} that fit, the more particular first.
     *
     * @param content the clinic's files
     * @param options who is shown
     */
    public static List<String> of(Content content, SiteOptions options) {
        ClinicFacts clinic = content.clinic();
        List<String> variants = new ArrayList<>();
        List<Facts> shown = content.sources().stream()
                .map(source -> source.facts())
                .filter(facts -> isShown(facts, options))
                .toList();
        long people = shown.stream().filter(TherapistFacts.class::isInstance).count();
        if (clinic.voice() == null ? people == 1 : clinic.voice() == ClinicFacts.Voice.I) {
            variants.add(ALONE);
        }
        List<LocationFacts> places = shown.stream()
                .filter(LocationFacts.class::isInstance)
                .map(LocationFacts.class::cast)
                .toList();
        if (!places.isEmpty() && places.stream().noneMatch(place -> place.kind().hasPremises())) {
            variants.add(VISITING);
        }
        if (clinic.profession() != null) {
            variants.add("professions." + EnumWord.of(clinic.profession()));
        }
        return variants;
    }

    private static boolean isShown(Facts facts, SiteOptions options) {
        CommonFacts common = facts.common();
        return (options.drafts() || common.status() != CommonFacts.Status.DRAFT)
                && (common.expires() == null || !common.expires().day().isBefore(options.today()));
    }
}
