package org.clinicsite.generate;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.links.LinkReview;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.output.BuildMark;
import org.clinicsite.output.OutputFile;
import org.clinicsite.output.OutputFolder;
import org.clinicsite.picture.PictureMaker;
import org.clinicsite.picture.WebpEncoder;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.render.SiteIcons;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.site.Claims;
import org.clinicsite.site.Embeds;
import org.clinicsite.site.HostLimits;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.SecurityText;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.site.Site;
import org.clinicsite.site.SiteBuilder;
import org.clinicsite.site.SiteInputs;
import org.clinicsite.site.SiteOptions;
import org.clinicsite.site.UnlinkedPages;
import org.clinicsite.site.Voices;
import org.clinicsite.site.Words;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentReader;
import org.clinicsite.source.MediaFolder;
import org.clinicsite.source.Waivers;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * One build of a clinic's site: the stages in their order. Each takes values and returns a value with what is wrong with it; here
 * alone it is gathered, and decided whether the build goes on.
 */
final class ClinicGeneration {

    private final GenerateOptions options;
    private final Generator.Folders folders;
    private final Stages stages;
    private final Workers workers;
    private final @Nullable Kept kept;
    private final Problems problems = new Problems();
    private final BuildId buildId = new BuildId();
    private final String contentShownAs;

    private ClinicGeneration(
            GenerateOptions options, Generator.Folders folders, Stages stages, Workers workers, @Nullable Kept kept) {
        this.options = options;
        this.folders = folders;
        this.stages = stages;
        this.workers = workers;
        this.kept = kept;
        this.contentShownAs = options.contentShownAs();
    }

    static GenerateResult run(GenerateOptions options, Generator.Folders folders, Stages stages, @Nullable Kept kept)
            throws SiteException, IOException {
        try (Workers workers = new Workers(options.threads())) {
            return new ClinicGeneration(options, folders, stages, workers, kept).run();
        }
    }

    /** What was read. */
    private record Read(Content content, TemplateFolder template, MediaFolder media, SiteOptions siteOptions) {}

    /**
     * The texts, each by itself.
     *
     * @param reviews what was decided on the links of each file
     */
    private record Texts(
            List<Reviewed> reviewed,
            List<LinkReview> reviews,
            @Nullable EditorialLint lint) {}

    /** The site, and what it leads to and copies. */
    private record Whole(
            Site site,
            Drawing drawing,
            SiteRenderer renderer,
            LinkResolver resolver,
            StaticFiles statics,
            CopiedFiles copied,
            HostLimits limits) {}

    /**
     * What is made beside the site, for it does not depend on how the pages come out.
     *
     * @param reports where it is written
     * @param work does it
     * @param begun the reports that are being written
     */
    private record Besides(Reports reports, Workers.Beside work, List<Workers.Begun<String>> begun) {

        void begin(Workers.DiskTask report) {
            begun.add(work.begin(report));
        }

        /** Waits until all are written. */
        void end() throws IOException {
            for (Workers.Begun<String> one : begun) {
                one.end();
            }
        }
    }

    private GenerateResult run() throws SiteException, IOException {
        stages.begin("source");
        TemplateFolder template = new TemplateFolder(options.template());
        boolean isFirst = kept == null || kept.isEmpty();
        try (Workers.Beside beside = workers.beside()) {
            if (isFirst && options.threads() > 1) {
                beside.begin(() -> HeadStart.make(template));
            }
            return source(template);
        } catch (SiteException e) {
            giveUpUnlessStillSo();
            throw e;
        }
    }

    /** @throws Generator.Abandoned when more has changed in the content folder than was told */
    private void giveUpUnlessStillSo() {
        if (kept != null && !kept.texts().isStillSo()) {
            throw new Generator.Abandoned();
        }
    }

    private GenerateResult source(TemplateFolder template) throws SiteException, IOException {
        problems.ask(template::problems);
        Content content = problems.take(
                new ContentReader(options.content(), contentShownAs, workers, kept == null ? null : kept.texts())
                        .read());
        problems.placedBy(content.clinicPlaces()::placed);
        WebpEncoder webp = options.webp();
        MediaFolder media = new MediaFolder(
                content.files(), contentShownAs, webp, content.clinic().hosting());
        Read read = new Read(content, template, media, options.site(content));
        PictureMaker maker = new PictureMaker(options.imageCache(), webp);
        // a preview has most of them, and somebody waits for its first page
        try (PicturesAhead ahead =
                options.threads() > 1 && kept == null && !UnnamedPages.arePossible(options.outputDirectory())
                        ? PicturesAhead.begin(content, media, maker)
                        : PicturesAhead.none(media, maker)) {
            Texts texts = texts(read);
            try (Reports reports = folders.reports();
                    Workers.Beside beside = workers.beside()) {
                Besides besides = new Besides(reports, beside, new ArrayList<>());
                besides.begin(() -> reports.writeLinks(texts.reviews()));
                Whole whole = site(read, texts);
                return write(read, texts, whole, new Pictures(maker, ahead, workers, stages), besides);
            } catch (SiteException e) {
                tellOfTexts(texts, e);
                throw e;
            }
        }
    }

