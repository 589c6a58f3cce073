package org.clinicsite.lint;

import java.util.List;
import org.clinicsite.source.facts.ConditionFacts;
import org.jspecify.annotations.Nullable;

/** Speaks of complaints and does not say when to see a doctor about them. */
final class NoMedicalAdvice extends Rule {

    NoMedicalAdvice() {
        super("no-medical-advice", Level.INFO, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        if (!reading.clinic().lexicon().has(Terms.CONSULT)
                || reading.facts() instanceof ConditionFacts condition
                        && !condition.redFlags().isEmpty()) { // the page says it above its text
            return;
        }
        Match complaint = null;
        for (Sentence s : reading.sentences()) {
            complaint = complaint == null ? first(s) : complaint;
            if (s.has(Terms.CONSULT, Terms.DOCTOR) && isAdvice(s, reading.prose())) {
                return;
            }
        }
        if (complaint != null) {
            report.reportWords(
                    complaint.start(),
                    complaint.end(),
                    "The article speaks of complaints and does not say when to see a doctor about them.",
                    "Add a section such as 'When to see your GP', with the signs that need one.");
        }
    }

    private static @Nullable Match first(Sentence s) {
        Match complaint = s.first(Terms.COMPLAINT);
        return complaint != null ? complaint : s.first(Terms.EVIDENCE);
    }

    private static boolean isAdvice(Sentence s, Prose prose) {
        for (Match consult : s.all(Terms.CONSULT)) {
            if (s.isDenied(consult)) {
                continue;
            }
            for (Match doctor : s.all(Terms.DOCTOR)) {
                int between = consult.word() < doctor.word() ? consult.wordsTo(doctor) : doctor.wordsTo(consult);
                if (between <= 8 && !consult.overlaps(doctor) && isAboutSymptoms(s, prose)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A symptom is named with it: in the sentence, in the one beside it, in the list below or the heading above. */
    private static boolean isAboutSymptoms(Sentence s, Prose prose) {
        if (s.has(Terms.SYMPTOM)) {
            return true;
        }
        if (s.has(Terms.ACTIVITY)) {
            return false;
        }
        List<Sentence> near = s.block().sentences();
        int at = near.indexOf(s);
        if (at > 0 && near.get(at - 1).has(Terms.SYMPTOM)
                || at + 1 < near.size() && near.get(at + 1).has(Terms.SYMPTOM)) {
            return true;
        }
        List<ProseBlock> blocks = prose.blocks();
        int block = blocks.indexOf(s.block());
        for (int i = block + 1; i < blocks.size() && blocks.get(i).kind() == ProseBlock.Kind.ITEM; i++) {
            if (speaksOf(blocks.get(i), Terms.SYMPTOM)) {
                return true;
            }
        }
        for (int i = block; i >= 0 && blocks.get(i).section() == s.block().section(); i--) {
            if (blocks.get(i).kind() == ProseBlock.Kind.HEADING
                    && (speaksOf(blocks.get(i), Terms.DOCTOR) || speaksOf(blocks.get(i), Terms.SYMPTOM))) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaksOf(ProseBlock block, Terms terms) {
        return block.sentences().stream().anyMatch(s -> s.has(terms));
    }
}
