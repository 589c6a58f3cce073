package org.clinicsite.output;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What earlier builds put where, as the reports remember it.
 *
 * @param folder the folder of the last build of all, its real path; empty when there was none
 * @param buildId what that build left there as its id; empty when it is not known
 * @param files paths of files with {@code /}, by folder, that of the last build first
 */
public record BuildRecord(String folder, String buildId, Map<String, Set<String>> files) {

    /** Nothing was ever built. */
    public static final BuildRecord NONE = new BuildRecord("", "", Map.of());

    /** What the last build of all wrote. */
    Set<String> last() {
        return files.isEmpty() ? Set.of() : List.copyOf(files.values()).get(0);
    }
}
