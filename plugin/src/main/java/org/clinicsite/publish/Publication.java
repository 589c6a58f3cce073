package org.clinicsite.publish;

import java.io.IOException;
import java.time.Instant;

/**
 * A plan on its way to a target.
 *
 * @param site where the bytes are
 * @param plan what has to change
 * @param manifest what will stand there: release id, time and all files
 * @param keep how many releases to keep in all, the new one included; at least 1
 * @param progress told what is done
 * @param guard asked right before visitors see anything of it
 */
public record Publication(LocalSite site, Plan plan, Manifest manifest, int keep, Progress progress, Guard guard) {

    /** Stops a publish that lost its right to go on. */
    public interface Guard {
        /** Throws when somebody else has taken over meanwhile. */
        void check() throws IOException;
    }

    /**
     * The publication that makes a target hold a site.
     *
     * @param standing what the target holds
     * @param now the time by this machine's clock
     */
    public static Publication of(
            Standing standing, LocalSite site, int keep, Instant now, Progress progress, Guard guard) {
        Release newest =
                standing.releases().isEmpty() ? null : standing.releases().get(0);
        Instant time = Release.timeAfter(newest, now);
        Plan plan = Plan.of(standing, site.files());
        Manifest manifest = new Manifest(Release.id(time, site.digest()), time, plan.result());
        return new Publication(site, plan, manifest, keep, progress, guard);
    }
}
