package org.clinicsite.links;

import java.util.List;
import org.clinicsite.links.Sign.Family;

/** Signals of the company that a link keeps; asked when every link of the text has been looked at by itself. */
final class CompanySigns {

    private CompanySigns() {}

    static final Sign SAME_HOST = Sign.held(
            "same-host-suspected",
            Family.PLACE,
            1,
            c -> c.isForeign() && !c.isWritersHouse() && c.page.isWorseElsewhere(c)
                    ? "Another link to the same place in this text is suspected."
                    : null);

    static final Sign SAME_HOST_DISGUISED = Sign.known(
            "same-host-disguised",
            Family.DISGUISE,
            4,
            c -> c.isForeign() && !c.isWritersHouse() && c.trusted == null && c.page.isDisguisedElsewhere(c)
                    ? "Another link to the same place in this text is written so that filters do not see it."
                    : null);

    static final Sign MOST = Sign.spam(
            "most-links-suspected",
            Family.TEXT,
            c -> c.isForeign() && c.page.shareOfSuspects(c) >= 0.5 ? "Most links of this text are suspected." : null);

    static final Sign FEW = Sign.honest(
            "good-company",
            Family.TEXT,
            c -> c.isForeign() && c.page.external >= 4 && c.page.shareOfSuspects(c) < 0.1
                    ? "Hardly any link of this text is suspected."
                    : null);

    static final List<Sign> ALL = List.of(SAME_HOST, SAME_HOST_DISGUISED, MOST, FEW);
}
