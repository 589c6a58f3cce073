package org.clinicsite.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the head of a text, in YAML, TOML or JSON, with the keys of Jekyll, Hugo, Gatsby, Eleventy, Docusaurus and ours. */
final class HeadReader {

    /** Keys of our own that stay as they are; those that other programs have too are read below. */
    private static final Set<String> OWN = Set.of(
            "noindex",
            "order",
            "waive",
            "sections",
            "expires",
            "reviewer",
            "reviewed",
            "next-review",
            "service",
            "related",
            "sources",
            "disclaimer",
            "image",
            "image-alt");

    private static final Pattern TOML = Pattern.compile("([\\w.-]+)\\s*=\\s*(.+)");

    private HeadReader() {}

    /**
     * A file in two parts.
     *
     * @param keys as written; empty without a head
     * @param fault why the head could not be read; null when it could
     */
    record Split(
            Map<String, Object> keys, String body, @Nullable String fault) {}

    /** Splits a file; one whose head cannot be read keeps it out of its body. */
    static Split split(String file) {
        String text = file.replace("\r\n", "\n").replace('\r', '\n');
        String begun = text.stripLeading();
        if (begun.startsWith("---\n")) {
            Matcher end = Pattern.compile("(?m)^(?:---|\\.\\.\\.)[ \\t]*$").matcher(begun);
            if (end.find(4)) {
                String body = begun.substring(Math.min(begun.length(), end.end() + 1));
                return yaml(begun.substring(4, end.start()), body);
            }
        } else if (begun.startsWith("+++\n")) {
            int end = begun.indexOf("\n+++", 3);
            if (end >= 0) {
                int line = begun.indexOf('\n', end + 1);
                return new Split(
                        toml(begun.substring(4, Math.max(4, end))), line < 0 ? "" : begun.substring(line + 1), null);
            }
        } else if (begun.startsWith("{\n")) {
            int end = begun.indexOf("\n}\n");
            if (end >= 0) {
                return yaml(begun.substring(0, end + 2), begun.substring(end + 3));
            }
        }
        return new Split(Map.of(), text, null);
    }

