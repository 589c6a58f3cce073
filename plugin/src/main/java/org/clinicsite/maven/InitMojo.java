package org.clinicsite.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.init.Asker;
import org.clinicsite.init.Init;
import org.clinicsite.init.InitOptions;
import org.clinicsite.init.InitResult;
import org.clinicsite.init.InterviewQuestion;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.facts.Hosting;
import org.jspecify.annotations.Nullable;

/**
 * Begins a clinic's site in an empty folder: asks seven questions, writes a POM and the first files of <code>content</code>,
 * and makes the site. Needs no POM. Nothing is asked with <code>-B</code>, where there is no terminal, and of what a property
 * answers; what nobody answers gets a default.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn org.clinicsite:clinic-site-maven-plugin:init # asks</code>
 *   <li><code>mvn -B org.clinicsite:clinic-site-maven-plugin:init -Dsite.name="Quiet Hands" -Dsite.country=GB -Dsite.phone="+44 1632 960001"</code>
 * </ul>
 */
@Mojo(name = "init", aggregator = true, requiresProject = false, threadSafe = true)
public final class InitMojo extends ClinicMojo {

    /** What the clinic is called. Default: the folder's name. */
    @Parameter(property = "site.name")
    private @Nullable String name;

    /**
     * How people and the clinic come together: <code>rooms</code>, <code>mobile</code>, <code>companies</code>,
     * <code>online</code>, several with commas. Default: <code>rooms</code>.
     */
    @Parameter(property = "site.practice")
    private @Nullable String practice;

    /**
     * The country by its code or its name, and behind it the site's language where the country has several or you want
     * another: <code>GB</code>, <code>de-CH</code>, <code>"Canada French"</code>. Default: that of this machine.
     */
    @Parameter(property = "site.country")
    private @Nullable String country;

    /** The telephone number, or <code>no</code>. Default: an example, which the build's to-dos name. */
    @Parameter(property = "site.phone")
    private @Nullable String phone;

    /** Where people book online, an address; or <code>no</code>, which is the default. */
    @Parameter(property = "site.booking")
    private @Nullable String booking;

    /**
     * One treatment with its minutes and its price: <code>"Back massage, 60 min, 58"</code>; or <code>no</code>. Default: a
     * massage of an hour whose price is to be asked for.
     */
    @Parameter(property = "site.treatment")
    private @Nullable String treatment;

    /**
     * The main colour, <code>#rrggbb</code>, or <code>teal</code>, <code>green</code>, <code>blue</code>, <code>plum</code>,
     * <code>brick</code>, <code>grey</code>; all others are made of it. Default: <code>teal</code>.
     */
    @Parameter(property = "site.colour")
    private @Nullable String colour;

    /**
     * What will publish the site: <code>cloudflare-workers</code>, <code>netlify</code>, <code>gitlab-pages</code>,
     * <code>github-pages</code>, <code>own-server</code>: then the files for its build server are written, too; or
     * <code>cloudflare-pages</code>, <code>headers</code>. Default: nobody knows yet.
     */
    @Parameter(property = "site.hosting")
    private @Nullable String hosting;

    /** The project's folder, empty or to be made. Default: the current one. */
    @Parameter(property = "site.sourceDirectory")
    private @Nullable File sourceDirectory;

    @Parameter(defaultValue = "${project.file}", readonly = true)
    private @Nullable File projectFile;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Problems problems = inVain();
            Parameters given = new Parameters(projectFile, null, null);
            Path named = given.path("sourceDirectory", sourceDirectory);
            Hosting host = hosting == null ? null : given.oneOf("hosting", Hosting.class, hosting);
            given.failOnErrors();
            problems.failOnErrors();
            Path folder = named == null ? given.source() : named;
            PluginDescriptor plugin = plugin();
            boolean hasPlugin =
                    session().getCurrentProject().getPlugin(plugin.getGroupId() + ":" + plugin.getArtifactId()) != null;
            InitResult result = Init.run(
                    new InitOptions(folder, hasPlugin, plugin.getVersion(), Locale.getDefault(), answers(), host),
                    asker(folder),
                    stage -> getLog().debug(stage));
            InitMessages.told(result).forEach(getLog()::info);
            Messages.warnings(
                            result.site().warnings(),
                            result.site().findings(),
                            result.options().reportDirectory())
                    .forEach(getLog()::warn);
            Messages.todos(result.site().todos(), result.options().reportDirectory())
                    .forEach(getLog()::info);
            InitMessages.look(folder, result).forEach(getLog()::info);
        } catch (SiteException e) {
            throw because(new MojoFailureException(Messages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(Messages.machine(e)), e);
        }
    }

    private Map<InterviewQuestion, String> answers() {
        Map<InterviewQuestion, String> answers = new EnumMap<>(InterviewQuestion.class);
        put(answers, InterviewQuestion.NAME, name);
        put(answers, InterviewQuestion.PRACTICE, practice);
        put(answers, InterviewQuestion.COUNTRY, country);
        put(answers, InterviewQuestion.PHONE, phone);
        put(answers, InterviewQuestion.BOOKING, booking);
        put(answers, InterviewQuestion.TREATMENT, treatment);
        put(answers, InterviewQuestion.COLOUR, colour);
        return answers;
    }

    private static void put(
            Map<InterviewQuestion, String> answers, InterviewQuestion question, @Nullable String answer) {
        if (answer != null) {
            answers.put(question, answer);
        }
    }

    /** Whoever sits at the terminal; null for nobody. */
    private @Nullable Asker asker(Path folder) {
        if (!session().getRequest().isInteractiveMode() || !getLog().isInfoEnabled()) {
            return null;
        }
        return Terminal.find()
                .map(terminal -> {
                    terminal.tell(InitMessages.begin(folder));
                    return terminal;
                })
                .orElse(null);
    }
}
