package org.clinicsite.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.clinicsite.output.PageTags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are read without a tree are read as the parser reads them; all others are left to it. */
class PlainPageTest {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en" id="top-of-all">
            <head>
            <meta charset="utf-8"><meta name="clinic-site" content="draft">
            <title>Neck – shoulders & "more"</title>
            <link rel="canonical" href="https://clinic.example/neck/?a=1&amp;b=2&copy=3">
            <link rel="stylesheet" href='/site.css'>
            <script type="application/ld+json">{"a": "<b id='no'>"}</script>
            </head>
            <body class="wide">
            <!-- <a href="/not/"> -->
            <header><a href="#main">Skip</a> <h2 id="outside">Menu</h2></header>
            <main id="main">
            <h1 id="neck">Neck</h1><p>Text – <em>slow</em> <a href="/prices/#massage"><span>Prices</span></a><br>more</p>
            <ul><li id="one"><p>One</p></li><li>Two<ol><li>Three</li></ol></li></ul>
            <dl><div><dt>Price</dt><dd id="price">£58</dd></div></dl>
            <table><caption>Hours</caption><thead><tr><th scope="col">Day</th></tr></thead><tbody><tr><td>Mon</td></tr></tbody></table>
            <svg viewBox="0 0 8 8"><path d="M0 0"/><use href="/icons.svg#hand"></use></svg>
            <img alt="" src="/a.jpg" srcset="/a.jpg 1x, /b.jpg 2x"><button hidden>Menu</button>
            <h2 id="exercises">Exercises</h2><a name="old" href="mailto:a@b.example">Write</a>
            </main>
            </body>
            </html>
            """;

    private static final List<String> BITS = List.of(
            "<p>",
            "</p>",
            "<a href='/x'>",
            "</a>",
            "<div id=\"d\">",
            "</div>",
            "<b id=\"b\">",
            "</b>",
            "<table>",
            "<tr id=\"t\">",
            "</tr>",
            "<td id=\"td\">",
            "</td>",
            "<li id=\"l\">",
            "</li>",
            "<ul>",
            "</ul>",
            "<dl>",
            "<dt id=\"dt\">",
            "</dt>",
            "<!--",
            "-->",
            "--!>",
            "<h3 id=\"h\">",
            "</h3>",
            "&amp;",
            "&copy=1",
            "&#36;",
            "&#39;",
            "<a href=\"/it&#39;s\">",
            "<svg>",
            "</svg>",
            "<title>",
            "</title>",
            "<main>",
            "</main>",
            "<br>",
            "<br/>",
            "<div/>",
            "<form id=\"f\">",
            "</form>",
            "<",
            "> ",
            "\"",
            "'",
            "=",
            "/",
            "<script>",
            "</script>",
            "<select>",
            "<option id=\"o\">",
            "<img src=\"a\" src=\"b\">",
            "<body id=\"b2\">",
            "</body>",
            "</html>",
            "<head>",
            "</head>",
            "\n",
            "\t",
            "<P>",
            "<template>",
            "<noscript>",
            "<iframe>",
            "x",
            "<link rel=\"canonical\" href=\"q\">",
            "${x}",
            "\r\n",
            "<meta http-equiv=\"refresh\" content=\"0; url=/a\">",
            "<button id=\"u\">",
            "</button>",
            " hidden",
            " a=b",
            "<hr>",
            "<path d=\"1\" />",
            "<label>",
            "</label>",
            "<textarea>",
            "</textarea>",
            "<object data=\"ob\">",
            "<nav>",
            "</nav>",
            "<summary>",
            "<ruby>",
            "<rt id=\"rt\">",
            "<em>",
            "</em>",
            "</span>",
            "<col>",
            "<?x?>");

    private static @Nullable PageContents plain(String html) {
        PageContents contents = new PageContents();
        return PageTags.readPlain(html, contents) ? contents : null;
    }

    private static void isReadAlike(String html) {
        PageContents plain = plain(html);
        if (plain != null) {
            PageContents parsed = new PageContents();
            PageTags.readAsBrowser(html, parsed);
            assertThat(CheckedPage.of("p.html", plain)).as(html).isEqualTo(CheckedPage.of("p.html", parsed));
        }
    }

    @Test
    void readsWhatThePageHolds() {
        PageContents page = plain(PAGE);

        assertThat(page).isNotNull();
        assertThat(page.anchors)
                .containsExactly("top-of-all", "outside", "main", "neck", "one", "price", "exercises", "old");
        assertThat(page.promises()).containsExactly("neck", "exercises");
        assertThat(page.links)
                .contains(
                        new CheckedPage.Link("/prices/#massage", false, 14, 48),
                        new CheckedPage.Link("/b.jpg", true, 19, 1),
                        new CheckedPage.Link("/site.css", true, 7, 1))
                .noneMatch(link -> link.address().equals("/not/"));
        assertThat(page.canonical).isEqualTo("https://clinic.example/neck/?a=1&b=2&copy=3");
        assertThat(page.isDraft).isTrue();
        isReadAlike(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>one<p id=\"two\">two",
                "<p><div id=\"a\">moved out</div></p>",
                "<a href=\"/a\">one<a href=\"/b\">two</a></a>",
                "<table><div id=\"moved\"></div></table>",
                "<form id=\"a\"><form id=\"b\"></form></form>",
                "<b><p id=\"a\"></b></p>",
                "<noscript><a href=\"/x\">x</a></noscript>",
                "<img src=\"/a\" src=\"/b\">",
                "<a href=/bare>x</a>",
                "<p>${price}</p>",
                "<p>&#36;{price}</p>",
                "<div/>",
                "1 < 2"
            })
    void leavesToTheParserWhatABrowserWouldPutRight(String body) {
        String html = PAGE.replace("</main>", body + "</main>");

        assertThat(plain(html)).isNull();
        isReadAlike(html);
    }

    @Tag("random")
    @Test
    void readsAnyPageAsTheParserDoes() {
        Random random = new Random(5);
        int plain = 0;
        for (int turn = 0; turn < Integer.getInteger("random.texts", 4000); turn++) {
            StringBuilder html = new StringBuilder(PAGE);
            for (int change = random.nextInt(3); change >= 0; change--) {
                change(html, random);
            }
            plain += plain(html.toString()) == null ? 0 : 1;
            isReadAlike(html.toString());
        }
        assertThat(plain).isGreaterThan(100);
    }

    private static void change(StringBuilder html, Random random) {
        int tag = html.indexOf("<", random.nextInt(html.length()));
        int at = random.nextInt(3) == 0 || tag < 0 ? random.nextInt(html.length()) : tag;
        if (random.nextInt(4) == 0) {
            html.delete(at, Math.min(html.length(), at + random.nextInt(20)));
            return;
        }
        String bit = BITS.get(random.nextInt(BITS.size()));
        html.insert(at, bit);
        int name =
                bit.startsWith("<") ? bit.replaceFirst("^<([a-z0-9]*).*$", "$1").length() : 0;
        int later = html.indexOf("<", Math.min(html.length() - 1, at + bit.length() + random.nextInt(80)));
        if (name > 0 && later > 0 && random.nextBoolean()) {
            html.insert(later, "</" + bit.substring(1, 1 + name) + ">");
        }
    }
}
