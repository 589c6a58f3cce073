package org.clinicsite.site;

import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Wording;

/** The home page of a clinic that has no text for it. */
final class HomePage {

    private HomePage() {}

    static Part of(SiteInputs inputs, Part site, Claims claims) {
        if (site.has(PageKind.HOME) || !claims.claim(inputs.home().outputFile(), null)) {
            return Part.NONE;
        }
        ClinicFacts clinic = inputs.clinic();
        Page.Draft draft = new Page.Draft(inputs.home(), PageKind.HOME);
        Wording headline = clinic.home() != null && clinic.home().headline() != null
                ? clinic.home().headline()
                : clinic.tagline() != null ? clinic.tagline() : clinic.name();
        draft.title = headline.text();
        draft.description = clinic.description().text();
        List<Problem> problems = draft.description.codePointCount(0, draft.description.length()) > Descriptions.LONGEST
                ? Descriptions.checkLength(inputs.content().clinicPlaces(), draft.description).stream()
                        .toList()
                : List.of();
        return Part.of(List.of(draft.done()), problems);
    }
}
