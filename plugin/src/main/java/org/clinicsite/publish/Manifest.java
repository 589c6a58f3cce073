package org.clinicsite.publish;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final long SCHEMA = 1;

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

        /**
         * Whether sum, size and headers are such as a publish writes.
         *
         * @param known headers that are
         */
        private boolean isAsWritten(Set<String> known) {
            return isSum(sha256)
                    && size >= 0
                    && size <= Limits.FILE_BYTES
                    && (known.contains(contentType) || isHeader(contentType) && known.add(contentType))
                    && (known.contains(cacheControl) || isHeader(cacheControl) && known.add(cacheControl))
                    && kept >= 0;
        }

        private static boolean isSum(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                    return false;
                }
            }
            return text.length() == 64;
        }

        private static boolean isHeader(String value) {
            return !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
        }

        /** The same as a file of the site. */
        Entry notKept() {
            return kept == 0 ? this : new Entry(sha256, size, contentType, cacheControl);
        }
    }

    /** @throws IllegalArgumentException when the release has no id, or a file no {@link SitePath} */
    public Manifest {
        if (!release.isEmpty() && !Release.isId(release)) {
            throw new IllegalArgumentException("'" + release + "' is no id of a release");
        }
        for (String path : files.keySet()) {
            String fault = SitePath.fault(path);
            if (fault != null) {
                throw new IllegalArgumentException("a path has " + fault);
            }
        }
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
        Plan.Beside beside = new Plan.Beside(files.keySet());
        other.files.forEach((path, entry) -> {
            if (!files.containsKey(path)
                    && FileRules.classOf(path) == FileClass.HASHED_ASSET
                    && beside.isRoomFor(path)) {
                all.put(path, entry.keptOnceMore());
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
     * Reads what {@link #toJson} wrote. It comes from elsewhere: nothing of it is taken when a path is no {@link SitePath},
     * two cannot stand beside each other, the id is none, or a sum, size or header is not as this plugin writes it.
     *
     * @param where the manifest's place, for the message
     * @throws UnreadableException when it is damaged, or was written by a later version of the plugin
     */
    public static Manifest parse(byte[] json, String where) throws UnreadableException {
        if (json.length > Limits.MANIFEST_BYTES) {
            throw UnreadableException.damaged(where, "more than " + (Limits.MANIFEST_BYTES >> 20) + " MB");
        }
        try {
            String text = new String(json, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0) {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(json)); // was it written, or put in for damage?
            }
            Manifest plain = asWritten(text);
            Manifest manifest = plain == null ? parse(text, where) : plain;
            manifest.check();
            return manifest;
        } catch (CharacterCodingException e) {
            throw UnreadableException.damaged(where, "no UTF-8");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw UnreadableException.damaged(where, String.valueOf(e.getMessage()));
        }
    }

    /** What the types alone do not say; an id, and paths one by one, are checked by the constructor. */
    private void check() {
        if (files.size() > Limits.FILES) {
            throw new IllegalArgumentException("more than " + Limits.FILES + " files");
        }
        if (!time.equals(Release.timeOf(release))) {
            throw new IllegalArgumentException("'time' is not that of 'release'");
        }
        SitePaths paths = new SitePaths();
        Set<String> headers = new HashSet<>(); // a site has few, and each many times
        files.forEach((path, entry) -> {
            if (paths.addChecked(path) != null) {
                throw new IllegalArgumentException("two files of one path");
            }
            if (!entry.isAsWritten(headers)) {
                throw new IllegalArgumentException("a file that is not described as it should be");
            }
        });
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
                kept = (int) Math.min(Integer.MAX_VALUE, number(text, end + KEPT.length(), close));
            } else if (close != end + 1) {
                return null;
            }
            long bytes = number(text, size + SIZE.length(), type);
            boolean quotes = name.indexOf('"') >= 0 || sha256.indexOf('"') >= 0 || contentType.indexOf('"') >= 0;
            if (text.charAt(at + 1) != '"' || bytes < 0 || kept < 0 || quotes) {
                return null;
            }
            Entry entry = new Entry(
                    sha256,
                    bytes,
                    headers.computeIfAbsent(contentType, c -> c),
                    headers.computeIfAbsent(control, c -> c),
                    kept);
            if (files.put(name, entry) != null) {
                return null;
            }
            at = close + (text.startsWith("},", close) ? 2 : 1);
        }
        return text.startsWith("}}\n", at) && text.length() == at + 3
                ? new Manifest(head.group(1), Instant.parse(head.group(2)), files)
                : null;
    }

    /** A whole number of at most eighteen digits; -1 for anything else. */
    private static long number(String text, int from, int to) {
        if (to <= from || to - from > 18) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private static Manifest parse(String json, String where) throws UnreadableException {
        JsonObject all = JsonObject.parse(json);
        long schema = all.number("schema");
        if (schema > SCHEMA) {
            throw UnreadableException.newer(where, schema);
        }
        if (schema != SCHEMA) {
            throw new IllegalArgumentException("'schema' is " + schema);
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
                            entry.has("kept")
                                    ? (int) Math.max(-1, Math.min(Integer.MAX_VALUE, entry.number("kept")))
                                    : 0));
        }
        return new Manifest(all.text("release"), Instant.parse(all.text("time")), files);
    }
}
