package org.clinicsite.maven;

import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.clinicsite.problem.Problems;

/**
 * Lists the releases that can be gone back to, newest first.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:releases # at the only target of the POM</code>
 *   <li><code>mvn site:releases -Dsite.target=directory:/var/www/clinic # in a folder</code>
 * </ul>
 */
@Mojo(name = "releases", aggregator = true, requiresProject = false, threadSafe = true)
public final class ReleasesMojo extends TargetMojo {

    @Override
    Act checked(Problems problems) {
        problems.addAll(properties().lookalikes());
        return (publisher, place, address) -> PublishMessages.releases(publisher.releases(), place);
    }

    @Override
    String failure(IOException e) {
        return PublishMessages.unread(e);
    }
}
