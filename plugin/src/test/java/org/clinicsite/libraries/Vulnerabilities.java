package org.clinicsite.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The known vulnerabilities of libraries that we use or keep away, as of a day: the file {@code
 * src/vulnerabilities/known.tsv}. {@code .ci/vulnerabilities} is how it is called.
 *
 * @param date when somebody last looked
 * @param all sorted by library
 */
record Vulnerabilities(LocalDate date, Set<Advisory> all) {

    /** Days after which nobody knows any more. */
    private static final int OLD = 60;

    private static final String DATE = "# date: ";

    private static final String HEAD = """
            # Known vulnerabilities of libraries that the plugin runs with, or once ran with and keeps away. CONTRIBUTING.md says how it
            # is refreshed. Ranges as Maven writes them: https://maven.apache.org/pom.html#Dependency_Version_Requirement_Specification
            """;

    private static final String COLUMNS = "# id\tlibrary\taffected\tpublished\twhat\n";

    Vulnerabilities {
        all = java.util.Collections.unmodifiableSet(new TreeSet<>(all));
    }

    /**
     * Checks, or writes the file anew. Arguments: {@code check FILE TREE GUIDES}, or {@code refresh FILE TREE GUIDES
     * EXPORT}. What is told goes to the console; the exit code is 1 when a library has a known vulnerability.
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        Set<Library> libraries = Library.running(Path.of(arguments[2]));
        if (libraries.isEmpty()) {
            throw new IOException("There is no library in " + arguments[2] + ".");
        }
        libraries.addAll(Library.toPaste(Path.of(arguments[3])));
        LocalDate today = LocalDate.now(Clock.systemUTC());
        Vulnerabilities known = read(file);
        if (arguments[0].equals("refresh")) {
            Vulnerabilities fresh = known.refreshed(Path.of(arguments[4]), Library.names(libraries), today);
            fresh.write(file);
            fresh.differences(known).forEach(System.out::println);
            known = fresh;
        }
        List<String> problems = known.problems(libraries);
        known.stale(today).forEach(line -> System.out.println("WARNING: " + file + " " + line));
        problems.forEach(System.out::println);
        System.out.println(libraries.size() + " libraries, " + known.all.size() + " known vulnerabilities, "
                + problems.size() + " in use");
        if (!problems.isEmpty()) {
            System.exit(1);
        }
    }

    /**
     * Reads the file.
     *
     * @throws IOException also when a line is wrong; the message names it
     */
    static Vulnerabilities read(Path file) throws IOException {
        Set<Advisory> all = new TreeSet<>();
        LocalDate date = null;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                if (line.startsWith(DATE)) {
                    date = LocalDate.parse(line.substring(DATE.length()).strip());
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    Advisory advisory = Advisory.parse(line);
                    if (!all.add(advisory)) {
                        throw new IllegalArgumentException(advisory.id() + " stands there twice");
                    }
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IOException(file + ":" + number + ": " + e.getMessage() + ".", e);
            }
        }
        if (date == null) {
            throw new IOException(file + " has no line '" + DATE + "2026-01-31'.");
        }
        return new Vulnerabilities(date, all);
    }

    /** A line for each vulnerability that one of some libraries has. */
    List<String> problems(Collection<Library> libraries) {
        List<String> problems = new ArrayList<>();
        for (Library library : libraries) {
            for (Advisory advisory : all) {
                if (advisory.concerns(library)) {
                    problems.add(library + " has " + advisory.id() + " (" + advisory.affected() + ", "
                            + advisory.published() + "): " + advisory.what());
                }
            }
        }
        return problems;
    }

    /** A line when it is too long since somebody looked. */
    List<String> stale(LocalDate today) {
        long days = ChronoUnit.DAYS.between(date, today);
        return days <= OLD
                ? List.of()
                : List.of("is of " + date + ", " + days + " days old. Refresh it: CONTRIBUTING.md says how.");
    }

    /** As an export of today has them; a row stays that the export knows nothing of. */
    Vulnerabilities refreshed(Path export, Collection<String> used, LocalDate today) throws IOException {
        Set<String> names = new TreeSet<>(used);
        all.forEach(advisory -> names.add(advisory.name()));
        Set<Advisory> fresh = OsvExport.read(export, names);
        fresh.addAll(all); // of two of one library and id the first stays
        return new Vulnerabilities(today, fresh);
    }

    private List<String> differences(Vulnerabilities before) {
        List<String> lines = new ArrayList<>();
        Set<String> old = new TreeSet<>();
        before.all.forEach(advisory -> old.add(advisory.line()));
        all.stream()
                .map(Advisory::line)
                .filter(line -> !old.contains(line))
                .map(line -> "new or changed: " + line.replace('\t', ' '))
                .forEach(lines::add);
        return lines;
    }

    /** Writes the file. */
    void write(Path file) throws IOException {
        StringBuilder out =
                new StringBuilder(HEAD).append(DATE).append(date).append('\n').append(COLUMNS);
        all.forEach(advisory -> out.append(advisory.line()).append('\n'));
        Files.writeString(file, out);
    }
}
