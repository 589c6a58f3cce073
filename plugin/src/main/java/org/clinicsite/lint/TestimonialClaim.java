package org.clinicsite.lint;

import org.jspecify.annotations.Nullable;

/** Tells a client's story of a result. The jurisdiction sets its level. */
final class TestimonialClaim extends Rule {

    TestimonialClaim() {
        super("testimonial-claim", Level.OFF, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.claims()) {
            Match story = story(s, reading.prose());
            if (story != null) {
                report.reportWords(
                        story,
                        story,
                        "It tells what became of one client's complaint; readers take it for what they can expect.",
                        "Quote clients on time, rooms and manners, and leave results out.");
            }
        }
    }

    private static @Nullable Match story(Sentence s, Prose prose) {
        for (Match quoted : s.quoted(Terms.OUTCOME)) {
            if (!s.isDenied(quoted)) {
                return quoted;
            }
        }
        for (Match told : s.all(Terms.OUTCOME)) {
            if (!s.isDenied(told) && !s.isQuestion() && (s.has(Terms.TELLER) || isPersonal(said(s, told, prose)))) {
                return told;
            }
        }
        return null;
    }

    /** The words and the two before them: my back pain has gone. */
    private static String said(Sentence s, Match told, Prose prose) {
        return prose.folded(prose.wordStart(Math.max(s.firstWord(), told.word() - 2)), told.end());
    }

    private static boolean isPersonal(String outcome) {
        String padded = " " + outcome + " ";
        return padded.contains(" my ")
                || padded.contains(" me ")
                || padded.contains(" i ")
                || padded.contains(" her ")
                || padded.contains(" his ")
                || padded.contains(" meine ")
                || padded.contains(" mich ")
                || padded.contains(" ma ")
                || padded.contains(" mes ")
                || padded.contains(" m'");
    }
}
