package org.clinicsite.publish;

import java.io.IOException;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.directory.DirectoryTarget;
import org.clinicsite.publish.git.GitTarget;
import org.clinicsite.source.Nearest;

/** The kinds of target. The library behind one is loaded when such a target is opened, and only then. */
public final class Targets {

    /** The types that a target may have. */
    public static final List<String> TYPES = List.of("directory", "git", "sftp", "s3");

    /** The versions that the plugin is built and tested with. A test compares them with the POM. */
    static final String JGIT = "7.8.1.202611041320-r";

    private Targets() {}

    /**
     * Opens a target. May connect; writes nothing.
     *
     * @throws SiteException when the settings cannot be used, or the library is missing: with the XML to paste
     */
    public static Target open(TargetSettings settings, TargetContext context) throws SiteException, IOException {
        return switch (settings.type()) {
            case "directory" -> DirectoryTarget.open(settings, context);
            case "git" -> {
                needs(settings, "org.eclipse.jgit.lib.Repository", "org.eclipse.jgit", "org.eclipse.jgit", JGIT);
                yield GitTarget.open(settings, context);
            }
            default ->
                throw new SiteException(Problem.error(
                        null,
                        0,
                        0,
                        "Target '" + settings.name() + "' has an unknown type: '" + settings.type() + "'.",
                        Nearest.advice(settings.type(), TYPES)));
        };
    }

    /** Says what to paste where the library of a type is missing. */
    private static void needs(TargetSettings settings, String type, String groupId, String artifactId, String version)
            throws SiteException {
        try {
            Class.forName(type, false, Targets.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SiteException(Problem.error(
                    null,
                    0,
                    0,
                    "Target '" + settings.name() + "' of type " + settings.type()
                            + " needs a library that is not loaded" + " by default.",
                    """
                    Add it to the plugin in the POM:
                      <plugin>
                        <groupId>org.clinicsite</groupId>
                        <artifactId>clinic-site-maven-plugin</artifactId>
                        …
                        <dependencies>
                          <dependency>
                            <groupId>%s</groupId>
                            <artifactId>%s</artifactId>
                            <version>%s</version>
                          </dependency>
                        </dependencies>
                      </plugin>""".formatted(groupId, artifactId, version)));
        }
    }
}
