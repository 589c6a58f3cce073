package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Source;

/** The addresses of what is over: each leads to the list of its kind, or home, so that no old link is dead. */
final class EndedPages {

    private EndedPages() {}

    /**
     * Leads them on.
     *
     * @param site all its pages
     * @param ended texts whose last day has passed
     */
    static Part of(SiteInputs inputs, Part site, List<Article> ended, Claims claims) {
        Map<String, PagePath> redirects = new TreeMap<>();
        List<Fate> fates = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Article article : ended) {
            Source source = article.source();
            SourcePath at = SourcePath.of(source, inputs.home());
            List<Page> lists = site.of(PageKind.listOf(source.type()));
            lists = lists.isEmpty() ? site.of(PageKind.HOME) : lists;
            if (lists.isEmpty()) { // another file has the address of the home page, which was told
                fates.add(Fate.refused(source.path(), at.slug()));
                continue;
            }
            problems.addAll(at.problems());
            Page instead = lists.get(0);
            PagePath path = source.type() == ContentType.FAQ ? null : at.path();
            boolean claimed = path != null
                    && claims.claim(path.outputFile(), source.text().path());
            if (path != null && claimed) {
                redirects.put(path.value(), instead.path());
            }
            fates.add(new Fate(source.path(), at.slug(), claimed ? path : null, new Fate.State.Over(instead)));
            Part aliases = Aliases.of(source, instead, claims);
            redirects.putAll(aliases.redirects());
            problems.addAll(aliases.problems());
        }
        return new Part(List.of(), redirects, fates, problems);
    }
}
