package org.clinicsite.links;

import java.util.List;
import org.clinicsite.links.Sign.Family;

/** Signals of the fourth family: the text itself; they raise suspicion of all its links that lead elsewhere. */
final class TextFamilySigns {

    private TextFamilySigns() {}

    static final Sign REPEATED_TITLE = Sign.spam(
            "repeated-title",
            Family.TEXT,
            c -> !c.isWeb() || !c.page.signs().repeatsTitle
                    ? null
                    : "The text says its title twice, as copied pages do.");

    static final Sign OTHER_LANGUAGE = Sign.spam(
            "other-language",
            Family.TEXT,
            c -> c.isWeb()
                            && c.around().functionWords >= 4
                            && c.around().functionWords > 2 * c.around().siteFunctionWords
                            && c.around().foreign * 2 <= c.around().words
                    ? "The words round it are in another language than the site."
                    : null);

    /** What a header is worth: hardly any text in a corpus of spam has one, so it cannot be measured there. */
    static final Sign OWN_TEXT = Sign.known(
            "own-text",
            Family.TEXT,
            -1.5,
            c -> c.page.authored ? "The text has an author's header, so more has to speak against a link." : null);

    static final List<Sign> ALL = List.of(OWN_TEXT, REPEATED_TITLE, OTHER_LANGUAGE);
}
