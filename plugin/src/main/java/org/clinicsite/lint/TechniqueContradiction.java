package org.clinicsite.lint;

import java.util.Set;

/** Calls deep tissue massage gentle or light. */
final class TechniqueContradiction extends Rule {

    /** Words that set the two apart, in time or by choice. */
    private static final Set<String> APART = Set.of(
            "before",
            "after",
            "then",
            "first",
            "or",
            "if",
            "prefer",
            "begin",
            "begins",
            "beginning",
            "start",
            "starts",
            "warm",
            "warms",
            "followed",
            "until",
            "between",
            "while",
            "finish",
            "finishes",
            "end",
            "ends",
            "other",
            "alternative");

    TechniqueContradiction() {
        super("technique-contradiction", Level.ERROR, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (!s.has(Terms.DEEP, Terms.GENTLE)
                    || s.has(Terms.CONTRAST)
                    || s.isQuestion()
                    || setsApart(s, reading.prose())) {
                continue;
            }
            for (Match deep : s.all(Terms.DEEP)) {
                Match gentle = s.after(deep, Terms.GENTLE, 8);
                if (gentle == null) {
                    gentle = s.firstFrom(Terms.GENTLE, deep.word() - 2, deep.word());
                }
                if (gentle != null && !s.isDenied(gentle)) {
                    report.reportWords(
                            deep,
                            gentle,
                            "Deep tissue massage is firm; it cannot be gentle or light as well.",
                            "Say which pressure is meant.");
                    break;
                }
            }
        }
    }

    private static boolean setsApart(Sentence s, Prose prose) {
        for (int word = s.firstWord(); word < s.firstWord() + s.words(); word++) {
            if (APART.contains(prose.word(word))) {
                return true;
            }
        }
        return false;
    }
}
