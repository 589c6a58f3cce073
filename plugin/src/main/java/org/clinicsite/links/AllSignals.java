package org.clinicsite.links;

import java.util.List;
import java.util.stream.Stream;

/** All signals. */
final class AllSignals {

    /** What a link says by itself, family by family. */
    static final List<Sign> OWN = Stream.of(DisguiseSigns.ALL, IdentitySigns.ALL, PlaceSigns.ALL, TextFamilySigns.ALL)
            .flatMap(List::stream)
            .toList();

    /** What the other links of the text say of it; asked when {@link #OWN} has been asked of all. */
    static final List<Sign> COMPANY = CompanySigns.ALL;

    static final List<Sign> ALL = Stream.concat(OWN.stream(), COMPANY.stream()).toList();

    private AllSignals() {}
}
