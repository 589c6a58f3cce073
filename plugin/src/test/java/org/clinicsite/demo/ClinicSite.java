package org.clinicsite.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;

/** One of the invented clinics beside the demo, each a folder as its owner would have it. */
record ClinicSite(String name) {

    private static final Path CLINICS = Path.of("src", "test", "resources", "clinics");

    /** In the Australian summer, with Christmas ahead. */
    private static final LocalDate TODAY = LocalDate.parse("2026-12-14");

    static List<ClinicSite> all() throws IOException {
        try (Stream<Path> folders = Files.list(CLINICS)) {
            return folders.map(folder -> named(folder.getFileName().toString()))
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        }
    }

    static ClinicSite named(String name) {
        return new ClinicSite(name);
    }

    /** The address that it is generated for; below a path, so that an address that forgets it fails. */
    String url() {
        return "https://" + name + ".example/clinic/";
    }

    /** Generates for {@link #url}; gives what was warned of. */
    List<Problem> generate(Path output) throws SiteException, IOException {
        return generate(output, url());
    }

    List<Problem> generate(Path output, String baseUrl) throws SiteException, IOException {
        GenerateOptions options = new GenerateOptions(
                        CLINICS.resolve(name).toAbsolutePath(),
                        null,
                        null,
                        output.toAbsolutePath(),
                        output.resolveSibling(output.getFileName() + "-reports").toAbsolutePath(),
                        baseUrl,
                        false,
                        false,
                        false,
                        2,
                        Instant.parse("2026-12-14T00:00:00Z"),
                        null)
                .on(TODAY);
        return Generator.generate(options, stage -> {}).warnings();
    }

    @Override
    public String toString() {
        return name;
    }
}
