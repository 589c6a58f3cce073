package org.clinicsite.generate;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What has to be as it was, so that a build would make the same again; kept in {@code inputs.txt}, a line each.
 *
 * @param inputs what it was made of, by {@link Inputs}
 * @param output what it left, likewise
 * @param day the day that decided what was due; empty when it was given
 * @param zone whose day that was
 */
record LastBuild(String inputs, String output, String day, String zone) {

    /** A build that is to be kept in mind. */
    static LastBuild of(GenerateOptions options, String inputs, Set<String> files, ZoneId zone, Clock clock)
            throws IOException {
        String day = options.isDayGiven()
                ? ""
                : LocalDate.ofInstant(clock.instant(), zone).toString();
        return new LastBuild(inputs, Inputs.ofOutput(options.outputDirectory(), files), day, zone.getId());
    }

    /** As it was kept; one that cannot be read is like none. */
    static LastBuild parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return lines.size() < 4
                ? new LastBuild("", "", "", "")
                : new LastBuild(lines.get(0), lines.get(1), lines.get(2), lines.get(3));
    }

    @Override
    public String toString() {
        return String.join("\n", inputs, output, day, zone);
    }

    /** Whether a build would make the same now, of the same files to the same files. */
    boolean holds(GenerateOptions options, Set<String> files, Clock clock) throws IOException {
        return !files.isEmpty()
                && isOfToday(clock)
                && inputs.equals(Inputs.fingerprint(options))
                && output.equals(Inputs.ofOutput(options.outputDirectory(), files));
    }

    private boolean isOfToday(Clock clock) {
        try {
            return day.isEmpty()
                    ? !zone.isEmpty()
                    : day.equals(LocalDate.ofInstant(clock.instant(), ZoneId.of(zone))
                            .toString());
        } catch (DateTimeException e) {
            return false; // somebody wrote into the file
        }
    }
}
