package org.clinicsite.maven;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.jbake.JBakeSite;
import org.clinicsite.output.Overlap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * A goal's parameters as Maven hands them over: defaults filled in with and without a POM, values checked. A bad value
 * is noted, and {@link #checked} tells all of them together.
 */
final class Parameters {

    /** What the parent of all POMs sets since Maven 4: nobody's date. An article would always be dated after it. */
    private static final String MAVEN_4_DEFAULT = "1980-02-01T00:00:00Z";

    private static final String DATE_ADVICE = "Write ISO 8601 such as 2026-11-22T08:00:00Z, or seconds since 1970.";

    /** The first moment of a year of five digits, which ISO 8601 and HTML do not write. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    /** More than any machine that builds a clinic's site has; a slip of the finger would use up its memory. */
    private static final int MOST_THREADS = 1000;

    /** What Java reads where the locale has no letter for a byte. */
    private static final char UNREAD = '\uFFFD';

    private static final String UTF8_LOCALE = "The locale of this run cannot read it: run Maven with LC_ALL=C.UTF-8, ";

    private final Problems problems = new Problems();
    private final Path source;
    private final Path build;
    private final boolean hasProject;
    private boolean copiesForDisk;

    /**
     * @param projectFile the POM; null without one
     * @param buildDirectory the project's; not looked at without a POM
     * @param sourceDirectory as given; null for the POM's folder, without a POM the current one, or for where JBake's plugin
     *     has a project, when that is all there is
     */
    Parameters(@Nullable File projectFile, @Nullable File buildDirectory, @Nullable File sourceDirectory) {
        Path home = projectFile == null
                ? Path.of("")
                : projectFile.toPath().toAbsolutePath().resolveSibling("");
        Path given = path("sourceDirectory", sourceDirectory);
        this.hasProject = projectFile != null;
        this.source = given == null ? found(home.toAbsolutePath().normalize()) : given;
        Path target = projectFile == null ? null : path("project.build.directory", buildDirectory);
        this.build = target == null ? source.resolve("target") : target;
    }

    private static Path found(Path home) {
        Path jbake = home.resolve("src/main/jbake"); // the default of jbake-maven-plugin
        boolean onlyThere =
                JBakeSite.isProject(jbake) && !JBakeSite.isProject(home) && !Files.exists(home.resolve("content"));
        return onlyThere ? jbake : home;
    }

    /** The source directory. */
    Path source() {
        if (!Files.isDirectory(source)) {
            report(
                    Code.MISSING_FOLDER,
                    "sourceDirectory is not a folder: " + source + ".",
                    source.toString().indexOf(UNREAD) < 0
                            ? "Name the one that holds 'content', such as -Dsite.sourceDirectory=clinic."
                            : UTF8_LOCALE + "or work in a folder whose path has the letters a to z.");
        }
        return source;
    }

    /**
     * A folder as given, absolute; null when none is, or none that this machine can name.
     *
     * @param name the parameter's, for the problem
     */
    @Nullable
    Path path(String name, @Nullable File given) {
        try {
            return given == null ? null : given.toPath().toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            report(
                    Code.BAD_PARAMETER,
                    name + " is no path on this machine: '" + FileNames.shown(given.toString(), 200) + "'.",
                    given.toString().indexOf(UNREAD) < 0
                            ? "Write it as the system does, such as target/site."
                            : UTF8_LOCALE + "or name a folder in the letters a to z.");
            return null;
        }
    }

    /**
     * A folder as given; one in the build directory when none is.
     *
     * @param name the parameter's, for the problem
     * @param folder in the build directory
     */
    Path below(String name, String folder, @Nullable File given) {
        Path path = path(name, given);
        return path == null ? build.resolve(folder) : path;
    }

    /** An absolute http(s) address that may have a path; null when none is given. */
    @Nullable
    String baseUrl(@Nullable String given) {
        if (given != null && !isWebAddress(given)) {
            report(
                    Code.BAD_SITE_ADDRESS,
                    "baseUrl is not an absolute http(s) address: '" + given + "'.",
                    "Write one such as https://clinic.example/ or https://clinic.example/site/.");
        }
        return given;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A port; 0 for a free one. */
    int port(@Nullable String given) {
        OptionalInt port = whole(given == null ? "0" : given, 0, (1 << 16) - 1);
        if (port.isEmpty()) {
            report(
                    Code.BAD_PARAMETER,
                    "port is not a number from 1 to 65535: '" + given + "'.",
                    "Write one such as -Dsite.port=8080, or leave it out for a free one.");
        }
        return port.orElse(0);
    }

    /** A whole number from 1 to 1,000; one per processor when none is given. */
    int threads(@Nullable String given) {
        if (given == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        OptionalInt threads = whole(given, 1, MOST_THREADS);
        if (threads.isEmpty()) {
            report(
                    Code.BAD_PARAMETER,
                    "threads is not a whole number from 1 to " + MOST_THREADS + ": '" + given + "'.",
                    "Write one such as -Dsite.threads=2, or leave it out.");
        }
        return threads.orElse(1);
    }

    /**
     * Yes or no.
     *
     * @param name the parameter's, for the problem
     * @param given {@code true} or {@code false} in any case; null for no
     */
    boolean flag(String name, @Nullable String given) {
        return flag(name, given, problems);
    }

    /** Whether a copy that works from a disk is asked for; {@link #checked} then looks at its folder too. */
    boolean fromDisk(@Nullable String given) {
        copiesForDisk = flag("fromDisk", given);
        return copiesForDisk;
    }

    /**
     * The zip that is to become one of the project's artifacts; null when none is.
     *
     * @param name what the project calls what it makes
     */
    @Nullable
    Path attached(@Nullable String given, @Nullable String name) {
        if (!flag("attach", given)) {
            return null;
        }
        if (!hasProject) {
            report(
                    Code.BAD_PARAMETER,
                    "attach needs a POM: without one there is no project that the site could be added to.",
                    "Leave -Dsite.attach out, or write a pom.xml.");
        }
        return build.resolve((name == null ? "project" : name) + "-site.zip");
    }

    /** True or false, where only that is asked. */
    static boolean flag(String name, @Nullable String given, Problems problems) {
        String word = given == null ? "false" : given.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            problems.add(Problem.error(
                    Code.BAD_PARAMETER,
                    null,
                    0,
                    0,
                    name + " is neither true nor false: '" + given + "'.",
                    "Write -Dsite." + name + "=true, or leave it out."));
        }
        return word.equals("true");
    }

    /** Notes what was found out elsewhere. */
    void note(List<Problem> found) {
        problems.addAll(found);
    }

    /**
     * Nothing more is needed when no site is made.
     *
     * @throws SiteException with all that is wrong so far
     */
    void failOnErrors() throws SiteException {
        problems.failOnErrors();
    }

    /** What is odd about the parameters but stops nothing, a line each. */
    List<String> warnings() {
        return problems.all().stream()
                .filter(problem -> !problem.isError())
                .map(Problem::told)
                .toList();
    }

    /**
     * A whole number from 1.
     *
     * @param name the parameter's, for the problem
     */
    int atLeastOne(String name, String given) {
        OptionalInt number = whole(given, 1, Integer.MAX_VALUE);
        if (number.isEmpty()) {
            report(
                    Code.BAD_PARAMETER,
                    name + " is not a whole number from 1: '" + given + "'.",
                    "Write one such as -Dsite." + name + "=5, or leave it out.");
        }
        return number.orElse(1);
    }

    /** A whole number; empty when it is none, or lies outside of the bounds, which count. */
    private static OptionalInt whole(String given, int from, int to) {
        try {
            int number = Integer.parseInt(given.strip());
            return number >= from && number <= to ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * The build's date.
     *
     * @param given ISO 8601 or epoch seconds; a single character that is no digit stands for none, as in Maven's own
     *     plugins (https://maven.apache.org/guides/mini/guide-reproducible-builds.html)
     * @param epoch the environment's SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), which
     *     counts when nothing is given
     * @return null when neither is set
     */
    @Nullable
    Instant timestamp(@Nullable String given, @Nullable String epoch) {
        boolean off = given == null || (given.length() == 1 && !Character.isDigit(given.charAt(0)));
        if (given != null && !off && !given.equals(MAVEN_4_DEFAULT)) {
            return instant("outputTimestamp", given);
        }
        return epoch == null || epoch.isEmpty() ? null : instant("SOURCE_DATE_EPOCH", epoch);
    }

    /**
     * One of a few words.
     *
     * @param words an enum whose names are meant, in small letters with hyphens
     * @param given null for the first of them
     */
    <E extends Enum<E>> E oneOf(String name, Class<E> words, @Nullable String given) {
        E[] all = words.getEnumConstants();
        String said = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        for (E word : all) {
            if (EnumWord.of(word).equals(said)) {
                return word;
            }
        }
        if (!said.isEmpty()) {
            report(
                    Code.BAD_PARAMETER,
                    name + " is '" + given + "'.",
                    "Write one of " + Arrays.stream(all).map(EnumWord::of).collect(Collectors.joining(", ")) + ".");
        }
        return all[0];
    }

    /**
     * Whether raw texts get headings.
     *
     * @return that they do when nothing is given
     */
    CommonFacts.Sections sections(@Nullable String given) {
        String said = given == null ? "" : given.strip();
        if (said.equals("none")) {
            return CommonFacts.Sections.NONE;
        }
        if (!said.isEmpty() && !said.equals("propose")) {
            report(
                    Code.BAD_PARAMETER,
                    "sections is neither propose nor none: '" + given + "'.",
                    "Write it as -Dsite.sections=none, or leave it out.");
        }
        return CommonFacts.Sections.PROPOSE;
    }

    /**
     * A day.
     *
     * @param given ISO 8601
     * @return null when none is given
     */
    @Nullable
    LocalDate day(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(given.strip());
            if (day.getYear() >= 1970 && day.getYear() <= 9998) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below
        }
        report(
                Code.BAD_PARAMETER,
                name + " is no day: '" + given + "'.",
                "Write it as -Dsite." + name + "=2026-11-22, or leave it out.");
        return null;
    }

    private @Nullable Instant instant(String name, String text) {
        try {
            Instant instant = text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : text.indexOf('T') < 0
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LAST)) {
                return instant;
            }
            report(Code.BAD_PARAMETER, name + " is no date from 1970 to 9999: '" + text + "'.", DATE_ADVICE);
            return null;
        } catch (DateTimeException | NumberFormatException e) {
            report(Code.BAD_PARAMETER, name + " is no date: '" + text + "'.", DATE_ADVICE);
            return null;
        }
    }

    /**
     * The options, when all is well with them and their folders keep apart.
     *
     * @throws SiteException with all that is wrong
     */
    GenerateOptions checked(GenerateOptions options) throws SiteException {
        Path content = options.contentDirectory();
        Path templates = options.templateDirectory();
        Map<String, Path> read = new LinkedHashMap<>();
        read.put("contentDirectory", content == null ? source.resolve("content") : content);
        read.put("templateDirectory", templates == null ? source.resolve("site-template") : templates);
        boolean apart = keepApart("outputDirectory", options.outputDirectory(), read);
        keepApart("reportDirectory", options.reportDirectory(), read);
        if (copiesForDisk) {
            keepApart("The copy of fromDisk", options.diskCopy(), read);
        }
        Path cache = options.imageCacheDirectory();
        if (cache != null) {
            keepApart("imageCacheDirectory", cache, read);
        }
        if (apart
                && Overlap.of(options.reportDirectory(), options.outputDirectory())
                        .isWithin()) {
            report(
                    Code.OVERLAPPING_FOLDERS,
                    "reportDirectory lies in outputDirectory: " + options.reportDirectory() + ".",
                    "Reports must not be published: name a folder beside it.");
        }
        if (apart
                && cache != null
                && Overlap.of(cache, options.outputDirectory()).isWithin()) {
            report(
                    Code.OVERLAPPING_FOLDERS,
                    "imageCacheDirectory lies in outputDirectory: " + cache + ".",
                    "What is kept must not be published: name a folder beside it.");
        }
        if (options.failOnWarning()) {
            List<Problem> all = problems.all();
            all.forEach(one -> report(one.code(), one.message(), String.valueOf(one.advice())));
        }
        problems.failOnErrors();
        return options;
    }

    private boolean keepApart(String name, Path written, Map<String, Path> read) {
        Overlap withSource = Overlap.of(written, source);
        if (withSource == Overlap.SAME || withSource == Overlap.HOLDS) {
            refuse(name, written, withSource, "sourceDirectory", source);
            return false;
        }
        boolean apart = true;
        for (Map.Entry<String, Path> folder : read.entrySet()) {
            Overlap overlap = Overlap.of(written, folder.getValue());
            if (overlap != Overlap.NONE) {
                refuse(name, written, overlap, folder.getKey(), folder.getValue());
                apart = false;
            }
        }
        return apart;
    }

    private void refuse(String name, Path written, Overlap overlap, String readName, Path read) {
        report(
                Code.OVERLAPPING_FOLDERS,
                name + " " + written + " " + overlap.says() + " " + readName + " " + read + ".",
                "What is written must not touch what is read: name a folder of its own, such as target/site.");
    }

    private void report(Code code, String message, String advice) {
        problems.add(Problem.error(code, null, 0, 0, message, advice));
    }
}
