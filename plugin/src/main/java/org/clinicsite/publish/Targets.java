package org.clinicsite.publish;

import java.io.IOException;
import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.directory.DirectoryTarget;
import org.clinicsite.publish.git.GitTarget;
import org.clinicsite.publish.s3.S3Target;
import org.clinicsite.publish.sftp.SftpTarget;
import org.clinicsite.source.Nearest;

/** The kinds of target. The library behind one is loaded when such a target is opened, and only then. */
public final class Targets {

    /** The types that a target may have. */
    public static final List<String> TYPES = List.of("directory", "git", "sftp", "s3");

    /** The versions that the plugin is built and tested with. A test compares them with the POM. */
    static final String JGIT = "7.8.1.202611041320-r";

    static final String SSHD = "2.20.0";
    static final String BOUNCY_CASTLE = "1.87";
    static final String AWS_SDK = "2.57.8";

    /** For asynchronous clients: five megabytes that nobody uses here. */
    private static final String WITHOUT_NETTY = """
                    <exclusions>
                      <exclusion>
                        <groupId>software.amazon.awssdk</groupId>
                        <artifactId>netty-nio-client</artifactId>
                      </exclusion>
                    </exclusions>
            """;

    private Targets() {}

    /**
     * Opens a target. May connect; writes nothing.
     *
     * @throws SiteException when the settings cannot be used, or the library is missing: with the XML to paste
     */
    public static PublishTarget open(TargetSettings settings, TargetContext context) throws SiteException, IOException {
        return switch (settings.type()) {
            case "directory" -> DirectoryTarget.open(settings, context);
            case "git" -> {
                requireLibrary(
                        settings,
                        List.of("org.eclipse.jgit.lib.Repository"),
                        dependency("org.eclipse.jgit", "org.eclipse.jgit", JGIT));
                yield GitTarget.open(settings, context);
            }
            case "sftp" -> {
                requireLibrary(
                        settings,
                        List.of(
                                "org.apache.sshd.sftp.client.SftpClient",
                                "org.bouncycastle.crypto.CryptoServicesRegistrar"),
                        dependency("org.apache.sshd", "sshd-sftp", SSHD)
                                + dependency("org.bouncycastle", "bcprov-jdk18on", BOUNCY_CASTLE));
                yield SftpTarget.open(settings, context);
            }
            case "s3" -> {
                requireLibrary(
                        settings,
                        List.of(
                                "software.amazon.awssdk.services.s3.S3Client",
                                "software.amazon.awssdk.http.apache5.Apache5HttpClient"),
                        dependency("software.amazon.awssdk", "s3", AWS_SDK, WITHOUT_NETTY));
                yield S3Target.open(settings, context);
            }
            default ->
                throw new SiteException(Problem.error(
                        Code.BAD_TARGET,
                        null,
                        0,
                        0,
                        "Target '" + settings.name() + "' has an unknown type: '" + settings.type() + "'.",
                        Nearest.advice(settings.type(), TYPES)));
        };
    }

    /** Says what to paste where the library of a type is missing. */
    private static void requireLibrary(TargetSettings settings, List<String> types, String dependencies)
            throws SiteException {
        try {
            for (String type : types) {
                Class.forName(type, false, Targets.class.getClassLoader());
            }
        } catch (ClassNotFoundException e) {
            throw new SiteException(Problem.error(
                    Code.MISSING_LIBRARY,
                    null,
                    0,
                    0,
                    "Target '" + settings.name() + "' of type " + settings.type()
                            + " needs a library that is not loaded by default.",
                    """
                    Add it to the plugin in the POM:
                      <plugin>
                        <groupId>org.clinicsite</groupId>
                        <artifactId>clinic-site-maven-plugin</artifactId>
                        …
                        <dependencies>
                    %s    </dependencies>
                      </plugin>""".formatted(dependencies)));
        }
    }

    private static String dependency(String groupId, String artifactId, String version) {
        return dependency(groupId, artifactId, version, "");
    }

    private static String dependency(String groupId, String artifactId, String version, String exclusions) {
        return """
                  <dependency>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>
            %s      </dependency>
            """.formatted(groupId, artifactId, version, exclusions);
    }
}
