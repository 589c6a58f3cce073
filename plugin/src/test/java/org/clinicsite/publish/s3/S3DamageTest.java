package org.clinicsite.publish.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.FileRules;
import org.clinicsite.publish.Lease;
import org.clinicsite.publish.Memory;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishOptions;
import org.clinicsite.publish.PublishResult;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Publisher;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.Tamper;
import org.clinicsite.publish.TargetException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publish and a rollback do where what the target keeps for itself is damaged, and what they never do. */
class S3DamageTest {

    private static final String OWN = "www/.clinic-site/";
    private static final String PROOF = "google-site-verification: google1234.html";

    /** Objects of others in the same bucket, with names that are close to ours. */
    private static final List<String> OTHERS = List.of(
            "backup.tgz",
            "index.html",
            "user/backup.tgz",
            "www",
            "www-backup/index.html",
            "wwwx/index.html",
            ".clinic-site/live.json",
            ".clinic-site/locks/lock.1",
            "www/../user/backup.tgz",
            "www//index.html",
            "www/%2e%2e/backup.tgz");

    private static final List<String> OUTSIDE = List.of(
            "google1234.html",
            "../user/backup.tgz",
            "../backup.tgz",
            "/backup.tgz",
            "../www-backup/index.html",
            "/../user/backup.tgz",
            "../.clinic-site/live.json",
            ".clinic-site/../../backup.tgz",
            ".clinic-site/live.json",
            ".clinic-site/locks/lock.1");

    private static final Pattern ADVICE = Pattern.compile("aws s3 rm s3://clinic/(\\S+)");

    private static @Nullable Map<String, MemoryS3.Held> published;
    private static Instant then = Instant.EPOCH;

    @TempDir
    Path temp;

    private final MemoryS3 host = new MemoryS3();
    private final List<String> notes = new ArrayList<>();
    private SiteFolder site;
    private Map<String, MemoryS3.Held> others;

    @BeforeEach
    void publishThreeTimes() throws Exception {
        Files.createDirectories(temp.resolve("content"));
        site = new SiteFolder(temp.resolve("site"));
        if (published == null) {
            OTHERS.forEach(key -> host.hold(key, "somebody else's"));
            host.hold("www/google1234.html", PROOF);
            write("First", "prices", "about");
            publish();
            write("Second", "prices", "faq");
            publish();
            write("Third", "prices", "rates");
            publish();
            published = host.snapshot();
            then = host.now;
        }
        write("Third", "prices", "rates");
        host.restore(published);
        host.now = then;
        others = others();
    }

    private void write(String title, String... pages) throws IOException {
        try (Stream<Path> old = Files.walk(site.folder())) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        site.write("index.html", "<h1>" + title + "</h1>").write("assets/site-3fa9c1d2e8.css", "h1 {}");
        for (String page : pages) {
            site.write(page + "/index.html", "<h1>" + page + "</h1> of " + title);
        }
    }

    private PublishResult publish() throws Exception {
        host.now = host.now.plusSeconds(90);
        PublishOptions options = new PublishOptions(
                site.folder(),
                FileRules.of(Map.of()),
                5,
                false,
                true,
                true,
                false,
                List.of(),
                temp.resolve("content/published.json"),
                "content/published.json",
                null,
                null,
                false,
                1,
                Memory.ASK);
        try (PublishTarget target = open()) {
            return publisher(target).publish(options, proposal -> {});
        }
    }

    private PublishTarget open() throws Exception {
        return MemoryS3.open(host, "www", notes::add);
    }

    private Publisher publisher(PublishTarget target) {
        return new Publisher(
                target,
                Progress.NONE,
                Clock.fixed(host.now, ZoneOffset.UTC),
                millis -> host.now = host.now.plusMillis(millis));
    }

    private Release rollback(String to) throws Exception {
        host.now = host.now.plusSeconds(90);
        try (PublishTarget target = open()) {
            return publisher(target).rollback(to, false, null).release();
        }
    }

    private List<Release> releases() throws Exception {
        try (PublishTarget target = open()) {
            return publisher(target).releases();
        }
    }

