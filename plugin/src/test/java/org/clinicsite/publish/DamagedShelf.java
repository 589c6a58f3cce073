package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.output.FolderTree;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a target that keeps releases beside each other when something in it is damaged, or somebody put a link in its
 * place. Whatever it is: nothing outside is touched, and a publish goes on, or says what to do, and doing just that ends with
 * the site live and a way back.
 */
public abstract class DamagedShelf {

    /** The target is in {@code www} here, the tree of somebody else in {@code canary}. */
    @TempDir(factory = OnFastDisk.class)
    protected Path temp;

    /** What the target said beside what it threw. */
    protected final List<String> notes = new ArrayList<>();

    /** Hears what the target says. */
    protected final Progress told = new Progress() {
        @Override
        public void begin(String step, int files, long bytes) {}

        @Override
        public void sent(String path, long bytes) {}

        @Override
        public synchronized void note(String line) {
            notes.add(line);
        }
    };

    SiteFolder site;
    Canary canary;
    Path root;
    private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

    private static Path template;

    private Instant now = BEGAN;
    private int published;

    /**
     * Opens the target.
     *
     * @param root its folder on this machine
     */
    protected abstract PublishTarget open(Path root) throws Exception;

    /** How many states are tried at random in an ordinary run; {@code -Dtamper.tries=N} tries more. */
    protected abstract int tries();

    @BeforeEach
    void releases() throws Exception {
        root = temp.resolve("www");
        site = new SiteFolder(temp.resolve("site"));
        site.write("prices/index.html", "<h1>Prices</h1>").write("media/deep/leaf.txt", "leaf");
        site.write("assets/site-3fa9c1d2e8.css", "h1 { color: green }").write("feed.xml", "<feed/>");
        canary = new Canary(temp.resolve("canary"));
        if (template == null) { // the same for each test of a class
            template = new OnFastDisk().createTempDirectory(null, null);
            for (int i = 0; i < 3; i++) {
                publish(5);
            }
            Files.writeString(root.resolve("current/google1234.html"), "proof");
            TamperedFolder.copy(root, template.resolve("www"));
        } else {
            TamperedFolder.copy(template.resolve("www"), root);
        }
        published = 3;
        now = BEGAN.plusSeconds(180);
        notes.clear();
    }

    @AfterAll
    static void forgetTheTemplate() throws IOException {
        FolderTree.delete(template);
        template = null;
    }

    /** The text on the home page of one publish after the other. */
    static String home(int number) {
        return "<h1>" + number + "</h1>";
    }

    /** Publishes with another home page each time, as {@code mvn site:publish} does. */
    void publish(int keep) throws Exception {
        site.write("index.html", home(++published));
        now = now.plusSeconds(60);
        try (PublishTarget target = open(root)) {
            Lease.Holder me = Lease.Holder.me(now);
            try (Lease lease = Lease.take(target.leases().orElseThrow(), me, millis -> {}, told)) {
                Standing standing = target.standing();
                standing.warnings().forEach(warning -> notes.add(warning.says()));
                target.publish(Publication.of(standing, site.read(), keep, now, told, lease::check));
            }
        }
    }

    Release rollback(String to) throws Exception {
        try (PublishTarget target = open(root)) {
            return new Publisher(target, told, Clock.fixed(now, ZoneOffset.UTC), millis -> {}).rollback(to);
        }
    }

    List<Release> list() throws Exception {
        try (PublishTarget target = open(root)) {
            return target.releases();
        }
    }

