package org.clinicsite.maven;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Publisher;
import org.jspecify.annotations.Nullable;

/** The parameters of goals that need a target and no site. */
abstract class TargetMojo extends ClinicMojo {

    /** They wait for the host, not for this machine. */
    private static final int THREADS = 8;

    /** The places that were published to, as in <code>publish</code>. */
    @Parameter
    private @Nullable List<Target> targets;

    /**
     * The name of one of the targets, or a place: <code>directory:/var/www/clinic</code>,
     * <code>git:https://host/clinic.git#gh-pages</code>. Default: the only target.
     */
    @Parameter(property = "site.target")
    private @Nullable String target;

    @Inject
    private SettingsDecrypter decrypter;

    /** Does what the goal is for. */
    interface Act {
        /**
         * Acts at an open target; gives lines for people.
         *
         * @param place the target, for people
         * @param address where visitors find it; null for the site's own address
         */
        List<String> at(Publisher publisher, String place, @Nullable String address) throws SiteException, IOException;
    }

    /** What is to be done, when all is well with the parameters; they are looked at before the target is. */
    abstract Act checked(Problems problems);

    /** What is said when the machine or the host could not do it. */
    abstract String failure(IOException e);

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        try {
            Problems problems = new Problems();
            Act act = checked(problems);
            problems.all().stream()
                    .filter(problem -> !problem.isError())
                    .map(Problem::told)
                    .forEach(getLog()::warn);
            problems.failOnErrors();
            ConsoleProgress progress =
                    ConsoleProgress.of(getLog(), session().getRequest().isInteractiveMode());
            TargetChoice choice = TargetChoice.of(targets, target);
            try (org.clinicsite.publish.PublishTarget open =
                    choice.open(session().getSettings(), decrypter, System.getenv(), THREADS, progress)) {
                Publisher publisher = new Publisher(open, progress, Clock.systemUTC(), Thread::sleep);
                List<String> lines = act.at(publisher, open.describe(), choice.address());
                progress.end();
                lines.forEach(getLog()::info);
            } finally {
                progress.end();
            }
        } catch (SiteException e) {
            throw because(new MojoFailureException(PublishMessages.refused(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(failure(e)), e);
        }
    }
}
