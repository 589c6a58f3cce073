package org.clinicsite.source.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys that every content file may have.
 *
 * @param title the page's h1; in raw text the first line when not given
 * @param slug the last part of the path; the file's name when not given
 * @param permalink the whole path in place of folder and slug, such as {@code /about-us/}
 * @param description 50 to 160 characters for search engines and link previews
 * @param status {@code published} (default) or {@code draft}; drafts are made only with {@code -Dsite.drafts}
 * @param type the kind of content; the folder gives it when not given
 * @param layout the template that draws the page, such as {@code article}; the kind gives it when not given
 * @param order place among its kind: smaller first, then by title; default 1000
 * @param tags topics, each with a page of its own
 * @param image the picture that stands for the page, beside the text or under {@code content/images}
 * @param imageAlt what the picture shows; needed with {@code image}
 * @param aliases old paths that lead here now, such as {@code /old-name/}
 * @param expires the last day on which it is shown; on the next its address leads to the list of its kind
 * @param noindex true keeps the page out of search engines and the sitemap
 * @param waive editorial rules that this page may break, each with its reason
 * @param sections {@code propose} gives a text without headings some, {@code none} never does; unset, texts that were
 *     pasted without any markup get them
 * @param pasted true has a Markdown file read as raw text that was pasted
 * @param extra the author's own keys, seen by templates as {@code page.facts.common.extra}
 */
public record CommonFacts(
        @Nullable Wording title,
        @Nullable String slug,
        @Nullable String permalink,
        @Nullable Wording description,
        Status status,
        @Nullable String type,
        @Nullable String layout,
        Integer order,
        List<Wording> tags,
        @Nullable @Deniable(told = false) String image,
        @Nullable Wording imageAlt,
        List<String> aliases,
        @Nullable DateText expires,
        Boolean noindex,
        Map<String, String> waive,
        @Nullable Sections sections,
        Boolean pasted,
        Map<String, Object> extra) {

    /** Whether a page is shown. */
    public enum Status {
        /** Everyone may see it. */
        PUBLISHED,
        /** Only builds with {@code drafts} have it. */
        DRAFT
    }

    /** Whether a text without headings gets some. */
    public enum Sections {
        /** It does. */
        PROPOSE,
        /** It stays as it is. */
        NONE
    }

    /** Whether only builds with drafts show it. */
    public boolean isDraft() {
        return status == Status.DRAFT;
    }

    /** Whether its last day lies before this one. */
    public boolean isOver(LocalDate today) {
        return expires != null && expires.day().isBefore(today);
    }

    public CommonFacts {
        status = status == null ? Status.PUBLISHED : status;
        order = order == null ? 1000 : order;
        noindex = noindex != null && noindex;
        pasted = pasted != null && pasted;
    }
}
