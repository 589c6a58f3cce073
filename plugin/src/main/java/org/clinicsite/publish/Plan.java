package org.clinicsite.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        for (String path : paths) {
            Manifest.Entry before = live.get(path);
            Manifest.Entry begun = half.get(path);
            Manifest.Entry after = wanted.get(path);
            boolean unsure = begun != null && !begun.equals(before);
            if (after == null
                    && before != null
                    && (before.kept() < KEPT || sameSite)
                    && FileRules.classOf(path) == FileClass.HASHED_ASSET) {
                changes.add(new Change(
                        path, Kind.UNCHANGED, "an old page may still ask for it", before, before.keptOnceMore()));
            } else if (after == null) {
                changes.add(new Change(
                        path,
                        Kind.DELETE,
                        before == null ? "left by a publish that was broken off" : "no longer in the site",
                        before,
                        null));
            } else if (before == null) {
                changes.add(new Change(path, Kind.ADD, "new", null, after));
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
