package org.clinicsite.site;

import org.clinicsite.source.ContentType;
import org.clinicsite.text.EnumWord;

/** What a page is; its lower-case name with hyphens is the name of the default layout. */
public enum PageKind {
    HOME,
    ARTICLES,
    ARTICLE,
    TAGS,
    TAG,
    SERVICES,
    SERVICE,
    CONDITIONS,
    CONDITION,
    PRICES,
    THERAPISTS,
    THERAPIST,
    LOCATIONS,
    LOCATION,
    EVENTS,
    EVENT,
    BOOKING,
    FIRST_VISIT,
    CONTRAINDICATIONS,
    FAQ,
    VOUCHERS,
    INSURANCE,
    TESTIMONIALS,
    POLICY,
    CONTACT,
    THANKS,
    ABOUT,
    JOBS,
    JOB,
    DOWNLOADS,
    LANDING,
    PAGE,
    SITE_MAP,
    NOT_FOUND;

    /** The template that draws it unless the header names another, such as {@code first-visit}. */
    public String layout() {
        return layout;
    }

    private final String layout = EnumWord.of(this);

    /** What a content file of a type becomes; a plain page may be any that is written. */
    static PageKind of(ContentType type) {
        return switch (type) {
            case ARTICLE -> ARTICLE;
            case SERVICE -> SERVICE;
            case THERAPIST -> THERAPIST;
            case LOCATION -> LOCATION;
            case CONDITION -> CONDITION;
            case EVENT -> EVENT;
            case JOB -> JOB;
            case FAQ -> FAQ;
            case PAGE -> PAGE;
        };
    }

    /** What lists the content files of a type: plain pages lie below home. */
    static PageKind listOf(ContentType type) {
        return switch (type) {
            case ARTICLE -> ARTICLES;
            case SERVICE -> SERVICES;
            case THERAPIST -> THERAPISTS;
            case LOCATION -> LOCATIONS;
            case CONDITION -> CONDITIONS;
            case EVENT -> EVENTS;
            case JOB -> JOBS;
            case FAQ -> FAQ;
            case PAGE -> HOME;
        };
    }

    /** Whether an author writes it as a page with that layout; the others are made of their own kind of content. */
    boolean isWritten() {
        return switch (this) {
            case HOME,
                    PRICES,
                    BOOKING,
                    FIRST_VISIT,
                    CONTRAINDICATIONS,
                    VOUCHERS,
                    INSURANCE,
                    TESTIMONIALS,
                    POLICY,
                    CONTACT,
                    THANKS,
                    ABOUT,
                    DOWNLOADS,
                    LANDING,
                    PAGE -> true;
            default -> false;
        };
    }

    /** Whether the page shows nothing but its title beside its text. */
    boolean isTextAlone() {
        return this == ARTICLE || this == PAGE || this == POLICY;
    }

    /** Whether a site has one of it at most: templates link to "the" contact page. */
    boolean isOne() {
        return isWritten() && this != PAGE && this != POLICY && this != LANDING;
    }
}
