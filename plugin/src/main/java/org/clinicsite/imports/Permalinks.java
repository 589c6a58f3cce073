package org.clinicsite.imports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * Where Jekyll and Hugo put a text on the web: by a pattern such as {@code /:year/:title/} that the text's head or the
 * project's settings give, else as each does by itself (jekyllrb.com/docs/permalinks, gohugo.io/content-management/urls).
 */
final class Permalinks {

    /** Jekyll's patterns that have names. */
    private static final Map<String, String> STYLES = Map.of(
            "date", "/:categories/:year/:month/:day/:title:output_ext",
            "pretty", "/:categories/:year/:month/:day/:title/",
            "ordinal", "/:categories/:year/:y_day/:title:output_ext",
            "weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext",
            "none", "/:categories/:title:output_ext");

    private static final Pattern PLACEHOLDER = Pattern.compile(":(sections\\[[^\\]]*]|[a-z_]+)");

    /** The project's settings, keys below keys joined by dots. */
    private final Map<String, String> settings = new LinkedHashMap<>();

    /**
     * A text.
     *
     * @param path in the project, with {@code /}
     * @param stem the file's name without ending, a day before it left out; of a bundle its folder's
     * @param written the same as the file has it
     * @param head what it says of itself
     * @param keys its head as written
     * @param day when it appeared; null when nothing says it
     */
    record Text(
            String path,
            String stem,
            String written,
            Head head,
            Map<String, Object> keys,
            @Nullable DateText day) {

        String folder() {
            return new FilePath(path).folder();
        }

        boolean isBundle() {
            return path.matches(".*/_?index\\.\\w+");
        }

        @Nullable
        String own(String... names) {
            for (String name : names) {
                if (keys.get(name) instanceof String said && !said.isBlank()) {
                    return said.strip();
                }
            }
            return null;
        }

        List<String> list(String... names) {
            List<String> out = new ArrayList<>();
            for (String name : names) {
                if (keys.get(name) instanceof List<?> list) {
                    list.forEach(each -> out.add(String.valueOf(each)));
                } else if (keys.get(name) instanceof String row && !row.isBlank()) {
                    out.addAll(List.of(row.strip().split("[,\\s]+")));
                }
            }
            return out;
        }
    }

    /** @param settings the project's settings as they are written */
    Permalinks(Map<String, Object> settings) {
        flatten("", settings);
    }

