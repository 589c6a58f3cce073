package org.clinicsite.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.ChangeReport;
import org.clinicsite.publish.Memory;
import org.clinicsite.publish.SiteDiff;
import org.jspecify.annotations.Nullable;

/**
 * Tells what would change for visitors, as facts: hours, prices, people, pages. Publishes nothing. Compares with a target,
 * or with the live site where no target is named. Generates the site first when its content has changed.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:diff # with the only target of the POM, or with the live site</code>
 *   <li><code>mvn site:diff -Dsite.target=directory:/var/www/clinic # with a folder</code>
 *   <li><code>mvn -q site:diff -Dsite.format=markdown # for the summary of a pull request</code>
 * </ul>
 */
@Mojo(name = "diff", aggregator = true, requiresProject = false, threadSafe = true)
public final class DiffMojo extends SiteMojo {

    /** The places to publish to, as in <code>publish</code>. */
    @Parameter
    private @Nullable List<Target> targets;

    /**
     * The name of one of the targets, or a place: <code>directory:/var/www/clinic</code>. Default: the only target;
     * without any, the live site.
     */
    @Parameter(property = "site.target")
    private @Nullable String target;

    /** How long browsers may keep which files, as in <code>publish</code>. */
    @Parameter
    private @Nullable List<Cache> caching;

    /**
     * What was published before: a copy of the live site's <code>.well-known/clinic-site.json</code>, or <code>none</code>.
     * Default: the target or the live site is asked.
     */
    @Parameter(property = "site.ledger")
    private @Nullable String ledger;

    /**
     * How it is told: <code>text</code>, <code>markdown</code>, <code>html</code> or <code>json</code>; all but
     * <code>text</code> stand alone on the standard output. <code>diff.md</code>, <code>diff.html</code> and
     * <code>diff.json</code> are written to the report directory in any case.
     */
    @Parameter(property = "site.format", defaultValue = "text")
    private @Nullable String format;

    @Inject
    private SettingsDecrypter decrypter;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Parameters given = given(properties().lookalikes());
            ChangeReport.Format form = given.oneOf("format", ChangeReport.Format.class, format);
            GenerateOptions site = options(given, null);
            boolean toTarget = target != null || targets != null && targets.size() == 1;
            TargetChoice choice = toTarget ? TargetChoice.of(targets, target) : null;
            if (Generator.isStale(site)) {
                Generator.generate(site, progress());
            }
            ConsoleProgress progress =
                    ConsoleProgress.of(getLog(), session().getRequest().isInteractiveMode());
            List<Problem> warnings = new ArrayList<>();
            ChangeReport report;
            try {
                report = compare(site, choice, progress, warnings);
            } finally {
                progress.end();
            }
            if (report.changes() != null) {
                report = report.withRefused(
                        Generator.refusedLinks(site, report.changes().paths()));
            }
            report.write(site.reportDirectory());
            warnings.stream().map(Problem::told).forEach(getLog()::warn);
            if (form == ChangeReport.Format.TEXT) {
                getLog().info("Compared with " + report.against() + ":");
                report.in(form).lines().forEach(line -> getLog().info("  " + line));
            } else {
                System.out.print(report.in(form));
                System.out.flush();
            }
        } catch (SiteException e) {
            throw because(new MojoFailureException(Messages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(PublishMessages.notCompared(e)), e);
        }
    }

    private ChangeReport compare(
            GenerateOptions site, @Nullable TargetChoice choice, ConsoleProgress progress, List<Problem> warnings)
            throws SiteException, IOException {
        Path folder = site.outputDirectory();
        Memory memory = new Memory(ledger, null);
        SiteDiff diff = new SiteDiff(Clock.systemUTC());
        if (choice == null) {
            return diff.withLive(folder, site.baseUrl(), memory, progress);
        }
        try (org.clinicsite.publish.PublishTarget open =
                choice.open(session().getSettings(), decrypter, System.getenv(), site.threads(), progress)) {
            return diff.withTarget(
                    open, folder, Cache.rules(caching), choice.address(), memory, site.threads(), progress, warnings);
        }
    }
}
