package org.clinicsite.lint;

/** Tells meridians, energy, toxins or detox as facts. */
final class EnergyAsFact extends Rule {

    EnergyAsFact() {
        super("energy-as-fact", Level.WARNING, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        Sentence before = null;
        for (Sentence s : reading.claims()) {
            if (s.has(Terms.ENERGY)
                    && !s.has(Terms.TRADITION)
                    && !s.isOpenQuestion()
                    && !(before != null && before.block() == s.block() && before.has(Terms.TRADITION))) {
                for (Match energy : s.all(Terms.ENERGY)) {
                    if (!s.isDenied(energy)) {
                        report.reportWords(
                                energy,
                                energy,
                                "It tells a belief as a fact.",
                                "Say whose belief it is, such as 'in traditional Chinese medicine', or take it out.");
                        break;
                    }
                }
            }
            before = s;
        }
    }
}
