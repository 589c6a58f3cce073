package org.clinicsite.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.text.ByteSize;
import org.jspecify.annotations.Nullable;

/**
 * What a publish does: one change per path, sorted by path, unchanged files included.
 *
 * <p>An asset whose name changes with its bytes stays for {@link #KEPT} publishes after the site has lost it: a visitor
 * who has an old page open still asks for it. It is unchanged, with a reason, and not in the folder that is published.
 *
 * @param changes by path
 */
public record Plan(List<Change> changes) {

    /** For how many publishes an asset stays that no page of the site asks for any more. */
    public static final int KEPT = 3;

    private static final String NEW = "new";
    private static final String INSTEAD = "in place of a file of somebody else";

    /** What becomes of a file. */
    public enum Kind {
        ADD("new"),
        CHANGE("changed"),
        DELETE("deleted"),
        UNCHANGED("unchanged");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for people, such as {@code deleted}. */
        public String word() {
            return word;
        }
    }

    /**
     * What becomes of one file.
     *
     * @param path relative to the site's root with {@code /}
     * @param kind what is done
     * @param reason why, for people, such as {@code other bytes}; empty for what does not change
     * @param before what stands there; null when it is new
     * @param after what will; null when it is deleted
     */
    public record Change(
            String path, Kind kind, String reason, Manifest.@Nullable Entry before, Manifest.@Nullable Entry after) {

        /** Whether the bytes differ; false where only headers do. */
        public boolean isOfBytes() {
            return before == null || after == null || !before.sha256().equals(after.sha256());
        }

        /** Whether there is more to say of it than that it is new. */
        public boolean hasReason() {
            return !reason.isEmpty() && !reason.equals(NEW);
        }

        /** Whether the site no longer has it, and it stays for visitors with an old page only. */
        public boolean isKept() {
            return after != null && after.kept() > 0;
        }

        /** Bytes to send: none for what is deleted or stays. */
        public long bytes() {
            return after == null || kind == Kind.UNCHANGED ? 0 : after.size();
        }
    }

    public Plan {
        changes = List.copyOf(changes);
    }

    /** Compares what is wanted with what is there. */
    public static Plan of(Standing standing, SortedMap<String, Manifest.Entry> wanted) {
        Map<String, Manifest.Entry> live = standing.live().files();
        Map<String, Manifest.Entry> half =
                standing.unfinished() == null ? Map.of() : standing.unfinished().files();
        TreeSet<String> paths = new TreeSet<>(live.keySet());
        paths.addAll(wanted.keySet());
        paths.addAll(half.keySet());
        List<Change> changes = new ArrayList<>(paths.size());
        boolean sameSite = half.isEmpty() && isSame(live, wanted);
        Beside beside = new Beside(wanted.keySet());
        Set<String> foreign = Set.copyOf(standing.foreign());
        for (String path : paths) {
            Manifest.Entry before = live.get(path);
            Manifest.Entry begun = half.get(path);
            Manifest.Entry after = wanted.get(path);
            boolean unsure = begun != null && !begun.equals(before);
            if (after == null
                    && before != null
                    && (before.kept() < KEPT || sameSite)
                    && FileRules.classOf(path) == FileClass.HASHED_ASSET
                    && beside.isRoomFor(path)) {
                changes.add(new Change(
                        path, Kind.UNCHANGED, "an old page may still ask for it", before, before.keptOnceMore()));
            } else if (after == null) {
                changes.add(new Change(
                        path,
                        Kind.DELETE,
                        before == null ? "left by an earlier publish" : "no longer in the site",
                        before,
                        null));
            } else if (before == null) {
                changes.add(new Change(path, Kind.ADD, foreign.contains(path) ? INSTEAD : NEW, null, after));
            } else if (unsure) {
                changes.add(new Change(path, Kind.CHANGE, "a publish of it was broken off", before, after));
            } else if (before.notKept().equals(after)) {
                changes.add(new Change(path, Kind.UNCHANGED, "", before, after));
            } else {
                changes.add(new Change(path, Kind.CHANGE, difference(before, after), before, after));
            }
        }
        return new Plan(changes);
    }

