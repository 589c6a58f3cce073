package org.clinicsite.site;

/** What a page is; its lower-case name with hyphens is the name of the default layout. */
public enum PageKind {
    HOME,
    ARTICLES,
    ARTICLE,
    TAGS,
    TAG,
    SERVICES,
    SERVICE,
    PRICES,
    THERAPISTS,
    THERAPIST,
    LOCATIONS,
    LOCATION,
    BOOKING,
    FIRST_VISIT,
    CONTRAINDICATIONS,
    FAQ,
    VOUCHERS,
    INSURANCE,
    TESTIMONIALS,
    POLICY,
    CONTACT,
    ABOUT,
    PAGE,
    SITE_MAP,
    NOT_FOUND;

    /** The template that draws it unless the header names another, such as {@code first-visit}. */
    public String layout() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
