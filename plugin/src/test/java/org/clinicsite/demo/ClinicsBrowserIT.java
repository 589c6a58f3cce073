package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@link ClinicsTest other clinics} in a real browser: what axe says of their pages, and that none is too wide. */
@Tag("full")
class ClinicsBrowserIT {

    private static final int[] WIDTHS = {390, 768, 1280};

    @ParameterizedTest
    @ValueSource(strings = "osteopathe") // the others with every page, below
    void everyKindOfPageIsAccessibleAndNoPageIsTooWide(String clinic) throws Exception {
        look(clinic, false);
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("org.clinicsite.demo.ClinicsTest#clinics")
    void everyPageIsAccessible(String clinic) throws Exception {
        look(clinic, true);
    }

    private static void look(String clinic, boolean every) throws Exception {
        Optional<Browser> started = Browser.start();
        boolean required = "true".equals(System.getenv("CI")) || "required".equals(System.getProperty("site.browser"));
        assumeTrue(started.isPresent() || required, "Pages are not looked at: install chromium and chromium-driver.");
        Path output = Path.of("target", "browser-clinics", clinic);
        SoftAssertions softly = new SoftAssertions();
        try (Browser browser = started.orElseThrow();
                DemoSite site = DemoSite.serve(ClinicsTest.folder(clinic), output)) {
            List<String> pages = DemoSite.documents(output, site.url("/")).entrySet().stream()
                    .filter(page ->
                            page.getValue().select("meta[http-equiv=refresh]").isEmpty()) // others lead on
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(pages).hasSizeGreaterThan(4);
            Set<String> kinds = new HashSet<>();
            for (String page : pages) {
                browser.show(390, "light");
                browser.open(site.url(page));
                for (int width : WIDTHS) {
                    browser.show(width, "light");
                    String seen = page + " at " + width + " px";
                    // 768 px have the menu of the one and the columns of the other
                    String kind = width + (String) browser.ask("return document.querySelector('main').className");
                    if (width != 768 && (kinds.add(kind) || every)) {
                        softly.assertThat(browser.axe()).as(seen).isEmpty();
                    }
                    softly.assertThat(browser.ask("return document.documentElement.scrollWidth"))
                            .as("width of what can be scrolled to on " + seen)
                            .isEqualTo((long) width);
                }
            }
            softly.assertThat(site.missing()).isEmpty();
        }
        softly.assertAll();
    }
}
