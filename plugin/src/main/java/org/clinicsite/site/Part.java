package org.clinicsite.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Problem;

/**
 * Something of the site that was put together, or all of it so far.
 *
 * @param pages in the order in which lists show them, those of each kind together
 * @param redirects old path to new path
 * @param fates what became of content files
 * @param problems what is wrong with it
 */
record Part(List<Page> pages, Map<String, PagePath> redirects, List<Fate> fates, List<Problem> problems) {

    static final Part NONE = new Part(List.of(), Map.of(), List.of(), List.of());

    Part {
        pages = List.copyOf(pages);
        redirects = Map.copyOf(redirects);
        fates = List.copyOf(fates);
        problems = List.copyOf(problems);
    }

    static Part of(List<Page> pages) {
        return new Part(pages, Map.of(), List.of(), List.of());
    }

    static Part of(List<Page> pages, List<Problem> problems) {
        return new Part(pages, Map.of(), List.of(), problems);
    }

    /** Nothing of content files that could not be understood, each with its slug. */
    static Part lost(Map<String, String> files) {
        List<Fate> fates = new ArrayList<>();
        files.forEach((file, slug) -> fates.add(Fate.refused(file, slug)));
        return new Part(List.of(), Map.of(), fates, List.of());
    }

    /** This one, and another behind it. */
    Part with(Part other) {
        Map<String, PagePath> led = new LinkedHashMap<>(redirects);
        led.putAll(other.redirects);
        return new Part(joined(pages, other.pages), led, joined(fates, other.fates), joined(problems, other.problems));
    }

    /** This one, and more that is wrong with it. */
    Part told(List<Problem> more) {
        return new Part(pages, redirects, fates, joined(problems, more));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The pages of a kind, in order. */
    List<Page> of(PageKind kind) {
        List<Page> found = new ArrayList<>();
        for (Page page : pages) {
            if (page.kind() == kind) {
                found.add(page);
            }
        }
        return Collections.unmodifiableList(found);
    }

    boolean has(PageKind kind) {
        return pages.stream().anyMatch(page -> page.kind() == kind);
    }

    /** All pages, kind by kind. */
    List<Page> byKind() {
        return pages.stream().sorted(Comparator.comparing(Page::kind)).toList();
    }
}
