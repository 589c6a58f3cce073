package org.clinicsite.publish;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site that was published and can be gone back to.
 *
 * @param id such as {@code 20261122-104533-3fa9c1d}: the time in UTC, and the first digits of the site's digest; sorts
 *     by time; letters, digits and hyphens only, so that it can name a folder
 * @param time when it was published, in whole seconds
 * @param files how many files it has
 * @param bytes how many bytes these have together
 * @param live whether visitors see it
 */
public record Release(String id, Instant time, int files, long bytes, boolean live) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int DIGITS = 7;

    /** The release that a manifest tells of. */
    public static Release of(Manifest manifest, boolean live) {
        return new Release(manifest.release(), manifest.time(), manifest.files().size(), manifest.bytes(), live);
    }

    /** One that is known by its id, which holds the time; empty when that is no time. */
    public static Optional<Release> of(String id, int files, long bytes) {
        try {
            Instant time = TIME.parse(id.substring(0, id.lastIndexOf('-')), Instant::from);
            return Optional.of(new Release(id, time, files, bytes, false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same as the live one. */
    public Release asLive() {
        return new Release(id, time, files, bytes, true);
    }

    /**
     * The time for a new release: now, but after the newest that is there, also when this machine's clock is behind the
     * one that wrote it.
     */
    static Instant timeAfter(@Nullable Release newest, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return newest == null || second.isAfter(newest.time())
                ? second
                : newest.time().plus(Duration.ofSeconds(1));
    }

    /** The id of a release. */
    static String id(Instant time, String digest) {
        return TIME.format(time) + "-" + digest.substring(0, DIGITS);
    }

    /** Whether a text is written as ids are: nothing else may name a folder or an object. */
    public static boolean isId(String text) {
        return text.length() == "uuuuMMdd-HHmmss-".length() + DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == '-');
    }
}
