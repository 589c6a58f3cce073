package org.clinicsite.maven;

import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.publish.Publisher;
import org.jspecify.annotations.Nullable;

/**
 * Makes an earlier release the live one again. The content stays as it is: the next publish publishes it.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:rollback # to the release before the live one</code>
 *   <li><code>mvn site:rollback -Dsite.to=20261122-104533 # to that release</code>
 * </ul>
 */
@Mojo(name = "rollback", aggregator = true, requiresProject = false, threadSafe = true)
public final class RollbackMojo extends TargetMojo {

    /** The release to go back to: its id or the beginning of it. Default: the one before the live one. */
    @Parameter(property = "site.to")
    private @Nullable String to;

    /** Whether to show only which release would be gone back to; nothing is written then. */
    @Parameter(property = "site.dryRun", defaultValue = "false")
    private @Nullable String dryRun;

    /** Whether to look at the live address after the switch. */
    @Parameter(property = "site.verify", defaultValue = "true")
    private String verify = "true";

    @Override
    Act checked(Problems problems) {
        problems.addAll(properties().inVain());
        boolean only = Parameters.flag("dryRun", dryRun, problems);
        boolean look = Parameters.flag("verify", verify, problems);
        return (publisher, place, address) -> {
            if (only) {
                return PublishMessages.wouldGoBack(publisher.choose(to), place);
            }
            Publisher.Return done = publisher.rollback(to, look, address);
            done.warnings().stream().map(Problem::told).forEach(getLog()::warn);
            return PublishMessages.rolledBack(done, place);
        };
    }

    @Override
    String failure(IOException e) {
        return PublishMessages.machine("rollback", e);
    }
}
