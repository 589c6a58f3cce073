package org.clinicsite.generate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clinicsite.output.BuildMark;
import org.clinicsite.output.DiskCopy;
import org.clinicsite.output.OutputFolder;
import org.clinicsite.output.Place;
import org.clinicsite.output.SiteArchive;
import org.clinicsite.output.SiteFolder;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.Words;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/** Makes a site and its reports. The door behind the goal, and the one that tests open. */
public final class Generator {

    private Generator() {}

    /**
     * Makes the site of a clinic, or of a JBake project: a folder with {@code jbake.properties} is one.
     *
     * @param progress told how far it has come
     * @throws SiteException what the author can mend; nothing was written, the old site is there
     * @throws IOException what only the machine's owner can mend; the old site is there, whole
     */
    public static GenerateResult generate(GenerateOptions options, BuildProgress progress)
            throws SiteException, IOException {
        return generate(options, progress, null);
    }

    /** A build that nobody waits for any more; the old site is there. */
    public static final class Abandoned extends RuntimeException {

        private static final long serialVersionUID = 1;

        Abandoned() {
            super("something has changed again", null, false, false);
        }
    }

    /**
     * The same, with what builds before it have kept: for a process that makes one site again and again. It is not asked
     * afterwards whether such a site {@link #isStale}.
     *
     * @param kept that of this clinic; null to keep nothing
     * @throws Abandoned when {@link BuildProgress#goesOn} says so
     */
    public static GenerateResult generate(GenerateOptions options, BuildProgress progress, @Nullable Kept kept)
            throws SiteException, IOException {
        Stages stages = new Stages(progress);
        try {
            Folders folders = Folders.checked(options, kept);
            String inputs = kept == null ? Inputs.fingerprint(options) : "";
            GenerateResult result;
            if (options.isJBake()) {
                JBakeGeneration.Made made = JBakeGeneration.run(options, folders, stages);
                result = made.result();
                inputs = made.ofItsFolder() ? inputs : ""; // whether others have changed nobody looks
            } else {
                result = ClinicGeneration.run(options, folders, stages, kept);
            }
            if (kept != null) {
                kept.record(folders.reports()); // nobody waits now for the next build to read it
                return result;
            }
            Reports reports = folders.reports();
            Set<String> files = reports.writtenLast(options.outputDirectory());
            reports.writeLastBuild(LastBuild.of(options, inputs, files, result.zone(), Clock.systemUTC()));
            reports.keep();
            return result;
        } catch (Words.MissingWordException e) {
            throw new SiteException(e.problem());
        } catch (UncheckedIOException e) {
            throw DiskFault.of(requireNonNull(e.getCause()));
        } catch (DirectoryIteratorException e) {
            throw DiskFault.of(requireNonNull(e.getCause()));
        }
    }

    /**
     * Where a build may write.
     *
     * @param site the folder of the site, ours or empty
     * @param reports that of the reports
     */
    record Folders(SiteFolder site, Reports reports) {

        /** Looks at all of them before anything is read or written. */
        static Folders checked(GenerateOptions options, @Nullable Kept kept) throws SiteException, IOException {
            Problems problems = new Problems();
            String cache = Place.fault(options.imageCache());
            if (cache != null) {
                problems.add(Problem.error(
                        Code.UNSAFE_OUTPUT_FOLDER,
                        null,
                        0,
                        0,
                        "imageCacheDirectory " + options.imageCache() + " " + cache + ".",
                        "Name a folder for pictures alone: imageCacheDirectory (-Dsite.imageCacheDirectory=DIR), such"
                                + " as target/site-cache/images."));
            }
            Reports reports = new Reports(options.reportDirectory());
            try {
                reports = Reports.open(options.reportDirectory());
            } catch (SiteException e) {
                problems.addAll(e.problems());
            }
            SiteFolder site = null;
            try {
                site = SiteFolder.of(options.outputDirectory(), kept == null ? reports.record() : kept.record(reports));
            } catch (SiteException e) {
                problems.addAll(e.problems());
            }
            problems.failOnErrors();
            return new Folders(requireNonNull(site), reports);
        }
    }

    /**
     * Asks for the address of a clinic's site, without which it can be looked at, and not be published.
     *
     * @throws SiteException when neither the clinic's facts nor {@code baseUrl} say it
     */
    public static void askForAddress(GenerateOptions options) throws SiteException, IOException {
        if (!options.isJBake()
                && new Reports(options.reportDirectory()).address().isEmpty()) {
            throw new SiteException(Problem.error(
                    Code.BAD_SITE_ADDRESS,
                    "content/data/clinic.yaml",
                    0,
                    0,
                    "The site's address is not known, and without it search engines, readers of the feed and previews of"
                            + " links cannot find their way.",
                    "Write 'url: https://…' there."));
        }
    }

