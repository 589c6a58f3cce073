package org.clinicsite.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says that something helps with a complaint, and the section names no source. */
final class EvidenceNeeded extends Rule {

    EvidenceNeeded() {
        super("evidence-needed", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        Set<String> told = new HashSet<>();
        ProseBlock checked = null;
        boolean cited = false;
        for (Sentence s : reading.sentences()) {
            if (!s.has(Terms.EVIDENCE, Terms.RELIEF) || s.has(Terms.CAUTION) || s.isQuestion()) {
                continue;
            }
            if (checked == null || checked.section() != s.block().section()) {
                checked = s.block();
                cited = reading.prose().isCited(checked);
            }
            for (Match complaint : cited ? List.<Match>of() : s.all(Terms.EVIDENCE)) {
                Match relief = relief(s, complaint);
                String name = reading.prose().folded(complaint.start(), complaint.end());
                if (relief != null && told.add(checked.section() + name)) {
                    report.reportWords(
                            relief,
                            complaint,
                            "It says that something helps with " + name + ", and the section names no source.",
                            "Name a review or a guideline, or take the sentence out.");
                }
            }
        }
    }

    private static @Nullable Match relief(Sentence s, Match complaint) {
        Match last = null;
        for (Match relief : s.all(Terms.RELIEF)) {
            if (relief.lastWord() < complaint.word()
                    && relief.wordsTo(complaint) <= 8
                    && s.clauseStart(complaint) <= relief.word()) {
                last = relief;
            }
        }
        if (last == null || s.isDenied(last) || s.before(last, Terms.MEDICINE)) {
            return null;
        }
        return s.before(last, Terms.OTHER_MEANS) && !s.has(Terms.MASSAGE) ? null : last;
    }
}
