package org.clinicsite.jbake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;

/**
 * Builds a JBake project from the command line, without Maven: {@code JBakeBuild SOURCE OUTPUT [THREADS]}. For
 * measuring in a fresh JVM.
 */
public final class JBakeBuild {

    private JBakeBuild() {}

    /** Prints the problems and what each step took; exits with 1 when the project has errors. */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        Path output = Path.of(args[1]);
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        Problems problems = new Problems();
        int exit = 0;
        try {
            JBakeOptions options = new JBakeOptions(threads, null, null, output, Map.of(), Map.of());
            JBakeSite site = JBakeSite.read(Path.of(args[0]), options, problems);
            long read = System.nanoTime();
            write(site, output);
            long end = System.nanoTime();
            System.out.printf(
                    "%d pages, %d assets: read %d ms, drawn and written %d ms%n",
                    site.pages(), site.assets().size(), (read - start) / 1_000_000, (end - read) / 1_000_000);
        } catch (SiteException e) {
            exit = 1;
        }
        for (Problem problem : problems.all()) {
            System.out.println(problem.level() + " " + problem.says());
        }
        System.exit(exit);
    }

    /** Writes a site straight into a folder. */
    static void write(JBakeSite site, Path output) throws IOException, SiteException {
        site.render(file -> {
            try {
                Path target = output.resolve(file.path());
                Files.createDirectories(target.getParent());
                try (InputStream in = file.open()) {
                    Files.copy(in, target);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (Map.Entry<String, Path> asset : site.assets().entrySet()) {
            Path target = output.resolve(asset.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(asset.getValue()));
        }
    }
}
