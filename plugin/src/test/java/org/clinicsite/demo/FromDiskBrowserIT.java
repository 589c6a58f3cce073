package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.Generator;
import org.clinicsite.generate.TestClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's copy for a disk, opened as somebody opens it who found it on a stick. Skipped as {@link PagesBrowserIT}. */
@Tag("full")
class FromDiskBrowserIT {

    private static Browser browser;
    private static Path copy;

    @BeforeAll
    static void copyAndStart() throws Exception {
        Optional<Browser> started = Browser.start();
        boolean required = "true".equals(System.getenv("CI")) || "required".equals(System.getProperty("site.browser"));
        assumeTrue(started.isPresent() || required, "The copy is not looked at: install chromium.");
        browser = started.orElseThrow(() -> new AssertionError("chromium and chromedriver have to be on the PATH."));
        copy = DemoSite.copyForDisk(Path.of("target", "disk-browser-site"), "https://www.heronyard.example/clinic/");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void fromHomeToAnArticleAndBackEverythingIsThere() throws Exception {
        browser.show(1280, "light");
        browser.console();
        browser.open(copy.resolve("index.html").toUri().toString());
        isWhole("Unhurried massage by the harbour and on the hill");

        click("#reading", "section:has(> .section-head > #reading) .article-card a");
        assertThat(address()).contains("/articles/").endsWith("/index.html");
        isWhole(String.valueOf(browser.ask("return document.querySelector('h1').innerText")));
        assertThat(browser.ask("return document.querySelectorAll('article img').length"))
                .isNotEqualTo(0L);

        click(".brand", ".brand");
        assertThat(address()).isEqualTo(copy.resolve("index.html").toUri().toString());
        isWhole("Unhurried massage by the harbour and on the hill");
    }

    /** Also where each page holds a policy, as on GitHub Pages, which a disk could not meet. */
    @Test
    void anOldAddressLeadsOnToAPageWithItsStyle(@TempDir Path temp) throws Exception {
        TestClinic clinic = new TestClinic(temp);
        AtomicReference<GenerateOptions> options = new AtomicReference<>();
        clinic.with(o -> {
            options.set(o);
            return o;
        });
        Path facts = temp.resolve("content/data/clinic.yaml");
        clinic.write("content/data/clinic.yaml", Files.readString(facts) + "hosting: github-pages\n")
                .write("content/pages/new.md", "---\ntitle: New\naliases: [/old/]\n---\nText.\n");
        Path home = Generator.copyForDisk(options.get(), clinic.generate());

        browser.show(390, "dark");
        browser.console();
        browser.open(home.resolveSibling("old/index.html").toUri().toString());
        waitFor("return document.querySelector('.site-header') !== null && document.readyState === 'complete'");
        assertThat(address())
                .isEqualTo(home.resolveSibling("new/index.html").toUri().toString());
        assertThat(browser.ask("return getComputedStyle(document.body).backgroundColor"))
                .as("the dark --paper of tokens.css")
                .isEqualTo("rgb(18, 29, 30)");
        assertThat(browser.console()).isEmpty();
    }

    /** Its words, its style, all its pictures, and nothing that could not be loaded. */
    private static void isWhole(String heading) throws Exception {
        assertThat(browser.ask("return document.querySelector('h1').innerText")).isEqualTo(heading);
        assertThat(browser.ask("return getComputedStyle(document.body).backgroundColor"))
                .as("the colour --paper of tokens.css")
                .isEqualTo("rgb(251, 247, 240)");
        assertThat(String.valueOf(browser.ask("return getComputedStyle(document.querySelector('h1')).fontFamily")))
                .startsWith("\"Iowan Old Style\"");
        browser.ask("document.querySelectorAll('img[loading=lazy]').forEach(picture => picture.loading = 'eager')");
        waitFor("return [...document.images].every(picture => picture.complete)");
        assertThat(browser.ask("return [...document.images].filter(picture => !picture.naturalWidth).map(p => p.src)"))
                .isEqualTo(List.of());
        assertThat(browser.ask(
                        "return performance.getEntriesByType('resource').every(e => e.name.startsWith('file:'))"))
                .isEqualTo(true);
        assertThat(browser.console()).as("what the browser complains of").isEmpty();
    }

    private static String address() {
        return String.valueOf(browser.ask("return location.href"));
    }

    private static void click(String what, String selector) throws Exception {
        assertThat(browser.ask("return document.querySelector('" + selector + "') !== null"))
                .as(what)
                .isEqualTo(true);
        browser.ask("window.left = false; document.querySelector('" + selector + "').click()");
        waitFor("return window.left === undefined && document.readyState === 'complete'");
    }

    private static void waitFor(String condition) throws Exception {
        for (int i = 0; i < 100 && !Boolean.TRUE.equals(browser.ask(condition)); i++) {
            Thread.sleep(50);
        }
        assertThat(browser.ask(condition)).as(condition).isEqualTo(true);
    }
}
