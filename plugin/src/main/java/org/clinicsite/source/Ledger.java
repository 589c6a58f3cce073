package org.clinicsite.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;

/**
 * {@code content/published.json}: which paths and anchors were ever published. Others link to them, so they are promises.
 *
 * <pre>{@code
 * {"schema": 1, "pages": {
 *   "/": [],
 *   "/articles/neck/": ["exercises", "why-it-hurts"]
 * }}
 * }</pre>
 *
 * @param pages the anchors of each path, both sorted
 */
public record Ledger(SortedMap<String, SortedSet<String>> pages) {

    /** Nothing was published yet. */
    public static final Ledger NONE = new Ledger(new TreeMap<>());

    public Ledger {
        pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    }

    /**
     * Reads the file; nothing when there is none.
     *
     * @param shownAs the file as people know it
     * @throws SiteException when it cannot be read as a ledger
     */
    public static Ledger read(Path file, String shownAs) throws SiteException, IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            String text = Files.readString(file);
            if (text.contains("<<<<<<<") && text.contains(">>>>>>>")) {
                throw damaged(
                        shownAs,
                        "It holds the marks of a merge.",
                        "Keep the lines of both sides and take the marks out; or delete the file: the next publish writes it anew");
            }
            JsonObject all = JsonObject.parse(text);
            if (all.has("schema") && all.number("schema") > 1) {
                throw damaged(
                        shownAs,
                        "A newer version of this plugin wrote it.",
                        "Publish with that version; or delete the file: the next publish writes it anew");
            }
            JsonObject listed = all.object("pages");
            TreeMap<String, SortedSet<String>> pages = new TreeMap<>();
            listed.keys().forEach(path -> pages.put(path, new TreeSet<>(listed.texts(path))));
            return new Ledger(pages);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw damaged(
                    shownAs,
                    "It is no list of published paths.",
                    "Bring its last version back, such as with git checkout; or delete it: the next publish writes it anew");
        }
    }

    private static SiteException damaged(String shownAs, String what, String advice) {
        return new SiteException(Problem.error(
                Code.BAD_LEDGER,
                shownAs,
                0,
                0,
                what,
                advice + ", and does not know any more which pages were published before."));
    }

    /** This one and what a site has besides: nothing that was promised is ever forgotten. */
    public Ledger with(Ledger site) {
        TreeMap<String, SortedSet<String>> all = new TreeMap<>();
        pages.forEach((path, anchors) -> all.put(path, new TreeSet<>(anchors)));
        site.pages.forEach((path, anchors) ->
                all.computeIfAbsent(path, p -> new TreeSet<>()).addAll(anchors));
        return new Ledger(all);
    }

    /** As the file has it: a line per page, sorted. */
    public String toJson() {
        List<String> lines = new ArrayList<>();
        pages.forEach((path, anchors) -> {
            List<String> list = anchors.stream().map(Json::write).toList();
            lines.add("  " + Json.write(path) + ": [" + String.join(", ", list) + "]");
        });
        return "{\"schema\": 1, \"pages\": {\n" + String.join(",\n", lines) + "\n}}\n";
    }

    /** Writes the file, whole or not at all; one that says the same already is not touched. */
    public void write(Path file) throws IOException {
        byte[] bytes = toJson().getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
