package org.clinicsite.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.Words;

/** Makes a site and its reports. The door behind the goal, and the one that tests open. */
public final class Generator {

    private Generator() {}

    /**
     * Makes the site of a clinic, or of a JBake project: a folder with {@code jbake.properties} is one.
     *
     * @param progress told how far it has come
     * @throws SiteException what the author can mend; nothing was written, the old site is there
     * @throws IOException what only the machine's owner can mend; the old site is there, whole
     */
    public static GenerateResult generate(GenerateOptions options, Progress progress)
            throws SiteException, IOException {
        Stages stages = new Stages(progress);
        Path jbake = options.sourceDirectory().resolve("jbake.properties");
        try {
            return Files.exists(jbake) ? JBakeGeneration.run(options, stages) : ClinicGeneration.run(options, stages);
        } catch (Words.MissingWordException e) {
            throw new SiteException(e.problem());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }
}
