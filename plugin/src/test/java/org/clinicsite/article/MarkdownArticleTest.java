package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.source.Format;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownArticleTest {

    private static void assertHtml(String markdown, String html) {
        assertThat(Reading.markdown(markdown).html()).as(markdown).isEqualTo(html);
    }

    @Test
    void proseAndItsMarks() {
        assertHtml(
                "A *b* **c** `d <e>`  \nf \\* &amp; &copy; \"g\"\nh",
                "<p>A <em>b</em> <strong>c</strong> <code>d &lt;e&gt;</code><br>\nf * &amp; © \"g\"\nh</p>\n");
    }

    @Test
    void listsTightAndLoose() {
        assertHtml("- a\n- b\n  - c\n", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n");
        assertHtml("3. a\n\n4. b\n", "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
    }

    @Test
    void quotesRulesAndCode() {
        assertHtml("> a\n> b\n\n***", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n<hr>\n");
        assertHtml("```java x\na < b\n```", "<pre><code class=\"language-java\">a &lt; b\n</code></pre>\n");
        assertHtml("    a\n\n    b\n", "<pre><code>a\n\nb\n</code></pre>\n");
    }

    @Test
    void aTableCanBeScrolledByKeyboardAndIsNamedByItsHead() {
        assertHtml("| Session | Price |\n|---|--:|\n| 60 min | *90* |\n", """
                <div class="table" role="group" tabindex="0" aria-label="Session, Price"><table>
                <thead>
                <tr><th scope="col">Session</th><th scope="col" class="right">Price</th></tr>
                </thead>
                <tbody>
                <tr><td>60 min</td><td class="right"><em>90</em></td></tr>
                </tbody>
                </table></div>
                """);
    }

    @Test
    void footnotesLeadThereAndBack() {
        assertHtml("It helps.[^a]\n\n[^a]: A *study*.\n", """
                <p>It helps.<sup class="note" id="fnref-1"><a href="#fn-1">1</a></sup></p>
                <ol class="notes">
                <li id="fn-1"><p>A <em>study</em>. <a class="back" href="#fnref-1">↩\uFE0E 1</a></p></li>
                </ol>
                """);
    }

    @Test
    void linksOfEveryForm() {
        assertHtml(
                "[a](/b \"c\") <https://d.example/?e=1&f=2> <g@h.example> [i][j] [k]\n\n[j]: l.md 'm'",
                "<p><a href=\"/b\" title=\"c\">a</a> <a href=\"https://d.example/?e=1&amp;f=2\">https://d.example/?e=1&amp;f=2</a>"
                        + " <a href=\"mailto:g@h.example\">g@h.example</a> <a href=\"l.md\" title=\"m\">i</a> [k]</p>\n");
    }

    @Test
    void aPictureHasItsTextAsAlt() {
        assertHtml("![A *hand* on a neck](a%20b.jpg)", "<p><img src=\"a%20b.jpg\" alt=\"A hand on a neck\"></p>\n");
    }

    @Test
    void theRewriterIsAskedWithTheAddressAndItsPlaceInTheFile() {
        String header = "title=T\n~~~~~~\n";
        String body = "Spam. [a](b%20c) ![d](e.png) [f][g] <b>x</b> <a href='h'>i</a>\n\n[g]: j&amp;k";
        List<String> asked = new ArrayList<>();
        Edits edits = new Edits(List.of(new Edit(new Span(header.length(), header.length() + 6), "")));
        Article article = Reading.of(Format.MARKDOWN, "T", header, body, edits).article();
        String html = article.html(
                (kind, address, start) -> {
                    asked.add(kind + " " + address + " at " + (header + body).substring(start, start + 3));
                    return new LinkRewriter.Target("/" + asked.size(), "nofollow", List.of("data-x", "y"));
                },
                null);
        assertThat(asked)
                .containsExactly("LINK b%20c at b%2", "IMAGE e.png at e.p", "LINK j&k at j&a", "LINK h at h'>");
        assertThat(html)
                .contains("<a href=\"/1\" rel=\"nofollow\" data-x=\"y\">a</a>")
                .contains("<img src=\"/2\" alt=\"d\" data-x=\"y\">")
                .contains("<a href=\"/4\" rel=\"nofollow\" data-x=\"y\">i</a>");
    }

    @Test
    void aRawTagThatIsNotClosedEndsWithItsParagraph() {
        Article article =
                Reading.markdown("<b>bold\n\nNext.\n\n- an <i>item\n- two").article();
        assertThat(article.html(LinkRewriter.AS_WRITTEN, null).replace("\n", ""))
                .isEqualTo("<p><b>bold</b></p><p>Next.</p><ul><li>an <i>item</i></li><li>two</li></ul>");
    }

    @Test
    void aLinkOrPictureWithoutTargetLeavesItsWords() {
        Article article = Reading.markdown("[a *b*](c) ![d](e)").article();
        assertThat(article.html((kind, address, start) -> new LinkRewriter.Target(null, null, List.of()), null))
                .isEqualTo("<p>a <em>b</em> d</p>\n");
    }

    @Test
    void lineEndsMakeNoDifference() {
        String text =
                "# A\n\ntext\nmore  \nend\n\n- a\n- b\n\n```\ncode\n\nmore\n```\n\n<div>\nraw\n</div>\n\n|a|\n|-|\n|b|\n";
        String html = Reading.markdown(text).page();
        assertThat(Reading.markdown(text.replace("\n", "\r\n")).page()).isEqualTo(html);
        assertThat(Reading.markdown(text.replace("\n", "\r")).page()).isEqualTo(html);
        assertThat(Reading.markdown(text.replaceFirst("\n", "\r\n").replace("end\n", "end\r"))
                        .page())
                .isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> ", "- ", "1. ", ">- "})
    void nestingWithoutEndIsRefusedWithItsLine(String mark) {
        Reading reading = Reading.markdown("fine\n\n" + mark.repeat(2000) + "x");
        assertThat(reading.said())
                .containsExactly("content/articles/x.md:3:1: Quotes or lists lie more than 100 deep within each other."
                        + " Take marks away, or part it by blank lines.");
        assertThat(reading.problems().get(0).isError()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "[a](", "`a``", "<a href=x>b ", "|a", "![", "_a *", "\\", "&lt", "<!-- "})
    void marksWithoutEndEndInTime(String mark) {
        Reading reading = Reading.markdown(mark.repeat(30_000));
        assertThat(reading.html()).doesNotContain("<script");
    }

    @Test
    void nestingThatPeopleUseIsFine() {
        Reading reading = Reading.markdown("> ".repeat(20) + "x\n\n" + "                    - a\n".repeat(3));
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void wordsAreCountedWithoutAddressesAndMarks() {
        assertThat(Reading.markdown("# T\n\nSome *words* [here](https://a.example/b/c).\n\n- and\n- there")
                        .article()
                        .wordCount())
                .isEqualTo(5);
    }

    @Test
    void theExcerptIsPlain() {
        assertThat(Reading.markdown("# T\n\nSome *words* [here](/a) & there.")
                        .article()
                        .excerpt(19))
                .isEqualTo("Some words here &…");
    }

    @Test
    void everyBeginningAndEndOfATextIsATextToo() {
        String text =
                "# A {#b}\n> q\n- l\n  1. m\n\n[x](y 'z') ![a][b] <b>c</b> <https://d.e> `f`\n\n|a|b|\n|:-|-:|\n|c|\n\n"
                        + "[b]: c\n[^n]: note\n\n<div class=x>\n\ntext[^n]\n\n<p>&#x1F600;\n```\nx\n***\nS\n=\n";
        for (int i = 0; i <= text.length(); i++) {
            Reading.markdown(text.substring(0, i)).page();
            Reading.markdown(text.substring(i)).page();
            Reading.pasted(text.substring(0, i)).page();
            Reading.pasted(text.substring(i)).page();
            Reading.html(text.substring(i)).page();
        }
        assertThat(Reading.markdown(text).page()).contains("note");
    }
}
