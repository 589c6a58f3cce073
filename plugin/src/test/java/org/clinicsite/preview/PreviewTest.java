package org.clinicsite.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.TestClinic;
import org.clinicsite.problem.Problem;
import org.clinicsite.text.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who writes with the preview open, and what nobody else sees. */
@Timeout(60)
class PreviewTest {

    private static final String POLICY = "Content-Security-Policy";

    @TempDir
    Path temp;

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestClinic clinic;
    private Preview preview;

    @BeforeEach
    void write() throws IOException {
        clinic = new TestClinic(temp.toRealPath().resolve("clinic")).article("neck", "Sit up.\n\n## Desk\n\nMove.");
    }

    @AfterEach
    void close() {
        if (preview != null) {
            preview.close();
        }
    }

    private void start(String... editor) throws IOException {
        begin(editor);
        next("built []");
    }

    private void begin(String... editor) throws IOException {
        Path root = clinic.root();
        GenerateOptions site = clinic.options().forPreview();
        preview = Preview.start(
                new PreviewOptions(site, "127.0.0.1", 0, List.of(editor), List.of(root.resolve("pom.xml"))),
                new PreviewLog() {
                    @Override
                    public void built(List<String> changed, GenerateResult result) {
                        log.add("built " + changed);
                    }

                    @Override
                    public void failed(List<String> changed, List<Problem> problems) {
                        log.add("failed " + changed);
                    }

                    @Override
                    public void broke(String why) {
                        log.add("broke " + why);
                    }

                    @Override
                    public void told(String line) {
                        log.add("told " + line);
                    }
                });
    }

