package org.clinicsite.site;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a {@code security.txt} that the clinic wrote itself: whom to tell about a weakness of the site
 * (<a href="https://www.rfc-editor.org/rfc/rfc9116">RFC 9116</a>), and until when that holds.
 */
public final class SecurityText {

    private static final String EXPIRES = "Expires:";
    private static final int SOON_DAYS = 30;
    /** How long a generated one holds; RFC 9116 recommends less than a year. */
    private static final int GENERATED_DAYS = 360;

    private SecurityText() {}

    /**
     * From when one counts that a build generates.
     *
     * @param timestamp the moment that the build gives as its own; null when it gives none
     * @param today the day of the build; without a moment its month counts, so that the file changes once a month and not
     *     with every build
     */
    public static Instant issued(@Nullable Instant timestamp, LocalDate today) {
        return timestamp != null
                ? timestamp
                : today.withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Until when one holds that a build of this moment generates. */
    public static OffsetDateTime expires(Instant build) {
        return build.atOffset(ZoneOffset.UTC).plusDays(GENERATED_DAYS).withNano(0);
    }

    /** Whether one that a build of this moment generated has ended, or is near its end, by the clock. */
    public static boolean endsSoon(Instant build, Instant now) {
        return isSoon(expires(build).toInstant(), now);
    }

    /** Whether an end is past or near. */
    public static boolean isSoon(Instant end, Instant now) {
        return end.minus(Duration.ofDays(SOON_DAYS)).isBefore(now);
    }

    /** Until when a text says that it holds; empty when it does not say so. */
    public static Optional<Instant> ends(String text) {
        try {
            return text.lines()
                    .filter(line -> line.regionMatches(true, 0, EXPIRES, 0, EXPIRES.length()))
                    .findFirst()
                    .map(line -> OffsetDateTime.parse(
                                    line.substring(EXPIRES.length()).strip())
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks the day on which it ends: after the build and within a year (section 2.5.5), and tells when it is near.
     *
     * @param path the file, for problems
     * @param text its text
     * @param today the day of the build
     */
    public static List<Problem> check(String path, String text, LocalDate today) {
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].regionMatches(true, 0, EXPIRES, 0, EXPIRES.length())) {
                String written = lines[i].substring(EXPIRES.length()).strip();
                int column = lines[i].indexOf(written, EXPIRES.length()) + 1;
                return check(path, i + 1, column, written, today);
            }
        }
        return List.of(Problem.error(
                Code.SECURITY_TEXT,
                path,
                0,
                0,
                "It does not say until when it holds.",
                "Add a line 'Expires: " + next(today) + "'."));
    }

    private static List<Problem> check(String path, int line, int column, String written, LocalDate today) {
        LocalDate day;
        try {
            day = OffsetDateTime.parse(written)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (DateTimeParseException e) {
            return List.of(Problem.error(
                    Code.SECURITY_TEXT,
                    path,
                    line,
                    column,
                    "'" + written + "' is no moment.",
                    "Write it as " + next(today) + "."));
        }
        if (!day.isAfter(today)) {
            return List.of(Problem.error(
                    Code.SECURITY_TEXT,
                    path,
                    line,
                    column,
                    "It ended on " + day + "; this build counts as " + today + ".",
                    "Look whether the rest still holds, and write " + next(today) + "."));
        }
        if (!day.isBefore(today.plusYears(1))) {
            return List.of(Problem.error(
                    Code.SECURITY_TEXT,
                    path,
                    line,
                    column,
                    "It holds for a year or more, until " + day + "; nobody trusts one that long.",
                    "Write " + next(today) + "."));
        }
        if (day.isBefore(today.plusDays(SOON_DAYS))) {
            return List.of(Problem.warning(
                    Code.SECURITY_TEXT,
                    path,
                    line,
                    column,
                    "It ends soon, on " + day + ".",
                    "Look whether the rest still holds, and write " + next(today) + "."));
        }
        return List.of();
    }

    /** A day that is right now. */
    private static String next(LocalDate today) {
        return today.plusMonths(11) + "T00:00:00Z";
    }
}
