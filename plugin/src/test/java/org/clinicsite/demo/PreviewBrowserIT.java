package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.TestClinic;
import org.clinicsite.preview.Preview;
import org.clinicsite.preview.PreviewOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview as the writer sees it: the page follows, the place stays, mistakes lie over it. */
@Tag("full")
class PreviewBrowserIT {

    @TempDir
    Path temp;

    @Test
    void thePageFollowsAtItsPlaceAndShowsMistakes() throws Exception {
        TestClinic clinic = new TestClinic(temp.toRealPath().resolve("clinic"))
                .article("neck", "One more line.\n\n".repeat(200))
                .article("back", "Lie down.");
        Path root = clinic.root();
        GenerateOptions site = clinic.options().forPreview();
        try (Browser browser = Browser.start()
                        .orElseThrow(() -> new AssertionError("chromium and chromedriver have to be on the PATH."));
                Preview preview = Preview.start(
                        new PreviewOptions(site, "127.0.0.1", 0, List.of(), List.of()), new SilentLog())) {
            browser.show(1280, "light");
            browser.open(preview.address().resolve("/articles/neck/").toString());
            browser.ask("scrollTo(0, 2000)");

            clinic.article("neck", "Changed.\n\n".repeat(200));
            await(browser, "document.body.innerText.includes('Changed.')");
            await(browser, "scrollY === 2000");

            clinic.article("back", "Sit up.");
            await(browser, "location.pathname === '/articles/back/' && document.body.innerText.includes('Sit up.')");

            browser.ask(
                    "document.querySelector('main p').dispatchEvent(new MouseEvent('click', {altKey: true, bubbles: true,"
                            + " composed: true, cancelable: true}))");
            await(
                    browser,
                    "/content\\/articles\\/back.md:\\d+/.test(document.querySelector('clinic-site-preview').dataset.places)");

            String good = Files.readString(root.resolve("content/articles/back.md"));
            clinic.write("content/articles/back.md", good.replace("author: anna", "author: [anna"));
            await(browser, "document.querySelector('clinic-site-preview').dataset.mistakes === '1'");
            clinic.write("content/articles/back.md", good);
            await(
                    browser,
                    "document.querySelector('clinic-site-preview')?.dataset.mistakes === undefined"
                            + " && document.body.innerText.includes('Sit up.')");
            assertThat(browser.console()).isEmpty();
        }
    }

    private static void await(Browser browser, String condition) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (!holds(browser, condition)) {
            assertThat(Instant.now()).as(condition).isBefore(until);
            Thread.sleep(20);
        }
    }

    /** Not while the page is being loaded anew. */
    private static boolean holds(Browser browser, String condition) {
        try {
            return Boolean.TRUE.equals(browser.ask("return document.readyState === 'complete' && (" + condition + ")"));
        } catch (RuntimeException loading) {
            return false;
        }
    }
}
