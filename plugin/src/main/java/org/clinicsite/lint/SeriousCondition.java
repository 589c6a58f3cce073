package org.clinicsite.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says that massage treats a condition that belongs into a doctor's hands. */
final class SeriousCondition extends Rule {

    /** Before a treating word they say that somebody is ill or being treated, not that massage treats. */
    private static final Set<String> PEOPLE = Set.of(
            "people",
            "patients",
            "those",
            "anyone",
            "someone",
            "who",
            "women",
            "men",
            "children",
            "clients",
            "during",
            "after",
            "under",
            "had",
            "your",
            "their",
            "his",
            "her",
            "medical",
            "receive",
            "receives",
            "receiving",
            "undergoing",
            "finished",
            "completed",
            "having",
            "hospital",
            "standard",
            "usual",
            "being",
            "in",
            "drug",
            "doctor's");

    /** Behind a condition they make it a word for people: massage for cancer patients. */
    private static final Set<String> OF_PEOPLE =
            Set.of("patients", "patient", "survivors", "survivor", "care", "treatment", "sufferers");

    SeriousCondition() {
        super("serious-condition", Level.ERROR, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (!s.has(Terms.SERIOUS) || s.has(Terms.CAUTION) || s.isOpenQuestion()) {
                continue;
            }
            for (Match condition : s.all(Terms.SERIOUS)) {
                Match verb = verb(s, condition, reading.prose());
                if (verb != null) {
                    report.reportWords(
                            verb,
                            condition,
                            "It says that massage treats a condition that needs a doctor.",
                            "Take the condition out, or say only that people who have it should ask their doctor first.");
                    break;
                }
            }
        }
    }

    private static @Nullable Match verb(Sentence s, Match condition, Prose prose) {
        for (Match treat : s.all(Terms.TREAT)) {
            if (treat.lastWord() < condition.word()
                    && treat.wordsTo(condition) <= 6
                    && s.clauseStart(condition) <= treat.word()
                    && isSaid(s, treat, prose)) {
                return treat;
            }
        }
        Match massage = s.first(Terms.MASSAGE);
        Match passive = massage == null ? null : s.after(condition, Terms.RELIEF, 5);
        if (passive != null && isSaid(s, passive, prose)) {
            String before = prose.word(passive.word() - 1);
            if (before.equals("be") || before.equals("is") || before.equals("are") || before.equals("been")) {
                return passive;
            }
        }
        for (Match work : s.all(Terms.MASSAGE)) { // massage for asthma
            int between = work.wordsTo(condition);
            int next = condition.lastWord() + 1;
            boolean people = next < s.firstWord() + s.words() && OF_PEOPLE.contains(prose.word(next));
            if (between == 1 && !people && isFor(prose.word(work.lastWord() + 1)) && !s.isDenied(work)) {
                return work;
            }
        }
        Match help = massage == null ? null : helps(s, condition, prose);
        return help != null && !s.isDenied(help) ? help : null;
    }

    private static boolean isFor(String word) {
        return word.equals("for") || word.equals("against");
    }

    /** If you have asthma, massage can help. */
    private static @Nullable Match helps(Sentence s, Match condition, Prose prose) {
        for (Match massage : s.all(Terms.MASSAGE)) {
            if (massage.word() > condition.lastWord()) {
                Match help = s.firstFrom(Terms.RELIEF, massage.lastWord() + 2, massage.lastWord() + 4);
                if (help != null
                        && prose.word(help.word()).startsWith("help")
                        && isModal(prose.word(massage.lastWord() + 1))) {
                    return help;
                }
            }
        }
        return null;
    }

    private static boolean isModal(String word) {
        return word.equals("can")
                || word.equals("will")
                || word.equals("may")
                || word.equals("could")
                || word.equals("might");
    }

    private static boolean isSaid(Sentence s, Match treat, Prose prose) {
        return !s.isDenied(treat)
                && !s.before(treat, Terms.MEDICINE)
                && (treat.word() == s.firstWord() || !PEOPLE.contains(prose.word(treat.word() - 1)));
    }
}
