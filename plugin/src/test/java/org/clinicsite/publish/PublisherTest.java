package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A publish from its checks to its end, to a folder. */
class PublisherTest {

    @TempDir
    Path temp;

    private SiteFolder site;
    private Path ledger;
    private String www = "www";
    private final List<Proposal> proposals = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @BeforeEach
    void site() throws IOException {
        ledger = Files.createDirectories(temp.resolve("content")).resolve("published.json");
        site = new SiteFolder(temp.resolve("site"));
        page("index.html", "Home", "<a href='/prices/'>Prices</a>");
        page("prices/index.html", "Prices", "<h2 id=massage>Massage</h2><p>60 minutes £58");
        site.write("assets/site-3fa9c1d2e8.css", "h1 {}");
    }

    private void page(String path, String title, String text) throws IOException {
        site.write(path, "<title>x</title><main><h1>" + title + "</h1>" + text + "</main>");
    }

    private Path current() {
        return temp.resolve("www/current");
    }

    private enum May {
        DRY_RUN,
        DELETE,
        VANISH,
        BREAK
    }

    private PublishResult publish(May... may) throws Exception {
        List<May> all = List.of(may);
        now = now.plusSeconds(60);
        PublishOptions options = new PublishOptions(
                site.folder(),
                FileRules.of(Map.of()),
                3,
                all.contains(May.DRY_RUN),
                all.contains(May.DELETE),
                all.contains(May.VANISH),
                all.contains(May.BREAK),
                List.of(),
                ledger,
                "content/published.json",
                null,
                null,
                true,
                2,
                Memory.ASK);
        try (PublishTarget target = target()) {
            return publisher(target).publish(options, proposals::add);
        }
    }

    private PublishTarget target() throws Exception {
        return Targets.open(
                TargetSettings.parse("directory:" + temp.resolve(www)),
                new TargetContext(Credentials.NONE, 2, Retry.USUAL, Progress.NONE));
    }

    private Publisher publisher(PublishTarget target) {
        return new Publisher(target, Progress.NONE, Clock.fixed(now, ZoneOffset.UTC), millis -> {});
    }

