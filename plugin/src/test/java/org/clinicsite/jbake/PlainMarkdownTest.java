package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without flexmark has to come out as flexmark writes it. */
class PlainMarkdownTest {

    private static final String USUAL = "HARDWRAPS,AUTOLINKS,FENCED_CODE_BLOCKS,DEFINITIONS";

    private static final String[] LINES = {
        "A line of text.",
        "Another line, with a comma; and more: here!",
        "It's \"quoted\" (in brackets) & joined.",
        "Two *words* and **strong ones**, then *the rest of it.*",
        "*Begins* with emphasis",
        "**Begins** strongly",
        "Ends *well*",
        "a * b and a*b*c and ** and *open",
        "snake_case and _under_ scores",
        "See [the list](list.html) and [more](https://example.org/a?b=c&d=e#f \"A title\").",
        "A picture ![of a neck](/img/neck.png) and ![one](a.jpg \"With title\")",
        "[alone](other.md)",
        "[undefined] and [x][y] and [z]:",
        "[z]: https://example.org/",
        "Some `code` and `List<String> & \"more\"` and `` two ``",
        "https://example.org/ and www.example.org and a@example.org",
        "Grüße — aus “Köln”…",
        "A\u00A0hard blank and a  double one",
        "ends with two blanks  ",
        "ends with one blank ",
        "1. first",
        "2. second",
        "10. tenth",
        "2026. A year.",
        "2026 was a year",
        "1) bracket",
        "- a bullet",
        "- another, *with* emphasis and [a link](x.html)",
        "* star",
        "* **strong** star",
        "+ plus",
        "-no bullet",
        "- - two",
        "- [ ] to do",
        "-",
        "---",
        "***",
        "===",
        "* * *",
        "# One",
        "## Two words here",
        "## Two (brackets) & more, 2",
        "### Three *words* `code`",
        "#### Four ####",
        "#no heading",
        "####### seven",
        "## With [link](x.html)",
        "## Ümlaut İ ß ǅ 日本 ² ½ Ⅷ ٣ e\u0301 …",
        "## a-b - c -- d -",
        "## 12, 13 & \"14\"",
        "## snake_case a-b a - b",
        "## \"Quoted\" it's",
        "  indented by two",
        "    indented by four",
        "\tby a tab",
        "> quoted",
        "```",
        "```java",
        "~~~",
        "``` ",
        "  ```",
        "x < y && y > z",
        "<div>",
        "</div>",
        "<b>bold</b>",
        "&amp; &copy; AT&T",
        "a \\* b",
        "a | b",
        "--|--",
        ": a definition",
        "~ another",
        "[^1] note",
        "[^1]: its text",
        "*[HTML]: an abbreviation",
        "[TOC]",
        "[TOC levels=1]",
        "[[wiki]]",
        "~~gone~~ H~2~O x^2^ ++in++",
        "a -- b --- c ... d . . . e",
        "javascript:alert(1) [x](javascript:alert) ",
        "!",
        "![",
        "(c) 5*3*2",
        "'single' ''double''",
        "word*emph*word and (*emph*) \"*emph*\" *a*b",
        "*a*. *b*, **c**: *d.* e *f.*g *h*- *i*\"",
        "*a **b** c* ***d***",
        "[a *b* c](x.html) *[a](b.html)* `a`b`c`",
        "[a](b c) [a](<b>) [a](b) [a]( b ) [](x) [a]()",
        "Title! [x](y)! ![x](y)!",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        ""
    };

    @Test
    void aPlainTextNeedsNoFlexmark() {
        String text = """
                # A stiff neck

                It *often* helps to **move**: see [the exercises](https://example.org/neck), or
                ask `us`.

                - warmth
                - rest

                In the morning:

                1. Sit.
                2. Stand.

                ```text
                a < b
                ```

                ![A neck](/img/neck.png)
                """;
        assertThat(plain(text, USUAL)).isEqualTo("""
                <h1>A stiff neck</h1>
                <p>It <em>often</em> helps to <strong>move</strong>: see <a href="https://example.org/neck">the exercises</a>, or<br />
                ask <code>us</code>.</p>
                <ul>
                <li>warmth</li>
                <li>rest</li>
                </ul>
                <p>In the morning:</p>
                <ol>
                <li>Sit.</li>
                <li>Stand.</li>
                </ol>
                <pre><code class="language-text">a &lt; b
                </code></pre>
                <p><img src="/img/neck.png" alt="A neck" /></p>
                """);
    }

