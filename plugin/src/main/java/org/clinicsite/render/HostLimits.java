package org.clinicsite.render;

import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;

/**
 * How many files a host of static sites takes and how large one may be: the limits of Cloudflare Pages, the narrowest of
 * those that read {@code _headers}.
 */
public final class HostLimits {

    private static final int MOST_FILES = 20_000;

    private static final int LARGEST_MEBIBYTES = 25;

    private HostLimits() {}

    /**
     * Reports what hosts would refuse.
     *
     * @param sizes bytes of each file of the site by its path, such as {@code media/door.jpg}
     * @param problems gets an error for each file that is too large, and one for too many
     */
    public static void check(Map<String, Integer> sizes, Problems problems) {
        if (sizes.size() > MOST_FILES) {
            problems.add(Problem.error(
                    null,
                    0,
                    0,
                    "The site has " + sizes.size() + " files; hosts take " + MOST_FILES + ".",
                    "Most are pictures or pages of tags: take away those that nobody needs."));
        }
        new TreeMap<>(sizes).forEach((path, bytes) -> {
            if (bytes > LARGEST_MEBIBYTES << 20) {
                problems.add(Problem.error(
                        null,
                        0,
                        0,
                        "The file " + path + " of the site is larger than the " + LARGEST_MEBIBYTES
                                + " MiB that hosts take.",
                        "Make it smaller, or keep it elsewhere and link to it."));
            }
        });
    }
}
