package org.clinicsite.document.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML that runs something, in the dresses that browsers see through. */
class ActiveHtmlTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`<img src=x onerror=a()>`, onerror=, 11",
                "`<IMG SRC=x OnErRoR=a()>`, onerror=, 11",
                "`<svg/onload=a()>`, onload=, 5",
                "`<input autofocus onfocus=\"a()\">`, onfocus=, 17",
                "`<p\tonclick\t=\ta()>x`, onclick=, 3",
                "`<details open ontoggle=a()>`, ontoggle=, 14",
                "`<a href='javascript:a()'>x</a>`, javascript:, 3",
                "`<a href=JaVaScRiPt:a()>x</a>`, javascript:, 3",
                "`<a href=\"&#106;avascript:a()\">x</a>`, javascript:, 3",
                "`<a href=\"&#x6A;avascript&colon;a()\">x</a>`, javascript:, 3",
                "`<a href=\"java&#10;script:a()\">x</a>`, javascript:, 3",
                "`<a href=\"java\tscript:a()\">x</a>`, javascript:, 3",
                "`<a href=\"  &#1;javascript:a()\">x</a>`, javascript:, 3",
                "`<a href='vbscript:a'>x</a>`, vbscript:, 3",
                "`<a href='data:text/html,x'>x</a>`, data:, 3",
                "`<form action='javascript:a()'>`, javascript:, 6",
                "`<button formaction=javascript:a()>x</button>`, javascript:, 8",
                "`<svg><a xlink:href='javascript:a()'>x</a></svg>`, javascript:, 8",
                "`<svg><animate attributeName=href values='#;javascript:a()'></svg>`, javascript:, 33",
                "`<script>a()</script>`, <script>, 0",
                "`<SCRIPT src=//x.example/a.js></SCRIPT>`, <script>, 0",
                "`<iframe src='https://x.example/'></iframe>`, <iframe>, 0",
                "`<object data=x></object>`, <object>, 0",
                "`<embed src=x>`, <embed>, 0",
                "`<base href='https://x.example/'>`, <base>, 0",
                "`<meta http-equiv=Refresh content='0;url=x'>`, <meta>, 0",
                "`<link rel='x StyleSheet' href='https://x.example/a.css'>`, <link>, 0",
                "`<p>one</p><body onload=a()>`, onload=, 16",
            })
    void isFoundWithItsPlace(String html, String what, int offset) {
        assertThat(ActiveHtml.in(html)).containsExactly(new ActiveHtml.Found(what, offset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain text with onerror= and javascript: in it",
                "<p title='javascript: the good parts'>onclick=a()</p>",
                "<code>&lt;img onerror=a()&gt;</code>",
                "<!-- <script>a()</script> <img onerror=a()> -->",
                "<textarea><img onerror=a()></textarea>",
                "<img src='data:image/png;base64,AAAA' alt='on error: one'>",
                "<a href='/on/javascript:x'>x</a>",
                "<a href='https://example.org/?u=javascript:x'>x</a>",
                "<a href='mailto:a@b.example'>x</a><a href='tel:1'>y</a>",
                "<p once-more=x one=y data-onclick=z>x</p>",
                "<link rel=canonical href=/x><meta charset=utf-8>",
                "<img/src=x/onerror=a()>",
                "a < b and c > d onerror=x",
            })
    void whatRunsNothingIsLetBe(String html) {
        assertThat(ActiveHtml.in(html)).isEmpty();
    }

    @Test
    void allOfItIsFoundInOrder() {
        assertThat(ActiveHtml.in("<p onclick=a()><img onerror=b() onload=c()></p>\n<script></script>"))
                .extracting(ActiveHtml.Found::what)
                .containsExactly("onclick=", "onerror=", "onload=", "<script>");
    }
}