    @Test
    void aListOfContentsStandsWhereItIsAskedFor() {
        String extensions = "ANCHORLINKS,TOC";
        String text = "[TOC]\n\n## One\n\n### Two\n\nText\n\n## Three\n";
        assertThat(plain(text, extensions)).startsWith("<ul>\n<li><a href=\"#one\">One</a>\n<ul>\n");
        assertThat(plain(text, extensions)).isEqualTo(withFlexmark(text, extensions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a <b>",
                "a &copy; b",
                "a\\*b",
                "> a",
                "    a",
                "a\nb  \nc",
                "- a\n\n- b",
                "- a\n  b",
                "[a][b]",
                "a@example.org",
                "a\n==",
                "[x](javascript:y)"
            })
    void anythingElseIsLeftToFlexmark(String text) {
        assertThat(plain(text, USUAL)).isNull();
    }

    @Tag("random")
    @ParameterizedTest
    @ValueSource(
            strings = {
                USUAL,
                "NONE",
                "AUTOLINKS,FENCED_CODE_BLOCKS,DEFINITIONS,ANCHORLINKS,TOC",
                "ALL",
                "ALL,-ANCHORLINKS,ATXHEADERSPACE",
                "SMARTS,QUOTES,TABLES,STRIKETHROUGH,ABBREVIATIONS,WIKILINKS,TASKLISTITEMS,FOOTNOTES,ATXHEADERSPACE",
                "SUPPRESS_ALL_HTML,SUBSCRIPT,SUPERSCRIPT,INSERTED,RELAXEDHRULES,TOC,HARDWRAPS,FENCED_CODE_BLOCKS",
                "ANCHORLINKS,HARDWRAPS,FENCED_CODE_BLOCKS,QUOTES"
            })
    void whateverIsReadComesOutAsFlexmarkWritesIt(String extensions) {
        PegdownMarkdown markdown = new PegdownMarkdown(List.of(extensions.split(",")));
        int read = 0;
        for (int seed = 0; seed < Integer.getInteger("random.texts", 3000); seed++) {
            Random random = new Random(seed);
            // few kinds of lines in one text, or hardly any would be plain
            List<String> kinds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                kinds.add(LINES[random.nextInt(LINES.length)]);
            }
            StringBuilder text = new StringBuilder();
            int lines = 1 + random.nextInt(10);
            for (int i = 0; i < lines; i++) {
                text.append(kinds.get(random.nextInt(kinds.size()))).append(random.nextInt(3) == 0 ? "\n" : "\n\n");
            }
            if (random.nextInt(4) == 0) {
                int cut = random.nextInt(text.length());
                text.deleteCharAt(cut);
            }
            List<String> asked = new ArrayList<>();
            String plain = PlainMarkdown.render(text.toString(), markdown.extensions(), page(asked));
            if (plain != null) {
                List<String> askedByFlexmark = new ArrayList<>();
                String expected = markdown.render(text.toString(), page(askedByFlexmark), (html, offset) -> {});
                assertThat(plain).as("%s: %s", extensions, text).isEqualTo(expected);
                assertThat(asked).as("%s: %s", extensions, text).isEqualTo(askedByFlexmark);
                read++;
            }
        }
        assertThat(read).as("texts that are plain").isGreaterThan(100);
    }

    /** Texts that nobody wrote for this test; those that are not ours need not be there. */
    @ParameterizedTest
    @ValueSource(strings = {"../content", "src/test/resources/jbake", "../../shared/corpus", "../../shared/paste"})
    void textsOfPeople(String folder) throws IOException {
        List<Path> files = List.of();
        if (Files.isDirectory(Path.of(folder))) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                files = found.filter(f -> f.toString().endsWith(".md")).sorted().toList();
            }
        }
        int plain = 0;
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int close = Math.max(text.indexOf("\n---\n", 3) + 5, text.indexOf("\n~~~~~~\n") + 8);
            String body = close > 8 ? text.substring(close) : text;
            String html = plain(body, USUAL);
            if (html != null) {
                assertThat(html).as(file.toString()).isEqualTo(withFlexmark(body, USUAL));
                plain++;
            }
        }
        System.out.printf("of %d texts in %s %d are read without flexmark%n", files.size(), folder, plain);
    }

    private static MarkdownLinks.Page page(List<String> asked) {
        return (written, image, offset) -> {
            asked.add(written + " " + image + " " + offset);
            return written.endsWith(".md") ? "a b&\"<é>.html" : written;
        };
    }

    private static String plain(String text, String extensions) {
        int bits = new PegdownMarkdown(List.of(extensions.split(","))).extensions();
        return PlainMarkdown.render(text, bits, (written, image, offset) -> written);
    }

    private static String withFlexmark(String text, String extensions) {
        return new PegdownMarkdown(List.of(extensions.split(",")))
                .render(text, (written, image, offset) -> written, (html, offset) -> {});
    }
}
