package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does. A test of a target extends this, and says where the target is and what visitors see there. */
public abstract class TargetContract {

    /** For the target's place and the site's folder. */
    @TempDir
    protected Path temp;

    /** The site that is published. */
    protected SiteFolder site;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    /** Opens the target under test; always the same place within one test. */
    protected abstract PublishTarget open() throws Exception;

    /** What visitors see: text by path, without what the target keeps for itself. */
    protected abstract Map<String, String> visitorsSee() throws Exception;

    /** Puts a file into the live site that no publish put there. */
    protected abstract void putForeign(String path, String text) throws Exception;

    /**
     * What the target itself can tell of writes, however it tells it: its server's log, or all its files with their
     * times. The same before and after whatever only reads.
     */
    protected abstract List<String> writes() throws Exception;

    /** Every file and folder with its kind, size, time and target; the same as long as nobody touches any. */
    protected static List<String> disk(Path folder) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                Map<String, Object> facts = Files.readAttributes(
                        file, "unix:ino,mode,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
                all.add(folder.relativize(file) + " " + new TreeMap<>(facts)
                        + (Files.isSymbolicLink(file) ? " -> " + Files.readSymbolicLink(file) : ""));
            }
        }
        return all;
    }

    /** Whether the target keeps {@code Content-Type} and {@code Cache-Control}; then they are seen with this. */
    protected String headersOf(String path) throws Exception {
        return "";
    }

    /** Whether releases beyond those to keep are taken away; a history may keep them all. */
    protected boolean prunes() {
        return true;
    }

    @BeforeEach
    void site() throws IOException {
        site = new SiteFolder(temp.resolve("site"));
        site.write("index.html", "<h1>Home</h1>");
        site.write("prices/index.html", "<h1>Prices</h1>");
        site.write("assets/site-3fa9c1d2e8.css", "h1 { color: green }");
        site.write("feed.xml", "<feed/>");
    }

    /** Publishes the site as it is, as {@code mvn site:publish} does; gives the plan. */
    protected Plan publish(int keep) throws Exception {
        now = now.plusSeconds(60);
        try (PublishTarget target = open()) {
            Publication publication =
                    Publication.of(target.standing(), site.read(), keep, now, Progress.NONE, () -> {});
            if (!publication.plan().isEmpty()) {
                target.publish(publication);
            }
            return publication.plan();
        }
    }

    private Standing standing() throws Exception {
        try (PublishTarget target = open()) {
            return target.standing();
        }
    }

    private static Map<String, String> map(String... pathsAndTexts) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            map.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return map;
    }

    private static Map<String, String> texts(Map<String, String> all, String... paths) {
        Map<String, String> map = new TreeMap<>(all);
        map.keySet().retainAll(List.of(paths));
        return map;
    }

    @Test
    void nothingStandsWhereNobodyPublished() throws Exception {
        assertThat(standing()).isEqualTo(Standing.EMPTY);
        assertThat(standing()).as("after looking").isEqualTo(Standing.EMPTY);
    }

    @Test
    void firstPublishIsWhatVisitorsSee() throws Exception {
        publish(5);

        assertThat(visitorsSee())
                .isEqualTo(map(
                        "index.html", "<h1>Home</h1>",
                        "prices/index.html", "<h1>Prices</h1>",
                        "assets/site-3fa9c1d2e8.css", "h1 { color: green }",
                        "feed.xml", "<feed/>"));
    }

    /** More than any buffer on the way holds, and with a beginning unlike its end. */
    @Test
    void fileOfSomeMegabytesArrivesWholeAndGoesAlong() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400_000; i++) {
            text.append(i).append('\n');
        }
        site.write("media/talk.txt", text.toString());
        publish(5);
        assertThat(visitorsSee()).containsEntry("media/talk.txt", text.toString());

        site.write("index.html", "<h1>New</h1>");
        publish(5);
        assertThat(visitorsSee())
                .containsEntry("media/talk.txt", text.toString())
                .containsEntry("index.html", "<h1>New</h1>");
    }

    /** A plan with a new file of a size that no test has room for. */
    protected static Plan planOf(String path, long size) {
        TreeMap<String, Manifest.Entry> files = new TreeMap<>();
        files.put("index.html", new Manifest.Entry("1", 5, "text/html", ""));
        files.put(path, new Manifest.Entry("2", size, "video/mp4", ""));
        return Plan.of(Standing.EMPTY, files);
    }

    @Test
    void manifestThatStandsThereIsThatOfTheSite() throws Exception {
        publish(5);

        Standing standing = standing();
        assertThat(standing.live().files()).isEqualTo(site.read().files());
        assertThat(standing.foreign()).isEmpty();
        assertThat(standing.unfinished()).isNull();
        assertThat(standing.releases()).singleElement().satisfies(release -> {
            assertThat(release.live()).isTrue();
            assertThat(release.files()).isEqualTo(4);
            assertThat(release.id()).isEqualTo(standing.live().release()).satisfies(id -> Release.isId(id));
        });
    }

    @Test
    void dryRunOfAPublishAndOfARollbackOnlyReads() throws Exception {
        dryRun();
        publish(1);
        site.write("prices/index.html", "<h1>Other prices</h1>");
        publish(5);
        putForeign("google1234.html", "proof");
        site.write("faq/index.html", "<h1>Questions</h1>").delete("feed.xml");

        dryRun();
        List<String> before = writes();
        try (PublishTarget target = open()) {
            Publisher publisher = new Publisher(target, Progress.NONE, clock(), millis -> {});
            assertThat(publisher.releases()).hasSize(2);
            assertThat(publisher.choose(null).live()).isFalse();
        }
        assertThat(writes()).isEqualTo(before);

        publish(5);
        assertThat(writes()).as("a real one").isNotEqualTo(before);
    }

    /** Looks as {@code -Dsite.dryRun} does, and shows that nothing came of it. */
    private void dryRun() throws Exception {
        List<String> before = writes();
        try (PublishTarget target = open()) {
            PublishOptions options = new PublishOptions(
                    site.folder(),
                    FileRules.of(Map.of()),
                    1,
                    true,
                    true,
                    true,
                    true,
                    List.of(),
                    temp.resolve("published.json"),
                    "published.json",
                    null,
                    null,
                    true,
                    2,
                    Memory.ASK);
            PublishResult result =
                    new Publisher(target, Progress.NONE, clock(), millis -> {}).publish(options, proposal -> {});
            assertThat(result.outcome()).isEqualTo(PublishResult.Outcome.PLANNED);
            assertThat(result.plan().isEmpty()).isFalse();
        }
        assertThat(writes()).isEqualTo(before);
        assertThat(temp.resolve("published.json")).doesNotExist();
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Test
    void sameBytesAgainAreNoChange() throws Exception {
        publish(5);

        assertThat(publish(5).isEmpty()).isTrue();
        assertThat(standing().releases()).hasSize(1);
    }

    @Test
    void changedFilesChangeNewOnesComeAndOldOnesGo() throws Exception {
        publish(5);
        site.write("index.html", "<h1>Welcome</h1>").write("faq/index.html", "<h1>Questions</h1>");
        site.delete("prices/index.html");

        Plan plan = publish(5);

        assertThat(plan.of(Plan.Kind.ADD)).extracting(Plan.Change::path).containsExactly("faq/index.html");
        assertThat(plan.of(Plan.Kind.CHANGE)).extracting(Plan.Change::path).containsExactly("index.html");
        assertThat(plan.of(Plan.Kind.DELETE)).extracting(Plan.Change::path).containsExactly("prices/index.html");
        assertThat(texts(visitorsSee(), "index.html", "faq/index.html", "prices/index.html"))
                .isEqualTo(map("index.html", "<h1>Welcome</h1>", "faq/index.html", "<h1>Questions</h1>"));
    }

    @Test
    void filesOfTheLiveSiteCanBeRead() throws Exception {
        publish(5);
        site.write("index.html", "<h1>Not published yet</h1>");

        try (PublishTarget target = open()) {
            assertThat(target.read("index.html")).asString().isEqualTo("<h1>Home</h1>");
            assertThatThrownBy(() -> target.read("nothing.html")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void namesMayHoldWhatPeopleWrite() throws Exception {
        String[] names = {
            "media/Preisliste Übersicht.pdf",
            "media/50%25 off+more.txt",
            "a/b/c/d/e.txt",
            "media/#1 'best' & (only).txt",
        };
        for (String name : names) {
            site.write(name, name);
        }

        publish(5);

        assertThat(visitorsSee()).contains(java.util.Map.entry(names[0], names[0]));
        for (String name : names) {
            assertThat(visitorsSee()).containsEntry(name, name);
        }
        assertThat(publish(5).isEmpty()).isTrue();
    }

    @Test
    void aFolderMayBecomeAFileAndAFileAFolder() throws Exception {
        site.write("about", "text");
        publish(5);
        site.delete("about").write("about/index.html", "page");
        publish(5);
        assertThat(visitorsSee()).containsEntry("about/index.html", "page").doesNotContainKey("about");

        site.delete("about/index.html");
        java.nio.file.Files.delete(site.folder().resolve("about"));
        site.write("about", "text");
        publish(5);
        assertThat(visitorsSee()).containsEntry("about", "text").doesNotContainKey("about/index.html");
    }

    @Test
    void foreignFilesStayAndAreListed() throws Exception {
        publish(5);
        putForeign("google1234.html", "proof");
        assertThat(standing().foreign()).containsExactly("google1234.html");

        site.delete("prices/index.html");
        publish(5);

        assertThat(visitorsSee()).containsEntry("google1234.html", "proof").doesNotContainKey("prices/index.html");
        assertThat(standing().foreign()).containsExactly("google1234.html");
    }

    @Test
    void rollbackBringsTheReleaseBackAsItWas() throws Exception {
        publish(5);
        Map<String, String> before = visitorsSee();
        Release first = standing().releases().get(0);
        site.write("index.html", "<h1>Mistake</h1>").delete("prices/index.html");
        publish(5);

        try (PublishTarget target = open()) {
            target.rollback(first, Progress.NONE);
        }

        assertThat(texts(visitorsSee(), before.keySet().toArray(String[]::new))).isEqualTo(before);
        assertThat(standing().live().files().get("index.html").sha256())
                .isEqualTo(LocalSite.sha256("<h1>Home</h1>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(standing().releases()).filteredOn(Release::live).hasSize(1);
    }

    @Test
    void rollbackCanBeRolledBackAndPublishingGoesOnFromIt() throws Exception {
        publish(5);
        Release first = standing().releases().get(0);
        site.write("index.html", "<h1>Second</h1>");
        publish(5);
        Release second = standing().liveRelease().orElseThrow();

        try (PublishTarget target = open()) {
            target.rollback(first, Progress.NONE);
        }
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Home</h1>");
        assertThat(publish(5).of(Plan.Kind.CHANGE))
                .extracting(Plan.Change::path)
                .containsExactly("index.html");
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Second</h1>");

        try (PublishTarget target = open()) {
            target.rollback(first, Progress.NONE);
            target.rollback(second, Progress.NONE);
        }
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Second</h1>");
    }

    @Test
    void onlySoManyReleasesAreKeptAndTheLiveOneAlways() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            site.write("index.html", "<h1>" + i + "</h1>");
            publish(3);
            ids.add(standing().live().release());
        }
        assertThat(standing().releases()).extracting(Release::id).startsWith(ids.get(4), ids.get(3), ids.get(2));
        assertThat(standing().releases()).hasSize(prunes() ? 3 : 5);

        Release oldest = standing().releases().get(2);
        try (PublishTarget target = open()) {
            target.rollback(oldest, Progress.NONE);
        }
        site.write("prices/index.html", "<h1>Other prices</h1>");
        publish(1);
        assertThat(visitorsSee()).containsEntry("prices/index.html", "<h1>Other prices</h1>");
        assertThat(standing().liveRelease()).isPresent();
    }

    @Test
    void assetsOfOldPagesStayForAWhile() throws Exception {
        publish(5);
        Release first = standing().releases().get(0);
        site.delete("assets/site-3fa9c1d2e8.css").write("assets/site-0123456789.css", "h1 { color: red }");
        for (int i = 0; i < Plan.KEPT; i++) {
            site.write("index.html", "<h1>" + i + "</h1>");
            publish(9);
            assertThat(visitorsSee()).containsEntry("assets/site-3fa9c1d2e8.css", "h1 { color: green }");
            assertThat(standing().foreign()).isEmpty();
            assertThat(publish(9).isEmpty()).isTrue();
        }
        site.write("index.html", "<h1>Last</h1>");
        publish(9);
        assertThat(visitorsSee()).doesNotContainKey("assets/site-3fa9c1d2e8.css");

        try (PublishTarget target = open()) {
            target.rollback(first, Progress.NONE);
        }
        assertThat(visitorsSee())
                .containsEntry("assets/site-3fa9c1d2e8.css", "h1 { color: green }")
                .containsEntry("assets/site-0123456789.css", "h1 { color: red }");
        assertThat(standing().foreign()).isEmpty();
    }

    @Test
    void fileThatChangesWhileItIsPublishedStopsThePublish() throws Exception {
        publish(5);
        Map<String, String> before = visitorsSee();
        site.write("index.html", "<h1>One</h1>");
        try (PublishTarget target = open()) {
            Publication publication =
                    Publication.of(target.standing(), site.read(), 5, now.plusSeconds(90), Progress.NONE, () -> {});
            site.write("index.html", "<h1>Two</h1>");

            assertThatThrownBy(() -> target.publish(publication))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("index.html");
        }
        assertThat(visitorsSee()).isEqualTo(before);
        publish(5);
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Two</h1>");
    }

    @Test
    void publishThatLostItsLeaseSwitchesNothing() throws Exception {
        publish(5);
        Map<String, String> before = visitorsSee();
        site.write("index.html", "<h1>Late</h1>");
        try (PublishTarget target = open()) {
            Publication publication =
                    Publication.of(target.standing(), site.read(), 5, now.plusSeconds(90), Progress.NONE, () -> {
                        throw new TargetException(Code.CONNECTION_LOST, "Lost.", "Again.");
                    });

            assertThatThrownBy(() -> target.publish(publication)).hasMessage("Lost. Again.");
        }
        assertThat(visitorsSee()).isEqualTo(before);
    }

    @Test
    void leaseIsForOneAtATime() throws Exception {
        try (PublishTarget target = open()) {
            assumeTrue(target.leases().isPresent());
            LeaseStore store = target.leases().orElseThrow();
            assertThat(store.names()).isEmpty();
            assertThat(store.create("lock.1", "one".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isTrue();
            assertThat(store.create("lock.1", "two".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isFalse();
            assertThat(store.read("lock.1").orElseThrow()).asString().isEqualTo("one");
            assertThat(store.age("lock.1")).isLessThan(java.time.Duration.ofMinutes(1));
            store.renew("lock.1", "three".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(store.read("lock.1").orElseThrow()).asString().isEqualTo("three");
            assertThat(store.names()).containsExactly("lock.1");
            store.delete("lock.1");
            store.delete("lock.1");
            assertThat(store.names()).isEmpty();
            assertThat(store.read("lock.1")).isEmpty();
        }
    }

    @Test
    void ofTwoWhoPublishAtOnceOneIsToldWhoTheOtherIs() throws Exception {
        Lease.Holder me = Lease.Holder.me(now);
        try (PublishTarget one = open();
                PublishTarget two = open()) {
            assumeTrue(one.leases().isPresent());
            publish(5);
            try (Lease lease = Lease.take(one.leases().orElseThrow(), me, millis -> {}, Progress.NONE)) {
                lease.check();
                assertThatThrownBy(() -> Lease.take(two.leases().orElseThrow(), me, millis -> {}, Progress.NONE))
                        .hasMessage("Another publish to this place is under way: " + me.says()
                                + ". Wait until it is done, then publish again.");
            }
            Lease.take(two.leases().orElseThrow(), me, millis -> {}, Progress.NONE)
                    .close();
        }
    }

    @Test
    void headersAreAChangeWhereTheTargetKeepsThem() throws Exception {
        publish(5);
        assumeTrue(!headersOf("index.html").isEmpty());
        assertThat(headersOf("index.html")).contains("text/html; charset=utf-8").contains("max-age=0");

        try (PublishTarget target = open()) {
            Publication publication = Publication.of(
                    target.standing(),
                    site.read(Map.of("feed.xml", "max-age=60")),
                    5,
                    now.plusSeconds(90),
                    Progress.NONE,
                    () -> {});
            assertThat(publication.plan().of(Plan.Kind.CHANGE))
                    .singleElement()
                    .satisfies(change -> assertThat(change.reason()).startsWith("Cache-Control was "));
            target.publish(publication);
        }
        assertThat(headersOf("feed.xml")).contains("max-age=60");
    }

    @Test
    void whatItIsCalledHoldsNoSecret() throws Exception {
        try (PublishTarget target = open()) {
            assertThat(target.describe()).isNotBlank().doesNotContainIgnoringCase("secret");
        }
    }
}
