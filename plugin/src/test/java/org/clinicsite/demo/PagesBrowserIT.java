package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/**
 * The demo site in a real browser. Skipped where Chromium or its driver is missing, unless {@code CI=true} or
 * {@code -Dsite.browser=required} asks for it.
 */
class PagesBrowserIT {

    private static final Path OUTPUT = Path.of("target", "browser-site");
    private static final int[] WIDTHS = {320, 390, 1280};
    private static final List<String> SCHEMES = List.of("light", "dark");

    private static DemoSite site;
    private static Browser browser;

    @BeforeAll
    static void serveAndStart() throws Exception {
        Optional<Browser> started = Browser.start();
        boolean required = "true".equals(System.getenv("CI")) || "required".equals(System.getProperty("site.browser"));
        assumeTrue(
                started.isPresent() || required,
                "Pages are not looked at: install chromium and chromium-driver, as .ci/run does.");
        browser = started.orElseThrow(() -> new AssertionError("chromium and chromedriver have to be on the PATH."));
        site = DemoSite.serve(OUTPUT);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (site != null) {
            site.close();
        }
    }

    /** One page of each layout: the first whose {@code main} is of that class. */
    static List<String> kinds() throws Exception {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String page : DemoSite.pages(OUTPUT)) {
            Path file = OUTPUT.resolve(page.substring(1) + (page.endsWith("/") ? "index.html" : ""));
            kinds.putIfAbsent(Jsoup.parse(file, "UTF-8").select("main").attr("class"), page);
        }
        return List.copyOf(kinds.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfPageIsAccessibleAtEveryWidthInBothSchemes(String page) {
        SoftAssertions softly = new SoftAssertions();
        for (int width : WIDTHS) {
            for (String scheme : SCHEMES) {
                browser.show(width, scheme);
                browser.open(site.url(page));
                String seen = page + " at " + width + " px, " + scheme;
                if (width != 390) { // nothing that axe looks at changes between 320 and 390
                    softly.assertThat(browser.axe()).as(seen).isEmpty();
                }
                softly.assertThat(browser.ask("return document.documentElement.scrollWidth"))
                        .as("width of what can be scrolled to on " + seen)
                        .isEqualTo((long) width);
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void skipLinkComesFirstIsSeenAndLeadsToMain(String page) {
        browser.show(390, "light");
        browser.open(site.url(page));

        browser.press(Keys.TAB);

        assertThat(browser.ask("return document.activeElement.getAttribute('href')"))
                .isEqualTo("#" + browser.ask("return document.querySelector('main').id"));
        assertThat(browser.ask("""
                const box = document.activeElement.getBoundingClientRect();
                return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth
                    && box.width >= 24 && box.height >= 24;
                """)).as("seen once it has the focus").isEqualTo(true);

        browser.press(Keys.ENTER);
        browser.press(Keys.TAB);

        assertThat(browser.ask("""
                const main = document.querySelector('main');
                const to = document.activeElement;
                return main.contains(to) || !!(main.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING);
                """)).as("the next stop is in main or after it").isEqualTo(true);
    }

    @Test
    void everyPageLoadsWithoutAMessageOrAMissingFile() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        browser.show(390, "light");
        site.missing();
        browser.console();
        for (String page : DemoSite.pages(OUTPUT)) {
            browser.open(site.url(page));
            // Lazy pictures too.
            browser.ask("document.querySelectorAll('img').forEach(img => img.loading = 'eager')");
            browser.ask("return Promise.all([...document.images].map(img => img.decode().catch(() => 0)))");
            softly.assertThat(browser.ask(
                            "return [...document.images].filter(i => !i.complete || !i.naturalWidth).map(i => i.src)"))
                    .as("pictures that cannot be shown on " + page)
                    .isEqualTo(List.of());
            softly.assertThat(browser.ask("""
                            return performance.getEntriesByType('resource').map(entry => entry.name)
                                .filter(name => !name.startsWith(location.origin + '/'))
                            """))
                    .as("requests to others on " + page)
                    .isEqualTo(List.of());
            softly.assertThat(browser.console()).as("console of " + page).isEmpty();
            softly.assertThat(site.missing()).as("missing on " + page).isEmpty();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"390, -480.jpg", "1280, -640.jpg"})
    void aPhotographIsLoadedInTheSizeThatTheScreenNeeds(int width, String size) {
        browser.show(width, "light");
        browser.open(site.url("/services/relaxation/"));
        String photograph = "document.querySelector('main .prose img')";

        browser.ask(photograph + ".scrollIntoView()");
        browser.ask("return " + photograph + ".decode()");

        assertThat((String) browser.ask("return " + photograph + ".currentSrc")).endsWith(size);
        assertThat(browser.ask(
                        "return performance.getEntriesByType('resource').filter(e => /stones/.test(e.name)).length"))
                .as("loaded in one size only")
                .isEqualTo(1L);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingMovesWhilePicturesLoad(String page) {
        for (int width : WIDTHS) {
            browser.show(width, "light");
            browser.open(site.url(page));
            browser.ask("""
                    document.querySelectorAll('img').forEach(img => img.loading = 'eager');
                    return Promise.all([...document.images].map(img => img.decode().catch(() => 0)))
                    """);
            assertThat(browser.ask("""
                    return new Promise(done => {
                        let moved = [];
                        new PerformanceObserver(list => moved.push(...list.getEntries().map(e => e.value)))
                            .observe({type: 'layout-shift', buffered: true});
                        requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
                    })
                    """))
                    .as("layout shifts on " + page + " at " + width + " px")
                    .isEqualTo(List.of());
            assertThat(browser.ask("return [...document.images].filter(i => !i.width || !i.height).map(i => i.src)"))
                    .as("pictures without a place of their own on " + page)
                    .isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyHeadingThatIsJumpedToStandsInSight(String page) {
        browser.show(320, "light");
        browser.open(site.url(page));
        @SuppressWarnings("unchecked")
        List<String> fragments = (List<String>) browser.ask("""
                return [...new Set([...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')))]
                """);
        SoftAssertions softly = new SoftAssertions();
        for (String fragment : fragments) {
            browser.ask("location.hash = '" + fragment.replace("'", "\\'") + "'");
            softly.assertThat(browser.ask("""
                            const target = document.querySelector(':target');
                            if (!target) return 'nothing of that name';
                            const top = target.getBoundingClientRect().top;
                            return top >= -1 && top < innerHeight ? 'in sight' : 'top at ' + top;
                            """)).as(page + fragment).isEqualTo("in sight");
        }
        softly.assertAll();
    }
}
