package org.clinicsite.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.source.facts.ClinicFacts;
import org.jspecify.annotations.Nullable;

/**
 * The whole site, ready to be drawn. Templates read it as {@code site}. Immutable.
 *
 * @param clinic what holds for the whole clinic
 * @param data the other files of {@code content/data}, by name
 * @param pages all pages, sorted by path
 * @param menu the header's entries
 * @param tags slug of each tag to its page, sorted by slug
 * @param redirects old path to new path, sorted
 */
public record Site(
        ClinicFacts clinic,
        Map<String, Object> data,
        List<Page> pages,
        List<Crumb> menu,
        Map<String, Page> tags,
        Map<String, PagePath> redirects) {

    /** All pages of a kind in their order: by {@code order} and title; articles newest first. */
    public List<Page> all(PageKind kind) {
        return pages.stream().filter(p -> p.kind() == kind).toList(); // SiteBuilder's own lists replace this
    }

    /** The only page of a kind, such as the prices page; null when the site has none. */
    public @Nullable Page only(PageKind kind) {
        List<Page> all = all(kind);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The page of a kind with a slug. */
    public Optional<Page> find(PageKind kind, String slug) {
        return all(kind).stream().filter(p -> p.slug().equals(slug)).findFirst();
    }
}
