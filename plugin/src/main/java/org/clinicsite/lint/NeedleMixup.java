package org.clinicsite.lint;

/** Takes acupressure, done with hands, for acupuncture, done with needles. */
final class NeedleMixup extends Rule {

    NeedleMixup() {
        super("needle-mixup", Level.ERROR, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (s.has(Terms.ACUPRESSURE, Terms.NEEDLE)) {
                checkNeedles(s, report);
            } else if (s.has(Terms.ACUPUNCTURE, Terms.HAND_PRESSURE)
                    && !s.has(Terms.NEEDLE)
                    && !s.has(Terms.ACUPRESSURE)
                    && !s.has(Terms.CONTRAST)
                    && !s.isQuestion()) {
                checkPressure(s, reading.prose(), report);
            }
        }
    }

    private static void checkNeedles(Sentence s, Report report) {
        for (Match needle : s.all(Terms.NEEDLE)) {
            for (Match acupressure : s.all(Terms.ACUPRESSURE)) {
                int between =
                        acupressure.word() < needle.word() ? acupressure.wordsTo(needle) : needle.wordsTo(acupressure);
                boolean adjacent = between == 0 && acupressure.word() < needle.word();
                boolean alone = !s.has(Terms.ACUPUNCTURE) && !s.has(Terms.CONTRAST) && between <= 6;
                if ((adjacent && s.isJoined(acupressure, needle) || alone) && !s.isDenied(needle) && !s.isQuestion()) {
                    report.reportWords(
                            acupressure,
                            needle,
                            "Acupressure is done with the hands; needles belong to acupuncture.",
                            "Say which of the two is meant.");
                    return;
                }
            }
        }
    }

    private static void checkPressure(Sentence s, Prose prose, Report report) {
        Match acupuncture = s.first(Terms.ACUPUNCTURE);
        Match hand = acupuncture == null ? null : s.after(acupuncture, Terms.HAND_PRESSURE, 6);
        if (acupuncture == null || hand == null || s.isDenied(hand)) {
            return;
        }
        for (int word = acupuncture.lastWord() + 1; word <= hand.word(); word++) {
            switch (prose.word(word)) {
                case "is", "involves", "uses", "using", "applies", "apply", "means", "works", "presses", "consists" -> {
                    if (!prose.word(hand.word()).equals("pressure")
                            || !prose.folded(hand.start(), s.end()).startsWith("pressure point")) {
                        report.reportWords(
                                acupuncture,
                                hand,
                                "Acupuncture is done with needles; pressing with the hands is acupressure.",
                                "Say which of the two is meant.");
                    }
                    return;
                }
                default -> {
                    continue;
                }
            }
        }
    }
}
