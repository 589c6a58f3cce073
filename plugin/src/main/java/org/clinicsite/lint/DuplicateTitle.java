package org.clinicsite.lint;

import org.clinicsite.source.Source;

/** The first line of the body repeats the title, and the page shows both. */
final class DuplicateTitle extends Rule {

    DuplicateTitle() {
        super("duplicate-title", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        boolean inHeader = reading.source().header() != Source.HeaderKind.NONE
                && reading.source().facts().common().title() != null;
        int allowed = inHeader ? 0 : 1; // a pasted text begins with its title
        for (ProseBlock block : reading.prose().blocks()) {
            if (isTitle(block, reading) && allowed-- <= 0) {
                report.reportWords(
                        block.start(),
                        block.end(),
                        "The text begins with its own title once more; the page shows it above the text.",
                        "Delete this line.");
                return;
            }
        }
    }

    /** Whether a block is the title and stands on the page; a heading of which no section was made was left out. */
    private static boolean isTitle(ProseBlock block, LintedText reading) {
        return switch (block.kind()) {
            case TITLE -> true;
            case TITLE_HEADING ->
                reading.article().sections().stream()
                        .anyMatch(
                                s -> s.title().equalsIgnoreCase(reading.prose().quote(block.start(), block.end())));
            default -> false;
        };
    }
}
