package org.clinicsite.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.jbake.JBakeSite;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.WebpEncoder;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.SiteOptions;
import org.clinicsite.source.Content;
import org.clinicsite.source.Ledger;
import org.clinicsite.source.facts.CommonFacts;
import org.jspecify.annotations.Nullable;

/**
 * What to generate, from where, to where. All folders are absolute.
 *
 * @param sourceDirectory holds {@code content} and, optionally, {@code site-template}, or a JBake project
 * @param contentDirectory null for {@code content} below the source directory
 * @param templateDirectory null for {@code site-template} below the source directory
 * @param outputDirectory where the site goes
 * @param reportDirectory where the reports go
 * @param baseUrl absolute http(s) address that wins over the clinic's own; null for the clinic's own
 * @param drafts whether drafts are pages too
 * @param future whether articles dated later than today are pages too
 * @param preview whether the site is for those who look at it before it is published: search engines stay away, and it says
 *     nothing of what was published
 * @param failOnWarning whether a warning is a failure
 * @param threads how many to use, from 1; any number gives the same bytes
 * @param outputTimestamp the date that files and feeds bear where one is needed; null for none
 * @param explainLink the address to explain; null for none
 * @param imageCacheDirectory where sizes of pictures are kept for the next build; null for {@code site-cache/images}
 *     beside the reports
 * @param cwebp the program that makes WebP; null for none
 * @param today the day that decides what is due and what is over; null for the clock's, in the clinic's zone
 * @param sections whether raw texts without headings get some where their header does not say
 * @param jbakeProperties what the POM and the command line set beside our own properties: of a JBake project a part of its
 *     configuration; empty for a clinic
 */
