package org.clinicsite.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.jbake.JBakeOptions;
import org.clinicsite.jbake.JBakeSite;
import org.clinicsite.output.OutputFile;
import org.clinicsite.output.OutputFolder;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;

/** One build of a JBake project: the same folder and reports as a clinic's site, JBake's own pages and paths. */
final class JBakeGeneration {

    private JBakeGeneration() {}

    private static JBakeOptions jbakeOptions(GenerateOptions options) {
        Map<String, String> overrides = new HashMap<>();
        if (options.baseUrl() != null) {
            overrides.put("site.host", options.baseUrl());
        }
        Instant now = options.outputTimestamp() != null ? options.outputTimestamp() : Instant.now();
        return new JBakeOptions(
                options.threads(), options.outputTimestamp(), now, options.outputDirectory(), overrides);
    }

    static GenerateResult run(GenerateOptions options, Generator.Folders folders, Stages stages)
            throws SiteException, IOException {
        Problems problems = new Problems();
        stages.begin("source");
        JBakeSite site = JBakeSite.read(options.sourceDirectory(), jbakeOptions(options), problems);
        stages.begin("render");
        BuildId buildId = new BuildId();
        try (OutputFolder output = OutputFolder.begin(folders.site());
                Reports reports = folders.reports()) {
            site.render(page -> output.write(buildId.with(page)));
            for (Map.Entry<String, Path> asset : site.assets().entrySet()) {
                output.write(buildId.with(new OutputFile(asset.getKey(), bytes(asset.getValue()))));
            }
            problems.addAll(output.faults());
            problems.failOnErrors();
            options.failOnWarnings(problems);
            stages.begin("reports");
            reports.written(output.target(), output.files(), buildId.value());
            reports.findings(problems.all(), List.of());
            stages.begin("output");
            OutputFolder.Summary summary = output.swap();
            reports.keep();
            stages.end();
            GenerateResult result = new GenerateResult(
                    site.pages(),
                    summary.written(),
                    summary.unchanged(),
                    Reports.count(List.of()),
                    List.of(),
                    options.explainLink() == null ? List.of() : List.of("The links of a JBake project are not judged."),
                    problems.all(),
                    options.outputDirectory().resolve("index.html"),
                    stages.total(),
                    List.of());
            reports.build(result, stages.millis());
            reports.keep();
            return result;
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DiskFault.of(file, e);
        }
    }
}
