package org.clinicsite.links;

import java.util.List;
import java.util.stream.Stream;

/** All signals, family by family. */
final class Signs {

    static final List<Sign> ALL = Stream.of(DisguiseSigns.ALL, IdentitySigns.ALL, PlaceSigns.ALL, TextFamilySigns.ALL)
            .flatMap(List::stream)
            .toList();

    private Signs() {}
}