public record GenerateOptions(
        Path sourceDirectory,
        @Nullable Path contentDirectory,
        @Nullable Path templateDirectory,
        Path outputDirectory,
        Path reportDirectory,
        @Nullable String baseUrl,
        boolean drafts,
        boolean future,
        boolean preview,
        boolean failOnWarning,
        int threads,
        @Nullable Instant outputTimestamp,
        @Nullable String explainLink,
        @Nullable Path imageCacheDirectory,
        @Nullable String cwebp,
        @Nullable LocalDate today,
        CommonFacts.Sections sections,
        Map<String, String> jbakeProperties) {

    /** Copies what a caller may change. */
    public GenerateOptions {
        jbakeProperties = Collections.unmodifiableMap(new TreeMap<>(jbakeProperties));
    }

    /**
     * Begins with options that name folders only: one thread, the clinic's own address, neither drafts nor articles of the
     * future, no date of the build, on the clock's day.
     */
    public static Builder of(Path sourceDirectory, Path outputDirectory, Path reportDirectory) {
        return new Builder(sourceDirectory, outputDirectory, reportDirectory);
    }

    /** The same, to be changed in part. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The articles and the clinic's facts. */
    public Path content() {
        return contentDirectory != null ? contentDirectory : sourceDirectory.resolve("content");
    }

    /** The same as people know it: relative to the source directory where it lies in it. */
    String contentShownAs() {
        Path source = sourceDirectory.toAbsolutePath().normalize();
        Path absolute = content().toAbsolutePath().normalize();
        return (absolute.startsWith(source) && !absolute.equals(source) ? source.relativize(absolute) : absolute)
                .toString()
                .replace(absolute.getFileSystem().getSeparator(), "/");
    }

    /** The day that counts; the only look at the clock: what is due, what is over, and the month of a security.txt. */
    LocalDate today(Content content) {
        return today != null ? today : LocalDate.now(content.clinic().timeZone());
    }

    /** What decides on a clinic's site besides its files. */
    SiteOptions site(Content content) throws IOException {
        return new SiteOptions(
                baseUrl, "", drafts, future, today(content), published().pages());
    }

    /** What was published; nothing where the file is damaged, at which publishing stops. */
    private Ledger published() throws IOException {
        try {
            return Ledger.read(ledger(), ledgerShownAs());
        } catch (SiteException damaged) {
            return Ledger.NONE;
        }
    }

    /** The program that makes WebP, only where the owner wants it: which, and of which version, decides on the bytes. */
    @Nullable
    WebpEncoder webp() throws SiteException {
        if (cwebp == null) {
            return null;
        }
        try {
            return WebpEncoder.find(cwebp);
        } catch (PictureFault fault) {
            throw new SiteException(Problem.error(Code.BAD_PARAMETER, null, 0, 0, fault.says(), fault.advice()));
        }
    }

    /** Whether the site is the one that everybody will see. */
    boolean isForEverybody() {
        return !drafts && !future && !preview;
    }

    /** Templates, styles and words of the clinic's own; need not be there. */
    public Path template() {
        return templateDirectory != null ? templateDirectory : sourceDirectory.resolve("site-template");
    }

    /** Whether it is a JBake project, whose properties name its folders. */
    public boolean isJBake() {
        return JBakeSite.isProject(sourceDirectory);
    }

    /** Whether the clock has no part in the site. */
    boolean isDayGiven() {
        return today != null;
    }

    /** Where sizes of pictures are kept for the next build. */
    public Path imageCache() {
        return imageCacheDirectory != null ? imageCacheDirectory : cache().resolve("images");
    }

    /** What later builds are glad to find, and can do without. */
    public Path cache() {
        return reportDirectory.resolveSibling("site-cache");
    }

    /** Where a copy of the site goes that works without a server: beside the site, so that the two are never taken for one another. */
    public Path diskCopy() {
        return outputDirectory.resolveSibling(outputDirectory.getFileName() + "-from-disk");
    }

    /**
     * The same site to be looked at while it is written: with drafts and articles of the future, into folders of its own, so
     * that nothing of it is published; pictures are those of the site.
     */
    public GenerateOptions forPreview() {
        return toBuilder()
                .outputDirectory(outputDirectory.resolveSibling(outputDirectory.getFileName() + "-preview"))
                .reportDirectory(reportDirectory.resolveSibling(reportDirectory.getFileName() + "-preview"))
                .drafts(true)
                .future(true)
                .preview(true)
                .failOnWarning(false)
                .explainLink(null)
                .imageCacheDirectory(imageCache())
                .build();
    }

    private static final String LEDGER = "published.json";

    /** Where it is kept what was ever published: in the content folder; of a JBake project, beside its properties. */
    public Path ledger() {
        return isJBake() || contentDirectory == null
                ? sourceDirectory.resolve(ledgerShownAs())
                : contentDirectory.resolve(LEDGER);
    }

    /** The same as people know it. */
    public String ledgerShownAs() {
        return isJBake() ? LEDGER : "content/" + LEDGER;
    }

    /**
     * Ends a build that was asked to take warnings as errors. What was set right is no warning.
     *
     * @throws SiteException when {@code failOnWarning} is set and there is one
     */
    void failOnWarnings(Problems problems) throws SiteException {
        List<Problem> warnings = failOnWarning ? problems.warnings() : List.of();
        if (!warnings.isEmpty()) {
            throw new SiteException(warnings.stream()
                    .map(p -> Problem.error(p.code(), p.path(), p.line(), p.column(), p.message(), p.advice()))
                    .toList());
        }
    }

    /** Options that are being put together; each setter is named as the component that it sets. */
    public static final class Builder {

        private final Path sourceDirectory;
        private @Nullable Path contentDirectory;
        private @Nullable Path templateDirectory;
        private Path outputDirectory;
        private Path reportDirectory;
        private @Nullable String baseUrl;
        private boolean drafts;
        private boolean future;
        private boolean preview;
        private boolean failOnWarning;
        private int threads = 1;
        private @Nullable Instant outputTimestamp;
        private @Nullable String explainLink;
        private @Nullable Path imageCacheDirectory;
        private @Nullable String cwebp;
        private @Nullable LocalDate today;
        private CommonFacts.Sections sections = CommonFacts.Sections.PROPOSE;
        private Map<String, String> jbakeProperties = Map.of();

        private Builder(Path sourceDirectory, Path outputDirectory, Path reportDirectory) {
            this.sourceDirectory = sourceDirectory;
            this.outputDirectory = outputDirectory;
            this.reportDirectory = reportDirectory;
        }

        private Builder(GenerateOptions options) {
            this.sourceDirectory = options.sourceDirectory;
            this.contentDirectory = options.contentDirectory;
            this.templateDirectory = options.templateDirectory;
            this.outputDirectory = options.outputDirectory;
            this.reportDirectory = options.reportDirectory;
            this.baseUrl = options.baseUrl;
            this.drafts = options.drafts;
            this.future = options.future;
            this.preview = options.preview;
            this.failOnWarning = options.failOnWarning;
            this.threads = options.threads;
            this.outputTimestamp = options.outputTimestamp;
            this.explainLink = options.explainLink;
            this.imageCacheDirectory = options.imageCacheDirectory;
            this.cwebp = options.cwebp;
            this.today = options.today;
            this.sections = options.sections;
            this.jbakeProperties = options.jbakeProperties;
        }

        /** See {@link GenerateOptions#outputDirectory}. */
        public Builder outputDirectory(Path outputDirectory) {
            this.outputDirectory = outputDirectory;
            return this;
        }

        /** See {@link GenerateOptions#reportDirectory}. */
        public Builder reportDirectory(Path reportDirectory) {
            this.reportDirectory = reportDirectory;
            return this;
        }

        /** See {@link GenerateOptions#baseUrl}. */
        public Builder baseUrl(@Nullable String baseUrl) {
            this.baseUrl = baseUrl;
            return this;
        }

        /** See {@link GenerateOptions#drafts}. */
        public Builder drafts(boolean drafts) {
            this.drafts = drafts;
            return this;
        }

        /** See {@link GenerateOptions#preview}. */
        public Builder preview(boolean preview) {
            this.preview = preview;
            return this;
        }

        /** See {@link GenerateOptions#future}. */
        public Builder future(boolean future) {
            this.future = future;
            return this;
        }

        /** See {@link GenerateOptions#failOnWarning}. */
        public Builder failOnWarning(boolean failOnWarning) {
            this.failOnWarning = failOnWarning;
            return this;
        }

        /** See {@link GenerateOptions#threads}. */
        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        /** See {@link GenerateOptions#outputTimestamp}. */
        public Builder outputTimestamp(@Nullable Instant outputTimestamp) {
            this.outputTimestamp = outputTimestamp;
            return this;
        }

        /** See {@link GenerateOptions#explainLink}. */
        public Builder explainLink(@Nullable String explainLink) {
            this.explainLink = explainLink;
            return this;
        }

        /** See {@link GenerateOptions#imageCacheDirectory}. */
        public Builder imageCacheDirectory(@Nullable Path imageCacheDirectory) {
            this.imageCacheDirectory = imageCacheDirectory;
            return this;
        }

        /** See {@link GenerateOptions#cwebp}. */
        public Builder cwebp(@Nullable String cwebp) {
            this.cwebp = cwebp;
            return this;
        }

        /** See {@link GenerateOptions#today}. */
        public Builder today(@Nullable LocalDate today) {
            this.today = today;
            return this;
        }

        /** See {@link GenerateOptions#sections}. */
        public Builder sections(CommonFacts.Sections sections) {
            this.sections = sections;
            return this;
        }

        /** See {@link GenerateOptions#jbakeProperties}. */
        public Builder jbakeProperties(Map<String, String> jbakeProperties) {
            this.jbakeProperties = jbakeProperties;
            return this;
        }

        /** The options. */
        public GenerateOptions build() {
            return new GenerateOptions(
                    sourceDirectory,
                    contentDirectory,
                    templateDirectory,
                    outputDirectory,
                    reportDirectory,
                    baseUrl,
                    drafts,
                    future,
                    preview,
                    failOnWarning,
                    threads,
                    outputTimestamp,
                    explainLink,
                    imageCacheDirectory,
                    cwebp,
                    today,
                    sections,
                    jbakeProperties);
        }
    }
}
