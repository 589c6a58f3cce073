package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The boxes of the demo's pages as a real browser computes them, also for people who see, or ask for, other than most. */
class LayoutBrowserIT extends InTheBrowser {

    /** One line per text that is cut off, leaves the page at a side, or leaves the button that it stands in. */
    private static final String LOST_TEXT = """
            const lost = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const text = walker.currentNode, e = text.parentElement;
              if (!text.data.trim() || e.closest('.visually-hidden, .skip, script, svg') || !e.checkVisibility()) continue;
              const range = document.createRange();
              range.selectNodeContents(text);
              const wrapper = e.closest('.scroll, .table, .prose > table:not([class])'); // they scroll
              for (const box of range.getClientRects()) {
                if (!wrapper && (box.left < -1 || box.right > innerWidth + 1)) lost.push('beside the page: ' + text.data);
                const button = e.closest('a.button, button, .pagination a, .tel');
                const frame = button && button.getBoundingClientRect();
                if (frame && (box.left < frame.left - 1 || box.right > frame.right + 1
                    || box.top < frame.top - 4 || box.bottom > frame.bottom + 4)) lost.push('outside its button: ' + text.data);
              }
              for (let at = e; at && at !== document.body; at = at.parentElement) {
                const style = getComputedStyle(at);
                if (/hidden|clip/.test(style.overflowX + style.overflowY)
                    && (at.scrollWidth > at.clientWidth + 1 || at.scrollHeight > at.clientHeight + 1)) {
                  lost.push('cut off: ' + text.data);
                }
              }
            }
            return [...new Set(lost)];
            """;

