package org.clinicsite.generate;

import java.io.IOException;
import org.clinicsite.problem.SiteException;

/** One build of a JBake project. */
final class JBakeGeneration {

    private JBakeGeneration() {}

    static GenerateResult run(GenerateOptions options, Stages stages) throws SiteException, IOException {
        throw new IOException("not yet");
    }
}
