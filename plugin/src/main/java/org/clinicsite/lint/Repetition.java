package org.clinicsite.lint;

import java.util.HashMap;
import java.util.Map;

/** Makes the same claim in three paragraphs or more. */
final class Repetition extends Rule {

    private static final int TIMES = 3;

    Repetition() {
        super("repetition", Level.WARNING, false);
    }

    /** How often a claim was made, and the paragraph that made it last. */
    private static final class Claim {
        private int paragraphs;
        private int lastBlock = -1;
    }

    @Override
    void check(LintedText reading, Report report) {
        Map<String, Claim> claims = new HashMap<>();
        for (Sentence s : reading.sentences()) {
            if (!s.has(Terms.RELIEF, Terms.COMPLAINT) || s.isQuestion() || s.has(Terms.CAUTION)) {
                continue;
            }
            for (Match complaint : s.all(Terms.COMPLAINT)) {
                Match relief = s.firstFrom(
                        Terms.RELIEF, Math.max(s.clauseStart(complaint), complaint.word() - 7), complaint.word());
                if (relief == null || s.isDenied(relief)) {
                    continue;
                }
                String name = name(reading.prose().folded(complaint.start(), complaint.end()));
                Claim claim = claims.computeIfAbsent(name, k -> new Claim());
                if (claim.lastBlock != s.block().start()) {
                    claim.lastBlock = s.block().start();
                    if (++claim.paragraphs == TIMES) {
                        report.reportWords(
                                relief,
                                complaint,
                                "The third paragraph already says that it helps with " + name + ".",
                                "Say it once, where the source stands.");
                    }
                }
            }
        }
    }

    /** What is claimed of: aches and soreness are pain. */
    private static String name(String complaint) {
        String last = complaint.substring(complaint.lastIndexOf(' ') + 1);
        return switch (last) {
            case "pains", "ache", "aches", "soreness", "aching", "backache", "achiness" -> "pain";
            default -> last.endsWith("s") && !last.endsWith("ss") ? last.substring(0, last.length() - 1) : last;
        };
    }
}
