package org.clinicsite.lint;

/** A text of more than 300 words without a heading, also on its page: none could be proposed. */
final class NoSections extends Rule {

    private static final int MOST_WORDS = 300;

    NoSections() {
        super("no-sections", Level.INFO, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        int words = reading.article().wordCount();
        if (words > MOST_WORDS && reading.article().sections().isEmpty()) {
            report.add(
                    reading.bodyOffset(),
                    words + " words, no heading",
                    "A text of this length without headings is hard to find one's way in.",
                    "Give each part a heading, such as '## What a session is like'.");
        }
    }
}
