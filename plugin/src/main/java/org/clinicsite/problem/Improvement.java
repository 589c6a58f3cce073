package org.clinicsite.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What improves a site, in the order of what visitors and search engines miss: what the law asks first, then how the clinic
 * is found, what it offers, what keeps people safe, and last what is good to have. The list of to-dos has this order.
 */
public enum Improvement {
    LEGAL_NOTICE("legal-notice"),
    PRIVACY("privacy"),
    PRIVACY_RECEIVERS("privacy.receivers"),
    TESTIMONIALS_WITH_CARE("testimonials.with-care"),
    VOUCHER_YEARS("voucher.years"),
    URL("clinic.url"),
    CURRENCY("clinic.currency"),
    PHONE("clinic.phone"),
    SERVICES("services"),
    LOCATIONS("locations"),
    LOCATION_ADDRESS("location.address"),
    LOCATION_HOURS("location.hours"),
    SERVICE_OPTIONS("service.options"),
    BOOKING("clinic.booking"),
    THERAPISTS("therapists"),
    NO_MEDICAL_ADVICE("no-medical-advice"),
    CONTRAINDICATIONS("contraindications"),
    EMERGENCY("clinic.emergency"),
    SERVICE_CAUTIONS("service.cautions"),
    DESCRIPTION("clinic.description"),
    LOCALE("clinic.locale"),
    NAME("title"),
    SERVICE_SUMMARY("service.summary"),
    JOB_TITLE("therapist.job-title"),
    CREDENTIALS("therapist.credentials"),
    CREDENTIAL_BODY("therapist.credentials.body"),
    STEP_FREE("location.step-free"),
    LOCATION_MAP("location.map"),
    DIRECTIONS("location.directions"),
    GEO("location.geo"),
    SERVICE_THERAPISTS("service.therapists"),
    THERAPIST_SERVICES("therapist.services"),
    CANCELLATION("clinic.booking.cancellation"),
    PAYMENT_METHODS("clinic.payment.methods"),
    TAX_NOTE("clinic.payment.tax-note"),
    EMAIL("clinic.email"),
    TAGLINE("clinic.tagline"),
    DAYS("therapist.days"),
    LANGUAGES("therapist.languages"),
    IMAGE("therapist.image"),
    MISSING_META("missing-meta"),
    NO_SECTIONS("no-sections"),
    STALE_REVIEW("stale-review"),
    SECURITY_TEXT_ENDS("security-text-ends"),
    REVIEW_AHEAD("review-ahead"),
    OFFER_ENDS("offer-ends"),
    PRICE_ENDS("price-ends"),
    EXCEPTION_AHEAD("exception-ahead"),
    TEXT_EXPIRES("text-expires"),
    FIRST_VISIT("first-visit"),
    FIRST_VISIT_SECTION("first-visit.section"),
    VOUCHER("voucher"),
    FUNDS("funds"),
    TRANSIT("location.transit"),
    PARKING("location.parking"),
    TOILET("location.toilet"),
    FEES("clinic.fees"),
    INTAKE_FORM("clinic.booking.intake-form"),
    REPLY_TIME("clinic.reply-time"),
    AREA_SERVED("clinic.area-served"),
    TIME_ZONE("clinic.time-zone");

    private final String key;

    Improvement(String key) {
        this.key = key;
    }

    /** Its name in findings.json and in editorial.yaml, such as {@code location.hours}. */
    public String key() {
        return key;
    }

    /** Its place in the order of worth, from 1. */
    public int rank() {
        return ordinal() + 1;
    }

    /** All names, in the order of worth. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Improvement::key).toList();
    }

    /** The improvement of that name; empty for an editorial rule of another kind, or for none. */
    public static Optional<Improvement> find(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(one -> one.key.equals(name)).findFirst();
    }
}
