package org.clinicsite.publish.directory;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.DamagedShelf;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;

/** A folder of a disk that knows no links, in which something is damaged. */
class DamagedPlainFolderTest extends DamagedShelf {

    @Override
    protected PublishTarget open(Path root) throws Exception {
        return Targets.open(
                new TargetSettings(
                        "share", "directory", new TreeMap<>(Map.of("url", root.toString(), "symlinks", "never"))),
                new TargetContext(Credentials.NONE, 2, Retry.USUAL, told));
    }

    @Override
    protected int tries() {
        return 100;
    }
}
