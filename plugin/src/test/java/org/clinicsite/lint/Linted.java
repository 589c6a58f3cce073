package org.clinicsite.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.document.Document;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.document.Draft;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkPolicy;
import org.clinicsite.links.LinkReview;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentReader;
import org.clinicsite.source.Source;
import org.clinicsite.work.Workers;

/** A content folder as the editor sees it: the stages before the lint, then the lint. */
final class Linted {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final List<Finding> findings = new ArrayList<>();
    private final Problems problems = new Problems();

    private Linted() {}

    static Linted of(Path folder) throws IOException {
        Linted linted = new Linted();
        try (Workers workers = new Workers(2)) {
            Content content = linted.problems.take(new ContentReader(folder, "content", workers).read());
            LinkPolicy policy = content.linkPolicy() == null
                    ? LinkPolicy.none()
                    : linted.problems.take(LinkPolicy.read(content.linkPolicy()));
            LinkFilter filter = LinkFilter.of(
                    policy,
                    content.clinic().url(),
                    content.clinic().social(),
                    content.clinic().locale());
            DocumentReader reader = new DocumentReader();
            EditorialLint lint = linted.problems.take(EditorialLint.of(content, TODAY));
            linted.problems.addAll(EditorialLint.checkWaivers(content));
            for (Source source : content.sources()) {
                Draft draft = linted.problems.take(reader.draft(source));
                LinkReview review = filter.review(draft);
                Document document = linted.problems.take(draft.without(review.edits()));
                Article article = linted.problems.take(ArticleReader.read(document));
                linted.findings.addAll(lint.check(document, article, review));
            }
        } catch (SiteException e) {
            linted.problems.addAll(e.problems());
        }
        return linted;
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> errors() {
        return problems.all().stream()
                .filter(Problem::isError)
                .map(Problem::says)
                .toList();
    }

    /** Names of the rules that found something in a file, each once, in order of the first finding. */
    List<String> rules(String source) {
        return findings.stream()
                .filter(f -> f.source().equals(source))
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
