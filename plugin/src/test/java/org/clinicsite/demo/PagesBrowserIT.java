package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo site in a real browser: that it loads whole, and what axe says of it. */
class PagesBrowserIT extends InTheBrowser {

    private static final int[] WIDTHS = {320, 1280};

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfPageStandsStillAndIsAccessibleAtEveryWidthInBothSchemes(String page) {
        SoftAssertions softly = new SoftAssertions();
        for (int width : WIDTHS) {
            browser.show(width, "light");
            browser.open(site.url(page));
            nothingMovesWhilePicturesLoad(page + " at " + width + " px", softly);
            for (String scheme : SCHEMES) {
                browser.show(width, scheme);
                String seen = page + " at " + width + " px, " + scheme;
                // nothing that axe looks at changes between 320 and 390; colours do not change with the width
                if (width == 1280 || width == 320 && scheme.equals("light")) {
                    softly.assertThat("dark".equals(scheme) ? browser.axeOnColours() : browser.axe())
                            .as(seen)
                            .isEmpty();
                }
                softly.assertThat(browser.ask("return document.documentElement.scrollWidth"))
                        .as("width of what can be scrolled to on " + seen)
                        .isEqualTo((long) width);
            }
        }
        softly.assertAll();
    }

    private static void nothingMovesWhilePicturesLoad(String seen, SoftAssertions softly) {
        browser.ask("""
                document.querySelectorAll('img').forEach(img => img.loading = 'eager');
                return Promise.all([...document.images].map(img => img.decode().catch(() => 0)))
                """);
        softly.assertThat(browser.ask("""
                        return new Promise(done => {
                            let moved = [];
                            let box = ({x, y, width, height}) => [x, y, width, height].join(' ');
                            let told = ({node, previousRect, currentRect}) => (node?.outerHTML ?? node?.data ?? 'gone')
                                .slice(0, 80) + ' from ' + box(previousRect) + ' to ' + box(currentRect);
                            // before, a busy browser may have drawn half a line: what it had read of the page by then
                            let read = performance.getEntriesByType('navigation')[0].domInteractive;
                            new PerformanceObserver(list => moved.push(...list.getEntries()
                                    .filter(e => e.startTime >= read)
                                    .map(e => e.value + ': ' + e.sources.map(told).join('; '))))
                                .observe({type: 'layout-shift', buffered: true});
                            requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
                        })
                        """)).as("layout shifts on " + seen).isEqualTo(List.of());
        softly.assertThat(browser.ask("return [...document.images].filter(i => !i.width || !i.height).map(i => i.src)"))
                .as("pictures without a place of their own on " + seen)
                .isEqualTo(List.of());
    }

    @Test
    void axeSpeaksUpWhenThereIsAMistakeOrADoubt() {
        browser.show(1280, "light");
        browser.open(site.url("/"));
        browser.ask("document.querySelector('main img').removeAttribute('alt')");
        browser.ask("document.querySelector('h1').style.cssText = 'background: linear-gradient(#777, #fff)'");

        assertThat(browser.axe())
                .anyMatch(line -> line.startsWith("violations image-alt"))
                .anyMatch(line -> line.startsWith("incomplete color-contrast"));
    }

    @Test
    void theOpenMenuOfNarrowScreensIsAccessible() {
        for (String scheme : SCHEMES) {
            browser.show(320, scheme);
            browser.open(site.url("/services/"));
            browser.ask("document.querySelector('#menu').showPopover()");

            assertThat(browser.axe()).as(scheme).isEmpty();
        }
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
}
