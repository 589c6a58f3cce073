package org.clinicsite.maven;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.imports.Import;
import org.clinicsite.imports.ImportOptions;
import org.clinicsite.imports.ImportResult;
import org.clinicsite.links.LinkReportWriter;
import org.clinicsite.output.WholeFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PathNames;
import org.jspecify.annotations.Nullable;

/**
 * Takes texts that you have elsewhere into the content folder, as Markdown with a header: files that you saved or pasted, a
 * WordPress export, the folder of another site generator. Nothing is downloaded; nothing that you wrote or edited is
 * overwritten.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:import -Dsite.from=wordpress.xml -Dsite.uploads=uploads -Dsite.dryRun # only tells</code>
 *   <li><code>mvn site:import -Dsite.from=old-blog</code>
 * </ul>
 */
@Mojo(name = "import", aggregator = true, requiresProject = false, threadSafe = true)
public final class ImportMojo extends ClinicMojo {

    /** Progress is told when that many milliseconds went by. */
    private static final long EVERY_MILLIS = 3000;

    /**
     * What to import: a file, a folder, an archive (<code>.zip</code>), or an export of WordPress (<code>.xml</code>) or Ghost
     * (<code>.json</code>).
     */
    @Parameter(property = "site.from")
    private @Nullable File from;

    /** The folder below <code>content</code> that takes the articles; pages go to <code>content/pages</code>. */
    @Parameter(property = "site.to", defaultValue = "content/articles")
    private @Nullable String to;

    /** The folder with the pictures that an export only names, such as WordPress's <code>wp-content/uploads</code>. */
    @Parameter(property = "site.uploads")
    private @Nullable File uploads;

    /** Whether to write nothing and tell what would be. */
    @Parameter(property = "site.dryRun", defaultValue = "false")
    private @Nullable String dryRun;

    /** The folder that holds <code>content</code>. Default: the project's folder; without a POM the current folder. */
    @Parameter(property = "site.sourceDirectory")
    private @Nullable File sourceDirectory;

    /** The articles and the clinic's facts. Default: <code>content</code> in the source directory. */
    @Parameter(property = "site.contentDirectory")
    private @Nullable File contentDirectory;

    /** Where the list of what was done goes. Default: as for <code>site:generate</code>. */
    @Parameter(property = "site.reportDirectory")
    private @Nullable File reportDirectory;

    @Parameter(defaultValue = "${project.file}", readonly = true)
    private @Nullable File projectFile;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private @Nullable File buildDirectory;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Problems problems = inVain();
            Parameters given = new Parameters(projectFile, buildDirectory, sourceDirectory);
            Path named = given.path("contentDirectory", contentDirectory);
            Path content = named == null ? given.source().resolve("content") : named;
            String shown = content.getFileName().toString();
            Path reports = given.below("reportDirectory", "site-reports", reportDirectory);
            Path what = given.path("from", from);
            if (what == null) {
                problems.add(Problem.error(
                        Code.BAD_PARAMETER,
                        null,
                        0,
                        0,
                        "Nothing says what to import.",
                        "Write -Dsite.from=FILE, or a folder."));
            }
            String folder = folder(problems);
            boolean dry = Parameters.flag("dryRun", "".equals(dryRun) ? "true" : dryRun, problems);
            given.failOnErrors();
            problems.failOnErrors();
            AtomicLong told = new AtomicLong(System.nanoTime());
            ImportResult result = Import.run(
                    new ImportOptions(
                            content,
                            shown,
                            requireNonNull(what),
                            folder,
                            given.path("uploads", uploads),
                            dry,
                            null,
                            Runtime.getRuntime().availableProcessors()),
                    (done, all) -> {
                        long now = System.nanoTime();
                        long last = told.get();
                        if (now - last > EVERY_MILLIS * 1_000_000 && told.compareAndSet(last, now)) {
                            getLog().info("Read " + done + " of " + all + " texts …");
                        }
                    });
            if (!dry) {
                report(result, shown, reports);
            }
            ImportMessages.told(result, shown, dry, reports).forEach(getLog()::info);
        } catch (SiteException e) {
            throw because(new MojoFailureException(Messages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(Messages.machine(e)), e);
        }
    }

    private static void report(ImportResult result, String content, Path reports) throws IOException {
        LinkReportWriter links = new LinkReportWriter(result.reviews());
        try (WholeFiles files = new WholeFiles(reports)) {
            files.write(
                    ImportMessages.LIST, ImportMessages.list(result, content).getBytes(StandardCharsets.UTF_8));
            files.write("import-links.json", links.json());
            files.write("import-links.html", links.html());
            files.keep();
        }
    }

    /** Relative to the content folder. */
    private String folder(Problems problems) {
        String folder = (to == null ? "" : to)
                .replace('\\', '/')
                .replaceFirst("^\\./", "")
                .replaceFirst("/+$", "");
        folder = folder.replaceFirst("^content/", "");
        if (!folder.matches("articles(?:/.+)?") || PathNames.writtenFault(folder) != null) {
            problems.add(Problem.error(
                    Code.BAD_PARAMETER,
                    null,
                    0,
                    0,
                    "'" + to + "' is no folder for articles.",
                    "Write -Dsite.to=content/articles, or a folder below it."));
        }
        return folder;
    }
}
