package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text is about something else than its title: the title's subject is absent from the first half, another dominates. */
final class TitleDrift extends Rule {

    /** A word that comes less often, per hundred words, does not dominate. */
    private static final double LEAST_SHARE = 1.0;

    private static final int LEAST_TIMES = 6;

    TitleDrift() {
        super("title-drift", Level.WARNING, false);
    }

    @Override
    void check(Reading reading, Report report) {
        String title = reading.article().title();
        if (title == null || !reading.clinic().lexicon().has(Terms.GENERIC)) {
            return;
        }
        Prose prose = reading.prose();
        Set<String> subject = subject(title, reading.clinic().lexicon());
        int total = reading.sentences().stream().mapToInt(Sentence::words).sum();
        if (subject.isEmpty() || total < 100) {
            return;
        }
        int needed = subject.size() <= 2 ? subject.size() : 2;
        int counted = 0;
        int whole = 0;
        Map<String, Integer> others = new HashMap<>();
        for (Sentence sentence : reading.sentences()) {
            Set<Integer> generic = new HashSet<>();
            for (Match match : sentence.all(Terms.GENERIC)) {
                generic.add(match.word());
            }
            Set<String> said = new HashSet<>();
            for (int word = sentence.firstWord(); word < sentence.firstWord() + sentence.words(); word++) {
                String stem = stem(prose.word(word));
                if (subject.contains(stem)) {
                    said.add(stem);
                } else if (stem.length() > 3 && !generic.contains(word)) {
                    others.merge(stem, 1, Integer::sum);
                }
            }
            if (said.size() >= needed) {
                if (counted < total / 2) {
                    return; // the first half speaks of it
                }
                whole++;
            }
            counted += sentence.words();
        }
        String other = "";
        int times = 0;
        for (Map.Entry<String, Integer> entry : others.entrySet()) {
            int count = entry.getValue();
            if (count > times || count == times && entry.getKey().compareTo(other) < 0) {
                other = entry.getKey();
                times = count;
            }
        }
        if (times >= LEAST_TIMES && times * 100.0 / total >= LEAST_SHARE && times > 2 * whole) {
            report.add(
                    reading.bodyOffset(),
                    other + ", " + times + " times",
                    "The title promises '" + title + "', but the first half of the text does not speak of it; '" + other
                            + "' comes " + times + " times.",
                    "Begin with the title's subject, or give the text the title of what it is about.");
        }
    }

    /** The title's words that name a subject, as stems. */
    private static Set<String> subject(String title, Lexicon lexicon) {
        char[] folded = new char[title.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Lexicon.fold(title.charAt(i));
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < folded.length; ) {
            if (!Lexicon.isLetter(folded[i])) {
                i++;
                continue;
            }
            int end = Lexicon.wordEnd(folded, i, folded.length);
            long[] lists = {0};
            lexicon.find(folded, i, end, (found, to) -> lists[0] |= found);
            if ((lists[0] & Terms.GENERIC.bit()) == 0 && end - i > 2) {
                words.add(stem(new String(folded, i, end - i)));
            }
            i = end + 1;
        }
        return new HashSet<>(words);
    }

    private static String stem(String word) {
        int length = word.length();
        return length > 4 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, length - 1) : word;
    }
}
