package org.clinicsite.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.document.html.GhostCards;
import org.clinicsite.source.Format;
import org.json.simple.JSONValue;
import org.json.simple.parser.ParseException;

/** Reads what Ghost exports: one JSON file with the tables of its database. */
final class Ghost {

    private Ghost() {}

    static List<Piece> read(String path, Path file, List<OldMenu> menus, List<String> passedOver) throws IOException {
        if (Files.size(file) > WordPress.MOST_BYTES) {
            passedOver.add(path + ": it has more than " + (WordPress.MOST_BYTES >> 20) + " MB");
            return List.of();
        }
        Object read;
        try {
            read = JSONValue.parseWithException(BoundedFile.text(file, WordPress.MOST_BYTES));
        } catch (ParseException e) {
            passedOver.add(path + ": no JSON that can be read: " + e);
            return List.of();
        }
        Object first = read instanceof Map<?, ?> map && map.get("db") instanceof List<?> list && !list.isEmpty()
                ? list.get(0)
                : read;
        Object data = first instanceof Map<?, ?> map ? map.get("data") : null;
        if (!(data instanceof Map<?, ?> tables)) {
            passedOver.add(path + ": a JSON file, but no export of Ghost");
            return List.of();
        }
        Map<String, String> tags = names(rows(tables, "tags"));
        Map<String, String> people = names(rows(tables, "users"));
        for (Map<?, ?> row : rows(tables, "settings")) {
            if (text(row, "key").equals("navigation") && JSONValue.parse(text(row, "value")) instanceof List<?> links) {
                List<OldMenu.Entry> entries = OldMenu.links(links, "label", "url").stream()
                        .map(entry -> new OldMenu.Entry(
                                entry.label(), null, entry.address().replace("__GHOST_URL__", "")))
                        .toList();
                menus.add(new OldMenu(path + ", its menu", entries));
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (Map<?, ?> post : rows(tables, "posts")) {
            String id = text(post, "id");
            List<String> topics = rows(tables, "posts_tags").stream()
                    .filter(row -> text(row, "post_id").equals(id))
                    .map(row -> tags.getOrDefault(text(row, "tag_id"), "#"))
                    .filter(tag -> !tag.startsWith("#")) // Ghost's own name for what nobody sees
                    .toList();
            String author = rows(tables, "posts_authors").stream()
                    .filter(row -> text(row, "post_id").equals(id))
                    .map(row -> people.getOrDefault(text(row, "author_id"), ""))
                    .findFirst()
                    .orElse(people.getOrDefault(text(post, "author_id"), ""));
            String slug = text(post, "slug");
            boolean page =
                    text(post, "type").equals("page") || text(post, "page").equals("1");
            Head head = new Head(
                    text(post, "title"),
                    slug,
                    Dates.read(text(post, "published_at")),
                    Dates.read(text(post, "updated_at")),
                    author.isEmpty() ? null : author,
                    text(post, "custom_excerpt").isEmpty() ? null : text(post, "custom_excerpt"),
                    topics,
                    !text(post, "status").equals("published"),
                    page,
                    List.of("/" + slug + "/"),
                    Map.of(),
                    List.of());
            pieces.add(new Piece(
                    "ghost#" + id,
                    path + " “" + text(post, "title") + "”",
                    (page ? "a page" : "a post") + " of Ghost",
                    Format.HTML,
                    Snippets.undressed(GhostCards.plain(text(post, "html").replace("__GHOST_URL__", ""))),
                    true,
                    -1,
                    head,
                    file));
        }
        return pieces;
    }

    private static Map<String, String> names(List<Map<?, ?>> rows) {
        Map<String, String> names = new HashMap<>();
        rows.forEach(row -> names.put(text(row, "id"), text(row, "name")));
        return names;
    }

    private static List<Map<?, ?>> rows(Map<?, ?> tables, String name) {
        List<Map<?, ?>> rows = new ArrayList<>();
        if (tables.get(name) instanceof List<?> list) {
            list.forEach(row -> {
                if (row instanceof Map<?, ?> map) {
                    rows.add(map);
                }
            });
        }
        return rows;
    }

    private static String text(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : value.toString();
    }
}
