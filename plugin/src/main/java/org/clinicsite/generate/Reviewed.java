package org.clinicsite.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clinicsite.article.Article;
import org.clinicsite.links.LinkReview;
import org.clinicsite.lint.Finding;
import org.clinicsite.site.Fates;
import org.jspecify.annotations.Nullable;

/**
 * A text with what was decided on its links, and what an editor would mark in it.
 *
 * @param review of the links in the text
 * @param header of those in a header that is a file of its own; null where there is none
 * @param findings what an editor would mark
 */
record Reviewed(
        Article article, LinkReview review, @Nullable LinkReview header, List<Finding> findings) {

    /** One for each file of each text. */
    static List<LinkReview> files(List<Reviewed> all) {
        return all.stream()
                .flatMap(one -> one.header == null ? Stream.of(one.review) : Stream.of(one.header, one.review))
                .toList();
    }

    /** What an editor would mark in the texts that became pages. */
    static List<Finding> findings(List<Reviewed> all, Fates fates) {
        List<Finding> findings = new ArrayList<>();
        for (Reviewed one : all) {
            if (fates.page(one.article().source().path()).isPresent()) {
                findings.addAll(one.findings());
            }
        }
        return findings;
    }
}
