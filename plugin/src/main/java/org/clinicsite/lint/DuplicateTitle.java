package org.clinicsite.lint;

import org.clinicsite.document.tree.Inline;
import org.clinicsite.source.Source;

/** The first line of the body repeats the title. */
final class DuplicateTitle extends Rule {

    private static final String SAYS =
            "The text begins with its own title once more; the page shows it above the text.";

    private static final String ADVICE = "Delete this line.";

    DuplicateTitle() {
        super("duplicate-title", Level.ERROR, false);
    }

    @Override
    void check(Reading reading, Report report) {
        boolean inHeader = reading.source().header() != Source.HeaderKind.NONE
                && reading.source().facts().common().title() != null;
        int allowed = inHeader ? 0 : 1; // a pasted text begins with its title
        String title = reading.article().title();
        for (Inline.Words line : reading.linesLeftOut()) {
            boolean same = title != null && TreeProse.letters(line.text()).equals(TreeProse.letters(title));
            if (same && allowed-- <= 0) {
                report.add(line.start(), line.text().strip(), SAYS, ADVICE);
                return;
            }
        }
        for (Block block : reading.prose().blocks()) {
            if (block.kind() == Block.Kind.TITLE && allowed-- <= 0) {
                report.words(block.start(), block.end(), SAYS, ADVICE);
                return;
            }
        }
    }
}