    private void next(String line) {
        try {
            assertThat(log.poll(30, TimeUnit.SECONDS)).isEqualTo(line);
        } catch (InterruptedException e) {
            fail(e);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(preview.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aPageIsTheHostsButForThePreviewsOwnScript() throws Exception {
        start();

        HttpResponse<String> page = get("/articles/neck/");

        Matcher script = Pattern.compile(
                        "<script nonce=\"([^\"]+)\" src=\"/.clinic-site-preview/client.js\"[^>]*></script>")
                .matcher(page.body());
        assertThat(script.find()).isTrue();
        Path file = clinic.root().resolve("target/site-preview/articles/neck/index.html");
        assertThat(script.replaceFirst("")).isEqualTo(Files.readString(file));
        String policy = page.headers().firstValue(POLICY).orElseThrow();
        assertThat(policy)
                .contains("script-src 'nonce-" + script.group(1) + "';", "default-src 'none'")
                .doesNotContain("upgrade-insecure-requests");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(get("/articles/neck/").headers().firstValue(POLICY)).isNotEqualTo(policy);
        assertThat(get("/.clinic-site-preview/client.js").body()).contains("EventSource");
    }

    @Test
    void theSiteThatIsPublishedIsNotTouched() throws Exception {
        clinic.write("content/articles/idea.md", "---\ntitle: Idea\nstatus: draft\n---\nNot yet.\n");

        start();

        assertThat(get("/articles/idea/").statusCode()).isEqualTo(200);
        assertThat(get("/.clinic-site-preview/reports/sections.json").body()).contains("\"status\":\"draft\"");
        assertThat(clinic.root().resolve("target/site")).doesNotExist();
        assertThat(clinic.root().resolve("target/site-reports")).doesNotExist();
    }

    @Test
    void aChangeIsBuiltAndTold() throws Exception {
        start();
        try (Events events = new Events()) {
            assertThat(events.next().number("number")).isEqualTo(1);

            clinic.article("neck", "Stand up.");

            JsonObject told = events.next();
            assertThat(told.number("number")).isEqualTo(2);
            assertThat(told.text("page")).as("where the browser goes").isEqualTo("/articles/neck/");
            assertThat(get("/articles/neck/").body()).contains("Stand up.", "data-build=\"2\"");
            next("built [content/articles/neck.md]");
        }
        assertThat(get("/articles/neck/").body()).contains("Stand up.").doesNotContain("Sit up.");
    }

    /** Told before all pages are drawn; what does not fit then is told when they are. */
    @Test
    void aJBakeProjectIsShownAndBuiltAgainLikewise() throws Exception {
        String header = "date=2026-01-15\ntype=page\nstatus=";
        clinic = new TestClinic(temp.toRealPath().resolve("blog"))
                .write("jbake.properties", "render.feed=false\nrender.archive=false\nrender.tags=false\n")
                .write("templates/index.ftl", "<html><body><h1>Home</h1></body></html>")
                .write("templates/page.ftl", "<html><body><h1>${content.title}</h1>${content.body}</body></html>")
                .write("content/neck.md", "title=Neck\n" + header + "published\n~~~~~~\nSit up.\n");
        start();
        assertThat(get("/neck.html").body()).contains("<h1>Neck</h1>", "Sit up.");

        clinic.write("content/neck.md", "title=Neck\n" + header + "published\n~~~~~~\nStand up.\n");
        next("built [content/neck.md]");
        assertThat(get("/neck.html").body()).contains("Stand up.");

        clinic.write("content/neck.md", "title=Neck\n" + header + "published\ndate=soon\n~~~~~~\nLie down.\n");
        next("failed [content/neck.md]");
        assertThat(get("/neck.html").body()).as("the last good page").contains("Stand up.");

        clinic.write("content/neck.md", "title=Neck\n" + header + "draft\n~~~~~~\nLie down.\n");
        next("built [content/neck.md]");
        assertThat(get("/neck-draft.html").body()).contains("Lie down.");
    }

    @Test
    void aDeadLinkIsToldOverThePageAndMended() throws Exception {
        start();
        try (Events events = new Events()) {
            events.next();
            clinic.article("neck", "Stand up. [Where](nowhere.md)");

            next("failed [content/articles/neck.md]");
            JsonObject told = events.next();
            while (told.objects("problems").isEmpty()) {
                told = events.next();
            }
            assertThat(told.objects("problems").get(0).text("message")).contains("nowhere.md");
            assertThat(get("/articles/neck/").body()).as("the last good page").contains("Sit up.");

            clinic.article("neck", "Stand up.");
            next("built [content/articles/neck.md]");
            assertThat(get("/articles/neck/").body()).contains("Stand up.");
        }
    }

    @Test
    void noneOfManyQuickEditsIsMissed() throws Exception {
        clinic.article("back", "Lie down.");
        start();
        Path root = clinic.root();
        for (int i = 1; i <= 60; i++) {
            clinic.article(i % 2 == 0 ? "neck" : "back", "Edit " + i + ".");
            Thread.sleep(i % 7 * 10);
        }
        for (String line = ""; !line.startsWith("built"); ) {
            line = log.poll(30, TimeUnit.SECONDS);
            if (!Files.readString(root.resolve("target/site-preview/articles/neck/index.html"))
                    .contains("Edit 60.")) {
                line = "";
            }
        }
        for (String text : List.of("neck", "back")) {
            String edit = text.equals("neck") ? "Edit 60." : "Edit 59.";
            assertThat(get("/articles/" + text + "/").body()).contains(edit);
            assertThat(root.resolve("target/site-preview/articles/" + text + "/index.html"))
                    .content()
                    .contains(edit);
        }
    }

    @Test
    void newAndDeletedFilesAndTemplatesOfOnesOwnAreSeen() throws Exception {
        start();
        clinic.article("back", "Lie down.");
        next("built [content/articles/back.md]");
        assertThat(get("/articles/back/").statusCode()).isEqualTo(200);

        Files.delete(clinic.root().resolve("content/articles/back.md"));
        next("built [content/articles/back.md]");
        assertThat(get("/articles/back/").statusCode()).isEqualTo(404);
        assertThat(get("/articles/back/").body()).contains("client.js");

        Path words = Files.createDirectories(clinic.root().resolve("site-template/css"));
        next("built [site-template]");
        Files.writeString(words.resolve("own.css"), ":root { --page: #fffffe; }\n");
        next("built [site-template/css/own.css]");
        String style = get("/").body().replaceFirst("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");
        assertThat(get(style).body()).contains("#fffffe");
    }

    @Test
    void mistakesAreToldWithTheirPlaceAndTheLastGoodPageStays() throws Exception {
        start();
        try (Events events = new Events()) {
            events.next();
            Path article = clinic.root().resolve("content/articles/neck.md");
            String good = Files.readString(article);

            Files.writeString(article, good.replaceFirst("---\n", "---\nstatus: perhaps\n"));
            next("failed [content/articles/neck.md]");
            JsonObject told = events.next();

            JsonObject problem = told.objects("problems").get(0);
            assertThat(problem.text("path")).isEqualTo("content/articles/neck.md");
            assertThat(problem.number("line")).isEqualTo(2);
            assertThat(get("/articles/neck/").body()).contains("Sit up.");

            Files.writeString(article, good);
            next("built [content/articles/neck.md]");
            assertThat(events.next().objects("problems")).isEmpty();
        }
    }

    @Test
    void aSiteWithMistakesFromTheStartIsMendedInThePreview() throws Exception {
        clinic.write("content/articles/neck.md", "---\ntitle: Neck\nstatus: perhaps\n---\nSit up.\n");
        begin();
        next("failed []");
        assertThat(get("/").body()).contains("client.js");

        clinic.article("neck", "Sit up.");

        next("built [content/articles/neck.md]");
        assertThat(get("/articles/neck/").body()).contains("Sit up.");
    }

    @Test
    void aChangeOfThePomNeedsANewStart() throws Exception {
        start();

        clinic.write("pom.xml", "<project/>");

        next("told pom.xml has changed: stop with Ctrl+C and start again to see it.");
    }

    @Test
    void whatTheSystemAndEditorsLeaveBehindIsNoChange() throws Exception {
        start();
        clinic.write("content/articles/.neck.md.swp", "x")
                .write("content/articles/neck.md~", "x")
                .article("neck", "Go.");

        next("built [content/articles/neck.md]");
    }

    @Test
    void strangersAreNotAnswered() throws Exception {
        start();

        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 192.0.2.7:" + preview.address().getPort()
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(get("/.clinic-site-preview/reports/findings.json", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(raw("GET /../../content/data/clinic.yaml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(get("/%2e%2e/%2e%2e/content/data/clinic.yaml").statusCode()).isEqualTo(404);
        assertThat(get("/.clinic-site-preview/reports/output.json").statusCode())
                .isEqualTo(404);
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    private String raw(String request) throws IOException {
        URI address = preview.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFileOfTheSourceIsOpenedForThePagesOfThisRunOnly() throws Exception {
        Path opened = temp.resolve("opened");
        Path program = temp.resolve("code");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + opened + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        start(program.toString());
        String token = get("/").body().replaceFirst("(?s).*data-token=\"([^\"]+)\".*", "$1");

        assertThat(open(token, "content/articles/neck.md:2:3")).isEqualTo(204);
        for (int i = 0; i < 200 && (!Files.exists(opened) || Files.size(opened) == 0); i++) {
            Thread.sleep(20);
        }
        assertThat(Files.readAllLines(opened))
                .containsExactly("--goto", clinic.root().resolve("content/articles/neck.md") + ":2:3");

        assertThat(open("guess", "content/articles/neck.md:2:3")).isEqualTo(403);
        assertThat(open(token, "../../etc/passwd:1")).isEqualTo(400);
        assertThat(open(token, "/etc/passwd:1")).isEqualTo(400);
        assertThat(open(token, "content/articles/neck.md; touch x:1")).isEqualTo(400);
    }

    private int open(String token, String place) throws Exception {
        return post("open", token, place).statusCode();
    }

    private HttpResponse<String> post(String name, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(preview.address().resolve("/.clinic-site-preview/" + name))
                .header("X-Preview-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void whereSomethingIsWrittenIsToldToThePagesOfThisRunOnly() throws Exception {
        start();
        String token = get("/").body().replaceFirst("(?s).*data-token=\"([^\"]+)\".*", "$1");
        String clicked = "{\"words\": \"Sit up.\", \"around\": \"\", \"source\": \"content/articles/neck.md\"}";

        assertThat(post("where", token, clicked).body())
                .contains("\"path\":\"content/articles/neck.md\"", "\"text\":\"Sit up.\"");
        assertThat(post("where", token, "{\"words\": \"Nobody wrote that.\"}").body())
                .isEqualTo("{\"places\":[]}");
        assertThat(post("where", "guess", clicked).statusCode()).isEqualTo(403);
        assertThat(post("where", token, "words").statusCode()).isEqualTo(400);
    }

    @Test
    void aPathOfTheAddressAndOldAddressesWork() throws Exception {
        clinic.write("content/articles/neck.md", """
                ---
                title: Neck
                published: 2026-01-02
                description: What to do about a stiff neck at the desk, and when to see somebody.
                aliases: [/old-neck/]
                ---
                Sit up.
                """);
        start();

        assertThat(get("/old-neck/").uri().getPath()).isEqualTo("/old-neck/");
        assertThat(get("/old-neck/").headers().firstValue("Location")).contains("/articles/neck/");
        assertThat(get("/articles/neck").headers().firstValue("Location")).contains("/articles/neck/");
    }

    /** Listens as a browser does. */
    private final class Events implements AutoCloseable {

        private final BufferedReader reader;

        Events() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(preview.address().resolve("/.clinic-site-preview/events"))
                    .build();
            reader = new BufferedReader(new InputStreamReader(
                    http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
        }

        JsonObject next() throws IOException {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("data: ")) {
                    return JsonObject.parse(line.substring("data: ".length()));
                }
            }
            return fail("the stream ended");
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
