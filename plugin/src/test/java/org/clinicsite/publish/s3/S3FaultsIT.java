package org.clinicsite.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.FaultyProxy;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.TargetSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkGlobalTime;

/** What can go wrong between us and a bucket, and what is said then. */
@Tag("full")
class S3FaultsIT {

    private static final String NO_BODY = "Content-Length: 0\r\nConnection: close\r\n\r\n";

    @TempDir
    static Path folder;

    @TempDir
    Path temp;

    private static S3Host host;

    private final List<Long> waits = Collections.synchronizedList(new ArrayList<>());
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private SiteFolder site;
    private String bucket;

    @BeforeAll
    static void start() throws Exception {
        host = S3Host.start(folder.resolve("s3"));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void site() throws IOException {
        site = new SiteFolder(temp.resolve("site"));
        site.write("index.html", "<h1>Home</h1>")
                .write("prices/index.html", "<h1>Prices</h1>")
                .write("assets/site-3fa9c1d2e8.css", "h1 {}")
                .write("assets/logo.svg", "<svg/>")
                .write("feed.xml", "<feed/>");
        SdkGlobalTime.setGlobalTimeOffset(0); // it learns from a host that speaks of its clock
        bucket = host.bucket();
    }

    private final Progress progress = new Progress() {
        @Override
        public void begin(String step, int files, long bytes) {}

        @Override
        public void sent(String path, long bytes) {}

        @Override
        public void note(String line) {
            said.add(line);
        }
    };

    private PublishTarget open(int port, Credentials credentials) throws Exception {
        return open(port, credentials, 4);
    }

    private PublishTarget open(int port, Credentials credentials, int attempts) throws Exception {
        TargetSettings settings = TargetSettings.parse("s3://" + bucket);
        settings.options().put("endpoint", "http://127.0.0.1:" + port);
        Retry retry = new Retry(
                attempts, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofMinutes(2), waits::add, () -> 0.5);
        return S3Target.open(settings, new TargetContext(credentials, 2, retry, progress), Map.of());
    }

    private void publishThrough(FaultyProxy proxy) throws Exception {
        now = now.plusSeconds(60);
        try (PublishTarget target = open(proxy.port(), S3Host.CREDENTIALS)) {
            publish(target);
        }
    }

    private void publish(PublishTarget target) throws IOException {
        target.publish(Publication.of(target.standing(), site.read(), 3, now, progress, () -> {}));
    }

    private FaultyProxy honest() throws IOException {
        return FaultyProxy.to(host.port()).answering(line -> {
            requests.add(line);
            return null;
        });
    }

    private FaultyProxy answering(String method, String part, int times, String answer) throws IOException {
        AtomicInteger left = new AtomicInteger(times);
        return FaultyProxy.to(host.port()).answering(line -> {
            requests.add(line);
            return line.startsWith(method) && line.contains(part) && left.getAndDecrement() > 0 ? answer : null;
        });
    }

    private static String error(int status, String code, String message, String... headers) {
        String xml =
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
        StringBuilder all = new StringBuilder("HTTP/1.1 " + status + " No\r\nContent-Type: application/xml\r\n");
        for (String header : headers) {
            all.append(header).append("\r\n");
        }
        return all + "Content-Length: " + xml.length() + "\r\nConnection: close\r\n\r\n" + xml;
    }

    @Test
    void filesAreSentThenPutIntoPlaceInTheOrderThatVisitorsNeed() throws Exception {
        try (FaultyProxy proxy = honest()) {
            publishThrough(proxy);
            site.delete("prices/index.html").write("index.html", "<h1>Second</h1>");
            requests.clear();
            publishThrough(proxy);
        }
        assertThat(requests.stream()
                        .filter(line -> !line.startsWith("GET"))
                        .map(line -> line.split(" ")[0] + " " + line.split(" ")[1].replace("/" + bucket + "/", ""))
                        .map(line -> line.replaceAll("[0-9a-f]{64}", "SUM").replaceAll("[0-9]{8}-[^.]*", "ID")))
                .containsSubsequence(
                        "PUT .clinic-site/objects/SUM",
                        "PUT .clinic-site/begun.json",
                        "PUT .clinic-site/ours.json",
                        "PUT index.html",
                        "PUT .clinic-site/live.json",
                        "PUT .clinic-site/releases/ID.json",
                        "DELETE prices/index.html",
                        "DELETE .clinic-site/begun.json");
    }

    @Test
    void homePageComesLastAndAssetsFirst() throws Exception {
        try (FaultyProxy proxy = honest()) {
            publishThrough(proxy);
        }
        assertThat(requests.stream()
                        .filter(line -> line.startsWith("PUT") && !line.contains(".clinic-site"))
                        .map(line -> line.split(" ")[1].replace("/" + bucket + "/", "")))
                .containsExactly(
                        "assets/site-3fa9c1d2e8.css", "assets/logo.svg", "prices/index.html", "feed.xml", "index.html");
    }

    @Test
    void hostThatIsBusyIsAskedAgainWhenItSaid() throws Exception {
        try (FaultyProxy proxy =
                answering("PUT", "/objects/", 1, error(503, "SlowDown", "Please slow down", "Retry-After: 7"))) {
            publishThrough(proxy);
        }
        assertThat(waits).containsExactly(7000L);
        assertThat(said)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("503 SlowDown (Please slow down)")
                        .contains("Trying again in 7.0 s (2 of 4)"));
        assertThat(host.texts(bucket)).containsEntry("index.html", "<h1>Home</h1>");
    }

