package org.clinicsite.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.clinicsite.problem.SiteException;

/** Runs the stages in order. */
public final class Generator {

    private Generator() {}

    /**
     * Generates the whole site.
     *
     * @param progress told the name of each stage as it starts
     * @throws SiteException for what an author can mend; nothing was written
     * @throws IOException for the machine's faults
     */
    public static GenerateResult generate(GenerateOptions options, Consumer<String> progress)
            throws SiteException, IOException {
        long start = System.nanoTime();
        progress.accept("output");
        Path index = options.outputDirectory().resolve("index.html");
        Files.createDirectories(options.outputDirectory());
        Files.writeString(index, "<!doctype html><title>Stand-in</title>");
        return new GenerateResult(
                1, 1, 0, Map.of(), List.of(), List.of(), index, (System.nanoTime() - start) / 1_000_000);
    }
}
