package org.clinicsite.document.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.document.Document;
import org.clinicsite.document.Drafts;
import org.clinicsite.document.NastyTexts;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written as Markdown is read as the same text. */
class MarkdownWriterTest {

    private static Document read(Format format, String text) {
        return Drafts.of(format, HeaderKind.YAML, text, 0).without(Edits.NONE).value();
    }

    private static String written(Format format, String text) {
        return MarkdownWriter.write(read(format, text).tree(), MarkdownChoices.AS_IT_IS);
    }

    /** What a reader reads, blanks and the words for tables aside. */
    private static String shown(Document document) {
        return ArticleReader.read(document)
                .value()
                .html(LinkRewriter.AS_WRITTEN, null)
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void randomTextsAreWrittenOnceAndForAll(Format format) {
        int texts = Integer.getInteger("random.texts", 600);
        for (int i = 0; i < texts; i++) {
            String text = new NastyTexts(i).next(format);
            String once = written(format, text);
            assertThat(written(Format.MARKDOWN, once))
                    .as("text %d:\n%s", i, text)
                    .isEqualTo(once);
        }
    }

    static Stream<Path> demo() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("../content"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("demo")
    void theDemoIsWrittenAsItIs(Path file) throws Exception {
        String text = Files.readString(file);
        String body = text.substring(text.indexOf("\n---\n", 4) + 5);
        String once = written(Format.MARKDOWN, body);
        assertThat(shown(read(Format.MARKDOWN, once))).isEqualTo(shown(read(Format.MARKDOWN, body)));
        assertThat(written(Format.MARKDOWN, once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "<p>2 * 3 and *</p> ¦ 2 \\* 3 and \\*",
                "<p># no heading</p> ¦ \\# no heading",
                "<p>1. no list</p> ¦ 1\\. no list",
                "<p>a <b>bold </b>word</p> ¦ a **bold** word",
                "<p>a <i>word&nbsp;</i>: and <b>&nbsp;b</b></p> ¦ a *word*\u00A0: and \u00A0**b**",
                "<p>un<b>frei</b>willig</p> ¦ un**frei**willig",
                "<p>a<i>(b)</i>c</p> ¦ a<em>(b)</em>c",
                "<p>a &amp;copy; b &lt;b&gt;</p> ¦ a &amp;copy; b &lt;b>",
                "<p><a href='https://a.example/x y'>w</a></p> ¦ [w](<https://a.example/x y>)",
                "<p>H<sub>2</sub>O</p> ¦ H<sub>2</sub>O",
                "<h2 id='q'>Why?</h2> ¦ ## Why? {#q}"
            })
    void marksAreThoseOfThePage(String html, String markdown) {
        assertThat(written(Format.HTML, html).strip()).isEqualTo(markdown);
    }

    @Test
    void listsTablesQuotesAndCodeHaveTheirMarks() {
        assertThat(written(
                        Format.HTML,
                        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol start=3><li><p>d</p><p>e</p></li></ol>"
                                + "<table><tr><th>x<th>y</tr><tr><td>1|2<td>3</tr></table>"
                                + "<blockquote><p>q</p><p>r</p></blockquote><pre>a\n\n b</pre><hr>"))
                .isEqualTo("""
                        - a
                          - b
                        - c

                        3. d

                           e

                        | x | y |
                        |---|---|
                        | 1\\|2 | 3 |

                        > q
                        >
                        > r

                        ```
                        a

                         b
                        ```

                        ***
                        """);
    }
}
