package org.clinicsite.article;

import java.util.List;
import org.clinicsite.text.Sentences;
import org.clinicsite.text.WordBreaks;

/** The beginning of a text as a description wants it: its first real paragraphs, without headings, bylines and lists. */
final class Opening {

    /** Search engines want so much at least; a shorter first paragraph brings the next along. */
    private static final int ENOUGH = 50;

    /** Fewer words are a greeting, a byline, a caption. */
    private static final int FEW_WORDS = 4;
    /** So many words are a paragraph though no full stop ends them. */
    private static final int MANY_WORDS = 12;

    private Opening() {}

    /**
     * The beginning.
     *
     * @param paragraphs in order, as plain text
     * @param others lists, tables and the like, for a text that has no paragraph
     * @return at most {@link ReadArticle#LONGEST_EXCERPT} characters
     */
    static String of(List<String> paragraphs, List<String> others) {
        StringBuilder opening = new StringBuilder();
        for (String paragraph : paragraphs) {
            if (isReal(paragraph.strip())) {
                opening.append(paragraph.strip()).append('\n');
                if (opening.length() > ENOUGH) {
                    break;
                }
            }
        }
        if (opening.length() == 0) {
            paragraphs.forEach(paragraph -> opening.append(paragraph).append('\n'));
        }
        if (opening.toString().isBlank()) {
            others.forEach(other -> opening.append(other).append('\n'));
        }
        return WordBreaks.opening(opening, ReadArticle.LONGEST_EXCERPT);
    }

    private static boolean isReal(String paragraph) {
        int words = WordBreaks.count(paragraph);
        return words >= MANY_WORDS && !paragraph.endsWith(":") || words >= FEW_WORDS && Sentences.isEnded(paragraph);
    }
}
