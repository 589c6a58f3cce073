package org.clinicsite.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.clinicsite.document.html.LayoutIds;
import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Slug;
import org.clinicsite.text.Titles;
import org.clinicsite.text.UniqueIds;
import org.jspecify.annotations.Nullable;

/**
 * The sections that the headings of a body make. Ids that the author wrote come first, then slugs in order. Levels
 * start at 2, as the page has its own h1, and leave none out: a heading lies one level below the nearest heading before
 * it that was written with a higher rank.
 */
final class SectionPlan {

    /**
     * A heading as found in a body.
     *
     * @param level 1 to 6 as written
     * @param title plain text
     * @param id what the author wrote; null when nothing
     * @param offset in the file
     */
    record Heading(int level, String title, @Nullable String id, int offset) {}

    private final @Nullable String title;
    private final List<@Nullable Section> byHeading;

    private SectionPlan(@Nullable String title, List<@Nullable Section> byHeading) {
        this.title = title;
        this.byHeading = byHeading;
    }

    /**
     * Plans.
     *
     * @param headings in order
     * @param given the title of the header; null when it has none
     * @param first the number of the heading that the body begins with; -1 when it begins otherwise
     * @param ids gives out ids; knows those that stand on other elements
     * @param places tells where problems are
     */
    static SectionPlan of(List<Heading> headings, @Nullable String given, int first, UniqueIds ids, Places places) {
        int dropped = -1;
        String title = given;
        if (given != null) {
            if (first >= 0 && Titles.same(headings.get(first).title(), given)) {
                dropped = first;
            }
        } else {
            dropped = onlyH1(headings);
            title = dropped < 0 ? null : headings.get(dropped).title();
        }
        @Nullable Section[] sections = new Section[headings.size()];
        int[] levels = levels(headings, dropped);
        claimIds(headings, dropped, levels, ids, places, sections);
        int number = 0;
        for (int i = 0; i < sections.length; i++) {
            Heading heading = headings.get(i);
            if (i == dropped) {
                continue;
            }
            if (heading.title().isBlank()) {
                places.reportRefused(
                        Code.EMPTY_HEADING,
                        heading.offset(),
                        "This heading has no text; it is left out.",
                        "Write its text, or delete it.");
                sections[i] = null;
                continue;
            }
            number++;
            if (sections[i] == null) {
                String slug = Slug.of(heading.title());
                sections[i] = section(
                        heading,
                        ids.next(slug.isEmpty() ? "section-" + number : slug),
                        levels[i],
                        Section.Origin.SLUG,
                        places);
            }
        }
        return new SectionPlan(title, Arrays.asList(sections));
    }

    private static void claimIds(
            List<Heading> headings,
            int dropped,
            int[] levels,
            UniqueIds ids,
            Places places,
            @Nullable Section[] sections) {
        for (int i = 0; i < sections.length; i++) {
            Heading heading = headings.get(i);
            String id = heading.id();
            if (id == null || i == dropped) {
                continue;
            }
            if (ids.claim(id)) {
                sections[i] = section(heading, id, levels[i], Section.Origin.AUTHOR, places);
            } else {
                places.reportRefused(
                        Code.DUPLICATE_ANCHOR,
                        heading.offset(),
                        LayoutIds.RESERVED.contains(id)
                                ? "The id '" + id + "' belongs to the page around the article."
                                : "The id '" + id + "' stands on this page already.",
                        "Choose another; until then the heading's own words make its id.");
            }
        }
    }

    private static Section section(Heading heading, String id, int level, Section.Origin origin, Places places) {
        return new Section(id, level, heading.title(), places.line(heading.offset()), origin, List.of());
    }

    private static int onlyH1(List<Heading> headings) {
        int only = -1;
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).level() == 1 && !headings.get(i).title().isBlank()) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }

    private static int[] levels(List<Heading> headings, int dropped) {
        int[] levels = new int[headings.size()];
        int[] open = new int[7]; // the levels, as written, of the headings that the present one could lie in
        int depth = 0;
        for (int i = 0; i < levels.length; i++) {
            if (i == dropped || headings.get(i).title().isBlank()) {
                continue;
            }
            int level = headings.get(i).level();
            while (depth > 0 && open[depth - 1] >= level) {
                depth--;
            }
            open[depth++] = level;
            levels[i] = Math.min(6, depth + 1);
        }
        return levels;
    }

    /** Ids that are free on a new page. */
    static UniqueIds freshIds() {
        return new UniqueIds(LayoutIds.RESERVED);
    }

    /** Ids that are free on a page on which some stand already. */
    static UniqueIds freshIds(Set<String> standing) {
        UniqueIds ids = freshIds();
        standing.forEach(ids::claim);
        return ids;
    }

    /** From the header, else the only h1; null when there is none. */
    @Nullable
    String title() {
        return title;
    }

    /** The section that a heading makes; null when it is not written. */
    @Nullable
    Section section(int heading) {
        return byHeading.get(heading);
    }

    /** All that are written, in order. */
    List<Section> sections() {
        List<Section> all = new ArrayList<>(byHeading.size());
        for (Section section : byHeading) {
            if (section != null) {
                all.add(section);
            }
        }
        return all;
    }
}
