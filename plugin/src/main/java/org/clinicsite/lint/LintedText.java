package org.clinicsite.lint;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.article.Article;
import org.clinicsite.links.LinkReview;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.Sourced;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** One text as the rules see it. */
final class LintedText {

    private final SourceText text;
    private final @Nullable Article article;
    private final @Nullable LinkReview review;
    private final Prose prose;
    private final Clinic clinic;
    private final List<Sentence> claims;
    private final List<Sentence> prosaic;

    LintedText(Article article, LinkReview review, Prose prose, Clinic clinic) {
        this(article.source().text(), article, review, prose, clinic);
    }

    /** Words that are no text of their own, of which only rules on words are asked. */
    LintedText(SourceText text, Prose prose, Clinic clinic) {
        this(text, null, null, prose, clinic);
    }

    private LintedText(
            SourceText text, @Nullable Article article, @Nullable LinkReview review, Prose prose, Clinic clinic) {
        this.text = text;
        this.article = article;
        this.review = review;
        this.prose = prose;
        this.clinic = clinic;
        List<Sentence> all = prose.sentences();
        this.claims = new ArrayList<>(all.size());
        this.prosaic = new ArrayList<>(all.size());
        for (Sentence sentence : all) {
            if (!sentence.block().isSources()) {
                claims.add(sentence);
                if (sentence.block().isProse()) {
                    prosaic.add(sentence);
                }
            }
        }
    }

    /** The file. */
    SourceText text() {
        return text;
    }

    Article article() {
        return requireNonNull(article);
    }

    Source source() {
        return article().source();
    }

    LinkReview review() {
        return requireNonNull(review);
    }

    Prose prose() {
        return prose;
    }

    Clinic clinic() {
        return clinic;
    }

    /** The facts of an article; null for another kind of page. */
    @Nullable
    Sourced facts() {
        return source().facts() instanceof Sourced facts ? facts : null;
    }

    /** Every sentence that can promise something: header, headings and prose, but no list of sources. */
    List<Sentence> claims() {
        return claims;
    }

    /** The sentences of paragraphs, lists and tables, but no list of sources. */
    List<Sentence> sentences() {
        return prosaic;
    }

    /** Where the first prose of the body stands in the file. */
    int bodyOffset() {
        for (ProseBlock block : prose.blocks()) {
            if (block.isProse()) {
                return prose.offset(block.start());
            }
        }
        return Math.min(source().bodyStart(), Math.max(0, source().text().text().length() - 1));
    }

    /** Where a header key stands in the file, the file's start when it does not. */
    int headerOffset(String key) {
        String header = source().text().text().substring(0, source().bodyStart());
        int found = header.startsWith(key) ? 0 : header.indexOf("\n" + key) + 1;
        return Math.max(0, found);
    }
}
