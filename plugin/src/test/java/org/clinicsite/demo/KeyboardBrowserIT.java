package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The demo site by keyboard alone, with real key presses. */
class KeyboardBrowserIT extends InTheBrowser {

    /** What can be reached, in the order of the page, and shown at all. */
    private static final String REACHABLE = """
            const reachable = [...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility({visibilityProperty: true}));
            const name = e => e.tagName.toLowerCase() + ' "' + (e.innerText || e.getAttribute('aria-label') || '').trim() + '"';
            """;

    /** Black on white is 21, and 3 is what an outline needs. */
    private static final String CONTRAST = """
            const rgb = colour => {
              const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
              context.fillStyle = colour;
              context.fillRect(0, 0, 1, 1);
              return [...context.getImageData(0, 0, 1, 1).data];
            };
            const luminance = colour => rgb(colour).slice(0, 3).map(v => v / 255)
                .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
            const contrast = (a, b) => {
              const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
              return (high + .05) / (low + .05);
            };
            const behind = e => {
              for (let at = e.parentElement; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (rgb(colour)[3] === 255) return colour;
              }
              return '#fff';
            };
            """;

    /** Looks at each stop when the key goes up: by then the browser has scrolled to it. Gives how many there should be. */
    private static final String RECORD = """
            window.stops = [];
            document.addEventListener('keyup', () => {
              const e = document.activeElement;
              const box = e.getClientRects()[0];
              const style = getComputedStyle(e);
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
              window.stops.push({
                index: reachable.indexOf(e),
                name: name(e),
                top: box.top + scrollY,
                bottom: box.bottom + scrollY,
                inSight: box.top >= 0 && box.left >= 0 && box.top < innerHeight && box.right <= innerWidth + .5
                    && (box.bottom <= innerHeight || box.height > innerHeight),
                covered: !!top && top !== e && !e.contains(top),
                outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
                contrast: contrast(style.outlineColor, behind(e))
              });
            });
            return reachable.length;
            """;

    @ParameterizedTest
    @MethodSource("kinds")
    void tabGoesThroughTheWholePageInReadingOrderAndIsAlwaysSeen(String page) {
        SoftAssertions softly = new SoftAssertions();
        walk(page, 390, "light", softly);
        walk(page, 1280, "dark", softly);
        softly.assertAll();
    }

    private static void walk(String page, int width, String scheme, SoftAssertions softly) {
        browser.show(width, scheme);
        browser.open(site.url(page));
        String seen = page + " at " + width + " px, " + scheme;
        softly.assertThat(
                        browser.ask(
                                "return document.querySelectorAll('[tabindex]:not([tabindex=\"0\"], [tabindex=\"-1\"])').length"))
                .as("stops out of order on " + seen)
                .isEqualTo(0L);
        long stops = (Long) browser.ask(REACHABLE + CONTRAST + RECORD);
        browser.press(Keys.TAB, (int) stops);
        browser.settle();
        List<Map<?, ?>> seenStops = stops();
        List<Object> walked = new ArrayList<>();
        double bottomBefore = 0;
        for (Map<?, ?> stop : seenStops) {
            String at = "stop " + walked.size() + " " + stop.get("name") + " on " + seen;
            walked.add(stop.get("index"));
            softly.assertThat(stop.get("inSight")).as("in sight: " + at).isEqualTo(true);
            softly.assertThat(stop.get("covered")).as("covered: " + at).isEqualTo(false);
            softly.assertThat(number(stop, "outline")).as("outline: " + at).isGreaterThanOrEqualTo(2);
            softly.assertThat(number(stop, "contrast")).as("contrast: " + at).isGreaterThanOrEqualTo(3);
            if (width < 600) { // one column: what comes next never stands above
                softly.assertThat(number(stop, "bottom"))
                        .as("below the one before: " + at)
                        .isGreaterThan(bottomBefore);
                bottomBefore = number(stop, "top");
            }
        }
        softly.assertThat(walked)
                .as("stops on " + seen)
                .isEqualTo(LongStream.range(0, stops).boxed().toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> stops() {
        return (List<Map<?, ?>>) browser.ask("return window.stops");
    }

    private static double number(Map<?, ?> values, String name) {
        return ((Number) values.get(name)).doubleValue();
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
    void theMenuOfNarrowScreensOpensIsWalkedAndClosesByKeyboard() {
        browser.show(390, "light");
        browser.open(site.url("/services/"));
        browser.ask("document.querySelector('.site-header .menu-button').focus()");

        browser.press(Keys.ENTER);

        assertThat(browser.ask("return document.querySelector('#menu').matches(':popover-open')"))
                .isEqualTo(true);
        List<Object> walked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            browser.press(Keys.TAB);
            walked.add(browser.ask("return document.activeElement.innerText"));
        }
        assertThat(walked).containsExactly("Close", "Treatments", "Prices");

        browser.press(Keys.ESCAPE);

        assertThat(browser.ask("return document.querySelector('#menu').matches(':popover-open')"))
                .isEqualTo(false);
        assertThat(browser.ask("return document.activeElement.innerText")).isEqualTo("Menu");
    }
}
