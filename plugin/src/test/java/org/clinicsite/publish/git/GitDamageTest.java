package org.clinicsite.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clinicsite.problem.Problem;
import org.clinicsite.publish.Canary;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.FileRules;
import org.clinicsite.publish.Memory;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishOptions;
import org.clinicsite.publish.PublishResult;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Publisher;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SiteFolder;
import org.clinicsite.publish.Tamper;
import org.clinicsite.publish.TamperedFolder;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publish and a rollback do on a branch that somebody else changed, and what they never do. */
class GitDamageTest {

    private static final String MANIFEST = ".clinic-site.json";

    private static final List<String> OUTSIDE = List.of(
            "../../beside/keep.txt",
            "../config",
            "../refs/heads/main",
            "/refs/tags/v1",
            ".git/config",
            "../../../beside/index.html",
            "CNAME",
            MANIFEST);

    @TempDir
    static Path temp;

    private static Path repository;
    private static ByHand branch;
    private static ObjectId published;
    private static @Nullable ObjectId twenty;
    private static Instant begin = Instant.parse("2026-11-22T10:00:00Z");
    private static Map<String, String> others;
    private static Canary canary;
    private static SiteFolder site;

    private final List<String> notes = new ArrayList<>();
    private Instant now = begin;

    /** A branch of three releases and a file of somebody else, in a repository with other branches and tags. */
    @BeforeAll
    static void publishThreeTimes() throws Exception {
        repository = temp.resolve("clinic.git");
        try (Git git =
                Git.init().setBare(true).setDirectory(repository.toFile()).call()) {
            git.getRepository().getConfig().setString("site", null, "mark", "somebody else's");
            git.getRepository().getConfig().setBoolean("receive", null, "autogc", false); // it would tidy behind a push
            git.getRepository().getConfig().save();
        }
        canary = new Canary(temp.resolve("beside"));
        Files.createDirectories(temp.resolve("content"));
        site = new SiteFolder(temp.resolve("site"));
        try (ByHand main = new ByHand(repository, "main")) {
            ObjectId commit = main.commit(
                    main.tree(new TreeMap<>(Map.of("pom.xml", main.file("<project/>")))), "Main", List.of());
            main.reset(commit);
            try (ByHand more = new ByHand(repository, "gh-pages-old")) {
                more.reset(commit);
            }
            var tag = main.repository().updateRef("refs/tags/v1");
            tag.setNewObjectId(commit);
            tag.update();
        }
        branch = new ByHand(repository, "gh-pages");
        GitDamageTest test = new GitDamageTest();
        test.write("First", "prices", "about");
        test.publish();
        test.write("Second", "prices", "faq");
        test.publish();
        branch.commit("CNAME", branch.file("www.test.example"));
        test.write("Third", "prices", "rates");
        test.publish();
        published = branch.tip();
        begin = test.now;
        others = others();
        TamperedFolder.copy(repository, temp.resolve("pristine.git"));
    }

    @AfterAll
    static void close() {
        branch.close();
    }

