package org.clinicsite.publish.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.TargetException;
import org.clinicsite.text.Json;
import org.clinicsite.work.Workers;
import org.json.simple.JSONValue;
import org.json.simple.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a bucket: one listing, and the small files that say what belongs to whom.
 *
 * @param objects everything, by key without the prefix
 * @param live the manifest of the live release as it is written; {@link Manifest#NONE}
 * @param liveTag its tag, to notice who writes it meanwhile; null when there is none
 * @param begun the manifest of a publish that was broken off; null when there is none
 * @param begunTag its tag
 * @param ours paths beside the live release's that a publish put there and has not yet deleted
 * @param releases those that are kept, by id, the live one among them
 * @param hasMd5Tags whether tags are the MD5 of the bytes, so that two objects can be compared by them
 */
record State(
        Map<String, Bucket.Stored> objects,
        Manifest live,
        @Nullable String liveTag,
        @Nullable Manifest begun,
        @Nullable String begunTag,
        SortedSet<String> ours,
        SortedMap<String, Manifest> releases,
        boolean hasMd5Tags) {

    /** Everything that visitors need not see. */
    static final String FOLDER = ".clinic-site/";

    static final String LIVE = FOLDER + "live.json";
    static final String BEGUN = FOLDER + "begun.json";
    static final String OURS = FOLDER + "ours.json";
    static final String LOCKS = FOLDER + "locks/";

    private static final String RELEASES = FOLDER + "releases/";
    private static final String OBJECTS = FOLDER + "objects/";
    private static final String JSON = ".json";

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
        return key.startsWith(OBJECTS) ? key.substring(OBJECTS.length()) : "";
    }

    /** Looks; writes nothing. */
    static State look(Bucket bucket, Workers workers) throws IOException {
        Map<String, Bucket.Stored> objects = bucket.list("");
        Optional<Bucket.Fetched> live = fetch(bucket, objects, LIVE);
        Optional<Bucket.Fetched> begun = fetch(bucket, objects, BEGUN);
        List<String> keys = new ArrayList<>();
        for (String key : objects.keySet()) {
            if (key.startsWith(RELEASES)
                    && key.endsWith(JSON)
                    && Release.isId(key.substring(RELEASES.length(), key.length() - JSON.length()))) {
                keys.add(key);
            }
        }
        SortedMap<String, Manifest> releases = new TreeMap<>();
        try {
            for (Optional<Manifest> each : workers.map(keys, key -> {
                try {
                    return manifest(bucket.find(key), key);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            })) {
                each.ifPresent(manifest -> releases.put(manifest.release(), manifest));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Manifest now = manifest(live, LIVE).orElse(Manifest.NONE);
        if (live.isPresent()) {
            releases.put(now.release(), now);
        }
        return new State(
                objects,
                now,
                live.map(Bucket.Fetched::etag).orElse(null),
                manifest(begun, BEGUN).orElse(null),
                begun.map(Bucket.Fetched::etag).orElse(null),
                ours(fetch(bucket, objects, OURS)),
                releases,
                live.filter(l -> Bucket.md5(l.bytes()).equals(l.etag())).isPresent());
    }

    private static Optional<Bucket.Fetched> fetch(Bucket bucket, Map<String, Bucket.Stored> objects, String key)
            throws IOException {
        return objects.containsKey(key) ? bucket.find(key) : Optional.empty();
    }

    private static Optional<Manifest> manifest(Optional<Bucket.Fetched> fetched, String key) throws IOException {
        return fetched.isEmpty()
                ? Optional.empty()
                : Optional.of(Manifest.parse(fetched.get().bytes(), key));
    }

    private static SortedSet<String> ours(Optional<Bucket.Fetched> fetched) throws IOException {
        SortedSet<String> ours = new TreeSet<>();
        if (fetched.isPresent()) {
            try {
                String json = new String(fetched.get().bytes(), StandardCharsets.UTF_8);
                ((List<?>) JSONValue.parseWithException(json)).forEach(path -> ours.add((String) path));
            } catch (ParseException | ClassCastException e) {
                throw new TargetException(
                        Code.DAMAGED_STATE,
                        "The file " + OURS + " in the bucket is damaged.",
                        "Delete it: files that only earlier releases had are then foreign, and stay.",
                        e);
            }
        }
        return ours;
    }

    /** The file that {@link #ours} is read from. */
    static byte[] json(SortedSet<String> ours) {
        return (Json.write(List.copyOf(ours)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What can be told of it: where a file is not as it was published, it counts as not there. */
    Standing standing() {
        SortedMap<String, Manifest.Entry> sure = new TreeMap<>(live.files());
        sure.entrySet().removeIf(file -> !stands(file.getKey(), file.getValue()));
        SortedMap<String, Manifest.Entry> half = new TreeMap<>();
        if (begun != null) {
            begun.files().forEach((path, entry) -> {
                if (objects.containsKey(path) && !isSame(entry, live.files().get(path))) {
                    half.put(path, entry);
                }
            });
        }
        for (String path : ours) {
            if (objects.containsKey(path) && !live.files().containsKey(path)) {
                half.putIfAbsent(path, new Manifest.Entry("", 0, "", ""));
            }
        }
        List<String> foreign = new ArrayList<>();
        for (String path : objects.keySet()) {
            if (!path.startsWith(FOLDER)
                    && !live.files().containsKey(path)
                    && !ours.contains(path)
                    && !half.containsKey(path)) {
                foreign.add(path);
            }
        }
        List<Release> list = new ArrayList<>();
        releases.values()
                .forEach(each -> list.add(0, Release.of(each, each.release().equals(live.release()))));
        return new Standing(
                new Manifest(live.release(), live.time(), sure),
                list,
                foreign,
                half.isEmpty() ? null : new Manifest(begun == null ? "" : begun.release(), Instant.EPOCH, half));
    }

    private static boolean isSame(Manifest.Entry one, Manifest.@Nullable Entry other) {
        return other != null
                && one.sha256().equals(other.sha256())
                && one.contentType().equals(other.contentType())
                && one.cacheControl().equals(other.cacheControl());
    }

    /** Whether a path holds what its entry says, as far as the listing tells. */
    private boolean stands(String path, Manifest.Entry entry) {
        Bucket.Stored there = objects.get(path);
        if (there == null || there.size() != entry.size()) {
            return false;
        }
        Bucket.Stored kept = objects.get(object(entry));
        return !hasMd5Tags || kept == null || kept.etag().equals(there.etag());
    }

    /** Whether the bytes of an entry are kept already. */
    boolean keeps(Manifest.Entry entry) {
        Bucket.Stored kept = objects.get(object(entry));
        return kept != null && kept.size() == entry.size();
    }
}
