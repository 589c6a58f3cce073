package org.clinicsite.lint;

import java.util.Locale;

/** The text asks for more than nine years of school: Flesch-Kincaid grade level, English only. */
final class Grade extends Rule {

    private static final double HIGHEST = 9;

    /** A shorter text says too little of its style. */
    private static final int LEAST_WORDS = 100;

    Grade() {
        super("grade", Level.INFO, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        if (!reading.clinic().language().equals("en")) {
            return;
        }
        Prose prose = reading.prose();
        int words = 0;
        int syllables = 0;
        int sentences = 0;
        for (Sentence s : reading.sentences()) {
            if (s.block().kind() == ProseBlock.Kind.CELL) {
                continue;
            }
            sentences++;
            words += s.words();
            for (int word = s.firstWord(); word < s.firstWord() + s.words(); word++) {
                syllables += prose.endsSmall(word)
                        ? prose.known(word).syllables()
                        : syllables(prose.text(), prose.wordStart(word), prose.wordEnd(word));
            }
        }
        // Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975
        double grade = words < LEAST_WORDS ? 0 : 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        if (grade > HIGHEST) {
            report.add(
                    reading.bodyOffset(),
                    String.format(Locale.ROOT, "grade %.1f", grade),
                    String.format(Locale.ROOT, "Readers need about %.1f years of school for this text.", grade),
                    "Shorten sentences and choose shorter words, until 9 years are enough.");
        }
    }

    private static boolean isVowel(char c) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y' -> true;
            default -> false;
        };
    }

    /** Groups of vowels, without a silent e at the end; at least one. */
    static int syllables(char[] text, int start, int end) {
        int count = 0;
        boolean vowel = false;
        for (int i = start; i < end; i++) {
            boolean now = isVowel(text[i]);
            if (now && !vowel) {
                count++;
            }
            vowel = now;
        }
        if (count > 1 && end - start > 2) {
            char last = text[end - 1];
            char before = text[end - 2];
            boolean silentE = last == 'e' && before != 'l' && !isVowel(before);
            boolean silentEd =
                    last == 'd' && before == 'e' && "dt".indexOf(text[end - 3]) < 0 && !isVowel(text[end - 3]);
            if (silentE || silentEd) {
                count--;
            }
        }
        return Math.max(1, count);
    }
}
