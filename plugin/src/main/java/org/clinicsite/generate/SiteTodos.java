package org.clinicsite.generate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Todo;
import org.clinicsite.site.DueSoon;
import org.clinicsite.site.Improvements;
import org.clinicsite.site.Receivers;
import org.clinicsite.site.Site;
import org.clinicsite.site.Testimonials;
import org.clinicsite.site.Words;
import org.clinicsite.source.Content;
import org.jspecify.annotations.Nullable;

/**
 * What an editor would mark on a site, and what would improve it.
 *
 * @param findings faults, in no order
 * @param todos facts that nobody has said, and what an editor misses in texts; sorted
 */
record SiteTodos(List<Finding> findings, List<Todo> todos) {

    /**
     * Gathers them.
     *
     * @param texts what was marked in texts that became pages
     * @param lint null where a site is not looked at
     * @param isPolicyBuiltIn whether the page that tells who gets data is the built-in one
     */
    static SiteTodos of(
            Content content,
            Site site,
            Words words,
            List<Finding> texts,
            @Nullable EditorialLint lint,
            boolean isPolicyBuiltIn,
            LocalDate today)
            throws IOException {
        List<Finding> marked = new ArrayList<>(texts);
        if (lint != null) {
            marked.addAll(lint.check(content.clinicPlaces(), Testimonials.shown(site)));
        }
        List<Todo> facts = new ArrayList<>(Improvements.of(content, site));
        facts.addAll(Receivers.todos(content, site, words, isPolicyBuiltIn));
        facts.addAll(DueSoon.of(content, site, today));
        List<Finding> findings = marked.stream()
                .filter(finding -> Improvement.find(finding.rule()).isEmpty())
                .toList();
        return new SiteTodos(findings, todos(facts, marked, lint));
    }

    private static List<Todo> todos(List<Todo> facts, List<Finding> marked, @Nullable EditorialLint lint) {
        List<Todo> todos = new ArrayList<>();
        for (Todo todo : facts) {
            Optional<Level> set = lint == null
                    ? Optional.empty()
                    : lint.level(todo.improvement().key());
            if (set.isEmpty() || set.get() != Level.OFF) {
                todos.add(set.isEmpty() ? todo : todo.at(set.get().word()));
            }
        }
        for (Finding finding : marked) {
            Improvement.find(finding.rule())
                    .ifPresent(improvement -> todos.add(new Todo(
                            improvement,
                            improvement == Improvement.STALE_REVIEW ? Todo.Kind.DUE : Todo.Kind.TODO,
                            finding.level().word(),
                            finding.source(),
                            finding.line(),
                            finding.column(),
                            finding.quote(),
                            finding.message(),
                            finding.advice())));
        }
        return todos.stream().sorted().toList();
    }
}
