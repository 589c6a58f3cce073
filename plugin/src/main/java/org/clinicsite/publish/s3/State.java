package org.clinicsite.publish.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.publish.Limits;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.SitePath;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.UnreadableException;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.Json;
import org.clinicsite.work.Workers;
import org.json.simple.JSONValue;
import org.json.simple.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a bucket: one listing, and the small files that say what belongs to whom. Anybody who may write to the
 * bucket may have written these: what cannot be read costs what it alone knew, for the listing tells which objects have the
 * bytes of which release.
 *
 * @param objects everything, by key without the prefix
 * @param live the manifest of the live release; where its file is damaged or gone, that of the release whose files stand
 *     there; {@link Manifest#NONE} when there is none
 * @param liveTag the file's tag, to notice who writes it meanwhile; null when there is none
 * @param newer says that a later version of the plugin wrote it, so that nothing may be done; null when none did
 * @param begun the manifest of a publish that was broken off; null when there is none, or it cannot be read
 * @param begunTag its tag
 * @param ours paths beside the live release's that a publish put there and has not yet deleted
 * @param releases those that are kept, by id, the live one among them
 * @param unreadable what is wrong with those whose own file cannot be read, by id; one may be the live one all the same
 * @param hasMd5Tags whether tags are the MD5 of the bytes, so that two objects can be compared by them
 * @param kept tags and sizes of the bytes that are kept, and each size without its tag
 * @param warnings what people should know
 */
record State(
        Map<String, Bucket.Stored> objects,
        Manifest live,
        @Nullable String liveTag,
        @Nullable UnreadableException newer,
        @Nullable Manifest begun,
        @Nullable String begunTag,
        SortedSet<String> ours,
        SortedMap<String, Manifest> releases,
        SortedMap<String, String> unreadable,
        boolean hasMd5Tags,
        Set<Bucket.Stored> kept,
        List<Problem> warnings) {

    /** Everything that visitors need not see. */
    static final String FOLDER = ".clinic-site/";

    static final String LIVE = FOLDER + "live.json";
    static final String BEGUN = FOLDER + "begun.json";
    static final String OURS = FOLDER + "ours.json";
    static final String LOCKS = FOLDER + "locks/";

    private static final String RELEASES = FOLDER + "releases/";
    private static final String OBJECTS = FOLDER + "objects/";
    private static final String JSON = ".json";

    /** Objects of a place: what the releases and the bytes of a site need many times over. */
    private static final int MOST_OBJECTS = 1_000_000;

    private static final int SUM_DIGITS = 64;

    /** What stands where nobody can say with which bytes; never equal to what a manifest says. */
    private static final Manifest.Entry SOMETHING = new Manifest.Entry("", 0, "", "");

    /** Where a release's manifest is. */
    static String release(String id) {
        return RELEASES + id + JSON;
    }

    /** Where the bytes are kept. */
    static String object(Manifest.Entry entry) {
        return OBJECTS + entry.sha256();
    }

    /** The sum behind a key; empty for what is no kept object. */
    static String sha256(String key) {
        String sum = key.startsWith(OBJECTS) ? key.substring(OBJECTS.length()) : "";
        return sum.length() == SUM_DIGITS && sum.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')
                ? sum
                : "";
    }

    /** What keeps a path from being a file of a site in a bucket; null when nothing does. */
    static @Nullable String fault(String path) {
        return FileNames.folded(path + "/").startsWith(FOLDER) ? "'" + FOLDER + "' is the plugin's own" : null;
    }

    /** A manifest as it was found. */
    private record Found(
            @Nullable Manifest manifest,
            @Nullable UnreadableException fault,
            @Nullable String tag,
            boolean hasMd5Tag) {

        static final Found NOTHING = new Found(null, null, null, false);

        boolean isThere() {
            return manifest != null || fault != null;
        }
    }

    /** Looks; writes nothing. */
    static State look(Bucket bucket, Workers workers) throws IOException {
        Map<String, Bucket.Stored> objects = bucket.list("", MOST_OBJECTS);
        Found live = objects.containsKey(LIVE) ? manifest(bucket, LIVE) : Found.NOTHING;
        Found begun = objects.containsKey(BEGUN) ? manifest(bucket, BEGUN) : Found.NOTHING;
        SortedMap<String, Manifest> releases = new TreeMap<>();
        SortedMap<String, String> unreadable = new TreeMap<>();
        boolean hasMd5Tags = live.hasMd5Tag() || begun.hasMd5Tag();
        for (Map.Entry<String, Found> each :
                releases(bucket, ids(objects), workers).entrySet()) {
            String id = each.getKey();
            Found found = each.getValue();
            hasMd5Tags |= found.hasMd5Tag();
            if (found.manifest() != null && found.manifest().release().equals(id)) {
                releases.put(id, found.manifest());
            } else if (found.isThere()) {
                unreadable.put(
                        id,
                        found.fault() == null
                                ? "its manifest is that of another release"
                                : "its manifest " + found.fault().fault());
            }
        }
        Recovery recovery = new Recovery(objects, releases, hasMd5Tags);
        List<Problem> warnings = new ArrayList<>();
        Manifest now = live.manifest();
        UnreadableException newer = live.fault() != null && live.fault().isNewer() ? live.fault() : null;
        SortedSet<String> ours = new TreeSet<>();
        if (now == null && (live.fault() != null || !releases.isEmpty() || !unreadable.isEmpty())) {
            now = recovery.live();
            recovery.addPathsTo(ours);
            if (newer == null) {
                warnings.add(Problem.warning(
                        Code.DAMAGED_STATE,
                        null,
                        0,
                        0,
                        "The file " + bucket.named(LIVE) + " "
                                + (live.fault() == null
                                        ? "is gone"
                                        : live.fault().fault()) + ". "
                                + (now == null
                                        ? "No release can be read: what stands there counts as somebody else's, and stays."
                                        : "The release " + now.release()
                                                + " counts as the live one, for its files stand there; other files stay."),
                        null));
            }
        }
        try {
            ours.addAll(ours(bucket, objects));
        } catch (UnreadableException e) {
            recovery.addPathsTo(ours);
            warnings.add(Problem.warning(
                    Code.DAMAGED_STATE,
                    null,
                    0,
                    0,
                    e.getMessage() + " What a publish left that was broken off may stay.",
                    null));
        }
        if (begun.fault() != null) {
            warnings.add(Problem.warning(
                    Code.DAMAGED_STATE,
                    null,
                    0,
                    0,
                    begun.fault().getMessage()
                            + " What a publish that was broken off put there may stay; the site's own files are put right.",
                    null));
        }
        if (now != null && live.manifest() != null) {
            releases.put(now.release(), now);
        }
        return new State(
                objects,
                now == null ? Manifest.NONE : now,
                live.tag(),
                newer,
                begun.manifest(),
                begun.tag(),
                ours,
                releases,
                unreadable,
                hasMd5Tags,
                kept(objects),
                warnings);
    }

    /** The ids of the releases that are there, the newest. */
    private static List<String> ids(Map<String, Bucket.Stored> objects) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(RELEASES) && key.endsWith(JSON))
                .map(key -> key.substring(RELEASES.length(), Math.max(RELEASES.length(), key.length() - JSON.length())))
                .filter(Release::isId)
                .sorted(Comparator.reverseOrder())
                .limit(Limits.RELEASES)
                .toList();
    }

    private static Map<String, Found> releases(Bucket bucket, List<String> ids, Workers workers) throws IOException {
        Map<String, Found> found = new TreeMap<>();
        try {
            List<Found> all = workers.map(ids, id -> {
                try {
                    return manifest(bucket, release(id));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (int i = 0; i < ids.size(); i++) {
                found.put(ids.get(i), all.get(i));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static Set<Bucket.Stored> kept(Map<String, Bucket.Stored> objects) {
        Set<Bucket.Stored> kept = new HashSet<>();
        objects.forEach((key, stored) -> {
            if (!sha256(key).isEmpty()) {
                kept.add(stored);
                kept.add(stored.ofAnyTag());
            }
        });
        return kept;
    }

    private static Found manifest(Bucket bucket, String key) throws IOException {
        Bucket.Fetched fetched = bucket.find(key, Limits.MANIFEST_BYTES).orElse(null);
        if (fetched == null) {
            return Found.NOTHING;
        }
        boolean md5 = Bucket.md5(fetched.bytes()).equals(fetched.etag());
        try {
            Manifest manifest = Manifest.parse(fetched.bytes(), bucket.named(key));
            for (String path : manifest.files().keySet()) {
                String fault = fault(path);
                if (fault != null) {
                    throw UnreadableException.damaged(bucket.named(key), fault);
                }
            }
            return new Found(manifest, null, fetched.etag(), md5);
        } catch (UnreadableException e) {
            return new Found(null, e, fetched.etag(), md5);
        }
    }

    private static Set<String> ours(Bucket bucket, Map<String, Bucket.Stored> objects) throws IOException {
        Optional<Bucket.Fetched> fetched =
                objects.containsKey(OURS) ? bucket.find(OURS, Limits.MANIFEST_BYTES) : Optional.empty();
        Set<String> ours = new HashSet<>();
        if (fetched.isPresent()) {
            try {
                byte[] json = fetched.get().bytes();
                if (json.length > Limits.MANIFEST_BYTES) {
                    throw new IllegalArgumentException("too large");
                }
                for (Object path : (List<?>) JSONValue.parseWithException(new String(json, StandardCharsets.UTF_8))) {
                    SitePath checked = new SitePath((String) path);
                    if (fault(checked.value()) != null) {
                        throw new IllegalArgumentException("it names the plugin's own files");
                    }
                    ours.add(checked.value());
                }
            } catch (ParseException | ClassCastException | NullPointerException e) {
                throw UnreadableException.damaged(bucket.named(OURS), "no list of paths");
            } catch (IllegalArgumentException e) {
                throw UnreadableException.damaged(bucket.named(OURS), String.valueOf(e.getMessage()));
            }
        }
        return ours;
    }

    /** The file that {@link #ours} is read from. */
    static byte[] json(SortedSet<String> ours) {
        return (Json.write(List.copyOf(ours)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the listing tells where a file that should tell it does not. */
    private record Recovery(
            Map<String, Bucket.Stored> objects, SortedMap<String, Manifest> releases, boolean hasMd5Tags) {

        /** The release of whose files the largest part stands there, of several the newest; null when none can be read. */
        @Nullable
        Manifest live() {
            Manifest best = null;
            double most = -1;
            for (Manifest each : releases.values()) {
                long standing = each.files().entrySet().stream()
                        .filter(file -> stands(objects, hasMd5Tags, file.getKey(), file.getValue()))
                        .count();
                double part = each.files().isEmpty()
                        ? 0
                        : (double) standing / each.files().size();
                if (part >= most) {
                    best = each;
                    most = part;
                }
            }
            return best;
        }

        /** Paths where the very bytes stand that a release has there. */
        void addPathsTo(SortedSet<String> ours) {
            for (Manifest release : releases.values()) {
                release.files().forEach((path, entry) -> {
                    if (hasMd5Tags && objects.containsKey(object(entry)) && stands(objects, true, path, entry)) {
                        ours.add(path);
                    }
                });
            }
        }
    }

    /** What can be told of it: where a file is not as it was published, it counts as not there. */
    Standing standing() {
        SortedMap<String, Manifest.Entry> sure = new TreeMap<>(live.files());
        boolean unsure = begun == null && begunTag != null && !hasMd5Tags; // anything may stand anywhere
        sure.entrySet().removeIf(file -> unsure || !stands(objects, hasMd5Tags, file.getKey(), file.getValue()));
        SortedMap<String, Manifest.Entry> half = new TreeMap<>();
        if (begun != null) {
            begun.files().forEach((path, entry) -> {
                if (isOurs(path) && !isSame(entry, live.files().get(path))) {
                    half.put(path, entry);
                }
            });
        }
        for (String path : ours) {
            if (isOurs(path) && !live.files().containsKey(path)) {
                half.putIfAbsent(path, SOMETHING);
            }
        }
        for (String path : live.files().keySet()) {
            if (isOurs(path) && !sure.containsKey(path)) {
                half.putIfAbsent(path, SOMETHING);
            }
        }
        List<String> foreign = objects.keySet().stream()
                .filter(path -> !path.startsWith(FOLDER) && !sure.containsKey(path) && !half.containsKey(path))
                .toList();
        return new Standing(
                new Manifest(live.release(), live.time(), sure),
                list(),
                foreign,
                half.isEmpty() ? null : new Manifest(begun == null ? "" : begun.release(), Instant.EPOCH, half),
                warnings);
    }

    /**
     * Whether what stands at a path that a manifest names was put there by a publish: it has the bytes of a kept object. What
     * somebody has put in its place since is theirs. Where tags are no sums the size has to do.
     */
    boolean isOurs(String path) {
        Bucket.Stored there = objects.get(path);
        return there != null && kept.contains(hasMd5Tags ? there : there.ofAnyTag());
    }

    /** Releases, newest first, those marked that cannot be read. */
    List<Release> list() {
        SortedMap<String, Release> all = new TreeMap<>(Comparator.reverseOrder());
        boolean known = newer == null;
        unreadable.forEach((id, fault) -> all.put(id, Release.unreadable(id, false, fault)));
        releases.forEach((id, each) -> {
            boolean isLive = known && id.equals(live.release());
            all.put(id, isLive ? Release.of(each, true) : withFault(Release.of(each, false), each));
        });
        return List.copyOf(all.values());
    }

    /** Says of a release when bytes that it needs are gone. */
    private Release withFault(Release release, Manifest manifest) {
        long gone = manifest.files().values().stream()
                .filter(entry -> !keeps(entry))
                .count();
        return gone == 0
                ? release
                : new Release(
                        release.id(),
                        release.time(),
                        release.files(),
                        release.bytes(),
                        release.live(),
                        "the bytes of " + gone + " of its files are gone");
    }

    private static boolean isSame(Manifest.Entry one, Manifest.@Nullable Entry other) {
        return other != null
                && one.sha256().equals(other.sha256())
                && one.contentType().equals(other.contentType())
                && one.cacheControl().equals(other.cacheControl());
    }

    /** Whether a path holds what its entry says, as far as the listing tells. */
    private static boolean stands(
            Map<String, Bucket.Stored> objects, boolean hasMd5Tags, String path, Manifest.Entry entry) {
        Bucket.Stored there = objects.get(path);
        if (there == null || there.size() != entry.size()) {
            return false;
        }
        Bucket.Stored kept = objects.get(object(entry));
        return !hasMd5Tags || kept != null && kept.etag().equals(there.etag());
    }

    /** Whether a release is kept beside the file that says that it is live. */
    boolean isKept(String id) {
        return objects.containsKey(release(id)) && !unreadable.containsKey(id);
    }

    /**
     * Whether bytes that are kept are not those that they are kept as, as far as the listing tells.
     *
     * @param md5 of those that they should be
     */
    boolean isSpoilt(Manifest.Entry entry, byte[] md5) {
        Bucket.Stored kept = objects.get(object(entry));
        return hasMd5Tags && kept != null && !kept.etag().equals(HexFormat.of().formatHex(md5));
    }

    /** Keys of bytes that none of some releases has. */
    List<String> bytesOfNone(Collection<Manifest> kept) {
        Set<String> sums = new HashSet<>();
        kept.forEach(each -> each.files().values().forEach(entry -> sums.add(entry.sha256())));
        return objects.keySet().stream()
                .filter(key -> !sha256(key).isEmpty() && !sums.contains(sha256(key)))
                .toList();
    }

    /** Whether the bytes of an entry are kept already. */
    boolean keeps(Manifest.Entry entry) {
        Bucket.Stored kept = objects.get(object(entry));
        return kept != null && kept.size() == entry.size();
    }
}