    private void flatten(String above, Map<?, ?> map) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> below) {
                flatten(above + key + ".", below);
            } else {
                settings.put((above + key).toLowerCase(Locale.ROOT), String.valueOf(value));
            }
        });
        Object defaults = map.get("defaults"); // Jekyll: what all texts of a kind say of themselves
        if (above.isEmpty() && defaults instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> one
                        && one.get("scope") instanceof Map<?, ?> scope
                        && one.get("values") instanceof Map<?, ?> values
                        && values.get("permalink") != null) {
                    Object kind = scope.get("type");
                    settings.putIfAbsent(
                            "defaults." + (kind == null ? "" : kind), String.valueOf(values.get("permalink")));
                }
            }
        }
    }

    /** What stands before every path: the project was part of a site. */
    private String base() {
        String url = settings.getOrDefault("baseurl", "").strip();
        String path = url.replaceFirst("^[a-zA-Z]*:?//[^/]*", "");
        return path.replaceAll("^/|/$", "");
    }

    private String whole(String path) {
        return ("/" + base() + "/" + path).replaceAll("/{2,}", "/");
    }

    /** Where Jekyll puts a text; null when that is not known. */
    @Nullable
    String jekyll(Text text) {
        String folder = text.folder();
        String project = settings.getOrDefault("permalink", "date");
        boolean post = (text.path().contains("_posts/") || text.path().contains("_drafts/")) && text.day() != null;
        Matcher collection = Pattern.compile("_(\\w[\\w-]*)(?:/(.*))?").matcher(folder);
        boolean collected = !post && collection.matches();
        String own = text.own("permalink");
        String kind = post ? "posts" : collected ? collection.group(1) : "pages";
        String byKind = settings.getOrDefault("defaults." + kind, settings.get("defaults."));
        String pattern = own != null ? own : byKind;
        if (pattern == null) {
            pattern = post
                    ? project
                    : collected
                            ? settings.getOrDefault(
                                    "collections." + kind + ".permalink", "/:collection/:path" + suffix(project))
                            : text.stem().equals("index") && text.isBundle()
                                            || text.written().equals("index")
                                    ? "/:path/"
                                    : "/:path/:basename" + suffix(project);
        }
        pattern = STYLES.getOrDefault(pattern, pattern);
        if (post && text.day() == null) {
            return null;
        }
        Map<String, String> values = dates(text.day());
        String name = text.head().slug() != null && text.keys().containsKey("slug")
                ? text.head().slug()
                : text.stem();
        values.put("title", name);
        values.put("slug", Slug.of(name));
        values.put("basename", text.written());
        values.put("name", text.written());
        values.put("output_ext", ".html");
        values.put("collection", kind);
        String inner = collected && collection.group(2) != null ? collection.group(2) : "";
        values.put(
                "path",
                collected ? (inner.isEmpty() ? "" : inner + "/") + text.written() : folder.replaceFirst("^\\./", ""));
        List<String> topics = new ArrayList<>();
        int posts = text.path().indexOf("_posts/");
        if (posts > 0) { // folders above are categories, too
            topics.addAll(List.of(text.path().substring(0, posts - 1).split("/")));
        }
        text.list("category", "categories").stream()
                .filter(each -> !topics.contains(each))
                .forEach(topics::add);
        List<String> lower = topics.stream()
                .map(each -> each.toLowerCase(Locale.ROOT).replace(" ", "%20"))
                .toList();
        values.put("categories", String.join("/", lower));
        values.put(
                "slugified_categories",
                String.join("/", topics.stream().map(Slug::of).toList()));
        String path = filled(pattern, values);
        return path == null ? null : whole(path);
    }

    /** How pages end where the project's pattern ends so. */
    private static String suffix(String pattern) {
        String style = STYLES.getOrDefault(pattern, pattern);
        return style.endsWith("/") ? "/" : style.endsWith(":output_ext") ? ":output_ext" : "";
    }

    /** Where Hugo puts a text; null when that is not known. */
    @Nullable
    String hugo(Text text) {
        String inContent = text.path().replaceFirst("^content/", "");
        String folder = new FilePath(inContent).folder();
        boolean list = text.path().matches(".*/_index\\.\\w+");
        String place = text.isBundle() && !list ? folder.replaceFirst("/?[^/]*$", "") : folder;
        String section = place.replaceFirst("/.*", "");
        boolean dated = settings.getOrDefault("frontmatter.date", "").contains(":filename");
        String file = dated ? text.stem() : text.written();
        String slug = text.keys().containsKey("slug") && text.head().slug() != null
                ? text.head().slug()
                : null;
        String title = text.head().title() == null ? file : Slug.of(text.head().title());
        Map<String, String> values = dates(text.day());
        values.put("section", section);
        values.put("sections", place);
        values.put("title", title);
        values.put("slug", slug != null ? slug : title);
        values.put("filename", file);
        values.put("contentbasename", file);
        values.put("slugorfilename", slug != null ? slug : file);
        values.put("slugorcontentbasename", slug != null ? slug : file);
        String own = text.own("url");
        if (own != null && !own.contains("://")) {
            String path = filled(own, values);
            return path == null ? null : whole(path);
        }
        if (list) {
            return whole(place + "/").toLowerCase(Locale.ROOT);
        }
        String pattern = settings.get("permalinks." + section);
        pattern = pattern != null ? pattern : settings.get("permalinks.page." + section);
        String path = pattern == null || section.isEmpty()
                ? "/" + place + "/" + (slug != null ? slug : file) + "/"
                : filled(pattern, values);
        if (path == null) {
            return null;
        }
        boolean ugly = "true".equals(settings.get("uglyurls"));
        path = ugly && path.length() > 1 ? path.replaceFirst("/$", "") + ".html" : path;
        return whole(path.replace(' ', '-')).toLowerCase(Locale.ROOT);
    }

    /** Eleventy's templates in a permalink that can be filled in without it. */
    static @Nullable String eleventy(Text text) {
        String own = text.own("permalink");
        if (own == null) {
            return null;
        }
        String title = text.head().title() == null ? text.stem() : text.head().title();
        String path = Pattern.compile("\\{\\{-?\\s*(page\\.fileSlug|title(?:\\s*\\|\\s*slug(?:ify)?)?)\\s*-?}}")
                .matcher(own)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1).startsWith("page") ? text.stem() : Slug.of(title)));
        return path.contains("{") || path.equals("false")
                ? null
                : "/" + path.replaceFirst("^/", "").replaceFirst("(^|/)index\\.html$", "$1");
    }

    private static Map<String, String> dates(@Nullable DateText date) {
        Map<String, String> values = new LinkedHashMap<>();
        if (date == null) {
            return values;
        }
        LocalDate day = date.day();
        Map<String, String> formats = Map.ofEntries(
                Map.entry("year", "yyyy"),
                Map.entry("short_year", "yy"),
                Map.entry("month", "MM"),
                Map.entry("i_month", "M"),
                Map.entry("short_month", "MMM"),
                Map.entry("long_month", "MMMM"),
                Map.entry("monthname", "MMMM"),
                Map.entry("day", "dd"),
                Map.entry("i_day", "d"),
                Map.entry("y_day", "DDD"),
                Map.entry("yearday", "D"),
                Map.entry("short_day", "EEE"),
                Map.entry("long_day", "EEEE"),
                Map.entry("weekdayname", "EEEE"));
        formats.forEach((name, format) -> {
            String said = DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(day);
            values.put(name, name.endsWith("name") ? said.toLowerCase(Locale.ROOT) : said);
        });
        values.put("week", "%02d".formatted(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        values.put("w_year", String.valueOf(day.get(IsoFields.WEEK_BASED_YEAR)));
        values.put("w_day", String.valueOf(day.getDayOfWeek().getValue()));
        values.put("weekday", String.valueOf(day.getDayOfWeek().getValue() % 7));
        return values;
    }

    /** A pattern with its placeholders filled in; null when one is not known. */
    private static @Nullable String filled(String pattern, Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(pattern);
        StringBuilder out = new StringBuilder();
        while (placeholder.find()) {
            String name = placeholder.group(1);
            String value =
                    name.startsWith("sections[") ? part(values.getOrDefault("sections", ""), name) : values.get(name);
            if (value == null) {
                return null;
            }
            placeholder.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return placeholder.appendTail(out).toString();
    }

    /** Some of the sections, as {@code sections[1:]} or {@code sections[0]} names them; null when it is none of these. */
    private static @Nullable String part(String sections, String name) {
        List<String> all = sections.isEmpty() ? List.of() : List.of(sections.split("/"));
        Matcher range =
                Pattern.compile("sections\\[(\\d*|last)(:?)(\\d*|last)]").matcher(name);
        if (!range.matches()) {
            return null;
        }
        int from = index(range.group(1), 0, all.size());
        int to = range.group(2).isEmpty() ? from + 1 : index(range.group(3), all.size(), all.size());
        return String.join(
                "/",
                all.subList(
                        Math.min(from, all.size()), Math.max(Math.min(from, all.size()), Math.min(to, all.size()))));
    }

    private static int index(String written, int otherwise, int size) {
        return written.isEmpty() ? otherwise : written.equals("last") ? size - 1 : Integer.parseInt(written);
    }
}
