package org.clinicsite.links;

import java.util.List;
import java.util.regex.Pattern;
import org.clinicsite.links.Sign.Family;

/** Signals of the second family: whose address it is. */
final class IdentitySigns {

    private IdentitySigns() {}

    static final Sign TRUSTED = Sign.known(
            "trusted-host",
            Family.IDENTITY,
            -1.5,
            c -> c.trusted == null
                    ? null
                    : "It leads to " + c.judged.host() + " (" + c.trusted.kind() + "): " + c.trusted.reason() + ".");

    static final Sign OPEN_PAGE = Sign.spam(
            "open-page",
            Family.IDENTITY,
            c -> c.platform != null && c.platform.kind().equals("page")
                            || c.platform == null && c.trusted == null && c.parts != null && c.parts.isPrivate()
                    ? "Anyone may open such a page on " + c.judged.host()
                            + "; the host's good name says nothing about it."
                    : null);

    static final Sign CODE_HOST = Sign.honest(
            "code-host",
            Family.IDENTITY,
            c -> c.platform != null && c.platform.kind().equals("code")
                    ? "It leads to a project of programmers on " + c.judged.host() + "."
                    : null);

    static final Sign SHORTENER = Sign.known(
            "shortener",
            Family.IDENTITY,
            1,
            c -> c.shortener ? c.judged.host() + " shortens addresses; where it leads cannot be seen." : null);

    static final Sign NUMERIC_HOST = Sign.known(
            "numeric-host",
            Family.IDENTITY,
            2,
            c -> c.isWeb() && c.judged.isNumericHost() ? "Its host is a bare number, not a name." : null);

    /** Betting houses of Asia bear such numbers by the thousand: 88, 99, 138, 168 … */
    private static final Pattern LUCKY =
            Pattern.compile("\\p{L}{2,}-?(?:77|88|99|138|168|188|189|365|368|388|555|666|777|789|888|889|988|999)");

    static final Sign LUCKY_NUMBER = Sign.trade(
            "lucky-number",
            c -> c.isWeb() && c.isUnknown() && LUCKY.matcher(c.name()).matches()
                    ? "Its name ends in a number as betting houses add to theirs."
                    : null);

    /** Nineteen in twenty are 2.9 in log odds, a little less as domains change hands. */
    private static final double LISTED = 2.7;

    static final Sign ON_A_LIST = Sign.known("on-a-list", Family.IDENTITY, LISTED, c -> {
        if (!c.isWeb() || !c.isUnknown() || c.judged.isNumericHost()) {
            return null;
        }
        if (c.page.knowledge.listed().find(c.judged) != null) {
            return "Wikimedia's projects take no link to " + c.domain() + " any more.";
        }
        return c.page.knowledge.banned().in(c.judged.host()) != null
                ? "The moderators of Stack Exchange banned addresses such as " + c.judged.host() + "."
                : null;
    });

    static final List<Sign> ALL =
            List.of(ON_A_LIST, TRUSTED, LUCKY_NUMBER, CODE_HOST, OPEN_PAGE, SHORTENER, NUMERIC_HOST);
}
