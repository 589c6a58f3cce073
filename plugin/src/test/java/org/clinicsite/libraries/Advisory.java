package org.clinicsite.libraries;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * A known vulnerability of a library.
 *
 * @param id its CVE, else its GHSA
 * @param name the library, {@code group:artifact}
 * @param affected the versions that have it, as Maven writes ranges: {@code [1.14.3,1.23.1)}
 * @param published the day on which it became known
 * @param what one line for people
 */
record Advisory(String id, String name, String affected, LocalDate published, String what)
        implements Comparable<Advisory> {

    private static final Comparator<Advisory> ORDER =
            Comparator.comparing(Advisory::name).thenComparing(Advisory::id);

    Advisory {
        range(affected);
        if (!id.matches("(CVE|GHSA)-[\\w-]+") || !name.matches("[\\w.-]+:[\\w.-]+") || what.isBlank()) {
            throw new IllegalArgumentException("no id, no library or no text: " + id + " " + name + " " + what);
        }
    }

    /**
     * Reads a line of the file.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Advisory parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException("it has " + fields.length + " fields instead of 5");
        }
        try {
            return new Advisory(fields[0], fields[1], fields[2], LocalDate.parse(fields[3]), fields[4]);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no date: " + fields[3], e);
        }
    }

    private static VersionRange range(String affected) {
        try {
            VersionRange range = VersionRange.createFromVersionSpec(affected);
            if (!range.hasRestrictions()) {
                throw new IllegalArgumentException("no range of versions: " + affected);
            }
            return range;
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException("no range of versions: " + affected, e);
        }
    }

    /** Whether a library has it; versions are compared as Maven does. */
    boolean concerns(Library library) {
        return library.name().equals(name)
                && range(affected).containsVersion(new DefaultArtifactVersion(library.version()));
    }

    /** A line of the file. */
    String line() {
        return String.join("\t", id, name, affected, published.toString(), what);
    }

    @Override
    public int compareTo(Advisory other) {
        return ORDER.compare(this, other);
    }
}
