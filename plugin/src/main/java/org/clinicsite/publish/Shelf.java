package org.clinicsite.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.publish.Disk.Found;
import org.clinicsite.publish.Disk.Kind;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the folder of a target that keeps releases beside each other, and what of it can be used:
 *
 * <pre>
 * current -&gt; releases/20261122-104533-3fa9c1d     what the web server serves
 * releases/20261122-104533-3fa9c1d/               a whole site
 * releases/20261122-104533-3fa9c1d.json           its manifest; .json.new until it has been live
 * releases/….part                                 what is being written or deleted
 * releases/plain                                  only where current is the site's folder itself: the live release's id
 * </pre>
 *
 * <p>Nothing here is believed before it was looked at: files may be cut off, folders gone, and links put in the place of
 * either. What cannot be read is listed with its fault; whatever can be gone on with is gone on with.
 */
public final class Shelf {

    /** The name that the web server serves. */
    public static final String CURRENT = "current";

    /** The folder of all releases. */
    public static final String RELEASES = "releases";

    /** Ends the name of a manifest. */
    public static final String JSON = ".json";

    /** Ends the name of a manifest whose release was not live yet. */
    public static final String BEGUN = ".json.new";

    /** Ends the name of what is being written or deleted. */
    public static final String PART = ".part";

    /** The file that says that {@link #CURRENT} is a folder, and holds the live release's id. */
    public static final String PLAIN = "plain";

    /** Begins the name of a link that is to become {@link #CURRENT}. */
    public static final String NEW = "current.new";

    private static final int ID = "20261122-104533-3fa9c1d".length();

    private final Disk disk;
    private @Nullable Look last;

    /** @param disk where to look */
    public Shelf(Disk disk) {
        this.disk = disk;
    }

    /**
     * The name of a link that is to become {@link #CURRENT}: nobody has it, or a link that a publish left which was killed, and
     * which is to be deleted first.
     */
    public String newLink() throws IOException {
        for (int i = 0; ; i++) {
            String name = NEW + (i == 0 ? "" : i);
            Found found = disk.find(name);
            if (found.is(Kind.NOTHING)
                    || found.is(Kind.LINK) && disk.readLink(name).startsWith(RELEASES + "/")) {
                return name;
            }
        }
    }

    /** What is said of something that a new release goes without. */
    public static String isNotCarried(String path) {
        return "'" + FileNames.shown(path) + "' is neither a file nor a link; the new release is without it.";
    }

    /** A path in {@link #RELEASES}. */
    public static String in(String name) {
        return RELEASES + "/" + name;
    }

    private static boolean isOurs(String name) {
        return name.equals(PLAIN)
                || name.endsWith(PART) && name.length() > ID && Release.isId(name.substring(0, ID))
                || Release.isId(idOf(name));
    }

    private static String idOf(String name) {
        String ending = name.endsWith(BEGUN) ? BEGUN : name.endsWith(JSON) ? JSON : "";
        return name.substring(0, name.length() - ending.length());
    }

    /** A release, as far as it can be read. */
    private record Slot(
            Found folder,
            Found json,
            Found begun,
            @Nullable Manifest manifest,
            @Nullable String fault,
            boolean isNewer) {

        /** One of which nothing but its name is known. */
        static final Slot UNKNOWN =
                new Slot(Found.NOTHING, Found.NOTHING, Found.NOTHING, null, "its manifest is missing", false);
    }

    /** What the live release's folder holds. */
    public interface Inside {

        /** Whether a file is there, no link and so long. */
        boolean holds(String path, long size);

        /** Paths of all files and links that are not among some. */
        Collection<String> others(Set<String> paths);
    }

    /** Looks, writes nothing. What did not change since the last look is not read again. */
    public Look look() throws IOException {
        Found releases = disk.find(RELEASES);
        SortedMap<String, Found> names =
                releases.is(Kind.FOLDER) ? newest(disk.list(RELEASES, Shelf::isOurs)) : new TreeMap<>();
        Found current = disk.find(CURRENT);
        String leadsTo = current.is(Kind.LINK) ? disk.readLink(CURRENT) : "";
        Look before = last;
        Look now = before != null
                        && before.releases.equals(releases)
                        && before.names.equals(names)
                        && before.current.equals(current)
                        && before.leadsTo.equals(leadsTo)
                ? before
                : look(releases, names, current, leadsTo);
        last = now;
        return now;
    }

