package org.clinicsite.publish;

import java.io.IOException;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.directory.DirectoryTarget;
import org.clinicsite.source.Nearest;

/** The kinds of target. The library behind one is loaded when such a target is opened, and only then. */
public final class Targets {

    /** The types that a target may have. */
    public static final List<String> TYPES = List.of("directory", "git", "sftp", "s3");

    private Targets() {}

    /**
     * Opens a target. May connect; writes nothing.
     *
     * @throws SiteException when the settings cannot be used, or the library is missing: with the XML to paste
     */
    public static Target open(TargetSettings settings, TargetContext context) throws SiteException, IOException {
        return switch (settings.type()) {
            case "directory" -> DirectoryTarget.open(settings, context);
            default ->
                throw new SiteException(Problem.error(
                        null,
                        0,
                        0,
                        "Target '" + settings.name() + "' has an unknown type: '" + settings.type() + "'.",
                        Nearest.advice(settings.type(), TYPES)));
        };
    }
}
