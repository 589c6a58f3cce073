package org.clinicsite.site;

import java.util.List;
import org.clinicsite.article.Article;
import org.clinicsite.article.Section;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.Occurrence;
import org.jspecify.annotations.Nullable;

/** One page of the site. Templates read it as {@code page}. Immutable; two pages are equal when they are the same. */
public final class Page {

    private final PagePath path;
    private final PageKind kind;
    private final String layout;
    private final String slug;
    private final String title;
    private final String description;
    private final List<Crumb> breadcrumbs;
    private final @Nullable Article article;
    private final @Nullable Facts facts;
    private final @Nullable DateText modified;
    private final boolean indexed;
    private final int number;
    private final int numbers;
    private final List<Page> items;
    private final List<Page> all;
    private final List<Occurrence> dates;

    Page(Draft draft) {
        this.path = draft.path;
        this.kind = draft.kind;
        this.layout = draft.layout;
        this.slug = draft.slug;
        this.title = draft.title;
        this.description = draft.description;
        this.breadcrumbs = List.copyOf(draft.breadcrumbs);
        this.article = draft.article;
        this.facts = draft.facts;
        this.modified = draft.modified;
        this.indexed = draft.indexed;
        this.number = draft.number;
        this.numbers = draft.numbers;
        this.items = draft.items;
        this.all = draft.all;
        this.dates = List.copyOf(draft.dates);
    }

    /** Where it is served. */
    public PagePath path() {
        return path;
    }

    /** What it is. */
    public PageKind kind() {
        return kind;
    }

    /** Whether its author has not finished it; then it is a page only because drafts were asked for. */
    public boolean draft() {
        return facts != null && facts.common().isDraft();
    }

    /** The template that draws it, such as {@code article}. */
    public String layout() {
        return layout;
    }

    /** The last part of its path; empty for the home page. */
    public String slug() {
        return slug;
    }

    /** Its h1. */
    public String title() {
        return title;
    }

    /** For search engines and link previews. */
    public String description() {
        return description;
    }

    /** From home to the page itself; empty on home and 404. */
    public List<Crumb> breadcrumbs() {
        return breadcrumbs;
    }

    /** The text; null for a page that is only a list. */
    public @Nullable Article article() {
        return article;
    }

    /** The header of its file; null for a page that has none. */
    public @Nullable Facts facts() {
        return facts;
    }

    /** All its headings below the title: of its own text, or of the texts of the groups that it shows. */
    public List<Section> sections() {
        if (article != null) {
            return article.sections();
        }
        return kind != PageKind.FAQ
                ? List.of()
                : items.stream().flatMap(item -> item.sections().stream()).toList();
    }

    /** Sections of level 2, for the contents list; empty below three of them. */
    public List<Section> contents() {
        if (article == null) {
            return List.of();
        }
        List<Section> top =
                article.sections().stream().filter(s -> s.level() == 2).toList();
        return top.size() < 3 ? List.of() : top;
    }

    /** When its content last changed; null when nothing says so. */
    public @Nullable DateText modified() {
        return modified;
    }

    /** Whether search engines may list it. */
    public boolean indexed() {
        return indexed;
    }

    /** On a page of a list its number, from 1; else 1. */
    public int number() {
        return number;
    }

    /** How many pages the list has; else 1. */
    public int numbers() {
        return numbers;
    }

    /** The pages that this page lists, in order: on a tag page some tagged articles, on the FAQ its groups. */
    public List<Page> items() {
        return items;
    }

    /** The pages that the whole list has, all its pages together. */
    public List<Page> all() {
        return all;
    }

    /** When an event takes place next, in time; empty for all else. */
    public List<Occurrence> dates() {
        return dates;
    }

    /** The path of another page of the same list, from 1. */
    public PagePath numbered(int wanted) {
        PagePath first = number == 1
                ? path
                : new PagePath(path.value().substring(0, path.value().lastIndexOf("page/")), path.language());
        return wanted == 1 ? first : first.child("page").child(String.valueOf(wanted));
    }

    @Override
    public String toString() {
        return path.value();
    }

    /** A page while it is put together. */
    static final class Draft {
        final PagePath path;
        final PageKind kind;
        String layout;
        String slug = "";
        String title = "";
        String description = "";
        List<Crumb> breadcrumbs = List.of();

        @Nullable
        Article article;

        @Nullable
        Facts facts;

        @Nullable
        DateText modified;

        boolean indexed = true;
        int number = 1;
        int numbers = 1;
        List<Page> items = List.of();
        List<Page> all = List.of();
        List<Occurrence> dates = List.of();

        Draft(PagePath path, PageKind kind) {
            this.path = path;
            this.kind = kind;
            this.layout = kind.layout();
        }

        Page done() {
            return new Page(this);
        }
    }
}