    private Map<String, String> expected() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String path : site.read().files().keySet()) {
            expected.put(path, Files.readString(site.folder().resolve(path)));
        }
        return expected;
    }

    private Map<String, MemoryS3.Held> others() {
        Map<String, MemoryS3.Held> others = host.snapshot();
        others.keySet().removeIf(key -> !OTHERS.contains(key) && !key.equals("www/google1234.html"));
        return others;
    }

    private void nothingOfOthersIsTouched() {
        assertThat(others()).isEqualTo(others);
        assertThat(host.requests).allMatch(request -> request.contains(" www/"));
        assertThat(host.requests)
                .filteredOn(request -> !request.startsWith("LIST"))
                .noneMatch(request -> OTHERS.contains(request.substring(request.indexOf(' ') + 1)))
                .noneMatch(request -> request.contains("google1234"));
    }

    /** What a person does who reads the message and nothing else; gives whether there was something to do. */
    private boolean follow(TargetException e) {
        Matcher command = ADVICE.matcher(e.getMessage());
        boolean found = command.find();
        if (found) {
            host.drop(command.group(1));
        }
        return found;
    }

    private void goesOn(String story) throws Exception {
        write("Fourth", "prices", "help");
        try {
            publish();
        } catch (TargetException e) {
            assertThat(follow(e)).as(story + ": " + e.getMessage()).isTrue();
            publish();
        }
        assertThat(MemoryS3.visitorsSee(host, "www/")).as(story).containsAllEntriesOf(expected());
        assertThat(MemoryS3.visitorsSee(host, "www/"))
                .as(story)
                .containsEntry("google1234.html", PROOF)
                .doesNotContainKey("about/index.html");
        String fourth = releases().get(0).id();
        assertThat(publish().outcome()).as(story).isEqualTo(PublishResult.Outcome.UNCHANGED);

        rollback(null);
        Map<String, String> seen = MemoryS3.visitorsSee(host, "www/");
        String title = seen.get("index.html").replaceAll("<[^>]*>", "");
        assertThat(title).as(story).isIn("First", "Second", "Third");
        assertThat(seen).as(story).containsEntry("prices/index.html", "<h1>prices</h1> of " + title);

        rollback(fourth);
        assertThat(MemoryS3.visitorsSee(host, "www/")).as(story).containsAllEntriesOf(expected());
        assertThat(releases())
                .as(story)
                .filteredOn(Release::live)
                .extracting(Release::id)
                .containsExactly(fourth);
        nothingOfOthersIsTouched();
    }

    static Stream<Arguments> damages() {
        return Stream.of("live.json", "begun.json", "ours.json", "the live release", "an old release", "all releases")
                .flatMap(thing -> Arrays.stream(Tamper.Damage.values()).map(damage -> Arguments.of(thing, damage)));
    }

    private List<String> keys(String thing) throws Exception {
        List<Release> releases = releases();
        return switch (thing) {
            case "the live release" ->
                List.of(OWN + "releases/" + releases.get(0).id() + ".json");
            case "an old release" -> List.of(OWN + "releases/" + releases.get(1).id() + ".json");
            case "all releases" ->
                releases.stream()
                        .map(release -> OWN + "releases/" + release.id() + ".json")
                        .toList();
            default -> List.of(OWN + thing);
        };
    }

    private void breakOff() throws Exception {
        write("Fourth", "prices", "help");
        host.refused = request -> request.equals("PUT " + OWN + "live.json");
        assertThatThrownBy(this::publish).isInstanceOf(TargetException.class);
        host.refused = request -> false;
        assertThat(host.texts()).containsKeys(OWN + "begun.json", OWN + "ours.json", "www/help/index.html");
    }

    @ParameterizedTest
    @MethodSource("damages")
    void publishAndRollbackGoOnWhateverIsDamaged(String thing, Tamper.Damage damage) throws Exception {
        if (thing.equals("begun.json") || thing.equals("ours.json")) {
            breakOff();
        }
        Tamper tamper = new Tamper(new Random(damage.ordinal()), OUTSIDE);
        for (String key : keys(thing)) {
            host.hold(key, tamper.damaged(host.bytes(key), damage));
        }

        goesOn(damage + " in " + thing);
    }

    static Stream<Arguments> someDamages() {
        return Stream.of("live.json", "begun.json", "ours.json")
                .flatMap(thing -> Stream.of(
                                Tamper.Damage.EMPTY,
                                Tamper.Damage.MERGE_MARKS,
                                Tamper.Damage.NEWER,
                                Tamper.Damage.PATHS_MORE)
                        .map(damage -> Arguments.of(thing, damage)));
    }

    @ParameterizedTest
    @MethodSource("someDamages")
    void soTheyDoWhereTagsAreNoSums(String thing, Tamper.Damage damage) throws Exception {
        host.md5Tags = false;
        for (String key : List.copyOf(host.texts().keySet())) {
            if (!others.containsKey(key)) {
                host.hold(key, host.bytes(key));
            }
        }
        publishAndRollbackGoOnWhateverIsDamaged(thing, damage);
    }

    static Stream<String> things() {
        return Stream.of("live.json", "begun.json", "ours.json", "the live release", "an old release", "all releases");
    }

    @ParameterizedTest
    @MethodSource("things")
    void publishAndRollbackGoOnWhateverIsMissing(String thing) throws Exception {
        if (thing.equals("begun.json") || thing.equals("ours.json")) {
            breakOff();
        }
        keys(thing).forEach(host::drop);

        goesOn(thing + " is gone");
    }

    /** What {@link Tamper} damages: everything below the prefix but what is somebody else's. */
    private final class Below implements Tamper.Stored {

        @Override
        public SortedSet<String> names() {
            TreeSet<String> names = new TreeSet<>();
            host.texts().keySet().stream()
                    .filter(key -> key.startsWith("www/") && !others.containsKey(key))
                    .forEach(key -> names.add(key.substring("www/".length())));
            return names;
        }

        @Override
        public byte[] read(String name) {
            return host.bytes("www/" + name);
        }

        @Override
        public void write(String name, byte[] bytes) {
            host.hold("www/" + name, bytes);
        }

        @Override
        public void delete(String name) {
            host.drop("www/" + name);
        }

        @Override
        public boolean rename(String from, String to) {
            host.hold("www/" + to, host.bytes("www/" + from));
            host.drop("www/" + from);
            return true;
        }

        @Override
        public boolean time(String name, Instant time) {
            Instant now = host.now;
            host.now = time;
            host.hold("www/" + name, host.bytes("www/" + name));
            host.now = now;
            return true;
        }
    }

    /**
     * Nothing outside is touched, nothing ends in another way than with a sentence for people, and a publish succeeds, at the
     * latest when its advice was followed.
     */
    @Test
    void whateverStandsInTheBucketNothingOfOthersIsTouched() throws Exception {
        int tries = Integer.getInteger("tamper.tries", 125);
        breakOff();
        Map<String, MemoryS3.Held> halfway = host.snapshot();
        host.hold(OWN + "locks/lock.1", "{\"schema\":1}");
        Instant begin = host.now;
        for (int seed = 0; seed < tries; seed++) {
            Random random = new Random(seed);
            host.md5Tags = random.nextInt(4) > 0;
            host.restore(random.nextInt(3) == 0 ? halfway : requireNonNull(published));
            host.now = begin;
            if (random.nextInt(10) == 0) {
                host.hold(OWN + "locks/lock.7", "{\"schema\":1}");
            }
            Tamper tamper = new Tamper(random, OUTSIDE);
            StringBuilder story = new StringBuilder("seed " + seed);
            for (int i = 0; i <= random.nextInt(4); i++) {
                story.append("; ").append(tamper.one(new Below()));
            }
            goesOn(story.toString(), random);
        }
        assertThat(tries).isPositive();
    }

    private void goesOn(String story, Random random) throws Exception {
        write("Fourth", "prices", "help");
        try (PublishTarget target = open()) {
            try {
                attempt(target);
            } catch (TargetException e) {
                assertThat(follow(e)).as(story + ": " + e.getMessage()).isTrue();
                attempt(target);
            }
            assertThat(MemoryS3.visitorsSee(host, "www/")).as(story).containsAllEntriesOf(expected());
            for (Release release : target.releases()) {
                if (random.nextInt(3) == 0) {
                    try {
                        target.rollback(release, Progress.NONE);
                    } catch (TargetException e) {
                        assertThat(e.getMessage()).as(story).contains("See with mvn site:releases");
                    }
                }
            }
            attempt(target);
            assertThat(MemoryS3.visitorsSee(host, "www/")).as(story).containsAllEntriesOf(expected());
            assertThat(target.releases()).as(story).filteredOn(Release::live).hasSize(1);
        }
        nothingOfOthersIsTouched();
    }

    private void attempt(PublishTarget target) throws Exception {
        host.now = host.now.plusSeconds(90);
        Publication publication = Publication.of(target.standing(), site.read(), 5, host.now, Progress.NONE, () -> {});
        if (!publication.plan().isEmpty()) {
            try (Lease lease = Lease.take(
                    target.leases().orElseThrow(),
                    Lease.Holder.me(host.now),
                    millis -> host.now = host.now.plusMillis(millis),
                    Progress.NONE)) {
                lease.check();
                target.publish(publication);
            }
        }
    }

    @Test
    void bytesThatAreCutOffAreSentAnewAndAReleaseThatLacksThemIsListedSo() throws Exception {
        for (String key : host.texts().keySet()) {
            if (key.startsWith(OWN + "objects/")) {
                host.hold(key, "x");
            }
        }
        assertThat(releases())
                .extracting(Release::fault)
                .containsExactly(null, "the bytes of 4 of its files are gone", "the bytes of 4 of its files are gone");
        assertThatThrownBy(() -> rollback(null))
                .hasMessageContaining("cannot be gone back to: the bytes of")
                .hasMessageContaining("See with mvn site:releases which others there are");
        write("Fourth", "prices");
        publish();
        assertThat(MemoryS3.visitorsSee(host, "www/")).containsAllEntriesOf(expected());
        String whole = releases().get(0).id();
        write("Fifth", "prices");
        publish();

        assertThat(rollback(null).id()).isEqualTo(whole);
        nothingOfOthersIsTouched();
    }

    @Test
    void bytesThatSomebodyExchangedAreNotPutIntoPlace() throws Exception {
        write("Third", "prices", "faq"); // whose bytes are kept by the first release that had them
        site.write("faq/index.html", "<h1>faq</h1> of Second");
        for (String key : host.texts().keySet()) {
            if (key.startsWith(OWN + "objects/") && host.texts().get(key).equals("<h1>faq</h1> of Second")) {
                host.hold(key, "<h1>BAD</h1> of Second");
            }
        }
        publish();

        assertThat(MemoryS3.visitorsSee(host, "www/")).containsEntry("faq/index.html", "<h1>faq</h1> of Second");
    }

    @Test
    void oldReleaseThatCannotBeReadIsListedAndPassedOver() throws Exception {
        String second = releases().get(1).id();
        host.hold(OWN + "releases/" + second + ".json", "<<<<<<< HEAD");

        assertThat(releases())
                .filteredOn(release -> release.fault() != null)
                .singleElement()
                .satisfies(release -> {
                    assertThat(release.id()).isEqualTo(second);
                    assertThat(release.fault()).startsWith("its manifest is damaged (");
                });
        assertThatThrownBy(() -> rollback(second))
                .hasMessageStartingWith("The release " + second + ": its manifest is damaged (")
                .hasMessageEndingWith("name one: -Dsite.to=ID.");
        rollback(null);
        assertThat(MemoryS3.visitorsSee(host, "www/"))
                .containsEntry("index.html", "<h1>First</h1>")
                .containsEntry("about/index.html", "<h1>about</h1> of First");
    }

    @Test
    void releaseThatCannotBeReadGoesWhenItsTimeComesAndKeepsItsBytesTillThen() throws Exception {
        Release first = releases().get(2);
        byte[] good = host.bytes(OWN + "releases/" + first.id() + ".json");
        host.hold(OWN + "releases/" + first.id() + ".json", "");
        write("Fourth");
        publish();
        host.hold(OWN + "releases/" + first.id() + ".json", good); // brought back from somewhere
        rollback(first.id());
        assertThat(MemoryS3.visitorsSee(host, "www/")).containsEntry("about/index.html", "<h1>about</h1> of First");

        host.hold(OWN + "releases/" + first.id() + ".json", "");
        for (int i = 0; i < 5; i++) {
            write("Number " + i);
            publish();
        }
        assertThat(releases()).hasSize(5).noneMatch(release -> release.id().equals(first.id()));
        assertThat(host.texts().values()).doesNotContain("<h1>about</h1> of First");
    }

    @Test
    void manifestOfANewerVersionIsNotReplacedUnasked() throws Exception {
        String newer = new String(host.bytes(OWN + "live.json"), StandardCharsets.UTF_8)
                .replace("\"schema\":1", "\"schema\":2");
        host.hold(OWN + "live.json", newer);
        write("Fourth");
        assertThat(releases()).hasSize(3).noneMatch(Release::live);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::publish)
                    .hasMessageStartingWith("The file s3://clinic/" + OWN
                            + "live.json was written by a newer version of this plugin (schema 2, known here: 1)."
                            + " Use that version or a newer one. Without it, delete this one object;")
                    .hasMessageEndingWith(
                            "\n  aws s3 rm s3://clinic/" + OWN + "live.json --endpoint-url http://memory.test");
            assertThatThrownBy(() -> rollback(null)).hasMessageContaining("newer version");
        }
        assertThat(host.texts())
                .containsEntry(OWN + "live.json", newer)
                .containsEntry("www/index.html", "<h1>Third</h1>");
    }

    @Test
    void afterADamagedManifestPeopleReadWhatCounts() throws Exception {
        String third = releases().get(0).id();
        host.hold(OWN + "live.json", "{");

        PublishResult result = publish();

        assertThat(result.outcome()).isEqualTo(PublishResult.Outcome.UNCHANGED);
        assertThat(result.warnings())
                .extracting(Problem::says)
                .singleElement()
                .asString()
                .startsWith("The file s3://clinic/" + OWN + "live.json is damaged (")
                .endsWith("The release " + third
                        + " counts as the live one, for its files stand there; other files stay.");
    }

    @Test
    void whatSomebodyChangedIsPutRightAndStaysWhereTheSiteNoLongerHasIt() throws Exception {
        host.hold("www/rates/index.html", "changed by hand");
        host.hold("www/prices/index.html", "changed by hand");
        write("Fourth", "prices");
        try (PublishTarget target = open()) {
            Standing standing = target.standing();
            assertThat(standing.foreign()).contains("google1234.html", "rates/index.html");
            assertThat(Plan.of(standing, site.read().files()).of(Plan.Kind.DELETE))
                    .extracting(Plan.Change::path)
                    .isEmpty();
        }
        publish();
        assertThat(MemoryS3.visitorsSee(host, "www/"))
                .containsEntry("rates/index.html", "changed by hand")
                .containsEntry("prices/index.html", "<h1>prices</h1> of Fourth");
    }

    @Test
    void manifestThatNamesAnObjectOfSomebodyElseDeletesNone() throws Exception {
        for (String key : List.of("live.json", "begun.json", "ours.json")) {
            breakOff();
            String text = new String(host.bytes(OWN + key), StandardCharsets.UTF_8);
            host.hold(
                    OWN + key,
                    key.equals("ours.json")
                            ? "[\"google1234.html\"]"
                            : text.replace("\"prices/index.html\"", "\"google1234.html\""));
            write("Fifth", "prices");
            publish();
            nothingOfOthersIsTouched();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../user",
                "www/..",
                "www//x",
                "/",
                "./www",
                "www/.",
                "%2e%2e",
                "a\\b",
                ".clinic-site",
                "www/.clinic-site/locks/",
                "a b "
            })
    void prefixThatIsNoPlainPathIsRefused(String prefix) {
        assertThatThrownBy(() -> MemoryS3.open(host, prefix, notes::add))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("Target 's3': the prefix ")
                .hasMessageContaining("s3://clinic-example/site.");
        assertThat(host.requests).isEmpty();
    }

    @Test
    void prefixMayEndWithASlashAndSharesNoBeginningWithAnother() throws Exception {
        try (PublishTarget target = MemoryS3.open(host, "www/", notes::add)) {
            assertThat(target.standing().releases()).hasSize(3);
        }
        try (PublishTarget target = MemoryS3.open(host, "ww", notes::add)) {
            assertThat(target.standing()).isEqualTo(Standing.EMPTY);
        }
    }

    @Test
    void hostWhoseListHasNoEndIsNoEndlessLoop() throws Exception {
        host.page = 0;
        assertThatThrownBy(this::publish)
                .hasMessage("The list of what is at s3://clinic/www/ does not"
                        + " come to an end. Look whether the target's endpoint is one that speaks S3.");
    }

    @Test
    void siteThatNamesThePluginsOwnObjectsIsRefused() throws Exception {
        write("Fourth");
        site.write(".clinic-site/live.json", "{}");
        Map<String, MemoryS3.Held> before = host.snapshot();
        try (PublishTarget target = open()) {
            Publication publication =
                    Publication.of(target.standing(), site.read(), 5, host.now, Progress.NONE, () -> {});
            assertThatThrownBy(() -> target.publish(publication))
                    .hasMessage(
                            "1 file could not be sent:\n  .clinic-site/live.json: '.clinic-site/' is the plugin's own");
        }
        assertThat(host.snapshot()).isEqualTo(before);
    }
}
