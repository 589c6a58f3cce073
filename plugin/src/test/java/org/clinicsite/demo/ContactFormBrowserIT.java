package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.TestClinic;
import org.clinicsite.preview.Preview;
import org.clinicsite.preview.PreviewOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor writes into the form, sends it, and ends on the page of thanks: the policy lets it, and nothing complains. */
@Tag("full")
class ContactFormBrowserIT {

    @TempDir
    Path temp;

    /** What the service was sent. */
    private final BlockingQueue<Map<String, String>> sent = new LinkedBlockingQueue<>();

    @Test
    void whatIsSentArrivesAndTheVisitorEndsOnThePageOfThanks() throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/f/", this::take);
        service.start();
        int port = freePort();
        TestClinic clinic = TestClinic.of(temp.toRealPath().resolve("clinic"), """
                name: Test Clinic
                tagline: Massage in Testford
                contact:
                  phone: "+44 1632 960000"
                  reply-time: within a day
                  form: {action: "http://127.0.0.1:%d/f/abc"}
                """.formatted(
                        service.getAddress().getPort()));
        GenerateOptions site = clinic.options().toBuilder()
                .baseUrl("http://127.0.0.1:" + port + "/")
                .build()
                .forPreview();
        try (Browser browser = Browser.start()
                        .orElseThrow(() -> new AssertionError("chromium and chromedriver have to be on the PATH."));
                Preview preview = Preview.start(
                        new PreviewOptions(site, "127.0.0.1", port, List.of(), List.of()), new SilentLog())) {
            for (int width : new int[] {320, 1280}) {
                for (String scheme : List.of("light", "dark")) {
                    browser.show(width, scheme);
                    browser.open(preview.address().resolve("/contact/").toString());
                    assertThat(browser.axe()).as(width + " " + scheme).isEmpty();
                }
            }
            browser.ask("document.getElementById('form-name').value = 'Zoë Example'");
            browser.ask("document.getElementById('form-email').value = 'zoe@mail.example'");
            browser.ask("document.getElementById('form-message').value = 'Have you an hour on Friday?'");
            browser.ask("document.querySelector('main form button').click()");

            Map<String, String> fields = sent.poll(30, TimeUnit.SECONDS);
            assertThat(fields)
                    .containsEntry("name", "Zoë Example")
                    .containsEntry("email", "zoe@mail.example")
                    .containsEntry("message", "Have you an hour on Friday?")
                    .containsEntry("_gotcha", "");
            for (int i = 0; i < 200 && !"/contact/thanks/".equals(browser.ask("return location.pathname")); i++) {
                Thread.sleep(50);
            }
            assertThat(browser.ask("return location.href"))
                    .isEqualTo(preview.address().resolve("/contact/thanks/").toString());
            assertThat(browser.ask("return document.querySelector('main').innerText"))
                    .asString()
                    .contains("Thank you", "Your message has been sent.", "We reply within a day.");
            assertThat(browser.console()).isEmpty();
        } finally {
            service.stop(0);
        }
    }

    /** Takes a form as services do, and leads to the address that a hidden field of it names. */
    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            fields.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        sent.add(fields);
        exchange.getResponseHeaders().set("Location", fields.getOrDefault("_next", "/"));
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
