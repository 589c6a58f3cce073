package org.clinicsite.publish;

import java.util.List;
import org.clinicsite.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of a publish.
 *
 * @param outcome what was done
 * @param target where to, for people
 * @param release the release that is live now; null when none is
 * @param plan what was, or would be, changed
 * @param address the address that was looked at and showed the new site; null when none was
 * @param warnings what people should know, such as that the live address still shows the old site
 */
public record PublishResult(
        Outcome outcome,
        String target,
        @Nullable String release,
        Plan plan,
        @Nullable String address,
        List<Problem> warnings) {

    /** What was done. */
    public enum Outcome {
        /** The same bytes stand there already; nothing was written. */
        UNCHANGED,
        /** Only shown. */
        PLANNED,
        /** The site is live. */
        PUBLISHED
    }

    public PublishResult {
        warnings = List.copyOf(warnings);
    }
}