    @BeforeEach
    void asPublished() throws IOException {
        branch.reset(published);
        now = begin;
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

    private PublishTarget open() throws Exception {
        Retry once = new Retry(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, millis -> {}, () -> 0);
        Progress progress = new Progress() {
            @Override
            public void begin(String step, int files, long bytes) {}

            @Override
            public void sent(String path, long bytes) {}

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        return Targets.open(
                TargetSettings.parse("git:" + repository.toUri() + "#gh-pages"),
                new TargetContext(Credentials.NONE, 1, once, progress));
    }

    private Publisher publisher(PublishTarget target) {
        Progress progress = new Progress() {
            @Override
            public void begin(String step, int files, long bytes) {}

            @Override
            public void sent(String path, long bytes) {}

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        return new Publisher(target, progress, Clock.fixed(now, ZoneOffset.UTC), millis -> {});
    }

    private PublishResult publish() throws Exception {
        now = now.plusSeconds(90);
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

    private Release rollback(String to) throws Exception {
        try (PublishTarget target = open()) {
            return publisher(target).rollback(to, false, null).release();
        }
    }

    private List<Release> releases() throws Exception {
        try (PublishTarget target = open()) {
            return publisher(target).releases();
        }
    }

    /** What visitors see of the site's files. */
    private void siteIsLive(String story) throws IOException {
        for (String path : site.read().files().keySet()) {
            ByHand.Entry entry = branch.at(path);
            assertThat(entry).as(story + ": " + path).isNotNull();
            assertThat(entry.mode()).as(story + ": " + path).isEqualTo(FileMode.REGULAR_FILE);
            assertThat(branch.bytes(entry))
                    .as(story + ": " + path)
                    .isEqualTo(Files.readAllBytes(site.folder().resolve(path)));
        }
    }

    /** Refs and files of the repository but for the branch and for objects. */
    private static Map<String, String> others() throws IOException {
        Map<String, String> others = new TreeMap<>();
        for (Ref ref : branch.repository().getRefDatabase().getRefs()) {
            if (!ref.getName().equals("refs/heads/gh-pages")) {
                others.put(ref.getName(), String.valueOf(ref.getObjectId()));
            }
        }
        try (Stream<Path> all = Files.list(repository)) {
            for (Path each : all.filter(path -> !path.endsWith("objects")).toList()) {
                try (Stream<Path> files = Files.walk(each)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        if (!file.getFileName().toString().startsWith("gh-pages")) {
                            others.put(file.toString(), Files.readString(file));
                        }
                    }
                }
            }
        }
        return others;
    }

    private void nothingOfOthersIsTouched(String story) throws IOException {
        assertThat(others()).as(story).isEqualTo(others);
        canary.isUntouched(story);
        assertThat(branch.text("CNAME")).as(story).isEqualTo("www.test.example");
    }

    private void goesOn(String story) throws Exception {
        write("Fourth", "prices", "help");
        try {
            publish();
        } catch (TargetException e) {
            follow(e);
            publish();
        }
        siteIsLive(story);
        String fourth = releases().get(0).id();
        assertThat(publish().outcome()).as(story).isEqualTo(PublishResult.Outcome.UNCHANGED);

        rollback(null);
        String title = branch.text("index.html").replaceAll("<[^>]*>", "");
        assertThat(title).as(story).isIn("First", "Second", "Third");
        assertThat(branch.text("prices/index.html")).as(story).isEqualTo("<h1>prices</h1> of " + title);

        rollback(fourth);
        siteIsLive(story);
        assertThat(releases())
                .as(story)
                .filteredOn(Release::live)
                .extracting(Release::id)
                .containsExactly(fourth);
        nothingOfOthersIsTouched(story);
    }

    /** What a person types who reads the message and nothing else. */
    private void follow(TargetException e) throws Exception {
        Matcher command = Pattern.compile("\n  ((rm \\S+ && )?git .*)").matcher(e.getMessage());
        assertThat(command.find()).as(e.getMessage()).isTrue();
        sh(command.group(1).replace("COMMIT", published.name()));
    }

    private void sh(String command) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "git is not installed here");
        Path folder = Files.createTempDirectory(temp, "by-hand");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment()
                .putAll(Map.of(
                        "GIT_AUTHOR_NAME", "Anna",
                        "GIT_AUTHOR_EMAIL", "anna@test.example",
                        "GIT_COMMITTER_NAME", "Anna",
                        "GIT_COMMITTER_EMAIL", "anna@test.example",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "HOME", folder.toString()));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("said.txt")))
                .isZero();
    }

    private ByHand.Entry damaged(ByHand.Entry manifest, Tamper.Damage damage) throws IOException {
        return branch.file(new Tamper(new Random(damage.ordinal()), OUTSIDE).damaged(branch.bytes(manifest), damage));
    }

    @ParameterizedTest
    @EnumSource
    void publishAndRollbackGoOnWhenSomebodyDamagesTheManifest(Tamper.Damage damage) throws Exception {
        branch.commit(MANIFEST, damaged(branch.files().get(MANIFEST), damage));

        goesOn(damage + " by hand");
    }

    static Stream<Arguments> damagesInTheHistory() {
        return Stream.of(0, 1, 2, 3)
                .flatMap(back -> Arrays.stream(Tamper.Damage.values())
                        .filter(damage -> damage.ordinal() % 4 == back)
                        .map(damage -> Arguments.of(back, damage)));
    }

    @ParameterizedTest
    @MethodSource("damagesInTheHistory")
    void publishAndRollbackGoOnWhenAManifestOfTheHistoryIsDamaged(int back, Tamper.Damage damage) throws Exception {
        ByHand.Entry other = damaged(branch.files(branch.commits().get(back)).get(MANIFEST), damage);
        branch.amend(back, files -> files.put(MANIFEST, other));

        goesOn(damage + " in commit " + back);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 19, 20})
    void oneDamagedManifestAmongTheLastTwentyCommitsCostsItselfAlone(int back) throws Exception {
        if (twenty == null) {
            for (int i = 0; i < 20; i++) {
                write("Number " + i);
                publish();
            }
            twenty = branch.tip();
        }
        branch.reset(twenty);
        now = begin.plusSeconds(3600);
        int known = releases().size();
        ByHand.Entry damaged = branch.file("<<<<<<< HEAD\n");
        branch.amend(back, files -> files.put(MANIFEST, damaged));

        List<Release> releases = releases();
        assertThat(releases).hasSize(known);
        assertThat(releases)
                .filteredOn(release -> release.fault() != null)
                .extracting(Release::fault)
                .allMatch(fault -> fault.startsWith("its manifest is damaged ("))
                .hasSize(back < Remote.DEPTH ? 1 : 0);
        goesOnFrom20();
    }

    private void goesOnFrom20() throws Exception {
        write("Fourth", "help");
        publish();
        siteIsLive("after 20");
        rollback(null);
        assertThat(branch.text("index.html")).matches("<h1>Number 1[789]</h1>");
        nothingOfOthersIsTouched("after 20");
    }

    @Test
    void manifestThatIsGoneOrIsNoFileIsMadeUpFor() throws Exception {
        SortedMap<String, ByHand.Entry> entries = new TreeMap<>();
        entries.put("a link", branch.link("../../beside/keep.txt"));
        entries.put("a link to itself", branch.link(MANIFEST));
        entries.put("a submodule", ByHand.submodule());
        for (Map.Entry<String, ByHand.Entry> each : entries.entrySet()) {
            asPublished();
            branch.commit(MANIFEST, each.getValue());
            goesOn(each.getKey());
        }
        asPublished();
        branch.commit(MANIFEST, null);
        goesOn("gone");

        asPublished();
        ByHand.Entry file = branch.file("x");
        branch.commit(files -> {
            files.remove(MANIFEST);
            files.put(MANIFEST + "/index.html", file);
        });
        goesOn("a folder");
    }

    @Test
    void manifestThatIsLargerThanAnySiteNeedsIsNotRead() throws Exception {
        branch.commit(MANIFEST, branch.file(new byte[65 << 20]));

        goesOn("65 MB");
    }

    @Test
    void manifestOfANewerVersionIsNotReplacedUnasked() throws Exception {
        String newer = branch.text(MANIFEST).replace("\"schema\":1", "\"schema\":2");
        branch.commit(MANIFEST, branch.file(newer));
        ObjectId before = branch.tip();
        write("Fourth", "prices");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::publish)
                    .hasMessageStartingWith(
                            "The file " + MANIFEST + " of branch gh-pages was written by a newer version of"
                                    + " this plugin (schema 2, known here: 1). Use that version or a newer one. Without it,"
                                    + " take the file off the branch; the site stays as it is,")
                    .hasMessageEndingWith("\n  git clone --branch 'gh-pages' '" + repository
                            + "/' clinic-branch && cd clinic-branch && git rm " + MANIFEST
                            + " && git commit -m 'Take the manifest away' && git push");
            assertThatThrownBy(() -> rollback(null)).hasMessageContaining("newer version");
            assertThat(releases()).hasSize(3);
        }
        assertThat(branch.tip()).isEqualTo(before);
        goesOn("newer");
    }

    @Test
    void peopleReadWhatCountsInPlaceOfADamagedManifest() throws Exception {
        String third = releases().get(0).id();
        branch.commit(MANIFEST, branch.file("{"));
        write("Third", "prices", "rates");

        PublishResult result = publish();

        assertThat(result.outcome()).isEqualTo(PublishResult.Outcome.UNCHANGED);
        assertThat(result.warnings())
                .extracting(Problem::says)
                .singleElement()
                .asString()
                .startsWith("The file " + MANIFEST + " of branch gh-pages is damaged (")
                .endsWith("What the commit " + published.abbreviate(7).name() + " says of release " + third
                        + " counts instead; other files stay.");
        assertThat(releases()).filteredOn(Release::live).extracting(Release::id).containsExactly(third);
        notes.clear();
        rollback(null);
        assertThat(notes)
                .containsAnyElementsOf(
                        result.warnings().stream().map(Problem::told).toList());
        assertThat(branch.text("index.html")).isEqualTo("<h1>Second</h1>");
    }

    @Test
    void releaseWhoseManifestIsDamagedIsPassedOverAndSaysSoWhenItIsAskedFor() throws Exception {
        String second = releases().get(1).id();
        ByHand.Entry damaged = branch.file("");
        branch.amend(1, files -> files.put(MANIFEST, damaged));
        branch.amend(2, files -> files.put(MANIFEST, damaged));

        assertThat(releases())
                .filteredOn(release -> release.fault() != null)
                .extracting(Release::id)
                .containsExactly(second);
        assertThatThrownBy(() -> rollback(second))
                .hasMessageStartingWith("The file " + MANIFEST + " of branch gh-pages is damaged (")
                .hasMessageEndingWith("See with mvn site:releases which others there are, and name one: -Dsite.to=ID.");
        rollback(null);
        assertThat(branch.text("index.html")).isEqualTo("<h1>First</h1>");
    }

    @Test
    void whatSomebodyChangedOrDeletedOfTheSiteIsPutRight() throws Exception {
        branch.commit("index.html", branch.file("by hand"));
        branch.commit("prices/index.html", null);
        write("Third", "prices", "rates");
        try (PublishTarget target = open()) {
            Plan plan = Plan.of(target.standing(), site.read().files());
            assertThat(plan.of(Plan.Kind.CHANGE)).extracting(Plan.Change::path).containsExactly("index.html");
            assertThat(plan.of(Plan.Kind.ADD)).extracting(Plan.Change::path).containsExactly("prices/index.html");
            assertThat(plan.of(Plan.Kind.DELETE)).isEmpty();
        }
        assertThat(publish().outcome()).isEqualTo(PublishResult.Outcome.PUBLISHED);
        siteIsLive("put right");

        branch.commit("index.html", branch.file("by hand"));
        rollback(releases().get(1).id());
        assertThat(branch.text("index.html")).isEqualTo("<h1>Third</h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "assets",
        "prices",
        "prices/index.html",
        "index.html",
        "rates",
        "rates/index.html",
        "assets/site-3fa9c1d2e8.css"
    })
    void linksAndSubmodulesAreNeverFollowed(String path) throws Exception {
        for (ByHand.Entry entry : List.of(
                branch.link("../../beside"),
                branch.link("../../beside/index.html"),
                branch.link("/"),
                branch.link("."),
                branch.link("index.html"),
                ByHand.submodule())) {
            asPublished();
            branch.commit(path, entry);
            ObjectId before = branch.tip();
            write("Fourth", "prices", "help");
            notes.clear();

            publish();

            siteIsLive(path + " is " + entry.mode());
            boolean inTheWay = !path.startsWith("rates");
            assertThat(entry.equals(branch.files().get(path))).as(path).isNotEqualTo(inTheWay);
            if (inTheWay) {
                assertThat(notes)
                        .containsExactly("The site's files take the place of what somebody else put on the branch: "
                                + path + ". The commit " + before.name() + " has it still.");
            } else {
                assertThat(notes).isEmpty();
            }
            rollback(null);
            assertThat(branch.text("index.html")).isEqualTo("<h1>Third</h1>");
            assertThat(branch.text("rates/index.html"))
                    .isEqualTo("<h1>rates</h1> of Third"); // the release is whole again
            nothingOfOthersIsTouched(path);
        }
    }

    @Test
    void linkOfSomebodyElseStaysALinkAndSoDoesASubmodule() throws Exception {
        ByHand.Entry link = branch.link("../../beside");
        branch.commit("docs", link);
        branch.commit("lib/module", ByHand.submodule());
        ByHand.Entry program = new ByHand.Entry(
                FileMode.EXECUTABLE_FILE, branch.file("#!/bin/sh").id());
        branch.commit("deploy.sh", program);
        try (PublishTarget target = open()) {
            assertThat(target.standing().foreign()).containsExactly("CNAME", "deploy.sh", "docs", "lib/module");
        }

        goesOn("links");

        assertThat(branch.files())
                .containsEntry("docs", link)
                .containsEntry("lib/module", ByHand.submodule())
                .containsEntry("deploy.sh", program);
        try (PublishTarget target = open()) {
            assertThat(target.read(List.of("docs", "docs/keep.txt", "lib/module")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                ".git",
                ".GIT",
                "git~1",
                "",
                "a/b",
                "prices/index.html",
                "../../beside/keep.txt",
                "/etc/passwd",
                "con",
                "x:y",
                "a\\b",
                "trailing ",
                "dot.",
                "\u202Egpj",
                "new\nline",
                "\u001B[2J"
            })
    void nameThatNoDiskTakesStaysAndIsNoDeadEnd(String name) throws Exception {
        boolean isHostile = name.contains(".") || name.contains("/");
        for (FileMode mode : isHostile
                ? List.of(FileMode.REGULAR_FILE, FileMode.SYMLINK, FileMode.TREE)
                : List.of(FileMode.REGULAR_FILE)) {
            asPublished();
            ObjectId id = mode == FileMode.TREE
                    ? branch.tree(new TreeMap<>(Map.of("keep.txt", branch.file("keep"))))
                    : branch.file("keep").id();
            branch.commit(branch.treeWith(name.getBytes(StandardCharsets.UTF_8), mode, id), "By hand");

            goesOn("'" + name + "' as " + mode);

            try (var reader = branch.repository().newObjectReader()) {
                assertThat(Listing.entries(reader, branch.newest().getTree()))
                        .as(name)
                        .anyMatch(entry -> Arrays.equals(entry.name(), name.getBytes(StandardCharsets.UTF_8))
                                && entry.mode().equals(mode)
                                && entry.id().equals(id));
            }
        }
    }

    @Test
    void namesThatAreNoUtf8KeepTheirBytes() throws Exception {
        byte[] name = {'a', (byte) 0xFF, (byte) 0xFE};
        ObjectId id = branch.file("keep").id();
        branch.commit(branch.treeWith(name, FileMode.REGULAR_FILE, id), "By hand");

        goesOn("no UTF-8");

        try (var reader = branch.repository().newObjectReader()) {
            assertThat(Listing.entries(reader, branch.newest().getTree()))
                    .anyMatch(entry -> Arrays.equals(entry.name(), name));
        }
    }

    @Test
    void treeThatStandsForMoreFilesThanCanBeCountedIsNoDeadEnd() throws Exception {
        ObjectId tree = branch.tree(new TreeMap<>(Map.of("x", branch.file("x"))));
        for (int i = 0; i < 12; i++) {
            List<Listing.Entry> ten = new ArrayList<>();
            for (int j = 0; j < 10; j++) {
                ten.add(new Listing.Entry(Constants.encode("d" + j), FileMode.TREE, tree));
            }
            tree = branch.write(ten);
        }
        branch.commit(branch.treeWith(Constants.encode("bomb"), FileMode.TREE, tree), "By hand");

        write("Fourth");
        PublishResult result = publish();
        siteIsLive("bomb");
        assertThat(result.warnings())
                .extracting(Problem::says)
                .containsExactly("The branch gh-pages holds more files of somebody else than can be listed.");
        rollback(null);
        assertThat(branch.text("index.html")).isEqualTo("<h1>Third</h1>");
    }

    @Test
    void folderInAFolderWithoutEndIsNoDeadEnd() throws Exception {
        ObjectId tree = branch.tree(new TreeMap<>(Map.of("x", branch.file("x"))));
        for (int i = 0; i < 1500; i++) {
            tree = branch.write(List.of(new Listing.Entry(Constants.encode("deep"), FileMode.TREE, tree)));
        }
        branch.commit(branch.treeWith(Constants.encode("deep"), FileMode.TREE, tree), "By hand");

        write("Fourth");
        publish();

        siteIsLive("deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Publish 20261122-104533-3fa9c1d",
                "Publish ../../../etc\n\n1 new\n1 files, 2 bytes\n",
                "Publish 99991231-235959-3fa9c1d\n\n1 new\n999999999 files, 999999999999999999 bytes\n",
                "Go back to 20261122-104533-3fa9c1d\n\n9999999999 files, 2 bytes\n",
                "Publish 20991122-104533-3fa9c1d\n\nx\n3 files, 2 bytes\n"
            })
    void messageOfACommitIsNotTrusted(String message) throws Exception {
        branch.commit(branch.newest().getTree(), message);
        goesOn(message);

        asPublished();
        ByHand.Entry damaged = branch.file("{");
        branch.commit(MANIFEST, damaged);
        branch.commit(branch.newest().getTree(), message + "\n" + "x\n".repeat(200_000));
        goesOn("long " + message);
    }

    @Test
    void commitThatNoGitCommandWritesIsNoDeadEnd() throws Exception {
        String head = "tree " + branch.newest().getTree().name() + "\nparent "
                + branch.tip().name() + "\n";
        for (String rest : List.of(
                "author garbage\ncommitter\nencoding no!such\n\nmessage",
                "author a <b> 99999999999999999999 +9999\ncommitter a <b> -7 x\n\n\0\0",
                "",
                "\n",
                "author\n\nPublish 20261122-104533-3fa9c1d\n\n1 files, 2 bytes")) {
            asPublished();
            ObjectId commit = branch.insert(Constants.OBJ_COMMIT, (head + rest).getBytes(StandardCharsets.ISO_8859_1));
            Files.writeString(repository.resolve("refs/heads/gh-pages"), commit.name() + "\n");
            goesOn(rest);
        }
    }

    /** Copies the repository, so that it can be damaged on the disk, and lets the test go on there. */
    private void onACopy(ThrowingCallable test) throws Exception {
        Path whole = repository;
        ByHand there = branch;
        Map<String, String> rest = others;
        repository = Files.createTempDirectory(temp, "copy").resolve("clinic.git");
        TamperedFolder.copy(temp.resolve("pristine.git"), repository);
        try (ByHand copy = new ByHand(repository, "gh-pages")) {
            branch = copy;
            others = others();
            test.call();
        } catch (Throwable e) {
            throw new AssertionError(e);
        } finally {
            repository = whole;
            branch = there;
            others = rest;
        }
    }

    private void lose(ObjectId object) throws IOException {
        Path file = repository.resolve(
                "objects/" + object.name().substring(0, 2) + "/" + object.name().substring(2));
        Files.delete(file);
    }

    @Test
    void oldObjectsThatAreLostCostTheirReleaseAlone() throws Exception {
        for (int back : List.of(1, 2)) { // the first publish is one pack
            onACopy(() -> {
                lose(branch.commits().get(back).getTree());
                goesOn("lost tree of commit " + back);
            });
            onACopy(() -> {
                lose(branch.commits().get(back));
                goesOn("lost commit " + back);
            });
        }
        onACopy(() -> {
            lose(branch.files().get(MANIFEST).id());
            goesOn("lost manifest");
        });
        onACopy(() -> {
            branch.commit("index.html", branch.file("by hand"));
            lose(branch.files().get("index.html").id());
            goesOn("lost page");
        });
    }

    @Test
    void objectsOfTheEndThatAreLostAreToldWithWhatToTypeAndThatWorks() throws Exception {
        for (boolean tree : List.of(true, false)) {
            onACopy(() -> {
                ObjectId whole = branch.commits().get(1);
                lose(tree ? branch.newest().getTree() : branch.tip());
                write("Fourth", "prices", "help");
                assertThatThrownBy(this::publish)
                        .hasMessageStartingWith("The branch gh-pages of ")
                        .hasMessageEndingWith(
                                "git --git-dir='" + repository + "' update-ref refs/heads/gh-pages COMMIT");
                assertThatThrownBy(() -> rollback(null)).hasMessageContaining("git fsck lists what is damaged.");
                sh("git --git-dir='" + repository + "' update-ref refs/heads/gh-pages " + whole.name());
                goesOn("the end given back");
            });
        }
    }

    @Test
    void branchThatIsAnotherNameForASecondOneIsNotWritten() throws Exception {
        Path ref = repository.resolve("refs/heads/gh-pages");
        byte[] before = Files.readAllBytes(ref);
        try {
            for (String leadsTo : List.of("refs/heads/main", "refs/heads/nowhere", "refs/tags/v1")) {
                Files.writeString(ref, "ref: " + leadsTo + "\n");
                write("Fourth");
                assertThatThrownBy(this::publish)
                        .hasMessageStartingWith("The branch gh-pages is only another name for ")
                        .hasMessageContaining("git symbolic-ref --delete refs/heads/gh-pages");
                assertThatThrownBy(() -> rollback(null)).hasMessageContaining("another name");
            }
            sh("cd '" + repository + "' && git symbolic-ref --delete refs/heads/gh-pages");
            publish();
            siteIsLive("a branch of its own");
            assertThat(others()).isEqualTo(others);
        } finally {
            Files.write(ref, before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "garbage", "\u0000\u0000\u0000\u0000", "1234567890123456789012345678901234567890\n"})
    void branchThatLostItsEndSaysHowToGiveItBack(String text) throws Exception {
        Path ref = repository.resolve("refs/heads/gh-pages");
        byte[] before = Files.readAllBytes(ref);
        try {
            Files.writeString(ref, text);
            write("Fourth");
            assertThatThrownBy(this::publish).hasMessageContaining("COMMIT");
            goesOn("the end given back");

            Files.writeString(ref, text);
            Files.delete(ref);
            write("Fourth");
            publish();
            siteIsLive("begun anew");
        } finally {
            Files.write(ref, before);
        }
    }

    @Test
    void lockIsTakenAwayOnlyWithinTheRepository() throws Exception {
        Path heads = repository.resolve("refs/heads");
        Path lock = heads.resolve("gh-pages.lock");
        Files.createDirectories(lock.resolve("somebody's"));
        try {
            write("Fourth");
            assertThatThrownBy(this::publish).isInstanceOf(IOException.class);
            assertThat(lock.resolve("somebody's")).exists();
        } finally {
            Files.delete(lock.resolve("somebody's"));
            Files.delete(lock);
        }
        Path elsewhere = Files.createFile(temp.resolve("keep.lock"));
        Files.setLastModifiedTime(elsewhere, FileTime.from(Instant.now().minusSeconds(60)));
        Files.createSymbolicLink(lock, elsewhere);
        try {
            assertThatThrownBy(this::publish).isInstanceOf(IOException.class);
            assertThat(elsewhere).exists();
        } finally {
            Files.delete(lock);
            Files.delete(elsewhere);
        }
        publish();
        siteIsLive("unlocked");
    }

    @Test
    void siteThatNamesFilesWhichGitOrThePluginKeepIsRefused() throws Exception {
        write("Fourth");
        site.write(".git/config", "[core]").write(MANIFEST, "{}").write("a/.GIT/hooks/post-update", "x");
        ObjectId before = branch.tip();
        try (PublishTarget target = open()) {
            Publication publication = Publication.of(target.standing(), site.read(), 5, now, Progress.NONE, () -> {});
            assertThatThrownBy(() -> target.publish(publication))
                    .hasMessageStartingWith(
                            "3 files could not be sent:\n  .clinic-site.json: '.clinic-site.json' is the"
                                    + " plugin's own\n  .git/config: Git takes no such name: ");
        }
        assertThat(branch.tip()).isEqualTo(before);
    }

    /** What {@link Tamper} damages: the files of the newest commit. */
    private static final class Tip implements Tamper.Stored {

        @Override
        public SortedSet<String> names() throws IOException {
            TreeSet<String> names = new TreeSet<>(branch.files().keySet());
            names.remove("CNAME");
            return names;
        }

        @Override
        public byte[] read(String name) throws IOException {
            ByHand.Entry entry = branch.files().get(name);
            return entry == null || entry.mode() == FileMode.GITLINK ? new byte[0] : branch.bytes(entry);
        }

        @Override
        public void write(String name, byte[] bytes) throws IOException {
            branch.commit(name, branch.file(bytes));
        }

        @Override
        public void delete(String name) throws IOException {
            branch.commit(name, null);
        }

        @Override
        public boolean link(String name, String leadsTo) throws IOException {
            branch.commit(name, branch.link(leadsTo));
            return true;
        }

        @Override
        public boolean folder(String name) throws IOException {
            branch.commit(name, ByHand.submodule());
            return true;
        }

        @Override
        public boolean rename(String from, String to) throws IOException {
            ByHand.Entry entry = branch.files().get(from);
            branch.commit(from, null);
            branch.commit(to, entry);
            return true;
        }
    }

    /**
     * Nothing outside is touched, what is somebody else's stays, nothing ends in another way than with a sentence for people,
     * and a publish succeeds, at the latest when its advice was followed.
     */
    @Test
    void whateverStandsOnTheBranchNothingOfOthersIsTouched() throws Exception {
        int tries = Integer.getInteger("tamper.tries", 50);
        Set<String> ours = new HashSet<>(List.of(MANIFEST, ".nojekyll"));
        for (String page : List.of("prices", "about", "faq", "rates", "help")) {
            ours.add(page + "/index.html");
        }
        ours.addAll(List.of("index.html", "assets/site-3fa9c1d2e8.css"));
        for (int seed = 0; seed < tries; seed++) {
            asPublished();
            Random random = new Random(seed);
            Tamper tamper = new Tamper(random, OUTSIDE);
            StringBuilder story = new StringBuilder("seed " + seed);
            for (int i = 0; i <= random.nextInt(4); i++) {
                story.append("; ").append(random.nextInt(4) == 0 ? history(random, tamper) : tamper.one(new Tip()));
            }
            SortedMap<String, ByHand.Entry> before = branch.files();
            String all = story.toString();
            write("Fourth", "prices", "help");
            try (PublishTarget target = open()) {
                try {
                    attempt(target);
                } catch (TargetException e) {
                    assertThat(e.getMessage()).as(all).contains("newer version", "git rm " + MANIFEST);
                    branch.commit(MANIFEST, null);
                    attempt(target);
                }
                siteIsLive(all);
                for (Release release : target.releases()) {
                    if (random.nextInt(3) == 0) {
                        try {
                            target.rollback(release, Progress.NONE);
                        } catch (TargetException e) {
                            assertThat(e.getMessage()).as(all).contains("See with mvn site:releases");
                        }
                    }
                }
                attempt(target);
                siteIsLive(all);
                assertThat(target.releases()).as(all).filteredOn(Release::live).hasSize(1);
            }
            SortedMap<String, ByHand.Entry> after = branch.files();
            before.forEach((path, entry) -> {
                boolean inTheWay = ours.stream()
                        .anyMatch(own -> own.equals(path) || own.startsWith(path + "/") || path.startsWith(own + "/"));
                if (!inTheWay) {
                    assertThat(after).as(all).containsEntry(path, entry);
                }
            });
            assertThat(others()).as(all).isEqualTo(others);
        }
        nothingOfOthersIsTouched("all tries");
    }

    private void attempt(PublishTarget target) throws Exception {
        now = now.plusSeconds(90);
        Publication publication = Publication.of(target.standing(), site.read(), 5, now, Progress.NONE, () -> {});
        if (!publication.plan().isEmpty()) {
            target.publish(publication);
        }
    }

    private String history(Random random, Tamper tamper) throws IOException {
        int back = random.nextInt(4);
        Tamper.Damage damage = Tamper.Damage.values()[random.nextInt(Tamper.Damage.values().length)];
        if (back >= branch.commits().size()) {
            return "nothing";
        }
        ByHand.Entry manifest = branch.files(branch.commits().get(back)).get(MANIFEST);
        if (manifest != null && manifest.isFile()) {
            ByHand.Entry other = branch.file(tamper.damaged(branch.bytes(manifest), damage));
            branch.amend(back, files -> files.put(MANIFEST, other));
        }
        return damage + " in the manifest of commit " + back;
    }
}
