package org.clinicsite.lint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
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
    void check(LintedText reading, Report report) {
        String title = reading.article().title();
        if (title == null || !reading.clinic().lexicon().has(Terms.GENERIC)) {
            return;
        }
        Prose prose = reading.prose();
        Lexicon lexicon = reading.clinic().lexicon();
        Set<String> subject = subject(title, lexicon);
        String[] stems = subject.toArray(new String[0]);
        long bits = 0;
        for (String stem : stems) {
            bits |= Word.bit(stem);
        }
        int total = 0;
        for (Sentence sentence : reading.sentences()) {
            total += sentence.words();
        }
        if (subject.isEmpty() || total < 100) {
            return;
        }
        int needed = Math.min(subject.size(), 2);
        int counted = 0;
        int whole = 0;
        for (Sentence sentence : reading.sentences()) {
            if (speaksOf(sentence, stems, bits, needed, prose)) {
                if (counted < total / 2) {
                    return; // the first half speaks of it
                }
                whole++;
            }
            counted += sentence.words();
        }
        Map<String, Integer> others = new HashMap<>();
        for (Sentence sentence : reading.sentences()) {
            for (int word = sentence.firstWord(); word < sentence.firstWord() + sentence.words(); word++) {
                Word said = prose.known(word);
                if (said.text().length() > 3 && !said.isGeneric() && !subject.contains(said.stem())) {
                    others.merge(said.stem(), 1, Integer::sum);
                }
            }
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

    /**
     * Whether a sentence has so many words of the subject.
     *
     * @param bits the subject's, by which nearly all other words are told apart
     */
    private static boolean speaksOf(Sentence sentence, String[] subject, long bits, int needed, Prose prose) {
        Set<String> found = Set.of();
        int end = sentence.firstWord() + sentence.words();
        for (int word = sentence.firstWord(); word < end && found.size() < needed; word++) {
            Word said = prose.known(word);
            if ((said.stemBit() & bits) != 0 && Arrays.asList(subject).contains(said.stem())) {
                found = found.isEmpty() ? new HashSet<>() : found;
                found.add(said.stem());
            }
        }
        return found.size() >= needed;
    }

    /** The title's words that name a subject, as stems. */
    private static Set<String> subject(String title, Lexicon lexicon) {
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < title.length(); ) {
            int end = i;
            while (end < title.length() && Lexicon.isLetter(title.charAt(end))) {
                end++;
            }
            String word = title.substring(i, end).toLowerCase(Locale.ROOT);
            if (word.length() > 2 && !lexicon.isGeneric(word)) {
                words.add(Word.stem(word));
            }
            i = end + 1;
        }
        return words;
    }
}