    @Test
    void connectionThatIsResetIsTriedAgainWithLongerWaits() throws Exception {
        try (FaultyProxy proxy = answering("PUT", "/prices/index.html", 2, "")) {
            publishThrough(proxy);
        }
        assertThat(waits).containsExactly(375L, 750L);
        assertThat(host.texts(bucket)).containsEntry("prices/index.html", "<h1>Prices</h1>");
    }

    @Test
    void pageThatCannotBePutIntoPlaceStopsHomePageManifestAndDeletes() throws Exception {
        try (FaultyProxy proxy = honest()) {
            publishThrough(proxy);
        }
        site.write("index.html", "<h1>Second</h1>")
                .write("prices/index.html", "<h1>Other prices</h1>")
                .write("faq/index.html", "<h1>Questions</h1>")
                .write("rates/index.html", "<h1>Rates</h1>")
                .delete("feed.xml");
        requests.clear();
        try (FaultyProxy proxy = FaultyProxy.to(host.port()).answering(line -> {
            requests.add(line);
            return line.startsWith("PUT") && (line.contains("/rates/") || line.contains("/faq/"))
                    ? error(500, "InternalError", "We are sorry")
                    : null;
        })) {
            assertThatThrownBy(() -> publishThrough(proxy))
                    .hasMessage("2 files could not be sent:\n"
                            + "  faq/index.html: The host answered 500 InternalError (We are sorry).\n"
                            + "  rates/index.html: The host answered 500 InternalError (We are sorry).")
                    .matches(e -> ((TargetException) e).isHalfDone());
        }
        assertThat(requests)
                .noneMatch(
                        line -> line.startsWith("DELETE") || line.contains("live.json HTTP") && line.startsWith("PUT"));
        assertThat(host.texts(bucket))
                .containsEntry("index.html", "<h1>Home</h1>")
                .containsEntry("prices/index.html", "<h1>Prices</h1>")
                .containsEntry("feed.xml", "<feed/>");

        try (FaultyProxy proxy = honest()) {
            publishThrough(proxy);
        }
        assertThat(host.texts(bucket))
                .containsEntry("index.html", "<h1>Second</h1>")
                .containsEntry("prices/index.html", "<h1>Other prices</h1>")
                .containsEntry("faq/index.html", "<h1>Questions</h1>")
                .doesNotContainKeys("feed.xml", ".clinic-site/begun.json");
    }

