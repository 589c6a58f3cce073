package org.clinicsite.maven;

import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.clinicsite.publish.Publisher;
import org.jspecify.annotations.Nullable;

/** Lists the releases that can be gone back to, newest first. */
@Mojo(name = "releases", aggregator = true, requiresProject = false, threadSafe = true)
public final class ReleasesMojo extends TargetMojo {

    @Override
    List<String> run(Publisher publisher, String place, @Nullable String address) throws IOException {
        return PublishMessages.releases(publisher.releases(), place);
    }

    @Override
    String failure(IOException e) {
        return PublishMessages.unread(e);
    }
}
