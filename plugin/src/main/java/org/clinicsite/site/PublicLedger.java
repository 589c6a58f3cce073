package org.clinicsite.site;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.clinicsite.source.Ledger;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * {@code /.well-known/clinic-site.json}: what a site shows anyway, for whoever has to know what was published before and
 * remembers nothing himself, such as a build server. It holds pages that search engines may list, and facts as visitors
 * read them; nothing of drafts and of pages that are kept out of search engines.
 *
 * <pre>{@code
 * {"schema":1,"site":"https://clinic.example/","build":"9f2c…",
 *  "facts":[{"kind":"hours","of":"Saltbeck","what":"Thursday","says":"12:00–20:00"}],
 *  "pages":{"/articles/neck/":{"title":"A stiff neck","kind":"article","text":"5f0a1b2c","anchors":["exercises"]}}}
 * }</pre>
 *
 * @param site where the site lives, with a slash at its end; empty when it does not say
 * @param build its build id; empty before it is known
 * @param facts in the order in which they are told
 * @param pages by path
 */
public record PublicLedger(String site, String build, List<Fact> facts, SortedMap<String, PublicPage> pages) {

    /** Where it is, relative to the output folder with {@code /}. */
    public static final String PATH = ".well-known/clinic-site.json";

    /** Bytes that it may take when a server packs it. Larger ones leave out what {@link Part} lists, in that order. */
    static final int MOST_PACKED = 100 << 10;

    /** Bytes that are read; a hundred thousand pages need fewer. */
    public static final int MOST_BYTES = 32 << 20;

    private static final int SCHEMA = 1;

    /** How many bytes are packed before it is looked how many they became. */
    private static final int PIECE = 1 << 16;

    /** In the place of an id that is not known yet, as hard to pack as one. */
    private static final String SOME_ID = "9f2c71d05be8436ac1f7e09b5d3a8264";

    /** More pages than a site can have that we publish. */
    private static final int MOST_PAGES = 250_000;

    private static final int MOST_FACTS = 100_000;

    private static final Pattern BUILD = Pattern.compile("[0-9a-f]{0,64}");

    /** What a fact is about. */
    public enum Kind {
        /** What the clinic is called, and how it is reached. */
        CONTACT,
        /** Where a place is. */
        PLACE,
        /** When a place is open. */
        HOURS,
        /** What something costs. */
        PRICE;

        /** Its name in the file, such as {@code hours}. */
        public String word() {
            return EnumWord.of(this);
        }
    }

    /**
     * A fact as visitors read it.
     *
     * @param kind what it is about
     * @param of the place or service; empty when it holds for the clinic
     * @param what such as {@code Thursday}, {@code 60 minutes}, {@code telephone}
     * @param says such as {@code 12:00–20:00}
     * @param until the last day on which it is shown; null when no end is known
     */
    public record Fact(
            Kind kind,
            String of,
            String what,
            String says,
            @Nullable LocalDate until) {}

    /**
     * A page.
     *
     * @param title its heading
     * @param kind such as {@code article}
     * @param text tells two versions of its text apart; empty when it has none
     * @param anchors of its sections
     */
    public record PublicPage(String title, String kind, String text, SortedSet<String> anchors) {

        public PublicPage {
            anchors = Collections.unmodifiableSortedSet(new TreeSet<>(anchors));
        }

        private boolean has(Part part) {
            return switch (part) {
                case ANCHORS -> !anchors.isEmpty();
                case TEXT -> !text.isEmpty();
                case TITLE -> true;
            };
        }
    }

    /** What a large site's ledger goes without, the least worth first. */
    private enum Part {
        ANCHORS,
        TEXT,
        TITLE
    }

    public PublicLedger {
        facts = List.copyOf(facts);
        pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    }

    /** The same of a build. */
    public PublicLedger of(String id) {
        return new PublicLedger(site, id, facts, pages);
    }

    /** The paths and anchors that others may lead to. */
    public Ledger promises() {
        TreeMap<String, SortedSet<String>> promises = new TreeMap<>();
        pages.forEach((path, page) -> promises.put(path, page.anchors()));
        return new Ledger(promises);
    }

    /** The file, small enough to be read at any time. */
    public byte[] toBytes() {
        return unsigned().of(build);
    }

    /**
     * The file but for its build id.
     *
     * @param before what stands before it
     * @param after what stands behind it
     */
    public record Unsigned(String before, String after) {