    /** A site's paths, and those that stay beside them: on no disk may one take another's place. */
    static final class Beside {

        private final Collection<String> site;
        private @Nullable SitePaths paths;

        Beside(Collection<String> site) {
            this.site = site;
        }

        /** Whether a path can stand beside all; then it does. */
        boolean isRoomFor(String path) {
            SitePaths all = paths;
            if (all == null) { // most publishes have no such file
                all = new SitePaths();
                for (String each : site) {
                    all.add(new SitePath(each));
                }
                paths = all;
            }
            return all.add(new SitePath(path)) == null;
        }
    }

    /** Whether the live site is the wanted one, but for assets that are kept: then nothing is to be done at all. */
    private static boolean isSame(Map<String, Manifest.Entry> live, SortedMap<String, Manifest.Entry> wanted) {
        return wanted.entrySet().stream()
                        .allMatch(file -> live.containsKey(file.getKey())
                                && live.get(file.getKey()).notKept().equals(file.getValue()))
                && live.entrySet().stream()
                        .allMatch(file -> file.getValue().kept() > 0 || wanted.containsKey(file.getKey()));
    }

    private static String difference(Manifest.Entry before, Manifest.Entry after) {
        if (!before.sha256().equals(after.sha256())) {
            return "other content";
        }
        List<String> headers = new ArrayList<>();
        if (!before.contentType().equals(after.contentType())) {
            headers.add("Content-Type was " + before.contentType());
        }
        if (!before.cacheControl().equals(after.cacheControl())) {
            headers.add("Cache-Control was " + before.cacheControl());
        }
        return headers.isEmpty() ? "other content" : String.join(", ", headers);
    }

    /** What stands there afterwards, by path. */
    public SortedMap<String, Manifest.Entry> result() {
        TreeMap<String, Manifest.Entry> result = new TreeMap<>();
        for (Change change : changes) {
            if (change.after() != null) {
                result.put(change.path(), change.after());
            }
        }
        return result;
    }

    /** Those of somebody else's files in whose place none is put. */
    public List<String> leavesAlone(Collection<String> foreign) {
        Set<String> put = result().keySet();
        return foreign.stream().filter(path -> !put.contains(path)).toList();
    }

    /** The changes of one kind, sorted by path. */
    public List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** What has to be sent: new and changed files, sorted by path. */
    public List<Change> uploads() {
        return changes.stream()
                .filter(change -> change.kind() == Kind.ADD || change.kind() == Kind.CHANGE)
                .toList();
    }

    /**
     * An error for each upload that has more bytes than a target takes, sorted by path.
     *
     * @param most bytes of the largest that it takes
     * @param why a sentence's end that names who takes no more, such as {@code S3 takes 5 GB in one piece}
     */
    public List<Problem> largerThan(long most, String why) {
        return uploads().stream()
                .filter(change -> change.bytes() > most)
                .map(change -> Problem.error(
                        Code.FILE_TOO_LARGE,
                        null,
                        0,
                        0,
                        "/" + change.path() + ": It has " + ByteSize.of(change.bytes()) + "; " + why + ".",
                        "Make it smaller, or keep it elsewhere and link to it."))
                .toList();
    }

    /** Whether everything stands there already. */
    public boolean isEmpty() {
        return changes.stream().allMatch(change -> change.kind() == Kind.UNCHANGED);
    }

    /** Bytes to send. */
    public long bytes() {
        return changes.stream().mapToLong(Change::bytes).sum();
    }

    /**
     * The uploads in the order for targets that cannot switch at once: two waves per {@link FileClass}, what is new
     * before what changes, so that a page is there before another leads to it. Each is to be finished before the next
     * begins. The manifest follows them, then the deletes; a failure stops before the next wave.
     */
    public List<List<Change>> waves() {
        List<List<Change>> waves = new ArrayList<>();
        for (FileClass each : FileClass.values()) {
            for (Kind kind : List.of(Kind.ADD, Kind.CHANGE)) {
                List<Change> wave = of(kind).stream()
                        .filter(change -> FileRules.classOf(change.path()) == each)
                        .toList();
                if (!wave.isEmpty()) {
                    waves.add(wave);
                }
            }
        }
        return waves;
    }
}