    /**
     * Makes a copy of the finished site that works without a server, beside it.
     *
     * @param result of the build that made the site
     * @return the copy's home page
     * @throws SiteException when the copy's folder cannot be one
     * @throws IOException when it cannot be written; an older copy is there, whole
     */
    public static Path copyForDisk(GenerateOptions options, GenerateResult result) throws SiteException, IOException {
        Path folder = options.diskCopy();
        try (Reports reports = new Reports(options.reportDirectory());
                Workers workers = new Workers(options.threads());
                OutputFolder copy = OutputFolder.begin(SiteFolder.of(folder, reports.record()))) {
            DiskCopy.write(
                    options.outputDirectory(),
                    result.address(),
                    Set.of(BuildMark.PATH, PublicLedger.PATH),
                    copy,
                    workers);
            reports.writeFileListBeside(copy.target(), copy.files());
            copy.swap();
            reports.keep();
        }
        return folder.resolve("index.html");
    }

    /**
     * Puts what editors need to know of the content's YAML files into the source folder, where one of them asks for it.
     *
     * @throws IOException when it cannot be written
     */
    public static void refreshSchemas(GenerateOptions options) throws IOException {
        EditorSchemas.refresh(options);
    }

    /**
     * Packs the finished site into a zip: what the build wrote, and nothing else that lies in its folder.
     *
     * @param archive where it goes
     * @throws IOException when it cannot be written; an older one is there, whole
     */
    public static void pack(GenerateOptions options, Path archive) throws IOException {
        Path site = options.outputDirectory();
        Set<String> files = new Reports(options.reportDirectory()).writtenLast(site);
        SiteArchive.write(site, files, options.outputTimestamp(), archive);
    }

    /**
     * Keeps in the reports that people were told what a build has mended, so that the next build need not tell it again.
     *
     * @throws IOException when the report folder cannot be written
     */
    public static void writeTold(GenerateOptions options, GenerateResult result) throws IOException {
        try (Reports reports = new Reports(options.reportDirectory())) {
            reports.writeLog(result.mended());
            reports.keep();
        }
    }

    /**
     * Whether the output is not what {@link #generate} would make now: it is missing, in part or whole, or something that
     * a build reads has changed since, or what it left, or the day. Looks at times and sizes, not into files.
     *
     * @throws IOException when a folder cannot be read
     */
    public static boolean isStale(GenerateOptions options) throws IOException {
        return isStale(options, Clock.systemUTC());
    }

    static boolean isStale(GenerateOptions options, Clock clock) throws IOException {
        Reports reports = new Reports(options.reportDirectory());
        return !reports.last().holds(options, reports.writtenLast(options.outputDirectory()), clock);
    }

    /**
     * What the last build made, when a build would make the same again. What it warned of is told again by the caller.
     *
     * @return empty when something has changed, when a link is to be explained, or when it is not known what was made
     * @throws IOException when a folder cannot be read
     */
    public static Optional<GenerateResult> unchanged(GenerateOptions options) throws IOException {
        return options.explainLink() != null || isStale(options)
                ? Optional.empty()
                : new Reports(options.reportDirectory()).result(options);
    }

    /**
     * Puts an owner's answers on links into {@code content/link-policy.yaml}.
     *
     * @param allow hosts that the last report names, with commas between them; null for none
     * @param deny likewise
     * @return a line for each
     * @throws SiteException when one cannot be written; then nothing is
     * @throws IOException when a file cannot be read or written
     */
    public static List<String> answerLinks(GenerateOptions options, @Nullable String allow, @Nullable String deny)
            throws SiteException, IOException {
        return allow == null && deny == null ? List.of() : LinkAnswers.write(options, allow, deny);
    }

    /**
     * Files of the output that look like secrets and may be published all the same, as the owner waived them: paths
     * relative to its root. Of the last build, which {@link #isStale} tells of.
     *
     * @throws IOException when the report cannot be read
     */
    public static List<String> letThrough(GenerateOptions options) throws IOException {
        return new Reports(options.reportDirectory()).letThrough();
    }

    /**
     * How many links of some pages' texts the last build refused.
     *
     * @param paths of the pages, as they are served
     * @throws IOException when the reports cannot be read
     */
    public static int refusedLinks(GenerateOptions options, Set<String> paths) throws IOException {
        try {
            return new Reports(options.reportDirectory()).refusedLinks(paths);
        } catch (IllegalArgumentException e) {
            return 0; // somebody wrote there since
        }
    }

    /**
     * All that the last build had to say, as {@code findings.json} has it.
     *
     * @throws IOException when the report cannot be read
     */
    public static List<Found> findings(GenerateOptions options) throws IOException {
        return new Reports(options.reportDirectory()).findings();
    }

    /** What a check of the finished site adds to the reports, as text. */
    public record CheckReports(List<Found> findings, String sarif, String junit, String page) {

        public CheckReports {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Keeps what a check found, beside what the build did.
     *
     * @return false when the report folder is somebody's, and nothing was written
     * @throws IOException when a report cannot be written
     */
    public static boolean keep(GenerateOptions options, CheckReports checked) throws IOException {
        try (Reports reports = Reports.open(options.reportDirectory())) {
            reports.writeFindings(checked.findings());
            reports.write(Reports.SARIF, checked.sarif());
            reports.write(Reports.JUNIT, checked.junit());
            reports.write(Reports.CHECK_PAGE, checked.page());
            reports.keep();
            return true;
        } catch (SiteException e) {
            return false;
        }
    }
}
