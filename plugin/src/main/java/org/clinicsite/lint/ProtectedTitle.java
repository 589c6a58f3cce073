package org.clinicsite.lint;

import org.clinicsite.source.ContentType;

/** Claims a title that the jurisdiction protects, and no therapist's credentials hold it. */
final class ProtectedTitle extends Rule {

    ProtectedTitle() {
        super("protected-title", Level.OFF, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            if (!s.has(Terms.PROTECTED) || s.isQuestion()) {
                continue;
            }
            for (Match title : s.all(Terms.PROTECTED)) {
                String name = reading.prose().folded(title.start(), title.end());
                if (isClaimed(reading, s, title) && !s.isDenied(title) && !isHeld(reading, s, name)) {
                    report.reportWords(
                            title,
                            title,
                            "The law keeps the title '" + name
                                    + "' for those who are registered, and no credential here says so.",
                            "Add the credential with body and number to the therapist's file, or write another word.");
                    break;
                }
            }
        }
    }

    private static boolean isClaimed(LintedText reading, Sentence s, Match title) {
        if (reading.source().type() == ContentType.THERAPIST && s.block().kind() == ProseBlock.Kind.HEADER) {
            return true;
        }
        int from = Math.max(s.clauseStart(title), title.word() - 5);
        for (Match own : s.all(Terms.OWN)) {
            if (own.word() >= from
                    && own.lastWord() < title.word()
                    && own.wordsTo(title) <= 3
                    && s.isJoined(own, title)) {
                return true;
            }
        }
        return false;
    }

    /** Who is named must hold it; where nobody is, anybody of the clinic. */
    private static boolean isHeld(LintedText reading, Sentence s, String title) {
        String said = reading.prose().folded(s.start(), s.end());
        boolean named = false;
        for (Clinic.Person person : reading.clinic().people()) {
            if (person.path().equals(reading.source().path()) || holdsWord(said, person.firstName())) {
                if (person.holds(title)) {
                    return true;
                }
                named = true;
            }
        }
        return !named && reading.clinic().people().stream().anyMatch(person -> person.holds(title));
    }

    private static boolean holdsWord(String text, String word) {
        int at = text.indexOf(word);
        return at >= 0
                && (at == 0 || !Lexicon.isLetter(text.charAt(at - 1)))
                && (at + word.length() == text.length() || !Lexicon.isLetter(text.charAt(at + word.length())));
    }
}
