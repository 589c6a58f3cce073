package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.PublicLedger.Fact;
import org.clinicsite.site.PublicLedger.Kind;
import org.clinicsite.site.PublicLedger.PublicPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A build server that remembers nothing publishes to a fresh folder; the live site says what was there before. */
class PublishedBeforeTest {

    @TempDir
    Path temp;

    private Path ledger;
    private HttpServer server;
    private SiteFolder site;
    private Memory memory = Memory.ASK;
    private int status = 404;
    private byte[] live = new byte[0];
    private String leadsTo = "";
    private int asked;
    private final List<String> notes = new ArrayList<>();
    private @Nullable Proposal proposal;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().endsWith(PublicLedger.PATH)) {
                asked++;
            }
            if (!leadsTo.isEmpty()) {
                exchange.getResponseHeaders().add("Location", leadsTo);
            }
            exchange.sendResponseHeaders(status, live.length == 0 ? -1 : live.length);
            exchange.getResponseBody().write(live);
            exchange.close();
        });
        server.start();
        ledger = Files.createDirectories(temp.resolve("content")).resolve("published.json");
        site = new SiteFolder(temp.resolve("site"));
        site.write("index.html", "<!doctype html><html lang=en><title>Home</title><main><h1>Home</h1></main>");
        site.write(PublicLedger.PATH, ledger("£36", "/"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private String ledger(String price, String... paths) {
        TreeMap<String, PublicPage> pages = new TreeMap<>();
        for (String path : paths) {
            pages.put(path, new PublicPage(path, "page", "", new TreeSet<>()));
        }
        List<Fact> facts = List.of(new Fact(Kind.PRICE, "Back massage", "30 minutes", price, null));
        return new String(
                new PublicLedger(address(), price.equals("£34") ? "aa" : "bb", facts, pages).toBytes(),
                StandardCharsets.UTF_8);
    }

    private void shows(String text) {
        status = 200;
        live = text.getBytes(StandardCharsets.UTF_8);
    }

    private PublishResult publish() throws Exception {
        PublishOptions options = new PublishOptions(
                site.folder(),
                FileRules.of(Map.of()),
                3,
                false,
                false,
                false,
                false,
                List.of(),
                ledger,
                "content/published.json",
                address(),
                null,
                false,
                1,
                memory);
        Progress told = new Progress() {
            @Override
            public void begin(String what, int files, long bytes) {}

            @Override
            public void sent(String path, long bytes) {}

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        try (PublishTarget target = Targets.open(
                TargetSettings.parse("directory:" + temp.resolve("www")),
                new TargetContext(Credentials.NONE, 1, Retry.USUAL, Progress.NONE))) {
            return new Publisher(
                            target,
                            told,
                            Clock.fixed(Instant.EPOCH.plusSeconds(notes.size()), ZoneOffset.UTC),
                            millis -> {})
                    .publish(options, shown -> proposal = shown);
        }
    }

    @Test
    void nothingThereIsAFirstPublishAndSaid() throws Exception {
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        assertThat(notes).contains("A first publish: " + address() + " has no .well-known/clinic-site.json.");
    }

    @Test
    void changesAreToldAgainstWhatTheLiveSiteShows() throws Exception {
        shows(ledger("£34", "/"));

        publish();

        assertThat(proposal.words()).first().isEqualTo("Back massage, 30 minutes £34 → £36");
    }

    @Test
    void pageThatTheLiveSiteHasMayNotVanish() throws Exception {
        shows(ledger("£34", "/", "/prices/"));

        assertThatThrownBy(() -> publish()).hasMessageContaining("vanished-path: “/prices/”");
        assertThat(temp.resolve("www")).doesNotExist();
    }

    @Test
    void siteOfSomebodyElseIsAFirstPublish() throws Exception {
        shows(ledger("£34", "/", "/prices/").replace(address(), "https://hotel.example/"));

        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        assertThat(notes).anyMatch(note -> note.contains("is the site of https://hotel.example/"));
    }

    @ParameterizedTest
    @CsvSource({
        "500, '', it answers 500",
        "401, '', it answers 401",
        "302, https://login.invalid/, it leads to https://login.invalid/",
        "200, '<!doctype html><title>Log in</title>', perhaps a page to log in",
        "200, '{\"schema\":1}', perhaps a page to log in"
    })
    void whoDoesNotSayIsNeverTakenForNothing(int answer, String text, String says) throws Exception {
        shows(text);
        status = answer;
        leadsTo = answer == 302 ? text : "";
        live = answer == 302 ? new byte[0] : live;

        assertThatThrownBy(() -> publish())
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("does not tell what was published before: ")
                .hasMessageContaining("-Dsite.ledger=none");
        assertThat(temp.resolve("www")).doesNotExist();

        memory = new Memory(Memory.NONE, null);
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
    }

    @Test
    void serverThatIsDownStopsThePublishUnlessAListKnows() throws Exception {
        server.stop(0);
        assertThatThrownBy(() -> publish()).hasMessageContaining("does not tell what was published before");

        Files.writeString(ledger, "{\"schema\": 1, \"pages\": {\"/\": []}}");

        assertThat(publish().warnings())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("What changes for visitors cannot be told.");
    }

    @Test
    void fileThatIsNamedIsAskedInPlaceOfTheLiveSite() throws Exception {
        Path file = Files.writeString(temp.resolve("before.json"), ledger("£30", "/"));
        memory = new Memory(file.toString(), null);

        publish();

        assertThat(asked).isZero();
        assertThat(proposal.words()).first().isEqualTo("Back massage, 30 minutes £30 → £36");
        memory = new Memory(temp.resolve("no.json").toString(), null);
        assertThatThrownBy(() -> publish()).hasMessageContaining("There is no such file. Name a copy");
    }

    @Test
    void siteThatIsOlderThanTheLastPublishFromHereStops() throws Exception {
        memory = new Memory(null, temp.resolve("cache/deploys.txt"));
        memory.add(address(), "aa");
        memory.add(address(), "bb");
        shows(ledger("£34", "/"));

        assertThatThrownBy(() -> publish())
                .hasMessageContaining("it still shows build aa, after which another was published");

        shows(ledger("£36", "/"));
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
    }

    /** Headers that an owner sets are a change only where the publish had others. */
    @Test
    void comparisonGoesByTheCachingThatIsGiven() throws Exception {
        publish();
        FileRules rules = FileRules.of(Map.of("**", "public, max-age=7"));
        try (PublishTarget target = Targets.open(
                TargetSettings.parse("directory:" + temp.resolve("www")),
                new TargetContext(Credentials.NONE, 1, Retry.USUAL, Progress.NONE))) {
            SiteDiff diff = new SiteDiff(Clock.systemUTC());
            assertThat(diff.withTarget(
                                    target,
                                    site.folder(),
                                    FileRules.of(Map.of()),
                                    null,
                                    memory,
                                    1,
                                    Progress.NONE,
                                    new ArrayList<>())
                            .lines())
                    .isEmpty();
            assertThat(diff.withTarget(target, site.folder(), rules, null, memory, 1, Progress.NONE, new ArrayList<>())
                            .lines())
                    .singleElement()
                    .asString()
                    .endsWith("the same, but served with other headers");
        }
    }

    @Test
    void folderThatWasPublishedToRemembersByItself() throws Exception {
        publish();
        asked = 0;
        site.write(PublicLedger.PATH, ledger("£40", "/"));
        site.write("index.html", "<!doctype html><html lang=en><title>Home</title><main><h1>New</h1></main>");

        publish();

        assertThat(asked).isZero();
        assertThat(proposal.words()).first().isEqualTo("Back massage, 30 minutes £36 → £40");
    }
}
