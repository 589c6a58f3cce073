package org.clinicsite.lint;

import org.clinicsite.source.Source;

/** The first line of the body repeats the title. */
final class DuplicateTitle extends Rule {

    DuplicateTitle() {
        super("duplicate-title", Level.ERROR, false);
    }

    @Override
    void check(Reading reading, Report report) {
        boolean inHeader = reading.source().header() != Source.HeaderKind.NONE
                && reading.source().facts().common().title() != null;
        int allowed = inHeader ? 0 : 1; // a pasted text begins with its title
        for (Block block : reading.prose().blocks()) {
            if (block.kind() == Block.Kind.TITLE && allowed-- <= 0) {
                report.words(
                        block.start(),
                        block.end(),
                        "The text begins with its own title once more; the page shows it above the text.",
                        "Delete this line.");
                return;
            }
        }
    }
}
