package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;

/** Plain pages that nothing leads to but the site map: most likely somebody thinks that visitors find them. */
public final class UnlinkedPages {

    private UnlinkedPages() {}

    /**
     * Looks for them.
     *
     * @param site all pages
     * @param linked those that texts of others lead to
     * @return a warning for each
     */
    public static List<Problem> of(Site site, Set<Page> linked) {
        return Stream.of(PageKind.PAGE, PageKind.DOWNLOADS)
                .flatMap(kind -> site.all(kind).stream())
                .filter(page -> page.indexed()
                        && !page.draft()
                        && !linked.contains(page)
                        && site.menu().stream().noneMatch(item -> item.leadsTo(page))
                        && site.footer().stream().noneMatch(item -> item.leadsTo(page)))
                .map(page -> Problem.warning(
                        Code.UNLINKED_PAGE,
                        requireNonNull(page.article()).source().text().path(),
                        0,
                        0,
                        "Nothing leads to this page but the site map.",
                        "Link to it from a text, or write '" + page.path()
                                + "' into 'menu' or 'footer' of clinic.yaml; one that is not to be found gets"
                                + " 'noindex: true'."))
                .toList();
    }
}
