package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A style sheet as people write it, and as it is sent. */
class StyleSheetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a { color: red; }                            | a{color:red}",
                "a, b > c { margin: 0 auto; top: 0; }         | a,b > c{margin:0 auto;top:0}",
                "nav :focus { top: calc(1px + 2px); }         | nav :focus{top:calc(1px + 2px)}",
                "a:hover, a::after { content: `a  { b; }`; }  | a:hover,a::after{content:`a  { b; }`}",
                "@media (min-width: 48rem) { a { top: 0; } }  | @media (min-width:48rem){a{top:0}}",
                "a { font: 1rem/1.2 `A  B`, serif !important }| a{font:1rem/1.2 `A  B`,serif !important}",
                "a { --none: ; --some: 1px; }                 | a{--none: ;--some:1px}",
                "a { content: `\\`  {`; }                     | a{content:`\\`  {`}",
                "a { content: `never closed  { }              | a{content:`never closed  { }",
                ".\\31  b, .sm\\:c  d { top: 0 }               | .\\31  b,.sm\\:c d{top:0}",
            })
    void blanksThatSayNothingAreNotSent(String written, String sent) {
        assertThat(StyleSheet.withoutBlanks(written.replace('`', '"'))).isEqualTo(sent.replace('`', '"') + "\n");
    }

    @Test
    void linesAndIndentationAreBlanksToo() {
        assertThat(StyleSheet.withoutBlanks("a,\n\tb {\n  top: 0;\n\n  left:\n    0;\n}\n\nc { top: 0 }\n"))
                .isEqualTo("a,b{top:0;left:0}c{top:0}\n");
        assertThat(StyleSheet.withoutBlanks("a { content: \"open\n}\nb { top: 0 }\n"))
                .isEqualTo("a{content:\"open\n}b{top:0}\n"); // the line's end closes it for browsers, and stays
    }

    @TempDir
    Path own;

    private String sheet(String css) throws IOException {
        Files.createDirectories(own.resolve("fonts"));
        Files.createDirectories(own.resolve("css"));
        Files.writeString(own.resolve("fonts/own.woff2"), "x");
        Files.writeString(own.resolve("css/own.css"), css);
        return new StyleSheet(new TemplateFolder(own), new Assets(new TemplateFolder(own), ""), "")
                .bundle("css/own.css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url(\"../fonts/own.woff2\")", "url('../fonts/own.woff2')", "url( ../fonts/own.woff2 )"})
    void aFileIsServedUnderItsHashedNameHoweverItsAddressIsWritten(String address) throws IOException {
        assertThat(sheet("@font-face { font-family: Own; src: " + address + " format('woff2') }\n"))
                .containsPattern("url\\( ?[\"']?\\.\\./fonts/own-[0-9a-f]{10}\\.woff2 ?[\"']?\\)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a { src: url(../fonts/non.woff2) } | 3: The template has no file 'fonts/non.woff2'",
                "a { src: url('own.woff2') }        | 3: it says url(\"own.woff2\"); write it as ../folder/file",
                "a { src: url(/own.woff2) }         | 3: it says url(\"/own.woff2\"); write it as ../folder/file",
                "a { src: url(https://x.example/a) }| 3: the site's policy keeps browsers from loading 'https://x.example/a'",
                "a { src: url(//x.example/a) }      | 3: the site's policy keeps browsers from loading '//x.example/a'",
                "a { src: url(\"data:image/png;,\") }| 3: the site's policy keeps browsers from loading 'data:image/png;,'",
                "@import url(\"https://x.example/\");| 3: only @import \"name.css\"; is understood",
                "a { src: url(../fonts/own.woff2    | 3: this { is never closed",
                "a { top: 0 }}                      | 3: this } closes nothing",
                "a { content: `}` } b {             | 3: this { is never closed",
            })
    void whatBrowsersWouldDropOrRefuseIsToldWithFileAndLine(String css, String told) {
        assertThatThrownBy(() -> sheet("/* two\nlines */\n" + css.replace('`', '"') + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("site-template/css/own.css:" + told);
    }

    @Test
    void bracesInTextsAndCommentsDoNotCount() throws IOException {
        assertThat(sheet("a::after { content: \"}\"; } /* { */ b { content: '{' }\n"))
                .isEqualTo("a::after{content:\"}\"}b{content:'{'}\n");
    }
}
