package org.clinicsite.links;

import java.util.List;
import java.util.Locale;
import org.clinicsite.document.Drafts;
import org.clinicsite.problem.Outcome;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.SourceText;

/** Reviews of short texts, for tests. */
final class Reviews {

    private Reviews() {}

    static LinkReview text(String text) {
        return review(text, Format.TEXT, HeaderKind.NONE, "");
    }

    static LinkReview markdown(String text) {
        return review(text, Format.MARKDOWN, HeaderKind.NONE, "");
    }

    static LinkReview html(String text) {
        return review(text, Format.HTML, HeaderKind.NONE, "");
    }

    static LinkReview review(String text, Format format, HeaderKind header, String policy) {
        Outcome<LinkPolicy> rules = LinkPolicy.read(new SourceText("content/link-policy.yaml", policy));
        if (!rules.problems().isEmpty()) {
            throw new IllegalArgumentException(rules.problems().get(0).says());
        }
        LinkFilter filter = LinkFilter.of(
                rules.value(),
                "https://www.harbour-clinic.example/",
                List.of("https://www.instagram.com/harbourclinic"),
                Locale.UK);
        return filter.review(Drafts.of(format, header, text, 0));
    }

    /** The only link of a review. */
    static LinkVerdict only(LinkReview review) {
        if (review.verdicts().size() != 1) {
            throw new AssertionError("expected one link, found " + review.verdicts());
        }
        return review.verdicts().get(0);
    }
}
