package org.clinicsite.site;

import java.util.List;
import java.util.stream.Stream;

/** The list of all pages, for people; on as many pages as it takes. */
final class SiteMapPage {

    /** Titles alone take less room than an article with its words: so many have the place of one. */
    private static final int TITLES = 5;

    /** Kinds with a heading of their own, in the order in which the template has them. */
    private static final List<PageKind> HEADED = List.of(
            PageKind.SERVICE,
            PageKind.CONDITION,
            PageKind.THERAPIST,
            PageKind.LOCATION,
            PageKind.EVENT,
            PageKind.JOB,
            PageKind.ARTICLE,
            PageKind.TAG);

    /** All others, behind them. */
    private static final List<PageKind> MORE = List.of(
            PageKind.HOME,
            PageKind.PRICES,
            PageKind.BOOKING,
            PageKind.FIRST_VISIT,
            PageKind.CONTRAINDICATIONS,
            PageKind.FAQ,
            PageKind.VOUCHERS,
            PageKind.INSURANCE,
            PageKind.TESTIMONIALS,
            PageKind.CONTACT,
            PageKind.ABOUT,
            PageKind.DOWNLOADS,
            PageKind.PAGE,
            PageKind.POLICY);

    private SiteMapPage() {}

    /** Makes it, unless the clinic has a page of its own there. */
    static Part of(SiteInputs inputs, Part site, Claims claims) {
        PagePath path = inputs.home().child(PageKind.SITE_MAP.layout());
        if (claims.isTaken(path.outputFile())) {
            return Part.NONE;
        }
        List<Page> all = Stream.concat(
                        HEADED.stream().flatMap(kind -> first(site, kind)),
                        MORE.stream().flatMap(kind -> first(site, kind)).filter(Page::indexed))
                .toList();
        return ListPages.of(inputs, PageKind.SITE_MAP, all, inputs.perPage(PageKind.SITE_MAP, TITLES), claims);
    }

    /** The pages of a kind; of a list over several pages the first. */
    private static Stream<Page> first(Part site, PageKind kind) {
        return site.of(kind).stream().filter(page -> page.number() == 1);
    }
}
