package org.clinicsite.links;

import java.util.List;
import org.clinicsite.links.Sign.Family;

/** Signals of the fourth family: the text itself; they raise suspicion of all its links that lead elsewhere. */
final class TextFamilySigns {

    private TextFamilySigns() {}

    static final Sign REPEATED_TITLE = Sign.spam(
            "repeated-title",
            Family.TEXT,
            c -> c.page.signs.repeatedTitle == null || !c.isWeb()
                    ? null
                    : "The text says its title twice, as copied pages do.");

    static final Sign CHROME = Sign.spam(
            "pasted-chrome",
            Family.TEXT,
            c -> c.page.signs.chrome == null || !c.isWeb()
                    ? null
                    : "The text ends with \"" + c.page.signs.chrome + "\", a button of the page it was copied from.");

    static final Sign SPUN = Sign.spam(
            "spun-wording",
            Family.TEXT,
            c -> c.page.signs.spun >= 2 && c.isWeb()
                    ? "The text reads as if a machine had swapped its words for others."
                    : null);

    static final Sign OTHER_SCRIPT = Sign.spam(
            "other-script",
            Family.TEXT,
            c -> c.isWeb() && c.around.foreign >= 3 && c.around.foreign * 4 > c.around.words
                    ? "The words round it are in a script that the site is not written in."
                    : null);

    static final Sign OTHER_LANGUAGE = Sign.spam(
            "other-language",
            Family.TEXT,
            c -> c.isWeb()
                            && c.around.functionWords >= 4
                            && c.around.functionWords > 2 * c.around.siteFunctionWords
                            && c.around.foreign * 2 <= c.around.words
                    ? "The words round it are in another language than the site."
                    : null);

    static final Sign KEYWORDS = Sign.spam(
            "keyword-list",
            Family.TEXT,
            c -> c.isWeb()
                            && c.around.words >= 20
                            && c.around.functionWords * 6 < c.around.words
                            && c.around.foreign * 2 <= c.around.words
                    ? "The words round it are a list of keywords, not sentences."
                    : null);

    static final Sign GARBLED = Sign.spam(
            "garbled-text",
            Family.TEXT,
            c -> c.isWeb() && c.around.garbled >= 1 ? "Letters and digits are thrown together round it." : null);

    static final List<Sign> ALL =
            List.of(REPEATED_TITLE, CHROME, SPUN, OTHER_SCRIPT, OTHER_LANGUAGE, KEYWORDS, GARBLED);
}
