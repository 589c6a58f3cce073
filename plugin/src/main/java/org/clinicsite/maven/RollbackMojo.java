package org.clinicsite.maven;

import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Publisher;
import org.jspecify.annotations.Nullable;

/** Makes an earlier release the live one again. The content stays as it is: the next publish publishes it. */
@Mojo(name = "rollback", aggregator = true, requiresProject = false, threadSafe = true)
public final class RollbackMojo extends TargetMojo {

    /** The release to go back to: its id or the beginning of it. Default: the one before the live one. */
    @Parameter(property = "site.to")
    private @Nullable String to;

    /** Whether to look at the live address after the switch. */
    @Parameter(property = "site.verify", defaultValue = "true")
    private String verify = "true";

    @Override
    List<String> run(Publisher publisher, String place, @Nullable String address) throws SiteException, IOException {
        Problems problems = new Problems();
        boolean look = Parameters.flag("verify", verify, problems);
        problems.failOnErrors();
        Publisher.Return done = publisher.rollback(to, look, address);
        done.warnings().forEach(getLog()::warn);
        return PublishMessages.rolledBack(done, place);
    }

    @Override
    String failure(IOException e) {
        return PublishMessages.machine("rollback", e);
    }
}
