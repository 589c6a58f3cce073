package org.clinicsite.lint;

import org.jspecify.annotations.Nullable;

/** Gives a trouble of the low back as a cause of pain in the upper back, neck or shoulder. */
final class RegionMismatch extends Rule {

    RegionMismatch() {
        super("region-mismatch", Level.ERROR, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        Sentence before = null;
        for (Sentence s : reading.sentences()) {
            Match low = s.first(Terms.LOW_TROUBLE);
            if (low != null && s.has(Terms.CAUSE) && !s.isQuestion()) {
                Match upper = upper(s);
                if (upper != null && isCause(s, low, upper)) {
                    tell(low, upper, report);
                } else if (upper == null
                        && before != null
                        && before.block() == s.block()
                        && asksForCauses(before)
                        && isOneCause(s, low, reading.prose())) {
                    Match cause = s.first(Terms.CAUSE);
                    tell(low, cause == null ? low : cause, report);
                }
            }
            before = s;
        }
    }

    private static void tell(Match one, Match other, Report report) {
        report.reportWords(
                one,
                other,
                "The sciatic nerve and the lumbar spine lie low; they cause no trouble of the upper back, neck or shoulder.",
                "Name a cause that lies where the pain is.");
    }

    private static @Nullable Match upper(Sentence s) {
        for (Match upper : s.all(Terms.UPPER_REGION)) {
            if (!s.isDenied(upper)) {
                return upper;
            }
        }
        return null;
    }

    /** Low cause, upper trouble: a word of cause between them, or a list of causes. */
    private static boolean isCause(Sentence s, Match low, Match upper) {
        Match first = low.word() < upper.word() ? low : upper;
        Match second = first == low ? upper : low;
        Match cause = s.firstFrom(Terms.CAUSE, first.lastWord() + 1, second.word());
        return cause != null
                        && !s.isDenied(cause)
                        && !s.has(Terms.CONTRAST)
                        && s.clauseStart(second) <= first.lastWord() + 1
                || cause != null && !s.isDenied(cause) && second.word() - first.word() <= 12 && !s.has(Terms.CONTRAST);
    }

    /** There are several causes of pain in the upper back. */
    private static boolean asksForCauses(Sentence s) {
        return s.has(Terms.CAUSE, Terms.UPPER_REGION) && !s.has(Terms.LOW_TROUBLE) && !s.has(Terms.CONTRAST);
    }

    /** Sciatica is one cause. */
    private static boolean isOneCause(Sentence s, Match low, Prose prose) {
        Match cause = s.after(low, Terms.CAUSE, 5);
        if (cause == null || s.has(Terms.CONTRAST)) {
            return false;
        }
        for (int word = low.lastWord() + 1; word <= cause.lastWord(); word++) {
            String said = prose.word(word);
            if (said.equals("is") || said.equals("are") || said.equals("can") || said.equals("may")) {
                return true;
            }
        }
        return false;
    }
}
