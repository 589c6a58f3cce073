package org.clinicsite.maven;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.LiveCheck;

/**
 * Looks at the live site as visitors get it, and compares it with its build: build id, headers, redirects, the page for
 * missing ones, the certificate, the facts on its pages. After a deploy, and from time to time. Changes nothing.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:verify # at the address of clinic.yaml</code>
 *   <li><code>mvn site:verify -Dsite.baseUrl=https://www.clinic.example/ # at another</code>
 * </ul>
 */
@Mojo(name = "verify", aggregator = true, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends SiteMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Parameters given = given(properties().lookalikes());
            GenerateOptions site = options(given, null);
            if (Generator.isStale(site)) {
                Generator.generate(site, progress());
            }
            ConsoleProgress progress =
                    ConsoleProgress.of(getLog(), session().getRequest().isInteractiveMode());
            LiveCheck.Seen seen;
            try {
                seen = LiveCheck.of(site.outputDirectory(), site.baseUrl(), Clock.systemUTC(), Thread::sleep, progress);
            } finally {
                progress.end();
            }
            if (!seen.lines().isEmpty()) {
                getLog().info(seen.address() + " shows: " + String.join(", ", seen.lines()));
            }
            List<Problem> warnings = seen.problems().stream()
                    .filter(problem -> !problem.isError())
                    .toList();
            if (!site.failOnWarning()) {
                warnings.stream().map(Problem::told).forEach(getLog()::warn);
            }
            if (!seen.isWell() || site.failOnWarning() && !warnings.isEmpty()) {
                throw new MojoFailureException(PublishMessages.notAsBuilt(
                        seen.address(),
                        seen.problems().stream()
                                .filter(problem -> problem.isError() || site.failOnWarning())
                                .toList()));
            }
        } catch (SiteException e) {
            throw because(new MojoFailureException(Messages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(Messages.machine(e)), e);
        }
    }
}
