package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.Sourced;
import org.jspecify.annotations.Nullable;

/** The header does not say who wrote and checked the article, when, and what it rests on. */
final class MissingMeta extends Rule {

    MissingMeta() {
        super("missing-meta", Level.INFO, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        Sourced facts = reading.facts();
        if (facts == null) {
            return;
        }
        List<String> missing = new ArrayList<>();
        if (facts instanceof ArticleFacts article) {
            require(missing, "author", article.author());
            require(missing, "published", article.published());
        }
        require(missing, "reviewed", facts.reviewed());
        require(missing, "reviewer", facts.reviewer());
        require(missing, "sources", facts.sources().isEmpty() && !listsSources(reading) ? null : "");
        boolean described = facts instanceof ConditionFacts condition && condition.summary() != null;
        require(missing, "description", described ? "" : facts.common().description());
        if (!missing.isEmpty()) {
            String keys = String.join(", ", missing);
            report.add(
                    0,
                    keys,
                    "The header does not tell readers who stands behind the article: " + keys
                            + (missing.size() == 1 ? " is missing." : " are missing."),
                    "Add " + (missing.size() == 1 ? "this key" : "these keys") + " to the article's header.");
        }
    }

    private static void require(List<String> missing, String key, @Nullable Object value) {
        if (value == null) {
            missing.add(key);
        }
    }

    private static boolean listsSources(LintedText reading) {
        for (ProseBlock block : reading.prose().blocks()) {
            if (block.isSources() && block.isProse()) {
                return true;
            }
        }
        return false;
    }
}
