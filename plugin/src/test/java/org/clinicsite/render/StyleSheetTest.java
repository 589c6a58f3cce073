package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A style sheet as people write it, and as it is sent. */
class StyleSheetTest {

    @TempDir
    Path own;

    private String sheet(String css) throws IOException {
        Files.createDirectories(own.resolve("fonts"));
        Files.createDirectories(own.resolve("css"));
        Files.writeString(own.resolve("fonts/own.woff2"), "x");
        Files.writeString(own.resolve("css/own.css"), css);
        return new StyleSheet(
                        new TemplateFolder(own), new Assets(new TemplateFolder(own), file -> Optional.empty(), ""), "")
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
                .isEqualTo("a::after { content: \"}\"; }  b { content: '{' }\n");
    }
}
