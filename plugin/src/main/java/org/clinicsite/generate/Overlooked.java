package org.clinicsite.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.jspecify.annotations.Nullable;

/** What authors overlook: a page that shows nothing, and words in a header that nobody sees. */
final class Overlooked {

    /** Pages that show nothing beside their text. */
    private static final Set<PageKind> TEXT_ALONE = Set.of(PageKind.ARTICLE, PageKind.PAGE, PageKind.POLICY);

    private Overlooked() {}

    /**
     * Tells of it.
     *
     * @param built pages by the path of their source
     * @param tagsShown whether a template of the clinic's own may show tags
     */
    static void tell(List<Article> articles, Map<String, Page> built, boolean tagsShown, Problems problems) {
        for (Article article : articles) {
            Source source = article.source();
            Page page = built.get(source.path());
            if (isShown(source, page)
                    && article.wordCount() == 0
                    && article.shortcuts().isEmpty()) {
                problems.add(Problem.warning(
                        source.text().path(),
                        source.text().line(Math.max(0, source.bodyStart() - 1)),
                        1,
                        "There is no text below the title.",
                        "Write one below the header, or 'status: draft' until there is one."));
            }
            boolean tagged = !source.facts().common().tags().isEmpty();
            if (tagged && source.type() != ContentType.ARTICLE && !tagsShown) {
                problems.add(source.places()
                        .problem(
                                Problem.Level.WARNING,
                                "tags",
                                null,
                                "tags: only articles show their tags; these are seen by nobody.",
                                "Take the line away."));
            }
        }
    }

    private static boolean isShown(Source source, @Nullable Page page) {
        return page != null
                && TEXT_ALONE.contains(page.kind())
                && source.facts().common().status() != CommonFacts.Status.DRAFT;
    }
}
