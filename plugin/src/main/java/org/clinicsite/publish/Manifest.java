package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;

/**
 * What a release consists of: kept on the target beside the release, so that any machine can tell what has to change.
 *
 * <pre>{@code
 * {"schema":1,"release":"20261122-104533-3fa9c1d","time":"2026-11-22T10:45:33Z","files":{
 *  "index.html":{"sha256":"9f86…","size":8123,"type":"text/html; charset=utf-8","cache":"public, max-age=0"}}}
 * }</pre>
 *
 * @param release the release's id; empty in {@link #NONE}
 * @param time when it was published
 * @param files by path relative to the site's root with {@code /}, sorted
 */
public record Manifest(String release, Instant time, SortedMap<String, Entry> files) {

    /** Where nothing was published. */
    public static final Manifest NONE = new Manifest("", Instant.EPOCH, new TreeMap<>());

    /**
     * One file.
     *
     * @param sha256 of its bytes, 64 lower-case hexadecimal digits
     * @param size in bytes
     * @param contentType the header of that name, with a charset where the type is text
     * @param cacheControl the header of that name
     * @param kept for how many publishes it has been kept although the site no longer has it; 0 for a file of the site
     */
    public record Entry(String sha256, long size, String contentType, String cacheControl, int kept) {

        /** A file of the site. */
        public Entry(String sha256, long size, String contentType, String cacheControl) {
            this(sha256, size, contentType, cacheControl, 0);
        }

        /** The same, kept for one publish more. */
        Entry keptOnceMore() {
            return new Entry(sha256, size, contentType, cacheControl, kept + 1);
        }

        /** The same as a file of the site. */
        Entry notKept() {
            return kept == 0 ? this : new Entry(sha256, size, contentType, cacheControl);
        }
    }

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Bytes of all files together. */
    public long bytes() {
        return files.values().stream().mapToLong(Entry::size).sum();
    }

    /**
     * This one, and those assets of another release that it does not have: a visitor who has a page of that release open
     * still asks for them.
     */
    public Manifest withAssetsOf(Manifest other) {
        TreeMap<String, Entry> all = new TreeMap<>(files);
        other.files.forEach((path, entry) -> {
            if (FileRules.classOf(path) == FileClass.HASHED_ASSET) {
                all.putIfAbsent(path, entry.keptOnceMore());
            }
        });
        return new Manifest(release, time, all);
    }

    /** UTF-8, a line per file, the same bytes for the same manifest. */
    public byte[] toJson() {
        StringBuilder out = new StringBuilder(files.size() * 200 + 100);
        out.append("{\"schema\":1,\"release\":").append(Json.write(release));
        out.append(",\"time\":").append(Json.write(time.toString())).append(",\"files\":{");
        String comma = "\n";
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("sha256", file.getValue().sha256());
            one.put("size", file.getValue().size());
            one.put("type", file.getValue().contentType());
            one.put("cache", file.getValue().cacheControl());
            if (file.getValue().kept() > 0) {
                one.put("kept", file.getValue().kept());
            }
            out.append(comma).append(Json.write(file.getKey())).append(':').append(Json.write(one));
            comma = ",\n";
        }
        return out.append("}}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param where the manifest's place, for the message
     * @throws IOException when it is damaged, or was written by a later version of the plugin
     */
    public static Manifest parse(byte[] json, String where) throws IOException {
        try {
            JsonObject all = JsonObject.parse(new String(json, StandardCharsets.UTF_8));
            if (all.number("schema") != 1) {
                throw new TargetException(
                        "The manifest " + where + " has schema " + all.number("schema") + ", and this plugin knows 1.",
                        "Publish with the plugin's newest version.");
            }
            TreeMap<String, Entry> files = new TreeMap<>();
            JsonObject entries = all.object("files");
            for (String path : entries.keys()) {
                JsonObject entry = entries.object(path);
                files.put(
                        path,
                        new Entry(
                                entry.text("sha256"),
                                entry.number("size"),
                                entry.text("type"),
                                entry.text("cache"),
                                entry.has("kept") ? (int) entry.number("kept") : 0));
            }
            return new Manifest(all.text("release"), Instant.parse(all.text("time")), files);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new TargetException(
                    "The manifest " + where + " is damaged.",
                    "Delete it: the next publish then takes every file for new, and those there for foreign.",
                    e);
        }
    }
}
