package org.clinicsite.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of addresses in a copy that works from a disk, on a page served at {@code /clinic/articles/neck/}. */
class DiskLinksTest {

    private static final String PAGE = "articles/neck/index.html";

    private static final Set<String> FILES = Set.of(
            "index.html",
            "404.html",
            PAGE,
            "articles/neck/desk.jpg",
            "articles/index.html",
            "services/index.html",
            "services/deep/index.html",
            "about.html",
            "media/a b,c.jpg",
            "media/(1)'s 50%.png",
            "media/a.jpg",
            "media/b.jpg",
            "tags/a:b/index.html",
            "tags/шея/index.html",
            "x:y.html",
            "assets/css/site.css",
            "assets/fonts/f.woff2");

    private static final String ORIGIN = "https://www.clinic.example";

    private final DiskLinks links = new DiskLinks(new ServedFiles(FILES, ORIGIN, "/clinic"), ORIGIN);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/clinic/, ../../index.html",
                "/clinic, ../../index.html",
                "/clinic/services/, ../../services/index.html",
                "/clinic/services, ../../services/index.html",
                "/clinic/about, ../../about.html",
                "/clinic/services/deep/#prices, ../../services/deep/index.html#prices",
                "/clinic/services/?a=1&amp;b=2#x, ../../services/index.html?a=1&amp;b=2#x",
                "/clinic/articles/, ../index.html",
                "/clinic/articles/neck/, index.html",
                "/clinic/articles/neck/#top, index.html#top",
                "../, ../index.html",
                "../../services/deep/, ../../services/deep/index.html",
                "./, index.html",
                "desk.jpg, desk.jpg",
                "/clinic/../clinic/./services/%2E%2e/about.html, ../../about.html",
                "\\clinic\\services\\, ../../services/index.html",
                " /clinic/services/ , ../../services/index.html",
                "https://www.clinic.example/clinic/services/#a, ../../services/index.html#a",
                "HTTPS://WWW.clinic.example/clinic/, ../../index.html",
                "//www.clinic.example/clinic/services/, ../../services/index.html",
                "/clinic/tags/шея/, ../../tags/%D1%88%D0%B5%D1%8F/index.html",
                "/clinic/tags/%D1%88%D0%B5%D1%8F/, ../../tags/%D1%88%D0%B5%D1%8F/index.html",
                "/clinic/tags/a:b/, ../../tags/a:b/index.html",
                "/clinic/media/(1)'s%2050%25.png, ../../media/%281%29%27s%2050%25.png",
                "?page=2, index.html?page=2",
            })
    void anAddressOfTheSiteNamesItsFile(String written, String rewritten) {
        assertThat(links.html(PAGE, "<p><a href=\"" + written + "\">x</a>"))
                .isEqualTo("<p><a href=\"" + rewritten + "\">x</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#prices",
                "",
                "tel:+441632960000",
                "mailto:a@clinic.example?subject=/clinic/",
                "data:image/png;base64,AAAA",
                "javascript:void(0)",
                "https://elsewhere.example/clinic/services/",
                "https://www.clinic.example.evil.example/clinic/",
                "http://[::1",
            })
    void anythingElseStaysAsItWasWritten(String written) {
        String html = "<p><a href='" + written + "'>x</a>";
        assertThat(links.html(PAGE, html)).isEqualTo(html);
    }

    /** On a disk both would be looked for at the root of the disk. */
    @ParameterizedTest
    @CsvSource({
        "/shop/?a=1, https://www.clinic.example/shop/?a=1",
        "/clinic/gone/#x, https://www.clinic.example/clinic/gone/#x",
        "gone.html, https://www.clinic.example/clinic/articles/neck/gone.html",
        "//cdn.example/a.png, https://cdn.example/a.png",
    })
    void whatTheCopyDoesNotHaveIsThatOfTheLiveSite(String written, String rewritten) {
        assertThat(links.html(PAGE, "<a href=\"" + written + "\">x</a>"))
                .isEqualTo("<a href=\"" + rewritten + "\">x</a>");
    }

    @Test
    void whereNoAddressIsKnownWhatLeadsNowhereStays() {
        DiskLinks unknown = new DiskLinks(new ServedFiles(FILES, "", ""), "");
        assertThat(unknown.html(PAGE, "<a href=/gone/>x</a><a href=/services/>y</a><a href=https://a.example/>z</a>"))
                .isEqualTo(
                        "<a href=/gone/>x</a><a href=../../services/index.html>y</a><a href=https://a.example/>z</a>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src=\"/clinic/media/a.jpg\" alt=x>|<img src=\"../../media/a.jpg\" alt=x>",
                "<IMG SRC = '/clinic/media/a.jpg' alt>|<IMG SRC = '../../media/a.jpg' alt>",
                "<img srcset=\"/clinic/media/a.jpg 320w, /clinic/media/b.jpg 640w\" sizes=\"50vw\">"
                        + "|<img srcset=\"../../media/a.jpg 320w, ../../media/b.jpg 640w\" sizes=\"50vw\">",
                "<source srcset=\"/clinic/media/a.jpg, /clinic/media/a%20b,c.jpg 2x ,/clinic/media/b.jpg 3x\">"
                        + "|<source srcset=\"../../media/a.jpg, ../../media/a%20b%2Cc.jpg 2x ,../../media/b.jpg 3x\">",
                "<link rel=preload as=image imagesrcset=\"/clinic/media/a.jpg 1x\">"
                        + "|<link rel=preload as=image imagesrcset=\"../../media/a.jpg 1x\">",
                "<video poster=/clinic/media/a.jpg></video>|<video poster=../../media/a.jpg></video>",
                "<object data=\"/clinic/media/a.jpg\"></object>|<object data=\"../../media/a.jpg\"></object>",
                "<form action=\"/clinic/services/\"><button formaction=/clinic/about>x</button></form>"
                        + "|<form action=\"../../services/index.html\"><button formaction=../../about.html>x</button></form>",
                "<blockquote cite=\"/clinic/about\">x</blockquote>|<blockquote cite=\"../../about.html\">x</blockquote>",
                "<p style=\"background: url('/clinic/media/a.jpg')\">x</p>"
                        + "|<p style=\"background: url(&#39;../../media/a.jpg&#39;)\">x</p>",
                "<style>p { background: url(/clinic/media/a.jpg) }</style>"
                        + "|<style>p { background: url(../../media/a.jpg) }</style>",
                "<svg><image xlink:href=\"/clinic/media/a.jpg\"/><style>g{fill:url(/clinic/media/b.jpg#x)}</style></svg>"
                        + "|<svg><image xlink:href=\"../../media/a.jpg\"/><style>g{fill:url(../../media/b.jpg#x)}</style></svg>",
                "<meta http-equiv=\"refresh\" content=\"0; url=/clinic/services/\">"
                        + "|<meta http-equiv=\"refresh\" content=\"0; url=../../services/index.html\">",
                "<meta http-equiv=Refresh content=\"5;URL='/clinic/services/'\">"
                        + "|<meta http-equiv=Refresh content=\"5;URL=&#39;../../services/index.html&#39;\">",
                "<meta http-equiv=refresh content=30>|<meta http-equiv=refresh content=30>",
                "<p><noscript><img src=\"/clinic/media/a.jpg\"></noscript>|<p><noscript><img src=\"../../media/a.jpg\"></noscript>",
                "<template><a href=\"/clinic/about\">x</a></template>|<template><a href=\"../../about.html\">x</a></template>",
                "<iframe srcdoc=\"<a href='/clinic/about'>x</a>\"></iframe>"
                        + "|<iframe srcdoc=\"&lt;a href=&#39;../../about.html&#39;&gt;x&lt;/a&gt;\"></iframe>",
                "<a href=/clinic/about>x<p><a href=/clinic/services/>y|<a href=../../about.html>x<p><a href=../../services/index.html>y",
                "<a href=/clinic/about href=/clinic/services/>x</a>|<a href=../../about.html href=/clinic/services/>x</a>",
                "<link rel=\"icon\" href=\"https://www.clinic.example/clinic/media/a.jpg\">"
                        + "|<link rel=\"icon\" href=\"../../media/a.jpg\">",
            })
    void everyAttributeThatHoldsAnAddressIsKnown(String written, String rewritten) {
        assertThat(links.html(PAGE, written)).isEqualTo(rewritten);
        assertThat(links.html(PAGE, rewritten)).as("a second time").isEqualTo(rewritten);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link rel=\"canonical\" href=\"https://www.clinic.example/clinic/articles/neck/\">",
                "<link hreflang=de rel=alternate href=https://www.clinic.example/clinic/services/>",
                "<meta property=\"og:url\" content=\"https://www.clinic.example/clinic/services/\">",
                "<script type=\"application/ld+json\">{\"url\":\"https://www.clinic.example/clinic/\",\"x\":\"/clinic/\"}</script>",
                "<p>/clinic/services/ and <code>&lt;a href=\"/clinic/\"></code></p>",
                "<textarea><a href=\"/clinic/services/\"></textarea><!-- <a href=\"/clinic/services/\"> -->",
                "<a title=\"/clinic/services/\" data-href=\"/clinic/services/\">x</a>",
            })
    void whatNamesThePublishedPageAndWhatIsNoAddressStays(String html) {
        assertThat(links.html(PAGE, html)).isEqualTo(html);
    }

    @Test
    void theFeedIsFoundAsAFile() {
        DiskLinks feed = new DiskLinks(new ServedFiles(Set.of(PAGE, "feed.xml"), ORIGIN, ""), ORIGIN);
        assertThat(feed.html(PAGE, "<link rel=alternate type=application/atom+xml href=/feed.xml>"))
                .isEqualTo("<link rel=alternate type=application/atom+xml href=../../feed.xml>");
    }

    @Test
    void whatABaseElementSaysHolds() {
        assertThat(
                        links.html(
                                PAGE,
                                "<head><base href=\"/clinic/services/\"></head><a href=deep/>1</a><a href=#x>2</a><a href=/clinic/>3</a>"))
                .isEqualTo("<head><base href=\"./\"></head><a href=../../services/deep/index.html>1</a>"
                        + "<a href=../../services/index.html#x>2</a><a href=../../index.html>3</a>");
        String elsewhere = "<head><base href=https://cdn.example/></head><a href=/clinic/>1</a>";
        assertThat(links.html(PAGE, elsewhere)).isEqualTo(elsewhere);
    }

    /** A browser gives a page on a disk no origin: a policy of 'self' and whatever needs an origin would keep files out. */
    @Test
    void whatWouldKeepABrowserFromLoadingFilesGoes() {
        assertThat(links.html(PAGE, """
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
                <link rel="manifest" href="/clinic/site.webmanifest">
                <link rel="stylesheet" href="/clinic/assets/css/site.css" integrity="sha256-x" crossorigin>
                <img src="/clinic/media/a.jpg" crossorigin="" alt="">
                <img src="https://elsewhere.example/a.jpg" crossorigin alt="">
                """)).isEqualTo("""
                <meta charset="utf-8">
                <link rel="stylesheet" href="../../assets/css/site.css"  >
                <img src="../../media/a.jpg"  alt="">
                <img src="https://elsewhere.example/a.jpg" crossorigin alt="">
                """);
    }

    @Test
    void everyOtherCharacterStays() {
        String html =
                "\uFEFF<!DOCTYPE html>\r\n<HTML lang=en>\r\n<title>A &amp B</title><body\tclass = 'x' ><P>5 < 6 & 7 &nbsp;"
                        + "<br/>\r\n<table><tr><td>x<a name=a></table><b><i>z</b></i>\u00e9 \ud83d\ude00";
        assertThat(links.html(PAGE, html + "<a href='/clinic/about'>y"))
                .isEqualTo(html + "<a href='../../about.html'>y");
    }

    /** Whatever is cut off or left out, the rest is rewritten, once, and nothing fails. */
    @Test
    void brokenPagesAreRewrittenToo() {
        String page = """
                <!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="x"><base href='/clinic/'>
                <link rel=manifest href=/m><link rel="stylesheet" href="/clinic/assets/css/site.css" crossorigin integrity=a>
                <style>@import "/clinic/x.css"; a { b: url( '/clinic/media/a.jpg' ) }</style></head><body><a href=/clinic/about>
                <table><a href="/clinic/"><tr><td style="x:url(/clinic/media/b.jpg)"><p><b><a href='services/'></p></table>
                <svg><style>a{b:url(/clinic/)}</style><image xlink:href="media/a.jpg"/></svg><img srcset="/clinic/, /x 2x">
                """;
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            int from = random.nextInt(page.length());
            int to = from + random.nextInt(Math.min(40, page.length() - from) + 1);
            String broken = page.substring(0, from) + page.substring(to, random.nextInt(to, page.length() + 1));
            String rewritten = links.html(PAGE, broken);
            assertThat(links.html(PAGE, rewritten)).as(broken).isEqualTo(rewritten);
        }
    }

    @Test
    void aFileWhoseNameLooksLikeASchemeIsStillAFile() {
        assertThat(links.html("index.html", "<a href='/clinic/x:y.html'>x</a>"))
                .isEqualTo("<a href='./x:y.html'>x</a>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{b:url(/clinic/media/a.jpg)}|a{b:url(../../media/a.jpg)}",
                "a{b:URL( \"/clinic/media/a.jpg\" )}|a{b:URL( \"../../media/a.jpg\" )}",
                "a{b:url('../fonts/f.woff2') format('woff2')}|a{b:url('../fonts/f.woff2') format('woff2')}",
                "@import \"/clinic/assets/css/site.css\" print;|@import \"site.css\" print;",
                "@import url(/clinic/assets/css/site.css);|@import url(site.css);",
                "a{b:image-set('/clinic/media/a.jpg' type('image/jpeg') 1x, \"/clinic/media/b.jpg\" 2x)}"
                        + "|a{b:image-set('../../media/a.jpg' type('image/jpeg') 1x, \"../../media/b.jpg\" 2x)}",
                "/* url(/clinic/media/a.jpg) */ a{content:\"url(/clinic/media/a.jpg)\"}"
                        + "|/* url(/clinic/media/a.jpg) */ a{content:\"url(/clinic/media/a.jpg)\"}",
                "a{b:url(data:image/png;base64,AA) , url(#x)}|a{b:url(data:image/png;base64,AA) , url(#x)}",
                "a{b:url(\"/clinic/media/(1)'s%2050%25.png\")}|a{b:url(\"../../media/%281%29%27s%2050%25.png\")}",
                "a[href='/clinic/']{b:c}|a[href='/clinic/']{b:c}",
            })
    void addressesOfAStyleSheetAreRelativeToIt(String css, String rewritten) {
        assertThat(links.css("assets/css/site.css", css)).isEqualTo(rewritten);
    }

    @Test
    void addressesOfADrawingAreRelativeToIt() {
        assertThat(links.svg("media/plan.svg", """
                <?xml version="1.0"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>g { fill: url(/clinic/media/a.jpg#x) }</style>
                <a href="/clinic/services/"><g fill="url(#x)"/></a><image href="/clinic/media/a.jpg"/></svg>
                """)).isEqualTo("""
                <?xml version="1.0"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>g { fill: url(a.jpg#x) }</style>
                <a href="../services/index.html"><g fill="url(#x)"/></a><image href="a.jpg"/></svg>
                """);
    }
}
