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

    private String country() {
        int dash = code.indexOf('-');
        return dash < 0 ? code : code.substring(0, dash);
    }
}
