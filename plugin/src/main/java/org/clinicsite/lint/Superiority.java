package org.clinicsite.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Praises the clinic as the best, leading, number one. The jurisdiction sets its level. */
final class Superiority extends Rule {

    /** Nouns that praise the clinic only when it speaks of itself. */
    private static final Set<String> GENERAL = Set.of(
            "massage",
            "massages",
            "treatment",
            "treatments",
            "therapy",
            "therapies",
            "service",
            "services",
            "bodywork",
            "team",
            "specialist",
            "specialists",
            "expert",
            "experts",
            "behandlung",
            "behandlungen",
            "soin",
            "soins");

    private static final Set<String> SELF = Set.of(
            "our", "we", "us", "we're", "my", "i", "i'm", "here", "unser", "unsere", "wir", "uns", "notre", "nos",
            "nous");

    Superiority() {
        super("superiority", Level.OFF, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (!s.has(Terms.SUPERLATIVE, Terms.PROVIDER) || s.isQuestion() || s.has(Terms.SEEKING)) {
                continue;
            }
            for (Match best : s.all(Terms.SUPERLATIVE)) {
                Match praised = praised(s, best);
                if (praised != null && !s.isDenied(best) && isOurs(s, praised, best, reading.prose())) {
                    report.reportWords(
                            best,
                            praised,
                            "It sets the clinic above others without proof.",
                            "Say what can be checked: training, years, what is included.");
                    break;
                }
            }
        }
    }

    private static @Nullable Match praised(Sentence s, Match best) {
        Match after = s.after(best, Terms.PROVIDER, 2);
        if (after != null && s.isJoined(best, after) && best.wordsTo(after) <= 2) {
            return after;
        }
        Match before = s.firstFrom(Terms.PROVIDER, best.word() - 5, best.word());
        return before != null && before.word() >= s.clauseStart(best) ? before : null;
    }

    private static boolean isOurs(Sentence s, Match praised, Match best, Prose prose) {
        boolean before = praised.word() < best.word();
        if (!before && !GENERAL.contains(prose.folded(praised.start(), praised.end()))) {
            return true;
        }
        if (best.start() >= 2
                && prose.text()[best.start() - 1] == ' '
                && prose.text()[best.start() - 2] == 's'
                && best.start() >= 3
                && (prose.text()[best.start() - 3] == '\'' || prose.text()[best.start() - 3] == '\u2019')) {
            return true; // the town's best massage
        }
        for (int word = s.firstWord(); word < s.firstWord() + s.words(); word++) {
            if (SELF.contains(prose.word(word))) {
                return true;
            }
        }
        return !before && isPlace(s, praised, prose);
    }

    /** In Saltbeck, in town. */
    private static boolean isPlace(Sentence s, Match praised, Prose prose) {
        int in = praised.lastWord() + 1;
        if (in + 1 >= s.firstWord() + s.words()) {
            return false;
        }
        String word = prose.word(in);
        return (word.equals("in") || word.equals("around") || word.equals("\u00e0"))
                && (Character.isUpperCase(prose.text()[prose.wordStart(in + 1)])
                        || prose.word(in + 1).equals("town")
                        || prose.word(in + 1).equals("the"));
    }
}
