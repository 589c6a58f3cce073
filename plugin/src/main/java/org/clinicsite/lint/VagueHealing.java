package org.clinicsite.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speaks of healing without saying of what: natural healing, promotes healing. */
final class VagueHealing extends Rule {

    /** Healing of something, which a doctor would call so too. */
    private static final Set<String> OF_SOMETHING =
            Set.of("wound", "bone", "fracture", "tendon", "ligament", "scar", "slow", "skin");

    VagueHealing() {
        super("vague-healing", Level.WARNING, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (s.isOpenQuestion()) {
                continue;
            }
            Match healing = find(s, reading.prose());
            if (healing != null) {
                report.reportWords(
                        healing,
                        healing,
                        "Healing of what, and how? The words promise much and say nothing.",
                        "Say what people may notice after a session, or take it out.");
            }
        }
    }

    private static @Nullable Match find(Sentence s, Prose prose) {
        for (Match phrase : s.all(Terms.VAGUE_HEALING)) {
            if (!s.isDenied(phrase)) {
                return phrase;
            }
        }
        if (s.has(Terms.PROMOTE, Terms.HEALING)) {
            for (Match promote : s.all(Terms.PROMOTE)) {
                Match healing = s.after(promote, Terms.HEALING, 4);
                if (healing != null
                        && !s.isDenied(promote)
                        && !s.before(promote, Terms.MEDICINE)
                        && !OF_SOMETHING.contains(prose.word(healing.word() - 1))) {
                    return promote.to(healing);
                }
            }
        }
        return null;
    }
}
