package org.clinicsite.site;

import java.util.List;
import org.clinicsite.article.Article;
import org.clinicsite.article.Section;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.Facts;
import org.jspecify.annotations.Nullable;

/**
 * One page of the site. Templates read it as {@code page}.
 *
 * @param path where it is served
 * @param kind what it is
 * @param layout the template that draws it, such as {@code article}
 * @param slug the last part of its path; empty for the home page
 * @param title its h1
 * @param description for search engines and link previews
 * @param breadcrumbs from home to the page itself; empty on home and 404
 * @param article the text; null for a page that is only a list
 * @param facts the header of its file; null for a page that has none
 * @param contents sections of level 2 for the contents list; empty below three of them
 * @param modified when its content last changed; null when nothing says so
 * @param indexed whether search engines may list it
 * @param number on a page of a list its number from 1, else 1
 * @param numbers how many pages the list has, else 1
 * @param items the pages that it lists, in order; on a tag page the tagged articles
 */
public record Page(
        PagePath path,
        PageKind kind,
        String layout,
        String slug,
        String title,
        String description,
        List<Crumb> breadcrumbs,
        @Nullable Article article,
        @Nullable Facts facts,
        List<Section> contents,
        @Nullable DateText modified,
        boolean indexed,
        int number,
        int numbers,
        List<Page> items) {}
