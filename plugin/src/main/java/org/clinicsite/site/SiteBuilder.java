package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Source;

/** Puts the site together, part by part. The stage's door. */
public final class SiteBuilder {

    private SiteBuilder() {}

    /**
     * How many pages a site will have at least, before anything is made of its texts.
     *
     * @param sources its texts
     */
    public static long leastPages(List<Source> sources, SiteOptions options) {
        return Schedule.pages(sources, options);
    }

    /**
     * Builds.
     *
     * @param inputs what the site is made of, besides its texts
     * @param articles one per source of the content, in its order
     * @param claims who is served where: files that are no pages have made their claims already, each part adds its own
     * @return problems: what does not fit together; errors among them keep it from being drawn
     */
    public static Outcome<Site> build(SiteInputs inputs, List<Article> articles, Claims claims) {
        Schedule schedule = Schedule.of(inputs, articles);
        Part site = schedule.unpublished();
        site = site.with(Part.lost(inputs.content().lost()));
        site = site.with(FilePages.of(inputs, schedule, claims));
        site = site.with(FaqPage.of(inputs, schedule.shown(ContentType.FAQ), claims));
        site = site.with(HomePage.of(inputs, site, claims));
        site = site.with(ListPages.ofKinds(inputs, schedule, site, claims));
        site = site.with(ListPages.prices(inputs, site, claims));
        site = site.with(TagPages.of(inputs, site, claims));
        site = site.with(FixedPages.ofForm(inputs, site, claims));
        site = site.with(FixedPages.ofBooking(inputs, site, claims));
        site = site.with(SiteMapPage.of(inputs, site, claims));
        site = site.with(FixedPages.notFound(inputs, claims));
        site = site.with(EndedPages.of(inputs, site, schedule.ended(), claims));
        return whole(inputs, site);
    }

    /** All pages are known: what leads to them, and what does not fit together. */
    private static Outcome<Site> whole(SiteInputs inputs, Part parts) {
        Fates fates = new Fates(parts.fates());
        Menus menus = Menus.of(inputs, parts, fates);
        SiteAddress address = SiteAddress.of(inputs);
        Site site = new Site(
                inputs.clinic().on(inputs.today()),
                address.base(),
                inputs.content().data(),
                parts,
                menus);
        FactPlaces places = inputs.content().clinicPlaces();
        List<Problem> problems = new ArrayList<>(parts.problems());
        problems.addAll(address.problems());
        problems.addAll(menus.problems());
        problems.addAll(Telephone.faults(inputs.content()));
        problems.addAll(References.faults(parts, fates));
        problems.addAll(PageTitles.standingTwice(parts));
        problems.addAll(FactChecks.undated(parts.of(PageKind.ARTICLE), inputs.today()));
        problems.addAll(Testimonials.faults(site, places));
        problems.addAll(HomeSections.faults(site, places));
        return new Outcome<>(site, problems);
    }
}
