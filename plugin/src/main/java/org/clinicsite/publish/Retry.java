package org.clinicsite.publish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Tries again what failed for a while: a bounded number of times, each wait twice the last, a random part of it taken
 * off so that many clients do not come back together ("full jitter",
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). A host's {@code Retry-After} counts instead.
 * Only a {@link TargetException} that is temporary is tried again; a refusal (401, 403) never is.
 */
public final class Retry {

    /** Five attempts: waits of at most 0.5, 1, 2 and 4 seconds. A host may ask for two minutes, no more. */
    public static final Retry USUAL = new Retry(
            5,
            Duration.ofMillis(500),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Thread::sleep,
            () -> ThreadLocalRandom.current().nextDouble());

    /** Waits. */
    public interface Sleep {
        /** Waits so many milliseconds. */
        void millis(long millis) throws InterruptedException;
    }

    /** What is tried. */
    public interface Attempt<T> {
        /** Does it once. */
        T run() throws IOException;
    }

    private final int attempts;
    private final Duration first;
    private final Duration longest;
    private final Duration longestAsked;
    private final Sleep sleep;
    private final DoubleSupplier random;

    /**
     * @param attempts how often in all, from 1
     * @param first the longest that the first wait may be
     * @param longest the longest that any of our waits may be
     * @param longestAsked the longest {@code Retry-After} that is waited for; a longer one ends it
     * @param sleep waits
     * @param random from 0 to below 1
     */
    public Retry(
            int attempts, Duration first, Duration longest, Duration longestAsked, Sleep sleep, DoubleSupplier random) {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt, not " + attempts);
        }
        this.attempts = attempts;
        this.first = first;
        this.longest = longest;
        this.longestAsked = longestAsked;
        this.sleep = sleep;
        this.random = random;
    }

    /**
     * Does it until it works.
     *
     * @param what for people, such as {@code index.html}
     * @throws IOException the last failure, or the first that is not temporary
     */
    public <T> T call(String what, Progress progress, Attempt<T> attempt) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.run();
            } catch (TargetException e) {
                Duration asked = e.retryAfter();
                if (!e.isTemporary() || tried == attempts || asked != null && asked.compareTo(longestAsked) > 0) {
                    throw e;
                }
                long millis = asked != null ? asked.toMillis() : backoff(tried);
                progress.note(what + ": " + e.getMessage() + " Trying again in " + seconds(millis) + " (" + (tried + 1)
                        + " of " + attempts + ").");
                pause(millis);
            }
        }
    }

    private long backoff(int tried) {
        long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(tried - 1, 20));
        return (long) (most * (1 - random.getAsDouble() / 2)); // never at once: at least half
    }

    private void pause(long millis) throws InterruptedIOException {
        try {
            sleep.millis(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The publish was interrupted.");
        }
    }

    private static String seconds(long millis) {
        return String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
