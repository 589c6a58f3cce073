package org.clinicsite.site;

import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;

/**
 * Where the site lives: as whoever builds it says, else as the clinic does.
 *
 * @param base not known where nobody says it, or where what is said is none
 * @param problems what is wrong with what is said
 */
record SiteAddress(BaseUrl base, List<Problem> problems) {

    static SiteAddress of(SiteInputs inputs) {
        String given = inputs.options().baseUrl();
        String url = given != null ? given : inputs.clinic().url();
        if (url == null) {
            return new SiteAddress(BaseUrl.UNKNOWN, List.of());
        }
        try {
            return new SiteAddress(BaseUrl.parse(url), List.of());
        } catch (IllegalArgumentException e) {
            String advice = "Write it as https://www.example.org or https://www.example.org/clinic.";
            Problem problem = given != null
                    ? Problem.error(Code.BAD_SITE_ADDRESS, "site.baseUrl", 0, 0, e.getMessage() + ".", advice)
                    : inputs.content()
                            .clinicPlaces()
                            .error(Code.BAD_SITE_ADDRESS, "url", url, "url: " + e.getMessage() + ".", advice);
            return new SiteAddress(BaseUrl.UNKNOWN, List.of(problem));
        }
    }
}
