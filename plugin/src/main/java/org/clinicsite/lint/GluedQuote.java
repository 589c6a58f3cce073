package org.clinicsite.lint;

/** A quotation mark without a blank on either side. */
final class GluedQuote extends Rule {

    private static final String MARKS = "\"\u201C\u201D\u201E\u00AB\u00BB";

    GluedQuote() {
        super("glued-quote", Level.WARNING, true);
    }

    @Override
    void check(LintedText reading, Report report) {
        char[] text = reading.prose().text();
        for (ProseBlock block : reading.prose().blocks()) {
            for (int i = block.start() + 1; i < block.end() - 1; i++) {
                if ((text[i] == '"' || text[i] > 160)
                        && MARKS.indexOf(text[i]) >= 0
                        && isLetter(text[i - 1])
                        && isLetter(text[i + 1])) {
                    int start = i;
                    while (start > block.start() && text[start - 1] != ' ') {
                        start--;
                    }
                    int end = i;
                    while (end < block.end() && text[end] != ' ') {
                        end++;
                    }
                    report.reportWords(
                            start,
                            end,
                            "A quotation mark is glued to the letters on both sides.",
                            "Put a blank before the opening or behind the closing mark.");
                    i = end;
                }
            }
        }
    }

    /** Where blanks part words. In Hebrew a mark between letters is how abbreviations are written. */
    private static boolean isLetter(char c) {
        return Character.isLetter(c)
                && !Character.isIdeographic(c)
                && Character.UnicodeScript.of(c) != Character.UnicodeScript.HEBREW;
    }
}
