package org.clinicsite.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Promises help with any, all or every kind of complaint. */
final class BoundlessClaim extends Rule {

    /** Between verb and complaint they begin a condition, not an object. */
    private static final Set<String> CONDITION =
            Set.of("if", "when", "at", "before", "after", "until", "where", "unless", "wenn", "si");

    /** So general that only talk of massage makes them a claim. */
    private static final Set<String> GENERAL =
            Set.of("problem", "problems", "condition", "conditions", "complaint", "complaints");

    BoundlessClaim() {
        super("boundless-claim", Level.ERROR, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (s.has(Terms.BOUNDLESS, Terms.RELIEF)
                    && (s.has(Terms.COMPLAINT) || s.has(Terms.AILMENT))
                    && !s.isOpenQuestion()) {
                checkSentence(s, reading.prose(), report);
            }
        }
    }

    private static void checkSentence(Sentence s, Prose prose, Report report) {
        for (Match all : s.all(Terms.BOUNDLESS)) {
            Match trouble = s.after(all, Terms.COMPLAINT, 3);
            if (trouble == null) {
                trouble = s.after(all, Terms.AILMENT, 3);
            }
            if (trouble == null
                    || !s.isJoined(all, trouble)
                    || GENERAL.contains(prose.folded(trouble.start(), trouble.end())) && !s.has(Terms.MASSAGE)) {
                continue;
            }
            Match relief = relief(s, all, trouble, prose);
            if (relief != null && !s.isDenied(relief) && !s.isDenied(all) && !s.before(relief, Terms.MEDICINE)) {
                report.reportWords(
                        relief.start() < all.start() ? relief : all,
                        trouble.end() > relief.end() ? trouble : relief,
                        "It promises help without bounds.",
                        "Name the complaints for which there is evidence, and the source.");
                return;
            }
        }
    }

    private static @Nullable Match relief(Sentence s, Match all, Match trouble, Prose prose) {
        if (isWhatever(
                prose.word(all.word()), prose.folded(all.start(), all.end()))) { // whatever your pain, we can ease it
            return s.firstFrom(Terms.RELIEF, trouble.lastWord() + 1, Integer.MAX_VALUE);
        }
        Match last = null;
        for (Match relief : s.all(Terms.RELIEF)) {
            if (relief.lastWord() < all.word()
                    && relief.word() >= s.clauseStart(all)
                    && relief.wordsTo(all) <= 8
                    && !isConditional(relief, all, prose)) {
                last = relief;
            }
        }
        if (last != null) {
            return last;
        }
        Match after = s.after(trouble, Terms.RELIEF, 5); // all pains can be eased
        if (after != null && after.word() > s.firstWord()) {
            String before = prose.word(after.word() - 1);
            return before.equals("be") || before.equals("are") || before.equals("is") || before.equals("been")
                    ? after
                    : null;
        }
        return null;
    }

    private static boolean isWhatever(String first, String all) {
        return first.equals("whatever") || all.startsWith("no matter");
    }

    private static boolean isConditional(Match from, Match to, Prose prose) {
        for (int word = from.lastWord() + 1; word < to.word(); word++) {
            if (CONDITION.contains(prose.word(word))) {
                return true;
            }
        }
        return false;
    }
}
