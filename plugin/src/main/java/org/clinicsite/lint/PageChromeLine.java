package org.clinicsite.lint;

import org.clinicsite.article.PageChrome;

/** A line that belongs to the page that the text was copied from: Report Page, Share, Print, Powered by. */
final class PageChromeLine extends Rule {

    private final PageChrome chrome = new PageChrome();

    PageChromeLine() {
        super("page-chrome", Level.ERROR, false);
    }

    @Override
    void check(Reading reading, Report report) {
        Prose prose = reading.prose();
        for (Block block : prose.blocks()) {
            if (block.isProse() && block.kind() != Block.Kind.CELL) {
                // lines of a block: in a pasted text buttons often stand below one another without a gap
                int next = reading.source().text().nextLine(prose.offset(block.start()));
                int from = block.start();
                for (int i = block.start(); i <= block.end(); i++) {
                    if (i == block.end() || prose.offset(i) >= next) {
                        line(prose, from, i, report);
                        from = i;
                        next = reading.source().text().nextLine(prose.offset(i));
                    }
                }
            }
        }
    }

    private void line(Prose prose, int from, int to, Report report) {
        String line = prose.quote(from, to);
        if (to - from <= 80 && !line.isEmpty() && chrome.holds(line)) {
            report.words(
                    from,
                    to,
                    "This line belongs to the page that the text was copied from.",
                    "Delete it.");
        }
    }
}
