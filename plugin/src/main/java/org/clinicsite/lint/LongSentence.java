package org.clinicsite.lint;

/** A sentence of more than 30 words. */
final class LongSentence extends Rule {

    private static final int MOST_WORDS = 30;

    LongSentence() {
        super("long-sentence", Level.INFO, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.sentences()) {
            if (s.words() > MOST_WORDS) {
                int words = words(reading.prose().text(), s.start(), s.end());
                if (words > MOST_WORDS) {
                    report.reportWords(
                            s.start(),
                            s.end(),
                            "The sentence has " + words + " words.",
                            "Make two of it; up to 20 words are easy to read.");
                }
            }
        }
    }

    /** Between blanks; well-being is one word. */
    private static int words(char[] text, int start, int end) {
        int words = 0;
        boolean counted = false;
        for (int i = start; i < end; i++) {
            if (text[i] == ' ') {
                counted = false;
            } else if (!counted && Lexicon.isLetter(text[i])) {
                counted = true;
                words++;
            }
        }
        return words;
    }
}
