package org.clinicsite.lint;

import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.Sourced;

/** The day of the next review has passed. */
final class StaleReview extends Rule {

    StaleReview() {
        super("stale-review", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        Sourced facts = reading.facts();
        DateText next = facts == null ? null : facts.nextReview();
        if (next != null && next.day().isBefore(reading.clinic().today())) {
            report.add(
                    reading.headerOffset("next-review"),
                    next.toString(),
                    "The article was to be checked again by " + next + ".",
                    "Check it, then set 'reviewed' and 'next-review' anew.");
        }
    }
}
