package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;
import org.jspecify.annotations.Nullable;

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

    private static final Pattern HEAD =
            Pattern.compile("\\{\"schema\":1,\"release\":\"([^\"]*)\",\"time\":\"([^\"]*)\",\"files\":\\{");

    private static final String SUM = "\":{\"sha256\":\"";
    private static final String SIZE = "\",\"size\":";
    private static final String TYPE = ",\"type\":\"";
    private static final String CACHE = "\",\"cache\":\"";
    private static final String KEPT = "\",\"kept\":";

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
        String text = new String(json, StandardCharsets.UTF_8);
        Manifest plain = asWritten(text);
        return plain == null ? parse(text, where) : plain;
    }

    /**
     * Reads a text that is letter for letter as {@link #toJson} writes it, many times faster than JSON in general: a
     * target keeps several manifests, each with a line per file.
     *
     * @return null for any other text
     */
    private static @Nullable Manifest asWritten(String text) {
        if (text.indexOf('\\') >= 0) {
            return null;
        }
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return null;
        }
        TreeMap<String, Entry> files = new TreeMap<>();
        Map<String, String> headers = new HashMap<>();
        int at = head.end();
        while (at < text.length() && text.charAt(at) == '\n') {
            int path = at + 2;
            int sum = text.indexOf(SUM, path);
            int size = text.indexOf(SIZE, sum);
            int type = text.indexOf(TYPE, size);
            int cache = text.indexOf(CACHE, type);
            int end = text.indexOf('"', cache + CACHE.length());
            int close = text.indexOf('}', end);
            int line = text.indexOf('\n', path);
            if (sum < 0 || size < 0 || type < 0 || cache < 0 || end < 0 || close < 0 || line < 0 || close > line) {
                return null;
            }
            String name = text.substring(path, sum);
            String sha256 = text.substring(sum + SUM.length(), size);
            String control = text.substring(cache + CACHE.length(), end);
            String contentType = text.substring(type + TYPE.length(), cache);
            int kept = 0;
            if (text.startsWith(KEPT, end)) {
                kept = number(text, end + KEPT.length(), close);
            } else if (close != end + 1) {
                return null;
            }
            int bytes = number(text, size + SIZE.length(), type);
            boolean quotes = name.indexOf('"') >= 0 || sha256.indexOf('"') >= 0 || contentType.indexOf('"') >= 0;
            if (text.charAt(at + 1) != '"' || bytes < 0 || kept < 0 || quotes) {
                return null;
            }
            files.put(
                    name,
                    new Entry(
                            sha256,
                            bytes,
                            headers.computeIfAbsent(contentType, c -> c),
                            headers.computeIfAbsent(control, c -> c),
                            kept));
            at = close + (text.startsWith("},", close) ? 2 : 1);
        }
        try {
            return text.substring(at).equals("}}\n")
                    ? new Manifest(head.group(1), Instant.parse(head.group(2)), files)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A whole number of at most nine digits; -1 for anything else. */
    private static int number(String text, int from, int to) {
        if (to <= from || to - from > 9) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private static Manifest parse(String json, String where) throws IOException {
        try {
            JsonObject all = JsonObject.parse(json);
            if (all.number("schema") != 1) {
                throw new TargetException(
                        Code.NEWER_STATE,
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
                    Code.DAMAGED_STATE,
                    "The manifest " + where + " is damaged.",
                    "Delete it: the next publish then takes every file for new, and those there for foreign.",
                    e);
        }
    }
}
