package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.junit.jupiter.api.Test;

class PolicyAnswerTest {

    private final Problems problems = new Problems();

    @Test
    void answerGoesToTheEndOfItsListAndCommentsAndOrderStay() {
        String before =
                "# ours\ndeny:\n    - a.org   # a bad one\n\nallow: # friends\n  - b.org\n  # and\n  - c.org\n\nsponsored:\n  - d.org\n";
        PolicyAnswer answer = PolicyAnswer.allow(before, "e.org", problems);
        assertThat(answer.text()).isEqualTo(before.replace("  - c.org\n", "  - c.org\n  - e.org\n"));
        assertThat(answer.says()).isEqualTo("content/link-policy.yaml now has \"- e.org\" under allow.");
    }

    @Test
    void missingFileAndMissingListAreMade() {
        assertThat(PolicyAnswer.deny("", "a.org", problems).text()).isEqualTo("deny:\n  - a.org\n");
        assertThat(PolicyAnswer.deny("allow:\n  - b.org\n", "a.org", problems).text())
                .isEqualTo("allow:\n  - b.org\ndeny:\n  - a.org\n");
    }

    @Test
    void otherAnswerTakesThePlaceOfTheFirst() {
        assertThat(PolicyAnswer.allow("deny:\n  - a.org # why\n  - b.org\n", "a.org", problems)
                        .text())
                .isEqualTo("deny:\n  - b.org\nallow:\n  - a.org\n");
    }

    @Test
    void whatTheFileSaysAlreadyIsNotWrittenAgain() {
        PolicyAnswer answer = PolicyAnswer.allow("allow:\n  - a.org\n", "a.org", problems);
        assertThat(answer.says()).isNull();
        assertThat(answer.text()).isEqualTo("allow:\n  - a.org\n");
    }

    @Test
    void answerThatTheFileCannotHoldChangesNothing() {
        PolicyAnswer answer = PolicyAnswer.allow("allow: [b.org]\n", "a.org", problems);
        assertThat(answer.text()).isEqualTo("allow: [b.org]\n");
        assertThat(problems.all())
                .extracting(Problem::advice)
                .containsExactly("Nothing was changed; write the line \"  - a.org\" yourself.");
    }
}
