package org.clinicsite.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.generate.BuildProgress;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;

/** The parameters of all goals that make a site. */
abstract class SiteMojo extends ClinicMojo {

    /**
     * The folder that holds <code>content</code> and, optionally, <code>site-template</code>. One that holds
     * <code>jbake.properties</code> is read as a JBake project, whose keys name its folders. Default: the project's
     * folder; without a POM the current folder; <code>src/main/jbake</code> in it where only there is a JBake project.
     * <code>inputDirectory</code> and <code>jbake.inputDirectory</code>, as JBake's own plugin calls it, are understood.
     */
    @Parameter(property = "site.sourceDirectory", alias = "inputDirectory", defaultValue = "${jbake.inputDirectory}")
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
     * Where the site goes: a folder that is missing, empty or was filled by a build before. It must not be, hold or lie
     * inside a folder that is read. Default: <code>site</code> in the project's build directory; without a POM
     * <code>target/site</code> in the source directory. <code>jbake.outputDirectory</code> is understood.
     */
    @Parameter(property = "site.outputDirectory", defaultValue = "${jbake.outputDirectory}")
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
    private @Nullable String drafts;

    /** Whether articles that are dated in the future become pages too. */
    @Parameter(property = "site.future", defaultValue = "false")
    private @Nullable String future;

    /**
     * Whether the site is for those who look at it before it is published, such as at the address of a pull request: its
     * pages keep search engines out and name no canonical address, and it says nothing of what was published.
     */
    @Parameter(property = "site.preview", defaultValue = "false")
    private @Nullable String preview;

    /** Whether a warning fails the build. */
    @Parameter(property = "site.failOnWarning", defaultValue = "false")
    private @Nullable String failOnWarning;

    /** How many threads to use; the site has the same bytes with any number. Default: one per processor. */
    @Parameter(property = "site.threads")
    private @Nullable String threads;

    /**
     * The day that decides what is due, what waits and what is over: articles of a later day, texts with
     * <code>expires</code>, prices and offers, hours, holidays. As <code>2026-11-22</code>. The same content and the same
     * day give the same bytes. Default: today in the clinic's time zone. Of a JBake project it is <code>.now</code>, and
     * the date of what has none.
     */
    @Parameter(property = "site.today")
    private @Nullable String today;

    /**
     * <code>propose</code>: raw text without headings gets some; <code>none</code>: it does not. A text's own
     * <code>sections</code> wins. A JBake project has no use for it.
     */
    @Parameter(property = "site.sections", defaultValue = "propose")
    private @Nullable String sections;

    /**
     * The date that files and feeds bear, as ISO 8601 (<code>2026-11-22T08:00:00Z</code>) or in seconds since 1970. Where it is not set, the environment's <code>SOURCE_DATE_EPOCH</code>
     * counts, and else no date of the build is written.
     */
    @Parameter(property = "site.outputTimestamp", defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

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

    @Parameter(defaultValue = "${project.file}", readonly = true)
    private @Nullable File projectFile;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private @Nullable File buildDirectory;

    /**
     * The parameters, to be checked.
     *
     * @param names what is to be said of the names that were given
     */
    Parameters given(List<Problem> names) {
        Parameters given = new Parameters(projectFile, buildDirectory, sourceDirectory);
        given.note(names);
        given.warnings().forEach(getLog()::warn);
        return given;
    }

    /** The folder of the POM; without one that of the source. */
    Path home(GenerateOptions options) {
        return projectFile == null
                ? options.sourceDirectory()
                : projectFile.toPath().toAbsolutePath().normalize().resolveSibling("");
    }

    /** What the POM and the command line set beside our own properties: JBake's plugin makes it part of a configuration. */
    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (Properties from :
                List.of(session().getCurrentProject().getProperties(), session().getUserProperties())) {
            from.stringPropertyNames().forEach(name -> settings.put(name, from.getProperty(name)));
        }
        settings.keySet().removeAll(properties().known());
        settings.keySet().removeIf(name -> name.startsWith("maven."));
        return settings;
    }

    /** What people may type next. */
    Commands commands() {
        return new Commands(
                session().getGoals(),
                session().getUserProperties(),
                properties().of("generate"),
                projectFile,
                Path.of(""));
    }

    /** Tells stages to those who debug, and long work with pictures to all. */
    BuildProgress progress() {
        return new BuildProgress() {
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

    /** Tells what a build made and mended; what was told is not told again. */
    void logSummary(GenerateOptions options, GenerateResult result) throws IOException {
        Messages.summary(result, options.reportDirectory()).forEach(getLog()::info);
        if (getLog().isInfoEnabled()) { // with -q nobody saw it
            Generator.writeTold(options, result);
        }
    }

    /**
     * The options, checked.
     *
     * @param explainLink the address of a link to explain, or null
     * @throws SiteException with all that is wrong with the parameters
     */
    GenerateOptions options(Parameters given, @Nullable String explainLink) throws SiteException {
        GenerateOptions options = given.checked(new GenerateOptions(
                given.source(),
                given.path("contentDirectory", contentDirectory),
                given.path("templateDirectory", templateDirectory),
                given.below("outputDirectory", "site", outputDirectory),
                given.below("reportDirectory", "site-reports", reportDirectory),
                given.baseUrl(baseUrl),
                given.flag("drafts", drafts),
                given.flag("future", future),
                given.flag("preview", preview),
                given.flag("failOnWarning", failOnWarning),
                given.threads(threads),
                given.timestamp(outputTimestamp, System.getenv("SOURCE_DATE_EPOCH")),
                explainLink,
                given.below("imageCacheDirectory", "site-cache/images", imageCacheDirectory),
                cwebp,
                given.day("today", today),
                given.sections(sections),
                Map.of()));
        return options.isJBake()
                ? options.toBuilder().jbakeProperties(settings()).build()
                : options;
    }
}
