package org.clinicsite.maven;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.check.CheckResult;
import org.clinicsite.check.Checker;
import org.clinicsite.check.CheckerOptions;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the whole site: links and anchors, HTML and accessibility, structured data, weight, editorial rules, what is due
 * this month. Generates it first when its content has changed. Fails when there is an error. Works with and without a POM.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:check # all that can be told without asking anybody</code>
 *   <li><code>mvn site:check -Dsite.external # asks the links to other sites, too</code>
 *   <li><code>mvn site:check -Dsite.accept # lets go what was published and is gone</code>
 * </ul>
 */
@Mojo(name = "check", aggregator = true, requiresProject = false, threadSafe = true)
public final class CheckMojo extends SiteMojo {

    /**
     * Whether to ask other sites if what links lead to is still there: politely, and once a day. An address of a private
     * network is never asked.
     */
    @Parameter(property = "site.external", defaultValue = "false")
    private @Nullable String external;

    /** Whether paths and anchors that were published may go: <code>published.json</code> then has what the site has. */
    @Parameter(property = "site.accept", defaultValue = "false")
    private @Nullable String accept;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            boolean writes = accept != null && !accept.equals("false");
            Parameters given =
                    given(writes ? properties().inVain() : properties().lookalikes());
            boolean asks = given.flag("external", external);
            boolean accepts = given.flag("accept", accept);
            GenerateOptions site = options(given, null);
            boolean offline = asks && session().getRequest().isOffline();
            if (offline) {
                getLog().warn(CheckMessages.OFFLINE);
            }
            Path cache = given.below("linkCache", "site-cache/outside-links.json", null);
            CheckResult result = Checker.check(
                    new CheckerOptions(
                            site,
                            asks && !offline,
                            accepts,
                            home(site),
                            cache,
                            "clinic-site-maven-plugin" + version("/")),
                    progress());
            if (!result.wasFresh()) {
                logSummary(site, result.built());
            }
            CheckMessages.told(result, accepts, site).forEach(line -> line.tell(getLog()));
            if (!CheckMessages.isWell(result, site.failOnWarning())) {
                throw new MojoFailureException(CheckMessages.failure(result, site));
            }
        } catch (SiteException e) {
            throw because(new MojoFailureException(Messages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(Messages.machine(e)), e);
        }
    }
}
