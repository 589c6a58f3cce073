package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
