package org.clinicsite.article;

import java.util.List;
import org.clinicsite.document.Drafts;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;
import org.jspecify.annotations.Nullable;

/** A text read as an article, and what was told on the way; for tests. */
record Reading(Article article, List<Problem> problems) {

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
        String ending = format == Format.MARKDOWN ? ".md" : format == Format.HTML ? ".html" : ".txt";
        Source source = Drafts.source(
                "articles/x" + ending,
                format,
                header.isEmpty() ? Source.HeaderKind.NONE : Source.HeaderKind.JBAKE,
                header + body,
                header.length(),
                title);
        Problems problems = new Problems();
        Article article = problems.take(
                ArticleReader.read(problems.take(Drafts.of(source, problems).without(edits))));
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

    private static String mark(Shortcut shortcut, @Nullable HeldText held) {
        StringBuilder out = new StringBuilder("«" + shortcut.name());
        out.append(shortcut.label() == null ? "" : " [" + shortcut.label() + "]");
        shortcut.values()
                .forEach(v -> out.append(' ').append(v.key()).append('=').append(v.text()));
        return out.append(held == null ? "" : "|" + held.html()).append('»').toString();
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
