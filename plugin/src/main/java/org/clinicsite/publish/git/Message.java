package org.clinicsite.publish.git;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Release;

/**
 * What a commit says of its release, so that releases can be listed without the manifest of each, which would have to be
 * fetched.
 *
 * <pre>
 * Publish 20261122-104533-3fa9c1d
 *
 * 1 new, 2 changed, 0 deleted
 * 48 files, 812345 bytes
 * </pre>
 */
final class Message {

    private static final Pattern WRITTEN =
            Pattern.compile("(?s)(?:Publish|Go back to) (\\S+)\n.*?\n(\\d{1,9}) files, (\\d{1,18}) bytes\\s*");

    private Message() {}

    /** Of a publish. */
    static String published(Manifest manifest, Plan plan) {
        return "Publish " + manifest.release() + "\n\n"
                + plan.of(Plan.Kind.ADD).size() + " new, "
                + plan.of(Plan.Kind.CHANGE).size() + " changed, "
                + plan.of(Plan.Kind.DELETE).size() + " deleted\n"
                + size(manifest);
    }

    /** Of a rollback. */
    static String wentBack(Manifest manifest) {
        return "Go back to " + manifest.release() + "\n\n" + size(manifest);
    }

    private static String size(Manifest manifest) {
        return manifest.files().size() + " files, " + manifest.bytes() + " bytes\n";
    }

    /** The release, not marked as live; empty for a message that somebody else wrote. */
    static Optional<Release> release(String message) {
        Matcher written = WRITTEN.matcher(message);
        return written.matches() && Release.isId(written.group(1))
                ? Release.of(written.group(1), Integer.parseInt(written.group(2)), Long.parseLong(written.group(3)))
                : Optional.empty();
    }
}
