package org.clinicsite.publish;

import static java.util.Objects.requireNonNull;

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
 * @param files how many files it has; 0 when that is not known
 * @param bytes how many bytes these have together; 0 when that is not known
 * @param live whether visitors see it
 * @param fault what is wrong with it, for people, such as {@code its manifest is damaged}; null when nothing is. A rollback
 *     that names no release passes over such a one, as long as there is another
 */
public record Release(
        String id,
        Instant time,
        int files,
        long bytes,
        boolean live,
        @Nullable String fault) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int DIGITS = 7;

    /** Years of four digits, with room for one release after another. */
    private static final Instant LAST = Instant.parse("9998-12-31T23:59:59Z");

    /** @throws IllegalArgumentException when the id is not written as ids are */
    public Release {
        if (!isId(id)) {
            throw new IllegalArgumentException("'" + id + "' is no id of a release");
        }
    }

    /** One with which nothing is wrong. */
    public Release(String id, Instant time, int files, long bytes, boolean live) {
        this(id, time, files, bytes, live, null);
    }

    /**
     * One that cannot be read.
     *
     * @param id as {@link #isId} has it
     * @param fault what is wrong, for people
     */
    public static Release unreadable(String id, boolean live, String fault) {
        return new Release(id, requireNonNull(timeOf(id)), 0, 0, live, fault);
    }

    /** The release that a manifest tells of. */
    public static Release of(Manifest manifest, boolean live) {
        return new Release(manifest.release(), manifest.time(), manifest.files().size(), manifest.bytes(), live);
    }

    /** One that is known by its id, which holds the time; empty when that is none. */
    public static Optional<Release> of(String id, int files, long bytes) {
        Instant time = timeOf(id);
        return time == null ? Optional.empty() : Optional.of(new Release(id, time, files, bytes, false));
    }

    /** The same as the live one. */
    public Release asLive() {
        return new Release(id, time, files, bytes, true, fault);
    }

    /**
     * The time for a new release: now, but after the newest that is there, also when this machine's clock is behind the
     * one that wrote it; as far as there is a time after that.
     */
    static Instant timeAfter(@Nullable Release newest, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return newest == null || second.isAfter(newest.time()) || !newest.time().isBefore(LAST)
                ? second
                : newest.time().plus(Duration.ofSeconds(1));
    }

    /** The id of a release. */
    static String id(Instant time, String digest) {
        return TIME.format(time) + "-" + digest.substring(0, DIGITS);
    }

    /** Whether a text is written as ids are, letter for letter: nothing else may name a folder or an object. */
    public static boolean isId(String text) {
        return timeOf(text) != null;
    }

    /** The time that an id holds; null when the text is no id. */
    public static @Nullable Instant timeOf(String id) {
        int hyphen = id.length() - DIGITS - 1;
        if (hyphen < 1 || id.charAt(hyphen) != '-') {
            return null;
        }
        for (int i = hyphen + 1; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return null;
            }
        }
        String written = id.substring(0, hyphen);
        try {
            Instant time = TIME.parse(written, Instant::from);
            return TIME.format(time).equals(written) && !time.isAfter(LAST) ? time : null; // 30 February is none
        } catch (DateTimeException e) {
            return null;
        }
    }
}
