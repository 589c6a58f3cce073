package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days on which a location's week does not hold, seen from the day of the build, 22 November 2026. */
class DatedExceptionsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsOverIsNotShownAndTheLastDayStillIs() throws IOException {
        TestClinic clinic = new TestClinic(folder);
        String path = "content/locations/quay.md";
        clinic.write(path, Files.readString(folder.resolve(path)).replace("map:", """
                exceptions:
                  - {from: 2025-12-24, to: 2025-12-27, hours: closed, reason: Old holiday}
                  - {from: 2026-11-20, to: 2026-11-22, hours: closed, reason: Boiler}
                  - {from: 2026-12-24, hours: closed, reason: Next holiday}
                map:"""));
        clinic.generate();
        String page = clinic.page("/locations/quay/").html();
        assertThat(page).contains("Boiler", "Next holiday", "2026-11-20", "2026-12-24");
        assertThat(page).doesNotContain("Old holiday", "2025-12-24", "2025-12-27");
    }
}
