package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The addresses of a site for search engines: one file, or several and an index of them, by the bounds of
 * https://www.sitemaps.org/protocol.html.
 */
public final class Sitemaps {

    /** Addresses in one file, as the protocol has it. */
    public static final int MOST_ADDRESSES = 50_000;

    /** Half of the 50 MB that the protocol allows, so that nobody has to count them to the last. */
    private static final int MOST_CHARACTERS = 25_000_000;

    /** What stands around an address: tags, a day and a line's end. */
    private static final int AROUND = 70;

    private Sitemaps() {}

    /**
     * What search engines may list, cut into files; one file, perhaps of nothing, unless there is too much for it.
     *
     * @param most addresses in one file, {@link #MOST_ADDRESSES} or fewer
     * @return for each file a page with its path and, as {@code items}, what it lists
     */
    public static List<Page> of(Site site, int most) {
        List<List<Page>> parts = new ArrayList<>();
        List<Page> part = new ArrayList<>();
        long characters = 0;
        for (Page page : site.pages()) {
            if (!page.indexed()) {
                continue;
            }
            int length = AROUND + site.base().absolute(page.path()).length();
            if (part.size() == most || characters + length > MOST_CHARACTERS) {
                parts.add(part);
                part = new ArrayList<>();
                characters = 0;
            }
            part.add(page);
            characters += length;
        }
        parts.add(part);
        return parts.size() == 1
                ? List.of(whole(part))
                : IntStream.range(0, parts.size())
                        .mapToObj(i -> page("/sitemap-" + (i + 1) + ".xml", parts.get(i)))
                        .toList();
    }

    /** One file, whatever its length: of a template that lists all pages by itself. */
    public static Page whole(List<Page> listed) {
        return page("/sitemap.xml", listed);
    }

    private static Page page(String path, List<Page> listed) {
        Page.Draft draft = new Page.Draft(new PagePath(path), PageKind.SITE_MAP);
        draft.items = listed;
        draft.all = listed;
        draft.modified = ListPages.newest(listed);
        return draft.done();
    }
}
