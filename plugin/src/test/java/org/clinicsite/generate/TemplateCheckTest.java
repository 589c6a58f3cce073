package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clinic's own templates have wrong is told once, at the template's line. */
class TemplateCheckTest {

    @TempDir
    Path folder;

    private TestClinic clinic;

    @BeforeEach
    void begin() throws Exception {
        clinic = new TestClinic(folder);
        clinic.article("neck", "Necks turn. See a doctor when yours does not.\n\n## Turning\n\nSlowly.\n");
    }

    /** What is told of a footer with a third line. */
    private List<String> told(String line) throws Exception {
        clinic.write(
                "site-template/partials/footer.ftlh",
                "<#macro draw>\n<footer class=\"site-footer\">\n" + line + "\n</footer>\n</#macro>\n");
        return told();
    }

    private List<String> told() throws Exception {
        try {
            return Generator.generate(clinic.options(), stage -> {}).warnings().stream()
                    .map(Problem::told)
                    .toList();
        } catch (SiteException e) {
            return e.problems().stream().map(Problem::told).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p><a href="/gone/">x</a></p>              | 4 | broken-link
            <a href="gone.html">x</a>                   | 1 | broken-link
            <a href="https://www.test.example/gone">x</a> | 1 | broken-link
            <#assign way = "/go" + "ne/"><a href="${way}">x</a> | 30 | broken-link
            <a href="/articles/neck/#turnin">x</a>      | 1 | broken-anchor
            <a href="#nowhere">x</a>                    | 1 | broken-anchor
            <img src="/gone.png" alt="" width="1" height="1"> | 1 | broken-link
            <img src="https://track.example/p.gif" alt="" width="1" height="1"> | 1 | outside-request
            <link rel="preconnect" href="//fonts.example">| 1 | outside-request
            <img src="data:image/gif;base64,R0lGOD" alt="" width="1" height="1"> | 1 | blocked-by-policy
            <script src="https://cdn.example/x.js"></script> | 1 | blocked-by-policy
            <script>go()</script>                       | 1 | blocked-by-policy
            <button onclick="go()">x</button>           | 1 | blocked-by-policy
            <a href="javascript:go()">x</a>             | 1 | blocked-by-policy
            <iframe src="https://map.example/"></iframe>| 1 | blocked-by-policy
            <form action="https://mail.example/"></form>| 1 | blocked-by-policy
            <video src="/film.mp4"></video>             | 1 | blocked-by-policy
            <p style="color: red">x</p>                 | 1 | blocked-by-policy
            """)
    void aFaultIsToldOnceAtItsPlace(String line, int column, String code) throws Exception {
        assertThat(told(line))
                .singleElement()
                .asString()
                .startsWith("site-template/partials/footer.ftlh:3:" + column + ": '")
                .endsWith(" [" + code + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <#-- <script>go()</script> <a href="/gone/"> -->
            <#if false><a href="/gone/">x</a></#if>
            <a href="/articles/neck/#turning">x</a> <a href="#main">y</a> <a href="#top">z</a>
            <a href="https://www.test.example/articles/neck/">x</a> <a href="https://elsewhere.example/">y</a>
            <a href="tel:+44">x</a> <a href="mailto:a@test.example">y</a>
            <script type="application/ld+json">{}</script>
            <link rel="me" href="https://social.example/@clinic">
            """)
    void whatIsRightIsNotTold(String line) throws Exception {
        assertThat(told(line)).isEmpty();
    }

    @Test
    void theMessageSaysWhatToWrite() throws Exception {
        assertThat(told("<a href=\"/services/dep/\">x</a>"))
                .containsExactly(
                        "site-template/partials/footer.ftlh:3:1: '/services/dep/' leads to no page and no file of the"
                                + " site. Did you mean '/services/deep/'? [broken-link]");
        assertThat(told("<iframe src=\"https://map.example/\"></iframe>"))
                .containsExactly(
                        "site-template/partials/footer.ftlh:3:1: '<iframe src=\"https://map.example/\">': the site's"
                                + " security policy does not let browsers show this frame. Make it a link, or name it under 'embeds' in"
                                + " clinic.yaml. [blocked-by-policy]");
    }

    @Test
    void anAddressThatForgetsTheBasePathIsTold() throws Exception {
        clinic.with(options ->
                options.toBuilder().baseUrl("https://www.test.example/clinic/").build());
        assertThat(told("<a href=\"/services/deep/\">x</a> <a href=\"${url(\"/services/deep/\")}\">y</a>"))
                .containsExactly(
                        "site-template/partials/footer.ftlh:3:1: '/services/deep/' leads out of the site, which lives"
                                + " below a path of its host. Write ${url(\"/services/deep/\")}. [broken-link]");
    }

    @Test
    void theSameFaultInTwoLayoutsIsToldAtBoth() throws Exception {
        String layout = """
                <#import "base.ftlh" as base>
                <@base.frame>
                <@base.head/>
                <a href="/gone/">x</a>
                </@base.frame>
                """;
        clinic.write("site-template/layouts/services.ftlh", layout)
                .write("site-template/layouts/prices.ftlh", "\n" + layout);
        assertThat(told())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("site-template/layouts/prices.ftlh:5:1: "))
                .anyMatch(line -> line.startsWith("site-template/layouts/services.ftlh:4:1: "));
    }

    @Test
    void pagesAreTheSameWithAndWithoutTheLook() throws Exception {
        assertThat(told("<p class=\"own\">Ours</p><script>go()</script>")).hasSize(1);
        assertThat(folder.resolve("target/site/index.html"))
                .content()
                .contains("<p class=\"own\">Ours</p><script>go()</script>")
                .doesNotContainPattern("[\uE0F0\uE0F1]");
    }

    @Test
    void feedsAndSitemapsOfOnesOwnAreLookedAt() throws Exception {
        clinic.write("site-template/files/sitemap.xml.ftlx", """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <#list site.pages as p><url><loc>${absolute(p)}</loc></url></#list>
                <url><loc>https://www.test.example/gone/</loc></url>
                </urlset>
                """).write("site-template/files/feed.xml.ftlx", """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Ours</title>
                  <link rel="self" href="https://www.test.example/feed.xml"/>
                  <link href="/blog/"/>
                </feed>
                """);

        assertThat(told())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("site-template/files/feed.xml.ftlx:4:3: '/blog/' leads to no page"))
                .anyMatch(line -> line.startsWith("site-template/files/sitemap.xml.ftlx:4:6: "
                        + "'https://www.test.example/gone/' leads to no page"));
    }
}
