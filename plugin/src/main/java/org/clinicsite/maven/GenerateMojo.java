package org.clinicsite.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;

/**
 * Generates the clinic's whole website from its articles and facts. Works with and without a POM.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:generate # makes target/site</code>
 *   <li><code>mvn site:generate -Dsite.drafts # with drafts</code>
 *   <li><code>mvn site:generate -Dsite.explainLink=shop.example # why links go or stay</code>
 * </ul>
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.PACKAGE,
        aggregator = true,
        requiresProject = false,
        threadSafe = true)
public final class GenerateMojo extends SiteMojo {

    /**
     * The address of a link whose verdict is to be explained on the console: where it stands, what spoke for and against
     * it, and the line of <code>content/link-policy.yaml</code> that would change it. A host alone means all links to it.
     */
    @Parameter(property = "site.explainLink")
    private @Nullable String explainLink;

    /**
     * Hosts of the last report whose links are right, with commas between them: they are written into
     * <code>content/link-policy.yaml</code> under <code>allow</code>, then the site is made. On the command line only.
     */
    @Parameter(property = "site.linksAllow")
    private @Nullable String linksAllow;

    /** The same for hosts whose links are to go, under <code>deny</code>. On the command line only. */
    @Parameter(property = "site.linksDeny")
    private @Nullable String linksDeny;

    /**
     * Whether to make a copy of the site besides that works without a server, for a stick or a mail: links on its pages
     * are relative and name files. It lies beside the site, as <code>site-from-disk</code>, and is not for publishing.
     */
    @Parameter(property = "site.fromDisk", defaultValue = "false")
    private @Nullable String fromDisk;

    /**
     * Whether to add the site, as a zip with the classifier <code>site</code>, to the project's artifacts, which
     * <code>install</code> and <code>deploy</code> take along.
     */
    @Parameter(property = "site.attach", defaultValue = "false")
    private @Nullable String attach;

    @Parameter(defaultValue = "${project.build.finalName}", readonly = true)
    private @Nullable String finalName;

    @Inject
    private MavenProjectHelper artifacts;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Parameters given = given(properties().lookalikes());
            boolean copies = given.fromDisk(fromDisk);
            Path archive = given.attached(attach, finalName);
            GenerateOptions options = options(given, explainLink);
            Generator.answerLinks(options, typed("site.linksAllow", linksAllow), typed("site.linksDeny", linksDeny))
                    .forEach(getLog()::info);
            Optional<GenerateResult> unchanged = Generator.unchanged(options);
            GenerateResult result = unchanged.isPresent() ? unchanged.get() : Generator.generate(options, progress());
            if (unchanged.isEmpty()) {
                writeSchemas(options);
            }
            String look =
                    copies ? Messages.lookFromDisk(Generator.copyForDisk(options, result)) : Messages.look(commands());
            if (archive != null) {
                Generator.pack(options, archive);
                artifacts.attachArtifact(session().getCurrentProject(), "zip", "site", archive.toFile());
            }
            if (unchanged.isPresent()) {
                getLog().info(Messages.unchanged(result, options.outputDirectory()));
            } else {
                logSummary(options, result);
            }
            result.explanation().forEach(getLog()::info);
            Messages.warnings(result.warnings(), result.findings(), options.reportDirectory())
                    .forEach(getLog()::warn);
            Messages.securityText(options.outputDirectory(), options.outputTimestamp(), Instant.now())
                    .forEach(getLog()::warn);
            Messages.todos(result.todos(), options.reportDirectory()).forEach(getLog()::info);
            getLog().info(look);
            if (archive != null) {
                getLog().info(Messages.attached(archive));
            }
            Messages.next(result, options.reportDirectory(), commands()).forEach(getLog()::info);
        } catch (SiteException e) {
            throw because(new MojoFailureException(Messages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(Messages.machine(e)), e);
        }
    }

    /** A source folder that may not be written is no reason to have no site. */
    private void writeSchemas(GenerateOptions options) {
        try {
            Generator.refreshSchemas(options);
        } catch (IOException e) {
            getLog().debug("the schemas for editors were not written", e);
        }
    }

    /** An answer counts once, where it is typed; one in a POM would be given at each build. */
    private @Nullable String typed(String property, @Nullable String given) throws SiteException {
        String typed = session().getUserProperties().getProperty(property);
        if (typed != null && typed.isBlank()) {
            throw new SiteException(Problem.error(
                    Code.BAD_PARAMETER,
                    null,
                    0,
                    0,
                    "'" + property + "' names no host.",
                    "Type -D" + property + "=HOST, or more hosts with commas between them."));
        }
        if (given == null || given.equals(typed)) {
            return given;
        }
        throw new SiteException(Problem.error(
                Code.BAD_PARAMETER,
                null,
                0,
                0,
                "'" + property + "' is set in the POM.",
                "Type it once, as -D" + property + "=HOST; the answer is kept in content/link-policy.yaml."));
    }
}
