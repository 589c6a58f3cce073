package org.clinicsite.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.source.Format;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.text.ByteSize;
import org.json.simple.JSONValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads what WordPress exports (WXR, an RSS feed with elements of its own), Squarespace's export for WordPress too. Neither
 * a document type nor an entity is read, so the file can neither grow nor reach for others.
 */
final class WordPress {

    /** Bytes of the largest export; WordPress itself parts a larger one. */
    static final long MOST_BYTES = 200L << 20;

    private static final Pattern GALLERY = Pattern.compile("\\[gallery[^\\]]*\\bids=\"([\\d, ]+)\"[^\\]]*]");

    private WordPress() {}

    /** Whether a file begins as an export does. */
    static boolean isExport(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String begun = new String(in.readNBytes(4000), java.nio.charset.StandardCharsets.UTF_8);
            return begun.contains("wordpress.org/export/") || begun.contains("<rss") && begun.contains("xmlns:wp=");
        }
    }

    /** An element of the export's items: texts by name, and the terms. */
    private static final class Item {
        final Map<String, String> texts = new HashMap<>();
        final List<String> terms = new ArrayList<>();
        final Map<String, String> meta = new HashMap<>();
        /** The menu that it stands in; empty when it is none's. */
        String menu = "";

        String text(String name) {
            return texts.getOrDefault(name, "");
        }
    }

    /**
     * Reads an export.
     *
     * @param menus gets the menus of the site
     * @param passedOver gets what was not taken
     */
    static List<Piece> read(String path, Path file, List<OldMenu> menus, List<String> passedOver) throws IOException {
        if (!isExport(file)) {
            passedOver.add(path + ": an XML file, but no export of WordPress");
            return List.of();
        }
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            passedOver.add(path + ": it has " + ByteSize.of(size) + "; an export has at most " + (MOST_BYTES >> 20)
                    + " MB. Export the years one by one");
            return List.of();
        }
        Map<String, String> authors = new HashMap<>();
        Map<String, String> channel = new HashMap<>();
        List<Item> items = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            parse(xml, channel, authors, items);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            passedOver.add(path + ":" + line + ": the export ends or breaks here; what stands above was taken");
        } catch (IOException e) {
            throw DiskFault.of(file, e);
        }
        String site = channel.getOrDefault("wp:base_blog_url", channel.getOrDefault("link", path))
                .replaceFirst("(?i)^https?://(?:www\\.)?", "")
                .replaceFirst("/+$", "");
        menus.addAll(menus(path, site, items));
        return pieces(path, site, items, authors, passedOver);
    }

    private static final String MENU_ITEM = "nav_menu_item";

    private static final String NAVIGATION = "wp_navigation";

    private static final Pattern NAVIGATION_LINK =
            Pattern.compile("<!-- wp:(?:navigation-link|navigation-submenu) (\\{.*?}) /?-->");

    /** The menus, those of block themes too; items of a lower level stand behind the one that they lie below. */
    private static List<OldMenu> menus(String path, String site, List<Item> items) {
        Map<String, Map<String, List<Item>>> byMenu = new LinkedHashMap<>();
        List<OldMenu> menus = new ArrayList<>();
        for (Item item : items) {
            String type = item.text("wp:post_type").strip();
            if (type.equals(MENU_ITEM) && !item.menu.isEmpty()) {
                byMenu.computeIfAbsent(item.menu, menu -> new HashMap<>())
                        .computeIfAbsent(
                                item.meta.getOrDefault("_menu_item_menu_item_parent", "0"), k -> new ArrayList<>())
                        .add(item);
            } else if (type.equals(NAVIGATION)) {
                List<OldMenu.Entry> entries = new ArrayList<>();
                Matcher link = NAVIGATION_LINK.matcher(item.text("content:encoded"));
                while (link.find()) {
                    if (JSONValue.parse(link.group(1)) instanceof Map<?, ?> keys) {
                        String id = "post-type".equals(keys.get("kind")) ? String.valueOf(keys.get("id")) : "";
                        entries.add(new OldMenu.Entry(
                                unescaped(String.valueOf(keys.get("label"))).replaceAll("<[^>]*>", ""),
                                id.isEmpty() ? null : site + "#" + id,
                                keys.get("url") == null
                                        ? ""
                                        : keys.get("url").toString().strip()));
                    }
                }
                menus.add(new OldMenu(
                        path + ", the menu “" + unescaped(item.text("title").strip()) + "”", entries));
            }
        }
        byMenu.forEach((name, byParent) -> {
            List<OldMenu.Entry> entries = new ArrayList<>();
            addBelow("0", site, byParent, entries, 0);
            menus.add(new OldMenu(path + ", the menu “" + name + "”", entries));
        });
        return menus;
    }

    /** Menus are seldom deeper; one that holds itself ends here. */
    private static final int DEEPEST_MENU = 10;

    private static void addBelow(
            String parent, String site, Map<String, List<Item>> byParent, List<OldMenu.Entry> entries, int depth) {
        if (depth == DEEPEST_MENU) {
            return;
        }
        List<Item> items = new ArrayList<>(byParent.getOrDefault(parent, List.of()));
        items.sort(Comparator.comparingInt(WordPress::order));
        for (Item item : items) {
            boolean text = item.meta.getOrDefault("_menu_item_type", "").equals("post_type");
            entries.add(new OldMenu.Entry(
                    unescaped(item.text("title").strip()),
                    text ? site + "#" + item.meta.getOrDefault("_menu_item_object_id", "") : null,
                    item.meta.getOrDefault("_menu_item_url", "")));
            addBelow(item.text("wp:post_id").strip(), site, byParent, entries, depth + 1);
        }
    }

    private static int order(Item item) {
        String order = item.text("wp:menu_order").strip();
        return order.matches("\\d{1,9}") ? Integer.parseInt(order) : Integer.MAX_VALUE;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static void parse(
            XMLStreamReader xml, Map<String, String> channel, Map<String, String> authors, List<Item> items)
            throws XMLStreamException {
        Item item = null;
        StringBuilder text = new StringBuilder();
        String login = "";
        String key = "";
        String nicename = null;
        boolean inComment = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    String name = name(xml);
                    if (name.equals("item")) {
                        item = new Item();
                    } else if (name.equals("wp:comment")) {
                        inComment = true;
                    } else if (name.equals("category")) {
                        nicename = xml.getAttributeValue(null, "domain");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String name = name(xml);
                    if (name.equals("wp:author_login")) {
                        login = text.toString().strip();
                    } else if (name.equals("wp:author_display_name")) {
                        authors.put(login, text.toString().strip());
                    } else if (name.equals("wp:comment")) {
                        inComment = false;
                    } else if (item != null && !inComment) {
                        switch (name) {
                            case "item" -> {
                                items.add(item);
                                item = null;
                            }
                            case "category" -> {
                                if ("category".equals(nicename) || "post_tag".equals(nicename)) {
                                    item.terms.add(text.toString().strip());
                                } else if ("nav_menu".equals(nicename)) {
                                    item.menu = unescaped(text.toString().strip());
                                }
                            }
                            case "wp:meta_key" -> key = text.toString().strip();
                            case "wp:meta_value" ->
                                item.meta.put(key, text.toString().strip());
                            default -> item.texts.putIfAbsent(name, text.toString());
                        }
                    } else if (item == null) {
                        channel.putIfAbsent(name, text.toString().strip());
                    }
                    text.setLength(0);
                }
                default -> {}
            }
        }
    }

    private static String name(XMLStreamReader xml) {
        String prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    private static List<Piece> pieces(
            String path, String site, List<Item> items, Map<String, String> authors, List<String> passedOver) {
        Map<String, Item> attachments = new HashMap<>();
        Map<String, Integer> others = new LinkedHashMap<>();
        for (Item item : items) {
            if (item.text("wp:post_type").equals("attachment")) {
                attachments.put(item.text("wp:post_id").strip(), item);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (Item item : items) {
            String type = item.text("wp:post_type").strip();
            String status = item.text("wp:status").strip();
            if (!type.equals("post") && !type.equals("page") || status.equals("trash") || status.equals("auto-draft")) {
                others.merge(type.isEmpty() ? "item" : type.replace('_', ' '), 1, Integer::sum);
                continue;
            }
            pieces.add(piece(path, site, item, type, status, authors, attachments));
        }
        others.remove("attachment");
        others.remove(MENU_ITEM.replace('_', ' '));
        others.remove(NAVIGATION.replace('_', ' '));
        others.forEach((type, count) -> passedOver.add(path + ": " + count + " × " + type + ": no text of the site's"));
        return pieces;
    }

    private static Piece piece(
            String path,
            String site,
            Item item,
            String type,
            String status,
            Map<String, String> authors,
            Map<String, Item> attachments) {
        String id = item.text("wp:post_id").strip();
        String slug = item.text("wp:post_name").strip();
        String title = unescaped(item.text("title").strip());
        String login = item.text("dc:creator").strip();
        DateText day = Dates.read(item.text("wp:post_date").strip()); // the author's own day
        day = day == null ? Dates.utc(item.text("wp:post_date_gmt")) : day;
        day = day == null ? Dates.read(item.text("pubDate").strip()) : day;
        List<String> addresses = new ArrayList<>();
        if (!item.text("link").isBlank()) {
            addresses.add(item.text("link").strip());
        }
        String description = unescaped(item.text("excerpt:encoded"))
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
        Head head = new Head(
                title.isEmpty() ? null : title,
                slug.isEmpty() ? null : decoded(slug),
                day,
                Dates.utc(item.text("wp:post_modified_gmt")),
                authors.getOrDefault(login, login.isEmpty() ? null : login),
                description.isEmpty() ? null : description,
                item.terms.stream()
                        .map(WordPress::unescaped)
                        .filter(term -> !term.equalsIgnoreCase("uncategorized") && !term.isBlank())
                        .distinct()
                        .toList(),
                !status.equals("publish") && !status.equals("future")
                        || !item.text("wp:post_password").isBlank(),
                type.equals("page"),
                addresses,
                image(item, attachments),
                List.of());
        String body = GALLERY.matcher(item.text("content:encoded"))
                .replaceAll(m -> Matcher.quoteReplacement(gallery(m.group(1), attachments)));
        return new Piece(
                site + "#" + id,
                path + " " + (title.isEmpty() ? type + " " + id : "“" + title + "”"),
                (type.equals("page") ? "a page" : "a post") + " of WordPress",
                Format.HTML,
                Snippets.undressed(Snippets.wordPress(body)),
                true,
                -1,
                head,
                null);
    }

    /** The picture that stands for a text, where its words are known. */
    private static Map<String, Object> image(Item item, Map<String, Item> attachments) {
        Item picture = attachments.get(item.meta.getOrDefault("_thumbnail_id", ""));
        String alt = picture == null ? "" : picture.meta.getOrDefault("_wp_attachment_image_alt", "");
        Map<String, Object> keys = new LinkedHashMap<>();
        if (picture != null && !picture.text("wp:attachment_url").isBlank()) {
            keys.put("image", picture.text("wp:attachment_url").strip());
            if (!alt.isBlank()) {
                keys.put("image-alt", unescaped(alt));
            }
        }
        return keys;
    }

    private static String gallery(String ids, Map<String, Item> attachments) {
        StringBuilder out = new StringBuilder("\n\n");
        for (String id : ids.split("[, ]+")) {
            Item picture = attachments.get(id);
            if (picture != null) {
                String alt = picture.meta.getOrDefault("_wp_attachment_image_alt", "");
                out.append("<p><img src=\"")
                        .append(picture.text("wp:attachment_url").strip().replace("\"", "%22"))
                        .append("\" alt=\"")
                        .append(alt.replace("&", "&amp;").replace("\"", "&quot;"))
                        .append("\"></p>\n\n");
            }
        }
        return out.toString();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#039;", "'")
                .replace("&#8217;", "’")
                .replace("&amp;", "&");
    }

    private static @Nullable String decoded(String slug) {
        try {
            return java.net.URLDecoder.decode(slug.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return slug;
        }
    }
}