    private Map<String, String> disk() throws IOException {
        Map<String, String> disk = new TreeMap<>();
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                disk.put(
                        temp.relativize(file).toString(),
                        Files.isRegularFile(file) ? Files.getLastModifiedTime(file) + Files.readString(file) : "");
            }
        }
        return disk;
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "site/www", "content/www"})
    void placeWithinTheSiteOrItsContentIsRefusedBeforeAnythingIsWritten(String folder) throws Exception {
        www = folder;
        Map<String, String> before = disk();

        assertThatThrownBy(() -> publish())
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("lie within each other. Publish to a folder of its own");
        assertThat(disk()).isEqualTo(before);
    }

    @Test
    void linkToAFolderInTheSiteIsToldByItsName() throws Exception {
        Files.createSymbolicLink(site.folder().resolve("old"), temp);

        assertThatThrownBy(() -> publish())
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("old: symbolic-link");
    }

    @Test
    void siteThatIsInOrderGoesLive() throws Exception {
        PublishResult result = publish();

        assertThat(result.outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        assertThat(result.release()).startsWith("20261122-100100-");
        assertThat(current().resolve("prices/index.html")).content().contains("£58");
        assertThat(ledger).content().contains("\"/prices/\": [\"massage\"]");
    }

    @Test
    void secondPublishOfTheSameWritesNothing() throws Exception {
        publish();
        Map<String, String> before = disk();

        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.UNCHANGED);

        assertThat(disk()).isEqualTo(before);
    }

    @Test
    void dryRunShowsTheSamePlanAndWritesNothing() throws Exception {
        Map<String, String> before = disk();

        assertThat(publish(May.DRY_RUN).outcome()).isEqualTo(PublishResult.Outcome.PLANNED);
        assertThat(disk()).isEqualTo(before);
        publish();

        assertThat(proposals.get(0)).isEqualTo(proposals.get(1));
    }

    @Test
    void filesThatNoManifestMayNameAreToldTogetherBeforeAnythingIsWritten() throws Exception {
        site.write("media/A.txt", "1").write("media/a.txt", "2").write("media/b\\c.txt", "3");
        site.write("media/d .txt ", "4").write("media/e\u202Egpj.txt", "5");
        Map<String, String> before = disk();

        assertThatThrownBy(() -> publish())
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("The files 'media/A.txt' and 'media/a.txt' are one on some disks")
                .hasMessageContaining(
                        "The file 'media/b\\c.txt' has the character '\\', which separates folders on Windows.")
                .hasMessageContaining("The file 'media/d .txt ' has a part that ends with a blank")
                .hasMessageContaining("U+202E, which nobody sees. Rename it.");
        assertThat(disk()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u00FF",
                "[]",
                "{\"schema\": 1, \"pages\": {",
                "{\"schema\": 7, \"pages\": {}}",
                "{\"schema\": 1, \"pages\": {\n<<<<<<< HEAD\n  \"/\": []\n=======\n  \"/a/\": []\n>>>>>>> b\n}}"
            })
    void listOfWhatWasPublishedThatIsDamagedSaysHowToGoOnAndThatWorks(String text) throws Exception {
        publish();
        page("index.html", "Second", "");
        Files.write(ledger, text.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> publish())
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith("content/published.json: ")
                .hasMessageContaining("or delete");
        Files.delete(ledger);

        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        assertThat(ledger).content().contains("\"/prices/\": [\"massage\"]");
    }

    @Test
    void ownerReadsWhatChangesInWords() throws Exception {
        page("about/index.html", "About us", "We are here.");
        page("faq/index.html", "Questions", "<a href='/'>a</a><a href='/about/'>b</a><a href='/prices/'>c</a>");
        page("help/index.html", "Help", "Help");
        publish();
        page("prices/index.html", "Prices", "<h2 id=massage>Massage</h2><p>60 minutes £60");
        page("index.html", "Home", "<a href='/prices/'>Prices</a> <span>from £60</span>");
        page("faq/index.html", "Questions", "<a href='/prices/'>c</a>abc");
        page("about/index.html", "About us", "We are there.");
        page("articles/neck/index.html", "A stiff neck", "Walk.");
        site.write("media/a.png", "new").delete("help/index.html");
        publish(May.VANISH);

        assertThat(proposals.get(1).words())
                .containsExactly(
                        "1 page new: A stiff neck (/articles/neck/)",
                        "1 page gone: /help/",
                        "1 price new: £60, on /",
                        "1 price changed: £58 is now £60, on /prices/",
                        "2 links removed from /faq/",
                        "the text changed on 3 pages: /about/, /faq/, /",
                        "1 other file new");
    }

    @Test
    void nothingIsWrittenWhileSomethingIsInTheWayAndAllOfItIsTold() throws Exception {
        publish();
        page("index.html", "Home", "<a href='/nowhere/'>x</a> ${name}");
        site.write(".env", "PASSWORD=x").delete("prices/index.html");
        Map<String, String> before = disk();

        assertThatThrownBy(() -> publish())
                .isInstanceOf(SiteException.class)
                .hasMessageContaining(".env: hidden-file")
                .hasMessageContaining("broken-link: \u201c/nowhere/\u201d")
                .hasMessageContaining("leftover-expression: \u201c${name}\u201d")
                .hasMessageContaining("vanished-path: \u201c/prices/\u201d");
        assertThat(disk()).isEqualTo(before);
    }

    @Test
    void pageMayVanishWhenThatIsSaidAndIsForgottenThen() throws Exception {
        publish();
        site.delete("prices/index.html");
        page("index.html", "Home", "");
        assertThatThrownBy(() -> publish()).hasMessageContaining("vanished-path");

        publish(May.VANISH);

        assertThat(current().resolve("prices")).doesNotExist();
        assertThat(ledger).content().doesNotContain("/prices/");
        page("index.html", "Home", "again");
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
    }

    @Test
    void pageMayMoveWhenItsOldAddressLeadsToTheNewOne() throws Exception {
        publish();
        site.delete("prices/index.html");
        page("fees/index.html", "Fees", "<h2 id=massage>Massage</h2>");
        page("index.html", "Home", "<a href='/fees/'>Fees</a>");
        assertThatThrownBy(() -> publish())
                .hasMessageContaining("vanished-path: \u201c/prices/\u201d")
                .hasMessageContaining("aliases");
        assertThat(current().resolve("fees")).doesNotExist();

        site.write(
                "prices/index.html",
                "<title>Fees</title><meta http-equiv=refresh content='0; url=/fees/'><a href='/fees/'>Fees</a>");
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        assertThat(ledger).content().contains("\"/fees/\": [\"massage\"]");
    }

    @Test
    void sectionMayBeRenamedWhenItsOldNameStillLeadsThere() throws Exception {
        publish();
        page("prices/index.html", "Prices", "<h2 id=back-massage>Back massage</h2>");
        assertThatThrownBy(() -> publish()).hasMessageContaining("vanished-anchor: \u201c/prices/#massage\u201d");
        assertThat(current().resolve("prices/index.html")).content().doesNotContain("Back massage");

        page("prices/index.html", "Prices", "<span id=massage></span><h2 id=back-massage>Back massage</h2>");
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
    }

    @Test
    void brokenLinkMayWaitWhenThatIsSaidAndNothingElseMay() throws Exception {
        publish();
        page("index.html", "Closed today", "<a href='/prices/'>Prices</a><a href='/nowhere/'>x</a>");
        assertThatThrownBy(() -> publish()).hasMessageContaining("broken-link: \u201c/nowhere/\u201d");

        PublishResult result = publish(May.BREAK);

        assertThat(result.outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        assertThat(result.warnings()).singleElement().asString().contains("broken-link: \u201c/nowhere/\u201d");
        assertThat(current().resolve("index.html")).content().contains("Closed today");

        site.write("notes.txt", "See http://localhost:8080/ for more.").write(".env", "PASSWORD=x");
        assertThatThrownBy(() -> publish(May.BREAK))
                .hasMessageContaining("hidden-file")
                .hasMessageContaining("local-link");
    }

    @Test
    void manyDeletesHaveToBeAllowed() throws Exception {
        for (int i = 0; i < 30; i++) {
            site.write("media/" + i + ".png", "x");
        }
        publish();
        for (int i = 0; i < 21; i++) {
            site.delete("media/" + i + ".png");
        }

        assertThatThrownBy(() -> publish())
                .isInstanceOf(SiteException.class)
                .hasMessage("It would delete 21 of the 33 files that are live; without being told to, at most 20. Look"
                        + " whether the content is all there. If it is meant so: -Dsite.allowDeletes.");
        assertThat(current().resolve("media/0.png")).exists();
        assertThat(publish(May.DELETE).outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        assertThat(current().resolve("media/0.png")).doesNotExist();
    }

    @Test
    void publishThatRunsKeepsAnotherOut() throws Exception {
        publish();
        page("index.html", "Home", "new");
        try (PublishTarget target = target();
                Lease lease =
                        Lease.take(target.leases().orElseThrow(), Lease.Holder.me(now), millis -> {}, Progress.NONE)) {
            lease.check();
            assertThatThrownBy(() -> publish())
                    .isInstanceOf(SiteException.class)
                    .hasMessageStartingWith("Another publish to directory ")
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
        }
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
    }

    @Test
    void whatAKilledPublishLeftBesideTheLockIsSwept() throws Exception {
        publish();
        Path lock = temp.resolve("www/.lock");
        Files.writeString(lock.resolve("own9918b91e-2ad0-4d7d-a907-a3b4f939869a"), "{}");
        Files.writeString(lock.resolve("own notes"), "not of a publish");
        page("index.html", "Home", "new");

        publish();

        assertThat(lock.toFile().list()).containsExactly("own notes");
    }

    @Test
    void rollbackGoesToTheReleaseBeforeAndByName() throws Exception {
        publish();
        page("index.html", "Second", "");
        publish();
        page("index.html", "Third", "");
        publish();
        try (PublishTarget target = target()) {
            Publisher publisher = publisher(target);
            List<Release> releases = publisher.releases();

            assertThat(publisher.rollback(null))
                    .extracting(Release::id)
                    .isEqualTo(releases.get(1).id());
            assertThat(current().resolve("index.html")).content().contains("Second");

            publisher.rollback(releases.get(0).id().substring(0, 15));
            assertThat(current().resolve("index.html")).content().contains("Third");

            assertThatThrownBy(() -> publisher.rollback("2026112"))
                    .hasMessageStartingWith("More than one release begins with '2026112'.");
            assertThatThrownBy(() -> publisher.rollback("20250101"))
                    .hasMessageStartingWith("There is no release '20250101'.")
                    .hasMessageContaining(releases.get(2).id());
        }
    }

    @Test
    void afterARollbackTheAddressIsLookedAtThatTheHomePageGives() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        String[] shown = {"build 1"};
        server.createContext("/.well-known/build-id.txt", exchange -> {
            byte[] bytes = shown[0].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try (PublishTarget target = target()) {
            for (int build = 1; build <= 2; build++) {
                site.write(
                        "index.html",
                        "<link rel=canonical href=https://clinic.example/><h1>" + build
                                + "</h1><a href=/prices/>x</a>");
                site.write(".well-known/build-id.txt", "build " + build);
                publish();
            }
            assertThat(publisher(target).rollback(null, true, address).address())
                    .isEqualTo(address);
            String second = publisher(target).releases().get(0).id();

            shown[0] = "build 7";
            assertThat(publisher(target).rollback(second, true, address).warnings())
                    .singleElement()
                    .asString()
                    .contains("it shows another build (build 7)");
            assertThat(publisher(target).rollback(null, true, null).address())
                    .as("nobody has the name clinic.example")
                    .isNull();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void rollbackWithoutAnythingToGoBackToSaysSo() throws Exception {
        try (PublishTarget target = target()) {
            assertThatThrownBy(() -> publisher(target).rollback(null))
                    .hasMessageStartingWith("Nothing was ever published to");
        }
        assertThat(temp.resolve("www")).doesNotExist();
        publish();
        try (PublishTarget target = target()) {
            assertThatThrownBy(() -> publisher(target).rollback(null))
                    .hasMessageStartingWith("There is no release before");
        }
    }

    @Test
    void releaseOfAMachineWhoseClockIsBehindComesAfterThoseThatAreThere() throws Exception {
        publish();
        now = now.minusSeconds(3600);
        page("index.html", "Later", "");

        assertThat(publish().release()).startsWith("20261122-100101-");
    }
}
