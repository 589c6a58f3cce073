package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyAnswerTest {

    private final Problems problems = new Problems();

    @Test
    void answerGoesToTheEndOfItsListAndCommentsAndOrderStay() {
        String before =
                "# ours\ndeny:\n    - a.org   # a bad one\n\nallow: # friends\n  - b.org\n  # and\n  - c.org\n\nsponsored:\n  - d.org\n";
        PolicyAnswer answer = problems.take(PolicyAnswer.allow(before, "e.org"));
        assertThat(answer.text()).isEqualTo(before.replace("  - c.org\n", "  - c.org\n  - e.org\n"));
        assertThat(answer.says()).isEqualTo("content/link-policy.yaml now has \"- e.org\" under allow.");
    }

    @Test
    void missingFileAndMissingListAreMade() {
        assertThat(problems.take(PolicyAnswer.deny("", "a.org")).text()).isEqualTo("deny:\n  - a.org\n");
        assertThat(problems.take(PolicyAnswer.deny("allow:\n  - b.org\n", "a.org"))
                        .text())
                .isEqualTo("allow:\n  - b.org\ndeny:\n  - a.org\n");
    }

    @Test
    void otherAnswerTakesThePlaceOfTheFirst() {
        assertThat(problems.take(PolicyAnswer.allow("deny:\n  - a.org # why\n  - b.org\n", "a.org"))
                        .text())
                .isEqualTo("deny:\n  - b.org\nallow:\n  - a.org\n");
    }

    @Test
    void whatTheFileSaysAlreadyIsNotWrittenAgain() {
        PolicyAnswer answer = problems.take(PolicyAnswer.allow("allow:\n  - a.org\n", "a.org"));
        assertThat(answer.says()).isNull();
        assertThat(answer.text()).isEqualTo("allow:\n  - a.org\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "allow: [b.org] # ours;                 > allow: [b.org, a.org] # ours;",
                "allow: [];                             > allow: [a.org];",
                "allow: [;  b.org, # one;  c.org;];     > allow: [;  b.org, # one;  c.org, a.org;];",
                "allow: b.org # ours;                   > allow: [b.org, a.org] # ours;",
                "allow: # none yet;deny:;  - b.org;     > allow: # none yet;  - a.org;deny:;  - b.org;",
                "allow: null;                           > allow: ;  - a.org;",
                "allow:;- 'b.org';- \"c.org\";# end;  > allow:;- 'b.org';- \"c.org\";- a.org;# end;",
                "allow:;  - b.org                       > allow:;  - b.org;  - a.org;",
                "deny: [b.org, a.org, c.org];           > deny: [b.org, c.org];allow:;  - a.org;",
                "deny: [b.org, https://A.org/];         > deny: [b.org];allow:;  - a.org;",
                "deny: a.org;                           > deny:;allow:;  - a.org;",
                "# 😀;allow: [b.org];                   > # 😀;allow: [b.org, a.org];",
            })
    void answerGoesIntoAListHoweverItIsWritten(String before, String after) {
        PolicyAnswer answer = problems.take(PolicyAnswer.allow(before.replace(';', '\n'), "a.org"));
        assertThat(problems.all()).isEmpty();
        assertThat(answer.text()).isEqualTo(after.replace(';', '\n'));
    }

    @Test
    void lineEndsAndTheMarkAtTheStartStayAsTheyAre() {
        String before = "\ufeffallow:\r\n  - b.org # why\r\n\r\ndeny:\r\n  - c.org\r\n";
        assertThat(problems.take(PolicyAnswer.allow(before, "a.org")).text())
                .isEqualTo(before.replace("# why\r\n", "# why\r\n  - a.org\r\n"));
    }

    @Test
    void sameHostWrittenOtherwiseIsNotWrittenAgain() {
        String before = "allow:\n  - https://WWW.a.org/\n  - bücher.example\n";
        assertThat(problems.take(PolicyAnswer.allow(before, "www.a.org")).says())
                .isNull();
        assertThat(problems.take(PolicyAnswer.allow(before, "xn--bcher-kva.example"))
                        .says())
                .isNull();
    }

    @Test
    void answerThatTheFileCannotHoldChangesNothing() {
        PolicyAnswer answer = problems.take(PolicyAnswer.allow("- b.org\n", "a.org"));
        assertThat(answer.text()).isEqualTo("- b.org\n");
        assertThat(problems.all())
                .extracting(Problem::advice)
                .containsExactly("Nothing was changed; write the line \"  - a.org\" yourself.");
    }

    @Test
    void fileThatIsNoYamlIsToldWithItsLine() {
        assertThat(problems.take(PolicyAnswer.allow("allow:\n  - b.org\n - c.org\n", "a.org"))
                        .text())
                .isEqualTo("allow:\n  - b.org\n - c.org\n");
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.advice()).isEqualTo("Mend the line, then answer again; nothing was changed.");
        });
    }
}
