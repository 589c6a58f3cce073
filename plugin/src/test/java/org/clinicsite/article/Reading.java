package org.clinicsite.article;

import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.text.Edits;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** A text read as an article, and what was told on the way; for tests. */
record Reading(Article article, List<Problem> problems) {

    private static final ArticleReader READER = new ArticleReader();

    static Reading markdown(String text) {
        return of(Format.MARKDOWN, null, text, Edits.NONE);
    }

    static Reading html(String text) {
        return of(Format.HTML, null, text, Edits.NONE);
    }

    static Reading pasted(String text) {
        return of(Format.TEXT, null, text, Edits.NONE);
    }

    static Reading of(Format format, @Nullable String title, String text, Edits edits) {
        return of(format, title, "", text, edits);
    }

    /** @param header what stands before the body */
    static Reading of(Format format, @Nullable String title, String header, String body, Edits edits) {
        CommonFacts common = new CommonFacts(
                title, null, null, null, null, null, null, null, List.of(), null, null, List.of(), null, Map.of(),
                Map.of());
        String ending = format == Format.MARKDOWN ? ".md" : format == Format.HTML ? ".html" : ".txt";
        Source source = new Source(
                ContentType.ARTICLE,
                "articles/x" + ending,
                format,
                header.isEmpty() ? Source.HeaderKind.NONE : Source.HeaderKind.JBAKE,
                new SourceText("content/articles/x" + ending, header + body),
                header.length(),
                new ArticleFacts(common, null, null, null, null, null, null, null, List.of(), List.of(), null));
        Problems problems = new Problems();
        Article article = READER.read(source, edits, problems);
        return new Reading(article, problems.all());
    }

    /** As in a feed: without permalinks. */
    String html() {
        return article.html(LinkRewriter.AS_WRITTEN, null);
    }

    /** As on a page. */
    String page() {
        return article.html(LinkRewriter.AS_WRITTEN, "Link to section:");
    }

    /** With shortcuts as {@code «name label key=value|text»}. */
    String marked() {
        return article.html(LinkRewriter.AS_WRITTEN, Reading::mark, null);
    }

    private static String mark(Shortcut shortcut, @Nullable String body) {
        StringBuilder out = new StringBuilder("«" + shortcut.name());
        out.append(shortcut.label() == null ? "" : " [" + shortcut.label() + "]");
        shortcut.values()
                .forEach(v -> out.append(' ').append(v.key()).append('=').append(v.text()));
        return out.append(body == null ? "" : "|" + body).append('»').toString();
    }

    List<String> ids() {
        return article.sections().stream().map(Section::id).toList();
    }

    List<String> titles() {
        return article.sections().stream().map(Section::title).toList();
    }

    List<String> said() {
        return problems.stream().map(Problem::says).toList();
    }
}
