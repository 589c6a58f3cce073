package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.article.Article;
import org.clinicsite.article.Section;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Source;

/** The page of all questions, group by group. */
final class FaqPage {

    private FaqPage() {}

    /** @param groups the texts of questions that are shown */
    static Part of(SiteInputs inputs, List<Article> groups, Claims claims) {
        List<Page> items = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Article group : groups) {
            Source source = group.source();
            Page.Draft draft = new Page.Draft(inputs.home().child("faq"), PageKind.FAQ);
            SourcePath at = SourcePath.of(source, inputs.home());
            problems.addAll(at.problems());
            draft.slug = at.slug();
            draft.title = PageTitles.of(group);
            PageTitles.checkMissing(group).ifPresent(problems::add);
            draft.description = Descriptions.of(group, inputs.clinic());
            draft.article = group;
            draft.facts = source.facts();
            if (group.sections().isEmpty()) {
                problems.add(Problem.error(
                        Code.NO_QUESTION,
                        source.text().path(),
                        0,
                        0,
                        "The group has no question.",
                        "Write each question as a heading: ## How …?"));
            }
            items.add(draft.done());
        }
        items.sort(FilePages.LIST_ORDER);
        problems.addAll(askedTwice(items));
        Part list = ListPages.of(inputs, PageKind.FAQ, items, claims);
        List<Fate> fates = new ArrayList<>();
        for (Page item : items) {
            String file = requireNonNull(item.article()).source().path();
            fates.add(
                    list.pages().isEmpty()
                            ? Fate.refused(file, item.slug())
                            : new Fate(
                                    file,
                                    item.slug(),
                                    item.path(),
                                    new Fate.State.Built(list.pages().get(0))));
        }
        return new Part(list.pages(), Map.of(), fates, problems);
    }

    /** All groups stand on one page, so a question's anchor must be there once. */
    private static List<Problem> askedTwice(List<Page> groups) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Page> asked = new HashMap<>();
        for (Page group : groups) {
            for (Section section : group.sections()) {
                Page other = asked.putIfAbsent(section.id(), group);
                if (other != null && other != group) {
                    problems.add(Problem.error(
                            Code.DUPLICATE_QUESTION,
                            requireNonNull(group.article()).source().text().path(),
                            section.line(),
                            1,
                            "The question '" + section.title() + "' stands in "
                                    + requireNonNull(other.article()).source().path() + " too.",
                            "Ask it once, or give one an anchor of its own: ## " + section.title() + " {#another}"));
                }
            }
        }
        return problems;
    }
}
