package org.clinicsite.render;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.Site;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.DateText;
import org.jspecify.annotations.Nullable;

/**
 * The names under which JBake's templates know a site, for authors who know JBake: {@code content}, {@code config},
 * {@code published_posts} and so on. Nothing is made unless a template asks for it.
 */
final class JBakeNames {

    private final Site site;

    JBakeNames(Site site) {
        this.site = site;
    }

    /** The value of a name; null when JBake has no such name. */
    @Nullable
    Object get(String name, Page page) {
        return switch (name) {
            case "content" -> of(page);
            case "config" -> config();
            case "published_posts", "posts" -> all(site.all(PageKind.ARTICLE));
            case "published_pages", "pages" -> all(site.all(PageKind.PAGE));
            case "published_content" -> {
                List<Object> both = new ArrayList<>(all(site.all(PageKind.ARTICLE)));
                both.addAll(all(site.all(PageKind.PAGE)));
                yield both;
            }
            case "alltags" -> site.tags().values().stream().map(Page::title).toList();
            case "tags" -> site.tags().values().stream().map(this::tag).toList();
            case "tag" -> page.kind() == PageKind.TAG ? page.title() : null;
            case "tag_posts", "tagged_posts" -> page.kind() == PageKind.TAG ? all(page.all()) : null;
            default -> null;
        };
    }

    private List<Object> all(List<Page> pages) {
        return pages.stream().<Object>map(this::of).toList();
    }

    private Map<String, Object> tag(Page tag) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", tag.title());
        map.put("uri", uri(tag));
        map.put("tagged_posts", all(tag.all()));
        return map;
    }

    /** A page as JBake's {@code DocumentModel} shows it; the body is read only when it is asked for. */
    private Map<String, Object> of(Page page) {
        Map<String, Object> map = new TreeMap<>();
        map.put("title", page.title());
        map.put("description", page.description());
        map.put("uri", uri(page));
        map.put("rootpath", site.base().path() + "/");
        map.put("type", page.kind() == PageKind.ARTICLE ? "post" : page.kind().layout());
        map.put("status", "published");
        DateText date =
                page.facts() instanceof ArticleFacts f && f.published() != null ? f.published() : page.modified();
        if (date != null) {
            map.put("date", Date.from(date.at(site.clinic().timeZone()).toInstant()));
        }
        if (page.facts() != null) {
            CommonFacts common = page.facts().common();
            common.extra().forEach(map::putIfAbsent);
            map.put("tags", common.tags());
        }
        map.put("body", new LazyBody(page));
        return map;
    }

    private static String uri(Page page) {
        return page.path().value().substring(1);
    }

    private Map<String, Object> config() {
        Map<String, Object> map = new TreeMap<>();
        map.put("site_host", site.base().origin() + site.base().path());
        map.put("render_encoding", "UTF-8");
        map.put("site_locale", site.clinic().locale().toLanguageTag().toLowerCase(Locale.ROOT));
        return map;
    }

    /**
     * The text of a page, read when it is shown.
     *
     * @param page whose
     */
    record LazyBody(Page page) {}
}
