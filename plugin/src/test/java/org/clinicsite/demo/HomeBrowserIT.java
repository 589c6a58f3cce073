package org.clinicsite.demo;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visitor of the home page learns before scrolling far. */
class HomeBrowserIT extends InTheBrowser {

    /** A telephone of 390 by 844, and a screen of 1280 by 800 CSS pixels. */
    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 800"})
    void whatWhereForWhomHowMuchWhoWhenAndBookStandInTheFirstScreenAndAHalf(int width, int height) {
        browser.show(width, "light");
        browser.open(site.url("/"));
        SoftAssertions softly = new SoftAssertions();
        for (String part : new String[] {
            "h1", ".hero .lead", ".hero .button", ".hero a[href*='/prices/']", ".faces li:last-child", ".facts dl.hours"
        }) {
            softly.assertThat(lowest(part))
                    .as(part + " at " + width)
                    .isPositive()
                    .isLessThanOrEqualTo(height * 3 / 2);
        }
        softly.assertThat(lowest(".hero .button")).as("Book").isLessThanOrEqualTo(height);
        softly.assertAll();
    }

    /** Where the lowest of some elements ends; 0 when there is none or one is not seen. */
    private static long lowest(String selector) {
        return (Long) browser.ask("""
                const boxes = [...document.querySelectorAll("%s")].map(e => e.getBoundingClientRect());
                return boxes.length && boxes.every(b => b.width && b.height)
                    ? Math.round(Math.max(...boxes.map(b => b.bottom + scrollY))) : 0
                """.formatted(selector));
    }
}
