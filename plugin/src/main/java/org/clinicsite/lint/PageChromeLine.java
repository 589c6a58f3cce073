package org.clinicsite.lint;

import org.clinicsite.document.pasted.PageChrome;
import org.clinicsite.source.Format;

/** A line that belongs to the page that the text was copied from: Report Page, Share, Print, Powered by. */
final class PageChromeLine extends Rule {

    /** No button says more. */
    private static final int LONGEST = 80;

    private final PageChrome chrome = new PageChrome();

    PageChromeLine() {
        super("page-chrome", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        Prose prose = reading.prose();
        boolean pasted = reading.source().format() == Format.TEXT;
        String source = reading.source().text().text();
        for (ProseBlock block : prose.blocks()) {
            boolean few = pasted || block.end() - block.start() <= LONGEST;
            if (few && block.isProse() && block.kind() != ProseBlock.Kind.CELL) {
                // lines of a block: in a pasted text buttons often stand below one another without a gap
                int from = block.start();
                for (int i = block.start() + 1; i <= block.end(); i++) {
                    if (i == block.end() || prose.text()[i] == ' ' && beginsLine(source, prose.offset(i))) {
                        line(prose, from, i, report);
                        from = i + 1;
                    }
                }
            }
        }
    }

    /** The blank for a line's end has the place where the next line begins. */
    private static boolean beginsLine(String source, int offset) {
        return offset > 0 && (source.charAt(offset - 1) == '\n' || source.charAt(offset - 1) == '\r');
    }

    private void line(Prose prose, int from, int to, Report report) {
        if (to - from <= LONGEST && to > from && chrome.holds(prose.quote(from, to))) {
            report.reportWords(from, to, "This line belongs to the page that the text was copied from.", "Delete it.");
        }
    }
}
