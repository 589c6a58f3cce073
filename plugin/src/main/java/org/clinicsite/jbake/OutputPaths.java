package org.clinicsite.jbake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * Every path that the site will have, each once. Two sources on one path are an error that names both, also when the
 * paths differ only in case or in the way an accent is written: some disks and hosts see one file there.
 */
final class OutputPaths {

    /** Who wants a path; to be taken in this order, in which JBake writes: the last one wins where two are allowed. */
    enum Kind {
        /** A source of the content folder. */
        DOCUMENT,
        /** The feed, the sitemap, the 404 page: what machines look for at a fixed path. */
        FOR_MACHINES,
        /** The archive: JBake lets a document overwrite it. */
        ARCHIVE,
        /** The index and the tags' pages: in JBake they overwrite a document. */
        LISTING,
        /** A file that is copied; JBake copies last. */
        ASSET
    }

    /** What machines look for; no permalink leads there. A document may be it, where its type has that extension. */
    private static final Map<String, String> FIXED =
            Map.of("sitemap.xml", "the sitemap", "feed.xml", "the feed", "robots.txt", "robots.txt");

    /** Bytes that the disks of Linux, macOS and Windows take for one name. */
    private static final int LONGEST_PART = 255;

    private record Owner(String path, String label, Kind kind) {}

    private final Problems problems;
    private final Refusals refusals;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, String> folders = new HashMap<>();

    OutputPaths(Problems problems, Refusals refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    /** Whether a path has a {@code ..} step. */
    static boolean climbs(String path) {
        return ("/" + path.replace('\\', '/') + "/").contains("/../");
    }

    /** What machines look for at a path, whether or not the project makes it. */
    static @Nullable String fixed(String path) {
        return FIXED.get(path.toLowerCase(Locale.ROOT));
    }

    /**
     * Takes a path.
     *
     * @param path from the site's root
     * @param label who takes it, as people know it
     * @param file the file to name in messages; null when it is the configuration
     * @return whether it will be written
     */
    boolean take(String path, String label, @Nullable String file, Kind kind) {
        if (!isSafe(path)) {
            problems.add(Problem.error(
                    Code.BAD_PATH,
                    file,
                    0,
                    0,
                    "The path of " + label + " leaves the site or holds what no path may: '" + path + "'.",
                    "Write it without '..', backslashes, control characters and a '/' in front."));
            return false;
        }
        String longest = longestPart(path);
        if (bytes(longest) > LONGEST_PART) {
            problems.add(Problem.error(
                    Code.BAD_PATH,
                    file,
                    0,
                    0,
                    "The path of " + FileNames.shown(label) + " has a part that is too long for a file: '"
                            + FileNames.shown(longest) + "'.",
                    kind == Kind.LISTING
                            ? "Shorten it to at most " + LONGEST_PART + " bytes, its ending counted."
                            : "Shorten the file's name to at most " + LONGEST_PART + " bytes, its ending counted."));
            return false;
        }
        Owner next = new Owner(path, label, kind);
        warnOfOtherSystems(next, file);
        Owner before = owners.putIfAbsent(FileNames.folded(path), next);
        return before == null || settle(before, next, file);
    }

    /** What runs here, and would break where somebody builds or unpacks the site on Windows or macOS. */
    private void warnOfOtherSystems(Owner owner, @Nullable String file) {
        for (String part : owner.path.split("/")) {
            String fault = FileNames.windowsFault(part);
            if (fault != null) {
                problems.add(Problem.warning(
                        Code.BAD_PATH,
                        file,
                        0,
                        0,
                        "The path of " + FileNames.shown(owner.label) + ", " + FileNames.shown(owner.path) + ", has "
                                + fault + ".",
                        owner.kind == Kind.LISTING ? "Write it in other words." : "Rename it."));
                break;
            }
        }
        for (int slash = owner.path.lastIndexOf('/'); slash > 0; slash = owner.path.lastIndexOf('/', slash - 1)) {
            String folder = owner.path.substring(0, slash);
            String first = folders.putIfAbsent(FileNames.folded(folder), folder);
            if (first != null && !first.equals(folder)) {
                problems.add(Problem.warning(
                        Code.PATH_TAKEN,
                        file,
                        0,
                        0,
                        "The folder of " + FileNames.shown(owner.label) + ", " + folder + ", is too like " + first
                                + ": on Windows and macOS they are one folder, and the site cannot be built there.",
                        "Write both in one way."));
            }
            if (first != null) {
                break;
            }
        }
    }

    private boolean settle(Owner before, Owner next, @Nullable String file) {
        boolean same = before.path.equals(next.path);
        String message = same
                ? before.label + " and " + next.label + " have one path: " + next.path + "."
                : before.label + " and " + next.label + " have paths that some disks cannot tell apart: " + before.path
                        + " and " + next.path + ".";
        boolean withDocument = before.kind == Kind.DOCUMENT || next.kind == Kind.DOCUMENT;
        Kind other = before.kind == Kind.DOCUMENT ? next.kind : before.kind;
        if (withDocument && !(same && (other == Kind.ARCHIVE || other == Kind.LISTING))) {
            boolean through = refusals.letsThrough(
                    Code.PATH_TAKEN,
                    file,
                    0,
                    0,
                    message,
                    "Rename one of them.",
                    same ? "The page is " + next.label + ", as in JBake." : "Both are written.");
            if (through && same) {
                owners.put(FileNames.folded(next.path), next);
            }
            return through;
        }
        if (!same) {
            if (next.kind != Kind.LISTING) { // two tags were told of where they are written
                problems.add(Problem.warning(Code.PATH_TAKEN, file, 0, 0, message, "Write them in one way."));
            }
            return true;
        }
        boolean nextWins = !(next.kind == Kind.ARCHIVE && withDocument);
        problems.add(Problem.warning(
                Code.PATH_TAKEN,
                file,
                0,
                0,
                message + " The page is " + (nextWins ? next.label : before.label) + ", as in JBake.",
                "Rename one of them, or switch off what should not be made."));
        if (nextWins) {
            owners.put(FileNames.folded(next.path), next);
        }
        return nextWins;
    }

    /** Whether the path still belongs to the one that took it, or another came later. */
    boolean owns(String path, String label) {
        Owner owner = owners.get(FileNames.folded(path));
        return owner == null || !owner.path.equals(path) || owner.label.equals(label);
    }

    /** The one that took a path, if any. */
    @Nullable
    String owner(String path) {
        Owner owner = owners.get(FileNames.folded(path));
        return owner == null ? null : owner.label;
    }

    private static String longestPart(String path) {
        String longest = "";
        for (String part : path.split("/")) {
            longest = bytes(part) > bytes(longest) ? part : longest;
        }
        return longest;
    }

    private static int bytes(String part) {
        return part.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isSafe(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || climbs(path) || path.contains("//")) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || c == 0x7F || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
