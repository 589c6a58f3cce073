package org.clinicsite.lint;

import java.util.Set;

/** Holds phrases that a rewriting program leaves behind, or another before a plural. */
final class SpunPhrase extends Rule {

    /** End in s and are no plural. */
    private static final Set<String> SINGULAR = Set.of(
            "series",
            "means",
            "species",
            "news",
            "gps",
            "lens",
            "physics",
            "always",
            "perhaps",
            "besides",
            "afterwards",
            "towards",
            "sometimes",
            "years",
            "was",
            "has",
            "does",
            "is",
            "plus",
            "yes",
            "gas",
            "its",
            "hers",
            "ours",
            "yours",
            "theirs",
            "this",
            "as",
            "us",
            "pancreas",
            "biceps",
            "triceps",
            "quadriceps",
            "forceps",
            "abs");

    SpunPhrase() {
        super("spun-phrase", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        Prose prose = reading.prose();
        for (Sentence s : reading.claims()) {
            for (Match phrase : s.all(Terms.SPUN)) {
                tell(phrase.start(), phrase.end(), report);
            }
            int last = s.firstWord() + s.words();
            for (int word = s.firstWord();
                    word + 1 < last && reading.clinic().language().equals("en");
                    word++) {
                int length = prose.wordEnd(word) - prose.wordStart(word);
                if (length == 7 && prose.word(word).equals("another")) {
                    int plural = plural(s, word, last, prose);
                    if (plural > 0) {
                        tell(prose.wordStart(word), prose.wordEnd(plural), report);
                    }
                }
            }
        }
    }

    private static void tell(int start, int end, Report report) {
        report.reportWords(
                start,
                end,
                "Nobody says this; it reads as if a program had rewritten the text.",
                "Say it in your own words, or leave the text out.");
    }

    /** The plural behind "another", adjectives between allowed; 0 when there is none. */
    private static int plural(Sentence s, int another, int last, Prose prose) {
        for (int word = another + 1; word < last && word <= another + 4; word++) {
            for (int i = prose.wordEnd(word - 1); i < prose.wordStart(word); i++) {
                if (prose.text()[i] != ' ' && prose.text()[i] != '-') {
                    return 0;
                }
            }
            String said = prose.word(word);
            boolean adjective = s.firstFrom(Terms.ADJECTIVE, word, word + 1) != null;
            if (said.length() > 3
                    && said.endsWith("s")
                    && !said.endsWith("ss")
                    && !said.endsWith("us")
                    && !said.endsWith("is")
                    && !SINGULAR.contains(said)
                    && prose.text()[prose.wordEnd(word)] != '\''
                    && prose.text()[prose.wordEnd(word)] != '\u2019') {
                return word;
            }
            if (!adjective) {
                return 0;
            }
        }
        return 0;
    }
}
