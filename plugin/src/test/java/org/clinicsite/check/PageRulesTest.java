package org.clinicsite.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule: a page that it marks, and near misses that it does not. */
class PageRulesTest {

    private static final String HEAD = "<!doctype html><html lang=en><head><title>Prices</title></head><body>";

    private static List<Finding> page(String html) {
        return PageRules.check(Parser.htmlParser().setTrackPosition(true).parseInput(html, ""), "prices/index.html");
    }

    private static List<String> rules(String body) {
        return page(HEAD + "<main><h1>Prices</h1>" + body + "</main>").stream()
                .map(Finding::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            duplicate-id       | <p id=a>One<p id=a>Two
            missing-alt        | <img src=a.jpg width=1 height=1>
            missing-alt        | <form><label>x<input type=image src=go.png></label></form>
            unlabelled-field   | <input placeholder=Name>
            unlabelled-field   | <label for=b>Name</label><b id=b></b><select id=c></select>
            nameless-control   | <a href=/></a>
            nameless-control   | <a href=/><img src=a.jpg alt="" width=1 height=1></a>
            nameless-control   | <button><svg></svg></button>
            nameless-frame     | <iframe src=/map.html></iframe>
            heading-order      | <h3>Massage</h3>
            heading-order      | <h1>Again</h1>
            empty-heading      | <h2> </h2>
            dangling-reference | <p aria-describedby=nowhere>x
            dangling-reference | <label for=nowhere>x</label>
            tab-order          | <p tabindex=3>x
            nested-control     | <a href=/>x <button>y</button></a>
            unsized-picture    | <img src=a.jpg alt=x>
            """)
    void aFaultIsMarkedOnceAndByItsRuleAlone(String rule, String body) {
        assertThat(rules(body)).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p id=a>One<p id=b>Two
            <img src=a.jpg alt="" width=1 height=1>
            <div aria-hidden=true><img src=a.jpg alt width=1 height=1></div>
            <input type=hidden>
            <label>Name <input></label>
            <label for=n>Name</label><input id=n>
            <input aria-label=Name>
            <a href=/><img src=a.jpg alt=Home width=1 height=1></a>
            <a href=/ aria-label=Home></a>
            <a id=old></a>
            <button><svg><title>Close</title></svg></button>
            <form><input type=submit></form>
            <iframe src=/map.html title=Map></iframe>
            <h2>A</h2><h3>B</h3><h2>C</h2>
            <p tabindex=0>x
            <p tabindex=-1>x
            """)
    void aNearMissIsNot(String body) {
        assertThat(rules(body)).isEmpty();
    }

    @Test
    void theHeadIsLookedAt() {
        assertThat(page("<!doctype html><html><head><title> </title>"
                        + "<meta name=viewport content='width=device-width, maximum-scale=1.0'>"
                        + "<meta http-equiv=refresh content='30;url=/'></head><body><h1>x</h1>"))
                .extracting(Finding::rule)
                .containsExactly("page-language", "page-title", "no-zoom", "timed-refresh");
        assertThat(page("<!doctype html><html lang=en><head><title>x</title>"
                        + "<meta name=viewport content='width=device-width, initial-scale=1, maximum-scale=5'>"
                        + "<meta http-equiv=refresh content='0;url=/'></head><body><h1>x</h1>"))
                .isEmpty();
    }

    @Test
    void aFindingTellsItsTagItsPlaceAndWhatToDo() {
        Finding finding = page(HEAD + "\n<h1>x</h1>\n  <img class=photo src=a.jpg width=1 height=1>")
                .get(0);
        assertThat(finding)
                .isEqualTo(new Finding(
                        "missing-alt",
                        Level.ERROR,
                        "prices/index.html",
                        3,
                        3,
                        "<img class=\"photo\" src=\"a.jpg\" width=\"1\" height=\"1\">",
                        "The picture has no alt.",
                        "Write alt=\"what it shows\", or alt=\"\" when it only decorates."));
    }
}