    /** So that a folder that somebody filled to the brim costs no more than one that we did. */
    private static SortedMap<String, Found> newest(SortedMap<String, Found> names) {
        SortedSet<String> ids = new TreeSet<>();
        names.keySet().forEach(name -> {
            if (!name.equals(PLAIN)) {
                ids.add(name.substring(0, ID));
            }
        });
        if (ids.size() <= Limits.RELEASES) {
            return names;
        }
        String oldest = List.copyOf(ids).get(ids.size() - Limits.RELEASES);
        SortedMap<String, Found> kept = new TreeMap<>(names.tailMap(oldest));
        return kept;
    }

    private Look look(Found releases, SortedMap<String, Found> names, Found current, String leadsTo)
            throws IOException {
        SortedMap<String, Slot> slots = slots(names);
        String mark = mark(names);
        return new Look(releases, names, current, leadsTo, slots, mark, disk);
    }

    /** What the file says that tells a folder from a link; null when there is none. */
    private @Nullable String mark(SortedMap<String, Found> names) throws IOException {
        Found plain = names.getOrDefault(PLAIN, Found.NOTHING);
        if (!plain.is(Kind.FILE)) {
            return null;
        }
        byte[] bytes = disk.read(Map.of(in(PLAIN), plain), Limits.LEASE_BYTES).get(in(PLAIN));
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1).strip();
    }

    /** A release's manifest, where its files are those that the last look saw. */
    private @Nullable Manifest known(String id, SortedMap<String, Found> names) {
        Slot slot = last == null ? null : last.slots.get(id);
        return slot != null
                        && slot.json().equals(names.getOrDefault(id + JSON, Found.NOTHING))
                        && slot.begun().equals(names.getOrDefault(id + BEGUN, Found.NOTHING))
                ? slot.manifest()
                : null;
    }

    private SortedMap<String, Slot> slots(SortedMap<String, Found> names) throws IOException {
        SortedSet<String> ids = new TreeSet<>();
        for (String name : names.keySet()) {
            if (Release.isId(idOf(name))) {
                ids.add(idOf(name));
            }
        }
        Map<String, Found> files = new HashMap<>(); // that hold a manifest
        long room = 4L * Limits.MANIFEST_BYTES;
        List<String> newestFirst = new ArrayList<>(ids);
        java.util.Collections.reverse(newestFirst);
        for (String id : newestFirst) {
            if (known(id, names) != null) {
                continue;
            }
            String name = names.containsKey(id + JSON) ? id + JSON : id + BEGUN;
            Found file = names.getOrDefault(name, Found.NOTHING);
            if (file.is(Kind.FILE) && file.size() <= Limits.MANIFEST_BYTES && file.size() <= room) {
                room -= file.size();
                files.put(in(name), file);
            }
        }
        Map<String, byte[]> read = disk.read(files, Limits.MANIFEST_BYTES);
        SortedMap<String, Slot> slots = new TreeMap<>();
        for (String id : ids) {
            String name = names.containsKey(id + JSON) ? id + JSON : id + BEGUN;
            Found file = names.getOrDefault(name, Found.NOTHING);
            Manifest manifest = known(id, names);
            String fault = null;
            boolean newer = false;
            byte[] bytes = read.get(in(name));
            if (bytes != null) {
                try {
                    manifest = Manifest.parse(bytes, disk.shown(in(name)));
                    if (!manifest.release().equals(id)) {
                        manifest = null;
                        fault = "its manifest is that of another release";
                    }
                } catch (UnreadableException e) {
                    fault = "its manifest " + e.fault();
                    newer = e.isNewer();
                }
            } else if (manifest == null && file.is(Kind.NOTHING)) {
                fault = "its manifest is missing";
            } else if (manifest == null) {
                fault = file.is(Kind.FILE)
                        ? "its manifest cannot be read"
                        : "its manifest is " + file.kind().words();
            }
            slots.put(
                    id,
                    new Slot(
                            names.getOrDefault(id, Found.NOTHING),
                            names.getOrDefault(id + JSON, Found.NOTHING),
                            names.getOrDefault(id + BEGUN, Found.NOTHING),
                            manifest,
                            fault,
                            newer));
        }
        return slots;
    }

    /** What was found. */
    public static final class Look {

        private final Found releases;
        private final SortedMap<String, Found> names;
        private final Found current;
        private final String leadsTo;
        private final SortedMap<String, Slot> slots;
        private final Disk disk;
        private final boolean plain;
        private final boolean sure;
        private final String live;
        private final List<Problem> warnings = new ArrayList<>();
        private final @Nullable TargetException refusal;

        private Look(
                Found releases,
                SortedMap<String, Found> names,
                Found current,
                String leadsTo,
                SortedMap<String, Slot> slots,
                @Nullable String mark,
                Disk disk)
                throws IOException {
            this.releases = releases;
            this.names = names;
            this.current = current;
            this.leadsTo = leadsTo;
            this.slots = new TreeMap<>(slots);
            this.disk = disk;
            boolean folder = false;
            boolean certain = true;
            String id = "";
            if (current.is(Kind.LINK)) {
                id = linked();
            } else if (current.is(Kind.NOTHING) && mark != null) {
                folder = true;
                Slot slot = slots.get(mark);
                if (slot != null && slot.folder().is(Kind.FOLDER)) {
                    id = mark; // killed between the two renames: it lies in its own place
                }
            } else if (current.is(Kind.FOLDER) && mark != null) {
                certain = Release.isId(mark) && isAway(mark);
                id = certain ? mark : newestAway();
                folder = !id.isEmpty();
            } else if (current.is(Kind.FOLDER)) {
                certain = false;
            }
            this.live = id;
            this.plain = folder;
            if (plain && !live.isEmpty()) {
                this.slots.putIfAbsent(live, Slot.UNKNOWN);
            }
            this.sure = certain && manifest(id) != null && !place().isEmpty();
            this.refusal = refusal();
            if (refusal == null) {
                warn(certain);
            }
        }

        /** Whether the folder is not in its place: it may have become {@link #CURRENT}. */
        private boolean isAway(String id) {
            Slot slot = slots.get(id);
            return slot == null || slot.folder().is(Kind.NOTHING);
        }

        private String newestAway() {
            String newest = "";
            for (String id : slots.keySet()) {
                newest = isAway(id) ? id : newest;
            }
            return newest;
        }

        /** The id that the link leads to, however that is written; empty when it leads elsewhere. */
        private String linked() throws IOException {
            String path = leadsTo;
            if (path.startsWith("/") || path.indexOf(':') == 1) {
                for (String root : disk.roots()) {
                    if (path.startsWith(root + "/")) {
                        path = path.substring(root.length() + 1);
                        break;
                    }
                }
            }
            List<String> parts = new ArrayList<>();
            for (String part : path.split("/", -1)) {
                if (!part.equals(".") && (!part.isEmpty() || parts.isEmpty() && path.startsWith("/"))) {
                    parts.add(part);
                }
            }
            return parts.size() == 2 && parts.get(0).equals(RELEASES) && Release.isId(parts.get(1)) ? parts.get(1) : "";
        }

        private @Nullable Manifest manifest(String id) {
            Slot slot = slots.get(id);
            return slot == null ? null : slot.manifest();
        }

        /** What to do where this folder cannot be published to. */
        public String otherFolder() {
            return "Name another folder, such as " + disk.shown("site")
                    + ", and let the web server serve 'current' in that one. What is here stays as it is.";
        }

        private @Nullable TargetException refusal() {
            String other = otherFolder();
            if (!releases.is(Kind.FOLDER) && !releases.is(Kind.NOTHING)) {
                return new TargetException(
                        Code.FOREIGN_PLACE,
                        disk.shown(RELEASES) + " is " + releases.kind().words()
                                + ", which no publish made; nothing is written or deleted there.",
                        other);
            }
            if (markInTheWay() != null) {
                return markInTheWay();
            }
            String back = slots.keySet().stream()
                    .filter(this::canBeShown)
                    .reduce((one, next) -> next)
                    .orElse("");
            String advice = back.isEmpty()
                    ? other
                    : "To show a release again: mvn site:rollback -Dsite.to=" + back + ". Then publish.";
            if (current.is(Kind.LINK) && live.isEmpty()) {
                return new TargetException(
                        Code.FOREIGN_PLACE,
                        disk.shown(CURRENT) + " leads to " + FileNames.shown(leadsTo) + ", which no publish made.",
                        advice);
            }
            if (live.isEmpty() && !current.is(Kind.NOTHING)) {
                return new TargetException(
                        Code.FOREIGN_PLACE,
                        disk.shown(CURRENT) + " is there already, and no publish made it.",
                        back.isEmpty() ? other : advice + " What is there now is kept beside it under another name.");
            }
            Slot slot = slots.get(live);
            if (slot != null && slot.isNewer()) {
                return new TargetException(
                        Code.NEWER_STATE,
                        "The live release " + live + " cannot be compared with the site: " + slot.fault() + ".",
                        "Publish with that version; or delete the file "
                                + disk.shown(in(live + (slot.json().is(Kind.NOTHING) ? BEGUN : JSON)))
                                + " and publish again: then every file is sent anew.");
            }
            return null;
        }

        private void warn(boolean certain) {
            if (live.isEmpty()) {
                return;
            }
            Slot slot = slots.get(live);
            Kind folder = slot == null ? Kind.NOTHING : slot.folder().kind();
            if (!plain && folder != Kind.FOLDER) {
                warnings.add(Problem.warning(
                        Code.DAMAGED_STATE,
                        null,
                        0,
                        0,
                        disk.shown(CURRENT) + " leads to releases/" + live + ", which is "
                                + (folder == Kind.NOTHING
                                        ? "gone"
                                        : folder.words() + " that no publish made and is left alone")
                                + ": every file is sent anew.",
                        null));
            } else if (!sure) {
                warnings.add(Problem.warning(
                        Code.DAMAGED_STATE,
                        null,
                        0,
                        0,
                        "The live release " + live + " cannot be compared with the site ("
                                + (slot == null || slot.fault() == null || !certain && slot.manifest() != null
                                        ? "the file " + disk.shown(in(PLAIN)) + " is damaged"
                                        : slot.fault())
                                + "): every file is sent anew, and what no other manifest lists is taken for somebody else's and"
                                + " stays.",
                        null));
            }
        }

        /**
         * Stops a publish that must not go on.
         *
         * @throws TargetException when something is in the way that no publish made
         */
        public void refuse() throws TargetException {
            if (refusal != null) {
                throw refusal;
            }
        }

        private @Nullable TargetException markInTheWay() {
            Kind kind = find(PLAIN).kind();
            if (kind == Kind.NOTHING || kind == Kind.FILE || current.is(Kind.LINK)) {
                return null;
            }
            String path = disk.shown(in(PLAIN));
            return new TargetException(
                    Code.FOREIGN_PLACE,
                    path + " is " + kind.words() + ", which no publish made.",
                    "Delete " + path + " (what it may lead to can stay), then publish again.");
        }

        /**
         * Stops a rollback that must not go on.
         *
         * @throws TargetException when something is in the way that no rollback can put aside
         */
        public void refuseRollback() throws TargetException {
            refuseUnlisted();
            TargetException mark = markInTheWay();
            if (mark != null) {
                throw mark;
            }
        }

        /**
         * Stops whoever asks for releases where nobody can tell which there are.
         *
         * @throws TargetException when the folder of all releases is none
         */
        public void refuseUnlisted() throws TargetException {
            if (!releases.is(Kind.FOLDER) && !releases.is(Kind.NOTHING)) {
                refuse();
            }
        }

        /** The live release's id; empty when there is none, or nobody knows. */
        public String live() {
            return live;
        }

        /** Whether {@link #CURRENT} is a folder, or is to become one. */
        public boolean isPlain() {
            return plain;
        }

        /** What has the name {@link #CURRENT}. */
        public Found current() {
            return current;
        }

        /** The folder in which the live release's files lie; empty when there is none that could be looked into. */
        public String place() {
            if (live.isEmpty()) {
                return "";
            }
            if (plain && current.is(Kind.FOLDER)) {
                return CURRENT;
            }
            Slot slot = slots.get(live);
            return slot != null && slot.folder().is(Kind.FOLDER) ? in(live) : "";
        }

        /** The manifest of a release; null when it cannot be read. */
        public @Nullable Manifest manifestOf(String id) {
            return manifest(id);
        }

        /** Whether the folder of a release is there, or the release is live in the place of another. */
        public boolean canBeShown(String id) {
            Slot slot = slots.get(id);
            return slot != null
                    && !isBrokenOff(id, slot)
                    && (slot.folder().is(Kind.FOLDER) || id.equals(live) && !place().isEmpty());
        }

        /** Why a release cannot be shown whose folder is not there. */
        public static TargetException isGone(String id) {
            return new TargetException(
                    Code.NO_RELEASE,
                    "The release " + id + " is no longer there.",
                    "See which are with mvn site:releases.");
        }

        /**
         * Why a release cannot be shown in whose folder somebody put a link, and what to do.
         *
         * @param link its path, as {@link #replaced} found it
         */
        public TargetException isNotShown(String id, String link) {
            String path = disk.shown(in(id) + "/" + link);
            String other = slots.keySet().stream()
                    .filter(each -> each.compareTo(id) < 0 && !each.equals(live) && canBeShown(each))
                    .reduce((one, next) -> next)
                    .orElse("");
            return new TargetException(
                    Code.FOREIGN_PLACE,
                    "The release " + id + " cannot be shown: " + path + " is a link, which no publish made.",
                    other.isEmpty()
                            ? "Delete " + path
                                    + " (what it may lead to can stay), then go back to it: all else of it is there."
                            : "Go back to an older one: mvn site:rollback -Dsite.to=" + other + ".");
        }

        /** Whether a publish was broken off before the release was live. */
        private boolean isBrokenOff(String id, Slot slot) {
            return !id.equals(live)
                    && slot.json().is(Kind.NOTHING)
                    && slot.begun().is(Kind.FILE);
        }

        /** What {@link PublishTarget#releases} has to give. */
        public List<Release> releases() {
            List<Release> found = new ArrayList<>();
            slots.forEach((id, slot) -> {
                if (isBrokenOff(id, slot)) {
                    return;
                }
                boolean isLive = id.equals(live);
                boolean there = slot.folder().is(Kind.FOLDER) || isLive && !place().isEmpty();
                String fault = there
                        ? slot.fault()
                        : slot.folder().is(Kind.NOTHING)
                                ? "its folder is gone"
                                : "its folder is " + slot.folder().kind().words();
                found.add(
                        0,
                        slot.manifest() != null && fault == null
                                ? Release.of(slot.manifest(), isLive)
                                : Release.unreadable(id, isLive, requireNonNull(fault)));
            });
            return found;
        }

        /** Paths that a release's manifest lists; none when it cannot be read. */
        public Set<String> paths(String id) {
            Manifest manifest = manifest(id);
            return manifest == null ? Set.of() : manifest.files().keySet();
        }

        /** Paths that any manifest lists: what of them lies in a release is ours. */
        public Set<String> published() {
            Set<String> paths = new TreeSet<>();
            for (Slot slot : slots.values()) {
                if (slot.manifest() != null) {
                    paths.addAll(slot.manifest().files().keySet());
                }
            }
            return paths;
        }

        /**
         * Paths of the live release that are known, so that folders which hold these alone need not be looked into; empty when
         * all has to be looked at.
         */
        public Set<String> known() {
            return sure ? requireNonNull(manifest(live)).files().keySet() : Set.of();
        }

        /** What stands there. Files of the live release that are not as they were published count as missing. */
        public Standing standing(Inside inside) {
            if (live.isEmpty()) {
                return new Standing(Manifest.NONE, releases(), List.of(), null, warnings);
            }
            SortedMap<String, Manifest.Entry> there = new TreeMap<>();
            if (!place().isEmpty()) {
                if (sure) {
                    there.putAll(requireNonNull(manifest(live)).files());
                } else {
                    slots.values().forEach(slot -> {
                        if (slot.manifest() != null) {
                            there.putAll(slot.manifest().files());
                        }
                    });
                    // a name with a hash stands for its bytes; of all others nobody knows which release they are of
                    there.keySet().removeIf(path -> FileRules.classOf(path) != FileClass.HASHED_ASSET);
                }
                there.entrySet()
                        .removeIf(file ->
                                !inside.holds(file.getKey(), file.getValue().size()));
            }
            List<String> foreign = place().isEmpty()
                    ? List.of()
                    : List.copyOf(new TreeSet<>(inside.others(sure ? known() : published())));
            Manifest manifest = new Manifest(live, requireNonNull(Release.timeOf(live)), there);
            return new Standing(manifest, releases(), foreign, null, warnings);
        }

        /** Names in {@link #RELEASES} that a publish left which was broken off, or one that deleted. */
        public List<String> leftovers() {
            List<String> left = new ArrayList<>();
            names.forEach((name, found) -> {
                if (name.endsWith(PART)) {
                    left.add(name);
                }
            });
            slots.forEach((id, slot) -> {
                if (isBrokenOff(id, slot)) {
                    left.add(id);
                    left.add(id + BEGUN);
                } else if (!id.equals(live) && slot.begun().is(Kind.FILE)) {
                    left.add(id + BEGUN);
                }
            });
            left.removeIf(name -> !names.containsKey(name));
            return left;
        }

        /** Whether the live release's manifest has yet to get its last name. */
        public boolean isToBeFinished() {
            Slot slot = slots.get(live);
            return slot != null && slot.begun().is(Kind.FILE) && slot.json().is(Kind.NOTHING);
        }

        /**
         * Ids of releases that are too old to be kept.
         *
         * @param keep how many to keep besides the live one; those that cannot be read take nobody's place
         * @param except the one that is live
         */
        public List<String> tooOld(int keep, String except) {
            List<String> old = new ArrayList<>();
            int kept = 0;
            List<Release> all = releases();
            for (Release release : all) {
                if (release.id().equals(except)) {
                    continue;
                }
                if (kept >= keep) {
                    old.add(release.id());
                } else if (release.fault() == null) {
                    kept++;
                }
            }
            return old;
        }

        /** What has a name in {@link #RELEASES}. */
        public Found find(String name) {
            return names.getOrDefault(name, Found.NOTHING);
        }

        /** Finds the links in a release's folder. */
        public interface Links {

            /** Their paths, relative to the folder. */
            Collection<String> of(String id) throws IOException;
        }

        /**
         * Why an old release cannot be taken away: somebody put something in its place, or in that of a part of it.
         *
         * @return for people; null when nobody did
         */
        public @Nullable String heldBy(String id, Links links) throws IOException {
            for (String name : List.of(id, id + JSON)) {
                Kind kind = find(name).kind();
                if (kind != Kind.NOTHING && kind != (name.equals(id) ? Kind.FOLDER : Kind.FILE)) {
                    return leftAlone(id, in(name), kind);
                }
            }
            String replaced = find(id).is(Kind.FOLDER) ? replaced(id, links.of(id)) : null;
            return replaced == null ? null : leftAlone(id, in(id) + "/" + replaced, Kind.LINK);
        }

        private String leftAlone(String id, String path, Kind kind) {
            return "The old release " + id + " is left alone: " + disk.shown(path) + " is " + kind.words()
                    + ", which no publish made. Delete it, and the next publish takes the release away.";
        }

        /** What is said of a leftover that is neither a file nor a folder. */
        public String leftAlone(String name) {
            return disk.shown(in(name)) + " is " + find(name).kind().words()
                    + ", which no publish made. It is left alone.";
        }

        /**
         * What to call something that has the place of {@link #CURRENT} and that no publish made; null when there is no such.
         * Only a rollback comes so far.
         */
        public @Nullable String aside() throws IOException {
            if (current.is(Kind.NOTHING) || current.is(Kind.LINK) || plain) {
                return null;
            }
            int number = 1;
            while (!disk.find(CURRENT + "." + number).is(Kind.NOTHING)) {
                number++;
            }
            return CURRENT + "." + number;
        }

        /** What is said of what was put aside. */
        public String keptAside(String name) {
            return disk.shown(CURRENT) + " was " + current.kind().words() + " that no publish made. It is kept as "
                    + disk.shown(name) + ".";
        }

        /**
         * The first of some links that stands where a publish put a file or a folder: somebody put it there since, and what it
         * leads to is not ours.
         *
         * @param id the release in whose folder the links were found
         * @param links their paths
         */
        public @Nullable String replaced(String id, Collection<String> links) {
            if (links.isEmpty()) {
                return null;
            }
            Manifest manifest = manifest(id);
            Set<String> ours = new TreeSet<>();
            for (String path : manifest == null ? published() : manifest.files().keySet()) {
                ours.add(path);
                ours.addAll(new FilePath(path).folders());
            }
            return links.stream().filter(ours::contains).sorted().findFirst().orElse(null);
        }
    }
}
