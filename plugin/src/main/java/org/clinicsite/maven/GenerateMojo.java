package org.clinicsite.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.generate.Progress;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;

/** Generates the clinic's whole website from its articles and facts. Works with and without a POM. */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.PACKAGE,
        aggregator = true,
        requiresProject = false,
        threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

    /**
     * The folder that holds <code>content</code> and, optionally, <code>site-template</code>. One that holds
     * <code>jbake.properties</code> is read as a JBake project, whose keys name its folders. Default: the project's
     * folder; without a POM the current folder.
     */
    @Parameter(property = "site.sourceDirectory")
    private @Nullable File sourceDirectory;

    /** The articles and the clinic's facts. Default: <code>content</code> in the source directory. */
    @Parameter(property = "site.contentDirectory")
    private @Nullable File contentDirectory;

    /**
     * Templates, styles and words of your own: a file in it replaces the built-in one of the same path. Default:
     * <code>site-template</code> in the source directory.
     */
    @Parameter(property = "site.templateDirectory")
    private @Nullable File templateDirectory;

    /**
     * Where the site goes; it must not be, hold or lie inside a folder that is read. Default: <code>site</code> in the
     * project's build directory; without a POM <code>target/site</code> in the source directory.
     */
    @Parameter(property = "site.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Where the reports go, such as what was decided on each link; they are not part of the site. Default:
     * <code>site-reports</code> in the project's build directory; without a POM <code>target/site-reports</code> in the
     * source directory.
     */
    @Parameter(property = "site.reportDirectory")
    private @Nullable File reportDirectory;

    /**
     * The absolute http(s) address under which the site will be published; it may have a path. Default: the
     * <code>url</code> of <code>content/data/clinic.yaml</code>.
     */
    @Parameter(property = "site.baseUrl")
    private @Nullable String baseUrl;

    /** Whether drafts become pages too. */
    @Parameter(property = "site.drafts", defaultValue = "false")
    private boolean drafts;

    /** Whether articles that are dated in the future become pages too. */
    @Parameter(property = "site.future", defaultValue = "false")
    private boolean future;

    /** Whether a warning fails the build. */
    @Parameter(property = "site.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** How many threads to use; the site has the same bytes with any number. Default: one per processor. */
    @Parameter(property = "site.threads")
    private @Nullable String threads;

    /**
     * The build's date, as ISO 8601 (<code>2026-11-22T08:00:00Z</code>) or in seconds since 1970, so that the same
     * content gives the same bytes on any day. Where it is not set, the environment's <code>SOURCE_DATE_EPOCH</code>
     * counts, and else no date of the build is written.
     */
    @Parameter(property = "site.outputTimestamp", defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    /**
     * The address of a link whose verdict is to be explained on the console: where it stands, what spoke for and against
     * it, and the line of <code>content/link-policy.yaml</code> that would change it. A host alone means all links to it.
     */
    @Parameter(property = "site.explainLink")
    private @Nullable String explainLink;

    /**
     * Where the sizes of photographs are kept, so that the next build need not make them again; it may be deleted at any
     * time. Default: <code>site-cache/images</code> in the project's build directory; without a POM
     * <code>target/site-cache/images</code> in the source directory.
     */
    @Parameter(property = "site.imageCacheDirectory")
    private @Nullable File imageCacheDirectory;

    /**
     * The program that makes WebP of photographs, such as <code>cwebp</code>, or its path; browsers then load a third
     * less. The site's bytes then depend on the program's version. Default: no WebP is made.
     */
    @Parameter(property = "site.cwebp")
    private @Nullable String cwebp;

    /** Whether to generate nothing. */
    @Parameter(property = "site.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project.file}", readonly = true)
    private @Nullable File projectFile;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private @Nullable File buildDirectory;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info(Messages.SKIPPED);
            return;
        }
        try {
            GenerateOptions options = options();
            GenerateResult result = Generator.generate(options, progress());
            Messages.summary(result, options.reportDirectory()).forEach(getLog()::info);
            result.explanation().forEach(getLog()::info);
            Messages.warnings(result.warnings(), result.findings(), options.reportDirectory())
                    .forEach(getLog()::warn);
            getLog().info(Messages.open(result.index()));
        } catch (SiteException e) {
            throw new MojoFailureException(Messages.failure(e.problems()), e);
        } catch (IOException e) {
            throw new MojoExecutionException(Messages.machine(e), e);
        }
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void stage(String name) {
                getLog().debug(name);
            }

            @Override
            public void pictures(int done, int all) {
                getLog().info(Messages.picturesSoFar(done, all));
            }
        };
    }

    private GenerateOptions options() throws SiteException {
        Parameters given = new Parameters(projectFile, buildDirectory, sourceDirectory);
        return given.checked(new GenerateOptions(
                given.source(),
                Parameters.path(contentDirectory),
                Parameters.path(templateDirectory),
                given.below("site", outputDirectory),
                given.below("site-reports", reportDirectory),
                given.baseUrl(baseUrl),
                drafts,
                future,
                failOnWarning,
                given.threads(threads),
                given.timestamp(outputTimestamp, System.getenv("SOURCE_DATE_EPOCH")),
                explainLink,
                given.below("site-cache/images", imageCacheDirectory),
                cwebp));
    }
}
