package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPolicyTest {

    private static List<String> problems(String yaml) {
        return LinkPolicy.read(new SourceText("content/link-policy.yaml", yaml)).problems().stream()
                .map(Problem::says)
                .toList();
    }

    private static LinkVerdict judged(String policy, String address) {
        return Reviews.only(Reviews.review("See <" + address + ">.", Format.MARKDOWN, HeaderKind.NONE, policy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allow: [x.org]                        | https://a.b.x.org/c   | policy:allow",
                "allow: [www.x.org]                    | https://www.x.org/    | policy:allow",
                "allow: [www.x.org]                    | https://x.org/        | signals",
                "allow: [x.org/partners/]              | https://x.org/partners/a | policy:allow",
                "allow: [x.org/partners]               | https://x.org/partnership | signals",
                "deny: [x.org]                         | https://x.org/        | policy:deny",
                "{deny: [x.org], allow: [x.org/a/]}    | https://x.org/a/b     | policy:allow",
                "{deny: [x.org], allow: [www.x.org]}   | https://www.x.org/    | policy:allow",
                "sponsored: [x.org]                    | https://x.org/        | policy:sponsored",
                "allow: [nhs.uk]                       | https://www.guysandstthomas.nhs.uk/a | policy:allow",
                "allow: [nhs.uk]                       | https://www.nhs.uk/   | policy:allow",
                "{allow: [gov.uk], deny: [x.gov.uk]}   | https://www.x.gov.uk/ | policy:deny",
                "allow: [edu]                          | https://www.x.edu/a   | policy:allow",
            })
    void mostExactRuleWins(String policy, String address, String decidedBy) {
        assertThat(judged(policy.strip(), address.strip()).decidedBy()).isEqualTo(decidedBy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nhs.uk",
                "gov.uk",
                "ac.uk",
                "police.uk",
                "gov.au",
                "edu.au",
                "gob.es",
                "gouv.fr",
                "go.jp",
                "edu",
                "gov"
            })
    void endingThatOneBodyAnswersForIsAPattern(String ending) {
        assertThat(problems("allow: [" + ending + "]\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"co.uk", "org.uk", "com.au", "github.io", "blogspot.com"})
    void endingThatBelongsToManyIsNone(String ending) {
        assertThat(problems("allow: [" + ending + "]\n"))
                .containsExactly("content/link-policy.yaml:1:9: '" + ending
                        + "' is an ending that belongs to many owners. Name the domain below it, such as 'example."
                        + ending + "'.");
    }

    @Test
    void topLevelOfManyIsNone() {
        assertThat(problems("allow: [com]\n")).singleElement().asString().contains("'com' is not a host");
    }

    @Test
    void reportNamesTheLine() {
        LinkVerdict verdict = judged("# partners\nsponsored:\n  - shop.example.org\n", "https://shop.example.org/");
        assertThat(verdict.rel()).isEqualTo("sponsored");
        assertThat(verdict.signals().get(0).says())
                .isEqualTo("content/link-policy.yaml:3 has shop.example.org under sponsored.");
    }

    @Test
    void policyDoesNotAllowAScript() {
        LinkReview review = Reviews.review("[a](javascript:x)", Format.MARKDOWN, HeaderKind.NONE, "allow: [x.org]");
        assertThat(Reviews.only(review).verdict()).isEqualTo(Verdict.REMOVE);
    }

    @Test
    void thresholdsAreTheOwners() {
        String text = "See https://unknown-firm.org/ there.";
        LinkReview lax = Reviews.review(
                text, Format.TEXT, HeaderKind.NONE, "probability: {nofollow: 0.98, unlink: 1, remove: 1}");
        LinkReview strict =
                Reviews.review(text, Format.TEXT, HeaderKind.NONE, "probability: {nofollow: 0, unlink: 0, remove: 0}");
        assertThat(Reviews.only(lax).verdict()).isEqualTo(Verdict.NOFOLLOW);
        assertThat(Reviews.only(strict).verdict()).isEqualTo(Verdict.REMOVE);
    }

    @Test
    void mistakesNameLineColumnAndWhatToWrite() {
        assertThat(problems("alow: [x.org]\n"))
                .containsExactly(
                        "content/link-policy.yaml:1:1: Unknown key 'alow'; it is not used. Did you mean 'allow'?");
        assertThat(problems("deny:\n  - x.org\n  - X.org\n"))
                .containsExactly(
                        "content/link-policy.yaml:3:5: 'X.org' stands here for the second time; the first is in line 2. Delete one of the two.");
        assertThat(problems("deny:\n  - x.org\nallow:\n  - x.org\n"))
                .containsExactly(
                        "content/link-policy.yaml:4:5: 'x.org' is under 'allow' here and under 'deny' in line 2. Delete one of the two.");
        assertThat(problems("deny: ['*.x.org', 'a b', co.uk, {a: b}]\n")).hasSize(4);
        assertThat(problems("probability: {unlink: high, follow: 1}\n")).hasSize(2);
        assertThat(problems("probability: {unlink: 0.5, nofollow: 0.6}\n")).hasSize(1);
        assertThat(problems("deny: [x.org\n")).hasSize(1);
        assertThat(problems("- x.org\n")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "deny: ['*.x.org']        | 1:8: '*.x.org' holds a star. Write 'x.org': a registered domain means every host below it too.",
                "deny: ['x.*']            | 1:8: 'x.*' is not a host or the beginning of an address. Write 'example.org', 'www.example.org' or 'example.org/partners/', without patterns.",
                "deny: ['a b.org']        | 1:8: 'a b.org' is not a host or the beginning of an address. Write 'example.org', 'www.example.org' or 'example.org/partners/', without patterns.",
                "deny: ['x.org/a?b=c']    | 1:8: 'x.org/a?b=c' is not a host or the beginning of an address. Write 'example.org', 'www.example.org' or 'example.org/partners/', without patterns.",
                "deny: [{x.org: y}]       | 1:8: 'deny' is one value, not a list or keys. Write it behind the colon: deny: …",
                "deny: {x.org: y}         | 1:7: 'deny' is one value, not a list or keys. Write it behind the colon: deny: …",
                "deny: [x.org, x.org/]    | 1:15: 'x.org/' stands here for the second time; the first is in line 1. Delete one of the two.",
                "{allow: [x.org], sponsored: [https://x.org]} | 1:30: 'https://x.org' is under 'sponsored' here and under 'allow' in line 1. Delete one of the two.",
                "probability: 3           | 1:14: 'probability' holds keys, not a text. Its keys are: nofollow, remove, unlink.",
                "probability: {unlink: high} | 1:23: unlink: 'high' is not a number. Write digits only, with a point before decimals, such as 58.50.",
                "probability: {unlink: 3} | 1:23: unlink: 3 is out of range. Write a number from 0 to 1.",
                "probability: {follow: 1} | 1:15: Unknown key 'probability.follow'; it is not used. Did you mean 'nofollow'?",
                "probability: {gone: 1}   | 1:15: Unknown key 'probability.gone'; it is not used. There are: nofollow, remove, unlink.",
                "spam: [x.org]            | 1:1: Unknown key 'spam'; it is not used. Did you mean 'deny'?",
                "whitelist: [x.org]       | 1:1: Unknown key 'whitelist'; it is not used. Did you mean 'allow'?",
                "gesperrt: [x.org]        | 1:1: Unknown key 'gesperrt'; it is not used. Did you mean 'deny'?",
                "sponsers: [x.org]        | 1:1: Unknown key 'sponsers'; it is not used. Did you mean 'sponsored'?",
                "colours: [x.org]         | 1:1: Unknown key 'colours'; it is not used. There are: allow, deny, probability, sponsored.",
                "probability: {unlink: 0.5, nofollow: 0.6} | 1:14: The probabilities do not rise from 'nofollow' to 'unlink' to 'remove'; give 'nofollow' the smallest number and 'remove' the largest.",
                "thresholds: {nofollow: 0.3, unlink: 3} | 1:1: 'thresholds' are scores of an older version; links are judged by the probability of being spam, 0 to 1. They are read until 0.3.0. Write \"probability:\" and below it \"  nofollow: 0.3\" and \"  unlink: 0.98\".",
                "{allow: &ours [x.org], deny: *ours} | 1:16: 'x.org' is under 'deny' here and under 'allow' in line 1. Delete one of the two.",
                "- x.org                  | 1:1: The file holds no keys. Write 'key: value' lines.",
            })
    void everyMistakeIsToldWithWhatToWrite(String policy, String told) {
        assertThat(problems(policy.strip())).containsExactly("content/link-policy.yaml:" + told.strip());
    }

    @Test
    void doubledKeyIsToldWithBothLines() {
        assertThat(problems("deny: [x.org]\nallow: [y.org]\ndeny: [z.org]\n"))
                .containsExactly(
                        "content/link-policy.yaml:3:1: The key 'deny' stands twice, first in line 1. Keep one of them.");
    }

    @Test
    void fileThatIsNotYamlIsToldWithItsPlace() {
        assertThat(problems("deny: [x.org\nallow: y\n"))
                .singleElement()
                .asString()
                .startsWith("content/link-policy.yaml:2:")
                .contains("This is not YAML");
    }

    @Test
    void emptyFileIsNoMistake() {
        assertThat(problems("")).isEmpty();
        assertThat(problems("# nothing yet\ndeny:\n")).isEmpty();
    }
}
