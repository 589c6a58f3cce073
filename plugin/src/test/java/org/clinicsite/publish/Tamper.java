package org.clinicsite.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.text.Json;

/**
 * Damages what a target stores: as a full disk does, a merge, an editor, a newer version of the plugin, and somebody who
 * means harm. The same for the same seed.
 */
public final class Tamper {

    private static final Pattern FILE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\":\\{\"sha256\"");
    private static final Pattern VALUE = Pattern.compile(":(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)");
    private static final Pattern ID = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]{7}");

    /** What a target stores, by the names that its store knows. What a store cannot hold it answers with {@code false}. */
    public interface Stored {

        /** Names of all files, links and folders. */
        SortedSet<String> names() throws IOException;

        /** A file's bytes; none of what is no file. */
        byte[] read(String name) throws IOException;

        /** Writes a file, in the place of whatever has the name. */
        void write(String name, byte[] bytes) throws IOException;

        /** Deletes a file, link or folder with all that is in it; a link is not followed. */
        void delete(String name) throws IOException;

        /** Puts a link in the place of whatever has the name. */
        default boolean link(String name, String leadsTo) throws IOException {
            return false;
        }

        /** Puts an empty folder in the place of whatever has the name. */
        default boolean folder(String name) throws IOException {
            return false;
        }

        /** Puts a pipe, from which reading never ends, in the place of whatever has the name. */
        default boolean pipe(String name) throws IOException {
            return false;
        }

        /** Gives something another name, in the place of whatever has that. */
        default boolean rename(String from, String to) throws IOException {
            return false;
        }

        /** Sets when something was last written. */
        default boolean time(String name, Instant time) throws IOException {
            return false;
        }
    }

    /** What becomes of the bytes of a manifest, a lease or another small file. */
    public enum Damage {
        EMPTY,
        CUT_OFF,
        CUT_OFF_AT_THE_FRONT,
        MERGE_MARKS,
        NO_JSON,
        ANOTHER_JSON,
        BINARY,
        ONE_BIT,
        BYTE_ORDER_MARK,
        UTF_16,
        TWICE,
        NEST,
        NEWER,
        OLDER,
        LAID_OUT_ANEW,
        PATH,
        PATHS_MORE,
        TWIN,
        VALUE_GONE,
        VALUE_OF_ANOTHER_KIND,
        SUM,
        HUGE_NUMBER,
        RELEASE,
        TIME,
        HEADER;

        /** Whether nothing of the file can be used any more, whatever it held. */
        public boolean isTotal() {
            return ordinal() <= NEST.ordinal() && this != ONE_BIT && this != BYTE_ORDER_MARK;
        }
    }

    private final Random random;
    private final List<String> outside;

    /**
     * @param outside paths to what must not be touched, as somebody might write them: {@code ../../canary/keep.txt}, {@code
     *     /tmp/canary/keep.txt}
     */
    public Tamper(Random random, List<String> outside) {
        this.random = random;
        this.outside = List.copyOf(outside);
    }

    /** The bytes with a damage. */
    public byte[] damaged(byte[] bytes, Damage damage) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (damage) {
            case EMPTY -> new byte[0];
            case CUT_OFF -> java.util.Arrays.copyOf(bytes, random.nextInt(Math.max(1, bytes.length - 2)));
            case CUT_OFF_AT_THE_FRONT ->
                java.util.Arrays.copyOfRange(
                        bytes, Math.min(bytes.length, 1 + random.nextInt(bytes.length + 1)), bytes.length);
            case MERGE_MARKS -> utf8("<<<<<<< HEAD\n" + text + "=======\n" + text + ">>>>>>> origin/gh-pages\n");
            case NO_JSON ->
                utf8(pick("404: not found", "null", "{", "}", "\"", "{\"schema\":1,", "<html>", "{]", "\\u"));
            case ANOTHER_JSON ->
                utf8(pick("[]", "{}", "1", "\"x\"", "true", "{\"schema\":1}", "{\"a\":{\"b\":[1,2]}}"));
            case BINARY -> noise(random.nextInt(3000));
            case ONE_BIT -> oneBit(bytes);
            case BYTE_ORDER_MARK -> utf8("\uFEFF" + text);
            case UTF_16 -> text.getBytes(StandardCharsets.UTF_16);
            case TWICE -> utf8(text + text);
            case NEST -> utf8(pick("[", "{\"files\":", "{\"a\":[").repeat(20_000));
            case NEWER -> utf8(text.replaceFirst("\"schema\":\\d+", "\"schema\":" + pick("2", "99", "2147483648")));
            case OLDER -> utf8(text.replaceFirst("\"schema\":\\d+", "\"schema\":" + pick("0", "-1", "\"1\"", "1.0")));
            case LAID_OUT_ANEW -> utf8(text.replace("{", "{ ").replace(",", " ,\r\n"));
            case PATH -> utf8(path(text, hostilePath()));
            case PATHS_MORE -> utf8(pathsMore(text));
            case TWIN -> utf8(twin(text));
            case VALUE_GONE -> utf8(value(text, ""));
            case VALUE_OF_ANOTHER_KIND ->
                utf8(value(text, ":" + pick("null", "[]", "{}", "true", "\"\"", "1.5", "-1")));
            case SUM -> utf8(text.replaceFirst("\"sha256\":\"[^\"]*\"", "\"sha256\":" + quoted(hostilePath())));
            case HUGE_NUMBER ->
                utf8(text.replaceFirst(":\\d{2,}", ":" + pick("9".repeat(18), "9".repeat(40), "1e999")));
            case RELEASE -> utf8(ID.matcher(text).replaceFirst(Matcher.quoteReplacement(escaped(hostilePath()))));
            case TIME ->
                utf8(text.replaceFirst(
                        "\"(time|since)\":\"[^\"]*\"",
                        "\"$1\":\""
                                + pick(
                                        "x",
                                        "+1000000000-12-31T23:59:59Z",
                                        "2026-13-01T00:00:00Z",
                                        "1970-01-01T00:00:00Z")
                                + "\""));
            case HEADER -> utf8(text.replaceFirst("\"cache\":\"[^\"]*\"", "\"cache\":\"x\\\\r\\\\nSet-Cookie: a=b\""));
        };
    }

    /** A path that leads to what must not be touched, or out of the site, or nowhere, in one of many spellings. */
    public String hostilePath() {
        String path = outside.get(random.nextInt(outside.size()));
        return switch (random.nextInt(14)) {
            case 0 -> path.replace('/', '\\');
            case 1 -> path.replace("..", "%2e%2e");
            case 2 -> path.replace("/", "%2f");
            case 3 -> path.replace('/', '\uFF0F');
            case 4 -> path.replace("..", "\u2025");
            case 5 -> "media/../" + path;
            case 6 -> "./" + path;
            case 7 -> path + "\0.html";
            case 8 -> path.replace("../", "..//");
            case 9 -> path + pick("/", "/.", "/..", " ", ".", "\n");
            case 10 -> pick("C:", "\\\\?\\C:\\", "//host/share/", "file://", "~/") + path;
            case 11 ->
                pick(
                        "",
                        ".",
                        "..",
                        "/",
                        " ",
                        "\uFEFF",
                        "\uD800",
                        "a\u202Eb",
                        "x".repeat(5000),
                        "a/".repeat(3000) + "b");
            default -> path;
        };
    }

    /**
     * Damages one thing, whichever it is.
     *
     * @return what was done, to find it again by
     */
    public String one(Stored stored) throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            List<String> names = new ArrayList<>(stored.names());
            if (names.isEmpty()) {
                break;
            }
            String name = pick(names, random.nextInt(3) > 0);
            String done = one(stored, name, names);
            if (done != null) {
                return done;
            }
        }
        return "nothing";
    }

    /** Mostly what the target keeps for itself: a site has many more files. */
    private String pick(List<String> names, boolean own) {
        List<String> some = own
                ? names.stream()
                        .filter(name -> name.endsWith(".json") || name.endsWith(".new") || !name.contains(".html"))
                        .toList()
                : names;
        List<String> from = some.isEmpty() ? names : some;
        return from.get(random.nextInt(from.size()));
    }

    private String one(Stored stored, String name, List<String> names) throws IOException {
        String other = names.get(random.nextInt(names.size()));
        String to = outside.get(random.nextInt(outside.size()));
        switch (random.nextInt(13)) {
            case 0 -> {
                stored.delete(name);
                return "deleted " + name;
            }
            case 1 -> {
                String leadsTo = pick(to, to, "nowhere", ".", "..", name.substring(name.lastIndexOf('/') + 1), "/", "");
                return !leadsTo.isEmpty() && stored.link(name, leadsTo) ? name + " is a link to " + leadsTo : null;
            }
            case 2 -> {
                return stored.folder(name) ? name + " is an empty folder" : null;
            }
            case 3 -> {
                return stored.pipe(name) ? name + " is a pipe" : null;
            }
            case 4 -> {
                return !other.startsWith(name + "/") && !name.startsWith(other + "/") && stored.rename(name, other)
                        ? name + " was renamed to " + other
                        : null;
            }
            case 5 -> {
                long seconds = List.of(0L, 946_684_800L, 2_145_916_799L)
                        .get(random.nextInt(3)); // no later than 2037: hosts count in 31 bits
                return stored.time(name, Instant.ofEpochSecond(seconds)) ? name + " is of " + seconds : null;
            }
            case 6 -> {
                stored.write(name, stored.read(other));
                return name + " has the bytes of " + other;
            }
            case 7 -> {
                Matcher id = ID.matcher(name);
                if (!id.find()) {
                    return null;
                }
                String copy = id.replaceFirst(pick(
                        "20200101-000000-0000000",
                        "29991231-235959-fffffff",
                        "99981231-235959-0000000",
                        "20261399-000000-0000000"));
                stored.write(copy, stored.read(name));
                return name + " is there again as " + copy;
            }
            default -> {
                Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
                byte[] before = stored.read(name);
                byte[] after = damaged(before, damage);
                boolean own = name.contains(".json") || name.contains("lock") || name.endsWith("plain");
                if (!own && after.length == before.length) {
                    after = java.util.Arrays.copyOf(
                            after, after.length + 1); // else nobody would see that it is another
                }
                stored.write(name, after);
                return damage + " in " + name;
            }
        }
    }

    private String path(String text, String path) {
        List<int[]> places = new ArrayList<>();
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            places.add(new int[] {file.start(1), file.end(1)});
        }
        if (places.isEmpty()) {
            return text;
        }
        int[] place = places.get(random.nextInt(places.size()));
        return text.substring(0, place[0]) + escaped(path) + text.substring(place[1]);
    }

    private String pathsMore(String text) {
        StringBuilder more = new StringBuilder("\"files\":{\n");
        for (int i = 0; i <= random.nextInt(4); i++) {
            more.append(quoted(hostilePath())).append(":{\"sha256\":\"").append("0123456789abcdef".repeat(4));
            more.append("\",\"size\":")
                    .append(random.nextInt(20))
                    .append(",\"type\":\"text/html\",\"cache\":\"x\"},\n");
        }
        return text.replaceFirst("\"files\":\\{\\s*", Matcher.quoteReplacement(more.toString()));
    }

    private String twin(String text) {
        Matcher file = FILE.matcher(text);
        if (!file.find()) {
            return text;
        }
        String path = file.group(1);
        String twin = random.nextBoolean() ? path.toUpperCase(java.util.Locale.ROOT) : path + "/index.html";
        return text.substring(0, file.start()) + '"' + twin + "\":{\"sha256\":\"" + "0".repeat(64)
                + "\",\"size\":1,\"type\":\"text/html\",\"cache\":\"x\"},\n" + text.substring(file.start());
    }

    private String value(String text, String instead) {
        List<int[]> places = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            places.add(new int[] {value.start(), value.end()});
        }
        if (places.isEmpty()) {
            return text + instead;
        }
        int[] place = places.get(random.nextInt(places.size()));
        return text.substring(0, place[0]) + instead + text.substring(place[1]);
    }

    private byte[] oneBit(byte[] bytes) {
        byte[] other = bytes.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private byte[] noise(int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            out.write(random.nextInt(256));
        }
        return out.toByteArray();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** For JSON, half characters as well. */
    private static String escaped(String text) {
        String json = Json.write(text);
        return json.substring(1, json.length() - 1).replace("\uD800", "\\ud800");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