    @ParameterizedTest
    @MethodSource("kinds")
    void everythingToPressIsLargeEnough(String page) {
        SoftAssertions softly = new SoftAssertions();
        browser.show(320, "light");
        browser.open(site.url(page));
        for (int width : new int[] {320, 1280}) {
            browser.show(width, "light");
            softly.assertThat(lines("""
                            const small = [];
                            const look = (selector, least) => document.querySelectorAll(selector).forEach(e => {
                              const box = e.getBoundingClientRect();
                              if (e.checkVisibility() && (box.width < least || box.height < least)) {
                                small.push(`${e.innerText.trim()}: ${box.width} x ${box.height}, not ${least}`);
                              }
                            });
                            look('nav a, .permalink, a[href^="tel:"], a[href^="mailto:"], .brand, button', 24);
                            look('.button, .menu-button, .site-header .tel, #menu a, .pagination a', 44);
                            return small;
                            """)).as(page + " at " + width + " px").isEmpty();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/low-back-pain/", "/faq/", "/first-visit/"})
    void theMarkOfAHeadingStandsBesideItsLastWord(String page) {
        browser.show(390, "light");
        browser.open(site.url(page));
        assertThat(lines("""
                const alone = [];
                const main = document.querySelector('main');
                for (let width = 280; width <= 390; width += 2) {
                  main.style.width = width + 'px';
                  for (const heading of document.querySelectorAll('.heading')) {
                    const lines = heading.firstElementChild.getClientRects();
                    const mark = heading.querySelector('.permalink > span').getBoundingClientRect();
                    if (mark.top >= lines[lines.length - 1].bottom - 4) {
                      alone.push(`${heading.innerText} at ${width} px`);
                    }
                  }
                }
                return alone;
                """)).isEmpty();
    }

    /** A drawing without a size fills the window, and one without a line of its own is a black blot. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aPageWithoutItsStyleSheetIsPlain(String page) {
        browser.show(390, "light");
        browser.open(site.url(page));
        assertThat(lines("""
                        document.querySelectorAll('link[rel=stylesheet]').forEach(sheet => sheet.disabled = true);
                        const odd = [];
                        for (const drawing of document.querySelectorAll('svg')) {
                          const box = drawing.getBoundingClientRect();
                          if (box.width > 100 || box.height > 100) odd.push(`${drawing.outerHTML}: ${box.width} wide`);
                          if (box.width && drawing.matches('.icon') && getComputedStyle(drawing).fill !== 'none') {
                            odd.push(`${drawing.outerHTML}: a blot`);
                          }
                        }
                        for (const picture of document.querySelectorAll('img')) {
                          const box = picture.getBoundingClientRect();
                          if (box.width !== picture.width || box.height !== picture.height || !box.height) {
                            odd.push(picture.outerHTML);
                          }
                        }
                        if (getComputedStyle(document.body).marginLeft === '0px') odd.push('the style sheet is there');
                        return odd;
                        """)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingScrollsSidewaysButNamedBoxesThatTheKeyboardReaches(String page) {
        browser.show(320, "light");
        browser.open(site.url(page));

        assertThat(browser.ask("return document.documentElement.scrollWidth")).isEqualTo(320L);
        assertThat(lines("""
                        return [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()
                            && /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
                            .filter(e => e.tabIndex !== 0 || !e.matches('[role=region], [role=group], section')
                                || !(e.getAttribute('aria-label')
                                    || document.getElementById(e.getAttribute('aria-labelledby'))?.textContent))
                            .map(e => e.outerHTML.slice(0, 100));
                        """)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noTextIsLostWithWiderSpacingOrTwiceTheSize(String page) {
        SoftAssertions softly = new SoftAssertions();
        String wide = "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
                + " word-spacing: .16em !important } p { margin-block-end: 2em !important }";
        String large = "html { font-size: 200% !important }";
        browser.show(320, "light");
        browser.open(site.url(page));
        read(page, 320, "", softly);
        read(page, 320, wide, softly);
        read(page, 1280, wide, softly);
        read(page, 320, large, softly); // who sets the size of letters alone
        read(page, 640, large, softly); // as wide, in its letters, as 320 px are at their usual size
        read(page, 1280, large, softly);
        softly.assertAll();
    }

    private static void read(String page, int width, String style, SoftAssertions softly) {
        browser.show(width, "light");
        browser.ask("const sheet = new CSSStyleSheet(); sheet.replaceSync('" + style
                + "'); document.adoptedStyleSheets = [sheet]");
        String seen = page + " at " + width + " px " + style;
        softly.assertThat(lines(LOST_TEXT)).as(seen).isEmpty();
        softly.assertThat(browser.ask("return document.documentElement.scrollWidth"))
                .as("width of " + seen)
                .isEqualTo((long) width);
    }

    @ParameterizedTest
    @Tag("deep")
    @MethodSource("kinds")
    void whatIsJumpedToStandsInSightAndIsMarkedByMoreThanColour(String page) {
        SoftAssertions softly = new SoftAssertions();
        for (int width : new int[] {320, 1280}) {
            browser.show(width, "light");
            browser.open(site.url(page));
            List<String> fragments = lines("""
                    return [...new Set([...document.querySelectorAll('main a[href^="#"]')].map(a => a.getAttribute('href')))]
                    """);
            for (String fragment : fragments) {
                browser.ask("location.hash = '" + fragment.replace("'", "\\'") + "'");
                softly.assertThat(browser.ask("""
                                const target = document.querySelector(':target');
                                if (!target) return 'nothing of that name';
                                const top = target.getBoundingClientRect().top;
                                if (top < -1 || top >= innerHeight) return 'top at ' + top;
                                const marked = [target, ...target.querySelectorAll('*')].some(e => {
                                  const style = getComputedStyle(e);
                                  return e.tagName !== 'A' && style.textDecorationLine === 'underline'
                                      || parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none';
                                });
                                return marked ? 'marked' : 'not marked';
                                """))
                        .as(page + fragment + " at " + width + " px")
                        .isEqualTo("marked");
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingMovesForPeopleWhoAskForStillness(String page) {
        String moving = """
                return [...document.querySelectorAll('*')].filter(e => {
                  const style = getComputedStyle(e);
                  return style.transitionDuration.split(',').some(d => parseFloat(d) > 0)
                      || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
                }).map(e => e.tagName);
                """;
        browser.show(1280, "light");
        browser.open(site.url(page));

        assertThat(lines(moving)).isEmpty();
    }

    @ParameterizedTest
    @Tag("deep")
    @MethodSource("kinds")
    void withForcedColoursEdgesFocusAndPlaceStillShow(String page) {
        browser.show(1280, "light");
        browser.emulate("", Map.of("forced-colors", "active", "prefers-reduced-motion", "reduce"));
        browser.open(site.url(page));

        assertThat(browser.ask("return matchMedia('(forced-colors: active)').matches"))
                .isEqualTo(true);
        assertThat(lines("""
                        const flaws = [];
                        const style = e => getComputedStyle(e);
                        document.querySelectorAll('.button, .panel, .contents, .caution').forEach(e => {
                          if (e.checkVisibility() && !(parseFloat(style(e).borderTopWidth) >= 1)) flaws.push('no edge: ' + e.className);
                        });
                        document.querySelectorAll('.icon').forEach(e => {
                          if (style(e).stroke !== style(e).color) flaws.push('an icon that cannot be seen');
                        });
                        document.querySelectorAll('#menu a[aria-current]').forEach(e => {
                          if (style(e).textDecorationLine !== 'underline') flaws.push('where we are is not marked: ' + e.innerText);
                        });
                        document.querySelectorAll('a[href], button').forEach(e => {
                          e.focus({focusVisible: true, preventScroll: true});
                          if (e === document.activeElement && (style(e).outlineStyle === 'none' || parseFloat(style(e).outlineWidth) < 2)) {
                            flaws.push('no focus: ' + e.innerText);
                          }
                        });
                        return flaws;
                        """)).isEmpty();
    }

    @ParameterizedTest
    @Tag("deep")
    @MethodSource("kinds")
    void onPaperThereIsTheTextInBlackAndNothingToPress(String page) {
        browser.show(760, "light");
        browser.open(site.url(page));
        for (String scheme : SCHEMES) {
            browser.emulate("print", Map.of("prefers-color-scheme", scheme));

            assertThat(lines("""
                            const shown = [...document.querySelectorAll(
                                '.permalink, .skip, .menu-button, #menu, .breadcrumbs, .contents, .pagination, .ways')]
                                .filter(e => e.checkVisibility()).map(e => e.className || e.id);
                            const light = colour => colour.match(/\\d+(\\.\\d+)?/g).slice(0, 3).every(v => v > 200);
                            const style = getComputedStyle(document.body);
                            if (!light(style.backgroundColor)) shown.push('dark paper');
                            document.querySelectorAll('h1, h2, p, td, footer p').forEach(e => {
                              if (e.checkVisibility() && light(getComputedStyle(e).color)) shown.push('light text: ' + e.innerText);
                            });
                            if (!document.querySelector('h1').checkVisibility()) shown.push('no h1');
                            return shown;
                            """)).as(page + ", " + scheme).isEmpty();
        }
    }
}
