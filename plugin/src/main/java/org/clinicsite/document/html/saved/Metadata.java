package org.clinicsite.document.html.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a page tells of its text.
 *
 * @param titles what it says the title is, most trustworthy first, without the site's name
 * @param author who wrote it; null when nothing tells
 * @param date {@code yyyy-MM-dd}; null when nothing tells
 */
record Metadata(
        List<String> titles,
        @Nullable String author,
        @Nullable String date) {

    /** What stands between a title and the site's name. */
    private static final Pattern PARTS = Pattern.compile("\\s+[|·•»›«—–-]+\\s+|\\s*[|»]\\s*|\\s+::\\s+");

    private static final Pattern DAY = Pattern.compile("((?:19|20)\\d\\d-\\d\\d-\\d\\d).*", Pattern.DOTALL);
    private static final Pattern JSON_DATE = Pattern.compile("\"datePublished\"\\s*:\\s*\"([^\"]{4,40})\"");
    private static final Pattern JSON_AUTHOR =
            Pattern.compile("\"author\"\\s*:\\s*\\[?\\s*\\{[^{}]*?\"name\"\\s*:\\s*\"([^\"\\\\]{3,80})\"");

    static Metadata of(Document document) {
        String site = meta(document, "meta[property=og:site_name]");
        List<String> titles = new ArrayList<>();
        for (String query : List.of("meta[property=og:title]", "meta[name=og:title]", "meta[name=twitter:title]")) {
            add(titles, meta(document, query), site);
        }
        add(titles, document.title(), site);
        String ld = document.select(Queries.of("script[type=application/ld+json]")).stream()
                .map(Element::data)
                .reduce("", (one, other) -> one + "\n" + other);
        String author = first(meta(document, "meta[name=author]"), found(JSON_AUTHOR, ld));
        author = first(
                author,
                text(document.selectFirst(Queries.of("[itemprop=author] [itemprop=name],.p-author,[rel=author]"))));
        String date = first(meta(document, "meta[property=article:published_time]"), found(JSON_DATE, ld));
        Element time = document.selectFirst(Queries.of("[itemprop=datePublished],time[datetime]"));
        date = first(date, time == null ? null : first(time.attr("datetime"), time.attr("content")));
        Matcher day = DAY.matcher(date == null ? "" : date);
        boolean name = author != null && author.length() < 80 && !author.contains("://");
        return new Metadata(List.copyOf(titles), name ? author : null, day.matches() ? day.group(1) : null);
    }

    private static void add(List<String> titles, @Nullable String title, @Nullable String site) {
        if (title != null && !title.isBlank()) {
            titles.add(withoutSite(title.strip(), site));
        }
    }

    /** Takes the site's name off, which stands before or behind a title and is the same on each of its pages. */
    private static String withoutSite(String title, @Nullable String site) {
        if (site != null && title.length() > site.length() + 3) {
            if (title.endsWith(site)) {
                return trimmed(title.substring(0, title.length() - site.length()));
            } else if (title.startsWith(site)) {
                return trimmed(title.substring(site.length()));
            }
        }
        return title;
    }

    private static String trimmed(String title) {
        return title.replaceAll("^[\\s|·•»›«—–:-]+|[\\s|·•»›«—–:-]+$", "");
    }

    /** The parts of a title, the longest first: what the page is called when no heading of its text says it. */
    static String longestPart(String title) {
        String longest = "";
        for (String part : PARTS.split(title)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest.split(" ").length < 3 ? title : longest.strip();
    }

    private static @Nullable String meta(Document document, String query) {
        String content = document.select(query).attr("content").strip();
        return content.isEmpty() ? null : content;
    }

    private static @Nullable String text(@Nullable Element element) {
        return element == null ? null : element.text().strip();
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || one.isEmpty() ? other == null || other.isEmpty() ? null : other : one;
    }
}