        /** The file of a build. */
        public byte[] of(String id) {
            return (before + Json.write(id) + after).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The file, small enough to be read at any time, before it is known which build it is of. */
    public Unsigned unsigned() {
        Set<Part> left = EnumSet.noneOf(Part.class);
        Unsigned file = without(left);
        for (Part part : Part.values()) {
            if (fits(file.of(SOME_ID))) {
                break;
            }
            left.add(part);
            if (pages.values().stream().anyMatch(page -> page.has(part))) {
                file = without(left);
            }
        }
        return file;
    }

    /** Whether the file has no room for what tells versions of texts apart, nor for anchors. */
    public boolean isLean() {
        return !fits(without(EnumSet.of(Part.ANCHORS, Part.TEXT)).of(SOME_ID));
    }

    private Unsigned without(Set<Part> without) {
        String before = "{\"schema\":" + SCHEMA + ",\"site\":" + Json.write(site) + ",\"build\":";
        StringBuilder out = new StringBuilder(1 << 12);
        out.append(",\"facts\":[");
        String comma = "\n";
        for (Fact fact : facts) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", fact.kind().word());
            one.put("of", fact.of());
            one.put("what", fact.what());
            one.put("says", fact.says());
            if (fact.until() != null) {
                one.put("until", fact.until().toString());
            }
            out.append(comma).append(Json.write(one));
            comma = ",\n";
        }
        out.append("],\"pages\":{");
        comma = "\n";
        for (Map.Entry<String, PublicPage> entry : pages.entrySet()) {
            PublicPage page = entry.getValue();
            Map<String, Object> one = new LinkedHashMap<>();
            if (!without.contains(Part.TITLE)) {
                one.put("title", page.title());
            }
            one.put("kind", page.kind());
            if (!without.contains(Part.TEXT) && !page.text().isEmpty()) {
                one.put("text", page.text());
            }
            if (!without.contains(Part.ANCHORS) && !page.anchors().isEmpty()) {
                one.put("anchors", List.copyOf(page.anchors()));
            }
            out.append(comma).append(Json.write(entry.getKey())).append(':').append(Json.write(one));
            comma = ",\n";
        }
        return new Unsigned(before, out.append("}}\n").toString());
    }

    /** Whether it is small enough when a server packs it; what is not is packed no further than that. */
    private static boolean fits(byte[] bytes) {
        Counted counted = new Counted();
        try (GZIPOutputStream out = new GZIPOutputStream(counted)) {
            for (int at = 0; at < bytes.length && counted.bytes <= MOST_PACKED; at += PIECE) {
                out.write(bytes, at, Math.min(PIECE, bytes.length - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return counted.bytes <= MOST_PACKED;
    }

    /** Counts what is written. */
    private static final class Counted extends OutputStream {

        private int bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int start, int count) {
            bytes += count;
        }
    }

    /**
     * Reads what anybody may have written.
     *
     * @throws IllegalArgumentException with a word for people when it is no such ledger
     */
    public static PublicLedger parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("it is larger than " + (MOST_BYTES >> 20) + " MB");
        }
        JsonObject all = JsonObject.parse(new String(bytes, StandardCharsets.UTF_8));
        if (all.number("schema") != SCHEMA) {
            throw new IllegalArgumentException("another version of this plugin wrote it");
        }
        String build = all.text("build");
        if (!BUILD.matcher(build).matches()) {
            throw new IllegalArgumentException("'build' is no build id");
        }
        List<Fact> facts = new ArrayList<>();
        for (JsonObject one : all.objects("facts")) {
            Kind kind = kind(one.text("kind"));
            if (kind != null) {
                facts.add(new Fact(kind, one.text("of"), one.text("what"), one.text("says"), until(one.find("until"))));
            }
        }
        JsonObject listed = all.object("pages");
        TreeMap<String, PublicPage> pages = new TreeMap<>();
        for (String path : listed.keys()) {
            JsonObject one = listed.object(path);
            pages.put(
                    checked(path),
                    new PublicPage(
                            one.find("title").orElse(path),
                            one.text("kind"),
                            one.find("text").orElse(""),
                            new TreeSet<>(one.has("anchors") ? one.texts("anchors") : List.of())));
        }
        if (pages.size() > MOST_PAGES || facts.size() > MOST_FACTS) {
            throw new IllegalArgumentException("it has more pages than any site");
        }
        return new PublicLedger(all.text("site"), build, facts, pages);
    }

    private static @Nullable LocalDate until(Optional<String> day) {
        try {
            return day.isEmpty() ? null : LocalDate.parse(day.get());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'until' is no date", e);
        }
    }

    /** A later version may tell more; what we do not know is passed over. */
    private static @Nullable Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return null;
    }

    private static String checked(String path) {
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new IllegalArgumentException("a path has a control character");
        }
        return new PagePath(path).value();
    }
}