    private Texts texts(Read read) throws SiteException {
        Content content = read.content();
        HostLimits early = new HostLimits(content.clinic().hosting());
        early.checkTexts(SiteBuilder.leastPages(content.sources(), read.siteOptions()));
        if (!early.problems().isEmpty()) {
            problems.addAll(early.problems());
            problems.failOnErrors();
        }
        stages.begin("article");
        LocalDate today = read.siteOptions().today();
        Kept texts = kept == null ? new Kept() : kept;
        Kept.Judges judges = problems.take(texts.judges(content, options, today));
        if (judges.lint() != null) {
            problems.addAll(EditorialLint.checkWaivers(content));
        }
        TextReview review = new TextReview(new DocumentReader(), judges.filter(), judges.lint(), options.sections());
        List<Reviewed> reviewed =
                workers.map(content.sources(), source -> texts.review(source, () -> review.review(source))).stream()
                        .map(problems::take)
                        .toList();
        return new Texts(reviewed, Reviewed.files(reviewed), judges.lint());
    }

    /** The old site stays; what was found out about the new one is told all the same. */
    private void tellOfTexts(Texts texts, SiteException e) throws SiteException {
        if (e.problems().stream().anyMatch(problem -> problem.code() == Code.LOCALE)) {
            return; // the very first that the build would write could have a name that nobody can read
        }
        try (Reports reports = folders.reports()) {
            reports.writeLinks(texts.reviews());
            reports.writeFindings(e.problems(), List.of(), List.of());
            reports.keep();
        } catch (IOException unwritten) {
            e.addSuppressed(unwritten);
        }
    }

    private Whole site(Read read, Texts texts) throws SiteException, IOException {
        stages.begin("site");
        Content content = read.content();
        TemplateFolder template = read.template();
        LocalDate today = read.siteOptions().today();
        Words words = problems.take(Words.readOr(
                content.clinic().locale(),
                Voices.of(content, read.siteOptions()),
                template.layers(),
                path -> new TemplateFolder(null).text(path)));

        StaticFiles statics = StaticFiles.of(content, contentShownAs);
        Claims claims = new Claims();
        problems.ask(claims::problems);
        statics.claim(claims);
        CopiedFiles copied = new CopiedFiles(contentShownAs, problems.take(Waivers.read(content.waivers())), Set.of());
        problems.ask(copied::problems);
        HostLimits limits = new HostLimits(content.clinic().hosting());
        problems.ask(limits::problems);
        limits.checkCopied(copied.sizes(statics.copies()));
        copied.check(statics.copies(), workers);
        copied.checkPassedOver(options.content().resolve(StaticFiles.FOLDER), StaticFiles.FOLDER);
        limits.checkSending();
        problems.addAll(statics.checkSecurityText(today));

        Site site = problems.take(SiteBuilder.build(
                new SiteInputs(
                        content, words, template.own("layouts", ".ftlh"), template.undivided(), read.siteOptions()),
                texts.reviewed().stream().map(Reviewed::article).toList(),
                claims));
        limits.checkPlanned(site, statics.files().size());
        limits.checkHeaders(site);
        Optional<Problem> unnamed = UnnamedPages.findFault(site, options.outputDirectory());
        if (unnamed.isPresent()) {
            throw new SiteException(unnamed.get());
        }
        LinkResolver resolver = new LinkResolver(
                site, read.media(), statics.paths(), content.clinicPlaces().text());
        problems.ask(resolver::problems);
        Shortcuts shortcuts = new Shortcuts(site, template.own("shortcuts", ".ftlh"));
        problems.addAll(shortcuts.check());
        problems.addAll(Embeds.check(site, content.clinicPlaces()));

        ClinicTexts clinicTexts = ClinicTexts.of(resolver, texts.reviewed(), words.get("anchors.permalink"));
        SiteIcons icons = Logos.icons(content.clinic(), site.base(), template, options.imageCache(), resolver);
        Instant issued = SecurityText.issued(options.outputTimestamp(), today);
        Drawing drawing = new Drawing(site, words, clinicTexts, shortcuts, icons, issued, options.preview());
        Optional<SiteRenderer> renderer = problems.take(drawing.by(template));
        if (renderer.isEmpty() || problems.hasErrors()) {
            clinicTexts.lookAllUp(site, content.clinic(), workers);
            copied.check(CopiedFiles.documents(resolver), workers);
            throw new SiteException(problems.all());
        }
        return new Whole(site, drawing, renderer.get(), resolver, statics, copied, limits);
    }

