package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.clinicsite.generate.TestClinic;
import org.clinicsite.preview.Preview;
import org.clinicsite.preview.PreviewOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What another host has: nobody is asked before a visitor presses, by mouse or keyboard, and the frame then shows it. */
@Tag("full")
class EmbedsBrowserIT {

    @TempDir
    Path temp;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theFrameIsFilledByAPressAndStaysOpen() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/widget", exchange -> {
            asked.incrementAndGet();
            byte[] page = "<!doctype html><title>W</title><body style='background:#fc0'><button>Friday, 10:00</button>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        TestClinic clinic = TestClinic.of(temp.toRealPath().resolve("clinic"), """
                name: Test Clinic
                tagline: Massage in Testford
                contact: {phone: "+44 1632 960000"}
                embeds:
                  - {name: Choose a time, url: "http://127.0.0.1:%d/widget", pays: true}
                """.formatted(
                                other.getAddress().getPort()))
                .write("content/pages/booking.md", "---\ntitle: Book a visit\nlayout: booking\n---\n");
        try (Browser browser = Browser.start()
                        .orElseThrow(() -> new AssertionError("chromium and chromedriver have to be on the PATH."));
                Preview preview = Preview.start(
                        new PreviewOptions(clinic.options().forPreview(), "127.0.0.1", 0, List.of(), List.of()),
                        new SilentLog())) {
            String page = preview.address().resolve("/booking/").toString();
            for (int width : new int[] {320, 1280}) {
                for (String scheme : List.of("light", "dark")) {
                    browser.show(width, scheme);
                    browser.open(page);
                    assertThat(browser.axe()).as(width + " " + scheme).isEmpty();
                    assertThat((long) browser.ask("return document.documentElement.scrollWidth - innerWidth"))
                            .as("too wide at " + width)
                            .isNotPositive();
                }
            }
            assertThat(asked).hasValue(0);
            assertThat(browser.ask(FRAME_COVERS_ITS_LINK)).isEqualTo("A poster");

            browser.click(".poster");
            await(1);
            Thread.sleep(600); // the link goes after .3 s
            assertThat(browser.ask(FRAME_COVERS_ITS_LINK)).isEqualTo("IFRAME ");
            browser.click("main h1");
            assertThat(browser.ask(FRAME_COVERS_ITS_LINK))
                    .as("a press elsewhere")
                    .isEqualTo("IFRAME ");

            browser.open(page);
            browser.ask("document.querySelector('.poster').focus()");
            browser.press(Keys.ENTER);
            await(2);
            for (int i = 0; i < 100 && !Boolean.TRUE.equals(browser.ask(SHOWS_ANOTHER_HOST)); i++) {
                Thread.sleep(50); // asked is not yet shown
            }
            assertThat(browser.ask(SHOWS_ANOTHER_HOST))
                    .as("it shows the other host")
                    .isEqualTo(true);
            assertThat(browser.console()).isEmpty();
        } finally {
            other.stop(0);
        }
    }

    private static final String SHOWS_ANOTHER_HOST = "return document.querySelector('iframe').contentDocument === null";

    /** What a press in the middle of the frame would meet. */
    private static final String FRAME_COVERS_ITS_LINK = """
            const frame = document.querySelector('iframe');
            frame.scrollIntoView({block: 'center'});
            const box = frame.getBoundingClientRect();
            const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 4);
            return met.tagName + ' ' + met.className;
            """;

    private void await(int times) throws InterruptedException {
        for (int i = 0; i < 200 && asked.get() < times; i++) {
            Thread.sleep(50);
        }
        assertThat(asked).hasValue(times);
    }
}
