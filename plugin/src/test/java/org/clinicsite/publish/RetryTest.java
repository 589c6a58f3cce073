package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.Test;

/** What is tried again, how often, and after which waits. */
class RetryTest {

    private final List<Long> waits = new ArrayList<>();
    private int tried;

    private Retry retry(double random) {
        return new Retry(
                4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(60), waits::add, () -> random);
    }

    private String failing(int times, Duration retryAfter) throws IOException {
        return retry(0).call("index.html", Progress.NONE, () -> {
            if (tried++ < times) {
                throw TargetException.temporary(Code.HOST_BUSY, "The host answered 503.", retryAfter, null);
            }
            return "sent";
        });
    }

    @Test
    void waitsGrowToABoundAndEndWithSuccess() throws Exception {
        assertThat(failing(3, null)).isEqualTo("sent");
        assertThat(waits).containsExactly(1000L, 2000L, 3000L);
    }

    @Test
    void waitsAreShortenedAtRandomByUpToHalf() throws Exception {
        assertThatThrownBy(() -> retry(1).call("x", Progress.NONE, () -> {
            throw TargetException.temporary(Code.CONNECTION_LOST, "Reset.", null, null);
        }));
        assertThat(waits).containsExactly(500L, 1000L, 1500L);
    }

    @Test
    void attemptsAreCounted() {
        assertThatThrownBy(() -> failing(9, null)).hasMessage("The host answered 503.");
        assertThat(tried).isEqualTo(4);
    }

    @Test
    void hostThatSaysWhenIsTakenAtItsWordWithinReason() throws Exception {
        assertThat(failing(1, Duration.ofSeconds(30))).isEqualTo("sent");
        assertThat(waits).containsExactly(30_000L);

        tried = 0;
        assertThatThrownBy(() -> failing(1, Duration.ofHours(1))).hasMessage("The host answered 503.");
        assertThat(waits).hasSize(1);
    }

    @Test
    void refusalIsNeverTriedAgain() {
        assertThatThrownBy(() -> retry(0).call("x", Progress.NONE, () -> {
                    tried++;
                    throw new TargetException(Code.NOT_LET_IN, "The host answered 403.", "Look at the key.");
                }))
                .hasMessage("The host answered 403. Look at the key.");
        assertThat(tried).isEqualTo(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void everyFileThatFailedIsNamed() {
        List<Plan.Change> changes = new ArrayList<>();
        for (String path : List.of("a.html", "b.html", "c.html")) {
            changes.add(new Plan.Change(path, Plan.Kind.ADD, "new", null, new Manifest.Entry("", 1, "", "")));
        }
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> Uploads.send(changes, workers, retry(0), Progress.NONE, change -> {
                        if (!change.path().equals("b.html")) {
                            throw new IOException("disk full");
                        }
                    }))
                    .hasMessage("2 files could not be sent:\n  a.html: disk full\n  c.html: disk full");
        }
    }
}
