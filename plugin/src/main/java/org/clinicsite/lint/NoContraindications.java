package org.clinicsite.lint;

import java.util.Locale;
import org.clinicsite.links.LinkVerdict;

/** An article about treatment does not lead to the page that says when not to have massage. */
final class NoContraindications extends Rule {

    /** A text that speaks of treatment less often is about something else. */
    private static final int LEAST_TIMES = 3;

    NoContraindications() {
        super("no-contraindications", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        int treatment = 0;
        for (Sentence s : reading.sentences()) {
            treatment += s.all(Terms.MASSAGE).size();
        }
        if (treatment < LEAST_TIMES) {
            return;
        }
        for (LinkVerdict link : reading.review().verdicts()) {
            String address = link.written().toLowerCase(Locale.ROOT);
            if (address.contains("contraindication")) {
                return;
            }
            for (String name : reading.clinic().contraindications()) {
                if (address.contains(name)) {
                    return;
                }
            }
        }
        boolean exists = !reading.clinic().contraindications().isEmpty();
        report.add(
                reading.bodyOffset(),
                "no link",
                "The article is about treatment and does not say where to read when not to have it.",
                exists
                        ? "Link to the page on contraindications."
                        : "Write a page with 'layout: contraindications' and link to it.");
    }
}