    Map<String, String> visitorsSee() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        if (Files.isDirectory(root.resolve("current"))) {
            Path current = root.resolve("current").toRealPath();
            assertThat(current).as("what the web server serves").startsWith(root.toRealPath());
            try (Stream<Path> files = Files.walk(current)) {
                for (Path file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    seen.put(current.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return seen;
    }

    private static final Pattern OTHER_FOLDER = Pattern.compile("Name another folder, such as (\\S+), and let");
    private static final Pattern DELETE = Pattern.compile("[Dd]elete (?:the file )?(/\\S+)");
    private static final Pattern GO_BACK = Pattern.compile("mvn site:rollback -Dsite.to=(\\S+)\\.");

    /** Publishes; when that is refused, does what the message says, word by word, and publishes again. */
    private void publishFollowingAdvice(String story) throws Exception {
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String advice;
            try {
                publish(5);
                return;
            } catch (TargetException | SiteException e) {
                advice = e.getMessage();
            } catch (IOException | RuntimeException e) {
                throw new AssertionError(story + ": " + heard + ": fails without advice", e);
            }
            heard.add(advice);
            assertThat(advice).as(story).doesNotContain("current to", "Move it away", "Move the link");
            Matcher back = GO_BACK.matcher(advice);
            Matcher delete = DELETE.matcher(advice);
            Matcher other = OTHER_FOLDER.matcher(advice);
            if (back.find()) {
                rollbackFollowingAdvice(back.group(1), story);
            } else if (delete.find()) {
                FolderTree.delete(Path.of(delete.group(1)));
            } else if (other.find()) {
                root = Path.of(other.group(1));
            } else {
                fail(story + ": no advice that can be followed: " + advice);
            }
        }
        fail(story + ": the advice leads nowhere: " + heard);
    }

    private void rollbackFollowingAdvice(String to, String story) throws Exception {
        String release = to;
        for (int i = 0; i < 4; i++) {
            try {
                rollback(release);
                return;
            } catch (TargetException e) {
                Matcher back = GO_BACK.matcher(e.getMessage());
                Matcher delete = DELETE.matcher(e.getMessage());
                if (back.find()) {
                    release = back.group(1);
                } else if (delete.find()) {
                    FolderTree.delete(Path.of(delete.group(1)));
                } else {
                    fail(story + ": no advice that can be followed: " + e.getMessage());
                }
            }
        }
        fail(story + ": there is no way back to " + to);
    }

    /** The end of every story. */
    void siteIsLiveAndThereIsAWayBack(String story) throws Exception {
        publishFollowingAdvice(story);
        int first = published;
        assertThat(visitorsSee())
                .as(story)
                .containsEntry("index.html", home(first))
                .containsKeys("prices/index.html");
        publish(5);
        assertThat(visitorsSee()).as(story).containsEntry("index.html", home(published));
        rollback((String) null);
        assertThat(visitorsSee())
                .as(story)
                .containsEntry("index.html", home(first))
                .containsEntry("prices/index.html", "<h1>Prices</h1>")
                .containsEntry("media/deep/leaf.txt", "leaf")
                .containsEntry("assets/site-3fa9c1d2e8.css", "h1 { color: green }");
        publish(5);
        assertThat(visitorsSee()).as(story).containsEntry("index.html", home(published));
        canary.isUntouched(story);
    }

    TamperedFolder stored() {
        return new TamperedFolder(root);
    }

    Tamper tamper(Random random) {
        String folder = canary.folder().toString();
        return new Tamper(
                random,
                List.of(
                        folder,
                        folder + "/keep.txt",
                        folder + "/prices",
                        folder + "/releases",
                        folder + "/.lock",
                        "../canary",
                        "../../canary",
                        "../../canary/keep.txt",
                        "../../../canary",
                        "../../../canary/keep.txt",
                        "../../../canary/prices/index.html",
                        "../../../../canary/media/deep"));
    }

    /** A release's id: 0 is the live one, 1 the one before it. */
    String id(int back) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("releases"))) {
            List<String> ids = files.map(file -> file.getFileName().toString())
                    .filter(Release::isId)
                    .sorted()
                    .toList();
            return ids.get(ids.size() - 1 - back);
        }
    }

    // ---- all of it

    @Test
    void whateverIsDamagedNothingOutsideIsTouchedAndTheAdviceWorks() throws Exception {
        int tries = Integer.getInteger("tamper.tries", tries());
        Instant began = now;
        int numbers = published;
        for (int i = 0; i < tries; i++) {
            root = temp.resolve("try" + i);
            now = began;
            published = numbers;
            TamperedFolder.copy(template.resolve("www"), root);
            notes.clear();
            Random random = new Random(i);
            Tamper tamper = tamper(random);
            StringBuilder story = new StringBuilder("try ").append(i);
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                story.append("; ").append(tamper.one(stored()));
            }
            Path first = root;
            switch (random.nextInt(4)) {
                case 0 -> quietly(this::list);
                case 1 -> quietly(() -> rollback((String) null));
                case 2 -> quietly(() -> publish(1 + random.nextInt(3)));
                default -> {}
            }
            canary.isUntouched(story.toString());
            try {
                siteIsLiveAndThereIsAWayBack(story.toString());
            } catch (IOException | SiteException e) {
                throw new AssertionError(story.toString(), e);
            }
            FolderTree.delete(first);
        }
    }

    private interface Act {
        void run() throws Exception;
    }

    /** What is in the way is told in words. */
    private static void quietly(Act act) throws Exception {
        try {
            act.run();
        } catch (TargetException | SiteException e) {
            assertThat(e.getMessage()).endsWith(".");
        }
    }
}
