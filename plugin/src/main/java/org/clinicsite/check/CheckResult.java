package org.clinicsite.check;

import java.util.List;
import org.clinicsite.generate.Found;
import org.clinicsite.generate.GenerateResult;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param built what the site is made of
 * @param wasFresh whether the last build's site was still right, and none was made
 * @param found all there is to say, the most worth first
 * @param outside how the links to other sites did; null when they were not asked
 * @param accepted whether {@code published.json} says now what the site has
 */
public record CheckResult(
        GenerateResult built,
        boolean wasFresh,
        List<Found> found,
        OutsideLinks.@Nullable Summary outside,
        boolean accepted) {

    public CheckResult {
        found = List.copyOf(found);
    }

    /** For what the check fails. */
    public List<Found> errors() {
        return found.stream().filter(Found::isError).toList();
    }
}