    private static Split yaml(String head, String body) {
        try {
            Object read = new Load(LoadSettings.builder()
                            .setAllowDuplicateKeys(true)
                            .setMaxAliasesForCollections(20)
                            .setCodePointLimit(1 << 20)
                            .build())
                    .loadFromString(head);
            Map<String, Object> keys = new LinkedHashMap<>();
            if (read instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    if (value != null) {
                        keys.put(String.valueOf(key), value);
                    }
                });
            }
            return new Split(keys, body, null);
        } catch (YamlEngineException e) {
            String says = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Split(Map.of(), body, "its head cannot be read (" + says + ")");
        }
    }

    /** The TOML of heads: a key and a text, a number, a day, a truth value or a list of them, each in a line. */
    private static Map<String, Object> toml(String head) {
        Map<String, Object> keys = new LinkedHashMap<>();
        String table = "";
        for (String line : head.replaceAll("\\[\\s*\\n\\s*", "[")
                .replaceAll(",\\s*\\n\\s*", ", ")
                .split("\n")) {
            String said = line.strip();
            Matcher pair = TOML.matcher(said);
            if (said.startsWith("[")) {
                table = said.replaceAll("[\\[\\]]", "") + ".";
            } else if (!said.startsWith("#") && pair.matches()) {
                // Hugo has tags and categories below [taxonomies]
                String key = (table.equals("taxonomies.") ? "" : table) + pair.group(1);
                keys.put(key, tomlValue(pair.group(2).strip()));
            }
        }
        return keys;
    }

    private static Object tomlValue(String written) {
        if (written.startsWith("[")) {
            List<Object> items = new ArrayList<>();
            Matcher item = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^\\s,\\[\\]]+)")
                    .matcher(written);
            while (item.find()) {
                items.add(
                        item.group(1) != null
                                ? unescaped(item.group(1))
                                : item.group(2) != null ? item.group(2) : item.group(3));
            }
            return items;
        }
        Matcher quoted =
                Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\".*|'([^']*)'.*").matcher(written);
        if (quoted.matches()) {
            return quoted.group(1) != null ? unescaped(quoted.group(1)) : quoted.group(2);
        }
        return written.replaceFirst("\\s+#.*$", "");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replaceAll("\\\\(.)", "$1");
    }

    /** What keys mean. */
    static Head head(Map<String, Object> given) {
        Map<String, Object> keys = new LinkedHashMap<>();
        given.forEach((key, value) -> keys.put(key.toLowerCase(Locale.ROOT), value));
        List<String> used = new ArrayList<>(List.of("layout", "type", "template", "date", "status", "draft"));
        List<String> tags = new ArrayList<>();
        for (String key : List.of("tags", "categories", "category", "keywords", "tag")) {
            take(keys, used, key);
            if (!key.equals("keywords") || tags.isEmpty()) {
                tags.addAll(list(keys.get(key)));
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String key : List.of("url", "permalink", "aliases", "alias", "redirect_from", "canonical_url", "path")) {
            take(keys, used, key);
            addresses.addAll(list(keys.get(key)).stream()
                    .filter(each ->
                            each.contains("/") && !each.contains(":") && !each.contains("{") || each.startsWith("http"))
                    .toList());
        }
        String published = first(keys, used, "published", "date", "pubdate", "publishdate", "created", "created_at");
        String shown = text(keys.get("published"));
        String status = text(keys.get("status"));
        boolean draft = "true".equals(text(keys.get("draft")))
                || "false".equals(shown)
                || "true".equals(text(keys.get("isdraft")))
                || "draft".equals(status);
        used.add("published");
        used.add("isdraft");
        Map<String, Object> kept = new LinkedHashMap<>();
        List<String> dropped = new ArrayList<>();
        String title = first(keys, used, "title");
        String slug = first(keys, used, "slug");
        String updated = first(keys, used, "updated", "lastmod", "last_modified_at", "modified", "updated_at");
        String author = author(keys, used);
        String description = first(keys, used, "description", "excerpt", "summary", "subtitle");
        keys.forEach((key, value) -> {
            if (OWN.contains(key)) {
                kept.put(key, value);
            } else if (!used.contains(key)) {
                dropped.add(key);
            }
        });
        if (shown != null && (shown.equals("true") || shown.equals("false"))) {
            published = text(keys.get("date"));
        }
        return new Head(
                title,
                slug == null ? null : slug.replaceAll("^.*/(?=[^/]+/?$)|/$", ""),
                Dates.read(published),
                Dates.read(updated),
                author,
                description == null
                        ? null
                        : description
                                .replaceAll("<[^>]*>", "")
                                .replaceAll("\\s+", " ")
                                .strip(),
                tags.stream().distinct().toList(),
                draft,
                "page".equals(text(keys.get("layout"))) || "page".equals(text(keys.get("type"))),
                addresses,
                kept,
                dropped);
    }

    private static @Nullable String author(Map<String, Object> keys, List<String> used) {
        used.add("author");
        used.add("authors");
        Object value = keys.containsKey("author") ? keys.get("author") : keys.get("authors");
        if (value instanceof List<?> all && !all.isEmpty()) {
            value = all.get(0);
        }
        return value instanceof Map<?, ?> map ? text(map.get("name")) : text(value);
    }

    private static void take(Map<String, Object> keys, List<String> used, String key) {
        if (keys.containsKey(key)) {
            used.add(key);
        }
    }

    private static @Nullable String first(Map<String, Object> keys, List<String> used, String... names) {
        String found = null;
        for (String name : names) {
            take(keys, used, name);
            found = found == null ? text(keys.get(name)) : found;
        }
        return found;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null
                        || value instanceof Map
                        || value instanceof List
                        || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    private static List<String> list(@Nullable Object value) {
        List<String> items = new ArrayList<>();
        if (value instanceof List<?> all) {
            all.forEach(item -> {
                String said = text(item);
                if (said != null) {
                    items.add(said);
                }
            });
        } else {
            String said = text(value);
            if (said != null) {
                for (String part : said.contains(",") ? said.split(",") : new String[] {said}) {
                    items.add(part.strip());
                }
            }
        }
        return items;
    }
}
