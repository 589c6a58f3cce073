package org.clinicsite.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * The demo site, served, and a real browser to look at it. Skipped where Chromium or its driver is missing, unless
 * {@code CI=true} or {@code -Dsite.browser=required} asks for it.
 */
@Tag("full")
abstract class InTheBrowser {

    static final Path OUTPUT = Path.of("target", "browser-site" + System.getProperty("fork", ""));
    static final List<String> SCHEMES = List.of("light", "dark");

    static DemoSite site;
    static Browser browser;

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
            kinds.putIfAbsent(
                    Jsoup.parse(DemoSite.file(OUTPUT, page), "UTF-8")
                            .select("main")
                            .attr("class"),
                    page);
        }
        return List.copyOf(kinds.values());
    }

    /** What a script returns when that is a list of texts, such as one line per mistake. */
    @SuppressWarnings("unchecked")
    static List<String> lines(String script) {
        return (List<String>) browser.ask(script);
    }
}