    @Test
    void publishThatWasBrokenOffIsFinishedWithoutSendingAgain() throws Exception {
        try (FaultyProxy proxy = answering("PUT", "/index.html", 99, "HTTP/1.1 400 No\r\n" + NO_BODY)) {
            assertThatThrownBy(() -> publishThrough(proxy)).hasMessageContaining("index.html");
        }
        requests.clear();
        try (FaultyProxy proxy = honest()) {
            publishThrough(proxy);
        }
        assertThat(requests).noneMatch(line -> line.startsWith("PUT") && line.contains("/objects/"));
        assertThat(host.texts(bucket)).containsEntry("index.html", "<h1>Home</h1>");
    }

    @Test
    void secretThatIsWrongIsExplainedOnceAndNotShown() throws Exception {
        Credentials wrong = new Credentials("server 'live' of settings.xml", S3Host.KEY_ID, "hush-hush", null, null);
        try (PublishTarget target = open(host.port(), wrong)) {
            assertThatThrownBy(target::standing)
                    .hasMessageContaining("403 SignatureDoesNotMatch")
                    .hasMessageContaining("see the password of server 'live' of settings.xml")
                    .hasMessageNotContaining("hush");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void refusalIsExplainedAndNotTriedAgain() throws Exception {
        try (FaultyProxy proxy = answering("GET", "/", 99, error(403, "AccessDenied", "Access Denied"))) {
            assertThatThrownBy(() -> publishThrough(proxy))
                    .hasMessageStartingWith("The host answered 403 AccessDenied (Access Denied)")
                    .hasMessageContaining("Check that the key may list, read, write and delete in the bucket");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void clockThatIsWrongIsNamed() throws Exception {
        try (FaultyProxy proxy = answering(
                "GET",
                "/",
                99,
                error(403, "RequestTimeTooSkewed", "too large", "Date: Sun, 22 Nov 2026 03:00:00 GMT"))) {
            assertThatThrownBy(() -> publishThrough(proxy))
                    .hasMessageContaining("This machine's clock is wrong: here it is 2")
                    .hasMessageContaining("on the host Sun, 22 Nov 2026 03:00:00 GMT. Set it");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void bucketThatIsNotThereOrElsewhereIsNamed() throws Exception {
        bucket = "nobodys-bucket";
        try (PublishTarget target = open(host.port(), S3Host.CREDENTIALS)) {
            assertThatThrownBy(target::standing)
                    .hasMessageStartingWith("There is no bucket 'nobodys-bucket' at http://127.0.0.1:" + host.port());
        }
        try (FaultyProxy proxy = answering(
                "GET", "/", 99, error(301, "PermanentRedirect", "elsewhere", "x-amz-bucket-region: eu-west-1"))) {
            assertThatThrownBy(() -> publishThrough(proxy))
                    .hasMessage("The bucket 'nobodys-bucket' is not in the region us-east-1. Write"
                            + " <region>eu-west-1</region> within its <target>.");
        }
    }

    @Test
    void hostThatDoesNotListenIsTriedAFewTimes() throws Exception {
        int port;
        try (FaultyProxy proxy = honest()) {
            port = proxy.port();
        }
        try (PublishTarget target = open(port, S3Host.CREDENTIALS)) {
            assertThatThrownBy(target::standing).hasMessageStartingWith("No answer from http://127.0.0.1:" + port);
        }
        assertThat(waits).hasSize(3);
    }

    @Test
    void concurrentPublisherIsNoticedBeforeAnythingIsPutIntoPlace() throws Exception {
        try (PublishTarget slow = open(host.port(), S3Host.CREDENTIALS);
                PublishTarget quick = open(host.port(), S3Host.CREDENTIALS)) {
            publish(quick);
            site.write("index.html", "<h1>Slow</h1>");
            Publication late = Publication.of(slow.standing(), site.read(), 3, now.plusSeconds(60), progress, () -> {});
            host.put(
                    bucket,
                    ".clinic-site/begun.json",
                    "{\"schema\":1,\"release\":\"\",\"time\":\"2026-11-22T10:00:00Z\",\"files\":{}}");

            assertThatThrownBy(() -> slow.publish(late))
                    .hasMessageStartingWith("Another publish to this place finished meanwhile. Nothing was changed.");
        }
        assertThat(host.texts(bucket)).containsEntry("index.html", "<h1>Home</h1>");
    }

    @Test
    void manifestOfAConcurrentPublisherIsNotWrittenOver() throws Exception {
        try (PublishTarget quick = open(host.port(), S3Host.CREDENTIALS)) {
            publish(quick);
        }
        String[] others = {null};
        site.write("index.html", "<h1>Slow</h1>").delete("feed.xml");
        try (FaultyProxy proxy = FaultyProxy.to(host.port()).answering(line -> {
            if (line.startsWith("PUT") && line.contains("/index.html") && others[0] == null) {
                others[0] = host.texts(bucket).get(".clinic-site/live.json").replace("10:00:00", "10:00:59");
                host.put(bucket, ".clinic-site/live.json", others[0]);
            }
            return null;
        })) {
            assertThatThrownBy(() -> publishThrough(proxy))
                    .hasMessageStartingWith("Another publish to this place finished meanwhile.");
        }
        assertThat(host.texts(bucket))
                .containsEntry(".clinic-site/live.json", others[0])
                .containsEntry("feed.xml", "<feed/>");
    }

    @Test
    void hostWithoutConditionalWritesIsToldOfOnceAndStillCompared() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.to(host.port()).answering(line -> {
            requests.add(line);
            return line.contains("begun.json")
                            && line.startsWith("PUT")
                            && requests.stream().filter(line::equals).count() == 1
                    ? error(501, "NotImplemented", "A header you provided implies functionality")
                    : null;
        })) {
            publishThrough(proxy);
        }
        assertThat(said)
                .containsExactly(
                        "This host has no conditional writes (If-Match): two who publish at the same second may not"
                                + " notice each other.");
        assertThat(host.texts(bucket)).containsEntry("index.html", "<h1>Home</h1>");
    }

    @Test
    void planOfABrokenOffPublishSaysWhichFilesItMayHaveTouched() throws Exception {
        try (FaultyProxy proxy = honest()) {
            publishThrough(proxy);
        }
        site.write("prices/index.html", "<h1>Other prices</h1>").write("index.html", "<h1>Second</h1>");
        try (FaultyProxy proxy = answering("PUT", "/index.html", 99, "HTTP/1.1 400 No\r\n" + NO_BODY)) {
            assertThatThrownBy(() -> publishThrough(proxy)).hasMessageContaining("index.html");
        }
        site.write("prices/index.html", "<h1>Prices</h1>").write("index.html", "<h1>Home</h1>");
        try (PublishTarget target = open(host.port(), S3Host.CREDENTIALS)) {
            Plan plan = Plan.of(target.standing(), site.read().files());
            assertThat(plan.uploads()).extracting(Plan.Change::path).contains("prices/index.html");
            publish(target);
        }
        assertThat(host.texts(bucket)).containsEntry("prices/index.html", "<h1>Prices</h1>");
    }

    /** Two builds of a site: pages come and go, others lead to them, a style has another name, a picture other bytes. */
    private void first() throws IOException {
        pages(
                "assets/site-3fa9c1d2e8.css",
                Map.of(
                        "", "/prices/ /neck/ /old/",
                        "prices/", "/ /neck/",
                        "neck/", "/old/ /media/plan.pdf",
                        "old/", "/ /older/",
                        "older/", "/old/"));
        site.write("media/plan.pdf", "plan").write("assets/logo.svg", "<svg/>");
    }

    private void second() throws IOException {
        for (String gone :
                List.of("old/index.html", "older/index.html", "media/plan.pdf", "assets/site-3fa9c1d2e8.css")) {
            site.delete(gone);
        }
        pages(
                "assets/site-77777777aa.css",
                Map.of(
                        "", "/prices/ /neck/ /about/",
                        "prices/", "/ /rates/ /media/fees.pdf",
                        "neck/", "/prices/ /about/",
                        "rates/", "/prices/ /about/",
                        "about/", "/"));
        site.write("media/fees.pdf", "fees").write("assets/logo.svg", "<svg></svg>");
    }

    private void pages(String style, Map<String, String> linksByPage) throws IOException {
        for (Map.Entry<String, String> page : linksByPage.entrySet()) {
            StringBuilder html = new StringBuilder("<link href=/" + style + "><img src=/assets/logo.svg>");
            for (String link : page.getValue().split(" ")) {
                html.append("<a href=").append(link).append(">x</a>");
            }
            site.write(page.getKey() + "index.html", html.toString());
        }
        site.write(style, "h1 {}");
    }

    /** From the home page and from each page that both builds have: every link, style and picture is there. */
    private void noVisitorMeetsALinkThatLeadsNowhere(String when) {
        Map<String, String> seen = host.texts(bucket);
        Deque<String> open = new ArrayDeque<>(List.of("index.html", "prices/index.html", "neck/index.html"));
        Set<String> met = new TreeSet<>(open);
        while (!open.isEmpty()) {
            String page = open.remove();
            assertThat(seen).as(when).containsKey(page);
            Matcher link = Pattern.compile("(?:href|src)=/([^>]*)>").matcher(seen.get(page));
            while (link.find()) {
                String path = link.group(1);
                String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
                assertThat(seen.keySet())
                        .as(page + " leads to " + file + ", " + when)
                        .contains(file);
                if (file.endsWith(".html") && met.add(file)) {
                    open.add(file);
                }
            }
        }
        met.removeIf(path -> !path.endsWith(".html"));
        assertThat(met).hasSizeGreaterThan(3);
    }

    @Test
    void whereverItIsCutOffEveryLinkOfEveryPageThatIsMetLeadsSomewhereAndTheNextFinishes() throws Exception {
        int writes = Integer.MAX_VALUE;
        for (int cut = 0; cut <= writes; cut++) {
            bucket = host.bucket();
            deleteTree(site.folder());
            site = new SiteFolder(temp.resolve("site"));
            first();
            try (PublishTarget target = open(host.port(), S3Host.CREDENTIALS)) {
                publish(target);
            }
            second();
            AtomicInteger left = new AtomicInteger(cut);
            AtomicInteger seen = new AtomicInteger();
            try (FaultyProxy proxy = FaultyProxy.to(host.port()).answering(line -> {
                boolean dead = left.get() < 0;
                if (!line.startsWith("GET") && !line.startsWith("HEAD")) {
                    seen.incrementAndGet();
                    dead = left.getAndDecrement() <= 0;
                }
                return dead ? "" : null;
            })) {
                now = now.plusSeconds(60);
                try (PublishTarget target = open(proxy.port(), S3Host.CREDENTIALS, 1)) {
                    publish(target);
                } catch (IOException e) {
                    // it was cut off
                }
            }
            String when = "cut off before write " + cut;
            noVisitorMeetsALinkThatLeadsNowhere(when);
            if (left.get() >= 0) {
                writes = seen.get(); // all went through: the last round
                cut = writes;
            }

            now = now.plusSeconds(60);
            try (PublishTarget target = open(host.port(), S3Host.CREDENTIALS)) {
                publish(target);
                assertThat(Plan.of(target.standing(), site.read().files()).isEmpty())
                        .as(when)
                        .isTrue();
            }
            noVisitorMeetsALinkThatLeadsNowhere("after the next publish, " + when);
            assertThat(host.texts(bucket))
                    .as(when)
                    .containsKeys("about/index.html", "assets/site-3fa9c1d2e8.css")
                    .doesNotContainKeys("old/index.html", "older/index.html", ".clinic-site/begun.json");
        }
        assertThat(writes).isGreaterThan(15);
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
