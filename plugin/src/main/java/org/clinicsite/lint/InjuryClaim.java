package org.clinicsite.lint;

import java.util.Set;

/** Says that massage prevents injuries or makes them milder. */
final class InjuryClaim extends Rule {

    /** Words that make the injury a place or a time: reduce the pressure near an injury. */
    private static final Set<String> BESIDE = Set.of(
            "pressure",
            "force",
            "near",
            "around",
            "over",
            "after",
            "before",
            "if",
            "when",
            "because",
            "by",
            "until",
            "beside");

    InjuryClaim() {
        super("injury-claim", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.sentences()) {
            if (!s.has(Terms.REDUCE, Terms.INJURY) || s.has(Terms.CAUTION) || s.isQuestion()) {
                continue;
            }
            for (Match reduce : s.all(Terms.REDUCE)) {
                Match injury = s.after(reduce, Terms.INJURY, 5);
                if (injury != null
                        && !isBeside(reading.prose(), reduce, injury)
                        && !s.isDenied(reduce)
                        && !s.before(reduce, Terms.OTHER_MEANS)
                        && !s.before(reduce, Terms.MEDICINE)
                        && !reading.prose().isCited(s)) {
                    report.reportWords(
                            reduce,
                            injury,
                            "It says that massage prevents an injury or makes it milder.",
                            "Name a source in this sentence, or say what massage does not do: it does not prevent injuries.");
                    break;
                }
            }
        }
    }

    private static boolean isBeside(Prose prose, Match reduce, Match injury) {
        for (int word = reduce.lastWord() + 1; word < injury.word(); word++) {
            if (BESIDE.contains(prose.word(word))) {
                return true;
            }
        }
        return false;
    }
}
