package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.facts.DateText;
import org.jspecify.annotations.Nullable;

/** Pages that list others. */
final class ListPages {

    private static final List<ContentType> LISTED = List.of(
            ContentType.SERVICE,
            ContentType.THERAPIST,
            ContentType.LOCATION,
            ContentType.ARTICLE,
            ContentType.CONDITION,
            ContentType.EVENT,
            ContentType.JOB);

    private ListPages() {}

    /**
     * Which list it is, and what it is called.
     *
     * @param path of its first page; the last part tells it from others of its kind
     * @param title its h1
     * @param description for search engines
     * @param above what the way back up has between home and it
     */
    record Naming(PageKind kind, PagePath path, String title, String description, List<Crumb> above) {

        /** Of the only list of a kind. */
        static Naming of(SiteInputs inputs, PageKind kind, List<Page> items) {
            String title = inputs.words().get("titles." + kind.layout());
            String description = inputs.words()
                    .get(
                            "descriptions." + kind.layout(),
                            "clinic",
                            inputs.clinic().name().text(),
                            "title",
                            title,
                            "items",
                            Descriptions.names(items));
            return new Naming(
                    kind,
                    inputs.home().child(kind.layout()),
                    title,
                    Descriptions.filled(description, inputs.clinic()),
                    List.of());
        }
    }

    /** The only list of a kind, on one page; none of nothing. */
    static Part of(SiteInputs inputs, PageKind kind, List<Page> items, Claims claims) {
        return of(inputs, kind, items, Integer.MAX_VALUE, claims);
    }

    /** The only list of a kind, on as many pages as it takes; none of nothing. */
    static Part of(SiteInputs inputs, PageKind kind, List<Page> items, int perPage, Claims claims) {
        return items.isEmpty()
                ? Part.NONE
                : Part.of(numbered(inputs, Naming.of(inputs, kind, items), items, perPage, claims));
    }

    /** The list of each kind of content that has one; the address of one that stands for itself leads to it. */
    static Part ofKinds(SiteInputs inputs, Schedule schedule, Part site, Claims claims) {
        Part lists = Part.NONE;
        for (ContentType type : LISTED) {
            PageKind list = PageKind.listOf(type);
            List<Page> items = site.of(PageKind.of(type));
            int perPage = type == ContentType.ARTICLE ? inputs.clinic().perPage() : Integer.MAX_VALUE;
            lists = lists.with(
                    schedule.withoutList().contains(type)
                            ? leadingTo(inputs, list, items, claims)
                            : of(inputs, list, items, perPage, claims));
        }
        return lists;
    }

    /** What services cost, unless the clinic has a page of its own for that. */
    static Part prices(SiteInputs inputs, Part site, Claims claims) {
        return site.has(PageKind.PRICES) ? Part.NONE : of(inputs, PageKind.PRICES, site.of(PageKind.SERVICE), claims);
    }

    private static Part leadingTo(SiteInputs inputs, PageKind list, List<Page> one, Claims claims) {
        PagePath at = inputs.home().child(list.layout());
        return !one.isEmpty() && !claims.isTaken(at.outputFile()) && claims.claim(at.outputFile(), null)
                ? new Part(List.of(), Map.of(at.value(), one.get(0).path()), List.of(), List.of())
                : Part.NONE;
    }

    /** The pages of a list, as far as their addresses are free. */
    static List<Page> numbered(SiteInputs inputs, Naming naming, List<Page> all, int perPage, Claims claims) {
        int numbers = perPage == Integer.MAX_VALUE ? 1 : (all.size() + perPage - 1) / perPage;
        List<Page> whole = List.copyOf(all); // one for all pages of the list
        DateText modified = naming.kind() == PageKind.SITE_MAP ? null : newest(all); // it has no text to change
        List<Page> pages = new ArrayList<>();
        for (int number = 1; number <= numbers; number++) {
            PagePath path =
                    number == 1 ? naming.path() : naming.path().child("page").child(String.valueOf(number));
            if (!claims.claim(path.outputFile(), null)) {
                continue;
            }
            Page.Draft draft = named(inputs, naming, path, number, numbers);
            draft.number = number;
            draft.numbers = numbers;
            draft.all = whole;
            draft.items = perPage == Integer.MAX_VALUE
                    ? whole
                    : whole.subList((number - 1) * perPage, Math.min(whole.size(), number * perPage));
            draft.modified = modified;
            pages.add(draft.done());
        }
        return pages;
    }

    private static Page.Draft named(SiteInputs inputs, Naming naming, PagePath path, int number, int numbers) {
        Words words = inputs.words();
        Page.Draft draft = new Page.Draft(path, naming.kind());
        draft.slug = naming.path().last();
        draft.title = naming.title();
        draft.description = naming.description();
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(words.get("titles.home"), inputs.home()));
        crumbs.addAll(naming.above());
        if (number > 1) {
            crumbs.add(new Crumb(naming.title(), naming.path()));
            draft.title = words.get("titles.numbered", "title", naming.title(), "number", String.valueOf(number));
            draft.description = Descriptions.filled(
                    words.get(
                            "descriptions.numbered",
                            "title",
                            naming.title(),
                            "number",
                            String.valueOf(number),
                            "last",
                            String.valueOf(numbers),
                            "clinic",
                            inputs.clinic().name().text()),
                    inputs.clinic());
        }
        crumbs.add(new Crumb(draft.title, null));
        draft.breadcrumbs = crumbs;
        return draft;
    }

    static @Nullable DateText newest(List<Page> pages) {
        DateText newest = null;
        for (Page page : pages) {
            DateText modified = page.modified();
            if (modified != null && (newest == null || modified.compareTo(newest) > 0)) {
                newest = modified;
            }
        }
        return newest;
    }
}