    private GenerateResult write(Read read, Texts texts, Whole whole, Pictures pictures, Besides besides)
            throws SiteException, IOException {
        Content content = read.content();
        TemplateFolder template = read.template();
        Site site = whole.site();
        SiteRenderer renderer = whole.renderer();
        LinkResolver resolver = whole.resolver();
        StaticFiles statics = whole.statics();
        CopiedFiles copied = whole.copied();
        stages.drawable(new PutTogether(site, renderer, contentShownAs));
        Reports reports = besides.reports();
        List<LinkReview> reviews = texts.reviews();
        besides.begin(this::giveUpUnlessStillSo);
        besides.begin(() -> reports.writeRefused(site, reviews));
        besides.begin(() -> reports.writeSections(site));
        Workers.Begun<SiteTodos> todos = besides.work().begin(() -> {
            SiteTodos all = SiteTodos.of(
                    content,
                    site,
                    whole.drawing().words(),
                    Reviewed.findings(texts.reviewed(), site.fates()),
                    texts.lint(),
                    !template.hasOwn("layouts/policy.ftlh"),
                    read.siteOptions().today());
            reports.writeTodos(all.todos());
            return all;
        });
        Workers.Begun<PublicLedger.Unsigned> ledger = options.isForEverybody() && !statics.has(PublicLedger.PATH)
                ? besides.work().begin(() -> renderer.ledger().unsigned())
                : null;

        stages.begin("render");
        try (OutputFolder output = OutputFolder.begin(folders.site())) {
            Consumer<OutputFile> written = file -> output.write(buildId.with(file));
            PageWriter pages = new PageWriter(whole.drawing(), template, statics);
            problems.addAll(pages.write(renderer, workers, stages, written));
            resolver.reportFaults();
            problems.addAll(UnlinkedPages.of(site, resolver.linked()));
            whole.limits().checkCopied(copied.sizes(CopiedFiles.documents(resolver)));
            copied.check(CopiedFiles.documents(resolver), workers);
            copied.reportUnusedWaivers();
            problems.failOnErrors();

            stages.begin("pictures");
            pictures.write(resolver, written);
            problems.failOnErrors();
            problems.addAll(template.findUnused(content.clinic().locale()));
            problems.addAll(Words.misspelt(content.clinic().locale(), template.layers(), template::ownMentions));
            problems.addAll(UnseenContent.ofFiles(
                    content, contentShownAs, resolver.used().values()));
            problems.addAll(UnseenContent.ofTags(content, template));
            statics.write(written);
            String id = buildId.value();
            if (!statics.has(BuildMark.PATH)) {
                output.write(buildId.file());
            }
            if (ledger != null) {
                output.write(new OutputFile(PublicLedger.PATH, ledger.end().of(id)));
            }
            problems.addAll(pages.checkTemplates(output.files()));
            whole.limits().checkMade(output.sizes());
            problems.addAll(output.faults());
            problems.failOnErrors();
            options.failOnWarnings(problems);

            stages.begin("reports");
            SiteTodos marked = todos.end();
            besides.begin(() -> reports.writeFindings(problems.all(), marked.findings(), marked.todos()));
            reports.writeFileList(output.target(), output.files(), id);
            reports.write("nginx.conf", renderer.nginx());
            reports.writeLetThrough(copied.letThrough());
            besides.end();
            stages.check();
            stages.begin("output");
            OutputFolder.Summary summary = kept == null ? output.swap() : output.update();
            reports.keep();
            stages.end();
            GenerateResult result = new GenerateResult(
                    site.pages().size(),
                    summary.written(),
                    summary.unchanged(),
                    Reports.count(reviews),
                    reports.mended(reviews, problems.mended()),
                    Reports.explanation(reviews, options.explainLink()),
                    problems.warnings(),
                    options.outputDirectory().resolve("index.html"),
                    stages.total(),
                    marked.findings(),
                    marked.todos(),
                    pictures.made(),
                    site.base().isKnown() ? site.base() : null,
                    content.clinic().timeZone());
            reports.build(result, stages.millis());
            reports.keep();
            return result;
        }
    }
}
