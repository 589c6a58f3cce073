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
 *   <li><code>mvn site:releases</code> lists those of the only target of the POM
 *   <li><code>mvn site:releases -Dsite.target=directory:/var/www/clinic</code> lists those of a folder
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
