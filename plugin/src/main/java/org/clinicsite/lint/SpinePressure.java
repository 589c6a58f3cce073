package org.clinicsite.lint;

import java.util.List;
import java.util.Set;

/** Describes pressing on or along the spine without a caution. */
final class SpinePressure extends Rule {

    private static final Set<String> ONTO =
            Set.of("on", "along", "over", "onto", "down", "up", "against", "across", "into", "upon");
    private static final Set<String> ARTICLES =
            Set.of("the", "your", "a", "whole", "entire", "their", "his", "her", "client's", "patient's");

    SpinePressure() {
        super("spine-pressure", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        List<Sentence> all = reading.sentences();
        for (int i = 0; i < all.size(); i++) {
            Sentence s = all.get(i);
            if (!s.has(Terms.SPINE, Terms.PRESS)
                    || s.has(Terms.SPINE_CARE)
                    || s.isQuestion()
                    || i > 0 && isCare(all.get(i - 1), s)
                    || i + 1 < all.size() && isCare(all.get(i + 1), s)) {
                continue;
            }
            for (Match spine : s.all(Terms.SPINE)) {
                Match press = s.firstFrom(Terms.PRESS, spine.word() - 14, spine.word());
                if (press != null && !s.isDenied(press) && isOnto(s, spine, reading.prose())) {
                    report.reportWords(
                            press,
                            spine,
                            "It describes pressure on the spine without a word of caution.",
                            "Say that the hands stay on the muscles and off the bones of the spine.");
                    break;
                }
            }
        }
    }

    private static boolean isCare(Sentence neighbour, Sentence s) {
        return neighbour.block() == s.block()
                && neighbour.has(Terms.SPINE_CARE)
                && (neighbour.has(Terms.SPINE) || neighbour.toString().contains(" bone"));
    }

    private static boolean isOnto(Sentence s, Match spine, Prose prose) {
        int word = spine.word() - 1;
        while (word > s.firstWord() && ARTICLES.contains(prose.word(word))) {
            word--;
        }
        if (word < s.firstWord()) {
            return false;
        }
        String said = prose.word(word);
        boolean side = said.equals("of")
                && word > s.firstWord()
                && prose.word(word - 1).startsWith("side");
        return ONTO.contains(said)
                || side
                || said.equals("spine")
                || prose.word(word).equals("directly");
    }
}
