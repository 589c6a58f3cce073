package org.clinicsite.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clinicsite.publish.FaultyProxy;
import org.clinicsite.publish.KilledRemotePublish;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetContract;
import org.clinicsite.publish.TargetSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on S3Proxy; and what only a target without a switch has to see to. */
@Tag("full")
class S3TargetIT extends TargetContract {

    @TempDir
    static Path folder;

    private static S3Host host;
    private static FaultyProxy door;
    private static final List<String> requests = new CopyOnWriteArrayList<>();

    private String bucket;

    @BeforeAll
    static void start() throws Exception {
        host = S3Host.start(folder.resolve("s3"));
        door = FaultyProxy.to(host.port()).answering(line -> {
            requests.add(line);
            return null;
        });
    }

    @AfterAll
    static void stop() throws Exception {
        door.close();
        host.close();
    }

    @BeforeEach
    void bucket() {
        bucket = host.bucket();
    }

    @Override
    protected PublishTarget open() throws Exception {
        TargetSettings settings = TargetSettings.parse("s3://" + bucket + "/www");
        settings.options().put("endpoint", "http://127.0.0.1:" + door.port());
        return S3Target.open(settings, new TargetContext(S3Host.CREDENTIALS, 4, Retry.USUAL, Progress.NONE), Map.of());
    }

    @Override
    protected Map<String, String> visitorsSee() {
        Map<String, String> seen = new TreeMap<>();
        host.texts(bucket).forEach((key, text) -> {
            if (key.startsWith("www/") && !key.startsWith("www/.clinic-site/")) {
                seen.put(key.substring("www/".length()), text);
            }
        });
        return seen;
    }

    @Override
    protected List<String> writes() {
        return requests.stream()
                .filter(line -> !line.startsWith("GET ") && !line.startsWith("HEAD "))
                .toList();
    }

    @Override
    protected void putForeign(String path, String text) {
        host.put(bucket, "www/" + path, text);
    }

    @Override
    protected String headersOf(String path) {
        return host.headers(bucket, "www/" + path).replace(";charset", "; charset"); // Jetty writes it so
    }

    @Test
    void whatS3DoesNotTakeInOnePieceIsToldBeforeItIsSent() throws Exception {
        try (PublishTarget target = open()) {
            assertThat(target.refuses(planOf("film.mp4", 5L << 30))).isEmpty();
            assertThat(target.refuses(planOf("film.mp4", (5L << 30) + 1)))
                    .extracting(problem -> problem.says())
                    .containsExactly(
                            "/film.mp4: It has 5.4 GB; S3 takes 5 GiB in one piece. Make it smaller, or keep it"
                                    + " elsewhere and link to it.");
        }
    }

    private Standing standing() throws Exception {
        try (PublishTarget target = open()) {
            return target.standing();
        }
    }

    @Test
    void fileThatSomebodyChangedOrTookAwayIsPutRight() throws Exception {
        publish(5);
        host.put(bucket, "www/index.html", "<h1>Hone</h1>"); // as long as it was
        host.delete(bucket, "www/feed.xml");

        Plan plan = publish(5);

        assertThat(plan.of(Plan.Kind.ADD)).extracting(Plan.Change::path).containsExactly("feed.xml", "index.html");
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Home</h1>").containsEntry("feed.xml", "<feed/>");
    }

    @Test
    void otherPrefixesOfTheBucketAreNotTouched() throws Exception {
        host.put(bucket, "index.html", "another site");
        host.put(bucket, "wwwx/index.html", "a third");
        publish(1);
        site.delete("prices/index.html");
        publish(1);

        assertThat(host.texts(bucket))
                .containsEntry("index.html", "another site")
                .containsEntry("wwwx/index.html", "a third");
    }

    @Test
    void keptBytesGoWithTheLastReleaseThatHasThem() throws Exception {
        publish(1);
        site.write("index.html", "<h1>Second</h1>");
        publish(1);

        assertThat(host.texts(bucket).values()).doesNotContain("<h1>Home</h1>").contains("<h1>Second</h1>");
    }

    @Test
    void rollbackWhoseBytesAreGoneChangesNothing() throws Exception {
        publish(5);
        Release first = standing().releases().get(0);
        site.write("index.html", "<h1>Second</h1>");
        publish(5);
        host.texts(bucket).forEach((key, text) -> {
            if (key.contains("/objects/") && text.equals("<h1>Home</h1>")) {
                host.delete(bucket, key);
            }
        });
        try (PublishTarget target = open()) {
            assertThatThrownBy(() -> target.rollback(first, Progress.NONE))
                    .hasMessage(
                            "The release " + first.id() + " cannot be gone back to: the bytes of 1 of its files are no"
                                    + " longer kept in the bucket, such as those of index.html. See with mvn site:releases which"
                                    + " others there are, and name one: -Dsite.to=ID.");
        }
        assertThat(standing().releases().get(1).fault()).isEqualTo("the bytes of 1 of its files are gone");
        assertThat(visitorsSee()).containsEntry("index.html", "<h1>Second</h1>");
    }

    /** Objects cannot be switched together: what holds is that no page lacks its assets, and that the next one finishes. */
    @Test
    void publishThatIsKilledLeavesNoPageWithoutItsAssetsAndTheNextFinishes() throws Exception {
        new KilledRemotePublish(
                        temp,
                        "s3://" + bucket + "/www",
                        List.of("-Daws.accessKeyId=" + S3Host.KEY_ID, "-Daws.secretAccessKey=" + S3Host.SECRET),
                        List.of("endpoint=" + host.endpoint()))
                .run(this::visitorsSee, KilledRemotePublish::noPageLacksItsAssets);
        assertThat(host.texts(bucket).keySet()).noneMatch(key -> key.contains("/locks/") || key.endsWith("begun.json"));
    }
}
