package org.clinicsite.site;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the law of a place says on what a clinic's site may show. A part of a country that has no rule of its own has its
 * country's: {@code US-CA} has those of {@code US}.
 *
 * @param code such as {@code GB}, {@code CA-ON}; empty when none is known
 */
record Jurisdiction(String code) {

    /**
     * Where a clinic may not show what clients said. AU: Health Practitioner Regulation National Law s 133(1)(c). CA-ON:
     * College of Massage Therapists of Ontario, Standards of Practice, advertising; O. Reg. 544/94.
     */
    private static final Set<String> NO_TESTIMONIALS = Set.of("AU", "CA-ON");

    /**
     * The least number of years that a gift voucher must hold from its day of issue. AU: Competition and Consumer Act
     * 2010, Schedule 2, s 99B. IE: Consumer Protection (Gift Vouchers) Act 2019. NZ: Fair Trading Act 1986, Part 2A, as
     * amended 2024, in force from 16 March 2026. US: 15 U.S.C. § 1693l-1(c).
     */
    private static final Map<String, Integer> VOUCHER_YEARS = Map.of("AU", 3, "IE", 5, "NZ", 3, "US", 5);

    /**
     * Where a site of a business needs a page that says who is behind it, with the law. DE: Digitale-Dienste-Gesetz. AT:
     * E-Commerce-Gesetz. CH: Bundesgesetz gegen den unlauteren Wettbewerb. FR: loi n° 2004-575, art. 1-1 since the loi n°
     * 2024-449. The others as they have put Directive 2000/31/EC, art. 5, into their law.
     */
    private static final Map<String, String> LEGAL_NOTICE = Map.of(
            "AT", "§ 5 ECG",
            "BE", "Code de droit économique, art. XII.6",
            "CH", "Art. 3 Abs. 1 lit. s UWG",
            "DE", "§ 5 DDG",
            "ES", "Ley 34/2002 (LSSI), art. 10",
            "FR", "loi n° 2004-575 (LCEN), art. 1-1",
            "IT", "D.Lgs. 70/2003, art. 7",
            "LU", "loi du 14 août 2000, art. 5",
            "PT", "Decreto-Lei 7/2004, art. 10");

    /** How such a page is called where the law has a name for it. */
    private static final Map<String, String> LEGAL_NOTICE_NAME = Map.of(
            "AT", "impressum",
            "BE", "mentions-legales",
            "CH", "impressum",
            "DE", "impressum",
            "ES", "aviso-legal",
            "FR", "mentions-legales",
            "IT", "note-legali",
            "LU", "mentions-legales",
            "PT", "informacao-legal");

    /** Parts of the slugs of such pages. */
    static final Set<String> LEGAL_NOTICE_NAMES = Set.of(
            "legal-notice",
            "imprint",
            "impressum",
            "mentions-légales",
            "mentions-legales",
            "note-legali",
            "aviso-legal",
            "informacao-legal",
            "informação-legal",
            "colofon");

    /** Parts of the slugs of pages on people's data. */
    static final Set<String> PRIVACY_NAMES = Set.of(
            "privacy",
            "datenschutz",
            "confidentialit",
            "données-personnelles",
            "donnees-personnelles",
            "privacidad",
            "privacidade",
            "prywatno",
            "gdpr",
            "rgpd",
            "dsgvo");

    /** Those of the General Data Protection Regulation: members of the European Economic Area. */
    private static final Set<String> GDPR = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    /** Other laws that want people told what becomes of their data; AU: for whoever gives a health service. */
    private static final Map<String, String> PRIVACY = Map.of(
            "AU", "Privacy Act 1988, APP 1",
            "CA", "PIPEDA, schedule 1, principle 8",
            "CH", "DSG, Art. 19",
            "GB", "UK GDPR, art. 13",
            "NZ", "Privacy Act 2020, s 22, principle 3");

    Jurisdiction {
        code = code.toUpperCase(Locale.ROOT);
    }

    boolean allowsTestimonials() {
        return !NO_TESTIMONIALS.contains(code) && !NO_TESTIMONIALS.contains(country());
    }

    /** Of a country as a whole the part that does not allow them, if there is one. */
    Optional<String> partWithoutTestimonials() {
        return NO_TESTIMONIALS.stream()
                .filter(place -> place.startsWith(code + "-"))
                .sorted()
                .findFirst();
    }

    /** The least number of years that a voucher must hold; 0 where the law is silent or unknown. */
    int voucherYears() {
        return VOUCHER_YEARS.getOrDefault(code, VOUCHER_YEARS.getOrDefault(country(), 0));
    }

    /** The law that asks for a page on who is behind the site; empty where none is known. */
    Optional<String> legalNotice() {
        return Optional.ofNullable(LEGAL_NOTICE.get(country()));
    }

    /** How the file of such a page may be called. */
    String legalNoticeName() {
        return LEGAL_NOTICE_NAME.getOrDefault(country(), "legal-notice");
    }

    /** The law that wants people told what becomes of their data; empty where none is known. */
    Optional<String> privacy() {
        return Optional.ofNullable(GDPR.contains(country()) ? "GDPR, art. 13" : PRIVACY.get(country()));
    }

    private String country() {
        int dash = code.indexOf('-');
        return dash < 0 ? code : code.substring(0, dash);
    }
}
