package org.clinicsite.generate;

import java.util.List;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.document.Document;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.document.Draft;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.jspecify.annotations.Nullable;

/**
 * All that is done with one text by itself: its markup is read, its links are judged, sections and HTML are made of it, an editor's
 * rules look through it. Its tree is needed no longer then. For many threads.
 *
 * @param lint null where a site is not looked at
 * @param unlessSaid whether raw texts without headings get some where their header does not say
 */
record TextReview(
        DocumentReader reader, LinkFilter filter, @Nullable EditorialLint lint, CommonFacts.Sections unlessSaid) {

    /** More than any book has; their list alone is longer than a page that a browser shows at ease. */
    private static final int MOST_HEADINGS = 5000;

    Outcome<Reviewed> review(Source written) {
        Problems problems = new Problems();
        HeaderLinks header = HeaderLinks.of(written, filter);
        Source source = header.source();
        Draft draft = problems.take(reader.draft(source));
        LinkReview found = filter.review(draft);
        Document document = problems.take(draft.without(found.edits()));
        LinkReview shown = found.shownIn(document);
        LinkReview ofHeader = header.review();
        LinkReview review = ofHeader != null && header.isInTheText() ? shown.below(ofHeader) : shown;
        Article article = problems.take(ArticleReader.read(document, unlessSaid));
        int headings = article.sections().size();
        if (headings > MOST_HEADINGS) { // each has an anchor, and a line in the contents list
            problems.add(Problem.error(
                    Code.TOO_MANY_HEADINGS,
                    source.text().path(),
                    0,
                    0,
                    "The text has " + headings + " headings; a page may have " + MOST_HEADINGS + ".",
                    "Split it, or make a table or a list of what is no section."));
        }
        return problems.with(new Reviewed(
                article,
                review,
                header.isInTheText() ? null : ofHeader,
                lint == null ? List.of() : lint.check(document, article, review)));
    }
}
