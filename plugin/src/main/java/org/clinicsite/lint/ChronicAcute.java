package org.clinicsite.lint;

import org.jspecify.annotations.Nullable;

/** Calls one complaint chronic and acute in the same paragraph. */
final class ChronicAcute extends Rule {

    ChronicAcute() {
        super("chronic-acute", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (ProseBlock block : reading.prose().blocks()) {
            if (!block.isProse() || block.isSources()) {
                continue;
            }
            Use chronic = use(block, Terms.CHRONIC, reading.prose());
            Use acute = use(block, Terms.ACUTE, reading.prose());
            if (chronic != null && acute != null && chronic.sentence != acute.sentence && chronic.isSame(acute)) {
                report.reportWords(
                        acute.word,
                        acute.complaint,
                        "The paragraph calls the same complaint chronic and acute; it cannot be both.",
                        "Acute means new, chronic means for more than three months: choose one.");
            }
        }
    }

    /** Where a complaint is called so. */
    private record Use(Sentence sentence, Match word, Match complaint, String name, String region, boolean defines) {

        boolean isSame(Use other) {
            if (defines && other.defines) {
                return false; // the paragraph tells the words apart
            }
            return !region.isEmpty() && !other.region.isEmpty() ? region.equals(other.region) : name.equals(other.name);
        }
    }

    private static @Nullable Use use(ProseBlock block, Terms terms, Prose prose) {
        for (Sentence s : block.sentences()) {
            Match word = s.first(terms);
            Match complaint = word == null ? null : s.after(word, Terms.COMPLAINT, 3);
            if (word == null || complaint == null || s.has(Terms.CHRONIC, Terms.ACUTE)) {
                continue;
            }
            String region = "";
            for (Match at : s.all(Terms.REGION)) {
                region = region.isEmpty() || at.word() > complaint.word()
                        ? singular(prose.folded(at.start(), at.end()))
                        : region;
                if (at.word() > complaint.word()) {
                    break;
                }
            }
            String name = prose.folded(complaint.start(), complaint.end());
            return new Use(
                    s,
                    word,
                    complaint,
                    singular(name.substring(name.lastIndexOf(' ') + 1)),
                    region,
                    isDefinition(s, word, complaint, prose));
        }
        return null;
    }

    private static String singular(String word) {
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    /** Acute pain is new: says what the word means. */
    private static boolean isDefinition(Sentence s, Match word, Match complaint, Prose prose) {
        int next = complaint.lastWord() + 1;
        if (word.word() > s.firstWord() + 1 || next >= s.firstWord() + s.words()) {
            return false;
        }
        return switch (prose.word(next)) {
            case "is",
                    "means",
                    "lasts",
                    "comes",
                    "starts",
                    "begins",
                    "refers",
                    "has",
                    "goes",
                    "tends",
                    "usually",
                    "often" -> true;
            default -> false;
        };
    }
}
