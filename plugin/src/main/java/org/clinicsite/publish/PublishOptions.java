package org.clinicsite.publish;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to publish, and what is allowed.
 *
 * @param site the folder of finished files
 * @param rules types and caching
 * @param keep how many releases to keep, the live one included; at least 1
 * @param dryRun whether to show the plan only
 * @param allowDeletes whether more files than {@link Publisher#mostDeletes} may be deleted
 * @param accept whether paths and anchors that were published before may vanish
 * @param allowBroken whether broken links and anchors within the site are only told of
 * @param allow globs of files that may be published although they are hidden or look like keys
 * @param ledger the file that keeps what was ever published
 * @param ledgerShownAs that file as people know it
 * @param baseUrl where the site will live; null for the address that its home page gives
 * @param address where visitors find the target; null for the address where the site will live
 * @param verify whether to look at the live address after the switch
 * @param threads how many to use, from 1
 * @param memory where to look for what was published before
 */
public record PublishOptions(
        Path site,
        FileRules rules,
        int keep,
        boolean dryRun,
        boolean allowDeletes,
        boolean accept,
        boolean allowBroken,
        List<String> allow,
        Path ledger,
        String ledgerShownAs,
        @Nullable String baseUrl,
        @Nullable String address,
        boolean verify,
        int threads,
        Memory memory) {

    public PublishOptions {
        allow = List.copyOf(allow);
    }
}
