package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.junit.jupiter.api.Test;

class HostLimitsTest {

    @Test
    void aFileThatNoHostTakesIsNamed() {
        Problems problems = new Problems();

        HostLimits.check(Map.of("media/film.mp4", (25 << 20) + 1, "index.html", 25 << 20), problems);

        assertThat(problems.all())
                .extracting(Problem::message)
                .containsExactly("The file media/film.mp4 of the site is larger than the 25 MiB that hosts take.");
    }

    @Test
    void moreFilesThanAHostTakesAreAnError() {
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            sizes.put("tags/" + i + "/index.html", 1);
        }
        Problems problems = new Problems();
        HostLimits.check(sizes, problems);
        assertThat(problems.all()).isEmpty();

        sizes.put("index.html", 1);
        HostLimits.check(sizes, problems);

        assertThat(problems.all())
                .extracting(Problem::message)
                .containsExactly("The site has 20001 files; hosts take 20000.");
    }
}
